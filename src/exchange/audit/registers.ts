// The registers of an audit trail: what stood in the project's tables, with names in place of ids, a csv file each. After
// Halpern's categories (METHODS 6.2): raw data, reduction, reconstruction, process, intentions, instruments.

import { sql, type Sql } from '../../store/sql.ts'

/** One file of the trail: in which folder, under which name, what it holds in a sentence, its heads, and the query whose columns they are. */
export interface Register {
  readonly file: string
  readonly says: string
  readonly heads: readonly string[]
  readonly query: Sql
}

const CASE = sql`coalesce("case".key, "case".name)`
const SOURCE = sql`coalesce(source.key, source.name)`
const CODE = sql`coalesce(code.key, code.name)`
const PROPOSITION = sql`coalesce(proposition.key, proposition.statement)`

/** All registers, in the order of the table of contents. */
export const REGISTERS: readonly Register[] = [
  {
    file: '1 raw data/sources.csv',
    says: 'Every source: kind, file it came from, date, collector, the SHA-256 of its original, and what the import could not carry.',
    heads: ['source', 'title', 'kind', 'file', 'date', 'collected_by', 'sha256', 'losses'],
    query: sql`SELECT ${SOURCE}, name, kind, path, date, collected_by, lower(hex(blob_hash)), losses FROM source ORDER BY n`,
  },
  {
    file: '1 raw data/corrections.csv',
    says: 'Every correction of a text after import: what was replaced by what, step by step (JSON), by whom and why.',
    heads: ['source', 'at', 'coder', 'kind', 'reason', 'steps'],
    query: sql`SELECT ${SOURCE}, text_edit.made_at, coder.name, text_edit.kind, reason, steps FROM text_edit JOIN source ON source.id = source_id JOIN coder ON coder.id = coder_id ORDER BY text_edit.n`,
  },
  {
    file: '1 raw data/cases.csv',
    says: 'Every case with its kind, what it lies in, and the code it is published under.',
    heads: ['case', 'name', 'kind', 'within', 'published_code', 'published_at'],
    query: sql`SELECT ${CASE}, "case".name, "case".kind, coalesce(outer_case.key, outer_case.name), "case".published_code, "case".published_at FROM "case" LEFT JOIN "case" AS outer_case ON outer_case.id = "case".within_id ORDER BY "case".n`,
  },
  {
    file: '1 raw data/cases merged and split.csv',
    says: 'Which cases were merged into which, and which were split off which: when, by whom and why, and what did not go over (details as JSON).',
    heads: ['case', 'event', 'other', 'other_name', 'kind', 'happened_on', 'reason', 'coder', 'at', 'details'],
    query: sql`SELECT ${CASE}, event, coalesce(other_key, other_name), other_name, other_kind, happened_on, reason, coder.name, case_event.made_at, details FROM case_event JOIN "case" ON "case".id = case_id JOIN coder ON coder.id = case_event.coder_id ORDER BY case_event.n`,
  },
  {
    file: '1 raw data/case attributes.csv',
    says: 'What is known of cases and sources, a value a line. Values that follow from others are not stored.',
    heads: ['of', 'about', 'attribute', 'value', 'applies'],
    query: sql`SELECT coalesce("case".key, "case".name, source.key, source.name), about, attribute.name, value, applies FROM attribute_value JOIN attribute ON attribute.id = attribute_id LEFT JOIN "case" ON "case".id = case_id LEFT JOIN source ON source.id = source_id ORDER BY attribute_value.n`,
  },
  {
    file: '1 raw data/sources of cases.csv',
    says: 'Which sources belong to which cases.',
    heads: ['case', 'kind', 'source'],
    query: sql`SELECT ${CASE}, "case".kind, ${SOURCE} FROM case_source JOIN "case" ON "case".id = case_id JOIN source ON source.id = source_id ORDER BY case_source.n`,
  },
  {
    file: '1 raw data/consent.csv',
    says: 'What participants agreed to.',
    heads: ['participant', 'scope', 'given_on', 'withdrawn_on', 'note'],
    query: sql`SELECT ${CASE}, scope, given_on, withdrawn_on, note FROM consent JOIN "case" ON "case".id = case_id ORDER BY consent.n`,
  },
  {
    file: '2 reduction/framework operations.csv',
    says: 'Everything that was done to the framework, with reasons and the codes concerned (details as JSON).',
    heads: ['at', 'coder', 'operation', 'reason', 'details'],
    query: sql`SELECT framework_operation.made_at, coder.name, operation, reason, details FROM framework_operation JOIN coder ON coder.id = coder_id ORDER BY framework_operation.n`,
  },
  {
    file: '2 reduction/framework history from sheets.csv',
    says: 'What a history sheet told of versions before this project.',
    heads: ['version', 'saved_on', 'operation', 'codes', 'into_codes', 'made_by', 'reason'],
    query: sql`SELECT label, saved_on, operation, codes, into_codes, made_by, framework_entry.reason FROM framework_entry JOIN framework_version ON framework_version.id = version_id ORDER BY framework_entry.n`,
  },
  {
    file: '2 reduction/versions of other projects.csv',
    says: 'Saved versions of the frameworks of other projects that were brought in: whose, when they were saved and by whom, why, and when they came. They are none of this framework’s.',
    heads: ['project', 'version', 'saved_on', 'coder', 'reason', 'counts', 'brought_at'],
    query: sql`SELECT other_project.name, label, saved_on, coder.name, reason, content_counts, other_version.brought_at FROM other_version JOIN other_project ON other_project.id = project_id LEFT JOIN coder ON coder.id = coder_id ORDER BY other_project.n, place`,
  },
  {
    file: '2 reduction/agreement of other projects.csv',
    says: 'Runs of agreement that other projects kept and that were brought in: under which version of theirs, what was asked for (JSON), and when they came. The figures are in the files of their names.',
    heads: ['project', 'run', 'version', 'made_at', 'coder', 'asked', 'brought_at'],
    query: sql`SELECT other_project.name, label, version, other_run.made_at, coder.name, settings, other_run.brought_at FROM other_run JOIN other_project ON other_project.id = project_id LEFT JOIN coder ON coder.id = coder_id ORDER BY other_project.n, other_run.n`,
  },
  {
    file: '2 reduction/sources coded.csv',
    says: 'Who marked which source as coded, and when.',
    heads: ['source', 'coder', 'marked_at'],
    query: sql`SELECT ${SOURCE}, coder.name, marked_at FROM source_coder JOIN source ON source.id = source_id JOIN coder ON coder.id = coder_id ORDER BY source_coder.n`,
  },
  {
    file: '3 reconstruction/propositions.csv',
    says: 'Every proposition as it stands, with what would count for and against it.',
    heads: [
      'proposition',
      'statement',
      'origin',
      'status',
      'expected',
      'counts_against',
      'scope',
      'limitations',
      'rival_of',
    ],
    query: sql`SELECT coalesce(proposition.key, lower(hex(proposition.id))), proposition.statement, proposition.origin, proposition.status, proposition.confirming_means, proposition.disconfirming_means, proposition.scope, proposition.limitations, coalesce(rival.key, rival.statement) FROM proposition LEFT JOIN proposition AS rival ON rival.id = proposition.rival_of_id ORDER BY proposition.place`,
  },
  {
    file: '3 reconstruction/former wordings.csv',
    says: 'Wordings that were replaced: until when, by whom, why, and the case that forced it.',
    heads: [
      'proposition',
      'replaced_at',
      'coder',
      'statement',
      'expected',
      'counts_against',
      'scope',
      'reason',
      'case',
    ],
    query: sql`SELECT ${PROPOSITION}, replaced_at, coder.name, proposition_wording.statement, proposition_wording.confirming_means, proposition_wording.disconfirming_means, proposition_wording.scope, reason, ${CASE} FROM proposition_wording JOIN proposition ON proposition.id = proposition_id JOIN coder ON coder.id = coder_id LEFT JOIN "case" ON "case".id = case_id ORDER BY proposition_wording.n`,
  },
  {
    file: '3 reconstruction/positions.csv',
    says: 'Positions that were decided, with what the rule suggested and the people counted at that moment.',
    heads: [
      'proposition',
      'case',
      'position',
      'silent_kind',
      'suggested',
      'confirming',
      'qualifying',
      'disconfirming',
      'rationale',
      'coder',
      'decided_at',
    ],
    query: sql`SELECT ${PROPOSITION}, ${CASE}, value, silent_kind, suggested, confirming, qualifying, disconfirming, rationale, coder.name, decided_at FROM position JOIN proposition ON proposition.id = proposition_id JOIN "case" ON "case".id = case_id JOIN coder ON coder.id = coder_id ORDER BY position.n`,
  },
  {
    file: '3 reconstruction/negative cases.csv',
    says: 'Cases that do not fit a proposition, and what became of them.',
    heads: ['proposition', 'case', 'disposition', 'explanation', 'coder', 'at'],
    query: sql`SELECT ${PROPOSITION}, ${CASE}, disposition, explanation, coder.name, negative_case.made_at FROM negative_case JOIN proposition ON proposition.id = proposition_id JOIN "case" ON "case".id = case_id JOIN coder ON coder.id = coder_id ORDER BY negative_case.n`,
  },
  {
    file: '3 reconstruction/searches for evidence against.csv',
    says: 'Who looked for evidence against a proposition, for what, where, and what was found, also nothing.',
    heads: ['proposition', 'looked_for', 'looked_in', 'looked_at', 'found', 'note', 'coder', 'at'],
    query: sql`SELECT ${PROPOSITION}, looked_for, looked_in, looked_at, found, note, coder.name, evidence_search.made_at FROM evidence_search JOIN proposition ON proposition.id = proposition_id JOIN coder ON coder.id = coder_id ORDER BY evidence_search.n`,
  },
  {
    file: '3 reconstruction/counts in the text.csv',
    says: 'Words of the text that stand for a count of positions, with the count they were written for: how many of how many cases, of which unit, at which positions, among which (JSON).',
    heads: ['proposition', 'words', 'count', 'of', 'unit', 'positions', 'among', 'coder', 'at'],
    query: sql`SELECT ${PROPOSITION}, words, numerator, denominator, unit, counts, filter, coder.name, claim.made_at FROM claim JOIN proposition ON proposition.id = proposition_id JOIN coder ON coder.id = coder_id ORDER BY claim.n`,
  },
  {
    file: '3 reconstruction/ratings.csv',
    says: 'How cases were rated, on which scale, by which rule, by whom.',
    heads: ['scale', 'kind', 'rule', 'case', 'value', 'note', 'coder', 'at'],
    query: sql`SELECT rating_scale.name, rating_scale.kind, rule, ${CASE}, value, note, coder.name, rating.made_at FROM rating JOIN rating_scale ON rating_scale.id = scale_id JOIN "case" ON "case".id = case_id JOIN coder ON coder.id = coder_id ORDER BY rating.n`,
  },
  {
    file: '3 reconstruction/summaries.csv',
    says: 'What was written of cases, on one code or (without a code) on the whole case, with its status.',
    heads: ['case', 'code', 'status', 'text', 'coder', 'changed_at', 'reviewed_by', 'signed_by'],
    query: sql`SELECT ${CASE}, ${CODE}, summary.status, summary.text, coder.name, changed_at, reviewer.name, signer.name FROM summary JOIN "case" ON "case".id = case_id LEFT JOIN code ON code.id = code_id JOIN coder ON coder.id = summary.coder_id LEFT JOIN coder AS reviewer ON reviewer.id = reviewed_by_id LEFT JOIN coder AS signer ON signer.id = signed_by_id ORDER BY summary.n`,
  },
  {
    file: '3 reconstruction/former summaries.csv',
    says: 'What summaries said before.',
    heads: ['case', 'code', 'status', 'text', 'coder', 'written_at'],
    query: sql`SELECT ${CASE}, ${CODE}, summary_former.status, summary_former.text, coder.name, written_at FROM summary_former JOIN summary ON summary.id = summary_id JOIN "case" ON "case".id = case_id LEFT JOIN code ON code.id = code_id JOIN coder ON coder.id = summary_former.coder_id ORDER BY summary_former.n`,
  },
  {
    file: '4 process/quotes.csv',
    says: 'Every quote chosen for a report: from which source, with its edits (JSON), what was said in place of its words, and the leave that was asked for.',
    heads: ['source', 'code', 'proposition', 'edits', 'paraphrase', 'published_as', 'approved_on', 'approval', 'coder'],
    query: sql`SELECT ${SOURCE}, ${CODE}, ${PROPOSITION}, edits, paraphrase, shown_code, approved_on, approval, coder.name FROM quote JOIN anchor ON anchor.id = quote.anchor_id JOIN source ON source.id = anchor.source_id JOIN coder ON coder.id = quote.coder_id LEFT JOIN code ON code.id = quote.code_id LEFT JOIN proposition ON proposition.id = quote.proposition_id ORDER BY quote.place, quote.n`,
  },
  {
    file: '4 process/change log.csv',
    says: 'Every act: when, who, what, and whether it still stands.',
    heads: ['act', 'at', 'coder', 'what', 'state'],
    query: sql`SELECT act.n, begun_at, coder.name, label, state FROM act LEFT JOIN coder ON coder.id = act.coder_id ORDER BY act.n`,
  },
  {
    file: '4 process/outputs.csv',
    says: 'What was written out to leave the team, with its manifest (JSON).',
    heads: ['at', 'coder', 'kind', 'file', 'manifest'],
    query: sql`SELECT output.made_at, coder.name, output.kind, file, manifest FROM output JOIN coder ON coder.id = coder_id ORDER BY output.n`,
  },
  {
    file: '4 process/disclosure decisions.csv',
    says: 'What was decided where the disclosure check found something.',
    heads: ['at', 'coder', 'output', 'rule', 'subject', 'decision', 'reason'],
    query: sql`SELECT disclosure_decision.made_at, coder.name, disclosure_decision.kind, rule, subject, decision, reason FROM disclosure_decision JOIN coder ON coder.id = coder_id ORDER BY disclosure_decision.n`,
  },
  {
    file: '5 intentions/record of the study.csv',
    says: 'Question, approach, approvals and whatever else was recorded of the study.',
    heads: ['field', 'value'],
    query: sql`SELECT field, value FROM project_fact ORDER BY n`,
  },
  {
    file: '5 intentions/coders.csv',
    says: 'Who codes, and what is recorded of them.',
    heads: ['coder', 'initials', 'field', 'value'],
    query: sql`SELECT name, initials, field, value FROM coder LEFT JOIN coder_fact ON coder_id = coder.id ORDER BY coder.n, coder_fact.n`,
  },
  {
    file: '6 instruments/topic guide.csv',
    says: 'The questions, in order, with the codes that come from them.',
    heads: ['question', 'wording', 'codes'],
    query: sql`SELECT question.key, wording, (SELECT group_concat(coalesce(code.key, code.name), '; ') FROM code_question JOIN code ON code.id = code_id WHERE question_id = question.id) FROM question ORDER BY place`,
  },
]
