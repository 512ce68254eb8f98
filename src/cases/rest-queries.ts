// Reads what rests on a case, so that nobody's work goes with it unseen.

import type { CaseId } from '../base/ids.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql, type Sql } from '../store/sql.ts'

/** What stands in the way of removing a case, a sentence each. `going` are cases that go with it. */
export function whatRestsOn(read: Read, caseId: CaseId, going: ReadonlySet<CaseId>): string[] {
  const its = bytesOf(caseId)
  const says: string[] = []
  const count = (query: Sql) => read.get<{ n: number }>(query)!.n
  const tell = (n: number, one: string, many: string) => {
    if (n > 0) says.push(`${n} ${n === 1 ? one : many}`)
  }
  const left = (query: Sql) => read.all<{ id: Buffer }>(query).filter(row => !going.has(idOf<'case'>(row.id))).length
  const published = read.get<{ published_code: string | null }>(
    sql`SELECT published_code FROM "case" WHERE id = ${its} AND published_at IS NOT NULL`,
  )
  if (published) says.push(`it has been published as ${published.published_code ?? 'a case'}`)
  tell(left(sql`SELECT id FROM "case" WHERE within_id = ${its}`), 'case lies in it', 'cases lie in it')
  tell(
    left(sql`SELECT pair_id AS id FROM case_member WHERE member_id = ${its}`),
    'pair or other case joins it',
    'pairs or other cases join it',
  )
  tell(
    count(sql`SELECT count(*) AS n FROM speaker WHERE participant_id = ${its}`),
    'speaker of a source is this person',
    'speakers of sources are this person',
  )
  tell(count(sql`SELECT count(*) AS n FROM memo WHERE case_id = ${its}`), 'memo is about it', 'memos are about it')
  tell(count(sql`SELECT count(*) AS n FROM summary WHERE case_id = ${its}`), 'summary is of it', 'summaries are of it')
  tell(
    count(sql`SELECT count(*) AS n FROM evidence WHERE case_id = ${its}`),
    'judgement of evidence is narrowed to it',
    'judgements of evidence are narrowed to it',
  )
  tell(
    count(sql`SELECT count(*) AS n FROM position WHERE case_id = ${its}`),
    'position was decided of it',
    'positions were decided of it',
  )
  tell(count(sql`SELECT count(*) AS n FROM rating WHERE case_id = ${its}`), 'rating is of it', 'ratings are of it')
  tell(
    count(sql`SELECT (SELECT count(*) FROM negative_case WHERE case_id = ${its}) + (SELECT count(*) FROM proposition_case WHERE case_id = ${its})
      + (SELECT count(*) FROM proposition_wording WHERE case_id = ${its}) AS n`),
    'proposition names it',
    'propositions name it',
  )
  return says
}
