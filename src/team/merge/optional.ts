// Columns that may be empty: where what they refer to is nowhere, they are emptied and the row stays. Pure.

const OPTIONAL: ReadonlySet<string> = new Set([
  'code founding_anchor_id',
  'code owner_id',
  'code parent_id',
  'coding version_id',
  'coding was_code_id',
  'framework_version upto_id',
  'framework_version coder_id',
  'other_run coder_id',
  'other_run version_id',
  'other_version coder_id',
  'speaker participant_id',
  'case within_id',
  'evidence case_id',
  'memo case_id',
  'negative_case wording_id',
  'proposition_wording case_id',
  'proposition rival_of_id',
  'quote code_id',
  'quote proposition_id',
  'paragraph speaker_id',
  'comment round_id',
  'proposal round_id',
])

/** Whether a column may be emptied. */
export function isOptional(table: string, column: string): boolean {
  return OPTIONAL.has(`${table} ${column}`)
}
