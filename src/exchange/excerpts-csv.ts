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

/** Writes every coding with its words as csv, a piece per source. Offsets count UTF-16 units; lists are joined with semicolons; quotes are verbatim. `wrote` hears how many so far. */
export function* writeExcerptsCsv(
  read: Read,
  wrote: (count: number) => void = () => {},
): Generator<string, void, void> {
  yield csvLine(HEAD)
  let count = 0
  for (const passages of passagesBySource(read)) {
    yield passages.map(line).join('')
    wrote((count += passages.length))
  }
}

function line(passage: Passage): string {
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
  ])
}
