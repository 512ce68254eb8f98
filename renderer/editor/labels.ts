// The two letters at the head of a stripe.

import type { CodeId } from '../../src/base/ids.ts'

const SMALL = new Set([
  'a',
  'an',
  'and',
  'the',
  'of',
  'in',
  'on',
  'to',
  'for',
  'by',
  'from',
  'with',
  'its',
  'or',
  'at',
  'it',
])

/** Two letters for each code, no two alike while letters last; the same framework always gives the same letters. */
export function stripeLabels(
  codes: Iterable<{ readonly id: CodeId; readonly name: string }>,
): ReadonlyMap<CodeId, string> {
  const labels = new Map<CodeId, string>()
  const taken = new Set<string>()
  for (const code of codes) {
    const label = candidates(code.name).find(one => !taken.has(one)) ?? candidates(code.name)[0] ?? '??'
    taken.add(label)
    labels.set(code.id, label)
  }
  return labels
}

function candidates(name: string): string[] {
  const words = (name.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word, at) => at === 0 || !SMALL.has(word.toLowerCase()))
  const first = Array.from(words[0] ?? '')
  const head = (first[0] ?? '?').toUpperCase()
  const initials = words.slice(1).map(word => head + Array.from(word)[0]!.toLowerCase())
  const inside = first.slice(1).map(letter => head + letter.toLowerCase())
  const others = words.slice(1).flatMap(word =>
    Array.from(word)
      .slice(1)
      .map(letter => head + letter.toLowerCase()),
  )
  const digits = Array.from({ length: 9 }, (_, at) => `${head}${at + 1}`)
  // The second letter names most codes best ("Role" Ro); after it the initials of further words, then whatever is free.
  return [...inside.slice(0, 1), ...initials, ...inside.slice(1), ...others, ...digits]
}
