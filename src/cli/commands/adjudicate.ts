import type { PassageGroup } from '../../analysis/agreement/types.ts'
import type { Answer, Input } from '../../api/contract.ts'
import type { CodeId, CoderId } from '../../base/ids.ts'
import { Trouble, WrongUsage, type Calls, type Command, type Given, type Said } from '../command.ts'
import { foundIn, foundOne } from '../found.ts'
import { codeNames, coderNames, sourceNames } from '../names.ts'
import { counted, table } from '../show.ts'
import { COMPARED, comparedIn } from './compared.ts'

// A shell has the types of rooms only, so the words stand here once more.
const GROUPS = ['same', 'overlapping', 'apart'] as const satisfies readonly PassageGroup[]
const GROUP_NAMES = { same: 'same text', overlapping: 'overlapping', apart: 'not by all' } as const
const STATES = ['to decide', 'decided', 'left open'] as const
/** So many passages are asked for at once, and so many may be decided about. */
const PAGE = 500

type Passage = Answer<'agreement.passages'>['passages'][number]

const WHICH = { ...COMPARED, coders: { ...COMPARED.coders, isRequired: true } } as const

/** Commands about the passages on which coders agree or differ. */
export const adjudicateCommands: readonly Command[] = [
  {
    name: 'passages',
    takes: ['P'],
    says: 'Lists the passages of several coders with numbers, in document order: what each coded there, whether they agree, and what was decided. `adjudicate` takes the numbers.',
    options: {
      ...WHICH,
      group: { kind: 'value', oneOf: GROUPS, says: 'only the same text, overlapping, or not by all' },
      state: { kind: 'value', oneOf: STATES, says: 'only those to decide, decided or left open' },
    },
    opening: 'read',
    async run(given, calls) {
      const which = await comparedIn(given, calls)
      const [group, state] = [given.choice('group', GROUPS), given.choice('state', STATES)]
      const shown = await passagesOf({ ...which, ...(group ? { group } : {}), ...(state ? { state } : {}) }, calls)
      const names = {
        coder: await coderNames(calls),
        code: await codeNames(calls),
        source: await sourceNames(
          calls,
          shown.map(passage => passage.sourceId),
        ),
      }
      const json = shown.map(passage => ({
        number: passage.number,
        source: names.source(passage.sourceId),
        paragraph: passage.paragraph,
        code: names.code(passage.codeId),
        group: passage.group,
        words: passage.words,
        codings: passage.codings.map(one => ({ coder: names.coder(one.coderId), start: one.start, end: one.end })),
        ...(passage.decision
          ? {
              decision: passage.decision.decision,
              isOutdated: passage.decision.changed || passage.decision.gone,
              reason: passage.decision.reason,
              consensus: passage.decision.gives.map(one => ({
                code: names.code(one.codeId),
                start: one.start,
                end: one.end,
              })),
            }
          : {}),
      }))
      const rows = json.map(one => [
        one.number,
        `${one.source} ¶${one.paragraph}`,
        one.code,
        [...new Set(one.codings.map(coding => coding.coder))].join(', '),
        GROUP_NAMES[one.group],
        one.decision === undefined ? 'to decide' : `${one.decision}${one.isOutdated ? ', but changed since' : ''}`,
        one.words,
      ])
      return { json, text: table(['no.', 'place', 'code', 'coded by', 'how', 'decision', 'words'], rows) }
    },
  },
  {
    name: 'adjudicate',
    takes: ['P', '[NUMBER]...'],
    says: 'Decides about passages of several coders by their numbers (see `passages`, with the same coders, codes, sources and match): accepts what one coded, composes another coding, says not coded, or leaves open. What is agreed on stands as codings of the consensus beside the originals.',
    more: [
      'Exactly one of --accept, --compose, --not-coded, --leave-open and --take-back; or --alike without numbers: accepts every passage that all coded alike to the word. Each passage is one act, which undo takes back.',
    ],
    options: {
      ...WHICH,
      accept: { kind: 'value', value: 'CODER', says: 'as this coder coded it' },
      compose: { kind: 'list', value: 'CODE,…', says: 'these codes' },
      'words-of': {
        kind: 'value',
        value: 'CODER',
        says: 'with --compose: on the words that this coder coded; else on all that any of them did',
      },
      'not-coded': { kind: 'switch', says: 'nothing is to be coded there' },
      'leave-open': { kind: 'switch', says: 'to be talked about' },
      'take-back': { kind: 'switch', says: 'takes back what was decided' },
      alike: { kind: 'switch', says: 'accepts all that everybody coded alike' },
      reason: { kind: 'value', value: 'WORDS', says: 'why, for whoever reads it later' },
    },
    opening: 'write',
    async run(given, calls) {
      const numbers = given.words.slice(1)
      const which = await comparedIn(given, calls)
      if (given.has('alike')) {
        if (numbers.length > 0)
          throw new WrongUsage('--alike takes no numbers: it is about every passage that all coded alike.')
        const accepted = await calls.call('agreement.settleAlike', which)
        return { json: { accepted }, text: `${counted(accepted, 'passage')} accepted.\n` }
      }
      return decided(numbers, given, which, calls)
    },
  },
]

async function decided(
  numbers: readonly string[],
  given: Given,
  which: Input<'agreement.settleAlike'>,
  calls: Calls,
): Promise<Said> {
  const deeds = ['accept', 'compose', 'not-coded', 'leave-open', 'take-back'] as const
  const wanted = deeds.filter(deed => given.has(deed) || given.value(deed) !== undefined || given.list(deed).length > 0)
  if (wanted.length !== 1)
    throw new WrongUsage(`Say what is decided: one of ${deeds.map(deed => `--${deed}`).join(', ')}, or --alike.`)
  if (numbers.length === 0) throw new WrongUsage('Say which passages: their numbers, as `passages` lists them.')
  const deed = wanted[0]!
  const chosen = await numbered(numbers, which, calls)
  const reason = given.value('reason') ?? null
  const coderOf = async (option: 'accept' | 'words-of') => {
    const name = given.value(option)
    return name === undefined ? null : foundOne<CoderId>(calls, 'coders', name)
  }
  const codeIds = await foundIn<CodeId>(given, calls, 'compose', 'codes')
  const [accepted, wordsOf] = [await coderOf('accept'), await coderOf('words-of')]
  const settle = chosen.map(passage => settlingOf(passage, deed, { reason, accepted, wordsOf, codeIds }))
  for (const one of settle)
    if ('decision' in one) await calls.call('agreement.settle', one)
    else await calls.call('agreement.reopen', one)
  const json = { passages: chosen.length, decision: deed }
  const [code, source] = [
    await codeNames(calls),
    await sourceNames(
      calls,
      chosen.map(one => one.sourceId),
    ),
  ]
  const lines = chosen.map(
    one => `${one.number}  ${source(one.sourceId)} ¶${one.paragraph} ${code(one.codeId)}: ${DONE[deed]}\n`,
  )
  return { json, text: lines.join('') }
}

const DONE = {
  accept: 'accepted',
  compose: 'composed',
  'not-coded': 'not coded',
  'leave-open': 'left open',
  'take-back': 'decision taken back',
} as const

interface Wish {
  readonly reason: string | null
  readonly accepted: CoderId | null
  readonly wordsOf: CoderId | null
  readonly codeIds: readonly CodeId[]
}

function settlingOf(
  passage: Passage,
  deed: keyof typeof DONE,
  { reason, accepted, wordsOf, codeIds }: Wish,
): Input<'agreement.settle'> | Input<'agreement.reopen'> {
  const codingIds = passage.codings.map(one => one.codingId)
  const codingOf = (coderId: CoderId | null) => {
    const its = passage.codings.find(one => one.coderId === coderId)
    if (!its)
      throw new Trouble(
        1,
        'not-their-coding',
        `That coder coded nothing in paragraph ${passage.paragraph} there: “${passage.words.slice(0, 60)}”.`,
      )
    return its
  }
  if (deed === 'take-back') return { codingIds }
  if (deed === 'accept') return { decision: 'accept', codingIds, reason, acceptId: codingOf(accepted).codingId }
  if (deed === 'not-coded') return { decision: 'none', codingIds, reason }
  if (deed === 'leave-open') return { decision: 'open', codingIds, reason }
  const { start, end } = wordsOf === null ? passage : codingOf(wordsOf)
  return { decision: 'compose', codingIds, reason, codeIds: [...codeIds], range: { start, end } }
}

/** Every passage asked for, in document order. */
async function passagesOf(asked: Input<'agreement.passages'>, calls: Calls): Promise<readonly Passage[]> {
  const all: Passage[] = []
  for (;;) {
    const page = await calls.call('agreement.passages', { ...asked, from: all.length, limit: PAGE })
    all.push(...page.passages)
    if (page.passages.length === 0 || all.length >= page.total) return all
  }
}

/** The passages with these numbers, in the order said. Refuses one that is not there: then nothing is decided. */
async function numbered(
  written: readonly string[],
  which: Input<'agreement.settleAlike'>,
  calls: Calls,
): Promise<Passage[]> {
  if (written.length > PAGE) throw new WrongUsage(`So many at once are too many: say ${PAGE} numbers at most.`)
  const numbers = written.map(one => (/^[1-9]\d{0,8}$/.test(one) ? Number(one) : null))
  const { counts, passages } = await calls.call('agreement.passages', {
    ...which,
    numbers: numbers.filter(one => one !== null),
    limit: PAGE,
  })
  const found = new Map(passages.map(passage => [passage.number, passage]))
  return numbers.map((number, at) => {
    const passage = number === null ? undefined : found.get(number)
    if (passage) return passage
    const all = counts.reduce((sum, one) => sum + one.all, 0)
    throw new Trouble(
      1,
      'passage-unknown',
      `There is no passage “${written[at]!}”: there are ${counted(all, 'passage')} of these coders.`,
    )
  })
}
