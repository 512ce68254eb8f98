// Reads answers that are given and not applied yet: of a merge, of what is brought in.

import { InvalidInput, type Parser } from '../base/parse.ts'
import type { Read } from '../store/access.ts'
import { sql } from '../store/sql.ts'
import type { Unfinished } from './types.ts'

/** The work under which answers to merges of copies are kept. Their questions are known by what they ask, whichever copies come. */
export const MERGING = 'merge'

/** The answers of a work that a parser takes. What is none (any more) is asked again. */
export function answersSoFar<Answer>(read: Read, work: string, parser: Parser<Answer>): Answer[] {
  return read
    .all<{ answer: string }>(sql`SELECT answer FROM main.answer_so_far WHERE work = ${work} ORDER BY n`)
    .flatMap(row => parsed(row.answer, parser))
}

function parsed<Answer>(json: string, parser: Parser<Answer>): Answer[] {
  try {
    return [parser.parse(JSON.parse(json), '')]
  } catch (error) {
    if (error instanceof InvalidInput || error instanceof SyntaxError) return []
    throw error
  }
}

/** What was begun and is not applied, the latest first. */
export function unfinished(read: Read): Unfinished[] {
  return read
    .all<{ work: string; called: string; answers: number; at: string }>(
      sql`SELECT work, called, count(*) AS answers, max(given_at) AS at FROM main.answer_so_far GROUP BY work ORDER BY at DESC`,
    )
    .map(({ work, called, answers, at }) => ({
      as: work === MERGING ? 'copies' : work.startsWith('framework') ? 'framework' : 'project',
      called,
      answers,
      at,
    }))
}
