// Words that were taken out for good are in nothing that comes with a copy, nor in what is asked. [M27]

import type { Draft } from './draft.ts'
import type { Redacted } from './texts.ts'
import type { Row } from './types.ts'

/** Puts what stands for redacted words in their place, in every row that a copy brings and in every question. */
export function purge(draft: Draft, redacted: Redacted): void {
  if (redacted.size === 0) return
  const clean = cleaner(redacted)
  for (const { name: table, columns, refs } of draft.facts.tables) {
    // Texts are merged by their words already; ids and digests are no words.
    if (table === 'paragraph' || table === 'text_edit') continue
    const worded = columns.filter(column => column !== 'id' && !refs.some(ref => ref.column === column))
    for (const [id, { row, kind, copy }] of Array.from(draft.laid(table))) {
      if (row === null || copy === null) continue
      const changed: Record<string, string> = {}
      for (const column of worded) {
        const value = row[column]
        if (typeof value !== 'string') continue
        const now = clean(value)
        if (now !== value) changed[column] = now
      }
      if (Object.keys(changed).length > 0) draft.set(table, id, changed, kind, copy)
    }
  }
  const cleanRow = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? clean(value) : value]),
    )
  const cleanWords = (words: string | null) => (words === null ? null : clean(words))
  for (const [at, question] of draft.questions.entries())
    draft.questions[at] = {
      ...question,
      says: clean(question.says),
      fields: question.fields.map(field => ({
        ...field,
        base: cleanWords(field.base),
        ours: cleanWords(field.ours),
        theirs: field.theirs.map(cleanWords),
      })),
      stored: question.stored.map(field => ({
        ...field,
        base: field.base && cleanRow(field.base),
        ours: cleanRow(field.ours),
        theirs: field.theirs.map(cleanRow),
      })),
      options: question.options.map(option => ({
        ...option,
        patches: option.patches.map(patch => (patch.do === 'take' ? patch : { ...patch, row: cleanRow(patch.row) })),
      })),
    }
}

/** Says words with what stands for those that were taken out for good. */
export function cleaner(redacted: ReadonlyMap<string, string>): (words: string) => string {
  const patterns = [...redacted].map(([gone, instead]) => [wholeWords(gone), instead] as const)
  return words => patterns.reduce((now, [pattern, instead]) => now.replaceAll(pattern, () => instead), words)
}

function wholeWords(words: string): RegExp {
  const escaped = words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'gu')
}
