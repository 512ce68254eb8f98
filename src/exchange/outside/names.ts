// The names under which things may be spoken of outside the team: cases and sources by their published codes. Pure.

import { Refusal } from '../../base/trouble.ts'
import { CODED_BY } from '../../analysis/summaries/quotations.ts'
import type { NamedCase, NamedPart, NamedSource, OutsideSettings } from './types.ts'

const KIND_WORDS: Readonly<Record<string, string>> = { site: '[site]', participant: '[person]', pair: '[pair]' }

/** Turns the team's words into words for those outside. */
export interface OutsideNames {
  /** The published code of a case; null where it has none. */
  readonly codeOf: (id: string) => string | null
  /** Published codes of cases, by id. Refuses cases without one, and names what to do. */
  readonly codesOf: (ids: readonly string[]) => ReadonlyMap<string, string>
  /** Published codes of sources, by id. Refuses sources without one, and names what to do. */
  readonly sourceCodesOf: (ids: readonly string[]) => ReadonlyMap<string, string>
  /** The source with this id; null for none. */
  readonly sourceOf: (id: string) => NamedSource | null
  /** The members of a pair whose code names them: a pair without a code of its own stands under theirs. */
  readonly partsOf: (id: string) => readonly NamedPart[]
  /** Whether nothing of a person, or of a source with such a person, may stand in a row of its own. */
  readonly isSilent: (id: string) => boolean
  /** A text with the team's keys of cases and sources replaced by published codes, and the names that were decided on by words in brackets. */
  readonly words: (text: string) => string
  /** Words that somebody said, with the names that were decided on replaced in brackets; nothing else is touched. */
  readonly printed: (text: string) => string
  readonly settings: OutsideSettings
}

/** Makes the names of a project. A pair without a code of its own stands under the codes of its members. */
export function outsideNames(
  cases: readonly NamedCase[],
  members: ReadonlyMap<string, readonly NamedPart[]>,
  sources: readonly NamedSource[],
  settings: OutsideSettings,
  coders: readonly string[] = [],
): OutsideNames {
  const byId = new Map<string, NamedCase>(cases.map(one => [one.id, one]))
  const sourceById = new Map<string, NamedSource>(sources.map(one => [one.id, one]))
  const codeOf = (id: string): string | null => {
    const own = byId.get(id)?.code ?? null
    if (own !== null) return own
    const parts = (members.get(id) ?? []).map(member => byId.get(member.id)?.code ?? null)
    return parts.length > 1 && parts.every(part => part !== null) ? parts.toSorted().join('–') : null
  }
  const shown = (one: NamedCase) => codeOf(one.id) ?? KIND_WORDS[one.kind] ?? '[organisation]'
  const replacements = new Map<string, string>()
  for (const one of cases) {
    if (one.key === null || one.key === one.name) continue
    replacements.set(`${one.key} ${one.name}`, shown(one))
    replacements.set(one.key, shown(one))
  }
  for (const { key, code } of sources)
    if (key !== null && !replacements.has(key)) replacements.set(key, code ?? '[source]')
  const keys = patternOf([...replacements.keys()], 'gu')
  const { pattern: decided, byName } = decidedNames(settings.substitutes)
  const printed = (text: string) =>
    decided === null ? text : text.replace(decided, word => `[${byName.get(word.toLowerCase())!}]`)
  return {
    codeOf,
    codesOf: ids => allCodes(ids, codeOf, id => byId.get(id)?.key ?? byId.get(id)?.name ?? id),
    sourceCodesOf: ids =>
      allCodes(
        ids,
        id => sourceById.get(id)?.code ?? null,
        id => sourceById.get(id)?.key ?? 'A source',
      ),
    sourceOf: id => sourceById.get(id) ?? null,
    partsOf: id => ((byId.get(id)?.code ?? null) === null ? (members.get(id) ?? []) : []),
    isSilent: id => byId.get(id)?.isSilent === true || sourceById.get(id)?.isSilent === true,
    words: text => {
      const said = withoutCoders(text, coders)
      return printed(keys === null ? said : said.replace(keys, word => replacements.get(word)!))
    },
    printed,
    settings,
  }
}

/** What a cell filled with its excerpts says of who coded them, at the end of a line; outside only how many they were. */
function withoutCoders(text: string, coders: readonly string[]): string {
  if (coders.length === 0 || !text.includes(CODED_BY)) return text
  const known = new Set(coders)
  return text.replaceAll(new RegExp(`${CODED_BY}([^\\n]+)$`, 'gmu'), (line, said: string) => {
    const names = namesIn(said, known)
    return names < 2 ? line : `${CODED_BY}${names} people`
  })
}

/** Of how many known names “Ana, Ben and Cem” is made; 0 where it is made of anything else. */
function namesIn(said: string, known: ReadonlySet<string>): number {
  if (known.has(said)) return 1
  for (const joint of [' and ', ', ']) {
    for (let at = said.indexOf(joint); at >= 0; at = said.indexOf(joint, at + 1)) {
      if (!known.has(said.slice(0, at))) continue
      const rest = namesIn(said.slice(at + joint.length), known)
      if (rest > 0) return rest + 1
    }
  }
  return 0
}

/** Names that words were decided on for, and those words by the name in small letters. */
export function decidedNames(substitutes: OutsideSettings['substitutes']): {
  readonly pattern: RegExp | null
  readonly byName: ReadonlyMap<string, string>
} {
  const byName = new Map(substitutes.map(({ name, by }) => [name.trim().toLowerCase(), by]))
  return { pattern: patternOf([...byName.keys()], 'giu'), byName }
}

function allCodes(
  ids: readonly string[],
  codeOf: (id: string) => string | null,
  called: (id: string) => string,
): ReadonlyMap<string, string> {
  const codes = new Map<string, string>()
  const without: string[] = []
  for (const id of ids) {
    const code = codeOf(id)
    if (code === null) without.push(called(id))
    else codes.set(id, code)
  }
  if (without.length > 0)
    throw new Refusal(
      'no-published-code',
      `${without.slice(0, 4).join(', ')}${without.length > 4 ? ' and others have' : without.length === 1 ? ' has' : ' have'} no published code. Draw published codes first (Cases).`,
    )
  return codes
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
