// The steps from one text to another: first by paragraphs, then by words within what differs (Myers 1986). Pure. What is
// too different to be compared in time is replaced as a whole, and found again by its words afterwards.

import type { TextStep } from '../base/text-step.ts'

interface Piece {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

/** More differences than these are not looked for: paragraphs of a text, words of a stretch. */
const MOST_PARAGRAPHS = 1500
const MOST_WORDS = 1200

/** The steps that lead from a text to another, each in offsets of what the one before left; in ascending order. */
export function stepsBetween(before: string, after: string): TextStep[] {
  const steps: TextStep[] = []
  let moved = 0
  for (const line of differences(linesOf(before), linesOf(after), MOST_PARAGRAPHS)) {
    const a = before.slice(line.aStart, line.aEnd)
    const b = after.slice(line.bStart, line.bEnd)
    for (const word of differences(wordsOf(a), wordsOf(b), MOST_WORDS)) {
      const start = line.aStart + word.aStart + moved
      const insert = b.slice(word.bStart, word.bEnd)
      steps.push({ start, end: start + word.aEnd - word.aStart, insert })
      moved += insert.length - (word.aEnd - word.aStart)
    }
  }
  return steps
}

/** Paragraphs with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Words, white space, and marks, so that a comma more is not another word. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}’'_-]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

function differences(a: readonly string[], b: readonly string[], most: number): Piece[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middleA = numbered(a.slice(head, a.length - tail))
  const middleB = numbered(b.slice(head, b.length - tail), middleA.known)
  const kept = common(middleA.numbers, middleB.numbers, most)
  const aStarts = offsets(a)
  const bStarts = offsets(b)
  const pieces: Piece[] = []
  let i = head
  let j = head
  const gap = (toA: number, toB: number) => {
    if (toA > i || toB > j)
      pieces.push({ aStart: aStarts[i]!, aEnd: aStarts[toA]!, bStart: bStarts[j]!, bEnd: bStarts[toB]! })
  }
  for (const [x, y] of kept) {
    gap(head + x, head + y)
    i = head + x + 1
    j = head + y + 1
  }
  gap(a.length - tail, b.length - tail)
  return pieces
}

function numbered(words: readonly string[], known = new Map<string, number>()) {
  const numbers = new Int32Array(words.length)
  for (const [at, word] of words.entries()) {
    let number = known.get(word)
    if (number === undefined) known.set(word, (number = known.size))
    numbers[at] = number
  }
  return { numbers, known }
}

function offsets(words: readonly string[]): number[] {
  const starts = [0]
  for (const word of words) starts.push(starts.at(-1)! + word.length)
  return starts
}

/** The pairs that stay, in order; none where more than `most` differences would have to be looked for. */
function common(a: Int32Array, b: Int32Array, most: number): [number, number][] {
  const n = a.length
  const m = b.length
  if (n === 0 || m === 0) return []
  const limit = Math.min(n + m, most)
  const furthest = new Int32Array(2 * limit + 3)
  const at = (k: number) => k + limit + 1
  const trace: Int32Array[] = []
  for (let d = 0; d <= limit; d++) {
    for (let k = -d; k <= d; k += 2) {
      let x =
        k === -d || (k !== d && furthest[at(k - 1)]! < furthest[at(k + 1)]!)
          ? furthest[at(k + 1)]!
          : furthest[at(k - 1)]! + 1
      let y = x - k
      while (x < n && y < m && a[x] === b[y]) {
        x++
        y++
      }
      furthest[at(k)] = x
      if (x >= n && y >= m) {
        trace.push(furthest.slice(at(-d), at(d) + 1))
        return backtrack(trace, n, m)
      }
    }
    trace.push(furthest.slice(at(-d), at(d) + 1))
  }
  return []
}

/** Walks back through the furthest points of each round; round `d` holds diagonals −d … d. */
function backtrack(trace: readonly Int32Array[], n: number, m: number): [number, number][] {
  const pairs: [number, number][] = []
  let x = n
  let y = m
  for (let d = trace.length - 1; d > 0; d--) {
    const before = trace[d - 1]!
    const value = (k: number) => (k < -(d - 1) || k > d - 1 ? -1 : before[k + d - 1]!)
    const k = x - y
    const fromAbove = k === -d || (k !== d && value(k - 1) < value(k + 1))
    const previous = fromAbove ? k + 1 : k - 1
    const px = value(previous)
    const py = px - previous
    while (x > px && y > py && (fromAbove ? x > px : x > px + 1)) {
      x--
      y--
      pairs.push([x, y])
    }
    x = px
    y = py
  }
  while (x > 0 && y > 0) {
    x--
    y--
    pairs.push([x, y])
  }
  return pairs.reverse()
}
