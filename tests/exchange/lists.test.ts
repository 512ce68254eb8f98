import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LISTS, type ListedRow, type ListName } from '../../src/exchange/contract.ts'
import { Journey } from '../support/journey.ts'

const study = new Journey()
const list = (what: ListName) => study.ask('list.rows', { what })
const named = async (what: ListName, key: string) => (await list(what)).find(row => row.key === key)!

beforeAll(async () => {
  await study.sample('study', 'A')
  const [coding] = await study.ask('list.rows', { what: 'codings' })
  await study.ask('memo.write', {
    about: 'coding',
    subjectId: coding!.id,
    title: 'Look again',
    body: 'Is this the contract or the practice?',
  })
  await study.ask('memo.write', {
    about: 'case',
    subjectId: (await named('cases', 'S05')).id,
    title: 'S05',
    body: 'Visited twice.',
  })
  const [code] = await study.ask('code.list', {})
  const { coder } = (await study.ask('project.info', {}))!
  await study.ask('comment.add', { thing: { about: 'code', id: code!.id as never }, body: 'Too wide?', forId: null })
  await study.ask('proposal.make', {
    request: { operation: 'rename', codeId: code!.id, name: 'Another name' },
    reason: 'It says more.',
  })
  await study.ask('claim.add', {
    propositionId: (await study.ask('proposition.list', {}))[0]!.id as never,
    words: 'in most sites',
    unit: 'sites',
    counts: ['supports'],
  })
  await study.ask('round.open', { name: 'Round 1', coderIds: [coder.id] })
})
afterAll(() => study.end())

const counts: Readonly<Record<ListName, number>> = {
  sources: 38,
  speakers: 50,
  codes: 34,
  codings: 538,
  cases: 45,
  attributes: 0,
  memos: 2,
  propositions: 8,
  evidence: 288,
  coders: 2,
  changes: 0,
  versions: 4,
  comments: 1,
  proposals: 1,
  rounds: 1,
  claims: 1,
}

describe('every list', () => {
  it.each(LISTS.filter(what => counts[what] > 0))('of %s is whole', async what =>
    expect(await list(what)).toHaveLength(counts[what]),
  )
  it.each(LISTS)('of %s has an id and a name in every row', async what => {
    const rows = await list(what)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(row => /^[0-9a-f-]{36}$/.test(row.id) && typeof row.name === 'string')).toBe(true)
    expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
  })
  it('of an empty project is empty, or has only its coder', async () => {
    const empty = new Journey()
    await empty.project('empty', 'Ana')
    const rows = await Promise.all(LISTS.map(what => empty.ask('list.rows', { what })))
    await empty.end()
    expect(rows.flat().map(row => row.name)).toEqual(['Ana'])
  })
})

describe('what a list says of', () => {
  const says = (what: ListName, key: string, fields: Partial<ListedRow>) => async () =>
    expect(await named(what, key)).toMatchObject(fields)

  it(
    'a source',
    says('sources', 'T15', {
      kind: 'interview',
      cases: ['S08'],
      participants: ['R16', 'R17'],
      format: 'txt',
      path: 'transcripts/T15.txt',
    }),
  )
  it(
    'a source of two sites',
    says('sources', 'D01', { kind: 'document', cases: ['S01', 'S02'], codedBy: ['A'], codings: 4 }),
  )
  it(
    'a code with its parent',
    says('codes', 'SELECT', {
      name: 'How the partner was chosen',
      parent: 'PAIRING',
      kind: 'code',
      provenance: 'deductive',
      status: 'active',
      questions: ['Q2'],
    }),
  )
  it('a code group', says('codes', 'PAIRING', { kind: 'group', codings: 0 }))
  it(
    'a retired code and what took its place',
    says('codes', 'DIRECTION', { status: 'retired', replacedBy: ['REUSE', 'LEARN_BACK'] }),
  )
  it('a site', says('cases', 'S05', { kind: 'site', name: 'Pennywhistle Valley' }))
  it('a participant, within their site', says('cases', 'R11', { kind: 'participant', within: 'S05' }))
  it('a pair and the sites it joins', says('cases', 'P03', { kind: 'pair', members: ['S05', 'S06'] }))
  it(
    'a coding, with its place in UTF-16 units',
    says('codings', 'H001', {
      source: 'D01',
      code: 'SELECT',
      coder: 'A',
      start: 361,
      end: 416,
      quote: 'It does not create the relationship, which precedes it.',
      memo: 'Is this the contract or the practice?',
    }),
  )
  it(
    'a proposition',
    says('propositions', 'P2', {
      name: 'Learning runs in both directions within a pair.',
      codes: ['LEARN_BACK', 'VERSION', 'LABEL'],
    }),
  )

  it('a piece of evidence', async () => {
    expect(await list('evidence')).toContainEqual(
      expect.objectContaining({
        source: 'D01',
        code: 'SELECT',
        coder: 'A',
        start: 361,
        end: 416,
        proposition: 'P5',
        stance: 'confirming',
      }),
    )
  })
  it('a speaker', async () => {
    expect((await list('speakers')).filter(row => row['source'] === 'T01')).toMatchObject([
      { name: 'KO', role: 'interviewer' },
      { name: 'R01', role: 'respondent', participant: 'R01' },
    ])
  })
  it('a memo and what it is about', async () => {
    expect(await list('memos')).toMatchObject([
      { name: 'Look again', about: 'coding', subject: 'H001' },
      { name: 'S05', about: 'case', subject: 'S05', coder: 'A' },
    ])
  })
  it('an act of the change log, with its changes', async () => {
    const [last, ...others] = await list('changes')
    const load = others.find(row => row.name.startsWith('Load'))
    expect(last).toMatchObject({ coder: 'A', state: 'done' })
    expect(load!['changes']).toContainEqual(expect.objectContaining({ kind: 'do', label: 'Load sites.csv' }))
  })
  it('a version of the framework', async () => {
    expect((await list('versions'))[1]).toMatchObject({
      name: 'v2',
      savedOn: '2024-03-28',
      entries: expect.arrayContaining([
        expect.objectContaining({ operation: 'split', codes: ['DIRECTION'], into: ['REUSE', 'LEARN_BACK'] }),
      ]),
    })
  })
})

describe('things are found by key, name or id', () => {
  const find = (what: 'codes' | 'coders', ...names: string[]) => study.ask('list.find', { what, names })
  it('in the order given', async () => {
    const { id } = await named('codes', 'ADVICE')
    expect(await find('codes', 'ADVICE', id)).toEqual([id, id])
    expect(await find('codes', 'playbooks')).toEqual([(await named('codes', 'PLAYBOOK')).id])
  })
  it('what has no name by as much of its id as tells it apart', async () => {
    const { id } = (await list('codings')).at(-1)!
    expect(await study.ask('list.find', { what: 'codings', names: [id.slice(0, 28)] })).toEqual([id])
    // Codings that came with a sheet have ids that begin as their source's.
    expect(await study.refused('list.find', { what: 'codings', names: [id.slice(0, 13)] })).toContain('Say more of')
    expect(await study.refused('list.find', { what: 'codings', names: [id.slice(0, 3)] })).toBe(
      `There is no coding “${id.slice(0, 3)}” in this project.`,
    )
  })
  it('a code that is none is refused by name', async () =>
    expect(await study.refused('list.find', { what: 'codes', names: ['NOPE'] })).toBe('There is no code “NOPE”.'))
  it('a coder who is none is refused by name', async () =>
    expect(await study.refused('list.find', { what: 'coders', names: ['Zoe'] })).toBe(
      'Nobody called “Zoe” codes in this project.',
    ))
})
