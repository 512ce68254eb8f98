// Which columns hold ids that are no foreign keys, and which JSON holds none: a house test knows every column of either kind. Pure.

/** Columns that hold an id though they are no foreign key: what they tell outlives what it is about. */
export const HOLDING_ID: Readonly<Record<string, readonly string[]>> = {
  adjudication: ['source_id'],
  adjudication_coding: ['coding_id', 'anchor_id', 'code_id'],
  case_event: ['other_id'],
  comment: ['thing_id', 'beside_id'],
  round_look: ['thing_id', 'beside_id'],
  round_thing: ['thing_id', 'beside_id'],
}

/** JSON columns with ids in them. */
export const JSON_WITH_IDS: Readonly<Record<string, readonly string[]>> = {
  agreement_run: ['settings'],
  attribute: ['rule'],
  claim: ['filter', 'seen'],
  comment: ['cell'],
  framework_operation: ['details'],
  memo: ['rich'],
  other_run: ['settings', 'sources'],
  position: ['seen'],
  proposal: ['request'],
  proposition: ['scope_filter'],
  proposition_wording: ['scope_filter'],
  round: ['filter'],
  round_thing: ['cell'],
  saved_display: ['request'],
  saved_filter: ['filter'],
  summary: ['seen'],
}

/** JSON columns without ids, and what they hold instead. */
export const JSON_WITHOUT_IDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attribute: { choices: 'values' },
  case_event: { details: 'names, values and counts of then' },
  claim: { counts: 'values of positions' },
  comment: { seen: 'fields in the words of then' },
  framework_version: { content_counts: 'counts' },
  other_version: { content_counts: 'counts' },
  output_setting: { settings: 'words and names of attributes' },
  paragraph: { marks: 'formatting and where it stands in the paragraph' },
  population: { attributes: 'names', members: 'values' },
  quote: { edits: 'words and where they stand in the passage' },
  rating_scale: { steps: 'words' },
  source: { losses: 'words' },
  text_edit: { steps: 'words and where they stood' },
}
