// Reads the passages behind a figure, with their words and with what was decided about them.

import type { CodingId, SourceId } from '../../base/ids.ts'
import { openText, excerptsByRow } from '../../coding/queries.ts'
import type { MarkedExcerpt } from '../../coding/types.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { Analysis } from '../queries.ts'
import { othersOf, passageOutlines, passagesWithin, type PassageOutline, type PlacedCoding } from './passage-list.ts'
import { agreementFacts } from './queries.ts'
import { scopeOf, type AgreementScope } from './scope.ts'
import { stanceAgreement } from './stance.ts'
import {
  GROUPS,
  type AdjudicationId,
  type AgreementRequest,
  type Match,
  type Passage,
  type PassageCoding,
  type PassageDecision,
  type PassageGroup,
  type PassagePage,
  type PassageWithin,
  type StanceAgreement,
} from './types.ts'

/** Which passages: of codes and sources, in one group, only those that are still to decide, only those with some numbers. */
export interface PassageQuestion extends Pick<AgreementRequest, 'coderIds' | 'by' | 'codeIds' | 'sourceIds' | 'match'> {
  readonly within?: PassageWithin | undefined
  readonly group?: PassageGroup | undefined
  readonly state?: 'to decide' | 'decided' | 'left open' | undefined
  readonly numbers?: readonly number[] | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}

type State = NonNullable<PassageQuestion['state']>

/** A page of passages in document order, with counts of all. */
export async function passages(read: Read, analysis: Analysis, question: PassageQuestion): Promise<PassagePage> {
  const { table, heads } = await analysis.state()
  const scope = scopeOf(table, heads, agreementFacts(read), question)
  const all = outlinesOf(scope, question)
  const decisions = decisionsOf(read)
  const states = all.map(one => stateOf(decisions(one)))
  const counts = GROUPS.map(group => ({ group, all: 0, decided: 0, leftOpen: 0 }))
  for (const [at, { group }] of all.entries()) {
    const count = counts[GROUPS.indexOf(group)]!
    count.all++
    if (states[at] === 'decided') count.decided++
    if (states[at] === 'left open') count.leftOpen++
  }
  const numbers = question.numbers && new Set(question.numbers)
  const fitting = all.filter(
    (one, at) =>
      (numbers === undefined || numbers.has(one.number)) &&
      (question.group === undefined || one.group === question.group) &&
      (question.state === undefined || states[at] === question.state),
  )
  const from = question.from ?? 0
  const page = fitting.slice(from, from + (question.limit ?? 50))
  return { counts, total: fitting.length, passages: written(read, page, othersOf(scope, page), decisions) }
}

/** The codings of every passage on which all agree to the word, and that nobody has decided yet. */
export async function passagesAlike(
  read: Read,
  analysis: Analysis,
  question: Omit<PassageQuestion, 'group' | 'state' | 'from' | 'limit'>,
): Promise<{ codingIds: CodingId[] }[]> {
  const { table, heads } = await analysis.state()
  const scope = scopeOf(table, heads, agreementFacts(read), question)
  const decisions = decisionsOf(read)
  const alike = outlinesOf(scope, question).filter(
    one => one.group === 'same' && stateOf(decisions(one)) === 'to decide',
  )
  const ids = codingIdsOf(
    read,
    alike.flatMap(one => one.codings.map(coding => coding.n)),
  )
  return alike.map(one => ({ codingIds: one.codings.map(coding => ids.get(coding.n)!) }))
}

function outlinesOf(scope: AgreementScope, { match = 'any', within }: Pick<PassageQuestion, 'match' | 'within'>) {
  const all = passageOutlines(scope, match)
  return within ? passagesWithin(all, scope, within, match) : all
}

function codingIdsOf(read: Read, rows: readonly number[]): Map<number, CodingId> {
  return new Map(
    read
      .arrays<[number, Buffer]>(
        sql`SELECT coding.n, coding.id FROM json_each(${JSON.stringify(rows)}) AS wanted CROSS JOIN coding ON coding.n = wanted.value ORDER BY wanted.key`,
      )
      .map(([n, id]) => [n, idOf<'coding'>(id)]),
  )
}

function stateOf(decision: StoredDecision | null): State {
  if (decision === null || decision.changed || decision.gone) return 'to decide'
  return decision.decision === 'left open' ? 'left open' : 'decided'
}

/** Passages with their words. */
function written(
  read: Read,
  outlines: readonly PassageOutline[],
  others: ReadonlyMap<PassageOutline, readonly PlacedCoding[]>,
  decisions: (one: PassageOutline) => StoredDecision | null,
): Passage[] {
  const othersIn = (one: PassageOutline) => others.get(one) ?? []
  const rows = new Set(outlines.flatMap(one => [...one.codings, ...othersIn(one)].map(coding => coding.n)))
  const given = outlines.map(decisions)
  for (const decision of given) for (const n of decision?.gives ?? []) rows.add(n)
  const numbers = [...rows]
  const excerpts = new Map<number, MarkedExcerpt>(
    excerptsByRow(read, numbers).map((excerpt, at) => [numbers[at]!, excerpt]),
  )
  const texts = new Map<SourceId, string>()
  const textOf = (sourceId: SourceId) => {
    let text = texts.get(sourceId)
    if (text === undefined) texts.set(sourceId, (text = openText(read, sourceId).text))
    return text
  }
  const codings = (list: readonly { readonly n: number }[]) =>
    list.map(({ n }): PassageCoding => {
      const { codingId, coderId, codeId, range } = excerpts.get(n)!
      return { codingId, coderId, codeId, ...range }
    })
  return outlines.map((one, at): Passage => {
    const own = one.codings.map(coding => excerpts.get(coding.n)!)
    const start = Math.min(...own.map(excerpt => excerpt.range.start))
    const end = Math.max(...own.map(excerpt => excerpt.range.end))
    const { sourceId, codeId } = own[0]!
    const decision = given[at]
    return {
      number: one.number,
      sourceId,
      codeId,
      group: one.group,
      start,
      end,
      words: textOf(sourceId).slice(start, end),
      paragraph: Math.min(...own.map(excerpt => excerpt.paragraph)),
      lastParagraph: Math.max(...own.map(excerpt => excerpt.lastParagraph)),
      codings: codings(one.codings),
      others: codings(othersIn(one)),
      decision: decision ? { ...decision, gives: codings(decision.gives.map(n => ({ n }))) } : null,
    }
  })
}

interface StoredDecision extends Omit<PassageDecision, 'gives'> {
  readonly id: AdjudicationId
  /** Row numbers of the consensus codings that are there. */
  readonly gives: readonly number[]
}

/** What was decided about passages: a decision is about exactly the codings it names; where one came to the passage since, it has to be looked at again. */
function decisionsOf(read: Read): (one: PassageOutline) => StoredDecision | null {
  const found = new Map<string, StoredDecision & { readonly gives: number[] }>()
  const about = new Map<number, { readonly id: string; readonly changed: boolean }>()
  for (const row of read.all<{
    id: Buffer
    decision: PassageDecision['decision']
    reason: string | null
    coder_id: Buffer
    made_at: string
  }>(sql`SELECT id, decision, reason, coder_id, made_at FROM adjudication ORDER BY n`)) {
    const id = idOf<'adjudication'>(row.id)
    found.set(id, {
      id,
      decision: row.decision,
      reason: row.reason,
      by: idOf<'coder'>(row.coder_id),
      at: row.made_at,
      gives: [],
      changed: false,
      gone: false,
    })
  }
  if (found.size === 0) return () => null
  const gone = new Set<string>()
  for (const [adjudication, part, n, isSame] of read.arrays<[Buffer, string, number | null, number]>(sql`
    SELECT adjudication_id, part, coding.n, coding.anchor_id = seen.anchor_id AND (coding.code_id = seen.code_id OR coding.was_code_id IS seen.code_id)
    FROM adjudication_coding AS seen LEFT JOIN coding ON coding.id = seen.coding_id AND coding.anchor_id NOT IN (SELECT id FROM anchor INDEXED BY anchor_lost WHERE lost = 1) ORDER BY seen.n`)) {
    const id = idOf(adjudication)
    if (part === 'about') {
      if (n !== null) about.set(n, { id, changed: isSame === 0 })
    } else if (n === null) gone.add(id)
    else found.get(id)!.gives.push(n)
  }
  return ({ codings }) => {
    const seen = codings.map(coding => about.get(coding.n))
    const first = seen[0]
    if (!first || seen.some(one => one?.id !== first.id)) return null
    const decision = found.get(first.id)!
    return { ...decision, changed: seen.some(one => one!.changed), gone: gone.has(first.id) }
  }
}

/** Stance of coders on what they coded alike and judged. */
export async function stances(
  read: Read,
  analysis: Analysis,
  question: Pick<AgreementRequest, 'coderIds' | 'by' | 'codeIds' | 'sourceIds'> & {
    readonly match?: Match | undefined
  },
): Promise<StanceAgreement> {
  const { table, heads } = await analysis.state()
  const scope = scopeOf(table, heads, agreementFacts(read), question)
  const { rows, ...found } = stanceAgreement(scope, question.match ?? 'any')
  return { ...found, codingIds: [...codingIdsOf(read, rows).values()] }
}
