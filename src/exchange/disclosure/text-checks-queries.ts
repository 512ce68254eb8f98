// The disclosure check of texts for outside: propositions, what was written of cases, memos, theme matrices. They are scanned for names as
// quotes are, and their labels and counts are judged.

import { toTheEnd } from '../../base/slices.ts'
import type { Progress } from '../../base/reply.ts'
import type { Read } from '../../store/access.ts'
import { countFindings } from './check-queries.ts'
import { withTextDeeds } from './deeds.ts'
import { judgingLabels } from './labels.ts'
import { guardedNames, isSaidAtOneSite } from './names-queries.ts'
import { coarserOf, earlierLabels, populationOf } from './population-queries.ts'
import { labelWriter } from './quote-labels.ts'
import { report } from './report-queries.ts'
import type { AttributedQuote } from '../quotes/types.ts'
import type {
  Checking,
  CountedCell,
  CountTable,
  DisclosureReport,
  Finding,
  Label,
  PrintedWords,
  Statement,
} from './types.ts'
import { judgingWords } from './words-in-quotes.ts'

/** A text as it would go outside. `id` is that of the proposition, summary or memo, which may stay with the team. Long words are put together when it is their turn. */
export interface CheckedText {
  readonly where: string
  readonly id: string | null
  readonly words: string | (() => string)
}

/** What is checked of an output of texts. `quotes` are those that stand in it, with their attributions. */
export interface CheckedOutput {
  readonly kind: string
  readonly texts: readonly CheckedText[]
  readonly labels?: readonly Label[]
  readonly quotes?: readonly AttributedQuote[]
  readonly statements?: readonly Statement[]
  readonly tables?: readonly CountTable[]
  /** Counts in tables and texts, each with the cases it counts among. */
  readonly cells?: readonly CountedCell[]
}

const SLICE = 1000

/** Checks an output of texts. */
export function checkTexts(read: Read, output: CheckedOutput, thresholds: Checking): DisclosureReport {
  return toTheEnd(checkingTexts(read, output, thresholds))
}

/** As {@link checkTexts}, in slices, for outputs with tens of thousands of quotes. */
export function* checkingTexts(
  read: Read,
  output: CheckedOutput,
  thresholds: Checking,
): Generator<Progress | void, DisclosureReport> {
  const population = populationOf(read)
  yield
  const coarser = coarserOf(read)
  const labelsOf = labelWriter(population)
  const all: Label[] = [...(output.labels ?? [])]
  for (const [at, quote] of (output.quotes ?? []).entries()) {
    if (at % SLICE === 0) yield
    all.push(...labelsOf(quote, `Quote ${at + 1}`))
  }
  thresholds.onTold?.({ labels: all, statements: output.statements ?? [], cells: output.cells ?? [] })
  const { labels, findings } = yield* judgingLabels({
    labels: all,
    earlier: earlierLabels(read),
    population,
    thresholds,
    coarser,
  })
  const { texts } = output
  let done = 0
  const printed = function* (): Generator<PrintedWords, void> {
    for (const { where, id, words } of texts) {
      const said = typeof words === 'string' ? words : words()
      done++
      if (said.trim() === '') continue
      yield { where, words: said, ...(id === null ? {} : { id }), siteIds: [], consents: [], approved: true, verbatim: false } // prettier-ignore
    }
  }
  const named: Finding[] = []
  const judging = judgingWords(printed(), guardedNames(read), word => isSaidAtOneSite(read, word))
  for (let slice = judging.next(); ; slice = judging.next()) {
    if (slice.done) {
      named.push(...slice.value)
      break
    }
    yield { done, total: texts.length, doing: 'texts' }
  }
  const ids = new Map(texts.flatMap(({ where, id }) => (id === null ? [] : [[where, id] as const])))
  return report(read, output.kind, thresholds, population, labels, [
    ...findings,
    ...countFindings(read, output.statements ?? [], output.tables ?? [], thresholds.count, output.cells),
    ...withTextDeeds(named, ids),
  ])
}
