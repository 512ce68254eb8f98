// Every JSON column that comes in has a shape, or says why it needs none.

import { expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { migrate, migrations } from '../../src/store/migrate.ts'
import { JSON_WITH_IDS, JSON_WITHOUT_IDS } from '../../src/team/merge/id-columns.ts'
import { INCOMING_SHAPES, PACKED_SHAPES, WITHOUT_SHAPE } from '../../src/team/merge/incoming-shapes.ts'
import { mergedTables } from '../../src/team/merge/sides-queries.ts'

const named = (lists: Readonly<Record<string, object>>) =>
  Object.entries(lists).flatMap(([table, columns]) =>
    (Array.isArray(columns) ? (columns as string[]) : Object.keys(columns)).map(column => `${table}.${column}`),
  )

it('JSON that comes in is checked, or says why not', () => {
  const read = [...named(JSON_WITH_IDS), ...named(JSON_WITHOUT_IDS)].toSorted()
  expect([...named(INCOMING_SHAPES), ...named(WITHOUT_SHAPE)].toSorted()).toEqual(read)
})

it('bytes that come in are ids, digests, or packed JSON that is checked', () => {
  const file = new Connection(':memory:')
  migrate(file, migrations())
  const bytes = mergedTables(file).flatMap(({ name }) =>
    file
      .all<{ name: string }>({ text: "SELECT name FROM pragma_table_info(?) WHERE type = 'BLOB'", values: [name] })
      .map(column => `${name}.${column.name}`)
      .filter(column => !/\.id$|_id$|joined_to$|digest$|hash$/.test(column)),
  )
  expect(bytes.toSorted()).toEqual(named(PACKED_SHAPES).toSorted())
})
