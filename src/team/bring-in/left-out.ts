// What stays out when a thing stays out: everything that cannot be without it. Pure.

import type { Rows, TableFacts } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'

/** Tables of another project that tell of that project's own work: versions of its framework, its rounds and outputs, its settings. They do not come along. */
export const THEIR_OWN: ReadonlySet<string> = new Set([
  'framework_version',
  'framework_entry',
  'agreement_run',
  'saved_filter',
  'saved_display',
  'population',
  'output_setting',
  'project_fact',
  'disclosure_decision',
  'round',
  'round_coder',
  'round_thing',
  'round_look',
  'proposal',
])

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

/** What of another project stays out: what was chosen so, its own work, and what rests on either. */
export class LeftOut {
  readonly #tables: ReadonlyMap<string, TableFacts>
  readonly #ids = new Map<string, Set<string>>()

  /** `things`: ids that were chosen to stay out. `also`: rows that stay out for a reason of their own. Paragraphs are as their source is. */
  constructor(
    tables: readonly TableFacts[],
    rows: Rows,
    things: ReadonlySet<string>,
    also: (table: string, row: Row) => boolean = () => false,
  ) {
    this.#tables = new Map(tables.map(table => [table.name, table]))
    for (const { name } of tables) {
      if (THEIR_OWN.has(name) || name === 'paragraph') continue
      const ids = new Set<string>()
      this.#ids.set(name, ids)
      for (const row of rows.all(name))
        if (things.has(row['id'] as string) || also(name, row) || !this.#stands(name, row)) ids.add(row['id'] as string)
    }
  }

  /** Whether a row stays out. */
  has(table: string, id: string): boolean {
    return THEIR_OWN.has(table) || (this.#ids.get(table)?.has(id) ?? false)
  }

  #stands(table: string, row: Row): boolean {
    // What is said of something by its id alone.
    if (table === 'adjudication' && this.has('source', row['source_id'] as string)) return false
    if (
      table === 'comment' &&
      [row['thing_id'], row['beside_id']].some(id => typeof id === 'string' && this.#hasAny(id))
    )
      return false
    return this.#tables.get(table)!.refs.every(({ column, table: to }) => {
      const id = row[column]
      return typeof id !== 'string' || EMPTIED.has(`${table} ${column}`) || !this.has(to, id)
    })
  }

  #hasAny(id: string): boolean {
    for (const ids of this.#ids.values()) if (ids.has(id)) return true
    return false
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

  /** How many rows of each table stay out. */
  counts(): [table: string, count: number][] {
    return [...this.#ids].flatMap(([table, ids]) => (ids.size === 0 ? [] : [[table, ids.size]]))
  }
}
