// Loads a study: a folder of sources and sheets, as one act, a change for each sheet and each source.

import { basename } from 'node:path'
import { listCases } from '../../cases/queries.ts'
import { codeEntry, listCodes } from '../../framework/queries.ts'
import { ReadingPool } from '../../sources/importers/pool.ts'
import type { LoadReport } from '../../sources/types.ts'
import type { Notes } from '../csv-in/notes.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { onACopy } from './dry-run.ts'
import { changesTo } from './framework-changes.ts'
import type { Known } from './known.ts'
import { loadCases, loadLinks, loadOutside } from './load-cases.ts'
import { loadCodings } from './load-codings.ts'
import { loadFramework, loadHistory, loadPropositions } from './load-framework.ts'
import { loadSources } from './load-sources.ts'
import { inSlices, Loading, type Job, type Working } from './loading.ts'
import { type PlannedStudy, planStudy } from './plan-study.ts'
import { hasVersion, hasVersionEntry, whatIsThere } from './queries.ts'
import type { PlannedCode } from './plan.ts'
import { readStudyFolder } from './read-folder.ts'

/**
 * Loads a study's folder. What is there already is skipped and counted, so that a second load changes nothing; what is not understood is
 * told by file, row and column. Refuses a folder without a study, and sheets that cannot be read or lack what they cannot do without: then
 * nothing is written. Stopped half-way, what landed stays as one act that can be undone. A dry run gives the same report and writes nothing.
 */
export async function loadStudy(
  working: Working,
  input: { readonly path: string; readonly dryRun?: boolean | undefined },
  job: Job,
  pool?: ReadingPool,
): Promise<LoadReport> {
  const own = pool ? null : new ReadingPool()
  const load = async (into: Working) =>
    loadStudyInto(into, await prepareStudy(into, input.path, job.signal), job, pool ?? own!)
  try {
    return input.dryRun ? await onACopy(working, job.signal, load) : await load(working)
  } finally {
    await own?.close()
  }
}

/** A study read and planned. `names` are the names of its sheets: the sheets themselves are not kept. */
interface PreparedStudy extends PlannedStudy {
  readonly root: string
  readonly names: Readonly<
    Record<'sites' | 'pairs' | 'participants' | 'sources' | 'framework' | 'history' | 'propositions', string>
  >
  readonly known: Known
  readonly notes: Notes
}

async function prepareStudy({ project }: Working, path: string, signal: AbortSignal): Promise<PreparedStudy> {
  const { root, sheets, notes } = await readStudyFolder(path, signal)
  const known = whatIsThere(project.read)
  const planned = await inSlices(planStudy(sheets, known), signal)
  const nameOf = (sheet: Sheet | null) => sheet?.file ?? ''
  const names = {
    sites: nameOf(sheets.sites),
    pairs: nameOf(sheets.pairs),
    participants: nameOf(sheets.participants),
    sources: nameOf(sheets.sources),
    framework: nameOf(sheets.framework),
    history: nameOf(sheets.history),
    propositions: nameOf(sheets.propositions),
  }
  return { ...planned, root, names, known, notes }
}

async function loadStudyInto(into: Working, study: PreparedStudy, job: Job, pool: ReadingPool): Promise<LoadReport> {
  const loading = new Loading(into, `Load study “${basename(study.root)}”`, study.known, job)
  let cancelled = false
  try {
    await loadPlan(loading, study, pool, job.signal)
  } catch (trouble) {
    if (!job.signal.aborted) throw trouble
    cancelled = true
  }
  if (loading.changed > 0) {
    const cases = loading.changed === 1 ? '1 case that was' : `${loading.changed} cases that were`
    const says = `${cases} here took other values or members from the sheets.`
    loading.notes.add({ file: 'Cases', about: 'changed', says })
  }
  const { counts, skipped, quotesVerified, files } = loading
  const warnings = [study.notes, study.plan.notes, loading.notes].flatMap(notes => notes.sentences())
  return { counts, skipped, quotesVerified, warnings, files, ...(cancelled && { cancelled }) }
}

async function loadPlan(
  loading: Loading,
  prepared: PreparedStudy,
  pool: ReadingPool,
  signal: AbortSignal,
): Promise<void> {
  const { plan, index, names } = prepared
  const codings = plan.codingSheets.reduce((sum, sheet) => sum + sheet.codings.length, 0)
  const things = [plan.sites, plan.participants, plan.pairs, plan.codes, plan.sources, plan.propositions]
  loading.expect(codings + things.reduce((sum, list) => sum + list.length, 0))
  const about = (kind: string) => plan.attributes.filter(attribute => attribute.about === kind)

  await loadCases(loading, names.sites, plan.sites, about('site'))
  loadOutside(loading, names.sites, plan.outside)
  await loadCases(loading, names.participants, plan.participants, about('participant'))
  await loadCases(loading, names.pairs, plan.pairs, about('pair'))
  if (plan.links.length > 0) loading.change('Link the sites', tx => loadLinks(loading, tx, plan.links))
  noteOtherwise(loading, names.framework, plan.codes)
  await loadFramework(loading, names.framework, plan.questions, plan.codes)
  if (plan.versions.length > 0) {
    const { read } = loading.project
    const there = {
      version: (label: string) => hasVersion(read, label),
      entry: (key: string) => hasVersionEntry(read, key),
    }
    loading.change(`Load ${names.history}`, tx => loadHistory(loading, tx, plan.versions, there))
  }
  if (about('source').length > 0) loading.change('Attributes of sources', tx => loading.attributes(tx, about('source')))
  const study = {
    index,
    cases: listCases(loading.project.read, 'site'),
    hasSites: names.sites !== '',
    hasParticipants: names.participants !== '',
  }
  const folder = { root: prepared.root, sheet: names.sources, study }
  const refused = await loadSources(loading, folder, plan.sources, pool, signal)
  await loadPropositions(loading, names.propositions, plan.propositions)
  for (const sheet of plan.codingSheets) await loadCodings(loading, sheet, refused, undefined)
}

/** A load never changes a code that is there: what the sheet says otherwise is told, with the way to bring it in. */
function noteOtherwise(loading: Loading, file: string, codes: readonly PlannedCode[]): void {
  const { read } = loading.project
  const listed = listCodes(read, new Map())
  const keys = new Map(listed.map(code => [code.id, code.key ?? code.id]))
  const called = new Map(listed.map(code => [code.key ?? code.id, code.name]))
  for (const code of codes) {
    const id = loading.codes.get(code.key)
    if (id === undefined) continue
    const there = codeEntry(read, id)
    const parent = there.parentId && keys.get(there.parentId)!
    const changes = changesTo(code, there, parent, called, file, loading.notes)
    if (!changes) continue
    const says = `${code.key} is there and stayed as it is; its ${changes.told.fields.join(', ')} ${changes.told.fields.length === 1 ? 'is' : 'are'} written otherwise here. Bring in the sheet by itself, as a framework, to change it.`
    loading.notes.add({ file, row: code.row, about: 'code differs', says })
  }
}
