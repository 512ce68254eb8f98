// What leaves the team, from the command line: the disclosure check with its ways out, a wider population, theme matrices, for whom.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const crosscase = (...words: readonly string[]) => line.run(words)
const P = 'study.crosscase'

beforeAll(async () => {
  await crosscase('new', P, '--coder', 'A')
  await crosscase('load', P, SAMPLE)
})

describe('crosscase disclosure', () => {
  it('numbers findings and ways out; one is gone, one stands with its reason, undo takes each back', async () => {
    const { exit, out } = await crosscase('disclosure', P, '--what', 'positions')
    expect(exit).toBe(0)
    expect(out).toMatch(/^1\. P1, [\s\S]* {5}1\.1 Say “a few”\n {5}1\.2 Leave out \(by hand\)/)
    expect((await crosscase('disclosure', P, '--what', 'positions', '--stand', '1')).error).toMatch(/Say why/)
    const stood = await crosscase(
      'disclosure',
      P,
      '--what',
      'positions',
      '--stand',
      '1',
      '--reason',
      'The board agreed',
    )
    expect(stood.out).toMatch(/undecided/)
    const taken = await crosscase('disclosure', P, '--what', 'positions', '--take', '1.1')
    expect(taken.out).toBe('The check found no problem under these settings.\n')
    expect((await crosscase('undo', P)).out).toMatch(/Disclosure: Say “a few”/)
    expect((await crosscase('disclosure', P, '--what', 'positions', '--take', '99.1')).exit).toBe(2)
  })

  it('looks at positions under the filter they are written under', async () => {
    writeFileSync(place.path('talk.json'), '{ "is": "source kind", "kinds": ["interview"] }')
    const check = (...more: readonly string[]) => crosscase('disclosure', P, '--what', 'positions', ...more)
    expect((await check('--filter', 'talk.json')).out).not.toBe((await check()).out)
    expect((await crosscase('disclosure', P, '--filter', 'talk.json')).error).toMatch(/goes with --what positions/)
    expect((await crosscase('positions', P, '--filter', 'talk.json', '--to', 'talk.html')).exit).toBe(0)
    expect(readFileSync(place.path('talk.html'), 'utf8')).toContain('Only evidence in interviews.')
    expect((await crosscase('positions', P, '--filter', 'Nobody’s', '--to', 'talk.html')).error).toMatch(
      /no saved filter “Nobody’s”/,
    )
  })

  it('counts against a wider list once one is loaded', async () => {
    writeFileSync(place.path('all.csv'), 'trust,role,sector\na,exemplar,acute\nb,follower,acute\n')
    expect((await crosscase('population', P)).out).toBe('No list is loaded\n')
    expect((await crosscase('population', P, 'all.csv')).out).toBe(
      '2 rows with site: role, site: sector; no attributes: trust\n',
    )
    expect((await crosscase('population', P)).out).toBe('site: 2 rows on all.csv\n')
    expect((await crosscase('population', P, '--drop')).exit).toBe(0)
  })
})

describe('crosscase export, for whom', () => {
  it('theme matrices are for outside unless told; a matrix when told', async () => {
    expect((await crosscase('export', P, 'themes.csv', '--what', 'themes')).error).toMatch(/no published code/)
    expect((await crosscase('cases', 'publish', P)).exit).toBe(0)
    expect((await crosscase('export', P, 'themes.csv', '--what', 'themes')).out).toMatch(
      /^Wrote \d+ themes at 12 sites/,
    )
    await crosscase('matrix', P, '--audience', 'outside', '--to', 'matrix.csv')
    for (const file of ['themes.csv', 'matrix.csv'])
      expect(readFileSync(place.path(file), 'utf8')).not.toMatch(/\bS\d\d\b/)
  })

  it('a least group refuses what nobody decided on, whatever is written out', async () => {
    const asked = ['export', P, 'p.docx', '--what', 'propositions', '--audience', 'outside', '--min-group', '3']
    const { exit, error } = await crosscase(...asked)
    expect(exit).toBe(1)
    expect(error).toMatch(/^The disclosure check found \d+ problems that nobody has decided on\./)
    expect(existsSync(place.path('p.docx'))).toBe(false)
    expect((await crosscase('export', P, 'x.csv', '--audience', 'team')).exit).toBe(2)
  })
})

describe('what a report holds besides its tables', () => {
  it('is checked and written out by name: appendix, pairs, a source, checklists, methods', async () => {
    for (const what of ['codebook', 'pairings', 'pictures', 'reports'])
      expect((await crosscase('disclosure', P, '--what', what)).out).toMatch(/The check found/)
    expect((await crosscase('disclosure', P, '--what', 'source')).error).toMatch(/Say which source/)
    expect((await crosscase('disclosure', P, '--what', 'source', '--source', 'T01')).out).toMatch(/The check found/)
    expect((await crosscase('export', P, 'appendix.docx', '--what', 'appendix')).out).toMatch(/^Wrote 34 entries/)
    expect((await crosscase('export', P, 'T01.docx', '--what', 'source', '--source', 'T01')).out).toMatch(/paragraphs/)
    expect((await crosscase('export', P, 'methods.docx', '--what', 'methods')).out).toMatch(/sentences/)
    expect((await crosscase('export', P, 'x.docx', '--what', 'appendix', '--min-group', '3')).error).toMatch(/decided/)
    expect((await crosscase('export', P, 'x.docx', '--what', 'appendix', '--audience', 'team')).exit).toBe(2)
  })

  it('sources get published codes by their kind', async () => {
    const drawn = await crosscase('cases', 'publish', P, '--kind', 'sources', '--codes', 'interview=Int', '--codes', 'others=Text') // prettier-ignore
    expect(drawn.out).toMatch(/^Drew \d+ codes$/m)
    const to = 'sources.csv'
    expect((await crosscase('matrix', P, '--rows', 'sources', '--columns', 'kinds', '--audience', 'outside', '--to', to)).exit).toBe(0) // prettier-ignore
    expect(readFileSync(place.path(to), 'utf8')).toMatch(/Int\d/)
  })
})
