// The table of sources written out, and read back by a study folder that holds the files.

import { cpSync, readFileSync, copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'

const journey = new Journey()
const other = new Journey()
beforeAll(async () => {
  await journey.sample('study', 'A')
  const attributeId = await journey.ask('attribute.create', {
    about: 'source',
    name: 'length of talk',
    type: 'choice',
    choices: ['short', 'long'],
  })
  const sources = await journey.ask('source.list', {})
  await journey.ask('source.setValues', {
    cells: sources.slice(0, 9).map((one, at) => ({ sourceId: one.id, attributeId, value: at % 2 ? 'short' : 'long' })),
  })
})
afterAll(async () => {
  await journey.end()
  await other.end()
})

const filed = async (from: Journey) =>
  (await from.ask('list.rows', { what: 'sources' })).map(({ id: _id, codings: _codings, ...row }) => row)
const values = async (from: Journey) => {
  const { sources, values: all, attributes } = await from.ask('source.table', {})
  return [attributes.map(one => one.name), sources.map((one, at) => [one.key, ...all[at]!])]
}

it('holds what a study folder’s sources.csv holds, with the attributes, the same twice', async () => {
  const [first, second] = [journey.path('first.csv'), journey.path('second.csv')]
  expect((await journey.ask('export.sources', { to: first, format: 'csv' })).sources).toBe(38)
  await journey.ask('export.sources', { to: second, format: 'csv' })
  expect(readFileSync(first)).toEqual(readFileSync(second))
  const rows: Record<string, string>[] = parse(readFileSync(first, 'utf8'), { columns: true, bom: true })
  expect(rows.find(row => row['source_id'] === 'D01')).toMatchObject({
    file: 'documents/D01.md',
    type: 'document',
    title: 'Memorandum of partnership',
    site_ids: 'S01;S02',
    coded_by: 'A',
    'length of talk': 'long',
  })
  const book = journey.path('sources.xlsx')
  await journey.ask('export.sources', { to: book, format: 'xlsx' })
  expect((await readXlsx(book))[0]!.data).toHaveLength(39)
})

it('comes back as it was where the files are', async () => {
  const folder = journey.path('folder')
  cpSync(SAMPLE, folder, { recursive: true })
  await journey.ask('export.sources', { to: journey.path('back.csv'), format: 'csv' })
  copyFileSync(journey.path('back.csv'), join(folder, 'sources.csv'))
  await other.project('back', 'A')
  await other.ask('study.load', { path: folder })
  expect(await values(other)).toEqual(await values(journey))
  expect(await filed(other)).toEqual(await filed(journey))
})

it('refuses a name with another ending', async () => {
  expect(await journey.refused('export.sources', { to: journey.path('sources.txt'), format: 'csv' })).toMatch(/csv/)
})
