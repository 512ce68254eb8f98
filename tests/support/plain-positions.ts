// A second, plain way to positions: counted from the sheets of the sample, without the program.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { SAMPLE } from './journey.ts'

/** A row of a sheet by its heads. */
export type SheetRow = Readonly<Record<string, string>>

/** The rows of a sheet of the sample. */
export const sheetRows = (name: string): SheetRow[] =>
  parse(readFileSync(join(SAMPLE, name)), { columns: true, bom: true })

/** The rows of the coding sheets that judge a proposition and pass a test; of a source that several coded those of the first. */
export function judgedRows(passes: (row: SheetRow, source: SheetRow) => boolean = () => true): SheetRow[] {
  const sources = new Map(sheetRows('sources.csv').map(row => [row['source_id']!, row]))
  return [...sheetRows('coding.csv'), ...sheetRows('coding-single.csv')].filter(row => {
    const source = sources.get(row['source_id']!)!
    const marked = (source['coded_by'] ?? '').split(';')
    const isCounted = row['proposition_id'] !== '' && (marked.length < 2 || row['coder'] === marked[0])
    return isCounted && passes(row, source)
  })
}

/** How many different people speak for, with conditions, and against a proposition at a site ("3/0/1"), among the rows that a test lets pass: the source where nobody is named; the first coder's where several coded. */
export function plainCounts(
  passes: (row: SheetRow, source: SheetRow) => boolean = () => true,
): (site: string, proposition: string) => string {
  const rows = judgedRows(passes)
  const people = (site: string, proposition: string, stance: string) =>
    new Set(
      rows
        .filter(
          row =>
            row['site_ids']!.split(';').includes(site) &&
            row['proposition_id'] === proposition &&
            row['stance'] === stance,
        )
        .flatMap(row => (row['respondent_id'] ? row['respondent_id'].split(';') : [row['source_id']!])),
    ).size
  return (site, proposition) =>
    ['confirming', 'qualifying', 'disconfirming'].map(stance => people(site, proposition, stance)).join('/')
}
