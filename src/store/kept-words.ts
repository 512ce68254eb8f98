// Where words of texts are kept besides the texts, table by table: what people wrote and can rewrite, and what nobody can rewrite, which destroying
// for good empties of them. A test knows every other column that holds text, and why no words are in it.

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { jsonSaying } from '../base/json-words.ts'
import type { Read } from './access.ts'
import type { Connection } from './driver.ts'
import { sql, type Value } from './sql.ts'

/** What people wrote, and rewrite themselves: they are told where words stand in it. */
export const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  attribute: ['name', 'choices', 'rule'],
  attribute_value: ['value'],
  case: ['key', 'name', 'published_code'],
  case_link: ['relation', 'note'],
  claim: ['words'],
  code: [
    'key',
    'name',
    'provenance_note',
    'brief_definition',
    'full_definition',
    'inclusion',
    'exclusion',
    'typical_exemplar',
    'close_but_no',
  ],
  code_set: ['name'],
  coder: ['name'],
  coder_fact: ['value'],
  coding: ['comment'],
  comment: ['body'],
  consent: ['note'],
  evidence: ['condition', 'same_event', 'rationale'],
  memo: ['title', 'body'],
  negative_case: ['explanation'],
  output_setting: ['settings'],
  population: ['file', 'attributes', 'members'],
  position: ['rationale'],
  project: ['name'],
  project_fact: ['value'],
  proposition: [
    'key',
    'statement',
    'origin',
    'confirming_means',
    'disconfirming_means',
    'short_name',
    'scope',
    'scope_filter',
    'limitations',
  ],
  question: ['key', 'wording'],
  quote: ['note', 'shown_code', 'approval', 'paraphrase'],
  rating: ['value', 'note'],
  rating_scale: ['name', 'steps', 'rule'],
  round: ['name', 'purpose', 'filter'],
  saved_display: ['name', 'request', 'rule', 'reason'],
  saved_filter: ['name', 'filter'],
  source: ['key', 'name', 'path', 'collected_by', 'losses'],
  source_code: ['code'],
  speaker: ['label'],
  summary: ['text'],
}

/** What nobody can rewrite: records of what was done or seen, former wordings, what was saved as it was. */
export const KEPT: Readonly<Record<string, readonly string[]>> = {
  act: ['label'],
  adjudication: ['reason'],
  agreement_run: ['label', 'settings', 'result'],
  anchor_question: ['words', 'before', 'after'],
  answer_so_far: ['called', 'asked', 'answer'],
  case_event: ['other_key', 'other_name', 'reason', 'details'],
  change: ['label'],
  claim: ['filter', 'seen'],
  code: ['introduced_in', 'retired_in'],
  comment: ['name', 'seen', 'cell'],
  disclosure_decision: ['subject', 'reason'],
  evidence_search: ['looked_for', 'looked_in', 'note'],
  framework_entry: ['codes', 'into_codes', 'reason'],
  framework_operation: ['reason', 'details'],
  framework_version: ['label', 'reason', 'content'],
  hand_in: ['file'],
  hand_out: ['file', 'version_label'],
  merge_question: ['content', 'answer'],
  merge_report: ['content'],
  other_project: ['name'],
  other_run: ['version', 'label', 'settings', 'result'],
  other_version: ['label', 'reason', 'content'],
  output: ['file', 'folder', 'manifest', 'shown', 'counts'],
  position: ['seen'],
  proposal: ['request', 'says', 'reason', 'why'],
  proposition_wording: ['statement', 'confirming_means', 'disconfirming_means', 'scope', 'scope_filter', 'reason'],
  quote: ['edits'],
  round_thing: ['name', 'cell'],
  summary: ['seen'],
  summary_former: ['text'],
  text_edit: ['steps', 'reason'],
}

/** The same words as in a column that is told of, written otherwise. */
export const BESIDE: Readonly<Record<string, readonly string[]>> = { memo: ['rich'] }

/** JSON that is kept deflated. */
const PACKED: Readonly<Record<string, readonly string[]>> = {
  agreement_run: ['result'],
  framework_version: ['content'],
  merge_report: ['content'],
  other_run: ['result'],
  other_version: ['content'],
}
/** JSON whose fields have names that people gave. */
const NAMED: Readonly<Record<string, readonly string[]>> = { output: ['shown', 'counts'] }
/** Goes as a whole: what somebody has not decided for good yet. */
const GOES = new Set(['answer_so_far'])

/** Says words without those that are to go; gives them back as they are where none is among them. */
export type Saying = (words: string) => string

/** Whether a column holds JSON deflated. */
export function isPacked(table: string, column: string): boolean {
  return PACKED[table]?.includes(column) ?? false
}

/** A value of a column said otherwise: itself where nothing is. What is packed is given as bytes, or as the log holds bytes. */
export function sayingColumn<Kept extends Value>(table: string, column: string, value: Kept, say: Saying): Kept {
  const within = NAMED[table]?.includes(column) ? 'names and values' : 'values'
  if (isPacked(table, column)) {
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) return value
    const bytes = typeof value === 'string' ? Buffer.from(value, 'hex') : value
    const json = inflateRawSync(bytes, { maxOutputLength: 1 << 28 }).toString('utf8')
    const now = jsonSaying(json, say, within) ?? json
    if (now === json) return value
    const packed = deflateRawSync(now)
    return (typeof value === 'string' ? packed.toString('hex') : packed) as Value as Kept
  }
  if (typeof value !== 'string' || value === '') return value
  return (jsonSaying(value, say, within) ?? say(value)) as Value as Kept
}

/** A row that says words which are to go, with the columns that do, said otherwise. */
export interface RowSaying {
  readonly table: string
  readonly n: number
  readonly columns: Record<string, Value>
}

const PAGE = 500

/** The rows of some columns that say words which are to go. `null` now and then, for whoever lets others go first. */
export function* rowsSaying(
  read: Read,
  columns: Readonly<Record<string, readonly string[]>>,
  say: Saying,
): Generator<RowSaying | null, void, void> {
  for (const [table, names] of Object.entries(columns)) {
    const list = names.map(name => `"${name}"`).join(', ')
    const text = `SELECT n, ${list} FROM main."${table}" WHERE n > ? AND coalesce(${names.map(name => `"${name}"`).join(', ')}, NULL) IS NOT NULL ORDER BY n LIMIT ${PAGE}`
    for (let last = 0; ;) {
      const rows = read.all<Record<string, Value> & { n: number }>({ text, values: [last] })
      for (const row of rows) {
        const said: Record<string, Value> = {}
        for (const name of names) {
          const now = sayingColumn(table, name, row[name]!, say)
          if (now !== row[name]) said[name] = now
        }
        if (Object.keys(said).length > 0) yield { table, n: row.n, columns: said }
      }
      yield null
      if (rows.length < PAGE) break
      last = rows.at(-1)!.n
    }
  }
}

/** Empties of words what nobody can rewrite. */
export function emptyKept(made: Connection, say: Saying): void {
  // Written after it was read: what is read page by page does not change meanwhile.
  for (const row of Array.from(rowsSaying(made, KEPT, say))) {
    if (row === null) continue
    const { table, n, columns } = row
    if (GOES.has(table)) {
      made.write(`DELETE FROM main."${table}" WHERE n = ?`, [n])
      continue
    }
    if (table === 'framework_version' && typeof columns['label'] === 'string')
      columns['label'] = unlikeOthers(made, n, columns['label'])
    const set = Object.keys(columns).map(name => `"${name}" = ?`)
    made.write(`UPDATE main."${table}" SET ${set.join(', ')} WHERE n = ?`, [...Object.values(columns), n])
  }
}

/** No two versions are called the same. */
function unlikeOthers(made: Connection, n: number, label: string): string {
  const isTaken = (one: string) =>
    made.get(sql`SELECT 1 FROM main.framework_version WHERE label = ${one} AND n <> ${n}`) !== undefined
  let free = label
  while (isTaken(free)) free += '█'
  return free
}
