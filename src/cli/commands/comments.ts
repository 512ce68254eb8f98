import type { Input } from '../../api/contract.ts'
import type { CodeId, CoderId, CommentId, RoundId, SourceId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { foundOne, type Found } from '../found.ts'
import { CELL_OPTIONS, cellThing } from './cell.ts'

type Thing = Input<'comment.add'>['thing']
type About = Thing['about']

const STATES = ['open', 'settled', 'declined'] as const

/** What can be commented on by how it is called, and how it is found; a cell of a matrix is besides. */
const ABOUTS = {
  source: 'sources',
  code: 'codes',
  coding: 'codings',
  memo: 'memos',
  proposition: 'propositions',
  position: 'propositions',
  summary: 'cases',
  version: 'versions',
  proposal: 'proposals',
} as const satisfies Partial<Record<About, Found>>
const FOUND = Object.keys(ABOUTS) as (keyof typeof ABOUTS)[]
const WORDS = [...FOUND, 'cell'] as const

/** Who is to answer; null: nobody in particular. */
async function personNamed(name: string, calls: Calls): Promise<CoderId | null> {
  return name === 'nobody' ? null : foundOne<CoderId>(calls, 'coders', name)
}

async function commentSaid(commentId: CommentId, calls: Calls): Promise<Said> {
  const [row] = await commentRows(calls, {}, [commentId])
  return { json: row, text: commentText(row!) }
}

/** Commands about what a team says of its work. */
export const commentCommands: readonly Command[] = [
  {
    name: 'comments',
    takes: ['P'],
    says: 'Lists comments with their replies, oldest first: all, or those that the options narrow down to.',
    options: {
      with: { kind: 'value', value: 'NAME', says: 'those this coder wrote, is to answer or is named in' },
      for: { kind: 'value', value: 'NAME', says: 'those this coder is to answer' },
      by: { kind: 'value', value: 'NAME', says: 'those this coder wrote' },
      source: { kind: 'value', value: 'SOURCE', says: 'those on a source, its passages and codings' },
      round: { kind: 'value', value: 'ROUND', says: 'those made in a round' },
      state: { kind: 'value', oneOf: STATES, says: 'only open, settled or declined ones' },
    },
    opening: 'read',
    async run(given, calls) {
      const state = given.choice('state', STATES)
      const json = await commentRows(calls, {
        ...(await optionFound(given, calls, 'with', 'coders', (concerns: CoderId) => ({ concerns }))),
        ...(await optionFound(given, calls, 'for', 'coders', (forId: CoderId) => ({ forId }))),
        ...(await optionFound(given, calls, 'by', 'coders', (byId: CoderId) => ({ byId }))),
        ...(await optionFound(given, calls, 'source', 'sources', (sourceId: SourceId) => ({ sourceId }))),
        ...(await optionFound(given, calls, 'round', 'rounds', (roundId: RoundId) => ({ roundId }))),
        ...(state ? { state } : {}),
      })
      return { json, text: json.length === 0 ? 'No comments.\n' : json.map(commentText).join('') }
    },
  },
  {
    name: 'comment',
    takes: ['P', 'ABOUT', 'THING', 'WORDS'],
    says: 'Comments on a thing, as whoever acts (--coder). Whoever made the thing is to answer, unless --for says who. @Name in the words names a coder.',
    more: [
      `ABOUT is one of ${WORDS.join(', ')}; THING its key, name or id (of codings, proposals and the like as much of the id as tells it apart). A position is that of a case on a proposition: say --case. A summary is that of a case; on one code of it with --code. Words of a source: --words START-END, in UTF-16 units as lists have them.`,
      'A cell is that of a row of a matrix, and of the column that --column says: comment P cell ADVICE WORDS --column S01 is on the matrix of all codes by sites. Rows, columns and what is counted are said as for `matrix`; “all” is the total of a row or column, and the value of a group its subtotal.',
    ],
    options: {
      for: { kind: 'value', value: 'NAME|nobody', says: 'who is to answer' },
      round: { kind: 'value', value: 'ROUND', says: 'the round of review that it belongs to' },
      case: { kind: 'value', value: 'CASE', says: 'with position: the case' },
      code: { kind: 'value', value: 'CODE', says: 'with summary: the code' },
      words: { kind: 'value', value: 'START-END', says: 'with source: the words in it' },
      ...CELL_OPTIONS,
    },
    opening: 'write',
    async run(given, calls, shell) {
      const named = given.value('for')
      const commentId = await calls.call('comment.add', {
        thing: await thingOf(given, calls, shell),
        body: given.words[3]!,
        ...(named === undefined ? {} : { forId: await personNamed(named, calls) }),
        ...(await optionFound(given, calls, 'round', 'rounds', (roundId: RoundId) => ({ roundId }))),
      })
      return commentSaid(commentId, calls)
    },
  },
  {
    name: 'reply',
    takes: ['P', 'COMMENT', '[WORDS]'],
    says: 'Replies to a comment, as whoever acts (--coder); with an option settles it, declines it (the words say why), opens it again, hands it on, or rewrites or removes what one wrote oneself.',
    more: [
      'COMMENT is its id, or as much of its beginning as tells it apart. A reply that is rewritten or removed has its id in `comments --json`; what others answered cannot be.',
    ],
    options: {
      settle: { kind: 'switch', says: 'it is settled' },
      decline: { kind: 'switch', says: 'nothing is done about it' },
      'open-again': { kind: 'switch', says: 'it is open again' },
      hand: { kind: 'value', value: 'NAME|nobody', says: 'who is to answer it now; WORDS may be left out' },
      rewrite: { kind: 'switch', says: 'WORDS stand in place of one’s own' },
      remove: { kind: 'switch', says: 'one’s own is taken away' },
    },
    opening: 'write',
    async run(given, calls) {
      const [, named, body = ''] = given.words
      const decides = { settle: 'settled', decline: 'declined', 'open-again': 'open' } as const
      const deeds = [...Object.keys(decides), 'rewrite', 'remove'].filter(option => given.has(option))
      if (deeds.length > 1)
        throw new WrongUsage('Say one of --settle, --decline, --open-again, --rewrite and --remove.')
      const deed = deeds[0]
      const hand = given.value('hand')
      if (deed === 'remove' && (body !== '' || hand !== undefined))
        throw new WrongUsage('--remove takes neither words nor --hand.')
      if (body === '' && (deed === 'rewrite' || (deed === undefined && hand === undefined)))
        throw new WrongUsage('WORDS are missing: what is replied. Or say --settle, --open-again or --hand.')
      const commentId = await foundOne<CommentId>(calls, 'comments', named!)
      const of = await headOf(commentId, calls)
      const forId = hand === undefined ? undefined : await personNamed(hand, calls)
      if (deed === 'remove') await calls.call('comment.remove', { commentId })
      else if (deed === 'rewrite') await calls.call('comment.rewrite', { commentId, body })
      else if (body !== '' || deed !== undefined)
        await calls.call('comment.reply', {
          commentId,
          body,
          decides: deed === undefined ? null : decides[deed as keyof typeof decides],
        })
      if (forId !== undefined) await calls.call('comment.hand', { commentId: of, forId })
      if (deed === 'remove' && of === commentId)
        return { json: { removed: commentId }, text: 'The comment is removed.\n' }
      return commentSaid(of, calls)
    },
  },
]

/** The comment that a reply is of; of a comment itself. */
async function headOf(commentId: CommentId, calls: Calls): Promise<CommentId> {
  const rows = (await calls.call('list.rows', { what: 'comments' })) as unknown as CommentRow[]
  return (rows.find(one => one.replies.some(reply => reply.id === commentId))?.id ?? commentId) as CommentId
}

async function optionFound<Kind extends string, Search>(
  given: Given,
  calls: Calls,
  option: string,
  what: Found,
  search: (id: Kind) => Search,
): Promise<Partial<Search>> {
  const name = given.value(option)
  return name === undefined ? {} : search(await foundOne<Kind>(calls, what, name))
}

async function thingOf(given: Given, calls: Calls, shell: Shell): Promise<Thing> {
  const [, written, name] = given.words
  const about = WORDS.find(one => one === written)
  if (about === undefined)
    throw new WrongUsage(`“${written!}” is nothing that can be commented on here: say one of ${WORDS.join(', ')}.`)
  const only = { case: 'position', code: 'summary', words: 'source' } as const
  const cells = Object.keys(CELL_OPTIONS).map(option => [option, 'cell'] as const)
  for (const [option, its] of [...Object.entries(only), ...cells])
    if ((given.has(option) || given.value(option) !== undefined) && about !== its)
      throw new WrongUsage(`--${option} goes with ${its}.`)
  if (about === 'cell') return cellThing(name!, given, calls, shell)
  const id = await foundOne<never>(calls, ABOUTS[about], name!)
  if (about === 'position') {
    const its = given.value('case')
    if (its === undefined) throw new WrongUsage('Say whose position: --case CASE.')
    return { about, id, besideId: await foundOne<never>(calls, 'cases', its) }
  }
  if (about === 'summary') {
    const code = given.value('code')
    return {
      about,
      id,
      besideId: code === undefined ? null : ((await foundOne<CodeId>(calls, 'codes', code)) as never),
    }
  }
  const words = given.value('words')
  if (about !== 'source' || words === undefined) return { about, id }
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(words) ?? []
  if (start === undefined || end === undefined) throw new WrongUsage(`“${words}” is not START-END.`)
  return { about: 'passage', sourceId: id, range: { start: Number(start), end: Number(end) } }
}

/** A comment as `list` has it. */
interface CommentRow {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly coder: string
  readonly madeAt: string
  readonly body: string
  readonly state: (typeof STATES)[number]
  readonly for?: string
  readonly round?: string
  readonly gone?: true
  readonly changed: readonly string[]
  readonly replies: readonly {
    readonly id: string
    readonly coder: string
    readonly madeAt: string
    readonly body: string
    readonly decides?: string
  }[]
}

/** Comments as `list` has them, oldest first: those looked for, or with these ids. */
export async function commentRows(
  calls: Calls,
  search: Input<'comment.find'>,
  ids?: readonly string[],
): Promise<CommentRow[]> {
  const wanted = new Set<string>(ids)
  for (let total = ids ? 0 : Infinity; wanted.size < total;) {
    const page = await calls.call('comment.find', { ...search, from: wanted.size, limit: 500 })
    for (const one of page.comments) wanted.add(one.id)
    total = page.comments.length === 0 ? 0 : page.total
  }
  const rows = await calls.call('list.rows', { what: 'comments' })
  return rows.filter(row => wanted.has(row.id)) as unknown as CommentRow[]
}

/** A comment with its replies, for people. */
export function commentText(comment: CommentRow): string {
  const { id, about, name, state, coder, madeAt, body, replies, changed } = comment
  const head = [
    `${id.slice(0, 8)}  ${about} ${name.startsWith('“') ? name : `“${name}”`}`,
    state,
    ...(comment.for === undefined ? [] : [`for ${comment.for}`]),
    ...(comment.round === undefined ? [] : [`round ${comment.round}`]),
    ...(comment.gone
      ? ['what it is about was removed']
      : changed.length > 0
        ? [`changed since: ${changed.join(', ')}`]
        : []),
  ].join(', ')
  const said = (one: { readonly coder: string; readonly madeAt: string; readonly body: string }, did = '') =>
    `  ${one.coder}, ${one.madeAt.slice(0, 10)}${did}${one.body === '' ? '' : `: ${one.body.replaceAll('\n', '\n    ')}`}\n`
  const DID: Readonly<Record<string, string>> = { settled: ', settled', declined: ', declined', open: ', opened again' }
  return `${head}\n${said({ coder, madeAt, body })}${replies.map(one => said(one, one.decides && DID[one.decides])).join('')}`
}
