// What is written out carries a manifest: what it was made from, how, and the hashes of its files.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import { PROGRAM } from '../../../src/base/program.ts'
import type { Manifest } from '../../../src/exchange/output/manifest.ts'
import { ROOT } from '../../house/files.ts'
import { Journey, SAMPLE } from '../../support/journey.ts'

let clock = '2026-03-01T09:00:00.000Z'
const study = new Journey(() => clock)
const manifest = (name: string) => JSON.parse(readFileSync(study.path(`${name}.manifest.json`), 'utf8')) as Manifest
const matrix = {
  rows: 'codes' as const,
  columns: 'sites' as const,
  measure: 'presence' as const,
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
} satisfies Partial<Input<'export.matrix'>>

beforeAll(async () => {
  await study.project('study', 'A')
  await study.ask('study.load', { path: SAMPLE })
})
afterAll(() => study.end())

describe('a manifest beside each export', () => {
  it('names the state, the filter in words, the options, the program and the hash of the file', async () => {
    const { manifest: beside } = await study.ask('export.matrix', { ...matrix, to: study.path('m.csv'), format: 'csv' })
    expect(beside).toBe(study.path('m.csv.manifest.json'))
    const told = manifest('m.csv')
    const info = await study.ask('project.info', {})
    expect(told).toMatchObject({
      kind: 'matrix',
      program: `Crosscase ${PROGRAM.version}`,
      state: { project: 'study', framework: 'version v4' },
      filter: expect.stringContaining('Every interview, observation and document'),
      options: { format: 'csv', columns: 'sites', measure: 'presence' },
    })
    expect(told.state.change).toBeGreaterThan(0)
    expect(info?.lastChange).toBeGreaterThan(told.state.change)
    const bytes = readFileSync(study.path('m.csv'))
    expect(told.files).toEqual([
      { name: 'm.csv', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    ])
  })

  it('the same state gives the same bytes, on another day and after other exports', async () => {
    const before = readFileSync(study.path('m.csv.manifest.json'))
    clock = '2026-04-01T09:00:00.000Z'
    await study.ask('export.excerpts', { to: study.path('all.csv') })
    await study.ask('export.codebook', { to: study.path('codebook.docx'), format: 'docx' })
    await study.ask('export.matrix', { ...matrix, to: study.path('m.csv'), format: 'csv' })
    expect(readFileSync(study.path('m.csv.manifest.json'))).toEqual(before)
  })

  it('work on the research gives another state, its undo yet another', async () => {
    const was = manifest('m.csv').state.change
    await study.ask('memo.write', { title: 'A memo', body: 'Words', about: 'project' })
    await study.ask('export.matrix', { ...matrix, to: study.path('m.csv'), format: 'csv' })
    expect(manifest('m.csv').state.change).toBeGreaterThan(was)
  })

  it('exporting is in the history, is not undone, and leaves undo and redo as they were', async () => {
    await study.ask('project.undo', {})
    await study.ask('export.excerpts', { to: study.path('all.csv') })
    const [last] = await study.ask('project.history', {})
    expect(last).toMatchObject({ label: 'Export every excerpt to “all.csv”', state: 'noted' })
    expect((await study.ask('project.info', {}))!.undo.redo).toBe('Write memo “A memo”')
    await study.ask('project.redo', {})
    await study.ask('project.undo', {})
  })

  it('a refused export leaves no manifest and is not noted', async () => {
    const before = await study.ask('project.history', {})
    await study.refused('export.matrix', { ...matrix, to: study.path('wrong.docx'), format: 'csv' })
    expect(() => manifest('wrong.docx')).toThrow('ENOENT')
    expect(await study.ask('project.history', {})).toEqual(before)
  })
})

it('the program names the version of its package', () => {
  expect(PROGRAM.version).toBe(
    (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version,
  )
})
