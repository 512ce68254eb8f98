// How rows of each table are merged where nothing more is said of them: which columns go together, which are never asked about, and
// by which kind of METHODS 5.3 a difference is asked about.

import type { MergeKind } from './types.ts'

/** What holds for a table. */
export interface TableRule {
  /** Columns that are one thing: taken together or not at all. The first is the one that is shown. */
  readonly units: readonly (readonly string[])[]
  /** Columns that are never asked about: the smaller value holds, the greater, or ours. */
  readonly settle: Readonly<Record<string, 'least' | 'most' | 'ours'>>
  /** The column that says why another holds: both are shown. */
  readonly reasons: Readonly<Record<string, string>>
  /** By which kind a column that was changed otherwise on both sides is asked about. */
  readonly kind: (column: string) => MergeKind
  /** Rows that only say that something is so: removed on one side they go, whatever else. */
  readonly isLink: boolean
}

const LINKS = new Set([
  'case_source',
  'case_member',
  'code_question',
  'code_replacement',
  'code_set_member',
  'memo_link',
  'proposition_code',
  'proposition_case',
  'rating_anchor',
  'source_coder',
  'summary_link',
  'comment_mention',
  'round_look',
  'round_coder',
  'round_thing',
  'adjudication_coding',
  'to_decide',
  'anchor_question',
])

/** Columns of which one at most says on what a row stands: another one on another side is another place, not one more. */
const STANDS_ON: Readonly<Record<string, readonly string[]>> = {
  memo: ['source_id', 'code_id', 'coding_id', 'case_id', 'proposition_id', 'anchor_id', 'journal_on'],
  quote: ['code_id', 'proposition_id'],
}

const UNITS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  attribute: [['type', 'choices', 'rule']],
  attribute_value: [['value', 'applies']],
  case: [['published_code', 'published_at']],
  consent: [['scope', 'given_on', 'withdrawn_on']],
  memo: [['body', 'rich'], STANDS_ON['memo']!],
  source: [['blob_hash', 'format', 'path', 'losses']],
  source_code: [['code', 'published_at']],
  summary: [
    ['text', 'status', 'seen', 'coder_id', 'changed_at', 'reviewed_by_id', 'reviewed_at', 'signed_by_id', 'signed_at'],
  ],
  position: [
    [
      'value',
      'rationale',
      'silent_kind',
      'suggested',
      'confirming',
      'qualifying',
      'disconfirming',
      'evidence_digest',
      'seen',
      'coder_id',
      'decided_at',
    ],
  ],
  negative_case: [['disposition', 'explanation', 'wording_id', 'coder_id']],
  claim: [['words', 'unit', 'counts', 'filter', 'numerator', 'denominator', 'digest', 'seen']],
  quote: [STANDS_ON['quote']!],
  rating: [['value', 'note']],
  proposal: [['state', 'decided_by_id', 'decided_at', 'why']],
}

const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: { published_code: 'published_at' },
  source_code: { code: 'published_at' },
  position: { value: 'rationale' },
  negative_case: { disposition: 'explanation' },
  rating: { value: 'note' },
}

/** Columns of codes that are asked about by a kind of their own. */
const OF_CODES: Readonly<Record<string, MergeKind>> = { name: 'M01', parent_id: 'M08', status: 'M02' }

const KINDS: Readonly<Record<string, MergeKind>> = {
  coding: 'M22',
  code: 'M07',
  question: 'M07',
  code_set: 'M01',
  case: 'M34',
  case_link: 'M38',
  attribute: 'M33',
  attribute_value: 'M31',
  consent: 'M31',
  project_fact: 'M31',
  coder_fact: 'M31',
  summary: 'M39',
  position: 'M40',
  negative_case: 'M40',
  claim: 'M40',
  proposition: 'M41',
  evidence: 'M42',
  rating: 'M42',
  rating_scale: 'M33',
  memo: 'M44',
  comment: 'M44',
  coder: 'M45',
  source: 'M30',
  source_code: 'M34',
  speaker: 'M31',
  framework_version: 'M51',
}

const ALWAYS: Readonly<Record<string, 'least' | 'most' | 'ours'>> = {
  place: 'least',
  hue: 'ours',
  definition: 'most',
  made_at: 'least',
  changed_at: 'most',
  marked_at: 'least',
  imported_at: 'least',
  looked_at: 'most',
  introduced_in: 'least',
  retired_in: 'least',
  founding_anchor_id: 'least',
  seen: 'ours',
  key: 'ours',
  operation_id: 'ours',
  text_hash: 'ours',
  was_code_id: 'least',
  version_id: 'ours',
  saved_at: 'least',
  saved_on: 'least',
  upto_id: 'ours',
  content: 'ours',
  content_counts: 'ours',
  known_at: 'most',
  published_at: 'least',
  brought_at: 'least',
}

/** What two people kept alike is one, whoever of them is told to have kept it. */
const KEPT_ALIKE = new Set(['saved_filter', 'saved_display'])

/** Whose key people give and cite: that two gave different ones is asked about. */
const KEYED_BY_HAND = new Set(['case', 'question'])

/** What was brought in of other projects is theirs: nobody is asked about it, and what stands here stands. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  other_project: ['name'],
  other_version: ['place', 'label', 'reason', 'coder_id', 'project_id'],
  other_run: ['version', 'label', 'settings', 'result', 'sources', 'coder_id', 'project_id'],
}

/** Who codes what is said by whoever hands out the copies; what one side has coded blind stays blind. */
const OF_ALLOCATION = { part: 'ours', blind: 'most' } as const

const rules = new Map<string, TableRule>()

/** The rule of a table. */
export function ruleOf(table: string): TableRule {
  let rule = rules.get(table)
  if (!rule) rules.set(table, (rule = madeRule(table)))
  return rule
}

/** The columns of which one says on what a row stands, where a field is shown for them; else none. */
export function standsOn(table: string, field: string): readonly string[] {
  const columns = STANDS_ON[table] ?? []
  return columns[0] === field ? columns : []
}

function madeRule(table: string): TableRule {
  const kind = KINDS[table] ?? 'M44'
  return {
    units: UNITS[table] ?? [],
    reasons: REASONS[table] ?? {},
    settle: settledIn(table),
    kind: column => (table === 'code' ? OF_CODES[column] : undefined) ?? kind,
    isLink: LINKS.has(table),
  }
}

function settledIn(table: string): TableRule['settle'] {
  const others = OF_OTHERS[table]
  if (others) return { ...ALWAYS, ...Object.fromEntries(others.map(column => [column, 'ours' as const])) }
  if (table === 'allocation') return { ...ALWAYS, ...OF_ALLOCATION }
  if (KEPT_ALIKE.has(table)) return { ...ALWAYS, coder_id: 'least' }
  if (!KEYED_BY_HAND.has(table)) return ALWAYS
  const { key: _key, ...rest } = ALWAYS
  return rest
}
