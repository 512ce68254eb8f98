// What sharing out sources would come to, before it is done.

import type { CaseId, SourceId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Read } from '../store/access.ts'
import { idOf, idOrNull, sql } from '../store/sql.ts'
import { listAllocations } from './allocation-queries.ts'
import { fill, type Weighed } from './fill.ts'
import type { FillPlan, Filling } from './types.ts'

/** Who would get which sources, and what each coder of them would have then. Refuses to share out among nobody, and reviewers who would be blind. */
export function planFill(read: Read, how: Filling): FillPlan {
  if (how.coderIds.length === 0) throw new Refusal('no-coder', 'Nobody is chosen. Choose among whom to share out.')
  if (how.part === 'reviewer' && how.blind)
    throw new Refusal(
      'reviewer-blind',
      'Reviewers cannot review codings without seeing them. Choose first or second coders to code blind.',
    )
  const sources = weighed(read)
  const words = new Map(sources.map(one => [one.sourceId, one.words]))
  const before = listAllocations(read)
  const changes = fill(sources, before, how)
  const after = [...before, ...changes].filter(one => one.part === how.part)
  return {
    changes,
    loads: how.coderIds.map(coderId => {
      const theirs = after.filter(one => one.coderId === coderId)
      return {
        coderId,
        sources: theirs.length,
        words: theirs.reduce((sum, one) => sum + (words.get(one.sourceId) ?? 0), 0),
      }
    }),
  }
}

/** Sources with their words (told by the blanks between them: near enough to share out by) and the first case that each is filed under. */
function weighed(read: Read): Weighed[] {
  return read
    .arrays<[Buffer, number, Buffer | null]>(sql`
      SELECT id, (SELECT coalesce(sum(length(text) - length(replace(text, ' ', '')) + 1), 0) FROM paragraph WHERE source_id = source.id AND text <> ''),
        (SELECT coalesce(own.within_id, own.id) FROM case_source JOIN "case" AS own ON own.id = case_id WHERE case_source.source_id = source.id ORDER BY case_source.n LIMIT 1)
      FROM source ORDER BY n`)
    .map(([id, words, caseId]) => ({
      sourceId: idOf<'source'>(id) satisfies SourceId,
      words,
      caseId: idOrNull<'case'>(caseId) satisfies CaseId | null,
    }))
}
