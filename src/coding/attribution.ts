// How a quote says where it comes from without saying who: "Site S05, in-depth, exemplar, programme staff".
//
// A template is text with fields in braces and conditional parts in brackets (METHODS 6.1):
//   {case.code}                     the field; several values are joined with commas and "and", equal ones said once
//   {person.role_category|source.kind}  the first of these that is not empty
//   {date:year}                     the year of the date
//   [, {case.role}]                 disappears, comma and all, when a field in it is empty
// Separators left over at either end are dropped, so that a quote tied to no site does not begin with a comma.
// Short forms go with a template: “exemplar” is written “GDE” where a field has it so.

import type { CaseId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'

/** What a template can say, by field name (`case.code`, `person.role_category`, `source.kind`, `date` …). A field may have several values. */
export type AttributionFields = ReadonlyMap<string, readonly string[]>

/** The cases, people and source behind an excerpt, as they are known inside. Attribute names are those of the project. */
export interface AttributionParts {
  readonly cases: readonly AttributedThing[]
  readonly people: readonly AttributedThing[]
  readonly source: { readonly key: string | null; readonly kind: string; readonly date: string | null }
}

/** A case or a person: the code under which it may be named, and its attribute values. */
export interface AttributedThing {
  readonly code: string
  readonly attributes: ReadonlyMap<string, string>
}

/** The values of a case by the names of its attributes, those that follow from others included. The coding room cannot know rules, so whoever reads excerpts hands it in. */
export type ValuesOf = (caseId: CaseId) => ReadonlyMap<string, string>

/** Short forms of values, by field: `{ 'case.role': { exemplar: 'GDE' } }`. */
export type ValueLabels = Readonly<Record<string, Readonly<Record<string, string>>>>

type Part =
  | { readonly text: string }
  | { readonly fields: readonly string[]; readonly at: number }
  | { readonly when: readonly Part[] }

/** The template used unless a project chooses another. Gives "Site S05, in-depth, exemplar, programme staff". */
export const DEFAULT_ATTRIBUTION =
  '[Site {case.code}][, {case.depth|case.study_depth}][, {case.role}][, {person.role_category|source.kind}]'

const LONGEST = 2000
const FIELD = /^(?:(?:case|person|pair|source|relation)\.[\p{L}\p{N}_ ,-]+|date(?::year)?)$/u

/** Writes the attribution of one excerpt. Refuses a template it cannot read, with the place. */
export function attribution(template: string, fields: AttributionFields): string {
  return attributionWriter(template)(fields)
}

/** Reads a template once and gives back its writer, for thousands of excerpts. Refuses as {@link attribution}. */
export function attributionWriter(template: string, labels: ValueLabels = {}): (fields: AttributionFields) => string {
  const parts = readTemplate(template)
  return fields => trimSeparators(writeParts(parts, fields, labels).text)
}

/** The fields that a template asks for, each once, in order; alternatives one by one. */
export function templateFields(template: string): string[] {
  const names = new Set<string>()
  const gather = (parts: readonly Part[]) => {
    for (const part of parts) {
      if ('when' in part) gather(part.when)
      else if ('fields' in part) for (const name of part.fields) names.add(name)
    }
  }
  gather(readTemplate(template))
  return [...names]
}

/** Refuses a template with a field that a project does not have (of alternatives one is enough), with the place and the nearest name. `known` are fields as templates name them. */
export function refuseUnknownFields(template: string, known: readonly string[]): void {
  const names = new Set(['date', 'date:year', ...known])
  const look = (parts: readonly Part[]) => {
    for (const part of parts) {
      if ('when' in part) look(part.when)
      else if ('fields' in part && !part.fields.some(name => names.has(name))) {
        const [name] = part.fields
        const near = nearest(name!, [...names])
        throw unreadable(
          `nothing in this project is called “${name!}” (character ${part.at + 1})${near === null ? '' : `; do you mean {${near}}?`}`,
          part.at,
        )
      }
    }
  }
  look(readTemplate(template))
}

/** The known name that begins alike or holds most of the same pairs of letters; null where none comes near. */
function nearest(name: string, known: readonly string[]): string | null {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2).toLowerCase())) // prettier-ignore
  const own = pairs(name)
  let best: string | null = null
  let most = 0.4
  for (const other of known) {
    const others = pairs(other)
    const both = [...own].filter(pair => others.has(pair)).length
    const share = (2 * both) / Math.max(1, own.size + others.size)
    if (share > most) [best, most] = [other, share]
  }
  return best
}

/** Gathers the fields of an excerpt: `case.NAME` and `person.NAME` for every attribute, `case.code`, `person.code`, `source.kind`, `source.key`, `date`. */
export function attributionFields(parts: AttributionParts): AttributionFields {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string | null) => {
    if (value === null || value === '') return
    const values = fields.get(name)
    if (!values) fields.set(name, [value])
    else if (!values.includes(value)) values.push(value)
  }
  for (const [room, things] of [
    ['case', parts.cases],
    ['person', parts.people],
  ] as const) {
    for (const thing of things) {
      // The code last: an attribute that happens to be called "code" does not stand in for it.
      for (const [name, value] of thing.attributes) if (name !== 'code') add(`${room}.${name}`, value)
      add(`${room}.code`, thing.code)
    }
  }
  add('source.key', parts.source.key)
  add('source.kind', KIND_WORDS[parts.source.kind] ?? parts.source.kind)
  add('date', parts.source.date)
  return fields
}

/** Kinds of source as they are named in print. */
const KIND_WORDS: Readonly<Record<string, string>> = { observation: 'observation note' }

function readTemplate(template: string): readonly Part[] {
  if (template.length > LONGEST) throw unreadable(`it is longer than ${LONGEST} characters`, LONGEST)
  const outer: Part[] = []
  let inner: Part[] | null = null
  let opened = 0
  let text = ''
  const flush = () => {
    if (text) (inner ?? outer).push({ text })
    text = ''
  }
  for (let at = 0; at < template.length; at++) {
    const character = template[at]!
    if (character === '[') {
      if (inner) throw unreadable(`a [ stands inside another at character ${at + 1}`, at)
      flush()
      inner = []
      opened = at
    } else if (character === ']') {
      if (!inner) throw unreadable(`a ] without its [ stands at character ${at + 1}`, at)
      flush()
      outer.push({ when: inner })
      inner = null
    } else if (character === '{') {
      const end = template.indexOf('}', at)
      if (end < 0) throw unreadable(`the { at character ${at + 1} is not closed`, at)
      const names = template
        .slice(at + 1, end)
        .split('|')
        .map(name => name.trim())
      const strange = names.find(name => !FIELD.test(name))
      if (strange !== undefined)
        throw unreadable(
          `“${strange}” is no field; write one such as {case.code} or {person.role_category} (character ${at + 1})`,
          at,
        )
      flush()
      ;(inner ?? outer).push({ fields: names, at })
      at = end
    } else if (character === '}') {
      throw unreadable(`a } without its { stands at character ${at + 1}`, at)
    } else {
      text += character
    }
  }
  if (inner) throw unreadable(`a [ is not closed (character ${opened + 1})`, opened)
  flush()
  return outer
}

/** `at` tells whoever shows the template where to point. */
function unreadable(why: string, at: number): Refusal {
  return new Refusal(
    'attribution-template',
    `The attribution template cannot be read: ${why}${why.endsWith('?') ? '' : '.'}`,
    { at },
  )
}

function writeParts(
  parts: readonly Part[],
  fields: AttributionFields,
  labels: ValueLabels,
): { text: string; complete: boolean } {
  let text = ''
  let complete = true
  for (const part of parts) {
    if ('text' in part) {
      text += part.text
    } else if ('fields' in part) {
      const value = firstValue(part.fields, fields, labels)
      if (value === '') complete = false
      text += value
    } else {
      const inside = writeParts(part.when, fields, labels)
      if (inside.complete) text += inside.text
    }
  }
  return { text, complete }
}

function firstValue(names: readonly string[], fields: AttributionFields, labels: ValueLabels): string {
  for (const name of names) {
    const values = name === 'date:year' ? (fields.get('date') ?? []).map(yearOf) : (fields.get(name) ?? [])
    const short = Object.hasOwn(labels, name) ? labels[name]! : {}
    const said = [...new Set(values.map(value => (Object.hasOwn(short, value) ? short[value]! : value)))].filter(
      value => value !== '',
    )
    if (said.length > 0) return joinWithAnd(said)
  }
  return ''
}

function yearOf(date: string): string {
  return /^\d{4}/.exec(date)?.[0] ?? ''
}

/** "a", "a and b", "a, b and c". */
export function joinWithAnd(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)!}`
}

function trimSeparators(text: string): string {
  return text.replace(/^[\s,;:]+/, '').replace(/[\s,;:]+$/, '')
}
