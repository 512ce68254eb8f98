// Reads the part of a Word file that holds words (the document, its notes, its comments) into blocks, as Word would show
// them with all tracked changes accepted.

import { addWords, newBlock, tableBlocks, type Block } from './blocks.ts'
import { isOn, setRunFormat, type RunFormat, type Styles } from './styles.ts'
import { readXml } from './xml.ts'

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

/** A stretch of its own: the document's body (`id` is null), or one note or comment. */
export interface Stretch {
  readonly id: string | null
  readonly author: string
  readonly blocks: readonly Block[]
}

interface Open {
  block: Block
  /** Text boxes anchored in this paragraph follow it. */
  readonly after: Block[]
  numbering: string | null
  depth: number
  styled: boolean
  markDeleted: boolean
  run: RunFormat
}

interface Table {
  readonly rows: Block[][][]
  cells: Block[][]
  rowDeleted: boolean
}

const SKIPPED = new Set(['w:instrText', 'w:delText', 'w:delInstrText', 'mc:Fallback', 'w:rt', 'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPr', 'w:sectPrChange', 'w:fldData', 'w:ffData', 'w:moveFrom', 'w:tblPrEx', 'w:docPartObj']) // prettier-ignore

/** Reads one part. `part` names it in refusals. */
export function readBody(around: Surroundings, part: string, bytes: Buffer): Stretch[] {
  const stretches: Stretch[] = []
  const containers: Block[][] = [[]]
  const tables: Table[] = []
  const parents: string[] = []
  const paused: (Open | null)[] = []
  const placeholders: boolean[] = []
  const { counts } = around
  let open: Open | null = null
  let author = ''
  let stretchId: string | null = null
  let skipping = 0

  readXml(around.name, part, bytes, { open: begin, close: end, text: words })
  return stretches

  function begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = parents.at(-1) ?? ''
    parents.push(name)
    // Comments keep their places even inside what is left out.
    if (name === 'w:commentRangeStart') return edge('start', attributes)
    if (name === 'w:commentRangeEnd') return edge('end', attributes)
    if (name === 'w:commentReference') return edge('call', attributes)
    if (skipping > 0 || isSkipped(name, parent, attributes)) {
      skipping++
      return
    }
    switch (name) {
      case 'w:body':
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        containers.push([])
        stretchId = attributes['w:id'] ?? null
        author = attributes['w:author'] ?? ''
        return
      case 'w:p':
        // A paragraph whose mark was deleted goes on in the next one.
        if (open?.markDeleted) {
          open.markDeleted = false
          setStyle(open, null)
        } else open = startParagraph()
        return
      case 'w:tbl':
        closeOpen()
        tables.push({ rows: [], cells: [], rowDeleted: false })
        return
      case 'w:tr':
        if (tables.length > 0) Object.assign(tables.at(-1)!, { cells: [], rowDeleted: false })
        return
      case 'w:tc':
        containers.push([])
        return
      case 'w:txbxContent':
        counts.textBoxes++
        containers.push([])
        paused.push(open)
        open = null
        return
      case 'w:sdt':
        placeholders.push(false)
        return
      case 'w:showingPlcHdr':
        if (placeholders.length > 0 && isOn(attributes)) placeholders[placeholders.length - 1] = true
        return
      case 'a:blip':
      case 'v:imagedata':
        counts.pictures++
        return
      case 'c:chart':
      case 'dgm:relIds':
        counts.charts++
        return
      case 'w:altChunk':
      case 'w:subDoc':
        counts.embedded++
        return
      case 'm:oMath':
        counts.formulas++
        return
    }
    if (open) inParagraph(open, name, parent, attributes)
  }

  function inParagraph(now: Open, name: string, parent: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes['w:val'] ?? ''
    if (parent === 'w:rPr') {
      if (parents.at(-3) === 'w:pPr') {
        if (name === 'w:del' || name === 'w:moveFrom') now.markDeleted = true
        if (name === 'w:del' || name === 'w:moveFrom') counts.deletions++
        if (name === 'w:ins') counts.insertions++
      } else if (name === 'w:rStyle') now.run = { ...around.styles.character(value), ...now.run }
      else setRunFormat(now.run, name, attributes)
      return
    }
    switch (name) {
      case 'w:pStyle':
        return setStyle(now, value)
      case 'w:outlineLvl':
        if (parent === 'w:pPr') setOutline(now, Number(value))
        return
      case 'w:ilvl':
        now.depth = Number(value) || 0
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
      case 'w:tab':
        if (parent !== 'w:tabs') addWords(now.block, '\t', now.run)
        return
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
        return symbol(now, attributes['w:char'] ?? '')
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        now.block.text += around.noteMark(
          name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          attributes['w:id'] ?? '',
        )
        return
    }
  }

  function end(name: string): void {
    parents.pop()
    if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd' || name === 'w:commentReference') return
    if (skipping > 0) {
      skipping--
      return
    }
    switch (name) {
      case 'w:p':
        if (open && !open.markDeleted) finishParagraph(open)
        return
      case 'w:tc': {
        closeOpen()
        const cell = containers.pop() ?? []
        tables.at(-1)?.cells.push(cell)
        return
      }
      case 'w:tr': {
        const table = tables.at(-1)
        if (table && !table.rowDeleted) table.rows.push(table.cells)
        return
      }
      case 'w:tbl': {
        const table = tables.pop()
        if (table) into().push(...tableBlocks(table.rows))
        return
      }
      case 'w:txbxContent': {
        closeOpen()
        const blocks = containers.pop() ?? []
        open = paused.pop() ?? null
        ;(open ? open.after : into()).push(...blocks.filter(block => block.text.trim() !== ''))
        return
      }
      case 'w:sdt':
        placeholders.pop()
        return
      case 'w:body':
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        closeOpen()
        stretches.push({ id: stretchId, author, blocks: containers.pop() ?? [] })
    }
  }

  function words(piece: string): void {
    if (skipping > 0 || !open) return
    const parent = parents.at(-1)
    if (parent !== 'w:t' && parent !== 'm:t') return
    if (open.run.hidden) {
      counts.hidden++
      return
    }
    // Line ends typed into the file itself are shown as spaces.
    addWords(open.block, piece.replace(/[\r\n\t]/g, ' '), open.run)
  }

  function isSkipped(name: string, parent: string, attributes: Readonly<Record<string, string>>): boolean {
    if (SKIPPED.has(name) && !(name === 'w:moveFrom' && parent === 'w:rPr')) {
      if (name === 'w:moveFrom') counts.deletions++
      return true
    }
    if (name === 'w:sdtContent') return placeholders.at(-1) === true
    if (parent === 'w:trPr' && (name === 'w:del' || name === 'w:ins')) {
      if (name === 'w:ins') counts.insertions++
      else {
        counts.deletions++
        if (tables.length > 0) tables.at(-1)!.rowDeleted = true
      }
      return true
    }
    if (name === 'w:del' && parent !== 'w:rPr') {
      counts.deletions++
      return true
    }
    // The lines that part notes from the text are kept as notes of these types.
    return (
      (name === 'w:footnote' || name === 'w:endnote') &&
      /separator|continuationNotice/i.test(attributes['w:type'] ?? '')
    )
  }

  function startParagraph(): Open {
    const started: Open = {
      block: newBlock(),
      after: [],
      numbering: null,
      depth: 0,
      styled: false,
      markDeleted: false,
      run: {},
    }
    setStyle(started, null)
    return started
  }

  function setStyle(now: Open, id: string | null): void {
    const meaning = around.styles.paragraph(id)
    now.block.style = meaning.style
    now.block.level = meaning.level
    now.numbering = meaning.numbering
    now.depth = meaning.depth
  }

  function finishParagraph(done: Open): void {
    const { block, numbering, depth, after } = done
    const listed = numbering !== null && numbering !== '0'
    if (listed && block.text.trim() !== '' && around.isNumbered(numbering, depth)) counts.numbered++
    if (listed && (block.style === 'body' || block.style === 'quote'))
      Object.assign(block, { style: 'list', level: depth })
    into().push(block, ...after)
    open = null
  }

  function closeOpen(): void {
    if (!open) return
    if (open.markDeleted && open.block.text === '') open = null
    else finishParagraph(open)
  }

  function into(): Block[] {
    return containers.at(-1)!
  }

  function edge(kind: 'start' | 'end' | 'call', attributes: Readonly<Record<string, string>>): void {
    const id = attributes['w:id'] ?? ''
    if (open) open.block.edges.push({ at: open.block.text.length, id, edge: kind })
    else pendingEdge(kind, id)
  }

  // Between paragraphs a range begins or ends with the paragraph before it.
  function pendingEdge(kind: 'start' | 'end' | 'call', id: string): void {
    const last = into().at(-1)
    if (last) last.edges.push({ at: last.text.length, id, edge: kind })
  }

  function symbol(now: Open, char: string): void {
    const code = Number.parseInt(char, 16)
    // Symbol fonts put their pictures into a private area; which picture is meant only the font knows.
    const known = code > 0x20 && code < 0xe000
    if (!known) counts.symbols++
    addWords(now.block, known ? String.fromCharCode(code) : '\ufffd', now.run)
  }
}

function setOutline(now: { block: Block }, level: number): void {
  if (level >= 0 && level <= 8) Object.assign(now.block, { style: 'heading', level: level + 1 })
  else if (now.block.style === 'heading') Object.assign(now.block, { style: 'body', level: null })
}
