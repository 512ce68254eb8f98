// Ids that are no foreign keys follow in a merge when two things are one: every column that may hold them is known.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { migrate, migrations } from '../../src/store/migrate.ts'
import { HOLDING_ID, JSON_WITH_IDS, JSON_WITHOUT_IDS } from '../../src/team/merge/id-columns.ts'
import { mergedTables } from '../../src/team/merge/sides-queries.ts'
import { houseFiles, ROOT } from './files.ts'

const file = new Connection(':memory:')
migrate(file, migrations())
const tables = mergedTables(file)
const columns = tables.flatMap(({ name, columns: all, refs }) =>
  all.filter(column => !refs.some(ref => ref.column === column)).map(column => `${name}.${column}`),
)
const listed = (list: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(list).flatMap(([table, of]) => of.map(column => `${table}.${column}`))
const json = [
  ...listed(JSON_WITH_IDS),
  ...Object.entries(JSON_WITHOUT_IDS).flatMap(([table, of]) => Object.keys(of).map(column => `${table}.${column}`)),
]
/** Words, called as JSON is elsewhere. */
const WORDS: readonly string[] = ['disclosure_decision.rule', 'rating_scale.rule', 'saved_display.rule']

describe('ids that are no foreign keys', () => {
  it('stand in columns that are listed', () => {
    const hidden = columns.filter(name => name.endsWith('_id'))
    expect(hidden.filter(name => !listed(HOLDING_ID).includes(name))).toEqual([])
  })

  it('of JSON it is said whether it holds any', () => {
    const called = new Set(json.map(name => name.split('.')[1]!))
    // Written as JSON somewhere, or said to be JSON in the schema’s README.
    for (const { text } of houseFiles('src'))
      for (const [, name] of text.matchAll(/\b(\w+): (?:[^,\n(]*\? null : )?JSON\.stringify\(/g))
        called.add(name!.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`))
    const readme = readFileSync(join(ROOT, 'schema/README.md'), 'utf8')
    for (const [, name] of readme.matchAll(/`(\w+)`,? \(?JSON\b/g)) called.add(name!)
    // Of a report and of a question: no copy brings those. Of a version: the framework as it was, deflated.
    called.delete('content')
    const unsaid = columns.filter(name => called.has(name.split('.')[1]!) && !json.includes(name))
    expect(unsaid.filter(name => !WORDS.includes(name))).toEqual([])
  })

  it('lists name columns that there are, each once', () => {
    const all = [...listed(HOLDING_ID), ...json]
    expect(all.filter(name => !columns.includes(name))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })
})
