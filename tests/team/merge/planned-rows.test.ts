// Rows read through a plan: as they are once its deeds are written.

import { expect, it } from 'vitest'
import { PlannedRows } from '../../../src/team/merge/planned-rows.ts'
import type { Deed, Row } from '../../../src/team/merge/types.ts'

const coding = (id: string, code: string, anchor: string): Row => ({ id, code_id: code, anchor_id: anchor })
const OURS = [coding('a', 'trust', '1'), coding('b', 'trust', '2'), coding('c', 'help', '1')]

const ours = {
  row: (_: string, id: string) => OURS.find(row => row['id'] === id) ?? null,
  where: (_: string, column: string, value: string | number) => OURS.filter(row => row[column] === value),
  ids: (_: string, column: string, value: string) =>
    OURS.filter(row => row[column] === value).map(row => row['id'] as string),
  all: () => OURS,
}
const of = (deed: Omit<Deed, 'table' | 'kind' | 'copy'>): Deed => ({
  table: 'coding',
  kind: 'changed',
  copy: 0,
  ...deed,
})
const planned = new PlannedRows(ours, [
  of({ do: 'delete', id: 'c', was: OURS[2]! }),
  of({ do: 'update', id: 'b', row: { code_id: 'help' }, was: { code_id: 'trust' } }),
  of({ do: 'insert', id: 'd', row: coding('d', 'trust', '2') }),
])

it('has what is new and changed, and nothing that goes', () => {
  expect(['a', 'b', 'c', 'd'].map(id => planned.row('coding', id)?.['code_id'])).toEqual([
    'trust',
    'help',
    undefined,
    'trust',
  ])
  expect(planned.all('coding').map(row => row['id'])).toEqual(['a', 'b', 'd'])
})

it('finds rows by what they hold then, also in a column that nobody changes', () => {
  const ids = (column: string, value: string) => planned.where('coding', column, value).map(row => row['id'])
  expect([ids('code_id', 'trust'), ids('code_id', 'help'), ids('code_id', 'none')]).toEqual([['a', 'd'], ['b'], []])
  expect([ids('anchor_id', '1'), ids('anchor_id', '2')]).toEqual([['a'], ['b', 'd']])
  expect(planned.ids('coding', 'anchor_id', '2')).toEqual(['b', 'd'])
})
