// Links between cases as cells tell them: to a case that is known, or to an organisation outside the study.

import { fold } from '../../base/order.ts'
import { said } from '../csv-in/sheet.ts'
import type { Index, KnownCase } from './known.ts'
import type { CaseRef, PlannedLink } from './plan.ts'

/** Words that say “somewhere else” without naming an organisation. */
const NAMELESS = [
  'outside the study',
  'outside',
  'external',
  'other',
  'not in the study',
  'another organisation',
  'another hospital',
]

/** Where a link leads: to a case, known or outside; or nowhere, with the reason. */
export type LinkTarget =
  | { readonly to: CaseRef; readonly outside: { readonly key: string; readonly name: string } | null }
  | { readonly why: string }

/** A key's shape: S01 and S77 are alike. */
function shapeOf(key: string): string {
  return key.replaceAll(/\p{L}+/gu, 'a').replaceAll(/\p{N}+/gu, '0')
}

/**
 * Finds what a cell of a link's column names. What is no case is an organisation outside the study, but not where it has the shape of
 * this sheet's keys (then it is a slip), nor for a pairing, which joins cases of the study.
 */
export function linkTarget(
  written: string,
  from: CaseRef,
  relation: string,
  keys: readonly string[],
  index: Index,
): LinkTarget {
  const found = index.anyCase(written, from.kind)
  if (found?.kind === from.kind && found.ref === from.ref)
    return { why: `${said(written)} is the case itself; this was left out.` }
  if (found) return { to: { kind: found.kind, ref: found.ref }, outside: null }
  const slip = shapeOf(written) !== 'a' && keys.some(key => shapeOf(key) === shapeOf(written))
  if (slip || relation === 'paired with') return { why: `there is no case ${said(written)}; this was left out.` }
  // Two sites that each merged with “outside the study” need not have merged with the same organisation.
  const key = NAMELESS.includes(fold(written)) ? `outside:${from.ref}` : written
  return { to: { kind: 'outside', ref: key }, outside: { key, name: written } }
}

/** The case as it is referred to. */
export function refTo(one: KnownCase): CaseRef {
  return { kind: one.kind, ref: one.ref }
}

const BOTH_WAYS = new Set(['paired with', 'merged with'])

/** Collects links, each once; those that hold both ways in the direction they are told first. */
export class LinksOnce {
  readonly list: PlannedLink[] = []
  readonly #seen = new Map<string, number>()

  add(link: PlannedLink): void {
    const ends = [link.from, link.to].map(end => `${end.kind} ${end.ref}`)
    const key = [link.relation, ...(BOTH_WAYS.has(link.relation) ? ends.sort() : ends)].join('\n')
    const at = this.#seen.get(key)
    if (at === undefined) this.#seen.set(key, this.list.push(link) - 1)
    else {
      const here = this.list[at]!
      this.list[at] = { ...here, on: here.on ?? link.on, note: here.note ?? link.note ?? null }
    }
  }
}
