// The names that people give to the columns of each sheet. One table per sheet; the first name is the sample study's.

import { fold } from '../../base/order.ts'

const SITES = {
  key: ['site_id', 'site', 'site_code', 'organisation_id', 'id', 'key'],
  name: ['pseudonym', 'name', 'site_name', 'label', 'title', 'organisation'],
  pairedWith: ['paired_with', 'pair_with', 'partner'],
  mergedWith: ['merged_with', 'merger_with'],
  mergedOn: ['merged_on', 'merger_date', 'date_of_merger'],
} as const

const PAIRS = {
  key: ['pairing_id', 'pair_id', 'pairing', 'pair', 'id', 'key'],
  name: ['name', 'pair_name', 'label', 'title'],
} as const

const PARTICIPANTS = {
  key: ['respondent_id', 'participant_id', 'person_id', 'interviewee_id', 'respondent', 'participant', 'id', 'key'],
  name: ['pseudonym', 'name', 'respondent_name', 'participant_name', 'label'],
  site: ['site_id', 'site', 'site_code', 'organisation_id', 'organisation'],
  interview: ['interview', 'interviews', 'interview_id', 'source_id', 'source_ids', 'source', 'transcript'],
} as const

const SOURCES = {
  key: ['source_id', 'source', 'source_key', 'id', 'key'],
  file: ['file', 'path', 'file_name', 'file_path', 'source_file'],
  kind: ['type', 'kind', 'source_type', 'source_kind'],
  name: ['title', 'name', 'source_name', 'label'],
  sites: ['site_ids', 'site_id', 'sites', 'site', 'cases', 'case'],
  participants: [
    'respondent_ids',
    'respondent_id',
    'respondents',
    'respondent',
    'participant_ids',
    'participant_id',
    'participants',
    'participant',
  ],
  date: ['date', 'source_date', 'collected_on', 'interview_date'],
  collectedBy: ['collected_by', 'collector', 'interviewer', 'observer', 'researcher'],
  words: ['words', 'word_count'],
  characters: ['characters', 'chars', 'character_count', 'length'],
  codedBy: ['coded_by', 'coders', 'coder'],
} as const

const FRAMEWORK = {
  key: ['code_id', 'code', 'code_key', 'mnemonic', 'id', 'key'],
  name: ['label', 'name', 'code_name', 'code_label', 'title'],
  kind: ['kind', 'code_kind', 'codable', 'is_codable'],
  parent: ['parent', 'parent_id', 'parent_code', 'parent_code_id'],
  origin: ['origin', 'provenance'],
  cameFrom: ['came_from', 'provenance_kind', 'origin_kind'],
  originNote: ['origin_note', 'provenance_note'],
  questions: ['topic_guide_question', 'topic_guide_questions', 'questions', 'question', 'question_links'],
  brief: ['brief_definition', 'brief', 'short_definition'],
  full: ['full_definition', 'full', 'definition', 'description', 'long_definition'],
  inclusion: ['inclusion', 'inclusion_criteria', 'include', 'when_to_use'],
  exclusion: ['exclusion', 'exclusion_criteria', 'exclude', 'when_not_to_use'],
  typical: ['typical_exemplar', 'exemplar', 'typical', 'example'],
  closeButNo: ['close_but_no', 'near_miss', 'close_but_not'],
  status: ['status', 'state'],
  valence: ['valence', 'helps_or_hinders', 'enabler_or_barrier'],
  introduced: ['introduced', 'introduced_in', 'since'],
  retired: ['retired', 'retired_in'],
  replacedBy: ['replaced_by', 'replacement', 'replacements'],
  // What our own codebook says besides, and nobody brings in by a sheet.
  sets: ['sets'],
  owner: ['owner'],
  definitionNumber: ['definition_number'],
  codings: ['codings'],
  sources: ['sources'],
  coders: ['coders'],
  version: ['version'],
} as const

const HISTORY = {
  key: ['change_id', 'id', 'key'],
  version: ['version', 'version_label', 'codebook_version'],
  date: ['date', 'saved_on', 'changed_on', 'day'],
  operation: ['operation', 'change', 'action'],
  codes: ['code_id', 'code_ids', 'codes', 'code'],
  into: ['into', 'into_codes', 'to', 'result'],
  by: ['by', 'made_by', 'who', 'author', 'coder'],
  reason: ['reason', 'why', 'note', 'comment'],
} as const

const PROPOSITIONS = {
  key: ['proposition_id', 'id', 'key'],
  statement: ['statement', 'proposition', 'wording', 'text'],
  origin: ['origin', 'provenance'],
  rivalOf: ['rival_of', 'rival'],
  codes: ['related_codes', 'codes', 'code_ids', 'code_id'],
  confirmingMeans: ['confirming_means', 'counts_for', 'expected_pattern', 'confirming'],
  disconfirmingMeans: ['disconfirming_means', 'counts_against', 'disconfirming'],
  status: ['status', 'state'],
} as const

const CODINGS = {
  key: ['coding_id', 'id', 'key'],
  source: ['source_id', 'source', 'source_key', 'source_name', 'document'],
  file: ['file', 'path', 'file_name', 'source_file'],
  start: ['start', 'start_offset', 'begin', 'from'],
  end: ['end', 'end_offset', 'stop', 'to'],
  quote: ['quote', 'excerpt', 'quotation', 'text', 'words'],
  code: ['code_id', 'code', 'code_key', 'code_name', 'label'],
  coder: ['coder', 'coded_by', 'coder_id', 'coder_name', 'user'],
  proposition: ['proposition_id', 'proposition'],
  stance: ['stance', 'bears'],
  participants: [
    'respondent_id',
    'respondent',
    'participant_id',
    'participant',
    'speaker',
    'respondent_ids',
    'respondents',
    'participant_ids',
    'participants',
  ],
  sites: ['site_ids', 'site_id', 'sites', 'site'],
  // Several judgements in one cell, as our own excerpts have them: “P1 confirming;P2 qualifying”.
  stances: ['stances'],
  strength: ['strength', 'weight'],
  exemplar: ['exemplar', 'is_exemplar'],
  comment: ['comment', 'comments', 'note', 'notes'],
} as const

/** The columns that each sheet may have, by the name we give them inside, with all names that people use for them. */
export const COLUMNS = {
  sites: SITES,
  pairs: PAIRS,
  participants: PARTICIPANTS,
  sources: SOURCES,
  framework: FRAMEWORK,
  history: HISTORY,
  propositions: PROPOSITIONS,
  codings: CODINGS,
} as const

/** The sheets that are known. */
export type SheetKind = keyof typeof COLUMNS
/** The columns of one sheet, by our names. */
export type FieldOf<Kind extends SheetKind> = Extract<keyof (typeof COLUMNS)[Kind], string>

/** A column's name for comparing: without case, spaces and punctuation (`Site ID`, `site_id` and `siteId` are one). */
export function plainName(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
