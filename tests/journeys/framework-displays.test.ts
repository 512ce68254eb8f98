// A framework matrix kept as it was set up, and brought up to what it is now by the rows that changed.

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { broughtUp } from '../../src/analysis/summaries/since.ts'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import type { Input } from '../../src/api/contract.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

const journey = new Journey()
let cases: { id: CaseId; key: string | null; kind: string }[]
let codes: { id: CodeId; key: string | null }[]
beforeAll(async () => {
  await journey.openSample()
  cases = (await journey.ask('case.list', {})) as never
  codes = (await journey.ask('code.list', {})).filter(code => code.kind === 'code')
})
afterAll(() => journey.end())

const whole: Input<'summary.matrix'> = frameworkAsked()
const site = (key: string) => cases.find(one => one.key === key)!.id
const code = (key: string) => codes.find(one => one.key === key)!.id
const displays = () => journey.ask('display.frameworks', {})

describe('displays of framework matrices', () => {
  const request: Input<'summary.matrix'> = {
    ...whole,
    show: 'written',
    attributes: ['role'],
    order: { by: 'role', down: true },
    filter: { is: 'source kind', kinds: ['interview'] },
    rule: 'Twenty to sixty words, in the analyst’s own.',
  }

  it('are kept apart from those of matrices, come back as they were, are renamed, kept over and removed, each in one step', async () => {
    const displayId = await journey.ask('display.saveFramework', {
      name: 'What is written',
      request,
      look: '{"open":[]}',
    })
    expect(await displays()).toMatchObject([
      { id: displayId, name: 'What is written', request, rule: request.rule, reason: null, look: '{"open":[]}' },
    ])
    expect(await journey.ask('display.list', {})).toEqual([])
    await journey.ask('display.rename', { displayId, name: 'Written so far' })
    expect((await displays()).map(one => one.name)).toEqual(['Written so far'])
    await journey.ask('display.saveFramework', {
      name: 'Written so far',
      request: { ...request, show: 'all' },
      displayId,
    })
    expect((await displays())[0]!.request.show).toBe('all')
    await journey.ask('display.remove', { displayId })
    expect(await displays()).toEqual([])
    for (const show of ['all', 'written']) {
      await journey.ask('project.undo', {})
      expect((await displays())[0]!.request.show).toBe(show)
    }
    await journey.ask('project.undo', {})
    expect((await displays()).map(one => one.name)).toEqual(['What is written'])
  })

  it('a name is one display’s only, whatever it shows', async () => {
    expect(
      await journey.refused('display.save', { name: 'what is WRITTEN', request: matrixAsked({ rule: 'none' }) }),
    ).toBe('There is already a display “What is written”. Choose another name.')
  })

  it('[52] chosen cases are asked for their reason, which stands in the caption with the rule', async () => {
    const chosen = { ...whole, caseIds: [site('S01'), site('S05')], rule: 'Own words.' }
    expect((await journey.ask('summary.matrix', chosen)).caption).toEqual(
      expect.arrayContaining(['Nobody has said why just these cases.', 'Decision rule: Own words.']),
    )
    expect(await journey.refused('display.saveFramework', { name: 'Two', request: chosen })).toMatch(
      /Say why just these/,
    )
    const reason = 'The two that took turns.'
    await journey.ask('display.saveFramework', { name: 'Two', request: { ...chosen, reason } })
    const kept = (await displays()).find(one => one.name === 'Two')!
    expect(kept).toMatchObject({ reason, request: { caseIds: chosen.caseIds, reason, rule: 'Own words.' } })
    expect((await journey.ask('summary.matrix', kept.request as never)).caption).toContain(
      'Why these cases: The two that took turns.',
    )
  })

  it('names of attributes go along when they change, and who asks what names one is told', async () => {
    const role = (await journey.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === 'role')!
    expect(await journey.ask('filter.naming', { ids: [role.id] })).toContainEqual({
      what: 'display',
      name: 'What is written',
    })
    await journey.ask('attribute.rename', { attributeId: role.id, name: 'part played' })
    const kept = (await displays()).find(one => one.name === 'What is written')!
    expect(kept.request).toMatchObject({ attributes: ['part played'], order: { by: 'part played', down: true } })
    expect((await journey.ask('summary.matrix', kept.request as never)).rows).toEqual([])
    await journey.ask('project.undo', {})
    expect((await displays()).find(one => one.name === 'What is written')!.request.attributes).toEqual(['role'])
  })
})

it('the decision rule of a matrix stands in its notes', async () => {
  const { notes } = await journey.ask('matrix.compute', matrixAsked({ rule: 'Present where two people say so.' }))
  expect(notes).toContain('Decision rule: Present where two people say so.')
})

describe('what of a framework matrix is not as it was', () => {
  const since = (stamp: string | null, request = whole) => journey.ask('summary.since', { ...request, since: stamp })

  it('is all of it at first, nothing while nothing happens, and one row after a coding or a summary', async () => {
    const first = await since(null)
    expect(first.whole).toEqual(await journey.ask('summary.matrix', whole))
    expect(await since(first.stamp)).toEqual({ stamp: first.stamp, whole: null, rows: [] })
    await journey.ask('summary.keep', {
      caseId: site('S03'),
      codeId: code('CONTACT'),
      text: 'They rang.',
      stretch: 'a',
    })
    const next = await since(first.stamp)
    expect(next.whole).toBe(null)
    expect(next.rows.map(row => first.whole!.rows[row.row]!.key)).toEqual(['S03'])
    // What was asked otherwise is asked anew.
    expect((await since(next.stamp, { ...whole, people: true })).whole).not.toBe(null)
    expect((await since('no stamp of ours')).whole).not.toBe(null)
  })

  const deed = fc.record({
    what: fc.constantFrom(
      'code',
      'uncode',
      'write',
      'sign',
      'accept',
      'clear',
      'correct',
      'mark',
      'undo',
      'redo',
      'fill',
    ),
    at: fc.nat(1000),
    row: fc.nat(11),
    column: fc.nat(20),
  })
  const requests = fc.constantFrom<Input<'summary.matrix'>>(
    whole,
    { ...whole, people: true },
    { ...whole, people: true, pages: true },
    { ...whole, rows: 'pairs', order: null },
    { ...whole, show: 'stale' },
    { ...whole, filter: { is: 'source kind', kinds: ['interview', 'document'] }, retired: true },
  )

  async function doIt({ what, at, row, column }: { what: string; at: number; row: number; column: number }) {
    const sites = cases.filter(one => one.kind === 'site')
    // Now and then of the case as a whole.
    const codeId = column % 4 === 3 ? null : codes[column % codes.length]!.id
    const cell = { caseId: sites[row % sites.length]!.id, codeId }
    const sources = await journey.ask('source.list', {})
    const source = sources[at % sources.length]!
    const { summary } = await journey.ask('summary.cell', cell)
    const any = (name: string, input: object) => journey.core.call(name, input)
    if (what === 'code')
      await any('coding.apply', {
        sourceId: source.id,
        codeIds: [codeId ?? codes[0]!.id],
        range: { start: 40 + at, end: 70 + at },
      })
    else if (what === 'uncode') {
      const { codings } = await journey.ask('source.open', { sourceId: source.id })
      if (codings.length > 0) await any('coding.remove', { codingIds: [codings[at % codings.length]!.id] })
    } else if (what === 'write')
      await any('summary.keep', { ...cell, text: `Written ${at}.`, stretch: `stretch ${at}` })
    else if (what === 'fill') await any('summary.fill', { cells: [cell] })
    else if (what === 'correct') {
      const { textState: state } = await journey.ask('source.open', { sourceId: source.id })
      await any('source.edit', {
        sourceId: source.id,
        state,
        steps: [{ start: 50, end: 90 + (at % 60), insert: 'so' }],
      })
    } else if (what === 'mark') await any('source.markCoded', { sourceId: source.id, coded: at % 2 === 0 })
    else if (what === 'undo' || what === 'redo') await any(`project.${what}`, {})
    else if (summary) {
      const summaryIds = [summary.id]
      if (what === 'sign')
        await any('summary.sign', { summaryId: summary.id, coderId: (await journey.ask('project.coders', {}))[0]!.id })
      else if (what === 'accept') await any('summary.accept', { summaryIds })
      else await any('summary.remove', { summaryIds })
    }
  }

  it(
    'brought up by its rows it is what asking for all of it gives, whatever is done',
    () =>
      fc.assert(
        fc.asyncProperty(requests, fc.array(deed, { minLength: 3, maxLength: 8 }), async (request, deeds) => {
          let { whole: held, stamp } = (await since(null, request)) as {
            whole: NonNullable<Awaited<ReturnType<typeof since>>['whole']>
            stamp: string
          }
          for (const one of deeds) {
            await doIt(one)
            const next = await since(stamp, request)
            held = broughtUp(held, request, next)
            stamp = next.stamp
            expect(held).toEqual(await journey.ask('summary.matrix', request))
          }
        }),
        { numRuns: 25 },
      ),
    120_000,
  )
})
