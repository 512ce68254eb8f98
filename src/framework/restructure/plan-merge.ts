// Merging codes into one: A is retired and replaced by B, its codings become B's, keeping coder and time. Pure.

import type { Draft } from './draft.ts'
import { carryingBoth, overlapping, type Passage } from './passages.ts'
import type { Merge } from './types.ts'

/** Plans a merge. Refuses a code into itself, into a retired code or (with codings or as a code) a group, frozen ones, and names that would clash below. */
export function planMerge(draft: Draft, { codeIds, intoId, overlaps, below }: Merge): void {
  const { tree } = draft
  const into = draft.code(intoId)
  for (const id of codeIds) draft.code(id)
  draft.about(tree.ordered(codeIds))
  draft.into = [into]
  draft.needsReason = true
  draft.valence = {
    lost: draft.codes
      .filter(code => code.valence !== null && code.valence !== into.valence)
      .map(({ id, name }) => ({ id, name })),
    kept: into.valence,
  }
  if (codeIds.includes(intoId)) draft.refuse('merge-into-itself', `“${into.name}” cannot be merged into itself.`)
  draft.refuseFrozen([...draft.codes, into], 'merged')
  draft.refuseRetired([into])
  if (into.kind === 'group' && (draft.codings.length > 0 || draft.codes.some(code => code.kind === 'code')))
    draft.refuse('code-is-group', `“${into.name}” only groups other codes. Choose a code that can be applied.`)

  const there = draft.codingsUnder([intoId])
  const groups = overlapping([...draft.codings, ...there]).filter(group => group.some(one => one.codeId !== intoId))
  draft.both = carryingBoth(draft.codings, there)
  draft.overlaps = groups.length
  draft.deal = {
    into: [draft.codings.map(one => one.codingId)],
    copies: [[]],
    queue: [],
    remove: [],
    join: overlaps === 'join' ? groups.map(group => group.map(one => one.codingId)) : [],
  }
  if (overlaps === 'join') refuseApart(draft, groups)

  const merged = new Set(draft.codes.map(code => code.id))
  const children = draft.codes.flatMap(code => tree.children(code.id)).filter(code => !merged.has(code.id))
  // What holds the code merged into cannot go below it.
  const free = children.filter(code => !tree.isWithin(intoId, code.id))
  draft.follow = below === 'follow' ? free : []
  draft.stayBelow = children.length - draft.follow.length
  const clash = tree.clash(intoId, draft.follow)
  if (clash !== null)
    draft.refuse(
      'name-taken',
      `Two codes below “${into.name}” would be called “${clash}”. Rename one first, or let what lies below stay.`,
    )
}

/** Refuses to join passages of one coder who judged them otherwise for one proposition. */
function refuseApart(draft: Draft, groups: readonly (readonly Passage[])[]): void {
  const apart = groups.flatMap(group => draft.apart(group.map(one => one.codingId)) ?? [])
  const first = apart[0]
  if (!first) return
  const places = apart.length === 1 ? 'In one place' : `In ${apart.length} places`
  draft.refuse(
    'stance-differs',
    `${places} passages that overlap were judged otherwise by the same coder (${first.stances.join(' and ')} for ${first.proposition}), so they cannot become one. Keep them apart, or settle the judgements first.`,
  )
}
