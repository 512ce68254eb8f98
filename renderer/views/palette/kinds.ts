// Narrowing find-anything to one kind: by what is typed in front (“#play”, “case: penny”, “>”), or by the row of kinds. Pure.

import { fold } from '../../../src/base/order.ts'
import type { Found } from '../../../src/search/types.ts'

/** What find-anything is narrowed to. */
export type PaletteKind = Found['kind'] | 'command'

/** Every kind, in the order they are offered. */
export const PALETTE_KINDS: readonly PaletteKind[] = ['source', 'code', 'case', 'memo', 'proposition', 'command']

/** The signs that narrow, by kind. */
export const SIGNS: Readonly<Partial<Record<PaletteKind, string>>> = { code: '#', case: '@', command: '>' }

/** What was asked: the words without what narrows them, and to which kind. */
export interface Asked {
  readonly words: string
  readonly kind: PaletteKind | null
}

/** Reads what was typed. A sign in front narrows, and so does a kind's name or its beginning with a colon: “s: ward” looks among sources. */
export function askedFor(typed: string): Asked {
  const text = typed.trimStart()
  const bySign = PALETTE_KINDS.find(kind => SIGNS[kind] !== undefined && text.startsWith(SIGNS[kind]))
  if (bySign) return { words: text.slice(1).trim(), kind: bySign }
  const named = /^(\p{L}+)s?:\s*/u.exec(text)
  const begin = named && fold(named[1]!)
  const byName = begin ? PALETTE_KINDS.find(kind => kind.startsWith(begin) || `${kind}s` === begin) : undefined
  return byName ? { words: text.slice(named![0].length).trim(), kind: byName } : { words: text.trim(), kind: null }
}
