// Saturation, asked as people ask it: scenario 30 of the methods, and its exports.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
import { Journey } from '../support/journey.ts'

const NEW_THEMES = [9, 6, 4, 2, 3, 1, 1, 0, 1, 0, 0, 0]
const QUESTION: Input<'saturation.compute'> = { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 }
const percents = (runs: readonly { ratio: number }[]) => runs.map(run => Math.round(run.ratio * 1000) / 10)

/** Twelve interviews in which codes show for the first time as the worked example says; each holds the first code too. */
function writeStudy(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const codes = NEW_THEMES.reduce((sum, one) => sum + one, 0)
  const sheet = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  sheet('codebook.csv', ['code_id,label', ...Array.from({ length: codes }, (_, at) => `C${at + 1},Theme ${at + 1}`)])
  const codings: string[] = []
  let seen = 0
  const sources = NEW_THEMES.map((fresh, at) => {
    const key = `T${String(at + 1).padStart(2, '0')}`
    const here = [...(at === 0 ? [] : [1]), ...Array.from({ length: fresh }, (_, n) => seen + n + 1)]
    seen += fresh
    const text = here.map(code => `We spoke of theme number ${code} in interview ${key}.`).join('\n')
    writeFileSync(join(folder, `${key}.txt`), text)
    let start = 0
    for (const [n, code] of here.entries()) {
      const quote = text.split('\n')[n]!
      codings.push(`${key}-${code},${key},${start},${start + quote.length},${quote},C${code},A`)
      start += quote.length + 1
    }
    return `${key},${key}.txt,interview,Interview ${key},A`
  })
  sheet('sources.csv', ['source_id,file,type,title,coded_by', ...sources])
  sheet('coding.csv', ['coding_id,source_id,start,end,quote,code_id,coder', ...codings])
}

describe('saturation', () => {
  const journey = new Journey()
  beforeAll(async () => {
    await journey.project()
    writeStudy(journey.path('study'))
    const { warnings } = await journey.ask('study.load', { path: journey.path('study') })
    expect(warnings).toEqual([])
  })
  afterAll(() => journey.end())

  it('[30] base 4, run 2: 19.0, 9.5, 4.8, 4.8, 4.8, 0, 0 per cent; 6+2 at ≤5 % and 9+2 at 0 %', async () => {
    const answer = await journey.ask('saturation.compute', QUESTION)
    expect(answer.units.map(unit => unit.newThemes)).toEqual(NEW_THEMES)
    expect(answer.units.map(unit => unit.key).join(' ')).toBe('T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12')
    expect(answer.baseThemes).toBe(21)
    expect(percents(answer.runs)).toEqual([19, 9.5, 4.8, 4.8, 4.8, 0, 0])
    expect(answer.reached).toEqual([
      { threshold: 0, after: 9 },
      { threshold: 0.05, after: 6 },
    ])
    expect(answer.why).toBe(null)
  })

  it('every number opens the codes under it', async () => {
    const { units } = await journey.ask('saturation.compute', QUESTION)
    const codes = await journey.ask('code.list', {})
    expect(units[4]!.newCodes.map(id => codes.find(code => code.id === id)!.name)).toEqual([
      'Theme 22',
      'Theme 23',
      'Theme 24',
    ])
  })

  it('the order of analysis can be another one', async () => {
    const { units } = await journey.ask('saturation.compute', QUESTION)
    const backwards = units.map(unit => unit.id).toReversed()
    const turned = await journey.ask('saturation.compute', { ...QUESTION, order: backwards })
    expect(turned.units.map(unit => unit.key)[0]).toBe('T12')
    expect(turned.units.map(unit => unit.newThemes)).toEqual([1, 0, 0, 1, 0, 1, 1, 3, 2, 4, 6, 8])
    expect(turned.band).toEqual((await journey.ask('saturation.compute', { ...QUESTION, order: backwards })).band)
  })

  it('with chosen codes only these are themes; too few interviews give a sentence and no number', async () => {
    const codes = await journey.ask('code.list', {})
    const few = await journey.ask('saturation.compute', {
      ...QUESTION,
      codeIds: codes.slice(0, 9).map(code => code.id),
    })
    expect(few.units.map(unit => unit.newThemes)).toEqual([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    const many = await journey.ask('saturation.compute', { ...QUESTION, base: 11 })
    expect(many.runs).toEqual([])
    expect(many.why).toBe(
      'Base and run need 13 interviews, and only 12 are coded or marked as coded. There is no figure yet.',
    )
    const none = await journey.ask('saturation.compute', { ...QUESTION, kinds: ['document'] })
    expect(none.why).toBe(
      'Base and run need 6 documents, and none is coded or marked as coded. There is no figure yet.',
    )
  })

  it('goes out as a table and as a picture, the same bytes each time', async () => {
    const written = async (name: string, format: 'csv' | 'svg') => {
      await journey.ask('export.saturation', { ...QUESTION, to: journey.path(name), format })
      return readFileSync(journey.path(name), 'utf8')
    }
    const table = await written('one.csv', 'csv')
    expect(table.split('\r\n').slice(0, 2)).toEqual([
      'place,key,name,themes,new_themes,new_codes,run_to,run_new_themes,run_ratio',
      `1,T01,Interview T01,9,9,${Array.from({ length: 9 }, (_, at) => `Theme ${at + 1}`).join('; ')},,,`,
    ])
    expect(table).toContain('6,T06,Interview T06,2,1,Theme 25,8,1,0.047619')
    expect(await written('two.csv', 'csv')).toBe(table)
    const picture = await written('one.svg', 'svg')
    expect(picture).toMatch(/^<svg [^>]*>\n<title>Saturation of codes<\/title>/)
    expect(await written('two.svg', 'svg')).toBe(picture)
  })

  it('goes out as a workbook that says the same', async () => {
    const { default: readXlsx } = await import('read-excel-file/node')
    const write = async (name: string) => {
      await journey.ask('export.saturation', { ...QUESTION, to: journey.path(name), format: 'xlsx' })
      return readFileSync(journey.path(name))
    }
    const [file, again] = [await write('one.xlsx'), await write('two.xlsx')]
    expect(again.equals(file)).toBe(true)
    const sheets = await readXlsx(file)
    expect(sheets.map(one => one.sheet)).toEqual(['Saturation', 'How it was reckoned'])
    expect(sheets[0]!.data[6]).toEqual([6, 'T06', 'Interview T06', 2, 1, 'Theme 25', 8, 1, 0.047619])
  })

  it('[31] after two codes were merged, and one was split, no interview has new themes by it', async () => {
    const before = (await journey.ask('saturation.compute', QUESTION)).units.map(unit => unit.newThemes)
    const codes = await journey.ask('code.list', {})
    const code = (name: string) => codes.find(one => one.name === name)!.id
    await journey.ask('framework.apply', {
      request: {
        operation: 'merge',
        codeIds: [code('Theme 25')],
        intoId: code('Theme 10'),
        overlaps: 'apart',
        below: 'follow',
        reason: 'They say the same',
      },
    })
    // Theme 25 was new in T06; Theme 10 is known since T02.
    const merged = (await journey.ask('saturation.compute', QUESTION)).units.map(unit => unit.newThemes)
    expect(merged).toEqual(before.with(5, 0))
    await journey.ask('framework.apply', {
      request: {
        operation: 'split',
        codeId: code('Theme 1'),
        into: [{ name: 'Theme 1 early' }, { name: 'Theme 1 late' }],
        original: 'retire',
        rules: [{ word: 'T12', to: [1] }],
        choices: [],
        rest: [0],
        reason: 'One code could not hold both',
      },
    })
    const split = (await journey.ask('saturation.compute', QUESTION)).units.map(unit => unit.newThemes)
    expect(split).toEqual(merged)
    await journey.ask('project.undo', { acts: 2 })
  })
})
