// Where the places of an answer stand by now: the text may have been corrected since it was asked.

import { Refusal } from '../../base/trouble.ts'
import { findAgain } from '../../sources/find-again.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { FileRows } from './file-rows-queries.ts'
import { carryPlace, laid, ordered, rangeIn, rowAt, type Laid } from './laid-text.ts'
import { baseRows } from './taken-out.ts'
import type { Patch, Row } from './types.ts'

type Digest = (words: string) => string

/** Puts the places that an answer to a question left open writes on their words as these stand now. Refuses where the words were changed since, so that it cannot be said where they are. */
export function placesNow(read: Read, questionN: number, patches: readonly Patch[], digest: Digest): readonly Patch[] {
  const brought = new Set(patches.flatMap(patch => (patch.table === 'paragraph' ? [patch.id] : [])))
  const isPlace = (patch: Patch): patch is Exclude<Patch, { do: 'take' }> =>
    patch.table === 'anchor' &&
    patch.do !== 'take' &&
    typeof patch.row['start_paragraph_id'] === 'string' &&
    !brought.has(patch.row['start_paragraph_id'])
  if (!patches.some(isPlace)) return patches
  const then = new FileRows(read, askedIn(read, questionN))
  const texts = new Map<string, { readonly from: Laid; readonly to: Laid } | null>()
  return patches.map(patch => {
    if (!isPlace(patch)) return patch
    const source = (patch.row['source_id'] ?? then.row('anchor', patch.id)?.['source_id']) as string
    let text = texts.get(source)
    if (text === undefined) texts.set(source, (text = changedSince(then, source)))
    const row = text && carried(patch.row, text.from, text.to, digest)
    return row ? { ...patch, row } : patch
  })
}

/** The change in which a question came in, by its number among them. */
function askedIn(read: Read, n: number): number {
  return read.arrays<[number | null]>(
    sql`SELECT max(change_n) FROM change_row WHERE table_name = 'merge_question' AND deed = 'insert' AND ${n} BETWEEN first_row AND last_row`,
  )[0]![0]!
}

/** A text as it was and as it is; null where it is as it was. */
function changedSince(then: FileRows, source: string): { readonly from: Laid; readonly to: Laid } | null {
  const ofIt = [...then.touched('paragraph').values()].some(({ was, is }) => (is ?? was)!['source_id'] === source)
  return ofIt
    ? { from: laid(ordered(baseRows(then, source))), to: laid(ordered(then.where('paragraph', 'source_id', source))) }
    : null
}

function carried(row: Row, from: Laid, to: Laid, digest: Digest): Row | null {
  const place = carryPlace(row, from, to, digest)
  if (place === null || place.outcome === 'kept' || row['lost'] === 1) return place && place.row
  const again = findAgain(to.text, { ...place.stood, near: rangeIn(place.row, to)!.start })
  if (again) return rowAt(row, to, again, digest)
  throw new Refusal(
    'text-changed',
    'The words that this answer is about were changed since, or by another answer. Correct the text itself.',
  )
}
