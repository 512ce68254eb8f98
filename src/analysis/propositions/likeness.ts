// Which words tell passages apart: those that some passages share and the study at large does not. Pure.

import { fold } from '../../base/order.ts'

/** The words of a text as they are compared: folded, of three letters or more. */
export function wordsIn(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(word => word.length >= 3)
}

/**
 * The words that tell most, with their weight: in `held` how many of the passages hold a word, in `among` how many of `all`
 * paragraphs of the study do. What a tenth of the study holds tells nothing, nor what stands nowhere else. Ties by the alphabet.
 */
export function tellingWords(
  held: ReadonlyMap<string, number>,
  among: ReadonlyMap<string, number>,
  all: number,
  most: number,
): Map<string, number> {
  const weighed = [...held].flatMap(([word, n]) => {
    const everywhere = among.get(word) ?? 0
    if (everywhere <= n || everywhere > Math.max(4, all / 10)) return []
    return [{ word, weight: Math.log(1 + all / everywhere), rank: Math.log(1 + all / everywhere) * Math.log(1 + n) }]
  })
  weighed.sort((a, b) => b.rank - a.rank || (a.word < b.word ? -1 : 1))
  return new Map(weighed.slice(0, most).map(({ word, weight }) => [word, weight]))
}
