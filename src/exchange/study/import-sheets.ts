// One sheet at a time: propositions, codings (a framework: `import-framework.ts`; cases: `import-cases.ts`). Each is one act; a dry run gives the same report and writes nothing.

import { basename } from 'node:path'
import { assert } from '../../base/trouble.ts'
import { readAnySheet } from '../csv-in/read-workbook.ts'
import type { Sheet } from '../csv-in/sheet.ts'
import { tableOf } from '../csv-in/table.ts'
import type { CodingsReport, SheetReport } from '../types.ts'
import { onACopy } from './dry-run.ts'
import { Index } from './known.ts'
import { loadCodings } from './load-codings.ts'
import { loadPropositions } from './load-framework.ts'
import { inSlices, Loading, type Job, type Working } from './loading.ts'
import { planCodings, SheetKeys } from './plan-codings.ts'
import { planPropositions } from './plan-history.ts'
import { codingTable } from './plan-study.ts'
import type { PlannedCodings } from './plan.ts'
import { whatIsThere } from './queries.ts'
import type { OffsetUnit } from './quote.ts'

/** A sheet to bring in. */
export interface SheetInput {
  readonly path: string
  readonly dryRun?: boolean | undefined
}

/** A sheet being brought in. */
export interface Importing {
  readonly working: Working
  /** Gives the sheet, once: nothing here keeps it. */
  readonly take: () => Sheet
  readonly index: Index
  readonly loading: Loading
}

/** Brings in propositions. One that is there stays as it is. */
export async function importPropositions(working: Working, input: SheetInput, job: Job): Promise<SheetReport> {
  return importSheet(working, input, job, {}, async ({ take, index, loading }) => {
    const sheet = take()
    const table = tableOf(sheet, 'propositions', ['key', 'statement'], loading.notes)
    const propositions = planPropositions(table, index, loading.notes)
    loading.expect(propositions.length)
    await loadPropositions(loading, sheet.file, propositions)
    return {}
  })
}

/** Brings in codings and evidence, each checked against its quote, with what their coders say of them. Offsets count code points unless told, or UTF-16 units where the sheet is one of excerpts that was exported here. */
export async function importCodings(
  working: Working,
  input: SheetInput & { readonly offsets?: OffsetUnit | undefined },
  job: Job,
): Promise<CodingsReport> {
  return importSheet(working, input, job, { quotesVerified: 0, evidence: 0 }, async ({ take, index, loading }) => {
    const planned = await codingsOf(take(), index, loading, job)
    loading.expect(planned.codings.length)
    await loadCodings(loading, planned, new Set(), input.offsets)
    const { evidence } = loading.counts
    // The report counts codings; their evidence is told beside them.
    loading.added -= evidence
    loading.skipped -= loading.skippedEvidence
    return { quotesVerified: loading.quotesVerified, evidence }
  })
}

/** Plans a sheet of codings; the sheet, which may be long, is let go. */
async function codingsOf(sheet: Sheet, index: Index, loading: Loading, job: Job): Promise<PlannedCodings> {
  const plan = planCodings(codingTable(sheet, loading.notes), index, new SheetKeys(), loading.notes)
  return inSlices(plan, job.signal)
}

/** One act from one sheet. Stopped half-way, what landed stays and the report says so; `nothing` stands for what was not counted then. */
export async function importSheet<More extends object>(
  working: Working,
  input: SheetInput,
  job: Job,
  nothing: More,
  bringIn: (importing: Importing) => Promise<More>,
  read: typeof readAnySheet = readAnySheet,
): Promise<SheetReport & More> {
  const deed = async (into: Working): Promise<SheetReport & More> => {
    let sheet: Sheet | null = await read(input.path, basename(input.path), job.signal)
    const take = () => {
      const taken = sheet
      assert(taken, 'a sheet is taken once')
      sheet = null
      return taken
    }
    const known = whatIsThere(into.project.read)
    const loading = new Loading(into, `Import ${sheet.file}`, known, job)
    const report = () => ({
      added: loading.added,
      changed: loading.changed,
      skipped: loading.skipped,
      warnings: loading.notes.sentences(),
    })
    try {
      const more = await bringIn({ working: into, take, index: new Index(known), loading })
      return { ...report(), ...more }
    } catch (trouble) {
      if (!job.signal.aborted) throw trouble
      return { ...report(), cancelled: true, ...nothing }
    }
  }
  return input.dryRun ? onACopy(working, job.signal, deed) : deed(working)
}
