// Positions under the common filter, through the door: against a plain recount of the sheets, in every file, and for outside.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import type { CodeId, CoderId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'
import { plainCounts, sheetRows, type SheetRow } from '../support/plain-positions.ts'

const journey = new Journey()
const coders = new Map<string, CoderId>()
let playbook: CodeId

beforeAll(async () => {
  await journey.sample('positions under a filter', 'A')
  for (const one of await journey.ask('project.coders', {})) coders.set(one.name, one.id)
  playbook = (await journey.ask('code.list', {})).find(one => one.key === 'PLAYBOOK')!.id
})
afterAll(() => journey.end())

const INTERVIEWS: Filter = { is: 'source kind', kinds: ['interview'] }
const matrix = (filter: Filter | null, unit: 'sites' | 'pairs' | 'participants' = 'sites') =>
  journey.ask('position.matrix', { unit, filter })

/** Different people by stance among the rows of the sheets that a test lets pass: "S01 P1 3/0/0". */
function recount(passes: Parameters<typeof plainCounts>[0]): string[] {
  const counts = plainCounts(passes)
  return sheetRows('sites.csv').flatMap(({ site_id: site }) =>
    sheetRows('propositions.csv').map(({ proposition_id: one }) => `${site!} ${one!} ${counts(site!, one!)}`),
  )
}

const told = ({ cases, propositions, cells }: Awaited<ReturnType<typeof matrix>>) =>
  cases.flatMap((one, row) =>
    propositions.map((proposition, column) => {
      const { confirming, qualifying, disconfirming } = cells[row]![column]!
      return `${one.key} ${proposition.key} ${confirming}/${qualifying}/${disconfirming}`
    }),
  )

describe('[40] positions under the common filter', () => {
  it('without one are as ever; under one that lets everything pass nothing is counted otherwise', async () => {
    const plain = await journey.ask('position.matrix', { unit: 'sites' })
    expect(await matrix(null)).toEqual(plain)
    expect('narrowed' in plain).toBe(false)
    for (const unit of ['sites', 'pairs', 'participants'] as const) {
      const all = await matrix({ is: 'source kind', kinds: ['interview', 'observation', 'document'] }, unit)
      const whole = await matrix(null, unit)
      // A case without any source could have one of no kind at all.
      expect(told(all)).toEqual(told(whole))
      expect(all.cells).toEqual(whole.cells)
    }
  })

  it('the sheet behind a cell shows the evidence that the cell counts, and no other', async () => {
    for (const unit of ['sites', 'participants'] as const) {
      const whole = await matrix(INTERVIEWS, unit)
      for (const [column, { id: propositionId }] of whole.propositions.entries()) {
        const all = await journey.ask('proposition.sheet', { propositionId, unit })
        const shown = await journey.ask('proposition.sheet', { propositionId, unit, filter: INTERVIEWS })
        // What was said of no site counts in none.
        if (unit === 'sites')
          expect(shown.evidence).toEqual(
            all.evidence.filter(one => one.sourceKind === 'interview' && one.caseKeys.length > 0),
          )
        expect(shown.cases.map(one => [one.key, one.confirming, one.qualifying, one.disconfirming])).toEqual(
          whole.cases.map((one, row) => {
            const { confirming, qualifying, disconfirming } = whole.cells[row]![column]!
            return [one.key, confirming, qualifying, disconfirming]
          }),
        )
        expect(shown.caption).toBe(whole.caption)
      }
    }
  })

  it('equal a plain recount of the sheets: by kind of source, coder, code, stance, date, and all at once', async () => {
    const coded: Filter = { is: 'coded', codeIds: [playbook], below: false, how: 'this coding' }
    // A judgement is of a passage: it is coded so when its coder coded just these words so.
    const passage = (row: SheetRow) => ['source_id', 'start', 'end', 'coder'].map(name => row[name]).join()
    const said = new Set(
      [...sheetRows('coding.csv'), ...sheetRows('coding-single.csv')]
        .filter(row => row['code_id'] === 'PLAYBOOK')
        .map(passage),
    )
    const tries: readonly (readonly [Filter, Parameters<typeof recount>[0]])[] = [
      [INTERVIEWS, (_, source) => source['type'] === 'interview transcript'],
      [{ not: INTERVIEWS }, (_, source) => source['type'] !== 'interview transcript'],
      [{ is: 'coders', ids: [coders.get('A')!] }, row => row['coder'] === 'A'],
      [{ is: 'stance', stances: ['disconfirming'] }, row => row['stance'] === 'disconfirming'],
      [coded, row => said.has(passage(row))],
      [
        { all: [coded, INTERVIEWS] },
        (row, source) => said.has(passage(row)) && source['type'] === 'interview transcript',
      ],
    ]
    const whole = recount(() => true)
    for (const [filter, passes] of tries) {
      const found = await matrix(filter)
      const there = new Set(found.cases.map(one => one.key))
      const counted = recount(passes)
      expect(told(found)).toEqual(counted.filter(line => there.has(line.split(' ')[0]!)))
      // Whoever is left out has nothing that passes.
      expect(counted.filter(line => !there.has(line.split(' ')[0]!)).every(line => line.endsWith('0/0/0'))).toBe(true)
      expect(counted).not.toEqual(whole)
    }
  })

  it('keep the cases for which a condition on cases holds, and say how many are left out', async () => {
    const filter: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
    const found = await matrix(filter)
    const exemplars = sheetRows('sites.csv').filter(row => row['role'] === 'exemplar')
    expect(found.cases.map(one => one.key)).toEqual(exemplars.map(row => row['site_id']))
    expect(found.totals[0]).toBeDefined()
    expect(found.caption).toContain('Only evidence where role of the site is exemplar.')
    expect(found.caption).toContain(`Left out: ${12 - exemplars.length} sites in which nothing could pass.`)
    const grouped = await journey.ask('position.matrix', {
      unit: 'sites',
      filter,
      groupBy: { by: 'attribute', about: 'site', name: 'role' },
    })
    expect(grouped.groups).toMatchObject([{ name: 'exemplar', of: exemplars.length }])
  })

  it('a person of a passage of several counts where the filter lets that person pass', async () => {
    const R = sheetRows('respondents.csv')[0]!
    const one = (await journey.ask('case.list', { kind: 'participant' })).find(
      person => person.key === R['respondent_id'],
    )!
    const found = await matrix({ is: 'cases', ids: [one.id] })
    for (const row of found.cells)
      for (const cell of row)
        expect(Math.max(cell.confirming, cell.qualifying, cell.disconfirming)).toBeLessThanOrEqual(1)
    const people = await matrix({ is: 'cases', ids: [one.id] }, 'participants')
    expect(people.cases.map(person => person.key)).toEqual([one.key])
    const whole = await matrix(null, 'participants')
    expect(people.cells[0]).toEqual(whole.cells[whole.cases.findIndex(person => person.key === one.key)])
  })

  it('what was decided stays, over all evidence, and has not moved because a filter is on', async () => {
    const plain = await matrix(null)
    const row = plain.cases.findIndex(one => one.key === 'S01')
    const propositionId = plain.propositions[0]!.id
    await journey.ask('position.decide', { propositionId, caseId: plain.cases[row]!.caseId, value: 'mixed' })
    const nothing = await matrix({ all: [INTERVIEWS, { is: 'strength', strengths: ['weak'] }, { is: 'exemplar' }] })
    const cell = nothing.cells[nothing.cases.findIndex(one => one.key === 'S01')]![0]!
    expect(cell).toMatchObject({ suggested: 'silent', silentKind: null, decided: { value: 'mixed', moved: null } })
    expect(nothing.caption).toContain('What was decided was decided over all evidence')
    expect(nothing.stale).toBe(0)
  })

  it('say the filter in every file, and in the manifest; for outside only where it tells nothing of each case', async () => {
    for (const format of ['csv', 'json', 'html'] as const) {
      const to = journey.path(`positions.${format}`)
      const { manifest } = await journey.ask('export.positions', { unit: 'sites', filter: INTERVIEWS, to, format })
      const once = readFileSync(to)
      expect(once.toString()).toContain('Only evidence in interviews.')
      expect(readFileSync(manifest, 'utf8')).toContain('Only evidence in interviews.')
      await journey.ask('export.positions', { unit: 'sites', filter: INTERVIEWS, to, format })
      expect(readFileSync(to)).toEqual(once)
    }
    for (const kind of ['site', 'participant', 'pair'])
      await journey.ask('case.drawCodes', {
        kind,
        by: null,
        rules: [{ value: null, style: 'numbers', prefix: kind[0]! }],
      })
    const to = journey.path('outside.html')
    const asked = { unit: 'sites', audience: 'outside', to, format: 'html' } as const
    await journey.ask('export.positions', { ...asked, filter: INTERVIEWS })
    expect(readFileSync(to, 'utf8')).toContain('Only evidence in interviews.')
    const role: Filter = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
    expect(await journey.refused('export.positions', { ...asked, filter: role })).toContain('under another filter')
    expect(await journey.refused('disclosure.positions', { filter: role })).toContain('under another filter')
    // What is checked is what goes out.
    const all = await journey.ask('disclosure.positions', {})
    const some = await journey.ask('disclosure.positions', { filter: INTERVIEWS })
    expect(some.findings).not.toEqual(all.findings)
  })

  it('refuses a filter that names what is gone', async () => {
    const gone = { is: 'coders', ids: ['00000000-0000-4000-8000-000000000000' as never] } as const
    expect(await journey.refused('position.matrix', { unit: 'sites', filter: gone })).toContain('not in the project')
  })
})
