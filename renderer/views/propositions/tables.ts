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
  'summary',
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
