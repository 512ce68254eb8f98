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
import { sayInstead, stepsWithout } from './redaction.ts'
import type { KeptStep } from './text-history.ts'
import type { EditOutcome } from './types.ts'

/** Words to take out: those of a range; only there, wherever they stand in its text, or in every text. `by` stands in their place. */
export interface Redaction {
  readonly sourceId: SourceId
  readonly state: string
  readonly range: TextRange
  readonly scope: 'here' | 'text' | 'everywhere'
  readonly by: string
  readonly reason?: string | undefined
}

/** Redacts words, as one act whose name does not say them. Refuses to leave a gap, and other words that still hold them. */
export function redactWords(
  tx: Change,
  { sourceId, state, range, scope, by, reason }: Redaction,
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
  const edit = (id: SourceId, at: string, places: readonly TextRange[]) =>
    editText(tx, {
      sourceId: id,
      state: at,
      steps: stepsFor(places, instead),
      reason: reason?.trim() || null,
      redacts: true,
    })
  const here = scope === 'here' ? [range] : placesWith(text, range)
  const outcome = edit(sourceId, state, here)
  let [places, sources] = [here.length, 1]
  const others = scope === 'everywhere' ? sourcesHolding(tx, words, sourceId) : []
  for (const other of others) {
    const found = placesOf(textToRedact(tx, other), words)
    if (found.length === 0) continue
    edit(other, textStateOf(tx, other), found)
    places += found.length
    sources++
  }
  for (const id of [sourceId, ...others]) {
    if (scope !== 'here') historyForgets(tx, id, words)
    waitingPlacesForget(tx, id, said => sayInstead(said, words, instead))
  }
  const much = places === 1 ? 'one place' : `${places} places`
  tx.describe(
    sources === 1
      ? `Redact words of “${source.key ?? source.name}”, ${much}`
      : `Redact words in ${sources} sources, ${much}`,
  )
  return { ...outcome, places, sources }
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
