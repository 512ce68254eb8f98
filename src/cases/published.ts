// Codes under which cases stand in what leaves the team: drawn at random, so that nothing follows from them. Pure.

import type { CaseId, SourceId } from '../base/ids.ts'
import { fold } from '../base/order.ts'

/** The code under which a case stands in what leaves the team; fixed from `publishedAt` on. */
export interface PublishedCode {
  readonly caseId: CaseId
  readonly kind: string
  readonly code: string
  readonly publishedAt: string | null
}

/** The code under which a source stands in what leaves the team; fixed from `publishedAt` on. */
export interface SourceCode {
  readonly sourceId: SourceId
  readonly code: string
  readonly publishedAt: string | null
}

/** How codes look: a prefix with letters (A, B … Z, AA) or with numbers (AG1, AG2 …). */
export interface CodeSeries {
  readonly style: 'letters' | 'numbers'
  readonly prefix: string
}

/** A series for the cases with one value of an attribute; null: for all others, those without a value too. */
export interface CodeRule extends CodeSeries {
  readonly value: string | null
}

/** One code of a series, counted from 0. */
export function codeAt({ style, prefix }: CodeSeries, at: number): string {
  if (style === 'numbers') return `${prefix}${at + 1}`
  let letters = ''
  for (let rest = at; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCodePoint(65 + (rest % 26)) + letters
  return prefix + letters
}

/** The rule that holds for a value: its own, else the one for all others. */
export function ruleFor(rules: readonly CodeRule[], value: string | null): CodeRule | undefined {
  return rules.find(rule => rule.value !== null && rule.value === value) ?? rules.find(rule => rule.value === null)
}

/** A scheme in words: “in-depth: A, B …; others: AG1, AG2 …”. */
export function schemeInWords(rules: readonly CodeRule[]): string {
  return rules
    .map(rule => `${rule.value ?? (rules.length > 1 ? 'others' : 'all')}: ${codeAt(rule, 0)}, ${codeAt(rule, 1)} …`)
    .join('; ')
}

/**
 * Draws a code for each case. `taken` (folded) are codes that nobody may have: those given, and what cases are called inside. Letters are drawn from the whole
 * alphabet, numbers from as many as there are cases, so that neither shows who came first. `below(n)` is a random whole number below n.
 */
export function drawCodes<Id>(
  cases: readonly { readonly id: Id; readonly value: string | null }[],
  rules: readonly CodeRule[],
  taken: ReadonlySet<string>,
  below: (n: number) => number,
): Map<Id, string> {
  const groups = new Map<CodeRule, Id[]>()
  for (const { id, value } of cases) {
    const rule = ruleFor(rules, value)
    if (!rule) continue
    const group = groups.get(rule)
    if (group) group.push(id)
    else groups.set(rule, [id])
  }
  const used = new Set(taken)
  const drawn = new Map<Id, string>()
  for (const [rule, ids] of groups) {
    const free: string[] = []
    const least = rule.style === 'letters' ? 26 : ids.length
    for (let at = 0; at < least || free.length < ids.length; at++) {
      const code = codeAt(rule, at)
      if (!used.has(fold(code))) free.push(code)
    }
    for (const id of ids) {
      const [code] = free.splice(below(free.length), 1) as [string]
      used.add(fold(code))
      drawn.set(id, code)
    }
  }
  return drawn
}
