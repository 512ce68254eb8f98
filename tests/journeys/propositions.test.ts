// Propositions through the door: made and worded anew by hand, judged, positions that follow and are decided, cases that do not fit.

import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Positions } from '../../src/analysis/positions/queries.ts'
import type { CaseId, PropositionId, SourceId } from '../../src/base/ids.ts'
import { parseWorkbook } from '../../src/exchange/csv-in/read-workbook.ts'
import { escapeMarkup } from '../../src/exchange/tables/markup.ts'
import { Journey } from '../support/journey.ts'
import { judgedRows, plainCounts, type SheetRow } from '../support/plain-positions.ts'

const journey = new Journey()
const ids = new Map<string, string>()
const cases = new Map<string, CaseId>()
const sources = new Map<string, SourceId>()
let mark = 0

beforeAll(async () => {
  await journey.sample('study', 'A')
  for (const one of await journey.ask('proposition.list', {})) ids.set(one.key!, one.id)
  for (const one of await journey.ask('case.list', {})) if (one.key) cases.set(one.key, one.id)
  for (const one of await journey.ask('source.list', {})) if (one.key) sources.set(one.key, one.id)
  mark = (await journey.ask('project.history', {}))[0]!.n
})
afterAll(() => journey.end())
// Every test leaves the study as it was, one undo after the other.
afterEach(async () => {
  // What is kept beside the store has followed every change: it equals what is read anew.
  const open = journey.core.needProject()
  const { heads } = await open.analysis.state()
  expect(open.positions.matrix(heads, { unit: 'sites' })).toEqual(
    new Positions(open.project.read).matrix(heads, { unit: 'sites' }),
  )
  for (const act of await journey.ask('project.history', {})) {
    if (act.n <= mark) break
    if (act.state !== 'done') continue
    await journey.ask('project.workAs', { name: act.coder })
    await journey.ask('project.undo', {})
  }
  await journey.ask('project.workAs', { name: 'A' })
  expect((await journey.ask('project.check', {})).problems).toEqual([])
})

const p = (key: string) => ids.get(key) as PropositionId
const sheet = (key: string) => journey.ask('proposition.sheet', { propositionId: p(key) })
const add = (statement: string, more: object = {}) => journey.ask('proposition.add', { statement, ...more })
const at = async (key: string, site: string) => (await sheet(key)).cases.find(one => one.key === site)!
/** Words of a source that stand in it once. */
async function wordsOf(key: string, words: string) {
  const sourceId = sources.get(key)!
  const { paragraphs } = await journey.ask('source.open', { sourceId })
  const text = paragraphs.map(one => one.text).join('\n')
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`${key} does not say so`)
  return { sourceId, range: { start, end: start + words.length } }
}
/** The first words of the nth long paragraph of a source. */
async function someWords(key: string, n = 0) {
  const sourceId = sources.get(key)!
  const { paragraphs } = await journey.ask('source.open', { sourceId })
  const one = paragraphs.filter(paragraph => paragraph.text.length > 60)[n]!
  return { sourceId, range: { start: one.start + one.text.length - 41, end: one.start + one.text.length } }
}
const judge = (
  key: string,
  passage: Awaited<ReturnType<typeof wordsOf>>,
  stance: 'confirming' | 'qualifying' | 'disconfirming' | 'neutral',
  more: object = {},
) => journey.ask('evidence.judge', { propositionId: p(key), ...passage, stance, ...more })

const STANCES = ['confirming', 'qualifying', 'disconfirming'] as const

describe('positions', () => {
  // As METHODS 8.2 prints it: P1 to P4.
  const TABLE = `
S01 | supports 3/0/0 | supports 6/0/0 | supports 2/0/0 | supports 4/0/0
S02 | mixed 2/0/1 | supports 6/0/0 | supports, cond. 1/1/0 | supports, cond. 3/1/0
S03 | supports 3/0/0 | supports 3/0/0 | supports, cond. 1/2/0 | mixed 1/1/2
S04 | supports, cond. 2/1/0 | supports 3/0/0 | supports, cond. 1/1/0 | challenges, cond. 0/1/2
S05 | supports 3/0/0 | supports 3/0/0 | supports, cond. 3/1/0 | challenges, cond. 0/1/2
S06 | supports, cond. 4/1/0 | supports 3/0/0 | supports 3/0/0 | challenges 0/0/3
S07 | challenges, cond. 0/1/3 | mixed 2/1/2 | supports 2/0/0 | supports, cond. 1/1/0
S08 | mixed 2/0/3 | mixed 2/1/3 | supports 3/0/0 | mixed 1/0/1
S09 | challenges, cond. 0/2/1 | mixed 3/1/1 | supports, cond. 2/1/0 | conditional 0/1/0
S10 | mixed 2/2/1 | supports, cond. 1/1/0 | supports 4/0/0 | challenges, cond. 0/1/1
S11 | supports 2/0/0 | supports 2/0/0 | challenges 0/0/2 | supports 1/0/0
S12 | mixed 2/0/1 | supports 2/0/0 | mixed 1/0/1 | conditional 0/1/0`
  const expected = TABLE.trim()
    .split('\n')
    .flatMap(line => {
      const [site, ...cells] = line.split('|').map(cell => cell.trim())
      return cells.map((cell, column) => {
        const [, value, counts] = /^(.*?) (\d+\/\d+\/\d+)$/.exec(cell)!
        return { site, proposition: `P${column + 1}`, value: value!.replace(', cond.', ' with conditions'), counts }
      })
    })

  it('[55] the sample’s positions equal METHODS 8.2, every cell', async () => {
    const { propositions, cases: rows, cells } = await journey.ask('position.matrix', { unit: 'sites' })
    expect(rows).toHaveLength(12)
    expect(propositions).toHaveLength(8)
    const found = expected.map(({ site, proposition }) => {
      const cell =
        cells[rows.findIndex(row => row.key === site)]![propositions.findIndex(one => one.key === proposition)]!
      const counts = `${cell.confirming}/${cell.qualifying}/${cell.disconfirming}`
      return { site, proposition, value: cell.suggested, counts }
    })
    expect(found).toEqual(expected)
    // Over the whole study, with the passages that belong to no site: METHODS counts rows of the sheets, the list passages.
    const four = (await journey.ask('proposition.list', {})).slice(0, 4)
    const sheet = judgedRows()
    const totals = (count: (key: string, stance: string) => number) =>
      four.map(({ key }) => `${key} ${STANCES.map(stance => count(key!, stance)).join('/')}`)
    const judged = (key: string, stance: string) =>
      sheet.filter(row => row['proposition_id'] === key && row['stance'] === stance)
    expect(totals((key, stance) => judged(key, stance).length)).toEqual([
      'P1 21/7/10',
      'P2 35/3/6',
      'P3 24/7/2',
      'P4 10/8/10',
    ])
    const passage = (row: SheetRow) => [row['source_id'], row['start'], row['end']].join(' ')
    expect(four.map(one => `${one.key} ${STANCES.map(stance => one[stance]).join('/')}`)).toEqual(
      totals((key, stance) => new Set(judged(key, stance).map(passage)).size),
    )
  })
  it('[55] all eight propositions equal a plain recount from the sheets', async () => {
    const counts = plainCounts()
    const { propositions, cases: sites, cells } = await journey.ask('position.matrix', { unit: 'sites' })
    const found = sites.map((site, row) =>
      propositions.map((_, column) => {
        const { confirming, qualifying, disconfirming } = cells[row]![column]!
        return `${site.key} ${confirming}/${qualifying}/${disconfirming}`
      }),
    )
    expect(found).toEqual(sites.map(site => propositions.map(one => `${site.key} ${counts(site.key, one.key!)}`)))
  })
  it('[55] the same from the command line’s file', async () => {
    const path = journey.path('positions.json')
    await journey.ask('export.positions', { unit: 'sites', to: path, format: 'json' })
    const rows = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string | number>[]
    expect(rows).toHaveLength(96)
    for (const { site, proposition, value, counts } of expected) {
      const row = rows.find(one => one['case'] === site && one['proposition'] === proposition)!
      expect([row['suggested'], `${row['confirming']}/${row['qualifying']}/${row['disconfirming']}`]).toEqual([
        value,
        counts,
      ])
    }
  })
  it('[57] P4: 4 support, 2 conditional, 2 mixed, 4 challenge; both columns in full, by site', async () => {
    const { cases: rows, evidence } = await sheet('P4')
    // Nothing is ranked by its number: cases by key, and the passages of each side as they stand at them.
    expect(rows.map(one => one.key)).toEqual(rows.map(one => one.key).toSorted())
    const places = evidence.map(one => one.caseKeys[0] ?? 'none')
    expect(places).toEqual(places.toSorted())
    const count = (word: string) => rows.filter(one => one.suggested.startsWith(word)).length
    expect([count('supports'), count('conditional'), count('mixed'), count('challenges'), count('silent')]).toEqual([
      4, 2, 2, 4, 0,
    ])
    expect(rows.filter(one => one.suggested === 'supports with conditions')).toHaveLength(2)
    expect(rows.filter(one => one.suggested === 'challenges with conditions')).toHaveLength(3)
    const anchors = (stance: string) =>
      new Set(evidence.filter(one => one.stance === stance).map(one => one.anchorId)).size
    const { proposition } = await sheet('P4')
    expect([anchors('confirming'), anchors('qualifying'), anchors('disconfirming')]).toEqual([
      proposition.confirming,
      proposition.qualifying,
      proposition.disconfirming,
    ])
    expect(evidence.every(one => one.words !== '' && one.attribution !== '')).toBe(true)
  })
  it('[58] a silent site says why, as the question links have it: never blank', async () => {
    const { cells, cases: rows, propositions } = await journey.ask('position.matrix', { unit: 'sites' })
    for (const [row] of rows.entries())
      for (const [column] of propositions.entries()) {
        const cell = cells[row]![column]!
        expect(cell.silentKind === null).toBe(cell.suggested !== 'silent')
      }
    // A proposition at codes that a question leads to was asked where somebody was interviewed; one without was not.
    const unasked = await add('Nobody was ever asked about this.')
    const of = async (propositionId: PropositionId) =>
      (await journey.ask('proposition.sheet', { propositionId })).cases[0]!
    expect(await of(unasked)).toMatchObject({ suggested: 'silent', silentKind: 'not asked' })
    await journey.ask('proposition.setCodes', { propositionId: unasked, codeIds: (await sheet('P7')).codeIds as never })
    expect(await of(unasked)).toMatchObject({ suggested: 'silent', silentKind: 'asked, nothing said' })
    // Nobody judged anything for it, and the matrix says so beside it: silence there says nothing of the cases.
    const now = await journey.ask('position.matrix', { unit: 'sites' })
    expect(now.propositions.filter(one => !one.isJudged).map(one => one.id)).toEqual([unasked])
    // S01 was asked about what P7 rests on: the topic guide has questions for its codes. Without them it was not.
    expect(await at('P7', 'S01')).toMatchObject({ suggested: 'silent', silentKind: 'asked, nothing said' })
    const { codeIds } = await sheet('P7')
    for (const question of await journey.ask('question.list', {})) {
      const linked = question.codeIds.filter(id => codeIds.includes(id))
      if (linked.length > 0)
        await journey.ask('question.link', { questionId: question.id, codeIds: linked, linked: false })
    }
    expect(await at('P7', 'S01')).toMatchObject({ suggested: 'silent', silentKind: 'not asked' })
  })
  it('[59] where a source is not coded yet, silence is *not coded*', async () => {
    const fresh = await add('Something about which no source says anything.')
    const s11 = [...sources].find(([key]) => key === 'T21')![1]
    const coders = await journey.ask('project.coders', {})
    const { codedBy } = (await journey.ask('source.list', {})).find(one => one.id === s11)!
    for (const name of codedBy) {
      const coder = coders.find(one => one.id === name)!
      await journey.ask('project.workAs', { name: coder.name })
      await journey.ask('source.markCoded', { sourceId: s11, coded: false })
    }
    await journey.ask('project.workAs', { name: 'A' })
    const { cases: rows } = await journey.ask('proposition.sheet', { propositionId: fresh })
    expect(rows.find(one => one.key === 'S11')).toMatchObject({ silentKind: 'not coded' })
    expect(rows.find(one => one.key === 'S01')).toMatchObject({ silentKind: 'not asked' })
  })
  it('[60] one person with five confirming passages, two with one disconfirming each: C 1, D 2, mixed', async () => {
    ids.set('own', await add('A claim of our own.'))
    const own = async () => (await sheet('own')).cases.find(site => site.key === 'S08')!
    for (let n = 1; n <= 5; n++) await judge('own', await someWords('T16', n), 'confirming')
    expect(await own()).toMatchObject({ confirming: 1, disconfirming: 0, suggested: 'supports' })
    // R16 and R17 speak in one interview.
    await judge('own', await wordsOf('T15', 'We were consulted.'), 'disconfirming')
    await judge('own', await wordsOf('T15', 'You were consulted. I was informed.'), 'disconfirming')
    expect(await own()).toMatchObject({ confirming: 1, qualifying: 0, disconfirming: 2, suggested: 'mixed' })
  })
  it('one person’s accounts of one event count once, as the first of them was judged', async () => {
    ids.set('own', await add('A claim of our own.'))
    const event = { sameEvent: 'the visit in May' }
    await judge('own', await someWords('T01', 1), 'confirming', event)
    await judge('own', await someWords('T01', 2), 'qualifying', event)
    expect((await sheet('own')).cases[0]).toMatchObject({ confirming: 1, qualifying: 0 })
    await judge('own', await someWords('T02', 2), 'qualifying', event)
    expect((await sheet('own')).cases[0]).toMatchObject({ confirming: 1, qualifying: 1 })
  })
  it('where several coded, a coder called Consensus counts before the first', async () => {
    ids.set('own', await add('A claim of our own.'))
    const double = (await journey.ask('source.list', {})).find(one => one.codedBy.length > 1)!
    const passage = await someWords(double.key!, 2)
    await judge('own', passage, 'confirming')
    await journey.ask('project.workAs', { name: 'Consensus' })
    await judge('own', passage, 'disconfirming')
    const stances = async () => (await sheet('own')).evidence.map(one => one.stance)
    expect(await stances()).toEqual(['confirming'])
    await journey.ask('source.markCoded', { sourceId: double.id, coded: true })
    expect(await stances()).toEqual(['disconfirming'])
  })
  it('a decided position keeps what was suggested, and is stale once the evidence moved, saying what moved', async () => {
    const decide = { propositionId: p('P1'), caseId: cases.get('S01')! }
    await journey.ask('position.decide', {
      ...decide,
      value: 'supports with conditions',
      rationale: 'Two of them hesitated.',
    })
    expect((await at('P1', 'S01')).decided).toMatchObject({
      value: 'supports with conditions',
      coder: 'A',
      moved: null,
    })
    const evidenceId = await judge('P1', await someWords('T01', 2), 'disconfirming')
    expect((await at('P1', 'S01')).decided!.moved).toEqual({
      added: 1,
      removed: 0,
      changed: 0,
      was: { confirming: 3, qualifying: 0, disconfirming: 0, suggested: 'supports' },
    })
    expect((await journey.ask('position.matrix', { unit: 'sites' })).stale).toBe(1)
    await journey.ask('evidence.change', { evidenceIds: [evidenceId], stance: 'neutral' })
    expect((await at('P1', 'S01')).decided!.moved).toBeNull()
    await journey.ask('evidence.change', { evidenceIds: [evidenceId], stance: 'qualifying' })
    await journey.ask('position.decide', { ...decide, value: 'supports with conditions' })
    expect((await at('P1', 'S01')).decided).toMatchObject({ moved: null, rationale: 'Two of them hesitated.' })
    await journey.ask('position.undecide', decide)
    expect((await at('P1', 'S01')).decided).toBeNull()
  })
  it('for pairs and participants too', async () => {
    const pairs = await journey.ask('position.matrix', { unit: 'pairs', propositionIds: [p('P3')] })
    expect(pairs.cells[0]![0]).toMatchObject({ confirming: 3, qualifying: 1, disconfirming: 0 })
    const people = await journey.ask('position.matrix', { unit: 'participants', propositionIds: [p('P3')] })
    expect(people.cells.flat().every(cell => cell.confirming <= 1)).toBe(true)
    expect(people.cells.flat().filter(cell => cell.suggested !== 'silent').length).toBeGreaterThan(10)
  })
  it('a passage narrowed to one case counts there only', async () => {
    // O07 belongs to four sites.
    const passage = await someWords('O07', 0)
    const before = (await sheet('P8')).cases.map(one => one.confirming)
    const id = await judge('P8', passage, 'confirming')
    const wide = (await sheet('P8')).cases.map(one => one.confirming)
    const grew = wide.flatMap((count, row) => (count > before[row]! ? [(row + 1).toString()] : []))
    expect(grew.length).toBeGreaterThan(1)
    const key = `S${grew[0]!.padStart(2, '0')}`
    await journey.ask('evidence.change', { evidenceIds: [id], caseId: cases.get(key)! })
    const narrow = (await sheet('P8')).cases.map(one => one.confirming)
    expect(narrow.filter((count, row) => count > before[row]!)).toHaveLength(1)
    expect(await journey.refused('evidence.change', { evidenceIds: [id], caseId: cases.get('S12')! })).toMatch(
      /does not belong to/,
    )
  })
})

describe('propositions by hand', () => {
  it('[56] is not *tested* before it says what would count against it', async () => {
    const propositionId = await add('Coffee helps.')
    expect(await journey.refused('proposition.change', { propositionId, status: 'tested' })).toMatch(/count against it/)
    await journey.ask('proposition.reword', { propositionId, disconfirmingMeans: 'Teams without coffee did as well.' })
    await journey.ask('proposition.change', { propositionId, status: 'tested' })
    expect(await journey.refused('proposition.reword', { propositionId, disconfirmingMeans: null })).toMatch(
      /must keep/,
    )
    const { proposition, wordings, author } = await journey.ask('proposition.sheet', { propositionId })
    expect(proposition).toMatchObject({ status: 'tested', statement: 'Coffee helps.' })
    expect([wordings, author]).toEqual([[], 'A'])
  })
  it('[61] a case explained by another release is linked to a new wording; the old one stays readable', async () => {
    const negative = { propositionId: p('P3'), caseId: cases.get('S11')! }
    const set = { ...negative, disposition: 'explained by' as const }
    expect(await journey.refused('negativeCase.set', set)).toMatch(/Say by what S11 is explained/)
    await journey.ask('negativeCase.set', { ...set, explanation: 'different release' })
    const wordingId = await journey.ask('proposition.reword', {
      propositionId: p('P3'),
      statement: 'Having the same system in the same release makes it easier to re-use what a partner has built.',
      reason: 'Same system, but a release apart.',
      caseId: negative.caseId,
    })
    const { proposition, wordings, negativeCases } = await sheet('P3')
    expect(proposition.statement).toContain('same release')
    expect(wordings).toMatchObject([
      {
        id: wordingId,
        statement: 'Having the same system makes it easier to re-use what a partner has built.',
        caseKey: 'S11',
        coder: 'A',
      },
    ])
    expect(negativeCases).toMatchObject([{ disposition: 'explained by', explanation: 'different release', wordingId }])
  })
  it('[62] sets it was formed on and tested on are kept apart', async () => {
    const { cases: rows } = await sheet('P2')
    const [formed, tested] = [rows.slice(0, 6), rows.slice(6)].map(some => some.map(one => one.caseId))
    await journey.ask('proposition.setCases', { propositionId: p('P2'), part: 'formed on', caseIds: formed! })
    await journey.ask('proposition.setCases', { propositionId: p('P2'), part: 'tested on', caseIds: tested! })
    const answer = await sheet('P2')
    expect([answer.formedOn, answer.testedOn]).toEqual([formed, tested])
    const support = (some: readonly CaseId[]) =>
      answer.cases.filter(one => some.includes(one.caseId) && one.suggested.startsWith('supports')).length
    expect([support(answer.formedOn), support(answer.testedOn)]).toEqual([6, 3])
  })
  it('[63] a proposition and its rival name each other', async () => {
    expect((await sheet('P1')).rivals.map(one => one.key)).toEqual(['P8'])
    expect((await sheet('P8')).rivals.map(one => one.key)).toEqual(['P1'])
  })
  it('[63] side by side each case shows the position on both, as each sheet has it', async () => {
    const matrix = await journey.ask('position.matrix', { unit: 'sites', propositionIds: [p('P1'), p('P8')] })
    expect(matrix.propositions.map(one => one.key)).toEqual(['P1', 'P8'])
    const both = [await sheet('P1'), await sheet('P8')]
    for (const [row, one] of matrix.cases.entries())
      for (const [column, its] of both.entries()) {
        const alone = its.cases.find(other => other.caseId === one.caseId)!
        expect(matrix.cells[row]![column]!.suggested).toBe(alone.suggested)
      }
  })
  it('[64] a search that found nothing is in the audit trail', async () => {
    await journey.ask('evidenceSearch.log', {
      propositionId: p('P4'),
      lookedFor: 'distance did not matter',
      lookedIn: 'sites under 30 minutes',
      lookedAt: 31,
      found: 0,
    })
    expect((await sheet('P4')).searches).toMatchObject([{ lookedFor: 'distance did not matter', found: 0, coder: 'A' }])
    expect((await journey.ask('project.history', {}))[0]!.label).toBe('Looked for evidence against P4: nothing found')
  })
  it('is removed while nothing rests on it, merged where something does', async () => {
    expect(await journey.refused('proposition.remove', { propositionId: p('P4') })).toMatch(
      /28 passages|passages are judged/,
    )
    const gone = await add('Gone soon.')
    await journey.ask('proposition.reword', { propositionId: gone, statement: 'Gone sooner.' })
    await journey.ask('proposition.remove', { propositionId: gone })
    const before = await sheet('P5')
    const { moved } = await journey.ask('proposition.merge', { propositionId: p('P7'), intoId: p('P5') })
    expect(moved).toBeGreaterThan(0)
    expect((await sheet('P5')).evidence.length).toBeGreaterThan(before.evidence.length)
    expect((await sheet('P7')).proposition).toMatchObject({ status: 'merged', mergedInto: p('P5') })
    expect((await journey.ask('position.matrix', { unit: 'sites' })).propositions.map(one => one.key)).not.toContain(
      'P7',
    )
  })
  it('covers only the cases in its scope: the others are silent, outside it', async () => {
    const exemplars = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] } as const
    const claim = await add('Something of exemplars only.', { scopeFilter: exemplars })
    const { cases: rows, scopeInWords } = await journey.ask('proposition.sheet', { propositionId: claim })
    expect(rows.filter(one => one.silentKind === 'outside scope').map(one => one.key)).toEqual([
      'S02',
      'S04',
      'S06',
      'S08',
      'S10',
      'S12',
    ])
    expect(scopeInWords).toMatch(/role.*exemplar/)
    expect(
      await journey.refused('proposition.reword', { propositionId: claim, scopeFilter: { is: 'exemplar' } }),
    ).toMatch(/says which cases/)
  })
  it('is put in another order, and a twin is refused', async () => {
    await journey.ask('proposition.move', { propositionId: p('P8'), beforeId: p('P2') })
    expect((await journey.ask('proposition.list', {})).map(one => one.key).slice(0, 3)).toEqual(['P1', 'P8', 'P2'])
    expect(await journey.refused('proposition.add', { statement: (await sheet('P1')).proposition.statement })).toMatch(
      /P1/,
    )
  })
})

describe('judging passages', () => {
  it('all that a coder judged is listed: as many as the team counts, page after page', async () => {
    for (const coder of (await journey.ask('team.get', {})).coders) {
      const { total, items } = await journey.ask('evidence.byCoder', { coderId: coder.id, limit: 1000 })
      expect([total, items.length]).toEqual([coder.evidence, coder.evidence])
      const page = await journey.ask('evidence.byCoder', { coderId: coder.id, from: 2, limit: 3 })
      expect(page.items).toEqual(items.slice(2, 5))
    }
  })

  it('by a selection: judged, judged otherwise, weighed, and taken back with its anchor', async () => {
    const passage = await someWords('T05', 3)
    const id = await judge('P6', passage, 'qualifying', { condition: 'if it is short' })
    await judge('P2', passage, 'confirming')
    const here = async () =>
      (await journey.ask('evidence.inSource', { sourceId: passage.sourceId })).filter(
        one => one.start === passage.range.start && one.end === passage.range.end,
      )
    expect(await here()).toMatchObject([
      { id, stance: 'qualifying', condition: 'if it is short' },
      { propositionId: p('P2'), stance: 'confirming' },
    ])
    expect(
      await judge('P6', passage, 'disconfirming', { directness: 'first-hand', sameEvent: 'the visit in May' }),
    ).toBe(id)
    expect((await here())[0]).toMatchObject({
      stance: 'disconfirming',
      condition: 'if it is short',
      directness: 'first-hand',
    })
    await journey.ask('evidence.remove', { evidenceIds: (await here()).map(one => one.id) })
    expect(await here()).toEqual([])
  })
  it('another coder’s judgement is not changed, but one’s own stands beside it', async () => {
    const passage = await someWords('T05', 4)
    const id = await judge('P6', passage, 'confirming')
    await journey.ask('project.workAs', { name: 'B' })
    expect(await journey.refused('evidence.change', { evidenceIds: [id], stance: 'neutral' })).toBe(
      'This is A’s judgement. Judge the passage yourself: both stay, side by side.',
    )
    expect(await judge('P6', passage, 'disconfirming')).not.toBe(id)
    await journey.ask('project.undo', {})
    await journey.ask('project.workAs', { name: 'A' })
  })
})

describe('counts in a text', () => {
  it('[65] “in most pairings” reads n of N pairings, with the list behind, and goes stale when positions change', async () => {
    const claimId = await journey.ask('claim.add', {
      propositionId: p('P3'),
      words: 'in most pairings',
      unit: 'pairs',
      counts: ['supports', 'supports with conditions'],
    })
    const claims = () => journey.ask('claim.list', { propositionId: p('P3') })
    const [before] = await claims()
    expect(before).toMatchObject({ id: claimId, said: '5 of 6 pairings', now: '5 of 6 pairings', isStale: false })
    expect(before!.caseIds).toHaveLength(5)
    await journey.ask('position.decide', { propositionId: p('P3'), caseId: before!.caseIds[0]!, value: 'mixed' })
    expect((await claims())[0]).toMatchObject({
      said: '5 of 6 pairings',
      now: '4 of 6 pairings',
      isStale: true,
      went: [before!.caseIds[0]],
      came: [],
    })
    await journey.ask('claim.renew', { claimId })
    expect((await claims())[0]).toMatchObject({ said: '4 of 6 pairings', isStale: false })
    await journey.ask('claim.remove', { claimId })
    expect(await claims()).toEqual([])
  })
})

describe('where to look next', () => {
  it('names silent cases, sources nobody coded, and passages under the codes not judged yet', async () => {
    const fresh = await add('Nothing is known of this yet.', { codeIds: (await sheet('P4')).codeIds })
    const { silent, uncoded, unjudged } = await journey.ask('proposition.lookNext', { propositionId: fresh })
    expect(silent).toHaveLength(12)
    expect(uncoded.every(one => one.key !== '')).toBe(true)
    expect(unjudged.reduce((sum, one) => sum + one.passages, 0)).toBeGreaterThan(10)
  })
  it('finds passages like those judged, says why, the same each time, and never one judged already', async () => {
    const ask = () => journey.ask('proposition.like', { propositionId: p('P4'), stance: 'disconfirming', limit: 20 })
    const { passages, judged } = await ask()
    expect(judged).toBeGreaterThan(5)
    expect(passages.length).toBeGreaterThan(5)
    expect(passages.every(one => one.sharedWords.length + one.sharedCodes.length > 0)).toBe(true)
    expect((await ask()).passages).toEqual(passages)
    const taken = (await sheet('P4')).evidence
    for (const one of passages)
      expect(
        taken.some(
          other =>
            other.sourceId === one.sourceId && other.range.start < one.range.end && one.range.start < other.range.end,
        ),
      ).toBe(false)
  })
})

describe('files', () => {
  const bytes = (path: string) => readFileSync(path)
  it('of positions and propositions are the same bytes each time, with a manifest beside them', async () => {
    await journey.ask('position.decide', { propositionId: p('P4'), caseId: cases.get('S05')!, value: 'challenges' })
    for (const format of ['json', 'csv', 'xlsx', 'html', 'docx'] as const) {
      const [a, b] = [journey.path(`a.${format}`), journey.path(`b.${format}`)]
      await journey.ask('export.positions', { unit: 'sites', to: a, format })
      await journey.ask('export.positions', { unit: 'sites', to: b, format })
      expect(bytes(a).equals(bytes(b))).toBe(true)
    }
    expect(JSON.parse(readFileSync(journey.path('a.json.manifest.json'), 'utf8'))).toMatchObject({ kind: 'positions' })
    const cell = (JSON.parse(readFileSync(journey.path('a.json'), 'utf8')) as Record<string, unknown>[]).find(
      one => one['proposition'] === 'P4' && one['case'] === 'S05',
    )
    expect(cell).toEqual({
      proposition: 'P4',
      case: 'S05',
      suggested: 'challenges with conditions',
      confirming: 0,
      qualifying: 1,
      disconfirming: 2,
      position: 'challenges',
    })
    expect(readFileSync(journey.path('a.html'), 'utf8')).toContain(
      'challenges (decided; suggested challenges with conditions 0/1/2)',
    )
    for (const format of ['docx', 'html', 'xlsx', 'csv'] as const) {
      const [a, b] = [journey.path(`p.${format}`), journey.path(`q.${format}`)]
      expect((await journey.ask('export.propositions', { to: a, format })).propositions).toBe(8)
      await journey.ask('export.propositions', { to: b, format })
      expect(bytes(a).equals(bytes(b))).toBe(true)
    }
    const html = readFileSync(journey.path('p.html'), 'utf8')
    const { evidence } = await sheet('P4')
    for (const one of evidence.filter(other => other.stance !== 'neutral').slice(0, 5))
      expect(html).toContain(escapeMarkup(one.words.slice(0, 30)))
    expect(html).toContain(
      'Supported at 4 of 12 sites (2 under conditions), conditional at 2, mixed at 2, challenged at 4 (2 under conditions), silent at 0.',
    )
    const book = await parseWorkbook('p.xlsx', bytes(journey.path('p.xlsx')))
    expect(JSON.stringify(book)).toContain('Supported at 4 of 12 sites')
  })
})
