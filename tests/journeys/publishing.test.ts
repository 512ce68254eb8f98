// What may leave the team of people and cases: consent and published codes, through the door.

import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '../../src/base/ids.ts'
import { Journey, SAMPLE } from '../support/journey.ts'

class Study extends Journey {
  async sheet(name: string, kind: string, key: string, path = `${SAMPLE}/${name}`) {
    return this.ask('import.cases', { path, kind, key, ...(kind === 'participant' ? { within: 'site_id' } : {}) })
  }
  async called(key: string): Promise<CaseId> {
    return (await this.ask('case.list', {})).find(one => one.key === key)!.id
  }
  async consent(key: string) {
    return (await this.ask('case.sheet', { caseId: await this.called(key) })).consent
  }
  async codes(): Promise<Record<string, string>> {
    const cases = await this.ask('case.list', { kind: 'site' })
    return Object.fromEntries(cases.filter(one => one.publishedCode).map(one => [one.key!, one.publishedCode!]))
  }
}

describe('consent', () => {
  const study = new Study()
  beforeAll(async () => {
    await study.project()
    await study.sheet('sites.csv', 'site', 'site_id')
    await study.sheet('respondents.csv', 'participant', 'respondent_id')
  })
  afterAll(() => study.end())

  it('[7] comes with the sheet of respondents: R20 agreed to paraphrase only', async () => {
    expect(await study.consent('R20')).toMatchObject({ scope: 'paraphrase', givenOn: null, withdrawnOn: null })
    expect(await study.consent('R09')).toMatchObject({ scope: 'ask first' })
    expect(await study.ask('case.consents', {})).toHaveLength(26)
  })

  it('the sheet’s column stays an attribute too', async () => {
    const rows = await study.ask('list.rows', { what: 'cases' })
    expect(rows.find(row => row.key === 'R20')!['attributes']).toMatchObject({ quote_permission: 'paraphrase only' })
  })

  it('[20] is recorded by hand, with its day, withdrawn, and brought back by undo', async () => {
    const caseId = await study.called('R18')
    const given = { scope: 'quote', givenOn: '2024-05-01', withdrawnOn: null, note: 'on paper' } as const
    await study.ask('case.setConsent', { caseId, consent: given })
    await study.ask('case.setConsent', { caseId, consent: { ...given, withdrawnOn: '2024-06-01' } })
    expect(await study.consent('R18')).toMatchObject({ withdrawnOn: '2024-06-01' })
    await study.ask('project.undo', {})
    expect(await study.consent('R18')).toMatchObject({ withdrawnOn: null, note: 'on paper' })
  })

  it('cannot be withdrawn before it was given', async () => {
    const consent = { scope: 'quote', givenOn: '2024-05-01', withdrawnOn: '2024-04-01', note: null } as const
    expect(await study.refused('case.setConsent', { caseId: await study.called('R18'), consent })).toMatch(/before/)
  })

  it('is of people only', async () => {
    const consent = { scope: 'quote', givenOn: null, withdrawnOn: null, note: null } as const
    expect(await study.refused('case.setConsent', { caseId: await study.called('S01'), consent })).toMatch(/people/)
  })

  it('a sheet narrows what is recorded and never widens it', async () => {
    const path = study.path('again.csv')
    writeFileSync(path, 'respondent_id,consent,consent_given_on\nR20,quote,2024-05-15\nR01,paraphrase,\n')
    const report = await study.ask('import.cases', { path, kind: 'participant', key: 'respondent_id' })
    expect(report).toMatchObject({ added: 0, changed: 2 })
    expect(report.warnings).toEqual([expect.stringMatching(/R20 agreed to less than “quote”/)])
    expect(await study.consent('R20')).toMatchObject({ scope: 'paraphrase', givenOn: '2024-05-15' })
    expect(await study.consent('R01')).toMatchObject({ scope: 'paraphrase' })
  })
})

describe('published codes', () => {
  const study = new Study()
  const draw = async (again = false) => {
    const attributes = await study.ask('case.attributes', {})
    return study.ask('case.drawCodes', {
      kind: 'site',
      by: attributes.find(one => one.name === 'study_depth')!.id,
      rules: [
        { value: 'in-depth', style: 'letters', prefix: '' },
        { value: 'broader', style: 'numbers', prefix: 'AG' },
      ],
      again,
    })
  }
  beforeAll(async () => {
    await study.project()
    await study.sheet('sites.csv', 'site', 'site_id')
  })
  afterAll(() => study.end())

  it('[79] are drawn at random: letters for in-depth sites, AG and a number for broader ones', async () => {
    expect(await draw()).toEqual({ drawn: 12, left: 0 })
    const codes = await study.codes()
    expect(Object.keys(codes)).toHaveLength(12)
    expect(new Set(Object.values(codes)).size).toBe(12)
    expect(codes['S01']).toMatch(/^[A-Z]$/)
    expect(codes['S10']).toMatch(/^AG[1-6]$/)
  })

  it('a second draw finds nothing to do; one act takes the first back', async () => {
    const before = await study.codes()
    expect(await draw()).toEqual({ drawn: 0, left: 0 })
    expect(await study.codes()).toEqual(before)
  })

  it('stay once published, unless a reason is given', async () => {
    const caseId = await study.called('S10')
    expect(await study.ask('case.fixCodes', { caseIds: [caseId] })).toBe(1)
    expect(await study.refused('case.setPublishedCode', { caseId, code: 'Z9' })).toMatch(/has been published as AG\d/)
    const fixed = (await study.codes())['S10']
    await draw(true)
    expect((await study.codes())['S10']).toBe(fixed)
    await study.ask('case.setPublishedCode', { caseId, code: 'Z9', reason: 'A reader guessed it' })
    expect((await study.codes())['S10']).toBe('Z9')
    expect((await study.ask('list.rows', { what: 'changes' }))[0]!.name).toMatch(
      /as Z9 in place of AG\d: A reader guessed it/,
    )
  })

  it('are nobody else’s, and nothing by which a case is known inside', async () => {
    const caseId = await study.called('S11')
    expect(await study.refused('case.setPublishedCode', { caseId, code: 'z9' })).toMatch(/published code of “/)
    expect(await study.refused('case.setPublishedCode', { caseId, code: 'S10' })).toMatch(/called inside/)
    expect(await study.refused('case.setPublishedCode', { caseId, code: 'A,B' })).toMatch(/letters and figures/)
  })
})
