// What merges asked and reported keeps words of texts: where they are taken out there, these do not tell them either, nor bring them back
// by an answer that is given later.

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { KeepsWords } from '../../sources/redact-commands.ts'
import { isTouched, saidWithout, type WordsGoing } from '../../sources/words-going.ts'
import { openText } from '../../coding/queries.ts'
import type { Change } from '../../store/access.ts'
import { hexOfId } from '../../base/ids.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { BroughtIn } from '../bring-in/types.ts'
import { cleaner, questionWithout } from './purge.ts'
import type { KeptReport } from './report-queries.ts'
import type { Decision, KeptQuestion } from './types.ts'

/** Questions and reports of merges; only here: the questions about these very paragraphs. */
export const mergesKeepWords: KeepsWords = (tx, going) => {
  const paragraphs = going.scope === 'here' ? paragraphsOf(tx, going) : null
  return () => {
    const clean = (said: string) => saidWithout(going, said)
    questionsForget(tx, [going.words], clean, paragraphs)
    if (paragraphs === null) reportsForget(tx, [going.words], clean)
  }
}

/** What earlier merges asked and reported, and the names of acts, with what stands in place of words that a copy took out for good: a question that is answered later does not bring them back. [M27] */
export function mergesForget(tx: Change, redacted: ReadonlyMap<string, string>): void {
  const words = [...redacted.keys()]
  if (words.length === 0) return
  const clean = cleaner(redacted)
  questionsForget(tx, words, clean, null)
  reportsForget(tx, words, clean)
  for (const gone of words) tx.sayOfActs(gone, clean)
}

function questionsForget(
  tx: Change,
  words: readonly string[],
  clean: (said: string) => string,
  paragraphs: ReadonlySet<string> | null,
): void {
  for (const row of tx.all<{ id: Buffer; object_id: Buffer; content: string; answer: string | null }>(
    sql`SELECT id, object_id, content, answer FROM merge_question WHERE EXISTS
      (SELECT 1 FROM json_each(${JSON.stringify(words.map(inJson))}) WHERE instr(content, value) > 0 OR instr(answer, value) > 0) ORDER BY n`,
  )) {
    if (paragraphs !== null && !paragraphs.has(row.object_id.toString('hex'))) continue
    const content = JSON.stringify(questionWithout(JSON.parse(row.content) as KeptQuestion, clean))
    const answer = row.answer === null ? null : JSON.stringify(answerWithout(JSON.parse(row.answer) as Decision, clean))
    if (content !== row.content || answer !== row.answer) tx.update('merge_question', idOf(row.id), { content, answer })
  }
}

/** The paragraphs in which something goes, in hexadecimal. */
function paragraphsOf(tx: Change, { places }: WordsGoing): Set<string> {
  const found = new Set<string>()
  for (const [sourceId, ranges] of places) {
    const text = openText(tx, sourceId)
    for (const [at, start] of text.starts.entries()) {
      const end = at + 1 < text.starts.length ? text.starts[at + 1]! - 1 : text.text.length
      if (isTouched(ranges, { start, end })) found.add(hexOfId(idOf(Buffer.from(text.ids[at]!))))
    }
  }
  return found
}

function answerWithout(decision: Decision, clean: (said: string) => string): Decision {
  const values = Object.entries(decision.values ?? {}).map(([field, answer]) => [
    field,
    'text' in answer && answer.text !== null ? { text: clean(answer.text) } : answer,
  ])
  return {
    ...decision,
    ...(decision.text === undefined ? {} : { text: clean(decision.text) }),
    ...(decision.values === undefined ? {} : { values: Object.fromEntries(values) as Decision['values'] }),
  }
}

function reportsForget(tx: Change, words: readonly string[], clean: (said: string) => string): void {
  for (const { id, content } of tx.all<{ id: Buffer; content: Buffer }>(
    sql`SELECT id, content FROM merge_report ORDER BY n`,
  )) {
    const json = inflateRawSync(content, { maxOutputLength: 1 << 28 }).toString('utf8')
    if (!words.some(one => json.includes(inJson(one)))) continue
    const report = JSON.parse(json) as KeptReport
    const next: KeptReport = {
      ...report,
      applied: report.applied.map(line => ({ ...line, names: line.names.map(clean) })),
      ...(report.brought ? { brought: broughtWithout(report.brought, clean) } : {}),
    }
    const said = JSON.stringify(next)
    if (said !== json) tx.update('merge_report', idOf(id), { content: deflateRawSync(said) })
  }
}

/** What a report keeps of another project, its versions and runs told without the words. */
function broughtWithout(brought: BroughtIn, clean: (said: string) => string): BroughtIn {
  if (!brought.staysThere) return brought
  const staysThere = brought.staysThere.map(one =>
    one.things
      ? { ...one, things: one.things.map(({ name, told }) => ({ name: clean(name), told: clean(told) })) }
      : one,
  )
  return { ...brought, staysThere }
}

/** Words as JSON writes them. */
function inJson(words: string): string {
  return JSON.stringify(words).slice(1, -1)
}
