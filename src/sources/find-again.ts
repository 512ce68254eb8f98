// Finding words again in a corrected text, by the words themselves and what stood around them. Pure.

import type { TextRange } from '../base/text-range.ts'

/** Words as they stood, with their surroundings, and about where they would be now. */
export interface Sought {
  readonly words: string
  readonly before: string
  readonly after: string
  readonly near: number
}

/** So many units of the surroundings must agree where the words alone do not tell. */
const ENOUGH = 8
/** Words so long are told apart by themselves, when they stand in one place only. */
const TELLING = 12
const MOST_CANDIDATES = 500

/** Where words stand in another text: the place whose surroundings agree best; where several do equally, the nearest. Line ends and other white space may have become others. Null where nothing tells. */
export function findAgain(text: string, sought: Sought): TextRange | null {
  const words = sought.words.split(/\s+/u).filter(one => one !== '')
  if (words.length === 0) return null
  const pattern = words.map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join(String.raw`\s+`)
  const candidates: TextRange[] = []
  for (const match of text.matchAll(new RegExp(pattern, 'gu'))) {
    candidates.push({ start: match.index, end: match.index + match[0].length })
    if (candidates.length >= MOST_CANDIDATES) break
  }
  let best: { range: TextRange; agrees: number; far: number } | null = null
  for (const range of candidates) {
    const agrees = agreeBefore(text, range.start, sought.before) + agreeAfter(text, range.end, sought.after)
    const far = Math.abs(range.start - sought.near)
    if (best === null || agrees > best.agrees || (agrees === best.agrees && far < best.far))
      best = { range, agrees, far }
  }
  if (best === null) return null
  const alone = candidates.length === 1 && sought.words.trim().length >= TELLING
  return alone || best.agrees >= ENOUGH ? best.range : null
}

function agreeBefore(text: string, at: number, before: string): number {
  let count = 0
  while (count < before.length && count < at && text[at - 1 - count] === before[before.length - 1 - count]) count++
  return count
}

function agreeAfter(text: string, at: number, after: string): number {
  let count = 0
  while (count < after.length && at + count < text.length && text[at + count] === after[count]) count++
  return count
}
