// The Markdown that the manual is written in, read into blocks. A small part of the language, on purpose: what is not known
// here is a mistake in a chapter, and throws, so that a test finds it before a reader does. Pure.

/** A stretch of a line. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'em' | 'code'; readonly text: string }
  | { readonly kind: 'key'; readonly shortcut: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: LinkTarget }

/** Where a link leads: a command, or a section of a chapter. */
export type LinkTarget =
  | { readonly kind: 'do'; readonly actionId: string }
  | { readonly kind: 'chapter'; readonly chapter: string | null; readonly section: string | null }

/** A block of a chapter. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly id: string }
  | { readonly kind: 'paragraph' | 'note'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'picture'; readonly file: string; readonly says: string }

/** A chapter as it is read. */
export interface Chapter {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The id of a section: its heading in small letters and dashes, as other readers of Markdown make it. */
export function sectionId(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

const KEY =
  /^(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|F\d{1,2}|Enter|Esc|Space|Tab|Delete|Home|End|PageUp|PageDown|[↑↓←→]|[?[\].,\\*])$/
const NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'Mod',
  Esc: 'Escape',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
}

function codeOrKey(text: string): Inline {
  if (!KEY.test(text)) return { kind: 'code', text }
  return {
    kind: 'key',
    shortcut: text
      .split('+')
      .map(part => NAMES[part] ?? part)
      .join('+'),
  }
}

function targetOf(address: string): LinkTarget {
  const done = /^#do-([a-z-]+)$/.exec(address)
  if (done) return { kind: 'do', actionId: done[1]! }
  const place = /^(?:([a-z-]+)\.md)?(?:#([\p{L}\p{N}-]+))?$/u.exec(address)
  if (!place || address === '') throw new Error(`The manual does not link to ${address}.`)
  return { kind: 'chapter', chapter: place[1] ?? null, section: place[2] ?? null }
}

/** Reads the stretches of one line. */
export function inlineOf(line: string): Inline[] {
  const parts: Inline[] = []
  const pattern = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]*)\)/g
  let at = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > at) parts.push({ kind: 'text', text: line.slice(at, match.index) })
    const [whole, strong, em, code, text, address] = match
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (em !== undefined) parts.push({ kind: 'em', text: em })
    else if (code !== undefined) parts.push(codeOrKey(code))
    else parts.push({ kind: 'link', text: text!, to: targetOf(address!) })
    at = match.index + whole.length
  }
  if (at < line.length) parts.push({ kind: 'text', text: line.slice(at) })
  return parts
}

/** The words of some stretches. */
export function wordsIn(parts: readonly Inline[]): string {
  return parts.map(part => (part.kind === 'key' ? part.shortcut.replace('Mod', 'Ctrl') : part.text)).join('')
}

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => inlineOf(cell.trim()))

function blockOf(lines: readonly string[]): Block {
  const first = lines[0]!
  const whole = lines.map(line => line.trim()).join(' ')
  const heading = /^(#{2,3}) (.+)$/.exec(first)
  if (heading && lines.length === 1) {
    return { kind: 'heading', level: heading[1]!.length as 2 | 3, text: heading[2]!, id: sectionId(heading[2]!) }
  }
  const picture = /^!\[([^\]]+)\]\(\.\.\/pictures\/([\w-]+\.png)\)$/.exec(whole)
  if (picture) return { kind: 'picture', says: picture[1]!, file: picture[2]! }
  if (first.startsWith('> ')) {
    return { kind: 'note', parts: inlineOf(lines.map(line => line.replace(/^> ?/, '')).join(' ')) }
  }
  if (first.startsWith('|')) {
    const [head, , ...rows] = lines
    return { kind: 'table', head: cells(head!), rows: rows.map(cells) }
  }
  if (/^(- |\d+\. )/.test(first)) {
    const items: string[] = []
    for (const line of lines) {
      if (/^(- |\d+\. )/.test(line)) items.push(line.replace(/^(- |\d+\. )/, ''))
      else if (/^ {2,}\S/.test(line)) items[items.length - 1] += ` ${line.trim()}`
      else throw new Error(`A list is followed by an empty line: ${line}`)
    }
    return { kind: 'list', ordered: !first.startsWith('- '), items: items.map(inlineOf) }
  }
  if (/^(#|```|<|!\[|---|\* )/.test(first)) throw new Error(`The manual is not written so: ${first}`)
  return { kind: 'paragraph', parts: inlineOf(whole) }
}

/** Reads a chapter: a title, then blocks with an empty line between them. */
export function readChapter(text: string): Chapter {
  const [first = '', ...rest] = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
  const title = /^# (.+)$/.exec(first)
  if (!title) throw new Error('A chapter begins with its title.')
  return { title: title[1]!, blocks: rest.map(block => blockOf(block.split('\n'))) }
}
