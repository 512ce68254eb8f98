// Words of what a copy is to go without, where other rows keep them: phrases of summaries that quote a passage, names of links in memos,
// figures of agreement, decisions about words. A row that a foreign key leads to goes as a whole; this is for those that stay.

import { inflateRawSync } from 'node:zlib'
import { LEFT_OUT } from '../base/left-out.ts'
import type { Connection } from './driver.ts'
import { idOf, sql } from './sql.ts'

/** Hears of each row that stays and told of what is gone. */
export type HearsOfTelling = (table: string, n: number) => void

/** Takes out of what stays the words of what is gone (`temp.gone`), before that is removed. */
export function blankWithheld(made: Connection, hears: HearsOfTelling = () => {}): void {
  if (made.get(sql`SELECT 1 FROM temp.gone`) === undefined) return
  quotesInSummaries(made, hears)
  namesInMemos(made, hears)
  figuresOfAgreement(made)
}

interface Phrase {
  readonly start: number
  readonly end: number
}

/** A summary quotes the passages of a source that is left out, and says where they stand: its phrases and its name go, former wordings with them. */
function quotesInSummaries(made: Connection, hears: HearsOfTelling): void {
  const names = made
    .all<{ name: string; key: string | null }>(
      sql`SELECT name, key FROM main.source WHERE id IN (SELECT id FROM temp.gone WHERE what = 'source')`,
    )
    .flatMap(source => [source.name, source.key ?? ''])
    .filter(name => name.length > 1)
  const phrases = new Map<string, Phrase[]>()
  for (const { summary, start, end } of made.all<Phrase & { summary: Buffer }>(sql`
    SELECT summary_id AS summary, phrase_start AS start, phrase_end AS "end" FROM main.summary_link AS link
    JOIN main.anchor ON anchor.id = link.anchor_id WHERE anchor.source_id IN (SELECT id FROM temp.gone WHERE what = 'source')`)) {
    const id = summary.toString('hex')
    phrases.set(id, [...(phrases.get(id) ?? []), { start, end }])
  }
  for (const [id, quoted] of phrases) {
    const summary = Buffer.from(id, 'hex')
    for (const { n } of made.all<{ n: number }>(sql`SELECT n FROM main.summary_former WHERE summary_id = ${summary}`))
      hears('summary_former', n)
    made.write('DELETE FROM main.summary_former WHERE summary_id = ?', [summary])
    const { n, text } = made.get<{ n: number; text: string }>(
      sql`SELECT n, text FROM main.summary WHERE id = ${summary}`,
    )!
    hears('summary', n)
    const all = [...quoted, ...names.flatMap(name => occurrences(text, name))].sort((a, b) => b.start - a.start)
    let now = text
    let from = text.length
    for (const { start, end } of all) {
      // Phrases that share words were taken out with the later one.
      const last = Math.min(end, from)
      if (last <= start) continue
      from = start
      now = now.slice(0, start) + LEFT_OUT + now.slice(last)
      const after = (column: string) =>
        `${column} = CASE WHEN ${column} >= ? THEN ${column} + ? WHEN ${column} > ? THEN ? ELSE ${column} END`
      const moved = [last, LEFT_OUT.length - (last - start), start, start]
      made.write(`UPDATE main.summary_link SET ${after('phrase_start')}, ${after('phrase_end')} WHERE summary_id = ?`, [
        ...moved,
        ...moved,
        summary,
      ])
    }
    made.write('UPDATE main.summary SET text = ? WHERE id = ?', [now, summary])
  }
}

function occurrences(text: string, name: string): Phrase[] {
  const found: Phrase[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length })
  return found
}

/** A link in a memo says the name of its thing, or the words of a passage. */
function namesInMemos(made: Connection, hears: HearsOfTelling): void {
  const gone = new Set(made.all<{ id: Buffer }>(sql`SELECT id FROM temp.gone`).map(row => idOf(row.id) as string))
  for (const memo of made.all<{ n: number; body: string; rich: string }>(
    sql`SELECT n, body, rich FROM main.memo WHERE rich IS NOT NULL AND id NOT IN (SELECT id FROM temp.gone WHERE what = 'memo')`,
  )) {
    const names: string[] = []
    const rich = JSON.stringify(JSON.parse(memo.rich), (_key, value: unknown) => {
      if (!isLink(value) || !gone.has(value.id)) return value
      names.push(value.name)
      return { ...value, name: LEFT_OUT }
    })
    if (names.length === 0) continue
    hears('memo', memo.n)
    const body = names.reduce((words, name) => words.replace(name, () => LEFT_OUT), memo.body)
    made.write('UPDATE main.memo SET body = ?, rich = ? WHERE n = ?', [body, rich, memo.n])
  }
}

function isLink(value: unknown): value is { readonly type: 'link'; readonly id: string; readonly name: string } {
  if (typeof value !== 'object' || value === null) return false
  const { type, id, name } = value as Record<string, unknown>
  return type === 'link' && typeof id === 'string' && typeof name === 'string' && name !== LEFT_OUT
}

/** Agreement that was worked out with a source left out, or now sealed, tells of it figure by figure: such a run goes as a whole. */
function figuresOfAgreement(made: Connection): void {
  const sources = made.all<{ id: Buffer; name: string; key: string | null }>(
    sql`SELECT id, name, key FROM main.source WHERE id IN (SELECT id FROM temp.gone WHERE what = 'source') OR id IN (
      SELECT source_id FROM main.anchor WHERE id IN (SELECT anchor_id FROM main.coding WHERE id IN (SELECT id FROM temp.gone WHERE what = 'coding')))`,
  )
  const telling = sources.flatMap(source => [idOf(source.id) as string, source.name, source.key ?? source.name])
  for (const table of ['agreement_run', 'other_run'])
    for (const run of made.all<{ n: number; settings: string; result: Buffer }>({
      text: `SELECT n, settings, result FROM main.${table}`,
      values: [],
    })) {
      const told = `${run.settings}\n${inflateRawSync(run.result, { maxOutputLength: 1 << 28 }).toString('utf8')}`
      if (telling.some(words => told.includes(words))) made.write(`DELETE FROM main.${table} WHERE n = ?`, [run.n])
    }
}
