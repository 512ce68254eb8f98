// The formatted words of a memo: a list of blocks, never nested, so that depth is bounded by its shape. Whatever comes from
// outside (the door, another team's file) is parsed into one canonical form; the plain words are derived from that.

import { isId } from '../base/ids.ts'
import { InvalidInput, type Parser } from '../base/parse.ts'
import type { TextRange } from '../base/text-range.ts'
import type { LinkKind, MemoLink } from './types.ts'

/** How words may be marked. */
export const MARKS = ['bold', 'italic', 'underline', 'strike', 'code'] as const
export type Mark = (typeof MARKS)[number]

/** Words of one formatting. A line end in them is a line break inside the block. */
export type RichText = { readonly text: string } & { readonly [Name in Mark]?: true }

/** A link among the words: to a thing, under the name by which it was last known. */
export interface RichLink {
  readonly type: 'link'
  readonly to: LinkKind
  readonly id: string
  readonly name: string
}

/** What stands in a block. */
export type Inline = RichText | RichLink

/** A paragraph, a heading, a quotation, or one item of a list. Neighbouring items are one list. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | {
      readonly type: 'item'
      readonly list: 'bulleted' | 'numbered'
      readonly depth: number
      readonly children: readonly Inline[]
    }

/** A formatted memo. */
export type Rich = readonly Block[]

/** Words of a source that a document from outside links to before they have an anchor. */
export interface PassageLink {
  readonly type: 'passage'
  readonly sourceId: string
  readonly range: TextRange
  readonly name: string
}

/** A formatted memo as it comes in: passages may still be without an anchor. */
export type RichGiven = readonly (Omit<Block, 'children'> & { readonly children: readonly (Inline | PassageLink)[] })[]

/** The kinds of thing that can be linked to. */
export const LINK_KINDS = ['source', 'code', 'coding', 'case', 'proposition', 'anchor', 'memo'] as const

/** The deepest level of a list, counted from 0. */
export const DEEPEST = 5
const MOST = { characters: 200_000, blocks: 10_000, inlines: 50_000, links: 1_000, name: 300 }
// Line ends and tabs are the only control characters that words may hold.
const BAD = /(?![\n\t])[\p{Cc}\u2028\u2029]/gu

/** The plain words of a formatted memo: blocks parted by an empty line, items of a list by a line end; links say their name. */
export function wordsOf(rich: Rich): string {
  let words = ''
  for (const [at, block] of rich.entries()) {
    if (at > 0) words += block.type === 'item' && rich[at - 1]!.type === 'item' ? '\n' : '\n\n'
    words += wordsOfBlock(block)
  }
  return words
}

/** The plain words of one block. */
export function wordsOfBlock(block: Pick<Block, 'children'>): string {
  return block.children.map(inline => ('text' in inline ? inline.text : inline.name)).join('')
}

/** Plain words as a formatted memo: an empty line begins a paragraph. Its words are these words again. */
export function richOf(words: string): Rich {
  return words.split('\n\n').map(text => ({ type: 'paragraph', children: [{ text }] }))
}

/** What a formatted memo links to, each thing once, in order. */
export function linksOf(rich: Rich): MemoLink[] {
  const links = new Map<string, MemoLink>()
  for (const block of rich)
    for (const inline of block.children)
      if (!('text' in inline)) links.set(`${inline.to} ${inline.id}`, { kind: inline.to, id: inline.id })
  return [...links.values()]
}

/** The same memo with its links renamed, or other inlines in their place. */
export function mapLinks<Link extends { readonly type: string }>(
  rich: readonly { readonly children: readonly (RichText | Link)[] }[],
  change: (link: Link) => Inline,
): Rich {
  return rich.map(block => ({
    ...block,
    children: joined(block.children.map(inline => ('text' in inline ? inline : change(inline)))),
  })) as unknown as Rich
}

/** A stored document, or null where it is none of ours or does not say the plain words beside it. */
export function readRich(stored: string | null, words: string): Rich | null {
  if (stored === null) return null
  try {
    const rich = richDocument(false).parse(JSON.parse(stored), 'rich') as Rich
    return wordsOf(rich) === words ? rich : null
  } catch {
    // Another team's file may hold anything here; the plain words are always there.
    return null
  }
}

/** Parses a formatted memo into its canonical form: neighbours of one formatting joined, control characters and broken halves of characters gone. With `passages`, links to words without an anchor are taken too. */
export function richDocument(passages: boolean): Parser<RichGiven> {
  return {
    says: 'formatted text: list of blocks (paragraph, heading, quote, item) of marked words and links',
    parse(input, path) {
      if (!Array.isArray(input)) throw new InvalidInput(path, 'a list of blocks')
      if (input.length === 0 || input.length > MOST.blocks)
        throw new InvalidInput(path, `1 to ${MOST.blocks} paragraphs`)
      const left = { characters: MOST.characters, inlines: MOST.inlines, links: MOST.links }
      return input.map((block, at) => parseBlock(block, `${path}[${at}]`, passages, left))
    },
  }
}

interface Left {
  characters: number
  inlines: number
  links: number
}

function parseBlock(input: unknown, path: string, passages: boolean, left: Left): RichGiven[number] {
  const given = objectOf(input, path)
  const { type } = given
  // Line ends between blocks count as words too.
  spend(left, 'characters', 2, path)
  const children = parseChildren(given['children'], path, passages, left)
  if (type === 'paragraph' || type === 'quote') {
    only(given, ['type', 'children'], path)
    return { type, children }
  }
  if (type === 'heading') {
    only(given, ['type', 'level', 'children'], path)
    const level = given['level']
    if (level !== 1 && level !== 2 && level !== 3) throw new InvalidInput(`${path}.level`, '1, 2 or 3')
    return { type, level, children } as RichGiven[number]
  }
  if (type !== 'item') throw new InvalidInput(`${path}.type`, 'paragraph, heading, quote or item')
  only(given, ['type', 'list', 'depth', 'children'], path)
  const { list, depth } = given
  if (list !== 'bulleted' && list !== 'numbered') throw new InvalidInput(`${path}.list`, 'bulleted or numbered')
  if (!Number.isInteger(depth) || (depth as number) < 0 || (depth as number) > DEEPEST)
    throw new InvalidInput(`${path}.depth`, `a whole number from 0 to ${DEEPEST}`)
  return { type, list, depth, children } as RichGiven[number]
}

function parseChildren(input: unknown, path: string, passages: boolean, left: Left): readonly (Inline | PassageLink)[] {
  if (!Array.isArray(input)) throw new InvalidInput(`${path}.children`, 'a list of words and links')
  spend(left, 'inlines', input.length, `${path}.children`)
  return joined(input.map((inline, at) => parseInline(inline, `${path}.children[${at}]`, passages, left)))
}

function parseInline(input: unknown, path: string, passages: boolean, left: Left): Inline | PassageLink {
  const given = objectOf(input, path)
  if (given['type'] === undefined) {
    only(given, ['text', ...MARKS], path)
    const text = cleanText(given['text'], `${path}.text`)
    spend(left, 'characters', text.length, path)
    const marks = MARKS.filter(mark => {
      const value = given[mark]
      if (value !== undefined && value !== true) throw new InvalidInput(`${path}.${mark}`, 'true')
      return value === true
    })
    return { text, ...Object.fromEntries(marks.map(mark => [mark, true])) }
  }
  spend(left, 'links', 1, path)
  const name = cleanText(given['name'], `${path}.name`).replaceAll('\n', ' ')
  if (name.trim() === '' || name.length > MOST.name)
    throw new InvalidInput(`${path}.name`, `a name of at most ${MOST.name} characters`)
  spend(left, 'characters', name.length, path)
  if (given['type'] === 'passage' && passages) {
    only(given, ['type', 'sourceId', 'range', 'name'], path)
    const range = objectOf(given['range'], `${path}.range`)
    const { start, end } = range
    if (
      !Number.isSafeInteger(start) ||
      !Number.isSafeInteger(end) ||
      (start as number) < 0 ||
      (end as number) <= (start as number)
    )
      throw new InvalidInput(`${path}.range`, '{ start, end } in UTF-16 units, half-open')
    return {
      type: 'passage',
      sourceId: idOfLink(given['sourceId'], `${path}.sourceId`),
      range: { start: start as number, end: end as number },
      name,
    }
  }
  if (given['type'] !== 'link') throw new InvalidInput(`${path}.type`, 'a link')
  only(given, ['type', 'to', 'id', 'name'], path)
  const to = LINK_KINDS.find(kind => kind === given['to'])
  if (to === undefined) throw new InvalidInput(`${path}.to`, `one of ${LINK_KINDS.join(', ')}`)
  return { type: 'link', to, id: idOfLink(given['id'], `${path}.id`), name }
}

function idOfLink(input: unknown, path: string): string {
  if (typeof input !== 'string' || !isId(input)) throw new InvalidInput(path, 'an id')
  return input
}

function objectOf(input: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new InvalidInput(path, 'an object')
  return input as Record<string, unknown>
}

function only(given: Readonly<Record<string, unknown>>, names: readonly string[], path: string): void {
  for (const name of Object.keys(given))
    if (!names.includes(name)) throw new InvalidInput(path, `no field “${name.slice(0, 40)}”`)
}

function spend(left: Left, what: keyof Left, count: number, path: string): void {
  left[what] -= count
  if (left[what] < 0)
    throw new InvalidInput(path, `at most ${MOST[what]} ${what === 'inlines' ? 'stretches' : what} in a memo`)
}

function cleanText(input: unknown, path: string): string {
  if (typeof input !== 'string') throw new InvalidInput(path, 'text')
  if (input.length > MOST.characters) throw new InvalidInput(path, `text of at most ${MOST.characters} characters`)
  return input.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(BAD, '').toWellFormed()
}

const sameMarks = (a: RichText, b: RichText) => MARKS.every(mark => a[mark] === b[mark])

/** Neighbours of one formatting joined and empty words left out, so that equal documents are equal JSON. */
function joined<Link extends { readonly type: string }>(
  inlines: readonly (RichText | Link)[],
): readonly (RichText | Link)[] {
  const result: (RichText | Link)[] = []
  for (const inline of inlines) {
    const last = result.at(-1)
    if (!('text' in inline)) result.push(inline)
    else if (inline.text === '') continue
    else if (last && 'text' in last && sameMarks(last, inline))
      result[result.length - 1] = { ...last, text: last.text + inline.text }
    else result.push(inline)
  }
  return result.length > 0 ? result : [{ text: '' }]
}
