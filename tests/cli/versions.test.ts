// Versions and codebooks on the command line.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
const project = place.path('study.crosscase')
beforeAll(async () => {
  await place.sample('study', 'A')
  await place.ask('project.close', {})
})
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const json = (...words: readonly string[]) => line.json(...words)

it('says what changed between two versions, for scripts and for people, and into a file', async () => {
  const diff = await json('version', project, 'diff', 'v2', 'v4')
  expect(Object.keys(diff)).toEqual(
    expect.arrayContaining(['added', 'removed', 'renamed', 'moved', 'merged', 'split', 'redefined', 'retired']),
  )
  expect(diff.merged).toMatchObject([{ codes: ['CULTURE'], into: 'CANDOUR' }])
  expect((await crosscase('version', project, 'diff', 'v2', 'v4')).out).toMatch(
    /Merged\n {2}CULTURE → CANDOUR, 0 codings: All six/,
  )
  expect(await crosscase('version', project, 'diff', 'v2', 'v4', '--to', 'changes.html')).toMatchObject({
    exit: 0,
    out: `Wrote 7 differences to ${place.path('changes.html')}\n`,
  })
  expect(readFileSync(place.path('changes.html'), 'utf8')).toContain('The framework from v2 to v4')
  expect((await crosscase('version', project, 'diff', 'v2', '--to', 'x.pdf')).exit).toBe(2)
  expect(await crosscase('version', project, 'diff', 'v9')).toMatchObject({
    exit: 1,
    error: expect.stringContaining('no version “v9”'),
  })
})

it('saves a version once, lists it, and compares it with the present', async () => {
  expect(await crosscase('version', project, 'save', 'v5', '--reason', 'Agreed')).toMatchObject({
    exit: 0,
    out: 'Saved version v5.\n',
  })
  expect((await crosscase('version', project, 'save', 'v6')).error).toContain('Nothing in the framework changed')
  expect((await json('version', project, 'list')).at(-1)).toMatchObject({
    label: 'v5',
    reason: 'Agreed',
    counts: { codes: 26 },
  })
  expect((await json('list', project, 'versions')).map((one: { name: string }) => one.name)).toEqual([
    'v1',
    'v2',
    'v3',
    'v4',
    'v5',
  ])
  expect((await crosscase('version', project, 'diff', 'v5')).out).toBe('Nothing changed between the two.\n')
  expect((await crosscase('version', project, 'save')).exit).toBe(2)
})

it('writes the codebook, as it is or as it was, and reads it back', async () => {
  for (const name of ['now.docx', 'now.xlsx', 'now.html', 'now.csv'])
    expect((await crosscase('export', project, name, '--what', 'codebook')).out).toContain('Wrote 34 entries')
  await crosscase('export', project, 'v5.csv', '--what', 'codebook', '--version', 'v5')
  expect(readFileSync(place.path('v5.csv'), 'utf8')).toBe(readFileSync(place.path('now.csv'), 'utf8'))
  expect((await crosscase('export', project, 'v4.csv', '--what', 'codebook', '--version', 'v4')).error).toContain(
    'without its texts',
  )
  expect(await json('framework', 'import', project, 'now.docx', '--dry-run')).toMatchObject({
    added: 0,
    changed: 0,
    skipped: 34,
  })
})
