// All sheets of a study together.

import type { FieldOf } from '../csv-in/columns.ts'
import { Notes } from '../csv-in/notes.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { tableOf, type Table } from '../csv-in/table.ts'
import { Index, type Known } from './known.ts'
import { checkPairs, linksOfPairs, planPairs, planSites } from './plan-cases.ts'
import { planCodings, SheetKeys } from './plan-codings.ts'
import { planFramework, readTopicGuide } from './plan-framework.ts'
import { checkVersions, planHistory, planPropositions } from './plan-history.ts'
import { planParticipants } from './plan-people.ts'
import { planFiles, planSources } from './plan-sources.ts'
import type { PlannedCodings, StudyPlan } from './plan.ts'

/** The sheets of a study, as read; what a study lacks is null. `files` are the paths in its folder that could be sources, for a study without a sheet of them. */
export interface StudySheets {
  readonly sites: Sheet | null
  readonly pairs: Sheet | null
  readonly participants: Sheet | null
  readonly sources: Sheet | null
  readonly framework: Sheet | null
  readonly history: Sheet | null
  readonly propositions: Sheet | null
  readonly codings: readonly Sheet[]
  readonly topicGuide: string | null
  readonly files: readonly string[]
}

/** A plan with the index of everything its sheets may refer to. */
export interface PlannedStudy {
  readonly plan: StudyPlan
  readonly index: Index
}

/** Plans a study: every reference resolved among its sheets and what the project holds, every doubt noted. Writes nothing; refuses sheets that lack what they cannot do without. Yields now and then, for others to go first. */
export function* planStudy(sheets: StudySheets, known: Known): Generator<void, PlannedStudy> {
  const notes = new Notes()
  const index = new Index(known)
  const sitesTable = sheets.sites && tableOf(sheets.sites, 'sites', ['key'], notes)
  const sites = sitesTable && planSites(sitesTable, index, notes)
  const pairsTable = sheets.pairs && tableOf(sheets.pairs, 'pairs', ['key'], notes)
  const pairs = pairsTable && planPairs(pairsTable, index, notes)
  if (sitesTable && sites && pairsTable && pairs) checkPairs(sites, sitesTable, pairs, pairsTable, notes)

  const peopleTable = sheets.participants && tableOf(sheets.participants, 'participants', ['key'], notes)
  const people = peopleTable && planParticipants(peopleTable, index, notes)
  const sources = sheets.sources
    ? planSources(tableOf(sheets.sources, 'sources', ['file'], notes), sheets.files, people, peopleTable, index, notes)
    : planFiles(sheets.files, people, peopleTable, index, notes)

  const questions = sheets.topicGuide === null ? [] : readTopicGuide(sheets.topicGuide)
  for (const question of questions) index.questions.add(question.key, question.key)
  const frameworkTable = sheets.framework && tableOf(sheets.framework, 'framework', ['key'], notes)
  const codes = frameworkTable ? planFramework(frameworkTable, index, notes) : []
  const versions = sheets.history
    ? planHistory(tableOf(sheets.history, 'history', ['version', 'codes'], notes), index, notes)
    : []
  if (frameworkTable && sheets.history) checkVersions(codes, frameworkTable, versions, sheets.history.file, notes)

  const propositions = sheets.propositions
    ? planPropositions(tableOf(sheets.propositions, 'propositions', ['key', 'statement'], notes), index, notes)
    : []
  const keys = new SheetKeys()
  const codingSheets: PlannedCodings[] = []
  for (const sheet of sheets.codings) {
    codingSheets.push(yield* planCodings(codingTable(sheet, notes), index, keys, notes))
  }
  const plan = {
    sites: sites?.sites ?? [],
    outside: sites?.outside ?? [],
    participants: people?.participants ?? [],
    pairs: pairs?.pairs ?? [],
    links: [...(sites?.links ?? []), ...linksOfPairs(sites, pairs)],
    attributes: [
      ...(sites?.attributes ?? []),
      ...(people?.attributes ?? []),
      ...(pairs?.attributes ?? []),
      ...sources.attributes,
    ],
    sources: sources.sources,
    filedBySheet: sheets.sources !== null,
    codes,
    questions,
    versions,
    propositions,
    codingSheets,
    notes,
  }
  return { plan, index }
}

/** A sheet of codings with its columns found: it must name a code or a proposition, a source, and offsets or a quote. */
export function codingTable(sheet: Sheet, notes: Notes): Table<FieldOf<'codings'>> {
  const table = tableOf(sheet, 'codings', [], notes)
  const has = (...fields: FieldOf<'codings'>[]) => fields.some(field => table.column(field) !== null)
  const lacking: FieldOf<'codings'>[] = []
  if (!has('source', 'file')) lacking.push('source')
  if (!has('code', 'proposition')) lacking.push('code')
  if (!has('quote') && !(has('start') && has('end'))) lacking.push('start')
  return lacking.length > 0 ? tableOf(sheet, 'codings', lacking, notes) : table
}
