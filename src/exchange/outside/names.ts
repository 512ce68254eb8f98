// The names under which things may be spoken of outside the team: cases by their published codes, sources not at all. Pure.

import { Refusal } from '../../base/trouble.ts'
import type { NamedCase, OutsideSettings } from './types.ts'

const KIND_WORDS: Readonly<Record<string, string>> = { site: '[site]', participant: '[person]', pair: '[pair]' }

/** Turns the team's words into words for those outside. */
export interface OutsideNames {
  /** The published code of a case; null where it has none. */
  readonly codeOf: (id: string) => string | null
  /** Published codes of cases, by id. Refuses cases without one, and names what to do. */
  readonly codesOf: (ids: readonly string[]) => ReadonlyMap<string, string>
  /** A text with the team's keys of cases and sources replaced by published codes, and the names that were decided on by words in brackets. */
  readonly words: (text: string) => string
  /** Words that somebody said, with the names that were decided on replaced in brackets; nothing else is touched. */
  readonly printed: (text: string) => string
  readonly settings: OutsideSettings
}

/** Makes the names of a project. A pair without a code of its own stands under the codes of its members. */
export function outsideNames(
  cases: readonly NamedCase[],
  members: ReadonlyMap<string, readonly string[]>,
  sourceKeys: readonly string[],
  settings: OutsideSettings,
): OutsideNames {
  const byId = new Map<string, NamedCase>(cases.map(one => [one.id, one]))
  const codeOf = (id: string): string | null => {
    const own = byId.get(id)?.code ?? null
    if (own !== null) return own
    const parts = (members.get(id) ?? []).map(member => byId.get(member)?.code ?? null)
    return parts.length > 1 && parts.every(part => part !== null) ? parts.toSorted().join('–') : null
  }
  const shown = (one: NamedCase) => codeOf(one.id) ?? KIND_WORDS[one.kind] ?? '[organisation]'
  const replacements = new Map<string, string>()
  for (const one of cases) {
    if (one.key === null || one.key === one.name) continue
    replacements.set(`${one.key} ${one.name}`, shown(one))
    replacements.set(one.key, shown(one))
  }
  for (const key of sourceKeys) if (!replacements.has(key)) replacements.set(key, '[source]')
  const keys = patternOf([...replacements.keys()], 'gu')
  const names = new Map(settings.substitutes.map(({ name, by }) => [name.toLowerCase(), `[${by}]`]))
  const decided = patternOf(
    settings.substitutes.map(({ name }) => name),
    'giu',
  )
  const printed = (text: string) =>
    decided === null ? text : text.replace(decided, word => names.get(word.toLowerCase()) ?? word)
  return {
    codeOf,
    codesOf: ids => {
      const codes = new Map<string, string>()
      const without: string[] = []
      for (const id of ids) {
        const code = codeOf(id)
        if (code === null) without.push(byId.get(id)?.key ?? byId.get(id)?.name ?? id)
        else codes.set(id, code)
      }
      if (without.length > 0)
        throw new Refusal(
          'no-published-code',
          `${without.slice(0, 4).join(', ')}${without.length > 4 ? ' and others have' : without.length === 1 ? ' has' : ' have'} no published code. Draw published codes first (Cases).`,
        )
      return codes
    },
    words: text => printed(keys === null ? text : text.replace(keys, word => replacements.get(word)!)),
    printed,
    settings,
  }
}

/** Whole words only, the longest first; null where there are none. */
function patternOf(words: readonly string[], flags: string): RegExp | null {
  const all = words
    .map(word => word.trim())
    .filter(word => word.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (all.length === 0) return null
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${all.join('|')})(?![\p{L}\p{N}])`, flags)
}
