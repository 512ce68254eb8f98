// The one writer of scales and ratings.

import { newId, type AnchorId, type CaseId, type RatingId, type ScaleId, type SourceId } from '../../base/ids.ts'
import { fold } from '../../base/order.ts'
import type { TextRange } from '../../base/text-range.ts'
import { Refusal } from '../../base/trouble.ts'
import { anchorAt, removeAnchorIfFree } from '../../coding/commands.ts'
import { openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { isMine, namesOfPerson } from '../../store/person-queries.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { getScale } from './queries.ts'
import { planScale } from './scale-plan-queries.ts'
import { cleanSteps } from './scale-plan.ts'
import type { ScaleKind, ScalePlan, StepBecomes } from './types.ts'
import { ratingValue } from './values.ts'

/** Makes a scale. Refuses an empty name, one that another scale has, and an ordinal scale with fewer than two steps. */
export function addScale(
  tx: Change,
  given: {
    readonly name: string
    readonly kind: ScaleKind
    readonly steps?: readonly string[] | undefined
    readonly rule?: string | null | undefined
  },
): ScaleId {
  const name = freeName(tx, given.name, null)
  const last = tx.get<{ place: number | null }>(sql`SELECT max(place) AS place FROM rating_scale`)!.place ?? 0
  tx.describe(`New scale “${name}”`)
  return tx.insert('rating_scale', {
    id: newId(),
    name,
    kind: given.kind,
    steps: given.kind === 'ordinal' ? JSON.stringify(cleanSteps(given.steps ?? [])) : null,
    rule: (given.rule ?? '').trim() || null,
    place: last + 1024,
    madeAt: tx.now,
  }) as ScaleId
}

function freeName(tx: Change, written: string, but: Uint8Array | null): string {
  const name = written.trim()
  if (!name) throw new Refusal('name-empty', 'A scale needs a name.')
  const same = tx
    .all<{ name: string }>(sql`SELECT name FROM rating_scale WHERE id IS NOT ${but}`)
    .find(row => fold(row.name) === fold(name))
  if (same) throw new Refusal('same-name', `There is a scale called “${same.name}” already.`)
  return name
}

/** Changes a scale's name, rule, or steps, and the ratings on steps that go along with it. Refuses a step taken away of which nothing is said while cases are rated with it. */
export function changeScale(
  tx: Change,
  given: {
    readonly scaleId: ScaleId
    readonly name?: string | undefined
    readonly steps?: readonly string[] | undefined
    readonly becomes?: readonly StepBecomes[] | undefined
    readonly rule?: string | null | undefined
    readonly seen?: string | undefined
  },
): void {
  const scale = getScale(tx, given.scaleId)
  const columns: Record<string, string | null> = {}
  if (given.name !== undefined) columns['name'] = freeName(tx, given.name, bytesOf(given.scaleId))
  if (given.rule !== undefined) columns['rule'] = (given.rule ?? '').trim() || null
  if (given.steps !== undefined && scale.kind === 'ordinal') {
    const plan = planScale(tx, given)
    const open = plan.moves.find(move => move.isOpen)
    if (open)
      throw new Refusal(
        'step-in-use',
        `Cases are rated “${open.from}” on “${scale.name}”. Say what these ratings become, or rate the cases otherwise first.`,
      )
    refuseOther(plan, given.seen)
    moveRatings(tx, given.scaleId, plan)
    columns['steps'] = JSON.stringify(cleanSteps(given.steps))
  }
  tx.update('rating_scale', given.scaleId, columns)
  tx.describe(`Change scale “${columns['name'] ?? scale.name}”`)
}

function refuseOther(plan: ScalePlan, seen: string | undefined): void {
  if (seen !== undefined && seen !== plan.seen)
    throw new Refusal('plan-changed', `The ratings on “${plan.scale}” changed meanwhile. Look at them again.`)
}

/** Gives ratings the value that theirs becomes: whose they are and since when stays. */
function moveRatings(tx: Change, scaleId: ScaleId, plan: ScalePlan): void {
  const becomes = new Map(plan.moves.map(move => [move.from, move.to]))
  for (const { id, value } of tx.all<{ id: Buffer; value: string }>(
    sql`SELECT id, value FROM rating WHERE scale_id = ${bytesOf(scaleId)} ORDER BY n`,
  )) {
    const to = becomes.get(value)
    if (to === undefined) continue
    if (to === null) removeRating(tx, idOf<'rating'>(id))
    else tx.update('rating', idOf(id), { value: to })
  }
}

/** Removes a scale, with its ratings where that is asked for. Refuses one that cases are rated on otherwise. */
export function removeScale(
  tx: Change,
  given: {
    readonly scaleId: ScaleId
    readonly withRatings?: boolean | undefined
    readonly seen?: string | undefined
  },
): void {
  const scale = getScale(tx, given.scaleId)
  const plan = planScale(tx, { scaleId: given.scaleId, remove: true })
  if (plan.gone > 0 && !given.withRatings)
    throw new Refusal(
      'scale-in-use',
      `${plan.gone === 1 ? 'One rating stands' : `${plan.gone} ratings stand`} on “${scale.name}”. Take ${plan.gone === 1 ? 'it' : 'them'} back first, or remove the scale with ${plan.gone === 1 ? 'it' : 'them'}.`,
      { ratings: plan.gone },
    )
  refuseOther(plan, given.seen)
  moveRatings(tx, given.scaleId, plan)
  tx.remove('rating_scale', given.scaleId)
  tx.describe(
    `Remove scale “${scale.name}”${plan.gone === 0 ? '' : ` with ${plan.gone === 1 ? 'one rating' : `${plan.gone} ratings`}`}`,
  )
}

/** Rates cases on a scale, as the coder at work; null takes the ratings back. Refuses a value that the scale does not know. */
export function rateCases(
  tx: Change,
  given: {
    readonly scaleId: ScaleId
    readonly caseIds: readonly CaseId[]
    readonly value?: string | null | undefined
    readonly note?: string | null | undefined
  },
): void {
  const scale = getScale(tx, given.scaleId)
  const value = given.value === undefined || given.value === null ? null : ratingValue(scale, given.value)
  let name = ''
  for (const caseId of given.caseIds) {
    const one = tx.get<{ key: string | null; name: string }>(
      sql`SELECT key, name FROM "case" WHERE id = ${bytesOf(caseId)}`,
    )
    if (!one) throw new Refusal('case-gone', 'This case is not in the project (any more).')
    name = one.key ?? one.name
    const own = tx.all<{ id: Buffer }>(
      sql`SELECT id FROM rating WHERE scale_id = ${bytesOf(given.scaleId)} AND case_id = ${bytesOf(caseId)} AND coder_id IN (${namesOfPerson(tx, tx.coderId)}) ORDER BY n`,
    )
    const [here] = own
    const note = given.note === undefined ? {} : { note: (given.note ?? '').trim() || null }
    if (here && given.value === null) for (const { id } of own) removeRating(tx, idOf<'rating'>(id))
    else if (here) tx.update('rating', idOf(here.id), { ...(value === null ? {} : { value, madeAt: tx.now }), ...note })
    else if (value !== null)
      tx.insert('rating', {
        id: newId(),
        scaleId: given.scaleId,
        caseId,
        coderId: tx.coderId,
        value,
        ...note,
        madeAt: tx.now,
      })
    else throw new Refusal('not-rated', `${name} is not rated on “${scale.name}” by you yet.`)
  }
  const who = given.caseIds.length === 1 ? name : `${given.caseIds.length} cases`
  tx.describe(
    given.value === null
      ? `Take back the rating of ${who} on “${scale.name}”`
      : value === null
        ? `Note on the rating of ${who} on “${scale.name}”`
        : `Rate ${who} on “${scale.name}”: ${value}`,
  )
}

function removeRating(tx: Change, ratingId: RatingId): void {
  for (const { id, anchor_id } of tx.all<{ id: Buffer; anchor_id: Buffer }>(
    sql`SELECT id, anchor_id FROM rating_anchor WHERE rating_id = ${bytesOf(ratingId)}`,
  )) {
    tx.remove('rating_anchor', idOf(id))
    removeAnchorIfFree(tx, idOf<'anchor'>(anchor_id))
  }
  tx.remove('rating', ratingId)
}

/** Says that a rating of one's own rests on words of a source. Silent where it does already. */
export function restRating(
  tx: Change,
  given: { readonly ratingId: RatingId; readonly sourceId: SourceId; readonly range: TextRange },
): void {
  const name = ownRating(tx, given.ratingId)
  const anchorId = anchorAt(tx, openText(tx, given.sourceId), given.range)
  tx.describe(`Passage under ${name}`)
  if (
    tx.get(
      sql`SELECT 1 FROM rating_anchor WHERE rating_id = ${bytesOf(given.ratingId)} AND anchor_id = ${bytesOf(anchorId)}`,
    )
  )
    return
  tx.insert('rating_anchor', { id: newId(), ratingId: given.ratingId, anchorId })
}

/** Takes a passage off a rating of one's own, and its anchor where nothing else rests on it. */
export function unrestRating(tx: Change, ratingId: RatingId, anchorId: AnchorId): void {
  const name = ownRating(tx, ratingId)
  const here = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM rating_anchor WHERE rating_id = ${bytesOf(ratingId)} AND anchor_id = ${bytesOf(anchorId)}`,
  )
  if (!here) throw new Refusal('passage-gone', 'The rating does not rest on this passage (any more).')
  tx.remove('rating_anchor', idOf(here.id))
  removeAnchorIfFree(tx, anchorId)
  tx.describe(`Take a passage off ${name}`)
}

function ownRating(tx: Change, ratingId: RatingId): string {
  const row = tx.get<{ coder_id: Buffer; coder: string; scale: string; key: string | null; name: string }>(sql`
    SELECT rating.coder_id, coder.name AS coder, rating_scale.name AS scale, "case".key, "case".name FROM rating JOIN coder ON coder.id = rating.coder_id
    JOIN rating_scale ON rating_scale.id = scale_id JOIN "case" ON "case".id = case_id WHERE rating.id = ${bytesOf(ratingId)}`)
  if (!row) throw new Refusal('rating-gone', 'This rating is not there any more.')
  if (!isMine(tx, row.coder_id))
    throw new Refusal(
      'rated-by-another',
      `This is ${row.coder}’s rating. Rate the case yourself: both stay, side by side.`,
    )
  return `the rating of ${row.key ?? row.name} on “${row.scale}”`
}
