// Reads kept runs.

import type { AgreementRunId } from '../../base/ids.ts'
import { object } from '../../base/parse.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { agreementFields } from './contract.ts'
import { headOf, otherRun, resultOf } from './other-run-queries.ts'
import type { Agreement, AgreementRun, AgreementRunItem } from './types.ts'

interface Row {
  readonly id: Buffer
  readonly label: string
  readonly version: string
  readonly version_id: Buffer
  readonly settings: string
  readonly result: Buffer
  readonly coder_id: Buffer
  readonly made_at: string
  readonly later: number
}

const settings = object(agreementFields)

/** Every run kept here, the newest first. */
export function agreementRuns(read: Read): AgreementRunItem[] {
  return rowsOf(read).map(row => itemOf(row, resultOf(row.result)))
}

/** A kept run with its figures of then, ours or another project's. Refuses one that is gone. */
export function agreementRun(read: Read, runId: AgreementRunId): AgreementRun {
  const row = rowsOf(read, runId)[0]
  if (!row) {
    const other = otherRun(read, runId)
    if (other === null) throw new Refusal('run-gone', 'This run is not there any more.')
    return other
  }
  const result = resultOf(row.result)
  return { ...itemOf(row, result), request: settings.parse(JSON.parse(row.settings), 'settings'), result }
}

function rowsOf(read: Read, runId?: AgreementRunId): Row[] {
  // The framework has changed since when anything was done to it after the version of the run was saved.
  return read.all<Row>(sql`
    SELECT agreement_run.id, agreement_run.label, framework_version.label AS version, agreement_run.version_id, settings, result, agreement_run.coder_id, agreement_run.made_at,
      coalesce((SELECT max(n) FROM framework_operation), 0) > coalesce((SELECT n FROM framework_operation WHERE id = framework_version.upto_id), 0) AS later
    FROM agreement_run JOIN framework_version ON framework_version.id = agreement_run.version_id
    WHERE ${runId === undefined ? sql`1` : sql`agreement_run.id = ${bytesOf(runId)}`} ORDER BY agreement_run.n DESC`)
}

function itemOf(row: Row, result: Agreement): AgreementRunItem {
  return { ...headOf(row, result), by: idOf<'coder'>(row.coder_id), isEarlier: row.later === 1 }
}
