// A team's review from the command line: comments, proposals, rounds, what is open, and two names of one person.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/api/contract.ts'
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

  it('stands on a cell of a matrix: the same cell as in the window', async () => {
    const on = (...words: string[]) => json('comment', 'cell', ...words)
    await on('CANDOUR', 'Only one?', '--column', 'S03', '--measure', 'sources', '--for', 'A')
    expect(await on('CANDOUR', 'In all?', '--measure', 'sources')).toMatchObject({
      about: 'cell',
      name: 'Openness about failure × all columns',
    })
    await on('all', 'So many?', '--column', 'exemplar', '--columns', 'role')
    await on('CANDOUR', 'Few.', '--column', 'exemplar', '--group', 'role')
    expect((await crosscase('comments', '--for', 'A', '--source', 'O01')).out).toBe('No comments.\n')
    const asked = { rows: 'codes' as const, where: [], codedBy: [], stance: null, rollUp: false, filter: null }
    const [site] = (await json('list', 'cases')).filter((one: { key: string }) => one.key === 'S03')
    const [code] = (await json('list', 'codes')).filter((one: { key: string }) => one.key === 'CANDOUR')
    const cells = (request: Input<'comment.cells'>['request']) => line.inTheWindow(STUDY, 'comment.cells', { request })
    const bySite = (await cells({ ...asked, columns: 'sites', measure: 'sources' })) as object[]
    expect(new Set(bySite)).toEqual(
      new Set([
        { row: code.id, column: site.id, open: 1, all: 1 },
        { row: code.id, open: 1, all: 1 },
      ]),
    )
    const role = { of: 'attribute', about: 'site', name: 'role' } as const
    expect(await cells({ ...asked, columns: role, measure: 'presence' })).toEqual([
      { column: 'exemplar', open: 1, all: 1 },
    ])
    for (let act = 0; act < 4; act++) await json('undo')
  })

  it('is handed on, and one’s own words are written anew or taken away', async () => {
    const { id: made } = await json('comment', 'code', 'GEOG', 'Near?')
    const { replies } = await json('reply', made, 'Or far?', '--hand', 'B')
    expect(await json('comments', '--for', 'B')).toMatchObject([{ id: made }])
    expect(await json('reply', replies[0].id, 'Or far away?', '--rewrite')).toMatchObject({
      id: made,
      for: 'B',
      replies: [{ body: 'Or far away?' }],
    })
    expect(await crosscase('reply', made, 'No.', '--rewrite', '--coder', 'A')).toMatchObject({ exit: 1 })
    expect(await json('reply', replies[0].id, '--remove')).toMatchObject({ id: made, replies: [] })
    expect(await json('reply', made, '--hand', 'nobody')).not.toHaveProperty('for')
    expect(await json('reply', made, '--remove')).toEqual({ removed: made })
    expect(await json('comments')).toHaveLength(1)
    for (const [words, error] of [
      [['--rewrite'], 'WORDS are missing'],
      [['x', '--remove'], '--remove takes neither words nor --hand.'],
      [['x', '--rewrite', '--settle'], 'Say one of --settle'],
    ] as const)
      expect(await crosscase('reply', id, ...words)).toMatchObject({ exit: 2, error: expect.stringContaining(error) })
  })

  it('what cannot be meant is said', async () => {
    for (const [words, exit, error] of [
      [['comment', 'site', 'ADVICE', 'Why?'], 2, '“site” is nothing that can be commented on here'],
      [['comment', 'cell', 'ADVICE', 'Why?', '--column', 'S99'], 1, 'This matrix has no column “S99”.'],
      [['comment', 'code', 'ADVICE', 'Why?', '--column', 'S01'], 2, '--column goes with cell.'],
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

  it('what is to be looked at is listed with numbers, put in, ticked off and taken out', async () => {
    const [{ id: comment }] = await json('comments', '--round', 'May')
    expect(await json('round', 'add', 'May', '--propositions', 'P1', '--comments', comment)).toMatchObject({
      things: 4,
    })
    expect(await json('round', 'things', 'May')).toMatchObject([
      { number: 1, about: 'code', lookedBy: [], comments: { open: 1, all: 1 } },
      { number: 2, name: 'Distance' },
      { number: 3, about: 'source' },
      { number: 4, about: 'proposition' },
    ])
    await json('round', 'look', 'May', '1', '3', '--coder', 'B')
    await json('round', 'look', 'May', '--propositions', 'P1', '--coder', 'B')
    expect((await crosscase('round', 'look', 'May', '1', '--not', '--coder', 'B')).out).toContain('B 2 of 4')
    expect((await crosscase('round', 'things', 'May')).out).toMatch(/^3 +source +O01 .* B *$/m)
    const { rounds } = await json('what-is-open', '--for', 'B')
    expect(rounds).toMatchObject([{ toLookAt: [{ number: 1 }, { number: 2 }] }])
    expect(await json('round', 'take', 'May', '4')).toMatchObject({ things: 3 })
    for (const [words, exit, error] of [
      [['look', 'May', '9'], 1, 'There is nothing with the number “9” in round “May”: it has 3 things.'],
      [['look', 'May', '--codes', 'ROLE'], 1, 'One of these is not in round “May”.'],
      [['look', 'May'], 2, 'Say which things'],
      [['close', 'May', '1'], 2, '“1” is too much: numbers go with take and look.'],
      [['things', 'May', '--all'], 2, '--all goes with look.'],
      [['remove', 'May'], 1, 'Close it instead'],
    ] as const)
      expect(await crosscase('round', ...words)).toMatchObject({ exit, error: expect.stringContaining(error) })
    for (let act = 0; act < 3; act++) await json('undo', '--coder', 'B')
    for (let act = 0; act < 2; act++) await json('undo')
  })

  it('what it is about and when it is can be changed', async () => {
    const change = (...words: string[]) => json('round', 'change', ...words)
    expect(await change('May', '--name', 'June', '--until', '2024-06-30', '--people', 'A')).toMatchObject({
      name: 'June',
      purpose: 'Definitions',
      until: '2024-06-30',
      people: [{ coder: 'A' }],
    })
    expect(await change('June', '--until', 'none')).toMatchObject({ from: '2024-05-01', until: null })
    expect(await crosscase('round', 'change', 'June')).toMatchObject({ exit: 2 })
    for (let act = 0; act < 2; act++) await json('undo')
    await json('round', 'open', 'July', '--people', 'A')
    expect((await crosscase('round', 'remove', 'July')).out).toBe('The round is removed.\n')
  })

  it('what cannot be is refused', async () => {
    expect(await crosscase('round', 'open', 'June')).toMatchObject({
      exit: 1,
      error: 'Say who takes part in the round.\n',
    })
    expect(await crosscase('round', 'begin', 'June')).toMatchObject({
      exit: 2,
      error: expect.stringContaining('none of open, change'),
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
      await json('propose', 'new', name, '--reason', `They speak of ${name.toLowerCase()}.`, '--coder', 'B')
  })
  const one = async (name: string) =>
    (await json('list', 'proposals')).find((row: { name: string }) => row.name.includes(name)) as {
      id: string
      name: string
    }

  it('are looked at, accepted, and done with that', async () => {
    const { id, name } = await one('Weather')
    expect((await crosscase('proposal', 'look', id.slice(0, 8))).out).toBe(
      `${id.slice(0, 8)}  ${name} (open; B: They speak of weather.)\n`,
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

  it('who proposed is told what became of it, until they noted it', async () => {
    const { id } = await json('propose', 'rename', 'GEOG', '--to', 'Far', '--reason', 'As they say.', '--coder', 'A')
    expect(await crosscase('proposal', 'noted', id, '--coder', 'A')).toMatchObject({ exit: 1 })
    await json('proposal', 'decline', id, '--reason', 'As the guide has it.')
    expect((await crosscase('what-is-open', '--for', 'A')).out).toContain(': declined, As the guide has it.')
    expect(await crosscase('proposal', 'noted', id)).toMatchObject({
      exit: 1,
      error: expect.stringContaining('Only who proposed it'),
    })
    await json('proposal', 'noted', id, '--coder', 'A')
    expect(await json('what-is-open', '--for', 'A')).toMatchObject({ decided: [] })
    await json('undo', '--coder', 'A')
    await json('undo')
    await json('undo', '--coder', 'A')
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
