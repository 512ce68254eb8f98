// Reads the kept runs of agreement of other projects that were brought in: their figures of then, and how far their passages are here.

import { inflateRawSync } from 'node:zlib'
import type { AgreementRunId, CodeId, SourceId } from '../../base/ids.ts'
import { object } from '../../base/parse.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, idOrNull, sql, type Sql } from '../../store/sql.ts'
import { agreementFields } from './contract.ts'
import type { Agreement, AgreementRequest, AgreementRun, AgreementRunItem, NamedThing, OtherRuns } from './types.ts'

interface Row {
  readonly id: Buffer
  readonly project_id: Buffer
  readonly project: string
  readonly version: string
  readonly label: string
  readonly settings: string
  readonly result: Buffer
  readonly coder_id: Buffer | null
  readonly made_at: string
  readonly brought_at: string
}

const settings = object(agreementFields)

/** A run unpacked is no larger. */
const LARGEST = 1 << 28

/** Unpacks the figures of a run. */
export function resultOf(packed: Uint8Array): Agreement {
  return JSON.parse(inflateRawSync(packed, { maxOutputLength: LARGEST }).toString('utf8')) as Agreement
}

/** What is said of a kept run, whoever keeps it. */
export function headOf(row: Pick<Row, 'id' | 'label' | 'version' | 'made_at'>, result: Agreement) {
  return {
    id: idOf<'agreement run'>(row.id),
    label: row.label,
    version: row.version,
    coders: result.coders.map(coder => coder.name),
    unit: result.unit,
    madeAt: row.made_at,
  }
}

function runsWhere(read: Read, where: Sql): Row[] {
  return read.all<Row>(sql`
    SELECT other_run.id, project_id, other_project.name AS project, version, label, settings, result, coder_id, made_at, other_run.brought_at
    FROM other_run JOIN other_project ON other_project.id = project_id WHERE ${where} ORDER BY other_project.n, made_at DESC, other_run.n DESC`)
}

/** The runs of other projects, project by project, each newest first. */
export function otherRuns(read: Read): OtherRuns[] {
  return [...Map.groupBy(runsWhere(read, sql`1`), row => idOf(row.project_id)).values()].map(rows => ({
    projectId: idOf(rows[0]!.project_id),
    project: rows[0]!.project,
    broughtAt: rows.map(row => row.brought_at).toSorted()[0]!,
    runs: rows.map(row => itemOf(row, resultOf(row.result))),
  }))
}

/** A run of another project; null where there is none of this id. What is asked for anew, and the passages, are what of it is here. */
export function otherRun(read: Read, runId: AgreementRunId): AgreementRun | null {
  const row = runsWhere(read, sql`other_run.id = ${bytesOf(runId)}`)[0]
  if (!row) return null
  const result = resultOf(row.result)
  const asked = settings.parse(JSON.parse(row.settings), 'settings')
  const codes = idsIn(read, 'code')
  const sources = idsIn(read, 'source')
  const coders = idsIn(read, 'coder')
  const isHere = (ids: ReadonlySet<string>) => (one: NamedThing) => ids.has(one.id)
  const coderIds = asked.coderIds.filter(id => coders.has(id))
  const codeIds = result.byCode.filter(isHere(codes)).map(one => one.id as CodeId)
  const sourceIds = result.bySource.filter(isHere(sources)).map(one => one.id as SourceId)
  return {
    ...itemOf(row, result),
    request: requestHere(asked, { coderIds, codeIds, sourceIds }, codes, coders),
    result: {
      ...result,
      caption: `${result.caption} Worked out in another project, “${row.project}”, under version ${row.version} of its framework.`,
    },
    here: {
      codeIds,
      sourceIds,
      // Agreement is between two or more: with fewer there is nothing to show.
      coderIds: coderIds.length < asked.coderIds.length ? [] : coderIds,
      notHere: result.bySource.filter(one => !sources.has(one.id)).map(one => one.name),
      codesNotHere: result.byCode.filter(one => !codes.has(one.id)).map(one => one.name),
    },
  }
}

/** What was asked for there, of what is here. */
function requestHere(
  asked: AgreementRequest,
  here: Pick<AgreementRequest, 'coderIds' | 'codeIds' | 'sourceIds'>,
  codes: ReadonlySet<string>,
  coders: ReadonlySet<string>,
): AgreementRequest {
  const { excerptsOf, ...rest } = asked
  const isThere = excerptsOf && ('codeId' in excerptsOf ? codes.has(excerptsOf.codeId) : coders.has(excerptsOf.coderId))
  return { ...rest, ...here, ...(isThere ? { excerptsOf } : {}) }
}

function idsIn(read: Read, table: 'code' | 'source' | 'coder'): ReadonlySet<string> {
  return new Set(
    read.arrays<[Buffer]>({ text: `SELECT id FROM "${table}"`, values: [] }).map(([id]) => idOf(id) as string),
  )
}

function itemOf(row: Row, result: Agreement): AgreementRunItem {
  return {
    ...headOf(row, result),
    by: idOrNull<'coder'>(row.coder_id),
    isEarlier: false,
    other: { projectId: idOf(row.project_id), project: row.project, broughtAt: row.brought_at },
  }
}
