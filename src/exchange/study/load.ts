// Loads a study: a folder of sources and sheets, as one act, a change for each sheet and each source.

import { basename } from 'node:path'
import { listCases } from '../../cases/queries.ts'
import { ReadingPool } from '../../sources/importers/pool.ts'
import type { LoadReport } from '../../sources/types.ts'
import { onACopy } from './dry-run.ts'
import { loadCases, loadLinks, loadOutside } from './load-cases.ts'
import { loadCodings } from './load-codings.ts'
import { loadFramework, loadHistory, loadPropositions } from './load-framework.ts'
import { loadSources } from './load-sources.ts'
import { Loading, type Job, type Working } from './loading.ts'
import { planStudy } from './plan-study.ts'
import type { Index } from './known.ts'
import type { StudyPlan } from './plan.ts'
import { hasVersion, hasVersionEntry, whatIsThere } from './queries.ts'
import { readStudyFolder, type StudyFolder } from './read-folder.ts'

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
  const load = async (project: Working) =>
    loadFolder(project, await readStudyFolder(input.path, job.signal), job, pool ?? own!)
  try {
    return input.dryRun ? await onACopy(working, job.signal, load) : await load(working)
  } finally {
    await own?.close()
  }
}

async function loadFolder(working: Working, folder: StudyFolder, job: Job, pool: ReadingPool): Promise<LoadReport> {
  const known = whatIsThere(working.project.read)
  const { plan, index } = planStudy(folder.sheets, known)
  const loading = new Loading(working, `Load study “${basename(folder.root)}”`, known, job)
  let cancelled = false
  try {
    await loadPlan(loading, plan, index, folder, pool, job.signal)
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
  const warnings = [folder.notes, plan.notes, loading.notes].flatMap(notes => notes.sentences())
  return { counts, skipped, quotesVerified, warnings, files, ...(cancelled && { cancelled }) }
}

async function loadPlan(
  loading: Loading,
  plan: StudyPlan,
  index: Index,
  folder: StudyFolder,
  pool: ReadingPool,
  signal: AbortSignal,
): Promise<void> {
  const { sheets } = folder
  const codings = plan.codingSheets.reduce((sum, sheet) => sum + sheet.codings.length, 0)
  const things = [plan.sites, plan.outside, plan.participants, plan.pairs, plan.codes, plan.sources, plan.propositions]
  loading.expect(codings + things.reduce((sum, list) => sum + list.length, 0))
  const about = (kind: string) => plan.attributes.filter(attribute => attribute.about === kind)

  await loadCases(loading, sheets.sites?.file ?? '', plan.sites, about('site'))
  loadOutside(loading, sheets.sites?.file ?? '', plan.outside)
  await loadCases(loading, sheets.participants?.file ?? '', plan.participants, about('participant'))
  await loadCases(loading, sheets.pairs?.file ?? '', plan.pairs, about('pair'))
  if (plan.links.length > 0) loading.change('Link the sites', tx => loadLinks(loading, tx, plan.links))
  await loadFramework(loading, sheets.framework?.file ?? '', plan.questions, plan.codes)
  if (plan.versions.length > 0) {
    const { read } = loading.project
    const there = {
      version: (label: string) => hasVersion(read, label),
      entry: (key: string) => hasVersionEntry(read, key),
    }
    loading.change(`Load ${sheets.history?.file}`, tx => loadHistory(loading, tx, plan.versions, there))
  }
  if (about('source').length > 0) loading.change('Attributes of sources', tx => loading.attributes(tx, about('source')))
  const study = {
    index,
    cases: listCases(loading.project.read, 'site'),
    hasSites: sheets.sites !== null,
    hasParticipants: sheets.participants !== null,
  }
  const source = { root: folder.root, sheet: sheets.sources?.file ?? '', study }
  const refused = await loadSources(loading, source, plan.sources, pool, signal)
  await loadPropositions(loading, sheets.propositions?.file ?? '', plan.propositions)
  for (const sheet of plan.codingSheets) await loadCodings(loading, sheet, refused, 'code-points')
}
