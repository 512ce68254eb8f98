// Reads the part of a Word file that holds words (the document, its notes, its comments) into blocks, as Word would show
// them with all tracked changes accepted.

import { addWords, tableBlocks, type Block } from './blocks.ts'
import { inParagraph, setStyle, startParagraph, type OpenParagraph, type Surroundings } from './paragraph.ts'
import { isOn } from './styles.ts'
import { readXml } from './xml.ts'

/** A stretch of its own: the document's body (`id` is null), or one note or comment. */
export interface Stretch {
  readonly id: string | null
  readonly author: string
  readonly blocks: readonly Block[]
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
  const paused: (OpenParagraph | null)[] = []
  const placeholders: boolean[] = []
  const { counts } = around
  let open: OpenParagraph | null = null
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
          setStyle(open, null, around)
        } else open = startParagraph(around)
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
    if (open) inParagraph(open, name, attributes, parents, around)
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

  function finishParagraph(done: OpenParagraph): void {
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
}
