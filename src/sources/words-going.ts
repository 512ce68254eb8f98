// Words that are about to be taken out of texts, as those hear of it who keep words of texts elsewhere. Pure.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { sayInstead } from './redaction.ts'

/** What is taken out: in ascending order where, of each text; `instead` will stand there. Not `everywhere` and not in the whole `text`, it is these places alone. */
export interface WordsGoing {
  readonly words: string
  readonly instead: string
  readonly scope: 'here' | 'text' | 'everywhere'
  readonly places: ReadonlyMap<SourceId, readonly TextRange[]>
}

/** Something said with what will stand in place of the words. */
export function saidWithout({ words, instead }: WordsGoing, said: string): string {
  return sayInstead(said, words, instead)
}

/** Whether some of the places lie in a range, or it in one of them. */
export function isTouched(places: readonly TextRange[], range: TextRange): boolean {
  return places.some(place => place.start < range.end && place.end > range.start)
}

/** Where a range is once something else stands in the places: an edge inside one of them goes to its outer edge. */
export function carriedOver(range: TextRange, places: readonly TextRange[], length: number): TextRange {
  const at = (offset: number, inside: 'start' | 'end') => {
    let moved = 0
    for (const { start, end } of places) {
      if (offset <= start) break
      if (offset < end) return start + moved + (inside === 'start' ? 0 : length)
      moved += length - (end - start)
    }
    return offset + moved
  }
  return { start: at(range.start, 'start'), end: at(range.end, 'end') }
}
