// The one writer of saved displays.

import { fold } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { choosesCases } from '../matrix/chosen.ts'
import type { FrameworkMatrixRequest } from '../summaries/types.ts'
import type { MatrixRequest } from '../types.ts'
import { displayAsJson } from './queries.ts'
import type { DisplayId, StoredDisplay } from './types.ts'

/** What a display is kept under; with the id of a saved one in its place. */
interface Under {
  readonly name: string
  readonly look?: string | undefined
  readonly displayId?: DisplayId | undefined
}

/** Keeps a matrix as it is set up, under a name; with the id of a saved one, in its place. Refuses an empty name, one that another has, and chosen cases without a reason. */
export function saveDisplay(tx: Change, { request, ...under }: Under & { readonly request: MatrixRequest }): DisplayId {
  const { reason, rule, ...matrix } = request
  return keepDisplay(tx, under, { matrix }, { reason, rule }, choosesCases(request))
}

/** Keeps a framework matrix as it is set up, as {@link saveDisplay} does a matrix. */
export function saveFrameworkDisplay(
  tx: Change,
  { request, ...under }: Under & { readonly request: FrameworkMatrixRequest },
): DisplayId {
  const { reason, rule, ...framework } = request
  return keepDisplay(tx, under, { framework }, { reason, rule }, request.caseIds !== null)
}

function keepDisplay(
  tx: Change,
  { name, look, displayId }: Under,
  shows: StoredDisplay,
  said: { readonly reason?: string | undefined; readonly rule?: string | undefined },
  choosesThem: boolean,
): DisplayId {
  const free = freeName(tx, name, displayId ?? null)
  const reason = said.reason?.trim() || null
  if (reason === null && choosesThem)
    throw new Refusal(
      'reason-missing',
      'This display shows chosen cases only. Say why just these: a reader of the matrix will ask.',
    )
  const row = {
    name: free,
    request: displayAsJson({ ...shows, look }),
    rule: said.rule?.trim() || null,
    reason,
  }
  if (displayId === undefined) {
    tx.describe(`Save display “${free}”`)
    return tx.insert('saved_display', { ...row, coderId: tx.coderId, madeAt: tx.now }) as DisplayId
  }
  getDisplay(tx, displayId)
  tx.describe(`Change display “${free}”`)
  tx.update('saved_display', displayId, row)
  return displayId
}

/** Gives a saved display another name. Refuses an empty one, and one that another has. */
export function renameDisplay(tx: Change, displayId: DisplayId, name: string): void {
  const former = getDisplay(tx, displayId)
  const free = freeName(tx, name, displayId)
  tx.update('saved_display', displayId, { name: free })
  tx.describe(`Rename display “${former}” to “${free}”`)
}

/** Removes a saved display. */
export function removeDisplay(tx: Change, displayId: DisplayId): void {
  const name = getDisplay(tx, displayId)
  tx.remove('saved_display', displayId)
  tx.describe(`Remove display “${name}”`)
}

function getDisplay(tx: Change, displayId: DisplayId): string {
  const row = tx.get<{ name: string }>(sql`SELECT name FROM saved_display WHERE id = ${bytesOf(displayId)}`)
  if (!row) throw new Refusal('display-gone', 'This saved display is not there any more.')
  return row.name
}

function freeName(tx: Change, name: string, except: DisplayId | null): string {
  const trimmed = name.trim()
  if (!trimmed) throw new Refusal('name-empty', 'A saved display needs a name.')
  const clash = tx
    .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM saved_display`)
    .find(row => fold(row.name) === fold(trimmed) && idOf(row.id) !== except)
  if (clash) throw new Refusal('name-taken', `There is already a display “${clash.name}”. Choose another name.`)
  return trimmed
}
