// The queue *to be decided*: codings of a split code that nobody has given to a successor yet.

import type { CodeId, CodingId, Id } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { copyCodings } from '../../coding/follow-commands.ts'
import { recodeCodings } from '../../coding/commands.ts'
import type { Change } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { noteOperation } from '../operations/commands.ts'
import { getCode } from '../queries.ts'

/** Puts codings into the queue of the split that left them open. One that waits already waits for this split now. */
export function queueCodings(tx: Change, codingIds: Iterable<CodingId>, operationId: Id<'operation'>): void {
  for (const codingId of codingIds) {
    const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM to_decide WHERE coding_id = ${bytesOf(codingId)}`)
    if (here) tx.update('to_decide', idOf(here.id), { operationId })
    else tx.insert('to_decide', { codingId, operationId })
  }
}

/** A coding that was split in two waits with both parts. Silent where it does not wait. */
export function queueBeside(tx: Change, codingId: CodingId, partId: CodingId): void {
  const here = tx.get<{ operation_id: Buffer }>(
    sql`SELECT operation_id FROM to_decide WHERE coding_id = ${bytesOf(codingId)}`,
  )
  if (here) queueCodings(tx, [partId], idOf<'operation'>(here.operation_id))
}

/** Takes codings out of the queue: they are decided, or go. Silent for those that do not wait. */
export function leaveQueue(tx: Change, codingIds: Iterable<CodingId>): number {
  let left = 0
  for (const codingId of codingIds) {
    const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM to_decide WHERE coding_id = ${bytesOf(codingId)}`)
    if (!here) continue
    tx.remove('to_decide', idOf(here.id))
    left += 1
  }
  return left
}

/** Decides where codings of a split code go: to one code or several, or nowhere else where that code is still in use. Refuses codings that do not wait, and codes that cannot be applied. */
export function decide(tx: Change, codingIds: readonly CodingId[], codeIds: readonly CodeId[]): void {
  if (codingIds.length === 0) throw new Refusal('no-coding', 'No coding is chosen. Choose at least one.')
  const to = [...new Set(codeIds)].map(id => getCode(tx, id))
  if (to.length === 0) throw new Refusal('no-code', 'No code is chosen. Choose at least one.')
  for (const code of to) {
    if (code.status === 'retired')
      throw new Refusal('code-retired', `“${code.name}” is retired. Choose a code that is in use.`)
    if (code.kind === 'group')
      throw new Refusal('code-is-group', `“${code.name}” only groups other codes. Choose one of those below it.`)
  }
  const coders = new Set<string>()
  const sources = new Set<string>()
  const from = new Map<CodeId, CodingId[]>()
  for (const codingId of codingIds) {
    const row = tx.get<{ code_id: Buffer; coder: string; source_id: Buffer; waits: Buffer | null }>(sql`
      SELECT code_id, coder.name AS coder, source_id, to_decide.id AS waits FROM coding JOIN coder ON coder.id = coder_id
      JOIN anchor ON anchor.id = anchor_id LEFT JOIN to_decide ON coding_id = coding.id WHERE coding.id = ${bytesOf(codingId)}`)
    if (!row) throw new Refusal('coding-gone', 'This coding is not there any more.')
    if (!row.waits) throw new Refusal('not-waiting', 'This coding is decided already.')
    coders.add(row.coder)
    sources.add(idOf(row.source_id))
    const was = idOf<'code'>(row.code_id)
    from.set(was, [...(from.get(was) ?? []), codingId])
  }
  leaveQueue(tx, codingIds)
  for (const [was, ids] of from) {
    // What keeps the code it has needs only the others beside it.
    const [first, ...more] = to.some(code => code.id === was) ? to.toSorted(code => (code.id === was ? -1 : 1)) : to
    recodeCodings(tx, ids, first!.id)
    for (const other of more) copyCodings(tx, ids, was, other.id)
  }
  const into = to.map(({ id, name }) => ({ id, name }))
  noteOperation(tx, 'recode', {
    codes: [...from.keys()].map(id => ({ id, name: getCode(tx, id).name })),
    into,
    codings: codingIds.length,
    sources: sources.size,
    coders: coders.size,
    coderNames: [...coders],
  })
  const names = into.map(one => `“${one.name}”`).join(', ')
  tx.describe(
    codingIds.length === 1 ? `Decide one coding for ${names}` : `Decide ${codingIds.length} codings for ${names}`,
  )
}
