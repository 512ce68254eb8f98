// What is written down outside the change log, because no undo calls it back: copies that went out and came in, acts that
// other files tell of, and answers that are not applied yet.

import type { Read, RowValues } from './access.ts'
import type { Connection } from './driver.ts'
import { shapeOf } from './images.ts'
import { bytesOf, sql, stored } from './sql.ts'

/** Writes down that a copy was handed out or handed in. `null` in place of a row takes one away. Inside a transaction of the caller's. */
export function writeOfCopies(
  writer: Connection,
  table: 'hand_out' | 'hand_in',
  id: string,
  row: RowValues | null,
): void {
  if (row === null) {
    writer.write(`DELETE FROM "${table}" WHERE id = ?`, [bytesOf(id)])
    return
  }
  const { byField } = shapeOf(writer, table)
  const columns = Object.entries(row).map(([field, value]) => ({ ...byField.get(field)!, value }))
  const next = writer.get<{ n: number }>({ text: `SELECT coalesce(max(n), 0) + 1 AS n FROM "${table}"`, values: [] })!.n
  writer.write(
    `INSERT INTO "${table}" (n, id, ${columns.map(({ name }) => name).join(', ')}) VALUES (?, ?, ${columns.map(() => '?').join(', ')})`,
    [next, bytesOf(id), ...columns.map(({ value, bytes }) => stored(value, bytes))],
  )
}

/** Answers by the id of what they answer, as JSON; null for one that is taken back. */
export type Answers = ReadonlyMap<string, string | null>

/** Keeps answers that are given and not applied yet. Inside a transaction of the caller's. */
export function writeAnswers(writer: Connection, work: string, called: string, answers: Answers, now: string): void {
  for (const [asked, answer] of answers)
    if (answer === null) dropAnswers(writer, work, [asked])
    else
      writer.write(
        `INSERT INTO answer_so_far (work, called, asked, answer, given_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (work, asked) DO UPDATE SET called = excluded.called, answer = excluded.answer, given_at = excluded.given_at`,
        [work, called, asked, answer, now],
      )
}

/** Lets answers go: those to `asked`, or all of the work. Inside a transaction of the caller's. */
export function dropAnswers(writer: Connection, work: string, asked: readonly string[] | null): void {
  if (asked === null) writer.write('DELETE FROM answer_so_far WHERE work = ?', [work])
  for (const one of asked ?? []) writer.write('DELETE FROM answer_so_far WHERE work = ? AND asked = ?', [work, one])
}

/** Writes down, for the audit trail only, what acts another file's log tells: by whom, when, called what. Those known already once. `say` puts labels into the words in which they may be kept. Inside a transaction of the caller's. */
export function noteActsOf(writer: Connection, other: Read, say: (label: string) => string): void {
  const acts = other.all<{ id: Uint8Array; label: string; coder_id: Uint8Array; begun_at: string }>(
    sql`SELECT id, label, coder_id, begun_at FROM act WHERE state IN ('done', 'noted') ORDER BY n`,
  )
  for (const act of acts)
    writer.write(
      `INSERT INTO act (id, label, coder_id, begun_at, state) VALUES (?, ?, ?, ?, 'noted') ON CONFLICT (id) DO NOTHING`,
      [act.id, say(act.label), act.coder_id, act.begun_at],
    )
}

/** Says the names of acts and changes that hold some words anew, and lets go of answers not yet applied that do: these are asked again. Inside a transaction of the caller's. */
export function sayLabels(writer: Connection, words: string, say: (label: string) => string): void {
  writer.write('DELETE FROM answer_so_far WHERE instr(answer, ?) > 0', [JSON.stringify(words).slice(1, -1)])
  for (const table of ['act', 'change'])
    for (const { n, label } of writer.all<{ n: number; label: string }>({
      text: `SELECT n, label FROM ${table} WHERE instr(label, ?) > 0`,
      values: [words],
    })) {
      const next = say(label)
      if (next !== label) writer.write(`UPDATE ${table} SET label = ? WHERE n = ?`, [next, n])
    }
}
