// Answers for people: plain tables and counted things.

/** A table with aligned columns; a cell is cut at `widest` characters and never holds a line end. */
export function table(heads: readonly string[], rows: readonly (readonly unknown[])[], widest = 60): string {
  if (rows.length === 0) return 'None.\n'
  const written = rows.map(row => row.map(cell => cut(shown(cell), widest)))
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...sampled(written).map(row => Array.from(row[at]!).length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) =>
        at === cells.length - 1 ? cell : cell + ' '.repeat(Math.max(0, widths[at]! - Array.from(cell).length)),
      )
      .join('  ')
      .trimEnd()
  return `${[line(heads), line(widths.map(width => '-'.repeat(Math.min(width, 12)))), ...written.map(line)].join('\n')}\n`
}

/** "1 source", "2 sources". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** Lines under a title, or nothing when there are none. */
export function listed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map(line => `  ${line}\n`).join('')}`
}

/** What could not be done about the backups of a project that was rewritten; nothing where all was. */
export function aboutBackups(done: {
  readonly backupsLeft: readonly string[]
  readonly noBackup: string | null
}): string {
  const left = listed('Could not be deleted; delete these yourself (tried again at every opening):', done.backupsLeft)
  return `${left}${done.noBackup === null ? '' : `No fresh backup could be made: ${done.noBackup}\n`}`
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim()
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name} ${shown(one)}`)
      .join(', ')
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function cut(text: string, widest: number): string {
  const letters = Array.from(text)
  return letters.length <= widest ? text : `${letters.slice(0, widest - 1).join('')}…`
}

/** Widths are taken from the first thousands of rows, so that long lists begin at once. */
function sampled<Row>(rows: readonly Row[]): readonly Row[] {
  return rows.length > 5000 ? rows.slice(0, 5000) : rows
}
