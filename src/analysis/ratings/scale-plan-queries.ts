// Looks before a scale is changed or removed: whose ratings become what.

import { createHash } from 'node:crypto'
import { compareNatural } from '../../base/order.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, sql } from '../../store/sql.ts'
import { getScale } from './queries.ts'
import { cleanSteps, newValues } from './scale-plan.ts'
import type { ScaleChange, ScalePlan } from './types.ts'

interface RatedRow {
  readonly value: string
  readonly coder: string
  readonly case_key: string
  readonly passages: number
}

/** The plan of a change of steps, or of a removal. Refuses a scale that is not there, and steps that cannot be. */
export function planScale(read: Read, { scaleId, steps, becomes, remove }: ScaleChange): ScalePlan {
  const scale = getScale(read, scaleId)
  const rows = read.all<RatedRow>(sql`
    SELECT value, coder.name AS coder, coalesce("case".key, "case".name) AS case_key, (SELECT count(*) FROM rating_anchor WHERE rating_id = rating.id) AS passages
    FROM rating JOIN coder ON coder.id = rating.coder_id JOIN "case" ON "case".id = case_id WHERE scale_id = ${bytesOf(scaleId)} ORDER BY rating.n`)
  const rated = [...new Set(rows.map(row => row.value))]
  const values = remove
    ? new Map<string, string | null | undefined>(rated.map(value => [value, null]))
    : steps === undefined || scale.kind !== 'ordinal'
      ? new Map<string, string | null | undefined>(rated.map(value => [value, value]))
      : newValues(scale, cleanSteps(steps), becomes ?? [], rated)
  const place = (value: string) => (scale.kind === 'ordinal' ? scale.steps.indexOf(value) : Number(value))
  const moves = [...values]
    .filter(([from, to]) => from !== to)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([from, to]) => {
      const its = rows.filter(row => row.value === from)
      return {
        from,
        to: to ?? null,
        isOpen: to === undefined,
        ratings: its.length,
        passages: its.reduce((sum, row) => sum + row.passages, 0),
        coders: [...new Set(its.map(row => row.coder))],
        cases: [...new Set(its.map(row => row.case_key))].sort(compareNatural),
      }
    })
  const gone = moves.filter(move => move.to === null)
  const plan = {
    scale: scale.name,
    moves,
    stays: rows.length - moves.reduce((sum, move) => sum + move.ratings, 0),
    gone: gone.reduce((sum, move) => sum + move.ratings, 0),
    passages: gone.reduce((sum, move) => sum + move.passages, 0),
  }
  return {
    ...plan,
    seen: createHash('sha256')
      .update(JSON.stringify([plan, rows]))
      .digest('hex')
      .slice(0, 32),
  }
}
