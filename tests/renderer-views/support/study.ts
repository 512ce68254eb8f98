// The sample study read straight from its sheets, for looking at views without the core. Counts are plain and slow on
// purpose: nothing here shares code with what it stands in for.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

type Sheet = readonly Readonly<Record<string, string>>[]

const folder = join(import.meta.dirname, '../../../fixtures/sample-study')

function sheet(name: string): Sheet {
  return parse(readFileSync(join(folder, name)), { columns: true, bom: true }) as Sheet
}

/** An id that is the same at every start. */
export function idFor(kind: string, key: string): string {
  const hex = createHash('sha256').update(`${kind}:${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface StudyCoding {
  readonly id: string
  readonly source: string
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly code: string
  readonly coder: string
  readonly proposition: string
  readonly stance: string
  readonly respondent: string
}

const list = (text: string | undefined): string[] => (text ?? '').split(';').map(one => one.trim()).filter(one => one !== '')

/** Everything the sheets say, with texts. */
export const study = {
  sites: sheet('sites.csv'),
  pairs: sheet('pairings.csv'),
  people: sheet('respondents.csv'),
  codes: sheet('codebook.csv'),
  propositions: sheet('propositions.csv'),
  sources: sheet('sources.csv').map(row => ({
    key: row['source_id']!,
    file: row['file']!,
    kind: row['type']!.startsWith('obs') ? 'observation' : row['type'] === 'document' ? 'document' : 'interview',
    name: row['title']!,
    sites: list(row['site_ids']),
    people: list(row['respondent_ids']),
    date: row['date'] || null,
    codedBy: list(row['coded_by']),
    text: readFileSync(join(folder, row['file']!), 'utf8'),
  })),
  codings: [...sheet('coding.csv'), ...sheet('coding-single.csv')].map(
    (row): StudyCoding => ({
      id: idFor('coding', row['coding_id']!),
      source: row['source_id']!,
      start: Number(row['start']),
      end: Number(row['end']),
      quote: row['quote']!,
      code: row['code_id']!,
      coder: row['coder']!,
      proposition: row['proposition_id'] ?? '',
      stance: row['stance'] ?? '',
      respondent: row['respondent_id'] ?? '',
    }),
  ),
}

/** The source with a key. */
export function sourceOf(key: string) {
  return study.sources.find(source => source.key === key)!
}

/** Paragraphs of a text: where each begins, and its number when it is not empty. */
export function paragraphs(text: string): { readonly start: number; readonly text: string; readonly number: number | null }[] {
  let start = 0
  let number = 0
  return text.split('\n').map(line => {
    const at = start
    start += line.length + 1
    return { start: at, text: line, number: line.trim() === '' ? null : ++number }
  })
}
