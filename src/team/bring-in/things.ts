// By which signs the things of each kind are known to be alike. Pure.

import { DEFINITION, normal } from '../merge/codes.ts'
import type { Rows } from '../merge/facts.ts'
import type { Row } from '../merge/types.ts'
import type { ThingKind } from './types.ts'

/** A sign that two things are one: what is compared, how strong it is, and what it says. */
export interface Sign {
  readonly says: string
  readonly weight: number
  readonly of: (row: Row) => string
}

/** One kind of thing. `apart`: only things with the same of this can be one. `like`: words that may be alike without being the same. `sure`: signs that are certain alone; two signs of `together` are certain too. */
export interface Thing {
  readonly kind: ThingKind
  readonly name: (row: Row) => string
  readonly detail: (row: Row) => string | null
  readonly apart: (row: Row) => string
  readonly signs: Readonly<Record<string, Sign>>
  readonly like: readonly { readonly says: string; readonly weight: number; readonly of: (row: Row) => string }[]
  readonly sure: readonly string[]
  readonly together: readonly string[]
  /** Whether one of ours can be meant by one of theirs at all. */
  readonly stands?: (ours: Row, theirs: Row) => boolean
  /** By which table and column is counted what rests on it. */
  readonly rests: readonly [table: string, column: string]
}

const text = (row: Row, column: string): string => {
  const value = row[column]
  return value === null || value === undefined ? '' : String(value)
}
const same = (column: string, says: string, weight: number): Sign => ({
  says,
  weight,
  of: row => normal(text(row, column)),
})
const everything = () => ''
const definition = (row: Row) => DEFINITION.map(field => text(row, field)).join(' ')

const KEY = same('key', 'same key', 0.5)
const NAME = same('name', 'same name', 0.9)
const LIKE_NAME = { says: 'a name like it', weight: 0.8, of: (row: Row) => text(row, 'name') }

/** The kinds, what others refer to first. */
export const THINGS: readonly Thing[] = [
  {
    kind: 'coder',
    name: row => text(row, 'name'),
    detail: row => (row['kind'] === 'consensus' ? 'consensus' : text(row, 'initials')),
    apart: row => text(row, 'kind'),
    signs: {
      name: NAME,
      initials: same('initials', 'same initials', 0.6),
      consensus: {
        says: 'both stand for what the team agreed on',
        weight: 1,
        of: row => (row['kind'] === 'consensus' ? 'consensus' : ''),
      },
    },
    like: [LIKE_NAME],
    sure: ['consensus'],
    together: ['name', 'initials'],
    rests: ['coding', 'coder_id'],
  },
  {
    kind: 'attribute',
    name: row => text(row, 'name'),
    detail: row => `${text(row, 'about')}, ${text(row, 'type')}`,
    apart: row => text(row, 'about'),
    signs: { name: NAME, type: { says: 'same type', weight: 0, of: row => text(row, 'type') } },
    like: [LIKE_NAME],
    sure: [],
    together: ['name', 'type'],
    rests: ['attribute_value', 'attribute_id'],
  },
  {
    kind: 'case',
    name: row => text(row, 'name'),
    detail: row => [text(row, 'kind'), text(row, 'key')].filter(Boolean).join(', '),
    apart: row => text(row, 'kind'),
    signs: { name: NAME, key: KEY, published: same('published_code', 'same published code', 0.55) },
    like: [LIKE_NAME],
    sure: [],
    together: ['name', 'key', 'published'],
    rests: ['case_source', 'case_id'],
  },
  {
    kind: 'code',
    name: row => text(row, 'name'),
    detail: row => row['brief_definition'] as string | null,
    apart: everything,
    signs: {
      name: NAME,
      key: KEY,
      definition: {
        says: 'same definition',
        weight: 0.85,
        of: row => normal(DEFINITION.map(field => text(row, field)).join('\n')),
      },
    },
    like: [LIKE_NAME, { says: 'a definition like it', weight: 0.75, of: definition }],
    sure: [],
    together: ['name', 'key', 'definition'],
    stands: (ours, theirs) => ours['status'] !== 'retired' || theirs['status'] === 'retired',
    rests: ['coding', 'code_id'],
  },
  {
    kind: 'question',
    name: row => text(row, 'wording'),
    detail: row => text(row, 'key'),
    apart: everything,
    signs: { wording: same('wording', 'same wording', 0.9) },
    like: [{ says: 'a wording like it', weight: 0.8, of: row => text(row, 'wording') }],
    sure: ['wording'],
    together: [],
    rests: ['code_question', 'question_id'],
  },
  {
    kind: 'code_set',
    name: row => text(row, 'name'),
    detail: () => null,
    apart: everything,
    signs: { name: NAME },
    like: [LIKE_NAME],
    sure: [],
    together: [],
    rests: ['code_set_member', 'set_id'],
  },
  {
    kind: 'proposition',
    name: row => text(row, 'short_name') || text(row, 'statement'),
    detail: row => (row['short_name'] === null ? null : text(row, 'statement')),
    apart: everything,
    signs: { statement: same('statement', 'same wording', 0.95), name: same('short_name', 'same short name', 0.8) },
    like: [{ says: 'a wording like it', weight: 0.8, of: row => text(row, 'statement') }],
    sure: ['statement'],
    together: [],
    rests: ['evidence', 'proposition_id'],
  },
  {
    kind: 'rating_scale',
    name: row => text(row, 'name'),
    detail: row => text(row, 'kind'),
    apart: row => text(row, 'kind'),
    signs: { name: NAME, steps: { says: 'same steps', weight: 0.3, of: row => text(row, 'steps') } },
    like: [LIKE_NAME],
    sure: [],
    together: ['name', 'steps'],
    rests: ['rating', 'scale_id'],
  },
  {
    kind: 'source',
    name: row => text(row, 'name'),
    detail: row => [text(row, 'kind'), text(row, 'date')].filter(Boolean).join(', '),
    apart: everything,
    signs: {
      text: { says: 'same text', weight: 1, of: row => text(row, 'text_hash') },
      file: { says: 'same original file', weight: 0.95, of: row => text(row, 'blob_hash') },
      name: same('name', 'same title', 0.9),
    },
    like: [{ says: 'a title like it', weight: 0.8, of: row => text(row, 'name') }],
    sure: ['text'],
    together: [],
    rests: ['anchor', 'source_id'],
  },
]

/** The kind of thing that a table holds; undefined for what only rests on things. */
export const THING_OF: ReadonlyMap<string, Thing> = new Map(THINGS.map(thing => [thing.kind, thing]))

/** The values of a case by the name of the attribute, so that two cases can be held against each other. */
export function valuesOf(rows: Rows, caseId: string): ReadonlyMap<string, string> {
  return new Map(
    rows.where('attribute_value', 'case_id', caseId).map(row => {
      const name = rows.row('attribute', row['attribute_id'] as string)?.['name'] as string | undefined
      return [normal(name ?? ''), normal(String(row['value']))]
    }),
  )
}
