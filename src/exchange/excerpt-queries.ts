// Reads excerpts as they are printed under a matrix.

import { attributedValues } from '../cases/value-queries.ts'
import { ExcerptWriter } from '../coding/queries.ts'
import type { Read } from '../store/access.ts'
import { sql } from '../store/sql.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import type { BookExcerpt } from './tables/book.ts'

/** How many excerpts are read before others get their turn. */
const EXCERPTS_AT_ONCE = 100

/** Excerpts as they are printed, by the row numbers of their codings, some at a time and in the order given. Quickest where codings of one source follow one another. */
export function* excerptsByNumber(
  read: Read,
  numbers: readonly number[],
): Generator<readonly (readonly [n: number, excerpt: BookExcerpt])[], void, void> {
  const writer = new ExcerptWriter(read, attributedValues(read))
  const codes = new Map(read.arrays<[string, string]>(sql`SELECT lower(hex(id)), name FROM code`))
  const coders = new Map(read.arrays<[string, string]>(sql`SELECT lower(hex(id)), name FROM coder`))
  for (let from = 0; from < numbers.length; from += EXCERPTS_AT_ONCE) {
    const some = numbers.slice(from, from + EXCERPTS_AT_ONCE)
    const rows = read.all<PrintedRow>(sql`
      SELECT coding.n, lower(hex(coding.id)) AS id, lower(hex(coding.code_id)) AS code_id, lower(hex(coding.coder_id)) AS coder_id, lower(hex(coding.anchor_id)) AS anchor_id,
        lower(hex(anchor.source_id)) AS source_id, lower(hex(start_paragraph_id)) AS start_paragraph_id, start_offset, lower(hex(end_paragraph_id)) AS end_paragraph_id, end_offset
      FROM json_each(${JSON.stringify(some)}) AS wanted CROSS JOIN coding ON coding.n = wanted.value CROSS JOIN anchor ON anchor.id = coding.anchor_id ORDER BY wanted.key`)
    if (rows.length < some.length) throw changedMeanwhile()
    yield rows.map(row => {
      const excerpt = writer.excerpt(row)
      return [
        row.n,
        {
          codeId: excerpt.codeId,
          codeName: codes.get(row.code_id)!,
          words: excerpt.words,
          attribution: excerpt.attribution,
          source:
            excerpt.sourceKey === null || excerpt.sourceKey === excerpt.sourceName
              ? excerpt.sourceName
              : `${excerpt.sourceKey} ${excerpt.sourceName}`,
          paragraph: excerpt.paragraph,
          coder: coders.get(row.coder_id)!,
          stance: excerpt.stances.map(({ proposition, stance }) => `${proposition} ${stance}`).join('; '),
        },
      ] as const
    })
  }
}

type PrintedRow = Parameters<ExcerptWriter['excerpt']>[0] & {
  readonly n: number
  readonly code_id: string
  readonly coder_id: string
}
