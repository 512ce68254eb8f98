// What the elements inside a paragraph mean for it: its style, how its runs are set, and what stands for words.

import { addWords, newBlock, type Block } from './blocks.ts'
import { depthOf, setRunFormat, type RunFormat, type Styles } from './styles.ts'

/** What was met on the way and is not, or not fully, in the words. */
export interface Counts {
  insertions: number
  deletions: number
  pictures: number
  charts: number
  hidden: number
  symbols: number
  numbered: number
  embedded: number
  textBoxes: number
  formulas: number
}

/** What reading needs to know of the rest of the file. */
export interface Surroundings {
  readonly name: string
  readonly styles: Styles
  readonly isNumbered: (numbering: string, depth: number) => boolean
  readonly counts: Counts
  /** The mark that stands in the text for a note, such as `[1]`. */
  noteMark(kind: 'footnote' | 'endnote', id: string): string
}

/** A paragraph being read. */
export interface OpenParagraph {
  block: Block
  /** Text boxes anchored in this paragraph follow it. */
  readonly after: Block[]
  numbering: string | null
  depth: number
  markDeleted: boolean
  run: RunFormat
}

/** A paragraph with nothing in it yet, in the file's usual style. */
export function startParagraph(around: Surroundings): OpenParagraph {
  const started: OpenParagraph = {
    block: newBlock(),
    after: [],
    numbering: null,
    depth: 0,
    markDeleted: false,
    run: {},
  }
  setStyle(started, null, around)
  return started
}

/** Gives a paragraph a style by its id; null for the usual one. */
export function setStyle(now: OpenParagraph, id: string | null, around: Surroundings): void {
  const meaning = around.styles.paragraph(id)
  now.block.style = meaning.style
  now.block.level = meaning.level
  now.numbering = meaning.numbering
  now.depth = meaning.depth
}

/** Takes in the beginning of an element inside a paragraph. `parents` are the elements it stands in, itself last. */
export function inParagraph(
  now: OpenParagraph,
  name: string,
  attributes: Readonly<Record<string, string>>,
  parents: readonly string[],
  around: Surroundings,
): void {
  const value = attributes['w:val'] ?? ''
  const parent = parents.at(-2)
  const { counts } = around
  if (parent === 'w:rPr') {
    if (parents.at(-3) === 'w:pPr') {
      if (name === 'w:del' || name === 'w:moveFrom') {
        now.markDeleted = true
        counts.deletions++
      } else if (name === 'w:ins') counts.insertions++
    } else if (name === 'w:rStyle') now.run = { ...around.styles.character(value), ...now.run }
    else setRunFormat(now.run, name, attributes)
    return
  }
  switch (name) {
    case 'w:pStyle':
      return setStyle(now, value, around)
    case 'w:outlineLvl':
      if (parent === 'w:pPr') setOutline(now, Number(value))
      return
    case 'w:ilvl':
      now.depth = depthOf(value)
      return
    case 'w:numId':
      now.numbering = value
      return
    case 'w:r':
    case 'm:r':
      now.run = {}
      return
    case 'w:ins':
    case 'w:moveTo':
      counts.insertions++
      return
  }
  if (now.run.hidden) return
  switch (name) {
    case 'w:tab':
      if (parent === 'w:tabs') return
      return addWords(now.block, '\t', now.run)
    case 'w:ptab':
      return addWords(now.block, '\t', now.run)
    case 'w:br':
      // A page or column break ends no line of the text; the next paragraph does.
      if ((attributes['w:type'] ?? 'textWrapping') === 'textWrapping') now.block.text += '\n'
      return
    case 'w:cr':
      now.block.text += '\n'
      return
    case 'w:noBreakHyphen':
      return addWords(now.block, '\u2011', now.run)
    case 'w:sym':
      return addSymbol(now, attributes['w:char'] ?? '', counts)
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
      now.block.text += around.noteMark(kind, attributes['w:id'] ?? '')
    }
  }
}

function addSymbol(now: OpenParagraph, char: string, counts: Counts): void {
  const code = Number.parseInt(char, 16)
  // Symbol fonts put their pictures into a private area; which picture is meant only the font knows.
  const known = code > 0x20 && code < 0xd800
  if (!known) counts.symbols++
  addWords(now.block, known ? String.fromCharCode(code) : '\ufffd', now.run)
}

function setOutline(now: OpenParagraph, level: number): void {
  if (level >= 0 && level <= 8) Object.assign(now.block, { style: 'heading', level: level + 1 })
  else if (now.block.style === 'heading') Object.assign(now.block, { style: 'body', level: null })
}
