// What an answer may not make of the framework: the rules that its own commands keep. Pure.

import { Refusal } from '../../base/trouble.ts'
import { normal } from './codes.ts'
import type { Row } from './types.ts'

/** Refuses codes that would lie below themselves. */
export function refuseCircles(codes: readonly Row[]): void {
  const parents = new Map(codes.map(row => [row['id'] as string, row['parent_id'] as string | null]))
  for (const row of codes) {
    const seen = new Set<string>()
    for (let at: string | null | undefined = row['id'] as string; at; at = parents.get(at)) {
      if (seen.has(at))
        throw new Refusal(
          'circle',
          `With this answer “${row['name'] as string}” would lie below itself. Answer one of the moves otherwise, or move the other code first.`,
        )
      seen.add(at)
    }
  }
}

/** Refuses two siblings in use that are called alike, unless they were so before. */
export function refuseSameLabels(before: readonly Row[], codes: readonly Row[]): void {
  const had = sameLabels(before)
  for (const [key, name] of sameLabels(codes))
    if (!had.has(key))
      throw new Refusal(
        'label-taken',
        `With this answer two codes in one place would be called “${name}”. Choose another name, or another place.`,
      )
}

function sameLabels(codes: readonly Row[]): Map<string, string> {
  const seen = new Set<string>()
  const twice = new Map<string, string>()
  for (const row of codes) {
    if (row['status'] === 'retired') continue
    const key = `${row['parent_id'] ?? ''} ${normal(row['name'] as string)}`
    if (seen.has(key)) twice.set(key, row['name'] as string)
    seen.add(key)
  }
  return twice
}

/** Refuses a code that codings cannot go to: one that is not there, a group, a retired one, the one that they leave. */
export function refuseAsTarget(code: Row | null, leaves: string): void {
  if (code === null) throw new Refusal('code-gone', 'This code is not in the framework (any more). Choose another.')
  const name = `“${code['name'] as string}”`
  if (code['kind'] !== 'code') throw new Refusal('code-not-codable', `${name} only groups other codes. Choose a code.`)
  if (code['status'] === 'retired') throw new Refusal('code-retired', `${name} is retired. Choose a code in use.`)
  if (code['id'] === leaves) throw new Refusal('same-code', `The codings leave ${name}. Choose another code.`)
}
