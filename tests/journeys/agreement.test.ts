// Agreement of coders as teams ask for it: scenarios 33 to 41 of the methods.

import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Agreement, AgreementRequest, AgreementRow, Passage } from '../../src/analysis/agreement/types.ts'
import type { Stance } from '../../src/analysis/propositions/types.ts'
import type { Input } from '../../src/api/contract.ts'
import type { CodeId, CoderId, SourceId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
let coderIds: CoderId[]
beforeAll(async () => {
  await journey.sample('study', 'A')
  coderIds = [...(await journey.ask('list.find', { what: 'coders', names: ['A', 'B'] }))] as CoderId[]
})
afterAll(() => journey.end())

const ask = (more: Partial<AgreementRequest> = {}): Promise<Agreement> =>
  journey.ask('agreement.compute', {
    coderIds,
    unit: 'character',
    measures: ['percent', 'kappa', 'alpha'],
    ...more,
  } as never)
const row = (rows: readonly AgreementRow[], key: string) => rows.find(one => one.key === key)!
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000)
const find = async <Kind extends CodeId | SourceId>(what: 'codes' | 'sources', ...names: string[]) =>
  [...(await journey.ask('list.find', { what, names }))] as Kind[]
const passages = async (more: object = {}) => journey.ask('agreement.passages', { coderIds, limit: 500, ...more })
const codings = async (name: string) =>
  (await journey.ask('list.rows', { what: 'codings' })).filter(one => one['coder'] === name)

describe('agreement of A and B on the sample study', () => {
  it('[33] by character: the figures of 8.1', async () => {
    const found = await ask()
    expect(found.bySource).toHaveLength(11)
    expect(found.byCode).toHaveLength(25)
    expect(found.byCode[0]!.counts.units).toBe(43_073)
    const lines = found.byCode.map(one =>
      [one.key, one.counts.all, ...one.counts.only, rounded(one.figures[1]!.pooled.value)!.toFixed(4)].join(' '),
    )
    for (const line of [
      'ADVICE 939 306 133 0.8053',
      'BARRIER_IG 335 24 0 0.9651',
      'BARRIER_TIME 1105 365 148 0.8055',
      'CANDOUR 229 222 146 0.5502',
      'CONTACT 842 213 55 0.8595',
      'CONTACT_REMOTE 243 198 0 0.7084',
      'CONTACT_VISIT 321 0 121 0.8400',
      'GEOG 1017 595 102 0.7367',
      'LABEL 72 310 0 0.3153',
      'LEARN_BACK 1676 191 315 0.8627',
      'LOCAL_LEAD 509 0 0 1.0000',
      'MERGER 546 0 374 0.7408',
      'MOVERS 149 0 0 1.0000',
    ])
      expect(lines).toContain(line)
    const { counts, cells, figures, excerpts } = found.pooled
    expect(counts).toMatchObject({ all: 17_618, only: [5776, 3345], some: 0, none: 1_050_086, units: 25 * 43_073 })
    expect(cells).toEqual({ all: 275, empty: 160 })
    const [percent, kappa] = figures as [(typeof figures)[number], (typeof figures)[number]]
    expect(rounded(percent.pooled.value)).toBe(0.9915)
    expect(rounded(kappa.pooled.value)).toBe(0.7901)
    expect(rounded(kappa.meanOfCells.value)).toBe(0.6816)
    expect(rounded(kappa.weightedBySize.value)).toBe(0.6934)
    expect(excerpts).toEqual([
      { made: 129, matched: 106 },
      { made: 122, matched: 106 },
    ])
    const holsti = await ask({ measures: ['holsti'] })
    expect(rounded(holsti.pooled.figures[0]!.pooled.value)).toBe(0.8446)
  })

  it('[33] one code in one source: PLAYBOOK in T10, GEOG in T19', async () => {
    const cell = async (code: string, source: string) => {
      const codeIds = await find<CodeId>('codes', code)
      const rows = await journey.ask('agreement.cells', {
        coderIds,
        codeIds,
        unit: 'character',
        measures: ['kappa', 'alpha-marked', 'alpha-u'],
        of: { is: 'code', codeId: codeIds[0]! },
      })
      const { counts, figures } = row(rows, source)
      return [[counts.all, ...counts.only, counts.none], ...figures.map(figure => rounded(figure.pooled.value))]
    }
    const [playbook, kappa, marked] = await cell('PLAYBOOK', 'T10')
    expect([playbook, kappa]).toEqual([[535, 311, 416, 3704], 0.5064])
    expect(Number(marked)).toBeCloseTo(0.508, 3)
    expect((await cell('GEOG', 'T19')).slice(0, 2)).toEqual([[0, 197, 0, 4293], 0])
  })

  it('[35] a code neither used in a source: “—” with the reason, left out of means unless counted as 1', async () => {
    const codeIds = await find<CodeId>('codes', 'LABEL')
    const rows = await journey.ask('agreement.cells', {
      coderIds,
      codeIds,
      unit: 'character',
      measures: ['kappa', 'percent'],
      of: { is: 'code', codeId: codeIds[0]! },
    })
    const empty = rows.find(one => one.counts.none === one.counts.units)!
    expect(empty.figures[0]!.pooled).toEqual({ value: null, why: 'no-decision' })
    expect(empty.figures[1]!.pooled.value).toBe(1)
    const counted = await ask({ countAsOne: true })
    expect(rounded(counted.pooled.figures[1]!.meanOfCells.value)).toBe(0.8668)
  })

  it('[36] a source that one has not finished is left out and listed, not treated as uncoded', async () => {
    const { missing, bySource } = await ask()
    expect(missing.find(one => one.key === 'T03')).toMatchObject({ notBy: ['B'] })
    expect(bySource.some(one => one.key === 'T03')).toBe(false)
    const [sourceId] = await find<SourceId>('sources', bySource[0]!.key!)
    await journey.ask('source.markCoded', { sourceId: sourceId!, coded: false })
    const after = await ask()
    expect(after.bySource).toHaveLength(10)
    expect(after.missing.find(one => one.key === bySource[0]!.key)).toMatchObject({ notBy: ['A'] })
    await journey.ask('project.undo', {})
    expect((await ask()).bySource).toHaveLength(11)
  })

  it('[37] the passages of a row in three groups, each with its words', async () => {
    const codeIds = await find<CodeId>('codes', 'PLAYBOOK')
    const found = await passages({ codeIds })
    const of = (group: Passage['group']) => found.passages.filter(one => one.group === group)
    expect(found.counts.map(one => one.all)).toEqual([of('same').length, of('overlapping').length, of('apart').length])
    expect(found.total).toBe(found.passages.length)
    for (const one of of('same')) expect(new Set(one.codings.map(c => `${c.start} ${c.end}`)).size).toBe(1)
    for (const one of of('overlapping')) expect(new Set(one.codings.map(c => c.coderId)).size).toBe(2)
    for (const one of of('apart')) expect(new Set(one.codings.map(c => c.coderId)).size).toBe(1)
    for (const one of found.passages) expect(one.words.length).toBe(one.end - one.start)
    const only = await passages({ codeIds, group: 'apart' })
    expect(only.passages).toEqual(of('apart'))
  })

  it('[37] a passage keeps its number whatever of them is asked for, page by page too', async () => {
    const codeIds = await find<CodeId>('codes', 'PLAYBOOK')
    const all = await passages({ codeIds })
    expect(all.passages.map(one => one.number)).toEqual(all.passages.map((_, at) => at + 1))
    const second = await passages({ codeIds, group: 'overlapping', from: 1, limit: 1 })
    expect(second.passages).toEqual([all.passages.filter(one => one.group === 'overlapping')[1]])
    const only = await passages({ codeIds, within: { is: 'only', place: 0 } })
    expect(only.passages).toEqual(all.passages.filter(one => only.passages.some(its => its.number === one.number)))
    const chosen = await passages({ codeIds, numbers: [3, 1, 9999] })
    expect(chosen).toEqual({ counts: all.counts, total: 2, passages: [all.passages[0], all.passages[2]] })
  })

  it('[37] a number of characters opens the passages that it stands for: by both, by A only, by B only', async () => {
    const codeIds = await find<CodeId>('codes', 'PLAYBOOK')
    const { counts } = row((await ask({ codeIds })).byCode, 'PLAYBOOK')
    const found = await passages({ codeIds })
    // Every code point of the passages, with who coded it.
    const chars = (list: readonly Passage[]) =>
      list.flatMap(one =>
        Array.from({ length: one.end - one.start }, (_, at) =>
          coderIds.map(id =>
            one.codings.some(c => c.coderId === id && c.start <= one.start + at && c.end > one.start + at),
          ),
        ),
      )
    const alone = (list: readonly Passage[], place: number) =>
      chars(list).filter(who => who[place] && !who[1 - place]).length
    const shared = (list: readonly Passage[]) => chars(list).filter(who => who[0] && who[1]).length
    const both = (await passages({ codeIds, within: { is: 'all' } })).passages
    expect(shared(both)).toBe(counts.all)
    expect(both.every(one => one.group !== 'apart')).toBe(true)
    for (const place of [0, 1]) {
      const of = (await passages({ codeIds, within: { is: 'only', place } })).passages
      expect(alone(of, place)).toBe(counts.only[place])
      expect(of.length).toBeLessThan(found.passages.length)
      expect(of.every(one => alone([one], place) > 0)).toBe(true)
    }
    expect((await passages({ codeIds, within: { is: 'some' } })).total).toBe(0)
  })

  it('[39] overlapping codes chosen for cuα: it says why not, and offers |uα code by code', async () => {
    const { across, byCode } = await ask({ measures: ['alpha-marked'] })
    expect(across!.cuAlpha).toEqual({ value: null, why: 'codes-overlap' })
    expect(across!.why).toContain('|uα')
    expect(byCode.every(one => one.figures[0]!.pooled.value !== null)).toBe(true)
    const apart = await ask({ codeIds: await find('codes', 'MOVERS', 'VENDOR') })
    expect(apart.across!.why).toBe(null)
    expect(apart.across!.uAlpha.value).toBe(1)
  })

  it('[40] stance on 59 shared pairs: nominal alpha .876', async () => {
    const found = await journey.ask('agreement.stances', { coderIds })
    expect(found.pairs).toBe(59)
    expect(found.table.slice(0, 3).map(line => line.slice(0, 3))).toEqual([
      [36, 1, 0],
      [0, 7, 1],
      [0, 2, 12],
    ])
    expect(rounded(found.percent.value)).toBe(0.9322)
    expect(rounded(found.kappa.value)).toBe(0.8749)
    expect(rounded(found.nominal.value)).toBe(0.8759)
    expect(rounded(found.ordinal.value)).toBe(0.9652)
    // Steps apart: 4 observed, 2872/59 by chance.
    expect(rounded(found.weighted.value)).toBe(0.9178)
  })

  it('[40] every number of the table of stances opens its passages', async () => {
    const { table } = await journey.ask('agreement.stances', { coderIds })
    const so = (first: Stance, second: Stance) => passages({ within: { is: 'stances', first, second } })
    expect((await so('confirming', 'disconfirming')).total).toBe(0)
    const { passages: two } = await so('disconfirming', 'qualifying')
    expect(two.length).toBeGreaterThan(0)
    // A passage may hold more pairs than one, and several codes the same pair.
    expect(table[2]![1]).toBe(2)
    for (const one of two) expect(new Set(one.codings.map(coding => coding.coderId)).size).toBe(2)
  })

  it('ratings of cases: kappa, weighted kappa and alphas as the scale has them, over the cases both rated', async () => {
    const scaleId = await journey.ask('rating.addScale', {
      name: 'Learning achieved',
      kind: 'ordinal',
      steps: ['none', 'some', 'much'],
    })
    const sites = (await journey.ask('case.list', {})).filter(one => one.kind === 'site').slice(0, 5)
    const rate = async (who: string, values: readonly string[]) => {
      await journey.ask('project.workAs', { name: who })
      for (const [at, value] of values.entries())
        await journey.ask('rating.rate', { scaleId, caseIds: [sites[at]!.id], value })
    }
    await rate('B', ['none', 'some', 'much', 'some'])
    await rate('A', ['none', 'some', 'some', 'much', 'much'])
    const { coders, scales } = await journey.ask('agreement.ratings', { coderIds })
    expect(coders.map(coder => coder.name)).toEqual(['A', 'B'])
    const [scale] = scales
    expect(scale!.cases.map(one => [one.values.join('/'), one.alike])).toEqual([
      ['none/none', true],
      ['some/some', true],
      ['some/much', false],
      ['much/some', false],
    ])
    expect(scale!.percent.value).toBe(0.5)
    // Margins 1 2 1 and 1 2 1: chance 6/16; disagreement by steps 2 of 4 against 12/4 by chance.
    expect(scale!.kappa.value).toBeCloseTo(0.2, 10)
    expect(scale!.weighted!.value).toBeCloseTo(1 - 2 / 3, 10)
    expect(scale!.alphas.map(one => one.apart)).toEqual(['nominal', 'ordinal'])
    expect(await journey.refused('agreement.ratings', { coderIds, by: 'role' })).toContain('no two different roles')
    const to = journey.path('judged.xlsx')
    await journey.ask('export.agreement', {
      request: { coderIds, unit: 'character', measures: ['kappa'] },
      to,
      format: 'xlsx',
    })
    const sheets = unzipSync(readFileSync(to))
    const words = Object.values(sheets)
      .map(bytes => strFromU8(bytes))
      .join(' ')
    for (const said of [
      'Stance on shared passages',
      'Stance and ratings',
      'Ratings of cases',
      'κ weighted, linear',
      '.918',
      '.333',
    ])
      expect(words).toContain(said)
    // Of one code in one source there are no means: a figure, and why there is none.
    const inSources = strFromU8(sheets['xl/worksheets/sheet2.xml']!)
    const heads = [...inSources.split('</row>')[0]!.matchAll(/<t [^>]*>([^<]*)</g)].map(found => found[1])
    expect(heads.slice(-4)).toEqual(['matched A', 'matched B', 'kappa', 'why not'])
    expect(inSources).toContain('>kappa: no decision to compare<')
    const html = journey.path('judged.html')
    await journey.ask('export.agreement', {
      request: { coderIds, unit: 'character', measures: ['kappa'] },
      to: html,
      format: 'html',
    })
    const page = readFileSync(html, 'utf8')
    expect(page).toContain('Rating: Learning achieved')
    // A report may go outside: no case with its ratings.
    expect(page).not.toContain('Ratings of cases')
  })

  it('the report says once what was left out and why there is no interval, in the field’s words', async () => {
    const to = journey.path('report.html')
    const request: Input<'export.agreement'>['request'] = {
      coderIds,
      unit: 'sentence',
      measures: ['percent', 'kappa'],
      intervals: true,
    }
    await journey.ask('export.agreement', { request, to, format: 'html' })
    const page = readFileSync(to, 'utf8')
    expect(page).toContain('Measures: Percent agreement, Cohen’s kappa.')
    expect(page).not.toContain('kappa:')
    expect(page.match(/Left out, not marked as coded by [AB]: /g)).toHaveLength(2)
    expect(page.match(/fewer than 5 sources/g)).toHaveLength(1)
    const word = journey.path('report.docx')
    await journey.ask('export.agreement', { request, to: word, format: 'docx' })
    const text = strFromU8(unzipSync(readFileSync(word))['word/document.xml']!)
    // Figures stand right under their heads, names left.
    expect(text).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r><w:t[^>]*>κ Cohen</)
    expect(text).not.toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r><w:t[^>]*>Distance</)
  })

  it('stance of three: passages that two or more judged, one stance of each', async () => {
    await journey.ask('coder.add', { name: 'C' })
    const three = [...coderIds, ...(await journey.ask('list.find', { what: 'coders', names: ['C'] }))] as CoderId[]
    const source = (await passages({ group: 'same', limit: 1 })).passages[0]!.sourceId
    // C did nothing there yet, so the source does not enter.
    expect((await journey.ask('agreement.stances', { coderIds: three })).pairs).toBe(0)
    await journey.ask('project.open', { path: journey.path('study.crosscase'), coder: 'C' })
    await journey.ask('source.markCoded', { sourceId: source, coded: true })
    const found = await journey.ask('agreement.stances', { coderIds: three })
    expect(found.coders.map(coder => coder.name)).toEqual(['A', 'B', 'C'])
    expect(found.pairs).toBeGreaterThan(0)
    expect(found.table.flat().reduce((sum, n) => sum + n, 0)).toBe(found.pairs * 2)
    expect(found.table).toEqual(found.table.map((_, at) => found.table.map(row => row[at])))
    expect(found.percent.value).toBe(1)
    await journey.ask('project.undo', {})
    await journey.ask('project.open', { path: journey.path('study.crosscase'), coder: 'A' })
  })

  it('α_U has an interval, drawn over sources as the others have', async () => {
    const found = await ask({ measures: ['kappa', 'alpha-u'], intervals: true })
    for (const { pooled, interval } of found.pooled.figures) {
      expect(interval!.why).toBe(null)
      expect(interval!.low!).toBeLessThan(pooled.value!)
      expect(interval!.high!).toBeGreaterThan(pooled.value!)
    }
  })
})

describe('adjudication', () => {
  const first = async (group: Passage['group']) =>
    (await passages({ group, state: 'to decide', limit: 1 })).passages[0]!
  const codingIdsOf = (one: Passage) => one.codings.map(coding => coding.codingId)
  const again = async (one: Passage) =>
    (await passages({ sourceIds: [one.sourceId], codeIds: [one.codeId] })).passages.find(
      other => other.start === one.start && other.end === one.end,
    )!

  it('[38] accepting one coding adds it as consensus; both originals stay, and one undo takes it back', async () => {
    const passage = await first('overlapping')
    const before = { a: await codings('A'), b: await codings('B') }
    await journey.ask('agreement.settle', {
      decision: 'accept',
      codingIds: codingIdsOf(passage),
      acceptId: passage.codings[1]!.codingId,
      reason: 'B has the whole answer',
    })
    const [consensus] = await codings('Consensus')
    expect(consensus).toMatchObject({ start: passage.codings[1]!.start, end: passage.codings[1]!.end })
    expect({ a: await codings('A'), b: await codings('B') }).toEqual(before)
    const { decision } = await again(passage)
    expect(decision).toMatchObject({
      decision: 'accepted',
      reason: 'B has the whole answer',
      changed: false,
      gone: false,
    })
    expect(decision!.gives).toHaveLength(1)
    // The consensus is compared with nobody: figures stay.
    expect(rounded((await ask()).pooled.figures[1]!.pooled.value)).toBe(0.7901)
    await journey.ask('project.undo', {})
    expect(await codings('Consensus')).toEqual([])
    expect((await again(passage)).decision).toBe(null)
    expect((await journey.ask('team.record', {})).coders.some(coder => coder.name === 'Consensus')).toBe(false)
  })

  it('[38] composing another coding, with other edges and codes; deciding again replaces it', async () => {
    const passage = await first('overlapping')
    const [other] = await find<CodeId>('codes', 'CANDOUR')
    const range = { start: passage.start, end: passage.end }
    const codingIds = codingIdsOf(passage)
    await journey.ask('agreement.settle', { decision: 'compose', codingIds, codeIds: [passage.codeId, other!], range })
    expect(await codings('Consensus')).toHaveLength(2)
    expect((await again(passage)).decision).toMatchObject({ decision: 'composed' })
    await journey.ask('agreement.settle', { decision: 'none', codingIds, reason: null })
    expect(await codings('Consensus')).toEqual([])
    expect((await again(passage)).decision).toMatchObject({ decision: 'not coded', gives: [] })
    await journey.ask('agreement.reopen', { codingIds })
    expect((await again(passage)).decision).toBe(null)
    expect(await journey.refused('agreement.reopen', { codingIds })).toContain('Nothing is decided')
  })

  it('what is left open is told apart from what nobody has looked at', async () => {
    const passage = await first('apart')
    await journey.ask('agreement.settle', { decision: 'open', codingIds: codingIdsOf(passage) })
    const { counts } = await passages()
    expect(counts.find(one => one.group === 'apart')).toMatchObject({ decided: 0, leftOpen: 1 })
    expect((await passages({ state: 'left open' })).passages.map(one => one.start)).toEqual([passage.start])
    await journey.ask('project.undo', {})
  })

  it('all that agree to the word are accepted at once, and one undo takes them back', async () => {
    const same = (await passages()).counts[0]!
    expect(await journey.ask('agreement.settleAlike', { coderIds })).toBe(same.all)
    expect((await passages()).counts[0]).toMatchObject({ decided: same.all })
    expect(await journey.refused('agreement.settleAlike', { coderIds })).toContain('decided already')
    await journey.ask('project.undo', {})
    expect(await codings('Consensus')).toEqual([])
  })

  it('a decision whose codings changed since is to be looked at again', async () => {
    const passage = await first('same')
    const codingIds = codingIdsOf(passage)
    await journey.ask('agreement.settle', { decision: 'accept', codingIds, acceptId: codingIds[0]! })
    const [consensus] = await codings('Consensus')
    await journey.ask('coding.remove', { codingIds: [consensus!.id as never] })
    expect((await again(passage)).decision).toMatchObject({ gone: true })
    expect((await passages()).counts[0]).toMatchObject({ decided: 0 })
  })

  it('refuses codings of several sources, and one to accept that is none of them', async () => {
    const all = (await passages()).passages
    const other = all.find(one => one.sourceId !== all[0]!.sourceId)!
    const codingIds = [...codingIdsOf(all[0]!), ...codingIdsOf(other)]
    expect(await journey.refused('agreement.settle', { decision: 'none', codingIds })).toContain('several sources')
    expect(
      await journey.refused('agreement.settle', {
        decision: 'accept',
        codingIds: codingIdsOf(all[0]!),
        acceptId: other.codings[0]!.codingId,
      }),
    ).toContain('none of this passage')
  })
})

describe('kept runs', () => {
  it('[41] a kept run shows its old figures with its version after the codebook changed', async () => {
    const runId = await journey.ask('agreement.keep', {
      coderIds,
      unit: 'character',
      measures: ['percent', 'kappa'],
      label: 'First round',
    })
    const then = await journey.ask('agreement.run', { runId })
    expect(then).toMatchObject({ label: 'First round', isEarlier: false })
    expect(rounded(then.result.pooled.figures[1]!.pooled.value)).toBe(0.7901)
    const [from, into] = await find<CodeId>('codes', 'PLAYBOOK', 'REUSE')
    const request = {
      operation: 'merge',
      codeIds: [from!],
      intoId: into!,
      overlaps: 'apart',
      below: 'follow',
      reason: 'They mean the same.',
    } as const
    const { seen } = await journey.ask('framework.plan', { ...request, codeIds: [from!] })
    await journey.ask('framework.apply', { request: { ...request, codeIds: [from!] }, seen })
    await journey.ask('code.change', { codeId: into!, name: 'Something else' })
    const now = await journey.ask('agreement.run', { runId })
    expect(now.isEarlier).toBe(true)
    expect(now.version).toBe(then.version)
    expect(now.result).toEqual(then.result)
    expect((await ask()).byCode.find(one => one.key === 'REUSE')!.name).toBe('Something else')
    expect(now.result.byCode.find(one => one.key === 'REUSE')!.name).not.toBe('Something else')
    expect(await journey.ask('agreement.runs', {})).toMatchObject([{ label: 'First round', coders: ['A', 'B'] }])
  })
})

describe('agreement that takes its time', () => {
  const request = () => ({ coderIds, unit: 'sentence', measures: ['kappa'], intervals: true }) as const
  const stopped = async (name: 'agreement.compute' | 'agreement.keep' | 'export.agreement', input: object) => {
    const stop = new AbortController()
    const told: string[] = []
    const reply = await journey.core.call(name, input, {
      signal: stop.signal,
      onProgress: ({ doing }) => {
        told.push(doing)
        stop.abort()
      },
    })
    expect(told.length).toBeGreaterThan(0)
    return reply.ok ? null : reply.trouble.kind
  }

  it('says how far it is: the sources compared, then the draws', async () => {
    const told: string[] = []
    const reply = await journey.core.call('agreement.compute', request(), {
      onProgress: ({ doing, done, total }) => told.push(`${doing} ${done <= total}`),
    })
    expect(reply.ok).toBe(true)
    expect([...new Set(told)]).toEqual(['Comparing sources true', 'Drawing sources for intervals true'])
  })

  it('stopped, it answers nothing, keeps no run and writes no file', async () => {
    const runs = (await journey.ask('agreement.runs', {})).length
    expect(await stopped('agreement.compute', request())).toBe('cancelled')
    expect(await stopped('agreement.keep', { ...request(), label: 'Half' })).toBe('cancelled')
    const to = journey.path('half.xlsx')
    expect(await stopped('export.agreement', { request: request(), to, format: 'xlsx' })).toBe('cancelled')
    expect((await journey.ask('agreement.runs', {})).length).toBe(runs)
    expect(readdirSync(journey.folder).filter(name => name.includes('half'))).toEqual([])
  })
})
