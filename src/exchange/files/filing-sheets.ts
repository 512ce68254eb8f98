// What a person gives along with files to say how they are filed: a sheet with a row for each, or rules on their paths.

import { dateIn, kindOfWords, type SaidOfFile } from '../../sources/filing.ts'
import { readRule, type PathRule, type RuleField } from '../../sources/path-rules.ts'
import { Refusal } from '../../base/trouble.ts'
import { Notes } from '../csv-in/notes.ts'
import { readSheet } from '../csv-in/read-sheet.ts'
import { plainName } from '../csv-in/columns.ts'
import { tableOf } from '../csv-in/table.ts'

/** Reads a sheet of sources: what it says of each file, found by the file's path or, where no path fits, by its name. Refuses a sheet without a column of files. */
export async function readFilingSheet(
  path: string,
  signal: AbortSignal,
): Promise<(within: string) => SaidOfFile | null> {
  const table = tableOf(await readSheet(path, path, signal), 'sources', ['file'], new Notes())
  const byPath = new Map<string, SaidOfFile>()
  const byName = new Map<string, SaidOfFile | null>()
  for (const row of table.rows) {
    const file = row.cell('file').replaceAll('\\', '/').toLowerCase()
    if (!file) continue
    const said: SaidOfFile = {
      key: row.orNull('key'),
      name: row.orNull('name'),
      kind: kindOfWords(row.cell('kind')),
      date: dateIn(row.cell('date')),
      collectedBy: row.orNull('collectedBy'),
      caseKeys: row.list('sites'),
      participantKeys: row.list('participants'),
    }
    byPath.set(file, said)
    const name = file.split('/').at(-1)!
    // Two files of one name in two folders: the name alone says nothing.
    byName.set(name, byName.has(name) ? null : said)
  }
  return within => {
    const lower = within.toLowerCase()
    for (let at = 0; at >= 0; at = lower.indexOf('/', at) + 1 || -1) {
      const said = byPath.get(lower.slice(at))
      if (said) return said
    }
    return byName.get(lower.split('/').at(-1)!) ?? null
  }
}

const FIXED: readonly RuleField[] = ['site', 'participant', 'kind', 'date']

/** Reads a sheet of path rules: a column `pattern`, and optional columns with values that hold for every file a pattern fits. Refuses a sheet without patterns, and a pattern it cannot read, naming the row. */
export async function readRulesSheet(path: string, signal: AbortSignal): Promise<PathRule[]> {
  const sheet = await readSheet(path, path, signal)
  const plain = sheet.header.map(plainName)
  const pattern = ['pattern', 'rule', 'path'].map(name => plain.indexOf(name)).find(at => at >= 0)
  if (pattern === undefined)
    throw new Refusal(
      'sheet-column',
      `${path}, row 1: there is no column “pattern”. It holds rules such as “Site {site}/Interviews/{key} {name}”.`,
    )
  return sheet.rows.flatMap(row => {
    const written = row.cells[pattern]?.trim() ?? ''
    if (!written) return []
    const fixed = Object.fromEntries(
      FIXED.map(field => [field, row.cells[plain.indexOf(field)]?.trim() ?? '']).filter(([, value]) => value),
    )
    return [readRule(written, fixed)]
  })
}
