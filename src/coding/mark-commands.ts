// What a coder says of codings: another code, how strong they are, whether they are exemplars, a comment.

import type { CodeId, CodingId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, sql } from '../store/sql.ts'
import { getCoding, isCoded } from './coding-queries.ts'
import { codeToApply, recodeCodings } from './commands.ts'
import { byOthers } from './labels.ts'
import type { Strength } from './types.ts'

/** Changes the code of codings in place, by hand: their words, coders and times stay. Refuses a group, a retired code, the code they have, and what would give a coder two equal codings. */
export function changeCodeOf(
  tx: Change,
  { codingIds, codeId }: { readonly codingIds: readonly CodingId[]; readonly codeId: CodeId },
): void {
  const code = codeToApply(tx, codeId)
  const rows = [...new Set(codingIds)].map(id => getCoding(tx, id))
  const first = rows[0]
  if (!first) throw new Refusal('no-coding', 'No coding is chosen. Choose at least one.')
  for (const row of rows) {
    if (row.codeId === codeId) throw new Refusal('same-code', `This is a coding of “${code.name}” already.`)
    if (isCoded(tx, { ...row, codeId }))
      throw new Refusal(
        'already-coded',
        `${row.coderId === tx.coderId ? 'You' : row.coder} coded exactly these words with “${code.name}” too. Remove one of the two codings instead.`,
      )
    // One by one: two of them may come to be equal to each other.
    recodeCodings(tx, [row.id], codeId)
  }
  const what = rows.length === 1 ? `coding “${first.code}”` : `${rows.length} codings`
  tx.describe(`Change ${what}${byOthers(tx, rows)} to “${code.name}”`)
}

/** What may be said of codings. What is left out stays as it is; `none` takes the strength off, an empty comment the comment. */
export interface Marks {
  readonly codingIds: readonly CodingId[]
  readonly strength?: Strength | 'none'
  readonly exemplar?: boolean
  readonly comment?: string
}

/** Says of codings how strong they are, whether they are exemplars of their code, or a comment. */
export function markCodings(tx: Change, marks: Marks): void {
  const rows = [...new Set(marks.codingIds)].map(id => getCoding(tx, id))
  const first = rows[0]
  if (!first) throw new Refusal('no-coding', 'No coding is chosen. Choose at least one.')
  const comment = marks.comment?.trim()
  for (const row of rows) {
    tx.update('coding', row.id, {
      ...(marks.strength === undefined ? {} : { strength: marks.strength === 'none' ? null : marks.strength }),
      ...(marks.exemplar === undefined ? {} : { exemplar: marks.exemplar ? 1 : 0 }),
      ...(comment === undefined ? {} : { comment: comment === '' ? null : comment }),
    })
  }
  const what = `${rows.length === 1 ? `coding “${first.code}”` : `${rows.length} codings`}${byOthers(tx, rows)}`
  tx.describe(labelOf(what, { ...marks, ...(comment === undefined ? {} : { comment }) }))
}

function labelOf(what: string, { strength, exemplar, comment }: Marks): string {
  if (comment !== undefined) return comment === '' ? `Remove the comment on ${what}` : `Comment on ${what}`
  if (exemplar !== undefined) return exemplar ? `Mark ${what} as an exemplar` : `Take the exemplar mark off ${what}`
  return strength === 'none' || strength === undefined ? `Take the strength off ${what}` : `Mark ${what} as ${strength}`
}

/** What a sheet says of a coding that came in with it. What is said of the coding already stays; `note` hears where the sheet says otherwise. Gives back whether anything was written. */
export function markFromSheet(
  tx: Change,
  codingId: CodingId,
  sheet: { readonly strength: Strength | null; readonly exemplar: boolean | null; readonly comment: string | null },
  note: (says: string) => void,
): boolean {
  const now = tx.get<{ strength: Strength | null; exemplar: number; comment: string | null }>(
    sql`SELECT strength, exemplar, comment FROM coding WHERE id = ${bytesOf(codingId)}`,
  )!
  if (sheet.strength !== null && now.strength !== null && now.strength !== sheet.strength)
    note(`the coding is marked ${now.strength}; that stands, not ${sheet.strength}.`)
  if (sheet.comment !== null && now.comment !== null && now.comment !== sheet.comment)
    note('the coding has another comment; that stands.')
  const fresh = {
    ...(sheet.strength !== null && now.strength === null ? { strength: sheet.strength } : {}),
    ...(sheet.exemplar === true && now.exemplar === 0 ? { exemplar: 1 } : {}),
    ...(sheet.comment !== null && now.comment === null ? { comment: sheet.comment } : {}),
  }
  if (Object.keys(fresh).length === 0) return false
  tx.update('coding', codingId, fresh)
  return true
}
