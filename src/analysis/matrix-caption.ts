// The filter of a matrix as a sentence: above the grid, and in every export.

import { nameOf, type CodeHead, type Heads } from './heads.ts'
import type { MatrixRequest } from './types.ts'

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** “Every interview, observation and document, coded by A or B, any stance, codes as in framework v4.” and what is left out. `outside` is the number of sources that no column holds. */
export function captionOf(heads: Heads, request: MatrixRequest, leftOut: readonly CodeHead[], outside: number): string {
  const where = request.where.map(({ attribute, value }) => `${attribute} is ${value}`)
  const coders = request.codedBy.map(id => heads.coders.find(coder => coder.id === id)?.name ?? id)
  const parts = [
    where.length === 0
      ? 'Every interview, observation and document'
      : `Interviews, observations and documents where ${where.join(' and ')}`,
    coders.length === 0 ? 'coded by anybody' : `coded by ${either(coders)}`,
    request.stance === null ? 'any stance' : `only passages judged ${request.stance}`,
    ...(request.rollUp ? ['codes with those below them, each passage once'] : []),
    ...(heads.version === null ? [] : [`codes as in framework ${heads.version}`]),
  ]
  const names = leftOut.map(nameOf)
  const retired =
    names.length === 0
      ? ''
      : ` Left out: ${names.length} retired ${names.length === 1 ? 'code' : 'codes'} (${names.join(', ')}).`
  const elsewhere =
    outside === 0
      ? ''
      : outside === 1
        ? ' 1 source belongs to no column and counts in the totals only.'
        : ` ${outside} sources belong to no column and count in the totals only.`
  return `${parts.join(', ')}.${retired}${elsewhere}`
}
