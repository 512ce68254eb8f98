// Moving and renaming: codings are unchanged, counts above change, names must not clash. Pure.

import type { CodeId } from '../../base/ids.ts'
import type { Draft } from './draft.ts'
import { placesFor, type CodeTree } from './tree.ts'
import type { Move, Rename, TreeCode } from './types.ts'

/** Plans a move. What lies below goes along. Refuses a code into itself or below itself, frozen codes, and names that would clash. */
export function planMove(draft: Draft, { codeIds, parentId, beforeId }: Move): void {
  const { tree } = draft
  for (const id of codeIds) draft.code(id)
  const parent = parentId === null ? null : draft.code(parentId)
  const moved = tree.topmost(codeIds)
  draft.about(moved)
  draft.codings = draft.codingsUnder(moved.flatMap(code => tree.withBelow(code.id).map(one => one.id)))
  draft.into = parent ? [parent] : []
  for (const code of moved) {
    if (parentId === code.id) draft.refuse('move-into-itself', `“${code.name}” cannot be moved under itself.`)
    else if (parentId !== null && tree.isWithin(parentId, code.id))
      draft.refuse(
        'move-below-itself',
        `“${parent!.name}” lies below “${code.name}”: a code cannot be moved under one of its own. Move “${parent!.name}” out first.`,
      )
  }
  if (beforeId !== null && draft.code(beforeId).parentId !== parentId)
    draft.refuse('not-a-sibling', `“${draft.code(beforeId).name}” does not stand there (any more).`)
  draft.refuseFrozen(
    moved.filter(code => code.parentId !== parentId),
    'moved',
  )
  if (parent?.status === 'retired')
    draft.refuse('code-retired', `“${parent.name}” is retired: nothing is put under it. Take it back into use first.`)
  const clash = tree.clash(parentId, moved)
  if (clash !== null)
    draft.refuse('name-taken', `There is already a code “${clash}” at this place. Rename one of the two first.`)

  if (moved.every(code => code.parentId === parentId) && standsThere(tree, moved, parentId, beforeId))
    draft.refuse(
      'same-place',
      `${moved.length === 1 ? `“${moved[0]!.name}” stands` : 'These codes stand'} there already.`,
    )

  draft.follow = moved.flatMap(code => tree.withBelow(code.id).slice(1))
  const gain = parent ? [parent, ...tree.above(parent.id)] : []
  const lose = new Map(moved.flatMap(code => tree.above(code.id)).map(code => [code.id, code]))
  // Those above both before and after count the same as before.
  draft.above = {
    lose: [...lose.values()].filter(code => !gain.includes(code)).map(({ id, name }) => ({ id, name })),
    gain: gain
      .filter(code => moved.some(one => !tree.above(one.id).includes(code)))
      .map(({ id, name }) => ({ id, name })),
  }
}

/** Whether siblings would come to stand in the order in which they stand. */
function standsThere(
  tree: CodeTree,
  moved: readonly TreeCode[],
  parentId: Move['parentId'],
  beforeId: Move['beforeId'],
): boolean {
  const now = tree.children(parentId)
  const places = placesFor(
    now,
    moved.map(code => code.id),
    stayingBefore(now, moved, beforeId),
  )
  const place = (code: TreeCode) => places.get(code.id) ?? code.place
  return now.toSorted((a, b) => place(a) - place(b)).every((code, at) => code === now[at])
}

/** What stands before a code that moves too stands before the next that stays: that one, or null for the end. */
export function stayingBefore(
  siblings: readonly TreeCode[],
  moved: readonly { readonly id: CodeId | null }[],
  beforeId: CodeId | null,
): CodeId | null {
  const at = siblings.findIndex(code => code.id === beforeId)
  if (at < 0) return null
  return siblings.slice(at).find(code => !moved.some(one => one.id === code.id))?.id ?? null
}

/** Plans a new name. Refuses an empty one, one that a sibling has, and a frozen code. */
export function planRename(draft: Draft, { codeId, name }: Rename): void {
  const code = draft.code(codeId)
  draft.about([code])
  draft.into = [{ id: code.id, name: name.trim() }]
  draft.refuseFrozen([code], 'renamed')
  if (!name.trim()) draft.refuse('name-empty', 'A code needs a name.')
  else if (name.trim() === code.name) draft.refuse('same-name', `“${code.name}” is called so already.`)
  else if (draft.tree.clash(code.parentId, [{ id: codeId, name: name.trim() }]) !== null)
    draft.refuse('name-taken', `There is already a code “${name.trim()}” at this place. Choose another name.`)
}
