/** The tables that positions are read from. */
export const POSITION_TABLES = [
  'proposition',
  'proposition_code',
  'code_question',
  'evidence',
  'position',
  'anchor',
  'case',
  'case_member',
  'case_source',
  'source',
  'source_coder',
  'speaker',
] as const

/** The tables that the sheet of a proposition is read from. */
export const SHEET_TABLES = [
  ...POSITION_TABLES,
  'proposition_wording',
  'proposition_case',
  'negative_case',
  'evidence_search',
  'paragraph',
] as const

/** What may move evidence or cases in or out of a filter. */
export const FILTERED = [
  'coding',
  'code',
  'coder',
  'coder_fact',
  'paragraph',
  'attribute',
  'attribute_value',
  'framework_version',
] as const
