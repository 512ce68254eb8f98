// “Did you mean …”: what somebody may have meant who wrote something else. Pure.

import { fold } from './order.ts'

/** Something that may have been meant, by what it is called. */
export interface Candidate {
  /** How it is named in a sheet or on a command line: its key, else its id; of a value, the value. */
  readonly is: string
  readonly name: string
}

const MOST = 3
const LONGEST = 200

/** The candidates that are like what was written, the likest first: the same but for case, spaces and leading zeros, a word more or less, or a slip or two. */
export function suggestionsFor(written: string, candidates: readonly Candidate[]): Candidate[] {
  const wanted = plain(written)
  if (wanted === '' || wanted.length > LONGEST) return []
  return candidates
    .map(candidate => ({ candidate, away: Math.min(distance(wanted, candidate.is), distance(wanted, candidate.name)) }))
    .filter(one => one.away < Infinity)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(one => one.candidate)
}

/** A name without what people write now so, now so. */
function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/(?<!\p{N})0+(?=\p{N})/gu, '')
    .trim()
}

/** How far a name is from what was written, or Infinity if too far to be meant. */
function distance(wanted: string, name: string): number {
  const there = plain(name)
  if (there === '' || there.length > LONGEST) return Infinity
  if (there === wanted || there.replaceAll(' ', '') === wanted.replaceAll(' ', '')) return 0
  // Figures are what tells S01 from S02: where only they differ, the other one was hardly meant.
  if (/\p{N}/u.test(wanted) && there.replaceAll(/\p{N}+/gu, '0') === wanted.replaceAll(/\p{N}+/gu, '0')) return Infinity
  const words = (text: string) => ` ${text} `
  if (wanted.length >= 4 && (words(there).includes(words(wanted)) || words(wanted).includes(words(there)))) return 1.5
  const most = Math.min(3, Math.floor(Math.min(wanted.length, there.length) / 4))
  const slips = slipsBetween(wanted, there, most)
  return slips <= most ? slips : Infinity
}

/** Letters changed, left out, put in or swapped with their neighbour; more than `most` is told as `most + 1`. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(changed, above[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return Math.min(above[b.length]!, most + 1)
}
