// What the names of styles mean: which are headings, lists and quotes, and which character styles are bold or italic.

import type { ParagraphStyle } from '../../types.ts'
import { readXml } from './xml.ts'

/** How a run is set; a field left out says nothing, so that what lies below it holds. */
export interface RunFormat {
  bold?: boolean
  italic?: boolean
  underline?: boolean
  strike?: boolean
  hidden?: boolean
}

/** How paragraphs of a style stand. `numbering` is the list they belong to, `'0'` for none. */
export interface StyleMeaning {
  readonly style: ParagraphStyle
  readonly level: number | null
  readonly numbering: string | null
  readonly depth: number
}

interface Style extends RunFormat {
  name: string
  basedOn: string | null
  outline: number | null
  numbering: string | null
  depth: number | null
}

/** The styles of one file. */
export interface Styles {
  /** What a paragraph style means, through the styles it is based on. */
  paragraph(id: string | null): StyleMeaning
  /** How a character style sets its runs. */
  character(id: string): RunFormat
}

const DEEPEST_CHAIN = 40
const PLAIN: StyleMeaning = { style: 'body', level: null, numbering: null, depth: 0 }

/** Whether an on/off property is on: it is when it stands there without a value. */
export function isOn(attributes: Readonly<Record<string, string>>): boolean {
  const value = attributes['w:val']
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value)
}

/** A depth in a list as the file says it, within what Word allows. */
export function depthOf(value: string): number {
  const depth = Number(value)
  return depth >= 1 && depth <= 8 ? Math.floor(depth) : 0
}

/** Notes a run property; unknown ones say nothing. */
export function setRunFormat(format: RunFormat, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'w:b') format.bold = isOn(attributes)
  else if (name === 'w:i') format.italic = isOn(attributes)
  else if (name === 'w:u') format.underline = isOn(attributes)
  else if (name === 'w:strike' || name === 'w:dstrike') format.strike = isOn(attributes)
  else if (name === 'w:vanish') format.hidden = isOn(attributes)
}

/** Reads `styles.xml`; without one every paragraph is body text. */
export function readStyles(name: string, bytes: Buffer | null): Styles {
  const styles = new Map<string, Style>()
  let fallback: string | null = null
  let current: Style | null = null
  if (bytes) {
    readXml(name, 'word/styles.xml', bytes, {
      open(element, attributes) {
        const value = attributes['w:val'] ?? ''
        if (element === 'w:style') {
          const id = attributes['w:styleId'] ?? ''
          current = { name: '', basedOn: null, outline: null, numbering: null, depth: null }
          styles.set(id, current)
          if (
            attributes['w:type'] === 'paragraph' &&
            attributes['w:default'] &&
            isOn({ 'w:val': attributes['w:default'] })
          )
            fallback = id
        } else if (!current) return
        else if (element === 'w:name') current.name = value
        else if (element === 'w:basedOn') current.basedOn = value
        else if (element === 'w:outlineLvl') current.outline = Number(value)
        else if (element === 'w:numId') current.numbering = value
        else if (element === 'w:ilvl') current.depth = depthOf(value)
        else setRunFormat(current, element, attributes)
      },
      close(element) {
        if (element === 'w:style') current = null
      },
    })
  }
  const meanings = new Map<string, StyleMeaning>()
  return {
    paragraph(id) {
      const known = id ?? fallback
      if (known === null) return PLAIN
      let meaning = meanings.get(known)
      if (!meaning) meanings.set(known, (meaning = meaningOf(chain(styles, known))))
      return meaning
    },
    character(id) {
      const { bold, italic, underline, strike, hidden } = Object.assign({}, ...chain(styles, id).reverse()) as RunFormat
      return { ...(bold !== undefined && { bold }), ...(italic !== undefined && { italic }), ...(underline !== undefined && { underline }), ...(strike !== undefined && { strike }), ...(hidden !== undefined && { hidden }) } // prettier-ignore
    },
  }
}

/** A style and those it is based on, nearest first. Styles based on each other in a circle end it. */
function chain(styles: ReadonlyMap<string, Style>, id: string): Style[] {
  const found: Style[] = []
  for (let next: string | null = id; next !== null && found.length < DEEPEST_CHAIN;) {
    const style = styles.get(next)
    if (!style || found.includes(style)) break
    found.push(style)
    next = style.basedOn
  }
  return found
}

function meaningOf(styles: readonly Style[]): StyleMeaning {
  const numbering = styles.find(style => style.numbering !== null)?.numbering ?? null
  const depth = styles.find(style => style.depth !== null)?.depth ?? 0
  for (const { name, outline } of styles) {
    // Built-in styles keep their English name in a file, whatever language Word speaks; the outline level serves all others.
    const heading = /^heading ([1-9])$/i.exec(name)
    if (heading) return { style: 'heading', level: Number(heading[1]), numbering, depth }
    if (/^title$/i.test(name)) return { style: 'heading', level: 1, numbering: null, depth: 0 }
    if (outline !== null)
      return outline >= 0 && outline <= 8
        ? { style: 'heading', level: outline + 1, numbering, depth }
        : { ...PLAIN, numbering, depth }
    if (/^(?:intense )?quote$|^quotations?$|^block text$/i.test(name))
      return { style: 'quote', level: null, numbering, depth }
  }
  return { ...PLAIN, numbering, depth }
}

/** Reads `numbering.xml`: which levels of which lists count (`1.`, `a)`) rather than show a bullet. */
export function readNumbering(name: string, bytes: Buffer | null): (numbering: string, depth: number) => boolean {
  const formats = new Map<string, string>()
  const lists = new Map<string, string>()
  let abstract = ''
  let list = ''
  let depth = ''
  if (bytes) {
    readXml(name, 'word/numbering.xml', bytes, {
      open(element, attributes) {
        if (element === 'w:abstractNum') abstract = attributes['w:abstractNumId'] ?? ''
        else if (element === 'w:num') list = attributes['w:numId'] ?? ''
        else if (element === 'w:lvl') depth = attributes['w:ilvl'] ?? '0'
        else if (element === 'w:numFmt' && abstract !== '')
          formats.set(`${abstract} ${depth}`, attributes['w:val'] ?? '')
        else if (element === 'w:abstractNumId' && list !== '') lists.set(list, attributes['w:val'] ?? '')
      },
      close(element) {
        if (element === 'w:abstractNum') abstract = ''
        else if (element === 'w:num') list = ''
      },
    })
  }
  return (numbering, level) => {
    const format = formats.get(`${lists.get(numbering) ?? ''} ${level}`)
    return format !== undefined && format !== 'bullet' && format !== 'none'
  }
}
