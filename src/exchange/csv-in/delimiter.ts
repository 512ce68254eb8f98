// Which character stands between cells: seen from the first rows, outside quotation marks.

const CANDIDATES = [',', ';', '\t'] as const
const QUOTE = 34
const LOOK = 64 * 1024
const ROWS = 30

/** What stands between the cells of a sheet. */
export type Delimiter = (typeof CANDIDATES)[number]

/** Finds the delimiter of a sheet and where its first row begins (after the line `sep=;` that some spreadsheets write). `rowsBefore` counts that line. */
export function sniffDelimiter(utf8: Buffer): { delimiter: Delimiter; start: number; rowsBefore: number } {
  const hint = /^sep=([,;\t])\r?\n/.exec(utf8.subarray(0, 8).toString('latin1'))
  if (hint) return { delimiter: hint[1] as Delimiter, start: hint[0].length, rowsBefore: 1 }

  const counts = countsByRow(utf8.subarray(0, LOOK), utf8.length > LOOK)
  let best: Delimiter = ','
  let bestScore = 0
  for (const [index, candidate] of CANDIDATES.entries()) {
    const inHeader = counts[0]?.[index] ?? 0
    if (inHeader === 0) continue
    const alike = counts.filter(row => row[index] === inHeader).length / counts.length
    // Rows that agree with the header weigh more than many separators in it: free text is full of commas.
    const score = alike * 1000 + Math.min(inHeader, 500)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return { delimiter: best, start: 0, rowsBefore: 0 }
}

/** For each of the first rows: how often each candidate stands outside quotation marks. A row that may be cut off is left out. */
function countsByRow(sample: Buffer, cut: boolean): number[][] {
  const codes = CANDIDATES.map(candidate => candidate.charCodeAt(0))
  const rows: number[][] = []
  let row = codes.map(() => 0)
  let quoted = false
  let empty = true
  for (const byte of sample) {
    if (byte === QUOTE) quoted = !quoted
    else if (byte === 10 && !quoted) {
      if (!empty) rows.push(row)
      if (rows.length === ROWS) return rows
      row = codes.map(() => 0)
      empty = true
      continue
    } else if (!quoted) {
      const index = codes.indexOf(byte)
      if (index >= 0) row[index] = row[index]! + 1
    }
    if (byte !== 13) empty = false
  }
  if (!empty && (!cut || rows.length === 0)) rows.push(row)
  return rows
}
