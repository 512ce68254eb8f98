import type { Answer, Input } from '../../api/contract.ts'
import type { CoderId, CommentId, RoundId } from '../../base/ids.ts'
import {
  Trouble,
  WrongUsage,
  type Calls,
  type Command,
  type Given,
  type Option,
  type Said,
  type Shell,
} from '../command.ts'
import { found, foundIn, foundOne, type Found } from '../found.ts'
import { coderNames } from '../names.ts'
import { deedOf, namesOf } from '../pairs.ts'
import { counted, table } from '../show.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'

type Named = NonNullable<Input<'round.open'>['things']>[number]
type Thing = Answer<'round.things'>[number]['thing']
type RoundNamed = { readonly id: RoundId; readonly name: string }

const DEEDS = ['open', 'change', 'things', 'add', 'take', 'look', 'done', 'close', 'open-again', 'remove'] as const
type Deed = (typeof DEEDS)[number]

/** What can be put into a round by how it is called; `comments` stands for what a comment is about. */
const THINGS = {
  codes: 'code',
  propositions: 'proposition',
  sources: 'source',
  memos: 'memo',
  codings: 'coding',
  versions: 'version',
} as const satisfies Partial<Record<Found, Named['about']>>
const KINDS = Object.keys(THINGS) as (keyof typeof THINGS)[]

const thingOptions: Readonly<Record<string, Option>> = {
  ...Object.fromEntries(
    KINDS.map((kind): [string, Option] => [
      kind,
      { kind: 'list', value: `${THINGS[kind].toUpperCase()},…`, says: `${kind} to be looked at` },
    ]),
  ),
  comments: {
    kind: 'list',
    value: 'COMMENT,…',
    says: 'what these comments are about, be it a cell, a position or words',
  },
}

/** Which options go with which deeds. */
const TAKES: Readonly<Record<string, readonly Deed[]>> = {
  name: ['change'],
  people: ['open', 'change'],
  purpose: ['open', 'change'],
  from: ['open', 'change'],
  until: ['open', 'change'],
  filter: ['open', 'change'],
  ...Object.fromEntries(Object.keys(thingOptions).map(option => [option, ['open', 'add', 'take', 'look'] as const])),
  all: ['look'],
  not: ['look', 'done'],
}

/** The command about rounds of review. */
export const roundCommands: readonly Command[] = [
  {
    name: 'round',
    takes: ['P', DEEDS.join('|'), 'NAME', '[NUMBER]...'],
    says: 'Opens a round of review, changes it, lists what is to be looked at, ticks things off, says that whoever acts (--coder) is through, closes it or opens it again. `list P rounds` lists them; what is open in a closed round stays open.',
    more: [
      'things lists what is to be looked at, with numbers; look ticks off those with these numbers, those that options name, or --all. add puts things in, take takes them out again. remove is for a round in which nothing was said.',
      'change changes only what is said: --name, --people, --purpose, --from, --until, --filter; “none” takes a date or the filter away.',
    ],
    options: {
      people: { kind: 'list', value: 'A,B[,C…]', says: 'who takes part' },
      purpose: { kind: 'value', value: 'WORDS', says: 'what for' },
      from: { kind: 'value', value: 'DATE', says: 'the first day, such as 2024-05-14' },
      until: { kind: 'value', value: 'DATE', says: 'the last day' },
      name: { kind: 'value', value: 'NAME', says: 'with change: another name' },
      ...thingOptions,
      filter: {
        ...FILTER_OPTION,
        says: 'also the sources in which something passes the common filter: a saved one by its name, or one in a file',
      },
      all: { kind: 'switch', says: 'with look: everything' },
      not: { kind: 'switch', says: 'with look and done: not, after all' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const [, written, name, ...numbers] = given.words
      const deed = deedOf(written!, DEEDS)
      for (const [option, deeds] of Object.entries(TAKES))
        if ((given.has(option) || given.value(option) !== undefined) && !deeds.includes(deed))
          throw new WrongUsage(`--${option} goes with ${deeds.join(', ')}.`)
      if (numbers.length > 0 && deed !== 'take' && deed !== 'look')
        throw new WrongUsage(`“${numbers[0]!}” is too much: numbers go with take and look.`)
      if (deed === 'open') {
        const people = await peopleIn(given, calls)
        const things = (await thingsGiven(given, calls)).map(asNamed)
        const about = await aboutGiven(given, calls, shell)
        return roundSaid(await calls.call('round.open', { ...about, name: name!, coderIds: people, things }), calls)
      }
      const roundId = await foundOne<RoundId>(calls, 'rounds', name!)
      switch (deed) {
        case 'change':
          await calls.call('round.change', { roundId, ...(await changeGiven(given, calls, shell)) })
          break
        case 'things':
          return thingsSaid(roundId, calls)
        case 'add':
          await calls.call('round.add', { roundId, things: some(await thingsGiven(given, calls)) })
          break
        case 'take':
          await calls.call('round.take', {
            roundId,
            things: some(await thingsIn({ id: roundId, name: name! }, numbers, given, calls)),
          })
          break
        case 'look': {
          const things = some(await thingsIn({ id: roundId, name: name! }, numbers, given, calls))
          await calls.call('round.look', { roundId, things, looked: !given.has('not') })
          break
        }
        case 'done':
          await calls.call('round.done', { roundId, done: !given.has('not') })
          break
        case 'remove':
          await calls.call('round.remove', { roundId })
          return { json: { removed: roundId }, text: 'The round is removed.\n' }
        default:
          await calls.call('round.setState', { roundId, state: deed === 'close' ? 'closed' : 'open' })
      }
      return roundSaid(roundId, calls)
    },
  },
]

const peopleIn = (given: Given, calls: Calls) => foundIn<CoderId>(given, calls, 'people', 'coders')

/** What a round is for, when it is and its filter, as far as that is said; “none” takes away. */
async function aboutGiven(given: Given, calls: Calls, shell: Shell) {
  const [purpose, from, until] = [given.value('purpose'), given.value('from'), given.value('until')]
  const orNone = (written: string) => (written === 'none' ? null : written)
  const filter = given.value('filter')
  return {
    ...(purpose === undefined ? {} : { purpose }),
    ...(from === undefined ? {} : { from: orNone(from) }),
    ...(until === undefined ? {} : { until: orNone(until) }),
    ...(filter === undefined ? {} : { filter: filter === 'none' ? null : await filterGiven(given, calls, shell) }),
  }
}

async function changeGiven(given: Given, calls: Calls, shell: Shell) {
  const people = await peopleIn(given, calls)
  const name = given.value('name')
  const change = {
    ...(await aboutGiven(given, calls, shell)),
    ...(name === undefined ? {} : { name }),
    ...(people.length === 0 ? {} : { coderIds: people }),
  }
  if (Object.keys(change).length === 0)
    throw new WrongUsage('Say what changes: --name, --people, --purpose, --from, --until or --filter.')
  return change
}

/** The things that options name. */
async function thingsGiven(given: Given, calls: Calls): Promise<Thing[]> {
  const things: Thing[] = []
  for (const kind of KINDS)
    for (const id of await foundIn<never>(given, calls, kind, kind))
      things.push({ about: THINGS[kind], id, besideId: null, cell: null })
  const named = given.list('comments').flatMap(namesOf)
  if (named.length === 0) return things
  const commentIds = new Set<string>(await found<CommentId>(calls, 'comments', named))
  for (let from = 0, total = Infinity; from < total; from += 500) {
    const page = await calls.call('comment.find', { from, limit: 500 })
    total = page.total
    things.push(...page.comments.filter(one => commentIds.has(one.id)).map(one => one.thing))
  }
  return things
}

/** Of what is in a round: what options name, and what has these numbers in its list. Refuses what is not in it. */
async function thingsIn(round: RoundNamed, numbers: readonly string[], given: Given, calls: Calls): Promise<Thing[]> {
  const there = (await calls.call('round.things', { roundId: round.id })).map(one => one.thing)
  if (given.has('all')) return there
  const byNumber = numbers.map(written => {
    const one = /^[1-9]\d{0,5}$/.test(written) ? there[Number(written) - 1] : undefined
    if (one) return one
    throw new Trouble(
      1,
      'thing-unknown',
      `There is nothing with the number “${written}” in round “${round.name}”: it has ${counted(there.length, 'thing')}.`,
    )
  })
  const byName = await thingsGiven(given, calls)
  const isSame = (one: Thing, other: Thing) =>
    one.about === other.about && one.id === other.id && one.besideId === other.besideId
  const strange = byName.filter(one => !there.some(other => isSame(one, other)))
  if (strange.length > 0)
    throw new Trouble(
      1,
      'thing-unknown',
      `${strange.length === 1 ? 'One of these is' : `${strange.length} of these are`} not in round “${round.name}”. \`round P things\` lists what is, \`round P add\` puts something in.`,
    )
  return [...byNumber, ...byName]
}

/** Things as the door is told of them. Refuses none, as a wrong use. */
function some(things: readonly Thing[]): Named[] {
  if (things.length === 0)
    throw new WrongUsage(
      `Say which things: their numbers as \`round P things NAME\` lists them, or ${Object.keys(thingOptions)
        .map(one => `--${one}`)
        .join(', ')}.`,
    )
  return things.map(asNamed)
}

function asNamed({ about, id, besideId, cell }: Thing): Named {
  return (
    about === 'cell'
      ? { about, cell }
      : about === 'summary' || about === 'position'
        ? { about, id, besideId }
        : { about, id }
  ) as Named
}

/** What is to be looked at in a round, with numbers. */
export async function roundThings(roundId: RoundId, calls: Calls) {
  const nameOf = await coderNames(calls)
  return (await calls.call('round.things', { roundId })).map(
    ({ thing, name, isGone, byFilter, lookedBy, comments }, at) => ({
      number: at + 1,
      about: thing.about,
      thing: thing.id,
      ...(thing.besideId === null ? {} : { beside: thing.besideId }),
      name,
      ...(isGone ? { gone: true } : {}),
      ...(byFilter ? { byFilter: true } : {}),
      lookedBy: lookedBy.map(nameOf),
      comments,
    }),
  )
}

async function thingsSaid(roundId: RoundId, calls: Calls): Promise<Said> {
  const json = await roundThings(roundId, calls)
  const rows = json.map(one => [
    one.number,
    one.about,
    one.gone ? `${one.name} (removed since)` : one.name,
    one.lookedBy.join(', '),
    one.comments.all === 0 ? '' : `${one.comments.open} open of ${one.comments.all}`,
  ])
  return { json, text: table(['no.', 'about', 'name', 'looked at by', 'comments'], rows) }
}

async function roundSaid(roundId: RoundId, calls: Calls): Promise<Said> {
  const round = (await roundsNow(calls)).find(one => one.id === roundId)!
  return { json: round, text: `${roundLine(round)}\n` }
}

/** Rounds with names in place of ids. */
export async function roundsNow(calls: Calls) {
  const nameOf = await coderNames(calls)
  return (await calls.call('round.list', {})).map(
    ({ id, name, purpose, from, until, state, things, comments, proposals, people }) => ({
      id,
      name,
      purpose,
      from,
      until,
      state,
      things,
      comments,
      proposals,
      people: people.map(({ coderId, looked: many, doneAt }) => ({ coder: nameOf(coderId), looked: many, doneAt })),
    }),
  )
}

type RoundNow = Awaited<ReturnType<typeof roundsNow>>[number]

/** A round in one line: when it is, and how far each is. */
export function roundLine({ name, state, from, until, things, people, comments, proposals }: RoundNow): string {
  const when = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')
  const who = people.map(one => `${one.coder} ${one.doneAt === null ? `${one.looked} of ${things}` : 'through'}`)
  return [
    `${name} (${[state, when].filter(Boolean).join(', ')}): ${who.join(', ')}`,
    counted(comments.open, 'open comment'),
    ...(proposals.open > 0 ? [counted(proposals.open, 'open proposal')] : []),
  ].join('; ')
}
