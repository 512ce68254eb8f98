// What the code popover offers for what was typed. Codes whose names begin or go on like the words typed are known at
// once; what the core finds besides (typos forgiven, words of definitions) comes after them, so that nothing under the
// cursor moves when its answer arrives.

import type { CodeId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { FoundCode } from '../../../src/search/types.ts'
import { words } from '../../words/en.ts'

/** One line of the popover's list. `why` says what matched when it was not the name; `section` stands above the first of its kind. `below` is the group that was typed, for the codes below it. */
export interface Offer {
  readonly code: Code
  readonly why: string | null
  readonly section: 'found' | 'below' | 'pinned' | 'recent' | 'all'
  readonly below?: Code
}

/** Codes that stand before the others: those the coder pinned, those applied last. */
export interface AtHand {
  readonly recent: readonly CodeId[]
  readonly pinned: readonly CodeId[]
  /** The sets of codes: a set's name finds the codes in it. */
  readonly sets?: readonly { readonly name: string; readonly codeIds: readonly CodeId[] }[]
}

/** Whether a code can be applied at all. */
export function isCodable(code: Code): boolean {
  return code.kind === 'code' && code.status !== 'retired'
}

/**
 * The offers for what was typed: found ones first, then groups of that name with the codes below them, then the recent ones
 * that are not among them. When nothing is typed the pinned and the recent ones, then everything in framework order. A group
 * is offered so that it can be refused in words, with what may be chosen instead under it.
 */
export function offersFor(
  query: string,
  codes: readonly Code[],
  found: readonly FoundCode[] | null,
  { recent, pinned, sets = [] }: AtHand,
  most = 60,
): readonly Offer[] {
  const byId = new Map(codes.map(code => [code.id, code]))
  const offers: Offer[] = []
  const taken = new Set<CodeId>()
  const offer = (code: Code | undefined, why: string | null, section: Offer['section'], below?: Code) => {
    if (code === undefined || !isCodable(code) || taken.has(code.id)) return
    taken.add(code.id)
    offers.push({ code, why, section, ...(below && { below }) })
  }
  const typed = fold(query.trim())
  if (typed === '') {
    for (const id of pinned) offer(byId.get(id), null, 'pinned')
    for (const id of recent.slice(0, 5)) offer(byId.get(id), null, 'recent')
    for (const code of codes) offer(code, null, 'all')
    return offers
  }
  const named = codes
    .map(code => ({ code, rank: nameRank(fold(code.name), typed) }))
    .filter(one => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
  const groups = named.filter(({ code }) => code.kind === 'group' && code.status !== 'retired')
  const withGroup = (group: Code) => {
    offers.push({ code: group, why: null, section: 'found' })
    for (const code of codes) if (isBelow(code, group, byId)) offer(code, null, 'below', group)
  }
  const exact = groups.filter(({ code }) => fold(code.name) === typed)
  for (const { code } of exact) withGroup(code)
  for (const { code } of named) offer(code, null, 'found')
  // A group only where nothing of that name could be applied: else it would stand between the hand and the code.
  if (offers.length === 0) for (const { code } of groups.slice(0, 2)) withGroup(code)
  for (const set of sets)
    if (nameRank(fold(set.name), typed) < 3)
      for (const id of set.codeIds) offer(byId.get(id), words.source.choose.inSet(set.name), 'found')
  for (const one of found ?? []) offer(byId.get(one.codeId), one.why, 'found')
  for (const id of recent.slice(0, 5)) offer(byId.get(id), null, 'recent')
  return offers.slice(0, most)
}

/** Whether a code lies below another, at any depth. */
export function isBelow(code: Code, above: Code, byId: ReadonlyMap<string, Code>): boolean {
  for (let id = code.parentId; id !== null; id = byId.get(id)?.parentId ?? null) if (id === above.id) return true
  return false
}

// 0: the name begins so; 1: a word of it does; 2: it stands somewhere inside; 3: not at all.
function nameRank(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0
  if (name.includes(` ${typed}`)) return 1
  return typed.length > 2 && name.includes(typed) ? 2 : 3
}

/** Whether a space typed now belongs to the name being typed ("taken" before "up") and is no wish to add another code. */
export function spaceGoesOn(query: string, codes: readonly Code[]): boolean {
  const typed = fold(query)
  if (typed.trim() === '') return false
  return codes.some(code => isCodable(code) && fold(code.name).includes(`${typed} `))
}

/** The part of a name that was typed, for showing it stronger; null when it does not stand in the name. */
export function typedPart(name: string, query: string): { readonly start: number; readonly end: number } | null {
  const typed = fold(query.trim())
  if (typed === '') return null
  // Folding may change lengths: only names it leaves alone in length are marked.
  const folded = fold(name)
  const at = folded.length === name.length ? folded.indexOf(typed) : -1
  return at === -1 ? null : { start: at, end: at + typed.length }
}

/** The name a code gets when it is made of words in the text: one line, at most `most` characters; null when it would have to be cut. */
export function inVivoName(words: string, most = 80): string | null {
  const name = words.replace(/\s+/gu, ' ').trim()
  return name.length > 0 && name.length <= most ? name : null
}
