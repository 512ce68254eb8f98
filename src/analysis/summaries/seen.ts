// What stood under a summary when it was written or looked at, kept as JSON beside it, and what moved since. Pure.
// Of a cell: each coding with the digest of its words and the paragraph it began in. Of a case as a whole: each code with
// how many codings it had, a digest of them, and the stamp of its summary. Never a word of a source.

import type { Moved } from './types.ts'

/** A coding under a cell: ids and digest as hexadecimal digits. */
export type SeenPassage = readonly [coding: string, digest: string, paragraph: string]

/** A code under a case: its id as hexadecimal digits, its codings, a digest of them, the stamp of its summary ('' for none). */
export type SeenCode = readonly [code: string, codings: number, digest: string, stamp: string]

/** What came, went and changed under a cell since. */
export interface PassageChanges {
  readonly added: readonly SeenPassage[]
  readonly removed: readonly SeenPassage[]
  readonly changed: readonly SeenPassage[]
}

/** Reads what was seen. It was written by us; anything else counts as nothing seen. */
export function readSeen<Item extends SeenPassage | SeenCode>(stored: string): Item[] {
  const list: unknown = JSON.parse(stored)
  return Array.isArray(list) ? (list as Item[]) : []
}

/** Compares the codings under a cell with those that were seen. A coding changed where its words did: another edge, or a correction of the text. */
export function passageChanges(seen: readonly SeenPassage[], now: readonly SeenPassage[]): PassageChanges {
  const before = new Map(seen.map(one => [one[0], one]))
  const added: SeenPassage[] = []
  const changed: SeenPassage[] = []
  for (const one of now) {
    const was = before.get(one[0])
    before.delete(one[0])
    if (!was) added.push(one)
    else if (was[1] !== one[1]) changed.push(one)
  }
  return { added, removed: [...before.values()], changed }
}

/** How many of each; null where nothing moved. */
export function movedPassages({ added, removed, changed }: PassageChanges): Moved | null {
  if (added.length + removed.length + changed.length === 0) return null
  return { added: added.length, removed: removed.length, changed: changed.length }
}

/** Compares the codes under a case with those that were seen: pairs of what was and what is, where they differ. */
export function codeChanges(
  seen: readonly SeenCode[],
  now: readonly SeenCode[],
): { readonly was: SeenCode | null; readonly is: SeenCode | null }[] {
  const before = new Map(seen.map(one => [one[0], one]))
  const moved: { was: SeenCode | null; is: SeenCode | null }[] = []
  for (const is of now) {
    const was = before.get(is[0]) ?? null
    before.delete(is[0])
    if (!was || was[2] !== is[2] || was[3] !== is[3]) moved.push({ was, is })
  }
  for (const was of before.values()) moved.push({ was, is: null })
  return moved
}

/** How many codes moved under a case: those with more codings, with fewer, and otherwise. */
export function movedCodes(changes: ReturnType<typeof codeChanges>): Moved | null {
  if (changes.length === 0) return null
  const more = changes.filter(({ was, is }) => (is?.[1] ?? 0) > (was?.[1] ?? 0)).length
  const fewer = changes.filter(({ was, is }) => (is?.[1] ?? 0) < (was?.[1] ?? 0)).length
  return { added: more, removed: fewer, changed: changes.length - more - fewer }
}
