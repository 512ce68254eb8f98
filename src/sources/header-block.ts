// Many transcripts and notes open with a block of fields: "Site: S01 Quillbrook General". It says what the source is and
// who speaks in it, and is no part of what was said.

import { fold } from '../base/order.ts'
import { eachParagraph, isBlank } from './each-paragraph.ts'
import type { HeaderField } from './prepared.ts'

/** The header block of a text: its fields in order, and the paragraphs they stand in (counted as `text.split('\n')` would). */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  readonly paragraphs: readonly number[]
}

/** A person named in a header block, under a label that may stand before their turns. `aliases` are folded. */
export interface NamedPerson {
  readonly label: string
  readonly role: 'interviewer' | 'respondent' | 'other'
  readonly aliases: readonly string[]
}

const NONE: HeaderBlock = { fields: [], paragraphs: [] }

const names = (list: string) => list.split('|').map(name => name.trim())

const INTERVIEWERS = names(
  'interviewer | interviewers | moderator | moderators | facilitator | facilitators | researcher | interviewed by | conducted by',
)
const RESPONDENTS = names(
  'respondent | respondents | interviewee | interviewees | participant | participants | informant | informants',
)
const OTHERS = names('observer | observers | observed by | transcriber | interpreter')
const PEOPLE = new Set([...INTERVIEWERS, ...RESPONDENTS, ...OTHERS])

// Field names that are understood wherever they stand; others count only inside a block that has one of these.
const KNOWN = new Set([
  ...PEOPLE,
  ...names(
    'interview reference | interview ref | interview number | interview no | interview id | interview | interview type',
  ),
  ...names('reference | ref | id | identifier | transcript | transcript id | source | source id | file | file name'),
  ...names('observation note | observation | observation reference | field note | fieldnote | field notes | document'),
  ...names('site | sites | case | cases | case site | organisation | organization | hospital | trust | pair | pairing'),
  ...names('event | title | type | kind | date | date of interview | interview date | date of observation | time'),
  ...names(
    'start time | end time | place | location | venue | setting | mode | duration | length | language | project',
  ),
  ...names('study | version | recorded by | collected by | transcribed by | transcription | recording | note | notes'),
  ...names('role | consent | present | attendees | name'),
])

const TITLE_LINES = 3
const LONGEST_NAME = 40
const LONGEST_VALUE = 400

/** Finds the header block at the top of a text: at least one field of a usual name, before the first paragraph that is none. */
export function findHeader(text: string): HeaderBlock {
  const fields: HeaderField[] = []
  const paragraphs: number[] = []
  const taken = new Set<string>()
  let titles = 0
  let blanks = 0
  let understood = false
  eachParagraph(text, (paragraph, start, end) => {
    if (isBlank(text, start, end) || isFrontMatterFence(text, start, end)) {
      blanks++
      return true
    }
    const field = end - start > LONGEST_NAME + LONGEST_VALUE ? null : readField(text.slice(start, end))
    const name = field && fold(field.name)
    if (
      !field ||
      !name ||
      taken.has(name) ||
      !standsInHeader(text, field, name, end, fields.length > 0 && blanks > 0)
    ) {
      // A title or two may stand above the block; below its first field the block is over.
      if (fields.length === 0 && titles < TITLE_LINES && end - start <= 160) {
        titles++
        blanks = 0
        return true
      }
      return false
    }
    taken.add(name)
    blanks = 0
    if (KNOWN.has(name) && !PEOPLE.has(name)) understood = true
    fields.push(field)
    paragraphs.push(paragraph)
    return true
  })
  return understood ? { fields, paragraphs } : NONE
}

/** The value of the first field that has one of these names, in any case; null when there is none. */
export function fieldValue(fields: readonly HeaderField[], ...names: readonly string[]): string | null {
  for (const name of names) {
    for (const field of fields) if (fold(field.name) === name && field.value !== '') return field.value
  }
  return null
}

/** Who is named as interviewer, respondent or other in a header block: "Respondents: R06, clinical digital leader; R07, programme staff". */
export function peopleNamed(fields: readonly HeaderField[]): NamedPerson[] {
  const people: NamedPerson[] = []
  for (const field of fields) {
    const name = fold(field.name)
    if (!PEOPLE.has(name)) continue
    const role = INTERVIEWERS.includes(name) ? 'interviewer' : RESPONDENTS.includes(name) ? 'respondent' : 'other'
    for (const entry of splitEntries(field.value)) {
      const label = entry.split(/[,(]/, 1)[0]!.trim()
      if (label === '' || label.length > 60) continue
      people.push({ label, role, aliases: aliasesOf(label, entry) })
    }
  }
  return people
}

/** The parts of a value that lists several things: at semicolons; at commas and "and" only where every part begins with a key. */
export function splitEntries(value: string): string[] {
  const parts = value.split(/[;\n]/).map(part => part.trim())
  return parts
    .filter(part => part !== '')
    .flatMap(part => {
      const finer = part.split(/\s*,\s*|\s+(?:and|&)\s+/)
      return finer.length > 1 && finer.every(one => leadingKey(one) !== null || isInitials(one)) ? finer : [part]
    })
}

/** The key at the beginning of an entry, such as `S01`, `AG20`, `INT-012` or the D of "Site D"; null when there is none. */
export function leadingKey(entry: string): string | null {
  const site = /^(?:site|case|pair)\s+(\p{L}{1,4}[-_]?\d{0,4}|\d{1,4})(?=$|[\s,;:(–-])/iu.exec(entry)
  if (site) return site[1]!
  const key = /^\p{Lu}[\p{L}]{0,5}[-_.]?\d{1,5}[a-z]?(?=$|[\s,;:(–])/u.exec(entry)
  return key ? key[0] : null
}

function isInitials(entry: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(entry)
}

function isFrontMatterFence(text: string, start: number, end: number): boolean {
  return end - start === 3 && text.startsWith('---', start)
}

/** Reads "Name: value", also with Markdown's bold marks or list mark before it, or as two cells of a table. */
function readField(line: string): HeaderField | null {
  const bare = line.replace(/^\s*(?:[-*+]\s+)?(?:\*\*|__|\*)?/, '')
  const colon = bare.search(/[:\t]/)
  if (colon < 1 || colon > LONGEST_NAME) return null
  const name = bare
    .slice(0, colon)
    .replace(/(?:\*\*|__|\*)$/, '')
    .trim()
  if (!/^\p{L}[\p{L}\p{M}\p{N} ’'/()-]*$/u.test(name) || name.split(/\s+/).length > 4) return null
  if (bare[colon] === '\t' && !KNOWN.has(fold(name))) return null
  const value = bare
    .slice(colon + 1)
    .replace(/^\s*(?:\*\*|__|\*)?[:\s]*/, '')
    .trim()
  return value.length > LONGEST_VALUE ? null : { name, value }
}

// "KO: Thanks for making the time." looks like a field too, and so does the first turn of "Interviewer: …".
function standsInHeader(text: string, field: HeaderField, name: string, after: number, afterBlank: boolean): boolean {
  const known = KNOWN.has(name)
  if (afterBlank && (!known || PEOPLE.has(name))) return false
  if (known && !PEOPLE.has(name)) return true
  const speech =
    /[?!]["”’)]?$/.test(field.value) || (/[.…]["”’)]?$/.test(field.value) && field.value.split(/\s+/).length > 4)
  if (speech) return false
  const recurs = text.includes(`\n${field.name}:`, after) || text.includes(`] ${field.name}:`, after)
  if (!recurs) return known || !isInitials(field.name)
  return known && looksLikePerson(field.value)
}

function looksLikePerson(value: string): boolean {
  const first = value.split(/[,;(]/, 1)[0]!.trim()
  return leadingKey(first) !== null || (first !== '' && first.split(/\s+/).every(word => /^\p{Lu}/u.test(word)))
}

function aliasesOf(label: string, entry: string): string[] {
  const aliases = new Set([fold(label)])
  const key = leadingKey(label)
  if (key) aliases.add(fold(key))
  for (const [, inner] of entry.matchAll(/\(([^()]{1,6})\)/g)) if (isInitials(inner!)) aliases.add(fold(inner!))
  const words = label
    .split(/\s+/)
    .filter(word => /^\p{Lu}/u.test(word) && !/^(?:dr|prof|mr|mrs|ms|miss|sir|dame)\.?$/i.test(word))
  if (words.length > 1 && !key) {
    aliases.add(fold(words.map(word => word[0]).join('')))
    aliases.add(fold(words[0]!))
    aliases.add(fold(words.at(-1)!))
  }
  return [...aliases]
}
