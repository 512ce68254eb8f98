// The common filter in words: in every caption and export, and beside every saved filter.

import { fold } from '../../base/order.ts'
import { sameName } from '../attributes.ts'
import { factWords } from '../coder-facts.ts'
import type { Condition, Filter, Nearness, SpeakerRole } from './types.ts'

/** What things are called, by id; undefined for what is not in the project (any more). */
export interface FilterNames {
  readonly source: (id: string) => string | undefined
  readonly case: (id: string) => string | undefined
  readonly coder: (id: string) => string | undefined
  readonly code: (id: string) => string | undefined
  readonly proposition: (id: string) => string | undefined
  readonly version: (id: string) => string | undefined
  /** The list of values that an attribute offers, none where any value will do; undefined where nothing has such an attribute. `about` may be '': whoever has it. */
  readonly attribute: (about: string, name: string) => readonly string[] | undefined
}

const MOST_NAMED = 12
const GONE = 'something that is gone'
const GONE_ATTRIBUTE = 'an attribute that is gone'

/** The attributes of a project as a filter's words ask for them; read at the first question. */
export function attributeNames(
  read: () => readonly { readonly about: string; readonly name: string; readonly choices: readonly string[] }[],
): FilterNames['attribute'] {
  let all: ReturnType<typeof read> | null = null
  return (about, name) => {
    all ??= read()
    const found = all.find(one => (about === '' || one.about === about) && sameName(one.name, name))
    if (found) return found.choices
    return (about === '' || about === 'source') && (sameName(name, 'source kind') || sameName(name, 'kind'))
      ? []
      : undefined
  }
}

/** What a filter is asked of: codings, cases alone, words of texts, evidence on propositions, or sources with words that pass. */
export type FilterOf = 'codings' | 'cases' | 'words' | 'evidence' | 'sources'

const EVERY: Readonly<Record<FilterOf, string>> = {
  codings: 'Every coding.',
  cases: 'Every case.',
  words: 'Every word.',
  evidence: 'All evidence.',
  sources: 'Every source.',
}

/** A filter as one sentence: “Only codings in interviews and of S01 or S02.” Without a filter: “Every coding.” */
export function filterInWords(filter: Filter | null, names: FilterNames, of: FilterOf = 'codings'): string {
  return filter === null || isEverything(filter)
    ? EVERY[of]
    : `Only ${of === 'sources' ? 'sources with words' : of} ${filterClause(filter, names)}.`
}

/** A filter as a clause that goes on after “codings”: “in interviews and of S01 or S02”. */
export function filterClause(filter: Filter, names: FilterNames): string {
  return clause(filter, names, false)
}

/** Whether a filter lets everything pass. */
export function isEverything(filter: Filter): boolean {
  return 'all' in filter && filter.all.every(isEverything)
}

/** What a filter names that is not in the project any more, each in words: “2 cases”, “the attribute sector of the site”, “the value acute of sector”. */
export function missedBy(filter: Filter, names: FilterNames): string[] {
  const gone = new Map<string, Set<string>>()
  const missed = new Set<string>()
  const look = (what: string, ids: readonly string[], name: (id: string) => string | undefined) => {
    for (const id of ids) if (name(id) === undefined) gone.set(what, (gone.get(what) ?? new Set()).add(id))
  }
  everyCondition(filter, condition => {
    if (condition.is === 'sources') look('source', condition.ids, names.source)
    else if (condition.is === 'cases') look('case', condition.ids, names.case)
    else if (condition.is === 'coders') look('coder', condition.ids, names.coder)
    else if (condition.is === 'coded') look('code', condition.codeIds, names.code)
    else if (condition.is === 'stance') look('proposition', condition.propositionIds ?? [], names.proposition)
    else if (condition.is === 'version' && condition.versionId !== null)
      look('version of the framework', [condition.versionId], names.version)
    else if (condition.is === 'attribute') {
      const { about, name } = condition
      const offered = names.attribute(about, name)
      if (offered === undefined) missed.add(`the attribute ${name}${about === '' ? '' : ` of the ${about}`}`)
      else if (offered.length > 0)
        for (const value of condition.values)
          if (!offered.some(one => fold(one.trim()) === fold(value.trim()))) missed.add(`the value ${value} of ${name}`)
    }
  })
  const things = [...gone].map(([what, ids]) =>
    ids.size === 1
      ? `a ${what}`
      : `${ids.size} ${what === 'version of the framework' ? 'versions of the framework' : `${what}s`}`,
  )
  return [...things, ...missed]
}

/** Goes to every condition of a filter. */
export function everyCondition(filter: Filter, visit: (condition: Condition) => void): void {
  if ('is' in filter) visit(filter)
  else if ('not' in filter) everyCondition(filter.not, visit)
  else for (const part of 'all' in filter ? filter.all : filter.any) everyCondition(part, visit)
}

function clause(filter: Filter, names: FilterNames, inside: boolean): string {
  if ('is' in filter) return conditionClause(filter, names)
  if ('not' in filter) {
    const inner = clause(filter.not, names, true)
    return inner.startsWith('(') ? `not ${inner}` : `not (${inner})`
  }
  const parts = 'all' in filter ? filter.all : filter.any
  if (parts.length === 0) return 'all' in filter ? 'of any kind' : 'of no kind'
  if (parts.length === 1) return clause(parts[0]!, names, inside)
  const joined = parts.map(part => clause(part, names, true)).join('all' in filter ? ' and ' : ' or else ')
  return inside ? `(${joined})` : joined
}

const KINDS = { interview: 'interviews', observation: 'observations', document: 'documents' } as const
const ROLES: Readonly<Record<SpeakerRole, string>> = {
  interviewer: 'spoken by interviewers',
  respondent: 'spoken by respondents',
  other: 'spoken by others',
  nobody: 'in nobody’s turn',
}
const NEAR: Readonly<Record<Exclude<Nearness, 'within words'>, string>> = {
  'same passage': 'on passages also coded with',
  overlapping: 'on passages that overlap with',
  'same paragraph': 'in paragraphs with',
  'same turn': 'in turns with',
  'same source': 'in sources with',
}

/** How near another coding must be, before its code: “in paragraphs with”. */
function nearWords(how: Nearness, words = 0): string {
  if (how !== 'within words') return NEAR[how]
  return `within ${words} ${words === 1 ? 'word' : 'words'} of`
}

function conditionClause(condition: Condition, names: FilterNames): string {
  switch (condition.is) {
    case 'source kind':
      return `in ${either(condition.kinds.map(kind => KINDS[kind]))}`
    case 'sources':
      return `in ${named(condition.ids, names.source)}`
    case 'cases':
      return `of ${named(condition.ids, names.case)}`
    case 'speakers':
      return either(condition.roles.map(role => ROLES[role]))
    case 'coders':
      return `coded by ${named(condition.ids, names.coder)}`
    case 'coder fact':
      return `coded by people whose ${condition.fact} is ${either(condition.values.map(factWords))}`
    case 'dates':
      if (condition.from === null) return condition.to === null ? 'with a date' : `dated ${condition.to} or earlier`
      return condition.to === null
        ? `dated ${condition.from} or later`
        : `dated from ${condition.from} to ${condition.to}`
    case 'attribute': {
      const { name, about, how, values } = condition
      const missing = names.attribute(about, name) === undefined ? ` (${GONE_ATTRIBUTE})` : ''
      const test = how === 'unassigned' || how === 'does not apply' ? how : `${how} ${either(values)}`
      return `where ${name}${missing} of the ${about} ${how === 'unassigned' ? `is ${test}` : how.startsWith('at') ? `is ${test}` : test}`
    }
    case 'coded': {
      const codes = `${named(condition.codeIds, names.code)}${condition.below ? ' or codes below' : ''}`
      return condition.how === 'this coding'
        ? `coded with ${codes}`
        : `${nearWords(condition.how, condition.words)} ${codes}`
    }
    case 'stance': {
      const of =
        condition.propositionIds === undefined ? '' : ` for ${named(condition.propositionIds, names.proposition)}`
      return `judged ${either(condition.stances)}${of}`
    }
    case 'strength':
      return `marked ${either(condition.strengths)}`
    case 'exemplar':
      return 'marked as exemplars'
    case 'signed':
      return `where the case summary of the ${condition.about} is signed`
    case 'version':
      return condition.versionId === null
        ? 'coded before any version of the framework was saved'
        : `coded under framework ${names.version(condition.versionId) ?? GONE}`
  }
}

function named(ids: readonly string[], name: (id: string) => string | undefined): string {
  const shown = ids.slice(0, MOST_NAMED).map(id => name(id) ?? GONE)
  return either(ids.length > MOST_NAMED ? [...shown, `${ids.length - MOST_NAMED} more`] : shown)
}

function either(words: readonly string[]): string {
  if (words.length === 0) return 'none'
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
