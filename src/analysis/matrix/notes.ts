// What a reader must know of a matrix besides its filter, in sentences: order, groups, what is hidden, why just these cases.

import { attributeNames, everyCondition, filterClause, filterInWords, type FilterNames } from '../filter/words.ts'
import { nameOf, type CodeHead, type Heads } from '../heads.ts'
import type { MatrixRequest } from '../types.ts'
import type { AxisPlan } from './axis-plan.ts'
import { choosesCases } from './chosen.ts'
import type { Ordered } from './order.ts'
import type { Axis } from './types.ts'

/** What things are called in words, out of the heads. */
export function namesOf(heads: Heads): FilterNames {
  const named = <Thing extends { readonly id: string }>(things: readonly Thing[], name: (thing: Thing) => string) => {
    let known: Map<string, string> | null = null
    return (id: string) => (known ??= new Map(things.map(thing => [thing.id, name(thing)]))).get(id)
  }
  return {
    source: named(heads.sources, keyOrName),
    case: named(heads.cases, keyOrName),
    coder: named(heads.coders, coder => coder.name),
    code: named(heads.codes, nameOf),
    proposition: named(heads.propositions, one => one.name),
    version: named(heads.versions, one => one.name),
    attribute: attributeNames(() => heads.attributes),
  }
}

const keyOrName = (thing: { readonly id: string; readonly key: string | null; readonly name: string }) =>
  thing.key ?? nameOf(thing)

/** What a side is called: “codes”, “sites”, “values of role”. */
function sideWord(of: string): string {
  return SIDES[of] ?? of
}

const SIDES: Readonly<Record<string, string>> = {
  site: 'sites',
  participant: 'people',
  pair: 'pairs',
  'codes near': 'codes beside them',
  'code sets': 'sets of codes',
  'source kinds': 'kinds of source',
  filters: 'groups',
}

/** The sentences. `hidden` are items without anything that are not shown. */
export function notesOf(
  heads: Heads,
  request: MatrixRequest,
  sides: { readonly plan: AxisPlan; readonly axis: Axis; readonly ordered: Ordered; readonly hidden: number }[],
): string[] {
  const names = namesOf(heads)
  const notes = [
    `${sides.map(({ plan, ordered }, at) => `${at === 0 ? 'Rows' : 'columns'}: ${sideWord(plan.of)} ${ordered.says}`).join('; ')}.`,
  ]
  for (const { plan, axis, hidden } of sides) {
    if (axis.of === 'codes near')
      notes.push(
        `Codes beside: a coding counts with every code of which another that passes the same filter stands near it (${axis.how === 'within words' ? `within ${axis.words ?? 0} words` : axis.how}); a code stands beside itself.`,
      )
    if (axis.of === 'filters')
      notes.push(
        `Groups may overlap: ${axis.groups.map(({ name, filter }) => `${name}, codings ${filterClause(filter, names)}`).join('; ')}.`,
      )
    if (plan.groupedBy !== undefined)
      notes.push(
        `Grouped by ${plan.groupedBy}; subtotals count each thing once, beside in how many of the group there is anything.`,
      )
    if (hidden > 0)
      notes.push(`${hidden} of the ${sideWord(plan.of)} without anything ${hidden === 1 ? 'is' : 'are'} not shown.`)
  }
  notes.push(...sides.flatMap(({ plan }) => unsigned(heads, plan)))
  if (choosesCases(request)) {
    const chosen = sides.filter(({ axis }) => 'ids' in axis && axis.ids !== undefined && !axis.of.startsWith('code'))
    const reason = request.reason?.trim()
    notes.push(
      `Chosen: ${chosen.map(({ plan }) => plan.items.map(item => item.key).join(', ')).join('; ')}. ${reason ? `Why these: ${reason.replace(/\.$/, '')}.` : 'Nobody has said why these.'}`,
    )
  }
  if (request.share) notes.push(SHARES[request.share])
  const rule = request.rule?.trim()
  if (rule) notes.push(`Decision rule: ${rule.replace(/\.$/, '')}.`)
  return notes
}

/** Within a case first: a case enters a display across cases once its summary is signed, so those that are not are named. Says nothing where no case summary is written. */
function unsigned({ signed, cases }: Heads, plan: AxisPlan): string[] {
  if (signed === null || plan.of !== 'site') return []
  const ids = new Set(cases.filter(one => signed.has(one.n)).map(one => one.id))
  const open = plan.items.filter(item => !ids.has(item.id)).map(item => item.key)
  if (open.length === 0) return ['The case summary of every site here is signed.']
  const named = open.length > 6 ? `${open.slice(0, 5).join(', ')} and ${open.length - 5} more` : open.join(', ')
  return [`Not signed yet: the case ${open.length === 1 ? 'summary' : 'summaries'} of ${named}.`]
}

const SHARES = {
  row: 'A cell is shown as a share of the total of its row.',
  column: 'A cell is shown as a share of the total of its column.',
  eligible: 'A cell is shown as a share of all that could be there.',
} as const

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** “Every interview, observation and document, coded by A or B, any stance, codes as in framework v4.” and what is left out. Under a common filter that comes first, and nothing is called whole beside it: “Only codings in interviews. Coded by anybody, any stance.” `outside` is the number of sources that no column holds. */
export function captionOf(heads: Heads, request: MatrixRequest, leftOut: readonly CodeHead[], outside: number): string {
  const where = request.where.map(({ attribute, value }) => `${attribute} is ${value}`)
  const coders = request.codedBy.map(id => heads.coders.find(coder => coder.id === id)?.name ?? id)
  const filter = request.filter ?? null
  const asks = new Set<string>()
  if (filter) everyCondition(filter, condition => asks.add(condition.is))
  const parts = [
    ...(where.length > 0
      ? [`interviews, observations and documents where ${where.join(' and ')}`]
      : filter === null
        ? ['every interview, observation and document']
        : []),
    // What the common filter says is not said otherwise before it.
    ...(coders.length > 0 || !asks.has('coders')
      ? [coders.length === 0 ? 'coded by anybody' : `coded by ${either(coders)}`]
      : []),
    ...(request.stance !== null || !asks.has('stance')
      ? [request.stance === null ? 'any stance' : `only passages judged ${request.stance}`]
      : []),
    ...(request.rollUp ? ['codes with those below them, each passage once'] : []),
    ...(heads.version === null ? [] : [`codes as in framework ${heads.version}`]),
  ]
  const narrowed = filter === null ? [] : [filterInWords(filter, namesOf(heads))]
  const counted = parts.join(', ')
  const sentences = [...narrowed, ...(counted === '' ? [] : [`${counted[0]!.toUpperCase()}${counted.slice(1)}.`])]
  const names = leftOut.map(nameOf)
  const retired =
    names.length === 0
      ? ''
      : ` Left out: ${names.length} retired ${names.length === 1 ? 'code' : 'codes'} (${names.join(', ')}).`
  const elsewhere =
    outside === 0
      ? ''
      : outside === 1
        ? ' 1 source belongs to no column and counts in the totals only.'
        : ` ${outside} sources belong to no column and count in the totals only.`
  return `${sentences.join(' ')}${retired}${elsewhere}`
}
