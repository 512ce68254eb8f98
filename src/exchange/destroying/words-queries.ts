// Which words redactions took out: told by what the change log still holds of the text before, and by nothing else.

import type { SourceId } from '../../base/ids.ts'
import { applySteps } from '../../base/text-step.ts'
import { stepsForHistory } from '../../sources/edit-steps.ts'
import { stepsBetween } from '../../sources/text-diff.ts'
import type { KeptStep } from '../../sources/text-history.ts'
import type { Read } from '../../store/access.ts'
import type { Image } from '../../store/images.ts'
import { rowsThen } from '../../store/row-then.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { wordsReplaced } from '../../team/merge/laid-text.ts'

/** A redaction that stands. `words`: what it took out, as far as the log tells; none where it does not. `act` made it. */
export interface Redaction {
  readonly id: string
  readonly sourceId: SourceId
  readonly act: number | null
  readonly change: number
  readonly words: readonly string[]
}

interface EditRow {
  readonly n: number
  readonly id: Buffer
  readonly source_id: Buffer
  readonly steps: string
}

/** The redactions of some sources (null: of all) that stand and whose words were not destroyed yet. Yields after each. */
export function* redactionsOf(read: Read, sourceIds: readonly SourceId[] | null): Generator<number, Redaction[], void> {
  const edits = read.all<EditRow>(
    sql`SELECT n, id, source_id, steps FROM main.text_edit WHERE redacts = 1 AND id NOT IN (SELECT thing FROM main.destroyed WHERE what = 'words')
      AND ${sourceIds === null ? sql`1` : sql`source_id IN (${sourceIds.map(bytesOf)})`} ORDER BY n`,
  )
  const found: Redaction[] = []
  for (const edit of edits) {
    const made = read.get<{ change_n: number; act_n: number }>(
      sql`SELECT change_n, act_n FROM main.change_row JOIN main.change ON change.n = change_n
        WHERE table_name = 'text_edit' AND deed = 'insert' AND first_row <= ${edit.n} AND last_row >= ${edit.n} ORDER BY change_row.n DESC LIMIT 1`,
    )
    found.push({
      id: idOf(edit.id),
      sourceId: idOf<'source'>(edit.source_id),
      act: made?.act_n ?? null,
      change: made?.change_n ?? 0,
      words: made ? wordsOf(read, edit, made.change_n) : [],
    })
    yield 0
  }
  return found
}

function wordsOf(read: Read, edit: EditRow, change: number): string[] {
  const paragraphs = (position: number) =>
    rowsThen(read, 'paragraph', 'source_id', edit.source_id.toString('hex'), position).sort(
      (a, b) => (a['place'] as number) - (b['place'] as number),
    )
  const before = paragraphs(change - 1)
  const after = paragraphs(change)
  const kept = JSON.parse(edit.steps) as KeptStep[]
  const steps = kept.map(({ start, removed, inserted }) => ({ start, end: start + removed.length, insert: inserted }))
  const text = textOf(before)
  const taken =
    applySteps(text, steps) === textOf(after)
      ? stepsForHistory(text, steps).map(step => step.removed)
      : // A redaction that came with a copy may stand in one change with other corrections.
        byParagraphs(before, after, new Set(kept.map(step => step.inserted)))
  return [...new Set(taken)].filter(words => words.trim() !== '' && /[^█\s]/u.test(words))
}

function byParagraphs(before: readonly Image[], after: readonly Image[], inserted: ReadonlySet<string>): string[] {
  const now = new Map(after.map(row => [row['id'], row['text'] as string]))
  return before.flatMap(row => {
    const was = row['text'] as string
    const is = now.get(row['id']) ?? ''
    return was === is ? [] : Array.from(wordsReplaced(was, stepsBetween(was, is), inserted), ([words]) => words)
  })
}

function textOf(rows: readonly Image[]): string {
  return rows.map(row => row['text'] as string).join('\n')
}

/** The hashes of the original files of some sources, those that corrected files replaced among them, in hexadecimal. */
export function originalsOf(read: Read, sourceIds: readonly SourceId[]): string[] {
  const found = new Set<string>()
  for (const sourceId of sourceIds) {
    const row = read.get<{ n: number; hash: Buffer }>(
      sql`SELECT n, blob_hash AS hash FROM main.source WHERE id = ${bytesOf(sourceId)}`,
    )
    if (!row) continue
    found.add(row.hash.toString('hex'))
    for (const { images } of read.all<{ images: string }>(
      sql`SELECT CAST(before AS TEXT) AS images FROM main.change_row WHERE table_name = 'source' AND typeof(before) = 'text' AND first_row <= ${row.n} AND last_row >= ${row.n}`,
    ))
      for (const image of JSON.parse(images) as Image[])
        if (typeof image['blob_hash'] === 'string') found.add(image['blob_hash'])
  }
  return [...found].filter(
    hash =>
      read.get(sql`SELECT 1 FROM main.blob WHERE hash = ${Buffer.from(hash, 'hex')} AND length(deflated) > 0`) !==
      undefined,
  )
}
