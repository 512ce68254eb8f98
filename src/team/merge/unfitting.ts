// Values that do not fit their attribute as it is now: kept as they were written, told, and asked about. [M33]

import { GIVEN } from './answer.ts'
import { choicesOf } from './cases.ts'
import type { Draft } from './draft.ts'
import type { Patch, QuestionOption, Row } from './types.ts'

/** Tells how many values that come in do not fit. */
export function tellUnfitting(draft: Draft): void {
  const counts = new Map<string, number>()
  for (const { row } of draft.laid('attribute_value').values())
    if (row !== null && !fits(draft, row)) {
      const { name } = draft.object('attribute', row['attribute_id'] as string)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  for (const [name, count] of counts) draft.note('M33', 'attribute_value', name, null, [], count)
}

/** Asks of each value that came to be without fitting, on whichever side it was written, what it is in the attribute as it is now. */
export function askUnfitting(draft: Draft): void {
  const found = new Map<string, { readonly row: Row; readonly ids: string[]; readonly copies: Set<number> }>()
  const add = (row: Row, copy: number | null) => {
    if (fits(draft, row)) return
    const key = `${row['attribute_id']} ${row['value']}`
    const one = found.get(key) ?? { row, ids: [], copies: new Set<number>() }
    found.set(key, one)
    one.ids.push(row['id'] as string)
    const changer = copy ?? draft.laid('attribute').get(row['attribute_id'] as string)?.copy ?? null
    if (changer !== null) one.copies.add(changer)
  }
  for (const { row, copy } of draft.laid('attribute_value').values()) if (row !== null) add(row, copy)
  for (const [id, { is }] of draft.facts.ours.touched('attribute_value'))
    if (
      is !== null &&
      draft.touches('attribute', is['attribute_id'] as string) &&
      !draft.touches('attribute_value', id)
    )
      add(is, null)
  for (const { row, ids, copies } of found.values()) askUnfit(draft, row, ids, [...copies])
}

function askUnfit(draft: Draft, row: Row, ids: readonly string[], copies: readonly number[]): void {
  const id = row['attribute_id'] as string
  const attribute = draft.row('attribute', id)!
  const value = String(row['value'])
  const all = (is: string) =>
    ids.map((at): Patch => ({ do: 'set', table: 'attribute_value', id: at, row: { value: is } }))
  const mapped: QuestionOption[] =
    attribute['type'] === 'choice'
      ? choicesOf(attribute['choices']).map(choice => ({
          id: `to:${choice}`,
          label: `It is “${choice}”`,
          patches: all(choice),
        }))
      : [{ id: 'text', label: 'It is …', takes: 'text', patches: all(GIVEN) }]
  draft.ask({
    kind: 'M33',
    table: 'attribute',
    id,
    says: `“${value}” does not fit “${String(attribute['name'])}” as it is now; ${ids.length === 1 ? '1 value says' : `${ids.length} values say`} so. It is kept as it was written.`,
    copies: [...copies].sort((a, b) => a - b),
    options: [
      { id: 'keep', label: 'Keep it as written', patches: [] },
      ...mapped,
      {
        id: 'blank',
        label: 'Leave it blank',
        patches: ids.map((at): Patch => ({ do: 'take', table: 'attribute_value', id: at })),
      },
    ],
    standing: 'keep',
  })
}

function fits(draft: Draft, row: Row): boolean {
  const attribute = draft.row('attribute', row['attribute_id'] as string)
  if (!attribute || row['applies'] !== 1) return true
  if (attribute['type'] === 'choice') return choicesOf(attribute['choices']).includes(row['value'] as string)
  if (attribute['type'] === 'number') return Number.isFinite(Number(row['value']))
  return true
}
