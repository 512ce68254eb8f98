// Things and fields of a merge in the field's words. Pure.

import type { Row } from './types.ts'

const THINGS: Readonly<Record<string, string>> = {
  code: 'Code',
  coding: 'Coding',
  source: 'Source',
  paragraph: 'Paragraph',
  speaker: 'Speaker',
  text_edit: 'Correction',
  anchor: 'Place',
  anchor_question: 'Question about a place',
  case: 'Case',
  case_link: 'Relation',
  case_member: 'Member of a pair',
  case_source: 'Source of a case',
  attribute: 'Attribute',
  attribute_value: 'Value',
  consent: 'Consent',
  memo: 'Memo',
  memo_link: 'Link of a memo',
  proposition: 'Proposition',
  proposition_code: 'Code of a proposition',
  proposition_case: 'Case of a proposition',
  proposition_wording: 'Former wording',
  evidence: 'Evidence',
  evidence_search: 'Search for evidence',
  position: 'Position',
  negative_case: 'Negative case',
  summary: 'Summary',
  summary_link: 'Passage of a summary',
  summary_former: 'Former summary',
  rating: 'Rating',
  rating_scale: 'Scale',
  rating_anchor: 'Passage of a rating',
  claim: 'Claim',
  coder: 'Coder',
  coder_fact: 'Fact of a coder',
  case_event: 'Merged or split case',
  project_fact: 'Fact of the study',
  source_coder: 'Coded mark',
  source_code: 'Published code of a source',
  allocation: 'Allocation',
  framework_version: 'Version of the framework',
  framework_operation: 'Change of the framework',
  framework_entry: 'Entry of a version',
  code_replacement: 'Successor of a code',
  code_set: 'Set of codes',
  code_set_member: 'Code of a set',
  code_question: 'Question of a code',
  question: 'Topic-guide question',
  to_decide: 'Coding to be decided',
  saved_filter: 'Filter',
  saved_display: 'Matrix',
  quote: 'Quote',
  comment: 'Comment',
  comment_mention: 'Mention',
  round: 'Round',
  round_coder: 'Reviewer',
  round_thing: 'Thing to review',
  round_look: 'Look of a reviewer',
  proposal: 'Proposal',
  adjudication: 'Adjudication',
  adjudication_coding: 'Coding of an adjudication',
  agreement_run: 'Run of agreement',
  other_project: 'Project that was brought in',
  other_version: 'Version of another project',
  other_run: 'Run of agreement of another project',
  disclosure_decision: 'Disclosure decision',
  output_setting: 'Setting of outputs',
  population: 'Population',
  act: 'Name of an act',
  answer_so_far: 'Answer not applied yet',
  hand_in: 'Copy that came back',
  hand_out: 'Copy handed out',
  merge_question: 'Question of a merge',
  merge_report: 'Report of a merge',
  output: 'Output written out',
  project: 'Project',
}

const FIELDS: Readonly<Record<string, string>> = {
  brief_definition: 'Brief definition',
  full_definition: 'Full definition',
  inclusion: 'When to use',
  exclusion: 'When not to use',
  typical_exemplar: 'Typical example',
  close_but_no: 'Close, but no',
  parent_id: 'Under',
  code_id: 'Code',
  anchor_id: 'Passage',
  case_id: 'Case',
  source_id: 'Source',
  coder_id: 'Coder',
  owner_id: 'Owner',
  within_id: 'Within',
  provenance: 'Provenance',
  provenance_kind: 'Where from',
  provenance_note: 'Note on where from',
  published_code: 'Published code',
  published_at: 'Published since',
  statement: 'Wording',
  confirming_means: 'What would count for it',
  disconfirming_means: 'What would count against it',
  short_name: 'Short name',
  same_event: 'Same event',
  linked_on: 'Since',
  given_on: 'Given on',
  withdrawn_on: 'Withdrawn on',
  body: 'Words',
  joined_to: 'Joined to',
  collected_by: 'Collected by',
  silent_kind: 'Kind of silence',
}

/** What a row of a table is called: “Coding”. */
export function thingWord(table: string): string {
  return THINGS[table] ?? table.replaceAll('_', ' ')
}

/** What a column is called: “Brief definition”. */
export function fieldLabel(column: string): string {
  const known = FIELDS[column]
  if (known !== undefined) return known
  const words = column.replace(/_(id|at|on)$/, '').replaceAll('_', ' ')
  return words[0]!.toUpperCase() + words.slice(1)
}

/** A stored value as people read it. */
export function fieldWords(column: string, value: string | number): string {
  if (column === 'exemplar' || column === 'applies') return value === 1 ? 'yes' : 'no'
  if (column === 'choices' && typeof value === 'string') {
    try {
      const list: unknown = JSON.parse(value)
      if (Array.isArray(list)) return list.join(', ')
    } catch {
      // Shown as it is.
    }
  }
  return String(value)
}

interface Finds {
  find(table: string, id: string): Row | null
}

const NAMING = [
  'name',
  'label',
  'title',
  'short_name',
  'statement',
  'wording',
  'words',
  'other_name',
  'key',
  'field',
  'says',
] as const
const LONG = 120

/** Whether columns of a row say what it is called. */
export function names(row: Row): boolean {
  return NAMING.some(column => column in row)
}

/** What a row is called, by its own words or by what it stands on. */
export function nameOfRow(draft: Finds, table: string, row: Row, depth = 0): string {
  for (const column of NAMING) {
    const value = row[column]
    if (typeof value === 'string' && value.trim() !== '') return shortened(value)
  }
  if (depth > 2) return ''
  const of = (other: string, column: string) => {
    const id = row[column]
    if (typeof id !== 'string') return ''
    const found = draft.find(other, id)
    return found === null ? '' : nameOfRow(draft, other, found, depth + 1)
  }
  // A statement ends with a stop; what follows it goes on.
  const both = (...names: string[]) =>
    names
      .filter(Boolean)
      .map((name, at, all) => (at < all.length - 1 ? name.replace(/\.$/u, '') : name))
      .join(', ')
  switch (table) {
    case 'coding':
      return both(of('code', 'code_id'), of('anchor', 'anchor_id'))
    case 'evidence':
      return both(of('proposition', 'proposition_id'), of('anchor', 'anchor_id'))
    case 'anchor':
    case 'text_edit':
    case 'paragraph':
      return of('source', 'source_id')
    case 'case_link':
      return both(of('case', 'from_id'), of('case', 'to_id'))
    default:
      return both(
        of('proposition', 'proposition_id'),
        of('attribute', 'attribute_id'),
        of('summary', 'summary_id'),
        of('code', 'code_id'),
        of('case', 'case_id'),
        of('source', 'source_id'),
        of('coder', 'coder_id'),
      )
  }
}

function shortened(words: string): string {
  return words.length > LONG ? `${words.slice(0, LONG).trimEnd()} …` : words
}
