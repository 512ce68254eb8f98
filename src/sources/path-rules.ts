// Rules that say how files are filed from where they lie: `Site {site}/Interviews/{key} {name}.docx`.

import { Refusal } from '../base/trouble.ts'

/** What a part of a path may say. */
export type RuleField = 'site' | 'participant' | 'key' | 'name' | 'kind' | 'date'

/** What a rule found in a path, by field. */
export type RuleFinds = Partial<Record<RuleField, string>>

/** A rule, read: `fixed` are values that hold for every path it fits. */
export interface PathRule {
  readonly pattern: string
  readonly fixed: RuleFinds
  readonly parts: readonly RulePart[]
}

/** One part of a pattern: words as they stand, a field, `*` (anything within a folder's name) or `**` (any folders). */
export type RulePart =
  | { readonly words: string }
  | { readonly field: RuleField }
  | { readonly any: 'within' | 'across' }

const FIELDS: Readonly<Record<string, RuleField>> = {
  site: 'site',
  case: 'site',
  participant: 'participant',
  respondent: 'participant',
  key: 'key',
  id: 'key',
  name: 'name',
  title: 'name',
  kind: 'kind',
  type: 'kind',
  date: 'date',
}

const LONGEST_PATTERN = 500
const MOST_PARTS = 40

/** Reads a rule. Refuses an empty or overlong pattern, and a placeholder it does not know. */
export function readRule(pattern: string, fixed: RuleFinds = {}): PathRule {
  const plain = pattern
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\/+|\/+$/g, '')
  if (plain === '')
    throw new Refusal(
      'rule-empty',
      'A filing rule has no pattern. Write one such as “Site {site}/Interviews/{key} {name}”.',
    )
  const parts: RulePart[] = []
  for (const [piece] of plain.matchAll(/\{[^{}]*\}|\*{1,2}|[^{*]+|\{/g)) {
    if (piece.startsWith('*')) parts.push({ any: piece === '**' ? 'across' : 'within' })
    else if (!piece.startsWith('{')) parts.push({ words: piece.toLowerCase() })
    else {
      const name = piece.slice(1, -1).trim().toLowerCase()
      if (name === 'any' || name === '') parts.push({ any: 'within' })
      else if (Object.hasOwn(FIELDS, name) && piece.endsWith('}')) parts.push({ field: FIELDS[name]! })
      else {
        throw new Refusal(
          'rule-unknown-placeholder',
          `The filing rule “${pattern.slice(0, 200)}” has a placeholder “${piece.slice(0, 40)}” that means nothing. Use {site}, {participant}, {key}, {name}, {kind}, {date} or *.`,
        )
      }
    }
  }
  if (plain.length > LONGEST_PATTERN || parts.length > MOST_PARTS) {
    throw new Refusal(
      'rule-too-long',
      `The filing rule “${plain.slice(0, 80)}…” is too long. Use * for the parts that do not matter.`,
    )
  }
  return { pattern: plain, fixed, parts }
}

/**
 * What a rule finds in a path (with `/`), or null when it does not fit. A rule speaks of the end of the path: `Interviews/{key}` fits in any folder
 * above. The file's ending may be left out of it. Letters fit in any case; a key or date holds no white space.
 */
export function applyRule(rule: PathRule, path: string): RuleFinds | null {
  const whole = path.replaceAll('\\', '/')
  const bare = whole.replace(/\.[^./]{1,10}$/, '')
  const found = fit(rule.parts, /\.[^./{}*]{1,10}$/.test(rule.pattern) ? whole : bare)
  return found && { ...rule.fixed, ...found }
}

function fit(parts: readonly RulePart[], path: string): RuleFinds | null {
  const lower = path.toLowerCase()
  // Lower case of some letters is longer; then positions would not agree.
  const plain = lower.length === path.length ? lower : path
  for (let from = 0; from >= 0; from = nextFolder(path, from)) {
    const dead = new Set<number>()
    const ends = follow(0, from)
    if (ends) {
      const finds: RuleFinds = {}
      let start = from
      parts.forEach((part, at) => {
        const end = ends[at]!
        if ('field' in part) finds[part.field] ??= path.slice(start, end).trim()
        start = end
      })
      return finds
    }

    /** Where each part from `at` on ends, the first way that fits; what was found not to fit is not tried twice. */
    function follow(at: number, start: number): number[] | null {
      const part = parts[at]
      if (!part) return start === path.length ? [] : null
      const state = at * (path.length + 1) + start
      if (dead.has(state)) return null
      for (const end of endsOf(part, plain, start)) {
        const rest = follow(at + 1, end)
        if (rest) return [end, ...rest]
      }
      dead.add(state)
      return null
    }
  }
  return null
}

function nextFolder(path: string, from: number): number {
  const slash = path.indexOf('/', from)
  return slash < 0 ? -1 : slash + 1
}

function* endsOf(part: RulePart, path: string, start: number): Generator<number> {
  if ('words' in part) {
    if (path.startsWith(part.words, start)) yield start + part.words.length
    return
  }
  const shut =
    'field' in part && (part.field === 'key' || part.field === 'date')
      ? /[\s/]/
      : 'any' in part && part.any === 'across'
        ? null
        : /\//
  if ('any' in part) yield start
  for (let end = start + 1; end <= path.length; end++) {
    const last = path[end - 1]!
    if (shut?.test(last)) return
    if ('any' in part || (path[start]!.trim() !== '' && last.trim() !== '')) yield end
  }
}
