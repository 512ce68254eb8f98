// A lead's framework and team from the command line: codes changed or proposed, codings of split codes decided, who codes what.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../support/journey.ts'
import { CommandLine } from './support.ts'

const place = new Journey()
afterAll(() => place.end())

const line = new CommandLine(place)
const STUDY = 'study.crosscase'
const json = (command: string, ...words: readonly string[]) => line.json(...command.split(' '), STUDY, ...words)
const change = (...words: readonly string[]) => line.run(['framework', 'change', STUDY, ...words])
const why = ['--reason', 'The team agreed']
/** A code as `list` has it; without a parent where it stands at the top. */
const code = async (key: string) => {
  const codes: { key?: string; name: string; parent?: string }[] = await json('list', 'codes')
  const found = codes.find(one => one.key === key || one.name === key)
  return found && { ...found, parent: found.parent ?? null }
}

beforeAll(async () => {
  await line.run(['new', STUDY, '--coder', 'Lead'])
  await line.run(['load', STUDY, SAMPLE])
})

describe('crosscase framework change', () => {
  it.each([
    [['new', 'Weather', '--under', 'BARRIERS', '--brief', 'Rain'], 'Weather', { parent: 'BARRIERS', kind: 'code' }],
    [['new', 'Outside', '--is-group'], 'Outside', { kind: 'group' }],
    [['rename', 'GEOG', '--to', 'Far'], 'GEOG', { name: 'Far' }],
    [['move', 'GEOG', '--under', 'top'], 'GEOG', { parent: null }],
    [['retire', 'VENDOR', ...why], 'VENDOR', { status: 'retired', codings: 9 }],
    [['retire', 'VENDOR', '--into', 'NETWORK', ...why], 'VENDOR', { status: 'retired', codings: 0 }],
    [['revive', 'CULTURE'], 'CULTURE', { status: 'active' }],
    [['merge', 'CONTACT_POSTS', '--into', 'CONTACT_VISIT', ...why], 'CONTACT_VISIT', { codings: 9 }],
    [['group', 'SELECT', '--into', 'SELECT_IMPOSED'], 'SELECT', { kind: 'group', codings: 0 }],
    [['ungroup', 'WIDER'], 'WIDER', { kind: 'code' }],
    [['status', 'GEOG', '--status', 'frozen'], 'GEOG', { status: 'frozen' }],
  ])('%j', async (words, key, is) => {
    const before = await code(key)
    expect(await change(...words)).toMatchObject({ exit: 0, error: '' })
    expect(await code(key)).toMatchObject(is)
    await json('undo')
    expect(await code(key)).toEqual(before)
  })

  it('redefines: with another meaning the codings are marked, which is told before', async () => {
    const redefine = ['redefine', 'ADVICE', '--brief', 'What they would do', '--exclusion', 'Wishes', '--major', ...why]
    expect((await change(...redefine, '--plan-only')).out).toContain(
      '35 are marked as made under an earlier definition',
    )
    expect((await change(...redefine)).out).toBe(
      'Redefine “What they would change” (major change): no coding is another.\n',
    )
    await json('undo')
  })

  it('splits by rules; what no rule sends anywhere waits, and is decided', async () => {
    const into = ['--make', 'Same system=Both on one', '--make', 'Other system', '--rule', 'word:same=Same system']
    const plan = await change('split', 'PLATFORM', ...into, '--rest', 'Other system', ...why, '--plan-only')
    expect(plan.out).toContain('It leads to Same system (14 codings), Other system (29 codings).')
    expect((await change('split', 'PLATFORM', ...into, ...why)).out).toContain('29 codings to be decided')
    const { splits, codings } = await json('framework decide', '--by', 'A')
    expect(splits).toMatchObject([{ into: ['Same system', 'Other system'], waiting: 29 }])
    expect((await line.run(['what-is-open', STUDY])).out).toContain('29 of 29 codings wait')
    const [first] = codings
    expect(await json('framework decide', first.coding, '--to', 'Same system,Other system')).toEqual({
      decided: 1,
      waiting: 28,
    })
    expect(await json('framework decide', 'all', '--by', 'A', '--to', 'Other system')).toMatchObject({
      decided: codings.length - 1,
    })
    await json('framework decide', 'all', '--to', 'Other system')
    expect((await line.run(['framework', 'decide', STUDY])).out).toBe('No coding waits to be decided.\n')
    expect(await json('undo', '4')).toMatchObject({ labels: { length: 4 } })
  })

  it('says what cannot be meant, and what the framework refuses', async () => {
    for (const [words, exit, error] of [
      [['frob', 'X'], 2, '“frob” is none of new, merge'],
      [['merge', 'LABEL'], 2, 'Say what they become: --into CODE.'],
      [['merge', 'LABEL', '--into', 'ROLE', '--under', 'top'], 2, '--under goes with new, move, not with merge.'],
      [['merge', 'LABEL', '--into', 'ROLE'], 1, 'Say why in a sentence'],
      [['rename', 'LABEL', 'ROLE', '--to', 'X'], 2, '“ROLE” is too much: rename is of one code.'],
      [['rename', 'LABEL', '--to', 'Merger and reorganisation'], 1, 'already'],
      [['rename', 'NOPE', '--to', 'X'], 1, 'There is no code “NOPE”.'],
      [['move', 'LABEL'], 2, 'Say where to'],
      [['retire', 'LABEL', '--codings', 'move'], 2, '--codings move and --into CODE go together'],
      [['redefine', 'LABEL'], 2, 'Say what is written anew'],
      [['status', 'LABEL'], 2, 'Say --status'],
      [['split', 'LABEL', '--make', 'A', '--rule', 'day:x=A'], 2, 'is not coder:NAME=CODE'],
      [['split', 'LABEL', '--make', 'A', '--rest', 'ROLE'], 2, '“ROLE” is none of the codes it becomes'],
      [['new'], 2, 'NAME is missing.'],
    ] as const)
      expect([words, await change(...words)]).toEqual([
        words,
        expect.objectContaining({ exit, error: expect.stringContaining(error) }),
      ])
    expect(await change('rename', 'LABEL', '--to', 'Merger and reorganisation', '--plan-only')).toMatchObject({
      exit: 1,
      out: expect.stringContaining('It cannot be done now'),
    })
  })
})

describe('crosscase propose', () => {
  it('says what it would do, and what was proposed is done when it is accepted', async () => {
    const { id, plan } = await json(
      'propose',
      'merge',
      'CONTACT_POSTS',
      '--into',
      'CONTACT_VISIT',
      ...why,
      '--coder',
      'A',
    )
    expect(plan).toMatchObject({ codings: 2, into: [{ name: 'Visits' }] })
    expect(await code('CONTACT_POSTS')).toMatchObject({ status: 'active', codings: 2 })
    await json('proposal', 'accept', id)
    expect(await code('CONTACT_POSTS')).toMatchObject({ status: 'retired', codings: 0 })
    await json('undo')
  })

  it('is refused without a reason, and where it could not be done', async () => {
    expect(await line.run(['propose', STUDY, 'rename', 'GEOG', '--to', 'Far'])).toMatchObject({ exit: 2 })
    const taken = ['rename', 'LABEL', '--to', 'Merger and reorganisation', ...why]
    expect(await line.run(['propose', STUDY, ...taken])).toMatchObject({ exit: 1 })
  })
})

describe('crosscase team', () => {
  it('says who codes what, who is done, and which copies are out', async () => {
    const { out } = await line.run(['allocate', STUDY, 'O02', 'O03', '--to', 'Ada', '--blind'])
    expect(out).toBe('Ada is added to the coders.\n2 allocations changed: Ada has first coding, blind in 2 sources.\n')
    expect((await line.run(['copy', STUDY, 'ada.crosscase', '--for', 'Ada'])).out).toContain(
      'Ada has first coding in 2 sources.\n',
    )
    const done = await line.run(['coded', STUDY, 'O02', 'O03', '--coder', 'Ada'])
    expect(done.out).toBe('2 sources marked as coded.\n')
    expect((await line.run(['coded', STUDY, 'O02', '--coder', 'Ada'])).out).toContain('(1 before already)')
    const team = await json('team')
    expect(team.coders).toContainEqual(
      expect.objectContaining({ coder: 'Ada', done: 2, parts: { first: 2, second: 0, reviewer: 0 } }),
    )
    expect(team.allocation).toEqual(
      ['O02', 'O03'].map(source => ({ source, coder: 'Ada', part: 'first', blind: true, done: true })),
    )
    expect(team).toMatchObject({ sealed: [], copyOf: null, copies: [{ for: 'Ada', cameBack: [] }] })
    expect((await line.run(['team', STUDY])).out).toMatch(/^Ada +ada\.crosscase +[\d-]{10} +Baseline 1 +no$/m)
    expect((await line.run(['team', 'ada.crosscase'])).out).toMatch(/^A copy that Lead handed out to Ada on/)
    // Both marks were one act.
    expect((await line.run(['undo', STUDY, '--coder', 'Ada'])).out).toContain('Mark 2 sources as coded')
  })

  it('a name that nobody had yet is told, so that a slip is seen', async () => {
    expect(await line.run(['coded', STUDY, 'O02', '--coder', 'Adda'])).toMatchObject({
      exit: 0,
      error: 'Adda was not in this project yet, and is added to its coders.\n',
    })
    expect(await line.run(['coded', STUDY, 'O02', '--not', '--coder', 'Adda'])).toMatchObject({ exit: 0, error: '' })
  })

  it('several acts are undone one by one, each named; where one cannot be, what went before is told', async () => {
    await json('framework change', 'rename', 'ROLE', '--to', 'Involvement')
    await json('framework change', 'rename', 'GEOG', '--to', 'Far')
    await json('framework change', 'rename', 'ROLE', '--to', 'Part', '--coder', 'A')
    const { exit, error } = await line.run(['undo', STUDY, '2'])
    expect(exit).toBe(1)
    expect(error).toContain('Undone before that: Rename code “Distance” to “Far”.')
    await json('undo', '--coder', 'A')
    expect(await json('undo')).toEqual({
      label: 'Rename code “Role and involvement” to “Involvement”',
      labels: ['Rename code “Role and involvement” to “Involvement”'],
    })
  })
})
