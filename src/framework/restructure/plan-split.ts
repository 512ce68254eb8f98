// Splitting a code into several: each coding goes to one, to several, or into the queue *to be decided*. Pure.

import type { CodingId } from '../../base/ids.ts'
import type { Draft } from './draft.ts'
import { whereTo } from './split-rules.ts'
import type { CodeName, Split } from './types.ts'

/** Plans a split. Refuses fewer than two successors, the code among them, retired ones and groups, and names that would clash. */
export function planSplit(draft: Draft, request: Split): void {
  const { tree } = draft
  const code = draft.code(request.codeId)
  draft.about([code])
  draft.needsReason = true
  draft.refuseFrozen([code], 'split')
  if (request.original === 'keep') draft.refuseRetired([code])
  if (request.into.length < 2) draft.refuse('split-one', 'A split needs at least two codes to lead to.')
  const named = new Set<string>()
  draft.into = request.into.map((one): CodeName => {
    if (!('codeId' in one)) {
      if (!one.name.trim()) draft.refuse('name-empty', 'A code needs a name.')
      return { id: null, name: one.name.trim() }
    }
    const successor = draft.code(one.codeId)
    if (one.codeId === code.id)
      draft.refuse('split-into-itself', `“${code.name}” cannot be one of its own successors. Keep it instead.`)
    if (named.has(one.codeId)) draft.refuse('split-twice', `“${successor.name}” is named twice.`)
    named.add(one.codeId)
    draft.refuseAsTarget(successor)
    return { id: successor.id, name: successor.name }
  })
  const made = draft.into.filter(one => one.id === null)
  if (made.length > 0) draft.valence = { lost: [], kept: code.valence }
  const clash = tree.clash(request.original === 'keep' ? code.id : code.parentId, made)
  if (clash !== null && clash !== '')
    draft.refuse('name-taken', `There is already a code “${clash}” at this place. Choose another name.`)

  const into: CodingId[][] = request.into.map(() => [])
  const copies: CodingId[][] = request.into.map(() => [])
  const queue: CodingId[] = []
  for (const coding of draft.codings) {
    const to = whereTo(
      {
        id: coding.codingId,
        coderId: coding.coderId,
        sourceId: coding.sourceId,
        words: () => draft.wordsOf(coding.codingId),
      },
      request,
    ).filter(at => at < into.length)
    if (to.length === 0) queue.push(coding.codingId)
    to.forEach((at, n) => (n === 0 ? into : copies)[at]!.push(coding.codingId))
  }
  draft.deal = { into, copies, queue, remove: [], join: [] }
  draft.stayBelow = tree.children(code.id).length
}
