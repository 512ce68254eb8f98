/** A change of any of these may move codings, evidence or words in or out of a filter. */
export const MOVES_FILTERED: readonly string[] = [
  'coding',
  'anchor',
  'evidence',
  'code',
  'coder',
  'coder_fact',
  'paragraph',
  'source',
  'speaker',
  'case',
  'case_source',
  'case_member',
  'attribute',
  'attribute_value',
  'framework_version',
  'summary',
]
