// What find-anything offers: pure, from what was typed, what was found and what can be done now.

import { fold } from '../../../src/base/order.ts'
import type { Found } from '../../../src/search/types.ts'
import { ALSO_CALLED } from './also-called.ts'
import { labelOf, shortcutsOf, type Action, type Now } from '../../actions/action.ts'
import type { IconName } from '../../components/icon.tsx'
import type { Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

/** One line of the palette. */
export type Choice =
  | { readonly kind: 'found'; readonly id: string; readonly found: Found }
  | { readonly kind: 'tab'; readonly id: string; readonly tab: Tab }
  | {
      readonly kind: 'command'
      readonly id: string
      readonly label: string
      readonly keys: string | null
      readonly action: Action
    }
  | { readonly kind: 'text'; readonly id: string; readonly words: string }

/** Choices under a head. */
export interface ChoiceGroup {
  readonly head: string
  readonly choices: readonly Choice[]
}

/** A thing as a line of the palette. */
export function choiceOf(found: Found): Choice {
  return { kind: 'found', id: `found-${found.id}`, found }
}

/** Whether every word typed begins some word of a label: "un app" finds "Undo Apply code". */
export function fitsLabel(label: string, typed: string): boolean {
  const parts = fold(label).split(/[^\p{L}\p{N}]+/u)
  return fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every(word => parts.some(part => part.startsWith(word)))
}

/** The commands that fit what was typed, by their label or by what else they are called, and work now; those whose label begins with it first, those only otherwise called so last. */
export function commandsFor(actions: readonly Action[], typed: string, now: Now): Choice[] {
  const seen = new Set<string>()
  const wanted = fold(typed.trim())
  return actions
    .filter(action => !action.hidden && !seen.has(action.id) && seen.add(action.id) && action.enabled(now))
    .map(action => ({ action, label: labelOf(action, now) }))
    .map(choice => ({
      ...choice,
      rank: rankOf(choice.label, ALSO_CALLED[choice.action.id] ?? '', typed, wanted),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ action, label }) => ({
      kind: 'command',
      id: `do-${action.id}`,
      label,
      keys: shortcutsOf(action)[0] ?? null,
      action,
    }))
}

/** From so many letters on a command may be what is meant before a thing that is found. */
const NAMED_FROM = 3

/**
 * What was found, and what can be done, in groups: first the commands whose name begins with what was typed, unless something found is called so from its beginning, too;
 * in the end all that is done with the words themselves.
 */
export function groupsFor(typed: string, found: readonly Found[], commands: readonly Choice[]): ChoiceGroup[] {
  const wanted = fold(typed.trim())
  const begins = (name: string | null) => name !== null && fold(name).startsWith(wanted)
  const isThing = wanted.length < NAMED_FROM || found.some(one => begins(one.name) || begins(one.key))
  const isNamed = (choice: Choice) => !isThing && found.length > 0 && choice.kind === 'command' && begins(choice.label)
  const inText: Choice = { kind: 'text', id: 'text', words: typed }
  const others = commands.filter(choice => !isNamed(choice))
  const named = commands.filter(isNamed)
  return [
    { head: words.palette.commands, choices: named },
    { head: words.palette.found, choices: found.map(choiceOf) },
    {
      head: named.length > 0 ? words.palette.others : words.palette.commands,
      choices: [...others.slice(0, 8), inText],
    },
  ]
}

function rankOf(label: string, also: string, typed: string, wanted: string): number {
  if (fitsLabel(label, typed)) return fold(label).startsWith(wanted) ? 3 : 2
  return fitsLabel(`${label} ${also}`, typed) ? 1 : 0
}

/** The icon of a thing that was found. */
export function foundIcon(kind: Found['kind']): IconName {
  return kind === 'source'
    ? 'document'
    : kind === 'code'
      ? 'framework'
      : kind === 'case'
        ? 'cases'
        : kind === 'memo'
          ? 'memos'
          : 'propositions'
}

/** Splits a name where the typed words stand in it, for drawing them strong: odd pieces match. */
export function piecesOf(name: string, typed: string): string[] {
  const words = fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const folded = fold(name)
  // Folding may change lengths (ligatures): nothing is drawn strong then, rather than the wrong letters.
  if (folded.length !== name.length || words.length === 0) return [name]
  const pieces: string[] = []
  let at = 0
  for (const match of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = words.find(one => match[0].startsWith(one))
    if (!word || match.index < at) continue
    pieces.push(name.slice(at, match.index), name.slice(match.index, match.index + word.length))
    at = match.index + word.length
  }
  return [...pieces, name.slice(at)]
}
