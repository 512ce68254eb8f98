// Taking out what identifies somebody: other words stand in its place, the history of the text keeps blocks, and no merge of copies
// brings it back.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { waitingPlacesForget } from '../coding/forget-commands.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { editText } from './edit-commands.ts'
import { plainLines } from './edit-steps.ts'
import { stepsFor } from './find-in-text.ts'
import { getSource, textStateOf } from './queries.ts'
import { placesOf, placesWith, sourcesHolding, textToRedact, wordsIn } from './redact-queries.ts'
import { stepsWithout } from './redaction.ts'
import type { KeptStep } from './text-history.ts'
import type { EditOutcome, RedactionKind } from './types.ts'
import { saidWithout, type WordsGoing } from './words-going.ts'

/** Whoever keeps words of texts elsewhere is called before the texts change; what it gives back is called once they have, in the same change. */
export type KeepsWords = (tx: Change, going: WordsGoing) => () => void

/** Words to take out: those of a range; only there, wherever they stand in its text, or in every text. `by` stands in their place. */
export interface Redaction {
  readonly sourceId: SourceId
  readonly state: string
  readonly range: TextRange
  readonly scope: WordsGoing['scope']
  readonly by: string
  readonly kind?: RedactionKind | undefined
  readonly reason?: string | undefined
}

/** Redacts words, as one act whose name does not say them; `keepers` keep words of texts elsewhere. Refuses to leave a gap, and other words that still hold them. */
export function redactWords(
  tx: Change,
  { sourceId, state, range, scope, by, kind, reason }: Redaction,
  keepers: readonly KeepsWords[],
): EditOutcome & { readonly places: number; readonly sources: number } {
  const source = getSource(tx, sourceId)
  const text = textToRedact(tx, sourceId)
  const words = wordsIn(text, range)
  const instead = plainLines(by).trim()
  if (instead === '')
    throw new Refusal('redact-gap', 'Say what stands in their place, such as [name] or [place]: a gap would mislead.')
  if (instead.includes('\n')) throw new Refusal('redact-lines', 'What stands in their place is one line.')
  if (placesOf(instead, words).length > 0)
    throw new Refusal('redact-keeps', 'What would stand in their place still holds the words. Choose other words.')
  const places = new Map<SourceId, readonly TextRange[]>([
    [sourceId, scope === 'here' ? [range] : placesWith(text, range)],
  ])
  for (const other of scope === 'everywhere' ? sourcesHolding(tx, words, sourceId) : []) {
    const found = placesOf(textToRedact(tx, other), words)
    if (found.length > 0) places.set(other, found)
  }
  const going = { words, instead, scope, places }
  const afterwards = keepers.map(keeper => keeper(tx, going))
  const outcomes = Array.from(places, ([id, found]) =>
    editText(tx, {
      sourceId: id,
      state: id === sourceId ? state : textStateOf(tx, id),
      steps: stepsFor(found, instead),
      reason: reason?.trim() || null,
      redacts: true,
      redactedKind: kind ?? null,
    }),
  )
  for (const after of afterwards) after()
  for (const id of places.keys()) {
    if (scope !== 'here') historyForgets(tx, id, words)
    waitingPlacesForget(tx, id, said => saidWithout(going, said))
  }
  if (scope !== 'here') tx.sayOfActs(words, said => saidWithout(going, said))
  const count = [...places.values()].reduce((sum, found) => sum + found.length, 0)
  const much = count === 1 ? 'one place' : `${count} places`
  tx.describe(
    places.size === 1
      ? `Redact words of “${source.key ?? source.name}”, ${much}`
      : `Redact words in ${places.size} sources, ${much}`,
  )
  return { ...outcomes[0]!, places: count, sources: places.size }
}

/** Earlier corrections of a text do not tell the words either. */
function historyForgets(tx: Change, sourceId: SourceId, words: string): void {
  for (const { id, steps } of tx.all<{ id: Buffer; steps: string }>(
    sql`SELECT id, steps FROM text_edit WHERE source_id = ${bytesOf(sourceId)} AND instr(steps, ${JSON.stringify(words).slice(1, -1)}) > 0 ORDER BY n`,
  )) {
    const clean = JSON.stringify(stepsWithout(JSON.parse(steps) as KeptStep[], words))
    if (clean !== steps) tx.update('text_edit', idOf(id), { steps: clean })
  }
}
