// The tree of codes once all sides have met: renamed and retired (M02), in circles (M09), under retired ones (M10), of one label (M05).

import { askSameLabel, atBase, normal, successors } from './codes.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { pick } from './meet.ts'
import type { Patch, Row } from './types.ts'

/** Codes once all have met: renamed and retired (M02), cycles (M09), under retired ones (M10), siblings of one label. */
export function settleCodes(draft: Draft): void {
  for (const { row } of draft.laid('code').values()) if (row !== null) renamedAndRetired(draft, row)
  breakCycles(draft)
  for (const row of draft.all('code')) if (row['status'] !== 'retired') underRetired(draft, row)
  labelApart(draft)
}

/** [M02] */
function renamedAndRetired(draft: Draft, row: Row): void {
  const id = row['id'] as string
  const ours = draft.facts.ours.row('code', id)
  if (!ours || row['status'] !== 'retired' || successors(draft, id).length > 0) return
  for (const side of draft.facts.sides) {
    const base = atBase(side, 'code', id)
    const theirs = side.row('code', id)
    if (!base || !theirs || base['status'] === 'retired') continue
    const renamedHere = ours['name'] !== base['name'] && ours['status'] !== 'retired' && theirs['status'] === 'retired'
    const renamedThere =
      theirs['name'] !== base['name'] && theirs['status'] !== 'retired' && ours['status'] === 'retired'
    if (!renamedHere && !renamedThere) continue
    draft.set('code', id, { status: base['status']! }, 'M02', side.at)
    const keeps = renamedHere ? 'here' : 'there'
    const retires = renamedHere ? 'there' : 'here'
    const says = `Renamed ${keeps}, retired ${retires}.`
    askRetire(draft, id, says, [side], { base, ours, theirs: [theirs] })
    return
  }
  renamedAndRetiredApart(draft, id, ours)
}

/** [M02] Renamed in one copy, retired in another, while nothing of it was done here. */
function renamedAndRetiredApart(draft: Draft, id: string, ours: Row): void {
  if (ours['status'] === 'retired') return
  const did = (isSo: (is: Row, was: Row) => boolean) =>
    draft.facts.sides.find(side => {
      const was = atBase(side, 'code', id)
      const is = side.row('code', id)
      return was !== null && is !== null && was['status'] !== 'retired' && isSo(is, was)
    })
  const renamed = did((is, was) => is['status'] !== 'retired' && is['name'] !== was['name'])
  const retired = did(is => is['status'] === 'retired')
  if (!renamed || !retired) return
  draft.set('code', id, { status: ours['status']! }, 'M02', renamed.at)
  const sides = [renamed, retired].sort((a, b) => a.at - b.at)
  askRetire(draft, id, 'Renamed in one copy, retired in another.', sides, {
    base: ours,
    ours: draft.row('code', id)!,
    theirs: sides.map(side => side.row('code', id)!),
  })
}

function askRetire(
  draft: Draft,
  id: string,
  says: string,
  sides: readonly Side[],
  { base, ours, theirs }: { readonly base: Row; readonly ours: Row; readonly theirs: readonly Row[] },
): void {
  draft.ask({
    kind: 'M02',
    table: 'code',
    id,
    says: `${says} It is kept in use under its new name.`,
    copies: sides.map(side => side.at),
    stored: ['name', 'status'].map(field => ({
      field,
      base: pick([field], base),
      ours: pick([field], ours),
      theirs: theirs.map(row => pick([field], row)),
    })),
    options: [
      { id: 'keep', label: 'Keep it in use', patches: [] },
      { id: 'retire', label: 'Retire it', patches: [{ do: 'set', table: 'code', id, row: { status: 'retired' } }] },
    ],
    standing: 'keep',
  })
}

/** The codes above one, the nearest first; ends where it would begin again. */
function above(draft: Draft, id: string): string[] {
  const found: string[] = []
  for (
    let at = draft.row('code', id)?.['parent_id'] ?? null;
    typeof at === 'string';
    at = draft.row('code', at)?.['parent_id'] ?? null
  ) {
    if (found.includes(at)) return [...found, at]
    found.push(at)
  }
  return found
}

/** [M09] */
function breakCycles(draft: Draft): void {
  for (const [id, { row, copy }] of draft.laid('code')) {
    const ours = draft.facts.ours.row('code', id)
    if (row === null || ours === null || row['parent_id'] === ours['parent_id']) continue
    const chain = above(draft, id)
    if (!chain.includes(id)) continue
    const theirs = row['parent_id']!
    draft.set('code', id, { parent_id: ours['parent_id']! }, 'M09', copy)
    // The moves that theirs goes against, ours or of another copy: somebody between the two has another place than at the base.
    const side = draft.facts.sides[copy ?? 0]!
    const back = chain.flatMap((one): Patch[] => {
      const base = atBase(side, 'code', one)
      const now = draft.row('code', one)
      return one !== id && base && now && base['parent_id'] !== now['parent_id']
        ? [{ do: 'set', table: 'code', id: one, row: { parent_id: base['parent_id']! } }]
        : []
    })
    draft.ask({
      kind: 'M09',
      table: 'code',
      id,
      says: 'Two moves would put each code under the other. Ours holds.',
      copies: copy === null ? [] : [copy],
      stored: [
        {
          field: 'parent_id',
          base: pick(['parent_id'], atBase(side, 'code', id) ?? ours),
          ours: pick(['parent_id'], ours),
          theirs: [{ parent_id: theirs }],
        },
      ],
      options: [
        { id: 'ours', label: 'Keep our move', patches: [] },
        {
          id: 'theirs',
          label: 'Take their move',
          patches: [...back, { do: 'set', table: 'code', id, row: { parent_id: theirs } }],
        },
      ],
      standing: 'ours',
    })
  }
}

/** [M10] */
function underRetired(draft: Draft, row: Row): void {
  const id = row['id'] as string
  const parent = row['parent_id']
  if (typeof parent !== 'string' || draft.row('code', parent)?.['status'] !== 'retired') return
  const retiredApart = (mover: Side) =>
    draft.facts.sides.some(
      other =>
        other !== mover &&
        other.row('code', parent)?.['status'] === 'retired' &&
        atBase(other, 'code', parent)?.['status'] !== 'retired',
    )
  for (const side of draft.facts.sides) {
    const ours = draft.facts.ours.row('code', id)
    const oursParent = draft.facts.ours.row('code', parent)
    const theirsParent = side.row('code', parent)
    const base = atBase(side, 'code', id)
    const movedHere = ours?.['parent_id'] === parent && base?.['parent_id'] !== parent
    const movedThere = side.row('code', id)?.['parent_id'] === parent && base?.['parent_id'] !== parent
    const there =
      movedThere &&
      theirsParent?.['status'] !== 'retired' &&
      (oursParent?.['status'] === 'retired' || retiredApart(side))
    const here = movedHere && oursParent?.['status'] !== 'retired' && theirsParent?.['status'] === 'retired'
    if (!there && !here) continue
    let to = draft.row('code', parent)!['parent_id'] ?? null
    while (typeof to === 'string' && draft.row('code', to)?.['status'] === 'retired')
      to = draft.row('code', to)!['parent_id'] ?? null
    draft.set('code', id, { parent_id: to }, 'M10', side.at)
    const name = draft.row('code', parent)!['name'] as string
    draft.ask({
      kind: 'M10',
      table: 'code',
      id,
      says: `Moved under “${name}” on one side, which the other retired. It stands one level higher.`,
      copies: [side.at],
      stored: [
        {
          field: 'parent_id',
          base: base && pick(['parent_id'], base),
          ours: { parent_id: to },
          theirs: [{ parent_id: parent }],
        },
      ],
      options: [
        { id: 'above', label: 'One level higher', patches: [] },
        {
          id: 'under',
          label: `Under “${name}”`,
          patches: [{ do: 'set', table: 'code', id, row: { parent_id: parent } }],
        },
        {
          id: 'revive',
          label: `Under “${name}”, back in use`,
          patches: [
            { do: 'set', table: 'code', id, row: { parent_id: parent } },
            { do: 'set', table: 'code', id: parent, row: { status: 'active' } },
          ],
        },
      ],
      standing: 'above',
    })
    return
  }
}

/** Siblings that only now are called alike: the one that came is called after who brought it. */
export function labelApart(draft: Draft): void {
  const seen = new Map<string, Row>()
  const rows = draft.all('code').filter(row => row['status'] !== 'retired')
  // Ours first: they keep their labels.
  rows.sort(
    (a, b) => Number(draft.touches('code', a['id'] as string)) - Number(draft.touches('code', b['id'] as string)),
  )
  for (const row of rows) {
    const key = `${row['parent_id'] ?? ''} ${normal(row['name'] as string)}`
    const here = seen.get(key)
    const id = row['id'] as string
    const laid = draft.laid('code').get(id)
    if (!here || !laid || laid.copy === null) {
      seen.set(key, row)
      continue
    }
    const name = `${row['name'] as string} (${draft.facts.sides[laid.copy]!.mark})`
    draft.set('code', id, { name }, 'M05', laid.copy)
    const renamed = draft.row('code', id)!
    const { copy } = laid
    draft.later.push(() => askSameLabel(draft, here, renamed, copy))
  }
}
