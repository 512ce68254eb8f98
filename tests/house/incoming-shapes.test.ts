// Every JSON column that comes in has a shape, or says why it needs none.

import { expect, it } from 'vitest'
import { JSON_WITH_IDS, JSON_WITHOUT_IDS } from '../../src/team/merge/id-columns.ts'
import { INCOMING_SHAPES, WITHOUT_SHAPE } from '../../src/team/merge/incoming-shapes.ts'

it('JSON that comes in is checked, or says why not', () => {
  const named = (lists: Readonly<Record<string, object>>) =>
    Object.entries(lists).flatMap(([table, columns]) =>
      (Array.isArray(columns) ? (columns as string[]) : Object.keys(columns)).map(column => `${table}.${column}`),
    )
  const read = [...named(JSON_WITH_IDS), ...named(JSON_WITHOUT_IDS)].toSorted()
  expect([...named(INCOMING_SHAPES), ...named(WITHOUT_SHAPE)].toSorted()).toEqual(read)
})
