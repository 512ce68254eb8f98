// A part in a source as it is typed and as it stands. Pure.

import type { Part } from '../../../src/team/types.ts'
import { teamWords as w } from '../../words/team.ts'

/** A part and whether it is done blind; `null`: none. */
export type WrittenPart = { readonly part: Part; readonly blind: boolean } | null

/** How a part stands in its cell and is copied: “second, blind”. */
export function partText(given: WrittenPart): string {
  if (given === null) return ''
  return given.blind ? `${w.partNames[given.part]}, ${w.blind}` : w.partNames[given.part]
}

/** What was typed or pasted: 1, 2 or R, or the words, with b or “blind”. `undefined` where it is none of these. */
export function partFrom(written: string): WrittenPart | undefined {
  const words = written.trim().toLowerCase()
  if (words === '') return null
  const found = /^(1|first|2|second|r|reviewer)[\s,]*(b|blind)?$/.exec(words)
  if (!found) return undefined
  const part = found[1]!.startsWith('r') ? 'reviewer' : found[1] === '1' || found[1] === 'first' ? 'first' : 'second'
  const blind = found[2] !== undefined
  return part === 'reviewer' && blind ? undefined : { part, blind }
}
