// How things of another project come in, beyond what the merge of copies says of their tables. What is one and what is not was decided
// before: nothing is joined here by its name. Pure.

import { normal } from '../merge/codes.ts'
import { attributeSubject, consentSubject, linkSubject, valueSubject } from '../merge/cases.ts'
import type { Draft } from '../merge/draft.ts'
import { summarySubject } from '../merge/summaries.ts'
import { askColumns, type Subject } from '../merge/meet.ts'
import type { Row } from '../merge/types.ts'
import type { SourceTexts } from './texts.ts'

const never = () => null

/** Comes in under a name that none of ours has. */
function apart(table: string, column: string, among: (row: Row, one: Row) => boolean): Subject {
  return {
    twin: never,
    arrives(draft, row, side) {
      const taken = (name: string) =>
        draft
          .all(table)
          .some(one => one['id'] !== row['id'] && among(row, one) && normal(String(one[column])) === normal(name))
      const name = String(row[column])
      if (!taken(name)) return { row, kind: 'added' }
      const mark = draft.facts.sides[side]!.mark
      let fresh = `${name} (${mark})`
      for (let times = 2; taken(fresh); times++) fresh = `${name} (${mark} ${times})`
      return { row: { ...row, [column]: fresh }, kind: 'added' }
    },
  }
}

/** One of one name that says the same is ours; what says something else comes in under another name. */
function unlessTheSame(table: string, content: string): Subject {
  return {
    ...apart(table, 'name', () => true),
    twin(draft, row) {
      const same = draft.facts.ours
        .all(table)
        .find(one => normal(String(one['name'])) === normal(String(row['name'])) && one[content] === row[content])
      return (same?.['id'] as string | undefined) ?? null
    },
  }
}

/** The rules by table. */
export function subjectsOf(texts: SourceTexts): Readonly<Record<string, Subject>> {
  return {
    coder: { twin: never },
    attribute: {
      ...apart('attribute', 'name', (row, one) => one['about'] === row['about']),
      clashes: (draft, id, clashes) => attributeSubject.clashes?.(draft, id, clashes) ?? clashes,
    },
    attribute_value: {
      ...valueSubject,
      arrives(draft, row, side) {
        // Values that follow from others are never stored.
        const ruled = (draft.row('attribute', row['attribute_id'] as string)?.['rule'] ?? null) !== null
        if (!ruled) return { row, kind: 'M32' }
        draft.note('M47', 'attribute_value', draft.object('attribute', row['attribute_id'] as string).name, side)
        return null
      },
    },
    case: { twin: never },
    case_link: linkSubject,
    code: apart(
      'code',
      'name',
      (row, one) => (one['parent_id'] ?? null) === (row['parent_id'] ?? null) && one['status'] !== 'retired',
    ),
    coding: codingSubject(),
    code_set: apart('code_set', 'name', () => true),
    rating_scale: apart('rating_scale', 'name', () => true),
    question: apart('question', 'key', () => true),
    saved_filter: unlessTheSame('saved_filter', 'filter'),
    saved_display: unlessTheSame('saved_display', 'request'),
    proposition: { twin: never },
    source: { twin: never, clashes: (_draft, _id, clashes) => clashes.filter(one => one.columns[0] !== 'blob_hash') },
    anchor: {
      twin: (_draft, row) => texts.twin(row),
      clashes: () => [],
    },
    consent: consentSubject,
    summary: summarySubject,
    memo: { twin: never },
    comment: { twin: never },
  }
}

/** [M20] The same coder, code and passage is one coding. */
function codingSubject(): Subject {
  const key = (row: Row) => `${row['anchor_id']} ${row['code_id']} ${row['coder_id']}`
  let made: Map<string, string> | null = null
  return {
    twin(draft, row) {
      made ??= new Map(draft.facts.ours.all('coding').map(one => [key(one), one['id'] as string]))
      const twin = made.get(key(row))
      if (twin === undefined || twin === row['id']) return null
      draft.note('M20', 'coding', '', null, [twin])
      return twin
    },
    arrives(_draft, row) {
      made?.set(key(row), row['id'] as string)
      return { row, kind: 'added' }
    },
  }
}

/** A code that lies at the top here and below another there stays where it is, and that is asked about: an empty place is a place. */
export function keepPlace(draft: Draft, row: Row, side: number): Row {
  const id = row['id'] as string
  const here = draft.facts.ours.row('code', id)
  if (here === null || here['parent_id'] !== null || (row['parent_id'] ?? null) === null) return row
  const theirs = { parent_id: row['parent_id']! }
  draft.later.push(() => {
    const parent = draft.row('code', theirs.parent_id as string)
    if (parent === null || isBelow(draft, theirs.parent_id as string, id)) return
    askColumns(draft, 'code', id, 'M08', [
      { columns: ['parent_id'], base: null, ours: { parent_id: null }, theirs: [{ side, row: theirs }] },
    ])
  })
  return { ...row, parent_id: null }
}

function isBelow(draft: Draft, code: string, above: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null = code; at !== null && !seen.has(at);) {
    if (at === above) return true
    seen.add(at)
    at = (draft.row('code', at)?.['parent_id'] as string | null | undefined) ?? null
  }
  return false
}

const KEYED: readonly string[] = ['case', 'code', 'source', 'proposition', 'coding']

/** The keys and published codes of ours. One for each plan. */
export class TakenKeys {
  readonly #draft: Draft
  readonly #known = new Map<string, ReadonlyMap<string, string>>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** A key stands for one thing, and so does a published code: what comes in with that of one of ours comes without. */
  without(table: string, row: Row): Row {
    if (!KEYED.includes(table)) return row
    let free = row
    if (this.#isTaken(table, 'key', row)) free = { ...free, key: null }
    if (this.#isTaken(table, 'published_code', row)) free = { ...free, published_code: null, published_at: null }
    return free
  }

  #isTaken(table: string, column: string, row: Row): boolean {
    const value = row[column]
    if (typeof value !== 'string') return false
    const holder = this.#holders(table, column).get(this.#called(table, column, row))
    return holder !== undefined && holder !== row['id']
  }

  #holders(table: string, column: string): ReadonlyMap<string, string> {
    const name = `${table} ${column}`
    let holders = this.#known.get(name)
    if (!holders) {
      const rows = this.#draft.facts.ours.all(table).filter(row => row[column] !== null)
      holders = new Map(rows.map(row => [this.#called(table, column, row), row['id'] as string]))
      this.#known.set(name, holders)
    }
    return holders
  }

  // A site and a person may have one key.
  #called(table: string, column: string, row: Row): string {
    return table === 'case' && column === 'key' ? `${row['kind']} ${row[column]}` : String(row[column])
  }
}

/** What a question says where both were never one: that they differ, not that somebody changed something. */
export const SAYS: Readonly<Record<string, string>> = {
  M01: 'Called otherwise there.',
  M02: 'Its state is another there.',
  M07: 'Defined otherwise there.',
  M08: 'Lies elsewhere in the framework there.',
  M22: 'The same coding is told otherwise there.',
  M30: 'The source is told otherwise there.',
  M31: 'The value is another there.',
  M33: 'The attribute is another there.',
  M34: 'Called otherwise there.',
  M38: 'The relation is told otherwise there.',
  M40: 'Decided otherwise there.',
  M41: 'Worded otherwise there.',
  M42: 'The same judge judged otherwise there.',
  M44: 'Written otherwise there.',
  M45: 'The person is told otherwise there.',
}
