import type { Read } from '../store/access.ts'
import { passagesBySource, type Passage } from './passage-queries.ts'
import { csvLine } from './tables/csv.ts'

const HEAD = [
  'coding_id',
  'source_id',
  'code_id',
  'coder',
  'start',
  'end',
  'quote',
  'respondent_ids',
  'site_ids',
  'stances',
  'strength',
  'exemplar',
  'comment',
]

/** The codings that pass a filter, by row number, and the filter in words. */
export interface ExcerptsWithin {
  readonly codings: ReadonlySet<number>
  readonly words: string
}

/** Writes every coding with its words as csv, or those that pass a filter, which every line says then; a piece per source. Offsets count UTF-16 units; lists are joined with semicolons; quotes are verbatim. `wrote` hears how many so far. */
export function* writeExcerptsCsv(
  read: Read,
  wrote: (count: number) => void = () => {},
  within: ExcerptsWithin | null = null,
): Generator<string, void, void> {
  yield csvLine(within === null ? HEAD : [...HEAD, 'filter'])
  let count = 0
  for (const all of passagesBySource(read)) {
    const passages = within === null ? all : all.filter(one => within.codings.has(one.n))
    yield passages.map(one => line(one, within)).join('')
    wrote((count += passages.length))
  }
}

function line(passage: Passage, within: ExcerptsWithin | null): string {
  const stances = passage.stances.map(({ proposition, stance }) => `${proposition} ${stance}`).join(';')
  return csvLine([
    passage.key ?? passage.id,
    passage.source,
    passage.code,
    passage.coder,
    passage.start,
    passage.end,
    passage.quote,
    passage.participants.join(';'),
    passage.sites.join(';'),
    stances,
    passage.strength ?? '',
    passage.exemplar ? 'yes' : '',
    passage.comment ?? '',
    ...(within === null ? [] : [within.words]),
  ])
}
