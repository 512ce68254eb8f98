// Blocks of cells as spreadsheets copy and paste them. Pure.

/** A block of cells, all ends included. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** How many cells a block has. */
export function sizeOf({ top, bottom, left, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1)
}

/** The cells that a spreadsheet put on the clipboard: tabs between cells, lines between rows, quotes around cells that hold either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let at = 0
  const endCell = () => {
    rows.at(-1)!.push(cell)
    cell = ''
  }
  while (at < text.length) {
    const letter = text[at]!
    if (letter === '"' && cell === '') {
      const end = closingQuote(text, at)
      if (end > 0) {
        cell = text.slice(at + 1, end).replaceAll('""', '"')
        at = end + 1
        continue
      }
    }
    if (letter === '\t') endCell()
    else if (letter === '\n' || letter === '\r') {
      endCell()
      if (letter === '\r' && text[at + 1] === '\n') at++
      rows.push([])
    } else cell += letter
    at++
  }
  endCell()
  // A spreadsheet ends the last row too.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop()
  return rows
}

/** Where the quotes that begin at a place end, if what follows them is the end of a cell; else -1: then they are words. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at + 1 === text.length || '\t\r\n'.includes(text[at + 1]!) ? at : -1
  }
  return -1
}

/** Cells as a spreadsheet takes them: one line a row, tabs between. */
export function blockText(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(field => field.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** A value and where it is to go. */
export interface PlacedValue {
  readonly row: number
  readonly column: number
  readonly value: string
}

/** Where pasted values go: one value into every cell of the block, more from its upper left corner on. `beyond` counts those that would stand outside the table. */
export function placeBlock(
  values: readonly (readonly string[])[],
  block: Block,
  rows: number,
  columns: number,
): { readonly placed: readonly PlacedValue[]; readonly beyond: number } {
  const placed: PlacedValue[] = []
  let beyond = 0
  if (values.length === 1 && values[0]!.length === 1) {
    for (let row = block.top; row <= block.bottom; row++)
      for (let column = block.left; column <= block.right; column++) placed.push({ row, column, value: values[0]![0]! })
    return { placed, beyond }
  }
  values.forEach((line, down) =>
    line.forEach((value, along) => {
      const [row, column] = [block.top + down, block.left + along]
      if (row < rows && column < columns) placed.push({ row, column, value })
      else beyond++
    }),
  )
  return { placed, beyond }
}
