import type { Answer, Input } from '../../api/contract.ts'
import type { CodeId, CoderId, CodingId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Given } from '../command.ts'
import { found, foundIn, foundOne } from '../found.ts'
import { codeNames, coderNames } from '../names.ts'
import { counted, table } from '../show.ts'

type Queue = Input<'framework.toDecide'>
type Item = Answer<'framework.toDecide'>['items'][number]
const PAGE = 500

/** The command about codings of split codes that wait to be decided. */
export const decideCommand: Command = {
  name: 'framework decide',
  takes: ['P', '[CODING]...'],
  says: 'Lists the codings of split codes that wait to be decided and where they may go; with --to decides where these go.',
  more: [
    'CODING is its key or id, or as much of the id as tells it apart; “all” stands for all that the list shows, which --of and --by narrow down.',
  ],
  options: {
    of: { kind: 'value', value: 'CODE', says: 'only those of this split code' },
    by: { kind: 'value', value: 'NAME', says: 'only those of this coder' },
    to: { kind: 'list', value: 'CODE,…', says: 'the code they go to; or several' },
  },
  opening: 'write',
  async run(given, calls) {
    const names = given.words.slice(1)
    const asked = await askedFor(given, calls)
    const codeIds = await foundIn<CodeId>(given, calls, 'to', 'codes')
    if (names.length === 0) {
      if (codeIds.length > 0) throw new WrongUsage('CODING is missing: which go there; “all” for all that are listed.')
      return queueSaid(asked, calls)
    }
    if (codeIds.length === 0) throw new WrongUsage('Say where they go: --to CODE.')
    const isAll = names.length === 1 && names[0] === 'all'
    const codingIds = isAll
      ? (await waiting(asked, calls)).map(one => one.excerpt.codingId)
      : await found<CodingId>(calls, 'codings', names)
    if (codingIds.length > 0) await calls.call('framework.decide', { codingIds, codeIds })
    const left = (await calls.call('framework.toDecide', { limit: 1 })).total
    return {
      json: { decided: codingIds.length, waiting: left },
      text: `${counted(codingIds.length, 'coding')} decided, ${left} wait.\n`,
    }
  },
}

async function askedFor(given: Given, calls: Calls): Promise<Queue> {
  const [code, coder] = [given.value('of'), given.value('by')]
  return {
    ...(code === undefined ? {} : { codeId: await foundOne<CodeId>(calls, 'codes', code) }),
    ...(coder === undefined ? {} : { coderId: await foundOne<CoderId>(calls, 'coders', coder) }),
  }
}

async function waiting(asked: Queue, calls: Calls): Promise<Item[]> {
  const items: Item[] = []
  for (;;) {
    const page = await calls.call('framework.toDecide', { ...asked, from: items.length, limit: PAGE })
    items.push(...page.items)
    if (page.items.length === 0 || items.length >= page.total) return items
  }
}

async function queueSaid(asked: Queue, calls: Calls) {
  const splits = await splitsNow(calls)
  const items = await waiting(asked, calls)
  const [code, coder] = [await codeNames(calls), await coderNames(calls)]
  const keys = new Map((await calls.call('list.rows', { what: 'codings' })).map(one => [one.id, one.key]))
  const codings = items.map(({ excerpt }) => ({
    coding: keys.get(excerpt.codingId) ?? excerpt.codingId,
    code: code(excerpt.codeId),
    coder: coder(excerpt.coderId),
    source: excerpt.sourceKey ?? excerpt.sourceName,
    paragraph: excerpt.paragraph,
    words: excerpt.words,
  }))
  const rows = codings.map(one => [one.coding, one.code, one.coder, `${one.source} ¶${one.paragraph}`, one.words])
  return {
    json: { splits, codings },
    text:
      splits.length === 0
        ? 'No coding waits to be decided.\n'
        : `${splits.map(one => `${splitLine(one)}\n`).join('')}\n${table(['coding', 'code', 'coder', 'place', 'words'], rows)}`,
  }
}

/** The splits with codings that wait. */
export async function splitsNow(calls: Calls) {
  const { splits } = await calls.call('framework.toDecide', { limit: 1 })
  return splits.map(({ code, into, reason, all, waiting: many, coders }) => ({
    code: code.name,
    into: into.map(one => one.name),
    reason,
    all,
    waiting: many,
    coders: coders.map(one => ({ coder: one.name, waiting: one.waiting })),
  }))
}

/** A split in one line: where its codings may go, and whose wait. */
export function splitLine({
  code,
  into,
  all,
  waiting: many,
  coders,
}: Awaited<ReturnType<typeof splitsNow>>[number]): string {
  const whose = coders.filter(one => one.waiting > 0).map(one => `${one.coder} ${one.waiting}`)
  return `${code} into ${into.join(', ')}: ${many} of ${counted(all, 'coding')} wait (${whose.join(', ')})`
}
