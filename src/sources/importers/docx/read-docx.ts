// A Word file as plain text: the document's paragraphs, then its notes, with what could not be kept said in sentences.

import { LONGEST_TEXT, MOST_NOTES, refuseFile } from '../limits.ts'
import { checkText } from '../plain-text.ts'
import type { PreparedComment } from '../../prepared.ts'
import type { Loss } from '../../types.ts'
import type { ReadText } from '../prepare.ts'
import type { Block } from './blocks.ts'
import { readBody, type Stretch } from './body.ts'
import { layOut } from './lay-out.ts'
import { openPackage } from './package.ts'
import type { Counts, Surroundings } from './paragraph.ts'
import { findParts } from './parts.ts'
import { readNumbering, readStyles } from './styles.ts'
import { readXml } from './xml.ts'

/** Reads a Word file. Refuses locked, damaged, hostile ones, and those without words. */
export async function readDocx(name: string, bytes: Buffer): Promise<ReadText> {
  const zip = await openPackage(name, bytes)
  const parts = await findParts(name, zip)
  const counts: Counts = { insertions: 0, deletions: 0, pictures: 0, charts: 0, hidden: 0, symbols: 0, numbered: 0, embedded: 0, textBoxes: 0, formulas: 0 } // prettier-ignore
  const notes = new NoteMarks()
  const around: Surroundings = {
    name,
    styles: readStyles(name, await zip.read(parts.styles ?? '')),
    isNumbered: readNumbering(name, await zip.read(parts.numbering ?? '')),
    counts,
    noteMark: (kind, id) => notes.mark(kind, id),
  }
  const read = async (part: string | null): Promise<Stretch[]> => {
    const content = part === null ? null : await zip.read(part)
    return content === null ? [] : readBody(around, part!, content)
  }
  const body = (await read(parts.document)).flatMap(stretch => stretch.blocks)
  // Notes are numbered in the order they are called; notes nobody calls are no part of the text.
  const numbered = notes.inOrder(await read(parts.footnotes), await read(parts.endnotes))
  const comments = await read(parts.comments)
  if (comments.length + numbered.length > MOST_NOTES) {
    throw refuseFile('too-many-notes', name, 'holds more than 100,000 notes and comments', 'Cut it into several files.')
  }
  const laid = layOut([...body, ...numbered], comments)
  if (laid.text.length > LONGEST_TEXT || /\S/.test(laid.text)) checkText(name, laid.text)
  else throw noWords(name, counts)
  const heads = await headsWithWords(name, zip, parts.heads)
  return {
    text: laid.text,
    formats: laid.formats,
    comments: laid.comments,
    losses: losses(counts, laid.comments, notes.count, heads),
  }
}

class NoteMarks {
  #marks = new Map<string, string>()
  #footnotes = 0
  #endnotes = 0

  get count(): number {
    return this.#marks.size
  }

  mark(kind: 'footnote' | 'endnote', id: string): string {
    const known = this.#marks.get(`${kind} ${id}`)
    if (known) return known
    // Endnotes are told from footnotes as Word does it: by Roman numerals.
    const mark = kind === 'footnote' ? `[${++this.#footnotes}]` : `[${roman(++this.#endnotes)}]`
    this.#marks.set(`${kind} ${id}`, mark)
    return mark
  }

  inOrder(footnotes: readonly Stretch[], endnotes: readonly Stretch[]): Block[] {
    const byKey = new Map<string, Stretch>()
    for (const note of footnotes) byKey.set(`footnote ${note.id}`, note)
    for (const note of endnotes) byKey.set(`endnote ${note.id}`, note)
    const keys = [...this.#marks.keys()]
    const ordered = [
      ...keys.filter(key => key.startsWith('footnote')),
      ...keys.filter(key => key.startsWith('endnote')),
    ]
    return ordered.flatMap(key => {
      const note = byKey.get(key)
      return note ? noteBlocks(this.#marks.get(key)!, note.blocks) : []
    })
  }
}

function noteBlocks(mark: string, blocks: readonly Block[]): Block[] {
  return blocks
    .filter((block, at) => at === 0 || block.text.trim() !== '')
    .map((block, at): Block => {
      if (at > 0) return { ...block, style: 'footnote', level: null }
      const gap = /^\s*/.exec(block.text)![0].length
      const shift = mark.length + 1 - gap
      return {
        text: `${mark} ${block.text.slice(gap)}`,
        style: 'footnote',
        level: null,
        marks: block.marks.map(([start, end, kind]) => [Math.max(mark.length + 1, start + shift), Math.max(mark.length + 1, end + shift), kind] as const).filter(([start, end]) => end > start), // prettier-ignore
        edges: block.edges.map(edge => ({ ...edge, at: Math.max(mark.length + 1, edge.at + shift) })),
      }
    })
}

function roman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']] // prettier-ignore
  let rest = number
  let said = ''
  for (const [value, letters] of steps) {
    for (; rest >= value; rest -= value) said += letters
  }
  return said
}

function noWords(name: string, counts: Counts) {
  const pictures = counts.pictures > 0 ? `, only ${counts.pictures} picture${counts.pictures === 1 ? '' : 's'}` : ''
  const out =
    counts.pictures > 0 ? 'Recognise their text first, then import again.' : 'Check that it was saved completely.'
  return refuseFile('file-empty', name, `holds no words${pictures}`, out)
}

async function headsWithWords(
  name: string,
  zip: { read(part: string): Promise<Buffer | null> },
  heads: readonly string[],
): Promise<boolean> {
  for (const part of heads) {
    const content = await zip.read(part)
    let words = false
    let inText = false
    if (content) {
      readXml(name, part, content, {
        open: element => void (inText = element === 'w:t'),
        close: () => void (inText = false),
        text: piece => void (words ||= inText && piece.trim() !== ''),
      })
    }
    if (words) return true
  }
  return false
}

function losses(counts: Counts, comments: readonly PreparedComment[], notes: number, heads: boolean): Loss[] {
  const said: Loss[] = []
  const say = (count: number, one: string, many: string) => {
    if (count === 1) said.push(one)
    else if (count > 1) said.push(many.replace('#', String(count)))
  }
  say(comments.length, '1 comment became a memo.', '# comments became memos.')
  say(notes, '1 note was put at the end of the text.', '# notes were put at the end of the text.')
  say(counts.insertions, '1 tracked insertion was kept as text.', '# tracked insertions were kept as text.')
  say(counts.deletions, '1 tracked deletion was left out.', '# tracked deletions were left out.')
  say(
    counts.textBoxes,
    '1 text box follows the paragraph it hangs on.',
    '# text boxes follow the paragraphs they hang on.',
  )
  say(counts.numbered, 'The automatic number of 1 paragraph is not part of the text.', 'The automatic numbers of # paragraphs are not part of the text.') // prettier-ignore
  say(counts.pictures, '1 picture was left out.', '# pictures were left out.')
  say(counts.charts, '1 chart or diagram was left out.', '# charts or diagrams were left out.')
  say(counts.formulas, '1 formula was kept as its characters only.', '# formulas were kept as their characters only.')
  say(counts.symbols, '1 symbol of a picture font stands as �.', '# symbols of picture fonts stand as �.')
  say(counts.hidden, '1 piece of hidden text was left out.', '# pieces of hidden text were left out.')
  say(counts.embedded, '1 embedded document was left out.', '# embedded documents were left out.')
  if (heads) said.push('Page headers and footers were left out.')
  return said
}
