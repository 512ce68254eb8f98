// The sample study goes in, out again by undo, and in again by redo.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../src/store/sql.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

const journey = new Journey()
beforeAll(() => journey.project())
afterAll(() => journey.end())

const check = async () => (await journey.ask('project.check', {})).problems
/** Every row of every table of research, times and ids included. */
const everything = () => {
  const read = journey.core.needProject().project.read
  const tables = read.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'paragraph_text%' AND name NOT IN ('act', 'change', 'change_row', 'text_index') ORDER BY name`,
  )
  return tables.map(({ name }) => [name, read.all({ text: `SELECT * FROM "${name}" ORDER BY 1`, values: [] })])
}

describe('loading the sample study', () => {
  let before: unknown
  let loaded: unknown

  it('a dry run says what it would do and writes nothing', async () => {
    before = everything()
    const report = await journey.ask('study.load', { path: SAMPLE, dryRun: true })
    expect(report.counts).toMatchObject({ sources: 38, codings: 538 })
    expect(everything()).toEqual(before)
    expect(await journey.ask('project.history', {})).toEqual([])
  })

  it('brings in 38 sources, 12 sites, 26 participants, 6 pairs, 34 framework entries and 538 codings, every quote verified, without a warning', async () => {
    const report = await journey.ask('study.load', { path: SAMPLE })
    expect(report.counts).toEqual({
      sources: 38,
      sites: 12,
      participants: 26,
      pairs: 6,
      codes: 34,
      questions: 10,
      propositions: 8,
      codings: 538,
      evidence: expect.any(Number),
    })
    expect(report.quotesVerified).toBe(538)
    expect(report.warnings).toEqual([])
    expect(await check()).toEqual([])
    loaded = everything()
  })

  it('undo of that one act leaves an empty project', async () => {
    expect(await journey.ask('project.undo', {})).toEqual({ label: 'Load study “sample-study”' })
    const blobs = (rows: unknown) => (rows as [string, unknown[]][]).filter(([name]) => name !== 'blob')
    expect(blobs(everything())).toEqual(blobs(before))
    expect((await journey.ask('project.info', {}))!.counts).toEqual({ sources: 0, sites: 0, codes: 0, codings: 0 })
    expect((await journey.ask('search.text', { words: 'biscuits' })).total).toBe(0)
    expect(await check()).toEqual([])
  })

  it('redo brings back every id and time', async () => {
    await journey.ask('project.redo', {})
    expect(everything()).toEqual(loaded)
    expect((await journey.ask('search.text', { words: 'biscuits' })).total).toBe(3)
    expect(await check()).toEqual([])
  })

  it('a second load changes nothing and leaves no act', async () => {
    const report = await journey.ask('study.load', { path: SAMPLE })
    expect(Object.values(report.counts).every(count => count === 0)).toBe(true)
    expect(report.files.every(file => file.result === 'duplicate')).toBe(true)
    expect(everything()).toEqual(loaded)
    expect(await journey.ask('project.history', {})).toHaveLength(1)
  })
})
