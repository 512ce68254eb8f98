// Everything that can be written out, in every format and for every audience: each has its manifest and is noted, and the same state gives the
// same bytes. The table is held against the contract: a new exporter, or a new format of one, is tried as soon as it is declared.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type CallName } from '../../../src/api/contract.ts'
import type { Manifest } from '../../../src/exchange/output/manifest.ts'
import { copyComesHome } from '../../support/comes-home.ts'
import { Journey, SAMPLE } from '../../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../../support/requests.ts'

let clock = '2026-03-01T09:00:00.000Z'
const study = new Journey(() => clock)
const ids: Record<string, string> = {}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="3" height="3"/></svg>\n'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const AGREEMENT = () => ({ coderIds: [ids['A'], ids['B']], unit: 'character', measures: ['kappa'] })

/** What each exporter is asked for, besides its place, format and audience. */
const EXPORTERS: Readonly<Record<string, (format: string) => object>> = {
  'export.matrix': () => matrixAsked(),
  'export.saturation': () => ({ by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5 }),
  'export.picture': format => ({ content: format === 'png' ? PNG : SVG, what: 'a picture', caption: 'Everything.' }),
  'export.memos': () => ({}),
  'export.excerpts': () => ({}),
  'export.codebook': () => ({}),
  'export.appendix': () => ({}),
  'export.annotated': () => ({ sourceId: ids['source'] }),
  'export.differences': () => ({ fromId: ids['version'], toId: null }),
  'export.cases': () => ({ kind: 'site' }),
  'export.sources': () => ({}),
  'export.pairings': () => ({}),
  'export.sampling': () => ({ kind: 'site', by: [ids['role']], waves: 'year' }),
  'export.reportPicture': () => ({ name: 'positions' }),
  'export.everything': () => ({}),
  'export.mergeReport': () => ({}),
  'export.positions': () => ({ unit: 'sites' }),
  'export.propositions': () => ({}),
  'export.quotes': () => ({}),
  'export.qca': () => ({ kind: 'site', outcomeId: ids['outcome'], conditionIds: [ids['condition']], frequency: 1, consistency: 0.8 }), // prettier-ignore
  'export.checklist': () => ({ name: 'COREQ' }),
  'export.methods': () => ({}),
  'export.audit': () => ({}),
  'export.review': () => ({ what: 'comments' }),
  'export.frameworkMatrix': () => frameworkAsked(),
  'export.caseThemes': () => ({ caseId: ids['S08'] }),
  'export.caseSummaries': () => ({ caseIds: null, signed: true }),
  'export.themes': () => ({}),
  'export.agreement': () => ({ request: AGREEMENT() }),
}
const FORMATS = ['csv', 'xlsx', 'docx', 'html', 'json', 'svg', 'png', 'md', 'txt']
/** What has no choice of format: its ending. */
const ENDINGS: Readonly<Record<string, string>> = { 'export.reportPicture': '.svg', 'export.excerpts': '.csv', 'export.qca': '.csv', 'export.audit': '.zip', 'export.everything': '.zip' } // prettier-ignore
/** The log of what was written out is in it: it tells of the first. */
const TELLS_OF_ITSELF = new Set(['export.audit'])

beforeAll(async () => {
  await study.project('study', 'A')
  await study.ask('study.load', { path: SAMPLE })
  const series = (prefix: string) => [{ value: null, style: 'numbers' as const, prefix }]
  await study.ask('case.drawCodes', { kind: 'site', by: null, rules: series('Q') })
  for (const coder of await study.ask('project.coders', {})) ids[coder.name] = coder.id
  for (const site of await study.ask('case.list', { kind: 'site' })) ids[site.key!] = site.id
  const [source] = await study.ask('source.list', {})
  ids['source'] = source!.id
  ids['version'] = (await study.ask('list.version', { name: 'v3' }))!
  ids['role'] = (await study.ask('case.attributes', {})).find(one => one.about === 'site' && one.name === 'role')!.id
  for (const name of ['outcome', 'condition']) {
    const scaleId = await study.ask('rating.addScale', { name, kind: 'crisp' })
    await study.ask('rating.rate', { scaleId, caseIds: [ids['S01'], ids['S02']] as never, value: '1' })
    ids[name] = scaleId
  }
  const code = (await study.ask('code.list', {})).find(one => one.key === 'VISITS' || one.kind === 'code')!
  for (const codeId of [null, code.id]) {
    const caseId = ids['S08'] as never
    const { summaryId } = await study.ask('summary.keep', { caseId, codeId, text: 'They went there.', stretch: `${codeId}` }) // prettier-ignore
    await study.ask('summary.sign', { summaryId, coderId: ids['A'] as never })
  }
  const [coding] = await study.ask('list.rows', { what: 'codings' })
  await study.ask('quote.add', { codingIds: [coding!.id as never] })
  await study.ask('memo.write', { title: 'A memo', body: 'What I thought.' })
  await copyComesHome(study)
  for (const folder of ['first', 'second']) mkdirSync(study.path(folder))
}, 240_000)
afterAll(() => study.end())

const exporters = (Object.keys(contract) as CallName[]).filter(name => name.startsWith('export.'))
const isTaken = (name: CallName, input: object) => {
  try {
    contract[name].input.parse({ to: 'a', ...input }, 'input')
    return true
  } catch {
    return false
  }
}

/** The ways in which an exporter is asked: each of its formats for outside (or for nobody in particular), the first also for the team and as it is without a word. */
function ways(name: CallName): { readonly format?: string; readonly audience?: string }[] {
  const some = EXPORTERS[name]!
  const taken = (way: object, format: string) => isTaken(name, { ...some(format), ...way })
  const audiences = [{ audience: 'outside' }, { audience: 'team' }, {}]
  const formats = FORMATS.filter(format => audiences.some(one => taken({ ...one, format }, format)))
  return (formats.length === 0 ? [''] : formats).flatMap((format, at) => {
    const its = audiences.map(one => (format === '' ? one : { ...one, format })).filter(way => taken(way, format))
    return at === 0 ? its : its.slice(0, 1)
  })
}

it('the table holds every exporter there is', () => {
  expect(Object.keys(EXPORTERS).toSorted()).toEqual(exporters.toSorted())
})

/** Writes a file in one of its ways, and looks at its manifest. */
async function writtenTo(folder: string, file: string, name: CallName, way: object & { readonly format?: string }) {
  const to = join(study.path(folder), file)
  const input: unknown = { ...EXPORTERS[name]!(way.format ?? ''), ...way, to }
  await study.ask(name, input as never)
  const bytes = readFileSync(to)
  const told = readFileSync(`${to}.manifest.json`)
  const manifest = JSON.parse(told.toString('utf8')) as Manifest
  expect(manifest.files).toEqual([
    { name: basename(to), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  ])
  expect(manifest.state.framework).toMatch(/^version /)
  expect(manifest.filter).not.toBe('')
  return { bytes, told, manifest }
}

const fileOf = (name: CallName, { format, audience }: { readonly format?: string; readonly audience?: string }) =>
  `${name.slice(7)} ${audience ?? 'as it is'}${format === undefined ? ENDINGS[name]! : `.${format}`}`

describe.each(exporters)('%s', name => {
  it('has a manifest with the hashes of its files, is noted, and gives the same bytes on another day, after other exports', async () => {
    const tried = ways(name)
    expect(tried.length).toBeGreaterThan(0)
    for (const way of tried) {
      const file = fileOf(name, way)
      const write = (folder: string) => writtenTo(folder, file, name, way)
      clock = '2026-03-01T09:00:00.000Z'
      const first = await write('first')
      const [last] = await study.ask('project.history', {})
      expect(last!.label).toContain(`“${file}”`)
      clock = '2026-03-05T17:30:00.000Z'
      const second = await write('second')
      if (TELLS_OF_ITSELF.has(name)) continue
      expect({ file, same: second.bytes.equals(first.bytes) }).toEqual({ file, same: true })
      expect(second.told.toString('utf8')).toBe(first.told.toString('utf8'))
    }
  }, 120_000)
})

const FILTER = { is: 'source kind', kinds: ['interview'] }
/** A truth table compares cases: its filter asks for cases only. */
const OF_CASES = { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] }
const FILTERED: readonly CallName[] = [
  'export.matrix',
  'export.saturation',
  'export.excerpts',
  'export.positions',
  'export.propositions',
  'export.frameworkMatrix',
  'export.caseThemes',
  'export.themes',
  'export.everything',
  'export.qca',
]

it('these are written under the common filter', () => {
  const taken = exporters.filter(name => {
    const [way] = ways(name)
    return isTaken(name, { ...EXPORTERS[name]!(way?.format ?? ''), ...way, filter: FILTER })
  })
  expect(taken.toSorted()).toEqual(FILTERED.toSorted())
})

describe.each(FILTERED)('%s under a filter', name => {
  it('says it in the manifest, writes other bytes than without, and the same twice', async () => {
    const isOfCases = name === 'export.qca'
    const way = { ...ways(name)[0]!, filter: isOfCases ? OF_CASES : FILTER }
    const file = `filtered ${fileOf(name, way)}`
    const first = await writtenTo('first', file, name, way)
    const second = await writtenTo('second', file, name, way)
    expect(first.manifest.filter).toContain(isOfCases ? 'role of the site is exemplar' : 'in interviews')
    expect(second.bytes.equals(first.bytes)).toBe(true)
    // What is found depends on what left before, the first of these two among it.
    const besides = (told: Manifest) => ({ ...told, options: { ...told.options, disclosure: null } })
    expect(besides(second.manifest)).toEqual(besides(first.manifest))
    const plain = await writtenTo('first', `plain ${fileOf(name, way)}`, name, ways(name)[0]!)
    expect(first.bytes.equals(plain.bytes)).toBe(false)
  }, 120_000)
})
