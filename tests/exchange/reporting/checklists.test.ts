// Reporting checklists and the methods paragraph: METHODS 6.3, on what a study has recorded.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROGRAM } from '../../../src/base/program.ts'
import type { Checklist } from '../../../src/exchange/reporting/checklist.ts'
import { COREQ } from '../../../src/exchange/reporting/coreq.ts'
import { SRQR } from '../../../src/exchange/reporting/srqr.ts'
import type { Answered } from '../../../src/exchange/reporting/types.ts'
import { CODER_FIELDS, PROJECT_FIELDS } from '../../../src/team/fact-fields.ts'
import { ROOT } from '../../house/files.ts'
import { Journey } from '../../support/journey.ts'

const itemsOf = (checklist: Checklist) => checklist.groups.flatMap(group => group.items)
const count = (checklist: Checklist, how: Answered) => itemsOf(checklist).filter(item => item.how === how).length

describe('the checklists', () => {
  it('[86] COREQ: 32 items, 22 filled, 8 drafted, 2 left to hand', () => {
    expect(itemsOf(COREQ).map(({ no }) => no)).toEqual(Array.from({ length: 32 }, (_, at) => `${at + 1}`))
    expect([count(COREQ, 'filled'), count(COREQ, 'drafted'), count(COREQ, 'by hand')]).toEqual([22, 8, 2])
  })
  it('SRQR: 21 items, 8 filled, 7 drafted, 6 left to hand', () => {
    expect(itemsOf(SRQR).map(({ no }) => no)).toEqual(Array.from({ length: 21 }, (_, at) => `S${at + 1}`))
    expect([count(SRQR, 'filled'), count(SRQR, 'drafted'), count(SRQR, 'by hand')]).toEqual([8, 7, 6])
  })
  it('the program names itself as its package does', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string; version: string }
    expect([PROGRAM.name.toLowerCase(), PROGRAM.version]).toEqual([manifest.name, manifest.version])
  })
})

describe('a study without anything', () => {
  const journey = new Journey()
  beforeAll(() => journey.project())
  afterAll(() => journey.end())

  it('says so at every item but the software', async () => {
    for (const name of ['COREQ', 'SRQR'] as const) {
      const filled = await journey.ask('report.checklist', { name })
      const told = filled.groups.flatMap(group => group.items).filter(item => item.lines.length > 0)
      expect(told.map(({ no, lines }) => [no, ...lines])).toEqual(
        name === 'COREQ' ? [['27', 'Crosscase 0.1.0.']] : [['S11', 'Analysed with Crosscase 0.1.0.']],
      )
    }
    expect((await journey.ask('report.methods', {})).map(({ words }) => words)).toEqual([
      'The analysis was done with Crosscase 0.1.0.',
    ])
  })
})

describe('the sample study', () => {
  const journey = new Journey()
  beforeAll(async () => {
    await journey.sample('study', 'A')
  })
  afterAll(() => journey.end())
  const lines = async (name: 'COREQ' | 'SRQR', no: string) =>
    (await journey.ask('report.checklist', { name })).groups.flatMap(group => group.items).find(item => item.no === no)!
      .lines

  it('tells what is in it', async () => {
    expect(await lines('COREQ', '12')).toEqual([
      '26 participants at 12 sites.',
      '38 sources: 24 interviews, 8 observations, 6 documents.',
    ])
    expect(await lines('COREQ', '17')).toEqual(['A topic guide of 10 questions.'])
    expect((await lines('COREQ', '24'))[0]).toMatch(/^2 coders: A \(\d+ codings\), B \(\d+ codings\)\.$/)
    expect((await lines('COREQ', '24'))[1]).toBe('11 sources were coded by more than one.')
    expect(await lines('COREQ', '2')).toEqual([])
  })

  it('tells what somebody recorded, as one act, undone in one step', async () => {
    const coder = (await journey.ask('team.record', {})).coders[0]!
    await journey.ask('team.setCoderFact', { coderId: coder.id, field: 'credentials', value: ' PhD ' })
    await journey.ask('team.setProjectFact', { field: 'approach', value: 'Thematic analysis' })
    expect(await lines('COREQ', '2')).toEqual([`${coder.name}: PhD`])
    expect(await lines('SRQR', 'S5')).toEqual(['Thematic analysis'])
    await journey.ask('project.undo', {})
    await journey.ask('project.undo', {})
    expect(await journey.ask('team.record', {})).toMatchObject({ project: {}, coders: [{ facts: {} }, { facts: {} }] })
    expect(await journey.refused('team.setProjectFact', { field: 'mood', value: 'good' })).toBe(
      'The record of a study has no field “mood”.',
    )
  })

  it('an emptied field is no record', async () => {
    await journey.ask('team.setProjectFact', { field: 'question', value: 'Does it help?' })
    await journey.ask('team.setProjectFact', { field: 'question', value: '  ' })
    expect((await journey.ask('team.record', {})).project).toEqual({})
  })

  it('writes the paragraph sentence by sentence', async () => {
    const said = (await journey.ask('report.methods', {})).map(({ words }) => words)
    expect(said[0]).toMatch(
      /^The data are 24 interviews, 8 observations and 6 documents \([\d,]+ words in all\), collected between /,
    )
    expect(said[1]).toBe('They come from 12 case sites and 26 participants.')
    const answer = await journey.ask('saturation.compute', {
      by: 'sources',
      kinds: ['interview'],
      base: 4,
      run: 2,
      threshold: 5,
    })
    const [none, few] = answer.reached.map(({ after }) => after)
    expect(said).toContain(
      `Saturation of codes (Guest, Namey & Chen), base 4, run 2: ${few}+2 interviews at ≤5%, ${none}+2 interviews at 0%.`,
    )
    expect(said.at(-1)).toBe('The analysis was done with Crosscase 0.1.0.')
  })

  it.each(['docx', 'html', 'csv'] as const)('is written as %s, with the same bytes twice', async format => {
    const write = async (file: string) => {
      await journey.ask('export.checklist', { name: 'COREQ', to: journey.path(`${file}.${format}`), format })
      return readFileSync(journey.path(`${file}.${format}`))
    }
    const first = await write('one')
    expect(first.equals(await write('two'))).toBe(true)
    if (format !== 'docx') expect(first.toString()).toContain('No data recorded')
  })
})

it('a field of the record is asked once', () => {
  for (const fields of [PROJECT_FIELDS, CODER_FIELDS])
    expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length)
})
