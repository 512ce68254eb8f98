// A team's review from the command line: comments, proposals, rounds, what is open, and two names of one person.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const STUDY = 'study.crosscase'
/** `crosscase COMMAND study.crosscase …` as a person types it. */
const crosscase = (command: string, ...words: readonly string[]) => line.run([command, STUDY, ...words])
const json = (command: string, ...words: readonly string[]) => line.json(command, STUDY, ...words)

beforeAll(async () => {
  await line.run(['new', STUDY, '--coder', 'Lead'])
  await line.run(['load', STUDY, SAMPLE])
})

describe('comments', () => {
  let id = ''

  it('a code is commented on, and who is asked answers', async () => {
    const made = await json('comment', 'code', 'ADVICE', 'Too broad, @B?', '--for', 'A')
    expect(made).toMatchObject({
      about: 'code',
      coder: 'Lead',
      for: 'A',
      state: 'open',
      body: 'Too broad, @B?',
      replies: [],
    })
    id = made.id
    const { exit, out } = await crosscase('reply', id.slice(0, 8), 'As the guide has it.', '--coder', 'A')
    expect(exit).toBe(0)
    expect(out).toContain('open, for A\n  Lead, ')
    expect(out).toMatch(/^ {2}A, [\d-]{10}: As the guide has it\.$/m)
    expect(await json('comments')).toEqual(await json('list', 'comments'))
  })

  it('is settled, opened again, and declined with the reason', async () => {
    expect(await json('reply', id, '--settle')).toMatchObject({ state: 'settled', decidedBy: 'Lead' })
    expect(await json('comments', '--state', 'open')).toEqual([])
    expect(await json('reply', id, '--open-again')).toMatchObject({ state: 'open' })
    expect(await crosscase('reply', id, '--decline')).toMatchObject({
      exit: 1,
      error: 'Say in a sentence why nothing is done about it.\n',
    })
    expect((await crosscase('reply', id, 'It is what they said.', '--decline')).out).toMatch(
      /Lead, [\d-]{10}, declined: It is what they said\.\n$/,
    )
    await json('undo')
    expect(await json('comments', '--state', 'open')).toMatchObject([{ id }])
  })

  it('stands on words, codings, positions, summaries, each found by how it is called', async () => {
    const [coding] = await json('list', 'codings')
    const [proposition] = await json('list', 'propositions')
    const [site] = await json('list', 'cases')
    await json('comment', 'source', 'O01', 'Which day?')
    const onWords = await json('comment', 'source', 'O01', 'Who said so?', '--words', '451-480', '--for', 'nobody')
    expect(onWords).toMatchObject({ about: 'passage' })
    expect(onWords).not.toHaveProperty('for')
    expect(await json('comment', 'coding', coding.key, 'Its edges?')).toMatchObject({
      about: 'coding',
      thing: coding.id,
    })
    expect(await json('comment', 'position', proposition.key, 'Sure?', '--case', site.key)).toMatchObject({
      about: 'position',
      thing: proposition.id,
      beside: site.id,
    })
    expect(await json('comment', 'summary', site.key, 'Short?', '--code', 'ADVICE')).toMatchObject({ about: 'summary' })
    expect(await json('comments', '--source', 'O01')).toHaveLength(2)
    expect(await json('comments', '--by', 'Lead')).toHaveLength(6)
    expect(await json('comments', '--with', 'B')).toMatchObject([{ body: 'Too broad, @B?' }])
    for (let act = 0; act < 5; act++) await json('undo')
  })

  it('what cannot be meant is said', async () => {
    for (const [words, exit, error] of [
      [['comment', 'cell', 'ADVICE', 'Why?'], 2, '“cell” is nothing that can be commented on here'],
      [['comment', 'position', 'P1', 'Why?'], 2, 'Say whose position: --case CASE.'],
      [['comment', 'code', 'ADVICE', 'Why?', '--words', '1-2'], 2, '--words goes with source.'],
      [['comment', 'source', 'O01', 'Why?', '--words', 'all'], 2, '“all” is not START-END.'],
      [['comment', 'code', 'ADVICE', ' '], 1, 'Nothing is written.'],
      [['comment', 'code', 'NOPE', 'Why?'], 1, 'There is no code “NOPE”.'],
      [['reply', 'ffffffff', 'Yes.'], 1, 'There is no comment “ffffffff” in this project.'],
      [['reply', 'ffffffff'], 2, 'WORDS are missing'],
      [['reply', 'ffffffff', 'Yes.', '--settle', '--decline'], 2, 'Say one of --settle'],
    ] as const) {
      const [command, ...rest] = words
      const ended = await crosscase(command, ...rest)
      expect([words, ended.exit, ended.error]).toEqual([words, exit, expect.stringContaining(error)])
    }
    expect(await json('comments')).toHaveLength(1)
  })
})

describe('rounds', () => {
  it('one is opened with people, dates and things; comments belong to it', async () => {
    const things = ['--codes', 'ADVICE,GEOG', '--sources', 'O01']
    const days = ['--from', '2024-05-01', '--until', '2024-05-31']
    expect(
      await json('round', 'open', 'May', '--people', 'A,B', '--purpose', 'Definitions', ...days, ...things),
    ).toMatchObject({
      name: 'May',
      state: 'open',
      until: '2024-05-31',
      things: 3,
      people: [{ coder: 'A', looked: 0, doneAt: null }, { coder: 'B' }],
    })
    expect(await json('comment', 'code', 'GEOG', 'Near what?', '--round', 'May')).toMatchObject({ round: 'May' })
    expect(await json('comments', '--round', 'may')).toMatchObject([{ body: 'Near what?' }])
  })

  it('who is through says so; it is closed, and opened again', async () => {
    expect((await crosscase('round', 'done', 'May', '--coder', 'A')).out).toBe(
      'May (open, from 2024-05-01 until 2024-05-31): A through, B 0 of 3; 1 open comment\n',
    )
    expect(await json('list', 'rounds')).toMatchObject([{ name: 'May', through: ['A'] }])
    expect(await json('round', 'close', 'May')).toMatchObject({ state: 'closed' })
    expect(await crosscase('comment', 'code', 'GEOG', 'And?', '--round', 'May')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('Round “May” is closed.'),
    })
    expect(await json('round', 'open-again', 'May')).toMatchObject({ state: 'open' })
  })

  it('what cannot be is refused', async () => {
    expect(await crosscase('round', 'open', 'June')).toMatchObject({
      exit: 1,
      error: 'Say who takes part in the round.\n',
    })
    expect(await crosscase('round', 'begin', 'June')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('none of open, close'),
    })
    expect(await crosscase('round', 'close', 'July')).toMatchObject({
      exit: 1,
      error: 'There is no round of review “July” in this project.\n',
    })
    expect(await crosscase('round', 'done', 'May')).toMatchObject({ exit: 1 })
    expect(await crosscase('round', 'close', 'May', '--people', 'A')).toMatchObject({ exit: 2 })
  })
})

describe('proposals', () => {
  beforeAll(async () => {
    for (const name of ['Weather', 'Food'])
      await line.atTheDesk(STUDY, 'B', 'proposal.make', {
        request: { operation: 'new', name, parentId: null, kind: 'code', brief: null },
        reason: `They speak of ${name.toLowerCase()}.`,
      })
  })
  const one = async (name: string) =>
    (await json('list', 'proposals')).find((row: { name: string }) => row.name.includes(name)) as {
      id: string
      name: string
    }

  it('are looked at, accepted, and done with that', async () => {
    const { id, name } = await one('Weather')
    expect((await crosscase('proposal', 'look', id.slice(0, 8))).out).toBe(
      `${name} (open; B: They speak of weather.)\n`,
    )
    expect(await json('proposal', 'accept', id, '--reason', 'Yes.')).toMatchObject({
      state: 'accepted',
      decidedBy: 'Lead',
    })
    const codes: { name: string }[] = await json('list', 'codes')
    expect(codes.map(code => code.name)).toContain('Weather')
    expect(await crosscase('proposal', 'accept', id)).toMatchObject({
      exit: 1,
      error: expect.stringContaining('was accepted'),
    })
    await json('undo')
    expect(await one('Weather')).toMatchObject({ state: 'open' })
  })

  it('are declined with a reason, not without, and opened again', async () => {
    const { id, name } = await one('Food')
    expect(await crosscase('proposal', 'decline', id)).toMatchObject({
      exit: 1,
      error: expect.stringContaining('why not'),
    })
    expect(await crosscase('proposal', 'decline', id, '--reason', 'Not ours.')).toMatchObject({
      exit: 0,
      out: `${name}: declined.\n`,
    })
    expect(await one('Food')).toMatchObject({ state: 'declined', why: 'Not ours.' })
    expect(await json('proposal', 'open-again', id)).toMatchObject({ state: 'open' })
    expect(await crosscase('proposal', 'withdraw', id)).toMatchObject({
      exit: 1,
      error: expect.stringContaining('Only B'),
    })
    expect(await json('proposal', 'withdraw', id, '--coder', 'B')).toMatchObject({ state: 'withdrawn' })
    expect(await crosscase('proposal', 'withdraw', id, '--reason', 'x')).toMatchObject({ exit: 2 })
  })
})

describe('what is open', () => {
  it('with everybody, for whoever leads', async () => {
    const { people, proposals, rounds, questions } = await json('what-is-open')
    expect(people).toContainEqual({ coder: 'A', toAnswer: 1, made: 0, named: 0, proposals: 0, toLookAt: 0 })
    expect(people).toContainEqual({ coder: 'B', toAnswer: 0, made: 0, named: 1, proposals: 1, toLookAt: 3 })
    expect([proposals, rounds, questions]).toMatchObject([
      [{ reason: 'They speak of weather.' }],
      [{ name: 'May' }],
      [],
    ])
    const { out } = await crosscase('what-is-open')
    expect(out).toMatch(/^A +1 +0 +0 +0 +0$/m)
    expect(out).toContain('Rounds\n  May (open')
  })

  it('with one coder', async () => {
    expect(await json('what-is-open', '--for', 'A')).toMatchObject({
      coder: 'A',
      toAnswer: [{ body: 'Too broad, @B?' }],
      proposals: [],
    })
    const { out } = await crosscase('what-is-open', '--for', 'B')
    expect(out).toContain('They speak of weather.')
    expect(out).toContain('Rounds, 3 things to look at\n')
  })
})

describe('two names of one person', () => {
  it('are joined: what is done under either is read as done by one; and parted again', async () => {
    expect(await crosscase('coder', 'join', 'B', 'A')).toMatchObject({ exit: 0, out: 'B is read as A.\n' })
    expect(await json('list', 'coders')).toContainEqual(expect.objectContaining({ name: 'B', joinedTo: 'A' }))
    expect(await json('what-is-open', '--for', 'B')).toMatchObject({ coder: 'A', proposals: [{ coder: 'A' }] })
    expect(await crosscase('agreement', '--coders', 'A,B')).toMatchObject({ exit: 1 })
    // What is given to either name is the person's.
    expect(await crosscase('allocate', 'all', '--to', 'B')).toMatchObject({ exit: 0 })
    expect(await json('coder', 'part', 'B')).toEqual({ coder: 'B', joinedTo: null })
    for (let deeds = 3; deeds > 0; deeds--) await json('undo')
    const coders: object[] = await json('list', 'coders')
    for (const coder of coders) expect(coder).not.toHaveProperty('joinedTo')
  })

  it('what cannot be joined or parted is said', async () => {
    expect(await crosscase('coder', 'join', 'B')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('INTO is missing'),
    })
    expect(await crosscase('coder', 'join', 'B', 'Zoe')).toMatchObject({
      exit: 1,
      error: expect.stringContaining('“Zoe”'),
    })
    expect(await crosscase('coder', 'part', 'B')).toMatchObject({
      exit: 1,
      error: 'B is not joined to another name.\n',
    })
    expect(await crosscase('coder', 'part', 'B', 'A')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('too much'),
    })
    expect(await crosscase('coder', 'marry', 'B', 'A')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('none of join, part'),
    })
  })
})
