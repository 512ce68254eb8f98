// Words that were taken out for good are in nothing that comes with a copy, nor in what is asked. [M27]

import { jsonSaying } from '../../base/json-words.ts'
import type { Draft } from './draft.ts'
import { JSON_WITH_IDS, JSON_WITHOUT_IDS } from './id-columns.ts'
import type { Redacted } from './taken-out.ts'
import type { Question, QuestionOption, Row } from './types.ts'

/** Ours that keeps words of texts outside them: a redaction that comes home reaches these as one made here does. */
const OURS_KEEPING: Readonly<Record<string, readonly string[]>> = {
  anchor_question: ['words', 'before', 'after'],
  comment: ['name', 'seen'],
  quote: ['edits'],
  round_thing: ['name'],
}

/** Puts what stands for redacted words in their place: in every row that a copy brings, in what ours keeps of them, in what was written here since the copies were handed out, and in every question. */
export function purge(draft: Draft, redacted: Redacted): void {
  if (redacted.all.size === 0) return
  const clean = cleaner(redacted.all)
  const cleanOurs = redacted.anew.size === 0 ? null : cleaner(redacted.anew)
  for (const { name: table, columns, refs } of draft.facts.tables) {
    // Texts are merged by their words already; ids and digests are no words.
    if (table === 'paragraph' || table === 'text_edit') continue
    const worded = columns.filter(column => column !== 'id' && !refs.some(ref => ref.column === column))
    for (const [id, { row, kind, copy, isNew }] of Array.from(draft.laid(table))) {
      if (row === null) continue
      const ours = isNew ? null : draft.facts.ours.row(table, id)
      const brought = ours === null ? worded : worded.filter(column => row[column] !== ours[column])
      const changed = cleaned(draft, table, row, brought, clean)
      if (changed) draft.set(table, id, changed, kind, copy)
    }
    if (cleanOurs === null) continue
    purgeWritten(draft, table, worded, cleanOurs)
    const keeping = OURS_KEEPING[table]
    if (!keeping) continue
    for (const row of draft.facts.ours.all(table)) {
      const now = draft.row(table, row['id'] as string)
      const changed = now && cleaned(draft, table, now, keeping, cleanOurs)
      if (changed) draft.set(table, row['id'] as string, changed, 'M27', null)
    }
  }
  for (const [at, question] of draft.questions.entries()) draft.questions[at] = questionWithout(question, clean)
}

/** What people wrote here since the copies were handed out, and what came with copies that were merged before: who redacted saw none of it, or would have rewritten it. It is the same whichever came first. */
function purgeWritten(draft: Draft, table: string, worded: readonly string[], clean: (words: string) => string): void {
  for (const [id, { was, is }] of draft.facts.sinceHandOut(table)) {
    const row = is === null ? null : draft.row(table, id)
    if (row === null) continue
    const written = was === null ? worded : worded.filter(column => is![column] !== was[column])
    const changed = cleaned(draft, table, row, written, clean)
    if (changed) draft.set(table, id, changed, 'M27', null)
  }
}

/** The columns of a row that hold the words, without them; null where none does. */
function cleaned(
  { facts }: Draft,
  table: string,
  row: Row,
  columns: readonly string[],
  clean: (words: string) => string,
): Record<string, string> | null {
  const changed: Record<string, string> = {}
  for (const column of columns) {
    const value = row[column]
    if (typeof value !== 'string') continue
    const now =
      facts.packedSaying(table, column, value, clean) ??
      (isJson(table, column) ? jsonSaying(value, clean, 'told values') : null) ??
      clean(value)
    if (now !== value) changed[column] = now
  }
  return Object.keys(changed).length > 0 ? changed : null
}

function isJson(table: string, column: string): boolean {
  return (JSON_WITH_IDS[table]?.includes(column) ?? false) || Object.hasOwn(JSON_WITHOUT_IDS[table] ?? {}, column)
}

/** A question, kept or asked, whose words are said otherwise; what it is about and its answers stay. */
export function questionWithout<Asked extends Pick<Question, 'says' | 'object' | 'fields' | 'stored'>>(
  question: Asked,
  clean: (words: string) => string,
): Asked {
  const cleanRow = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, typeof value === 'string' ? clean(value) : value]),
    )
  const cleanWords = (words: string | null) => (words === null ? null : clean(words))
  const cleanOptions = (options: readonly QuestionOption[]) =>
    options.map(option => ({
      ...option,
      patches: option.patches.map(patch =>
        patch.do === 'take'
          ? patch
          : {
              ...patch,
              row: cleanRow(patch.row),
              ...(patch.do === 'set' && patch.was !== undefined ? { was: clean(patch.was) } : {}),
            },
      ),
    }))
  const full = question as { readonly options?: readonly QuestionOption[]; readonly full?: readonly QuestionOption[] }
  return {
    ...question,
    says: clean(question.says),
    object: { ...question.object, name: clean(question.object.name) },
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
    ...(full.full ? { full: cleanOptions(full.full) } : full.options ? { options: cleanOptions(full.options) } : {}),
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
