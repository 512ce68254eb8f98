// What stays out when a thing stays out: everything that cannot be without it. Pure.

import { hexOfId } from '../../base/ids.ts'
import type { Rows, TableFacts } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'
import { namingAttributes } from './attribute-names.ts'

/** What of another project is its own: what stays there, by table, and why. Its saved versions and kept runs come, apart from ours: `past-queries`. */
export const THEIR_OWN_WORK: readonly {
  readonly tables: readonly string[]
  readonly what: string
  readonly why: string
}[] = [
  {
    tables: ['output', 'disclosure_decision', 'output_setting'],
    what: 'Outputs and their settings',
    why: 'They tell what left that team, and how that team writes out: published codes and decisions of disclosure hold for its readers.',
  },
  {
    tables: ['population'],
    what: 'Lists wider than the study',
    why: 'The disclosure check counts by such a list: by theirs it would let something through here that your readers could find out. Load the list here where it holds for your study.',
  },
  {
    tables: ['project_fact'],
    what: 'Facts of the study for reporting',
    why: 'They say how that study was made. Yours stand.',
  },
  {
    tables: ['hand_out', 'hand_in', 'merge_report', 'merge_question'],
    what: 'Copies handed out and in, reports of merges',
    why: 'They tell of files of that project.',
  },
  {
    tables: ['act'],
    what: 'Its history',
    why: 'What was done there can be looked up and undone there only. Here it is one act: yours.',
  },
]

/** Tables of another project's past: its rows come into tables of their own, apart from ours (`past-queries`). What refers to one of them lets go of it. */
export const THEIR_PAST: ReadonlySet<string> = new Set(['other_project', 'other_version', 'other_run'])

/** Tables of another project that tell of that project's own work. They do not come along, or not as rows of ours. */
export const THEIR_OWN: ReadonlySet<string> = new Set([
  ...THEIR_OWN_WORK.flatMap(one => one.tables),
  'framework_version',
  'framework_entry',
  'agreement_run',
])

/** What names other things in its JSON, and says nothing without them. */
const NAMING: Readonly<Record<string, string>> = {
  saved_filter: 'filter',
  saved_display: 'request',
  proposal: 'request',
}

/** What says by its id alone what it is about: looked at last, when it is known of everything else whether it stays out. */
const ABOUT = ['comment', 'comment_mention', 'round_thing', 'round_look']

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What is left out is told by name, where it has one. */
const CALLED: Readonly<Record<string, string>> = {
  saved_filter: 'name',
  saved_display: 'name',
  round: 'name',
  proposal: 'says',
}

/** References that are emptied where what they lead to stays out. With any other the row stays out too. */
const EMPTIED: ReadonlySet<string> = new Set([
  'case within_id',
  'code parent_id',
  'code founding_anchor_id',
  'code owner_id',
  'coder joined_to',
  'coding version_id',
  'coding was_code_id',
  'comment for_id',
  'comment round_id',
  'evidence case_id',
  'negative_case wording_id',
  'paragraph speaker_id',
  'proposal decided_by_id',
  'proposal round_id',
  'proposition author_id',
  'proposition merged_into_id',
  'proposition rival_of_id',
  'proposition_wording case_id',
  'quote code_id',
  'quote proposition_id',
  'speaker participant_id',
  'summary reviewed_by_id',
  'summary signed_by_id',
])

/** So many rows are looked at at a time. */
const LOT = 4000

/** What of another project stays out: what was chosen so, its own work, and what rests on either. */
export class LeftOut {
  readonly #tables: ReadonlyMap<string, TableFacts>
  readonly #ids = new Map<string, Set<string>>()
  readonly #rows: Rows
  readonly #namesOut: (table: string, row: Row) => boolean

  private constructor(tables: readonly TableFacts[], rows: Rows, namesOut: (table: string, row: Row) => boolean) {
    this.#tables = new Map(tables.map(table => [table.name, table]))
    this.#rows = rows
    this.#namesOut = namesOut
  }

  /** Finds what stays out. `things`: ids that were chosen to; `also`: rows that do for a reason of their own. Paragraphs are as their source is. Yields how many rows were looked at since. */
  static *of(
    tables: readonly TableFacts[],
    rows: Rows,
    things: ReadonlySet<string>,
    also: (table: string, row: Row) => boolean = () => false,
  ): Generator<number, LeftOut, void> {
    const out = new LeftOut(tables, rows, namingAttributes(rows, things))
    for (const name of [...out.#tables.keys()].sort((a, b) => ABOUT.indexOf(a) - ABOUT.indexOf(b))) {
      if (THEIR_OWN.has(name) || THEIR_PAST.has(name) || name === 'paragraph') continue
      const ids = new Set<string>()
      out.#ids.set(name, ids)
      let looked = 0
      for (const row of rows.all(name)) {
        if (things.has(row['id'] as string) || also(name, row) || !out.#stands(name, row)) ids.add(row['id'] as string)
        if (++looked % LOT === 0) yield LOT
      }
      yield looked % LOT
    }
    return out
  }

  /** Whether a row stays out. */
  has(table: string, id: string): boolean {
    return THEIR_OWN.has(table) || (this.#ids.get(table)?.has(id) ?? false)
  }

  #stands(table: string, row: Row): boolean {
    // What is said of something by its id alone.
    if (table === 'adjudication' && this.has('source', row['source_id'] as string)) return false
    if (
      ABOUT.includes(table) &&
      (row['about'] === 'output' ||
        [row['thing_id'], row['beside_id']].some(id => typeof id === 'string' && this.#hasAny(id)))
    )
      return false
    const naming = NAMING[table]
    if (naming !== undefined && (this.#namesOut(table, row) || this.#namesWhatIsOut(String(row[naming])))) return false
    return this.#tables.get(table)!.refs.every(({ column, table: to }) => {
      const id = row[column]
      return typeof id !== 'string' || EMPTIED.has(`${table} ${column}`) || !this.has(to, id)
    })
  }

  #hasAny(id: string): boolean {
    for (const ids of this.#ids.values()) if (ids.has(id)) return true
    return false
  }

  // A version of theirs is what no filter finds here.
  #namesWhatIsOut(json: string): boolean {
    if (/"versionId":"/.test(json)) return true
    return Array.from(json.matchAll(ID)).some(([id]) => this.#hasAny(hexOfId(id)))
  }

  /** A row without references to what stays out. */
  fit(table: string, row: Row): Row {
    let fitted: Record<string, string | number | null> | null = null
    for (const { column, table: to } of this.#tables.get(table)!.refs) {
      const id = row[column]
      if (typeof id === 'string' && EMPTIED.has(`${table} ${column}`) && this.has(to, id))
        (fitted ??= { ...row })[column] = null
    }
    return fitted ?? row
  }

  /** The rows of each table that stay out, where there are any; with their names, where people know them by one. */
  told(): { readonly table: string; readonly count: number; readonly names: readonly string[] }[] {
    return [...this.#ids].flatMap(([table, ids]) => {
      const column = CALLED[table]
      const names = column === undefined ? [] : [...ids].map(id => String(this.#rows.row(table, id)?.[column] ?? ''))
      return ids.size === 0 ? [] : [{ table, count: ids.size, names }]
    })
  }
}
