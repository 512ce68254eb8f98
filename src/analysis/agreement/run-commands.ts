// The one writer of kept runs of agreement.

import { deflateRawSync } from 'node:zlib'
import type { AgreementRunId, VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { saveVersion } from '../../framework/versions/commands.ts'
import { changedSinceLast, lastOperation, versionList } from '../../framework/versions/queries.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import type { Agreement, AgreementRequest } from './types.ts'

/** Keeps a run under a name, with its figures. The version of the framework it was worked out under is saved first where none fits. Refuses an empty name. */
export function keepRun(
  tx: Change,
  {
    label: written,
    request,
    result,
  }: { readonly label: string; readonly request: AgreementRequest; readonly result: Agreement },
): AgreementRunId {
  const label = written.trim()
  if (!label) throw new Refusal('name-empty', 'A run needs a name, such as “A and B, first round”.')
  const versionId = versionNow(tx)
  const version = tx.get<{ label: string }>(sql`SELECT label FROM framework_version WHERE id = ${bytesOf(versionId)}`)!
  const id = tx.insert('agreement_run', {
    label,
    versionId,
    settings: JSON.stringify(request),
    result: deflateRawSync(JSON.stringify({ ...result, version: version.label })),
    coderId: tx.coderId,
    madeAt: tx.now,
  }) as AgreementRunId
  tx.describe(`Keep agreement “${label}”`)
  return id
}

/** Removes a kept run, ours or one of another project. */
export function removeRun(tx: Change, runId: AgreementRunId): void {
  const row = tx.get<{ label: string }>(sql`SELECT label FROM agreement_run WHERE id = ${bytesOf(runId)}`)
  const other = row
    ? undefined
    : tx.get<{ label: string }>(sql`SELECT label FROM other_run WHERE id = ${bytesOf(runId)}`)
  if (other) {
    tx.remove('other_run', runId)
    tx.describe(`Remove agreement “${other.label}” of another project`)
    return
  }
  if (!row) throw new Refusal('run-gone', 'This run is not there any more.')
  tx.remove('agreement_run', runId)
  tx.describe(`Remove agreement “${row.label}”`)
}

/** The last saved version where the framework is as it was; else the framework as it is, saved. A version known from a history sheet only has no content to compare: it stands as long as nothing was done to the framework here. */
function versionNow(tx: Change): VersionId {
  const isChanged = changedSinceLast(tx)
  const last = versionList(tx).versions.at(-1)
  if (last && (isChanged === false || (isChanged === null && lastOperation(tx) === null))) return last.id
  return saveVersion(tx, {
    label: versionList(tx).nextLabel,
    reason: 'Kept for a run of agreement',
    evenUnchanged: true,
  })
}
