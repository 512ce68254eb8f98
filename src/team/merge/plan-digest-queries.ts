// By what a plan is known again.

import { createHash } from 'node:crypto'
import type { Plan, Row } from './types.ts'

/** The digest of what a plan would write without any answer, and of what it asks: of the same copies and the same project it is the same. */
export function digestOfPlan({ deeds, questions }: Pick<Plan, 'deeds' | 'questions'>): string {
  const hash = createHash('sha256')
  const rows = deeds.map(({ do: deed, table, id, row }) => JSON.stringify([table, id, deed, sorted(row ?? {})]))
  for (const one of rows.sort()) hash.update(one)
  for (const one of questions.map(question => question.id).sort()) hash.update(one)
  return hash.digest('hex')
}

function sorted(row: Row): [string, string | number | null][] {
  return Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
}
