// Where the words of a cloud stand: the largest in the middle, each next one on a spiral outwards until it touches none. The
// same words give the same cloud. Pure.

import { widthOf } from './labels.ts'

/** A word in its place: its middle, and the size of its letters. */
export interface CloudWord {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly size: number
  readonly width: number
}

const WIDTH = 880
/** The size of the rarest words that are shown. */
export const SMALLEST = 14
const LARGEST = 52
const AIR = 5

/** Lays out words by their counts, largest count first. Letters grow with the root of the count, so that areas compare. */
export function cloudOf(words: readonly { readonly word: string; readonly count: number }[]): {
  readonly width: number
  readonly height: number
  readonly words: readonly CloudWord[]
} {
  const most = words[0]?.count ?? 1
  const least = words.at(-1)?.count ?? 1
  const placed: CloudWord[] = []
  for (const [at, { word, count }] of words.entries()) {
    const share = most === least ? 1 : (Math.sqrt(count) - Math.sqrt(least)) / (Math.sqrt(most) - Math.sqrt(least))
    const size = Math.round(SMALLEST + share * (LARGEST - SMALLEST))
    // A little wider than reckoned: fonts differ.
    const width = widthOf(word, size) * 1.08 + 2
    placed.push(placeOf(placed, at, size, width))
  }
  const top = Math.min(...placed.map(one => one.y - high(one) / 2), 0)
  const bottom = Math.max(...placed.map(one => one.y + high(one) / 2), 0)
  const left = Math.min(...placed.map(one => one.x - one.width / 2), 0)
  const right = Math.max(...placed.map(one => one.x + one.width / 2), 0)
  const width = Math.max(WIDTH, right - left + 32)
  const middle = width / 2 - (left + right) / 2
  return {
    width: Math.round(width),
    height: Math.round(bottom - top + 32),
    words: placed.map(one => ({
      ...one,
      x: round(one.x + middle),
      y: round(one.y - top + 16),
      width: round(one.width),
    })),
  }
}

const high = (one: { readonly size: number }) => Math.max(24, one.size * 1.15)

function placeOf(placed: readonly CloudWord[], at: number, size: number, width: number): CloudWord {
  // A flat spiral: lines of words are wider than high.
  for (let step = 0; ; step++) {
    const angle = 0.35 * Math.sqrt(step) * 4
    const away = 3.2 * Math.sqrt(step)
    const one = { at, x: away * Math.cos(angle) * 1.9, y: away * Math.sin(angle), size, width }
    if (placed.every(other => clear(one, other))) return one
  }
}

function clear(a: CloudWord, b: CloudWord): boolean {
  return Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + AIR || Math.abs(a.y - b.y) >= (high(a) + high(b)) / 2 + 1
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
