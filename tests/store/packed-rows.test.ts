// Many rows handed over together stand in the file as they would one by one.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import type { Image } from '../../src/store/images.ts'
import { packRows } from '../../src/store/packed-rows.ts'
import type { Value } from '../../src/store/sql.ts'

const COLUMNS = [
  { name: 'id', field: 'id', bytes: true, number: false },
  { name: 'word', field: 'word', bytes: false, number: false },
  { name: 'count', field: 'count', bytes: false, number: true },
]
let folder: string
let file: Connection

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-packed-'))
  file = new Connection(join(folder, 'p.db'))
  file.run('CREATE TABLE thing (n INTEGER PRIMARY KEY, id BLOB UNIQUE, word TEXT, count INTEGER) STRICT')
})
afterEach(() => {
  file.close()
  rmSync(folder, { recursive: true })
})

const write = (rows: readonly (readonly Value[])[], first = 1) => {
  const images = rows.map(([id, word, count]) => ({ id, word, count }) as Image)
  const packed = packRows('thing', COLUMNS, images)
  if (packed === null) return false
  file.statement(packed.text).run({ ...packed.values, first })
  return true
}
const stand = () =>
  file
    .arrays<[number, Uint8Array | null, string | null, number | null]>({
      text: 'SELECT n, id, word, count FROM thing ORDER BY n',
      values: [],
    })
    .map(([n, id, ...rest]) => [n, id === null ? null : Buffer.from(id).toString('hex'), ...rest])

/** Writes rows and tells whether they stand as given, in their order. */
const standAsGiven = (rows: readonly (readonly Value[])[]) => {
  expect(write(rows, 7)).toBe(true)
  expect(stand()).toEqual(rows.map((row, at) => [7 + at, ...row]))
}

describe('rows handed over together', () => {
  it('stand as given, one number after the other', () =>
    standAsGiven([
      ['0a', 'one', 1],
      ['0b', 'two', 22],
      ['0c', 'six', -333],
    ]))

  it('one row alone', () => standAsGiven([['0a', 'one', 1]]))

  it('where all say the same', () =>
    standAsGiven([
      ['0a', 'same', 1],
      ['0b', 'same', 1],
    ]))

  it('with words of any length, in letters of any size, or none', () =>
    standAsGiven([
      ['0a', '', 0],
      ['0b', 'naïve', Number.MAX_SAFE_INTEGER],
      ['0c', '日本 👩‍🏫', Number.MIN_SAFE_INTEGER],
      ['0d', null, 0],
      ['0e', ' spaces ', 4],
      ['0f', 'a\u0000b', 5],
      ['10', '-12', 6],
    ]))

  it('with letters of several bytes in words of one length', () =>
    standAsGiven([
      ['0a', 'grün', 1],
      ['0b', 'blau', 2],
    ]))

  it('with numbers and bytes that some rows do not have', () =>
    standAsGiven([
      [null, 'a', null],
      ['0b0c', 'b', 12],
      ['', 'c', null],
      ['0d', 'd', 0],
    ]))

  it.each<[string, first: Value[], second: Value[]]>([
    ['a fraction', ['0a', 'a', 0.5], ['0b', 'b', 2]],
    ['a number too large to be exact', ['0a', 'a', 2 ** 60], ['0b', 'b', 2]],
    ['a word and a number in one column', ['0a', 'a', 1], ['0b', 2, 2]],
    ['what is no hexadecimal where bytes are to be', ['0a', 'a', 1], ['zz', 'b', 2]],
    ['two halves of a byte, which would become one', ['0a0', 'a', 1], ['b0c', 'b', 2]],
    ['two halves of a letter, which would become one', ['0a', 'a\ud83d', 1], ['0b', '\ude00', 2]],
  ])('are to be written one by one where there is %s', (_, first, second) => {
    expect(write([first, second])).toBe(false)
    expect(stand()).toEqual([])
  })

  it('are refused together where one may not stand', () => {
    expect(() =>
      write([
        ['0a', 'a', 1],
        ['0a', 'b', 2],
      ]),
    ).toThrow(/UNIQUE/)
    expect(stand()).toEqual([])
  })
})
