// How a quote says where it comes from without saying who: "Site S05, in-depth, exemplar, programme staff".
//
// A template is text with fields in braces and conditional parts in brackets (METHODS 6.1):
//   {case.code}                     the field; several values are joined with commas and "and", equal ones said once
//   {person.role_category|source.kind}  the first of these that is not empty
//   {date:year}                     the year of the date
//   [, {case.role}]                 disappears, comma and all, when a field in it is empty
// Separators left over at either end are dropped, so that a quote tied to no site does not begin with a comma.

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

type Part = { readonly text: string } | { readonly fields: readonly string[] } | { readonly when: readonly Part[] }

/** The template used unless a project chooses another. Gives "Site S05, in-depth, exemplar, programme staff". */
export const DEFAULT_ATTRIBUTION =
  '[Site {case.code}][, {case.depth|case.study_depth}][, {case.role}][, {person.role_category|source.kind}]'

const LONGEST = 2000
const FIELD = /^(?:(?:case|person|source|relation)\.[\p{L}\p{N}_ -]+|date(?::year)?)$/u

/** Writes the attribution of one excerpt. Refuses a template it cannot read, with the place. */
export function attribution(template: string, fields: AttributionFields): string {
  return attributionWriter(template)(fields)
}

/** Reads a template once and gives back its writer, for thousands of excerpts. Refuses as {@link attribution}. */
export function attributionWriter(template: string): (fields: AttributionFields) => string {
  const parts = readTemplate(template)
  return fields => trimSeparators(writeParts(parts, fields).text)
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
  if (template.length > LONGEST) throw unreadable(`it is longer than ${LONGEST} characters`)
  const outer: Part[] = []
  let inner: Part[] | null = null
  let text = ''
  const flush = () => {
    if (text) (inner ?? outer).push({ text })
    text = ''
  }
  for (let at = 0; at < template.length; at++) {
    const character = template[at]!
    if (character === '[') {
      if (inner) throw unreadable(`a [ stands inside another at character ${at + 1}`)
      flush()
      inner = []
    } else if (character === ']') {
      if (!inner) throw unreadable(`a ] without its [ stands at character ${at + 1}`)
      flush()
      outer.push({ when: inner })
      inner = null
    } else if (character === '{') {
      const end = template.indexOf('}', at)
      if (end < 0) throw unreadable(`the { at character ${at + 1} is not closed`)
      const names = template
        .slice(at + 1, end)
        .split('|')
        .map(name => name.trim())
      const strange = names.find(name => !FIELD.test(name))
      if (strange !== undefined)
        throw unreadable(`“${strange}” is no field; write one such as {case.code} or {person.role_category}`)
      flush()
      ;(inner ?? outer).push({ fields: names })
      at = end
    } else if (character === '}') {
      throw unreadable(`a } without its { stands at character ${at + 1}`)
    } else {
      text += character
    }
  }
  if (inner) throw unreadable('a [ is not closed')
  flush()
  return outer
}

function unreadable(why: string): Refusal {
  return new Refusal('attribution-template', `The attribution template cannot be read: ${why}.`)
}

function writeParts(parts: readonly Part[], fields: AttributionFields): { text: string; complete: boolean } {
  let text = ''
  let complete = true
  for (const part of parts) {
    if ('text' in part) {
      text += part.text
    } else if ('fields' in part) {
      const value = firstValue(part.fields, fields)
      if (value === '') complete = false
      text += value
    } else {
      const inside = writeParts(part.when, fields)
      if (inside.complete) text += inside.text
    }
  }
  return { text, complete }
}

function firstValue(names: readonly string[], fields: AttributionFields): string {
  for (const name of names) {
    const values = name === 'date:year' ? (fields.get('date') ?? []).map(yearOf) : (fields.get(name) ?? [])
    const said = [...new Set(values)].filter(value => value !== '')
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
