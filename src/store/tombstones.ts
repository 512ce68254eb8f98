// Tombstones: entries of the change log stay, what they say is destroyed. Words are replaced by as many blocks, so that whatever counts in
// offsets still does; of a row that is gone nothing stays but that it was.

import type { Read } from './access.ts'
import { deflatedWhereLong, readImages, type Image } from './images.ts'
import { BESIDE, isPacked, KEPT, sayingColumn, WRITTEN, type Saying } from './kept-words.ts'
import { anyOf, blocks } from './quoted-texts.ts'
import { sql } from './sql.ts'

/** Words to destroy: those that a redaction took out. `sources`: in whose texts; `everywhere`: they stand in no text any more, so wherever the log says them. `acts`: which took them out: whatever these changed forgets them, also within longer words. */
export interface WordsToDestroy {
  readonly words: string
  readonly sources: readonly string[]
  readonly everywhere: boolean
  readonly acts: readonly number[]
}

/** What the log is to forget: words, and rows that are gone (ids in hexadecimal) or told of those (row numbers by table). */
export interface Forgetting {
  readonly words: readonly WordsToDestroy[]
  readonly gone: ReadonlySet<string>
  readonly goneRows: ReadonlyMap<string, ReadonlySet<number>>
  readonly toldOf: ReadonlyMap<string, ReadonlySet<number>>
  /** Says what people wrote, or what was kept, without what tells of sources that are gone; null where none is. */
  readonly say: Saying | null
}

/** Says words without those that stand in no text any more. */
export function withoutWords(all: readonly WordsToDestroy[]): Saying | null {
  const lines = all.filter(one => one.everywhere).flatMap(one => linesOf(one.words))
  if (lines.length === 0) return null
  const pattern = anyOf(lines.sort((a, b) => b.length - a.length))
  return words => words.replaceAll(pattern, blocks)
}

/** Words that run over the end of a line are looked for line by line. */
function linesOf(words: string): string[] {
  return words.split('\n').filter(line => line.trim() !== '')
}

/** An entry of the log with its images as they are to be. */
export interface Forgotten {
  readonly n: number
  readonly act: number
  readonly before: string | Uint8Array | null
  readonly after: string | Uint8Array | null
}

interface EntryRow {
  readonly n: number
  readonly change_n: number
  readonly act_n: number
  readonly table_name: string
  readonly deed: 'insert' | 'update' | 'delete'
  readonly first_row: number
  readonly before: string | Uint8Array | null
  readonly after: string | Uint8Array | null
}

/** Worked out figures and reports of merges: where a source is destroyed, what the log keeps of them goes as a whole. */
const FIGURES = new Set(['agreement_run', 'merge_report', 'merge_question'])
/** Columns that hold what people wrote of something: blotted in rows that told of what is gone. */
const TELLING = new Set(['text', 'body', 'name', 'seen', 'edits', 'words', 'before', 'after'])

/** So many entries are read before others may go first. */
const PAGE = 200

/** The entries of the log that say what is to be forgotten, as they are to be. `null` now and then, for whoever lets others go first. */
export function* forgottenEntries(read: Read, forgetting: Forgetting): Generator<Forgotten | null, void, void> {
  const numbers = read.arrays<[number]>(
    sql`SELECT n FROM main.change_row WHERE before IS NOT NULL OR after IS NOT NULL ORDER BY n`,
  )
  const words = forgetting.words.map(one => new Blotter(read, one))
  for (const [at, [n]] of numbers.entries()) {
    if (at % PAGE === 0) yield null
    const entry = read.get<EntryRow>(
      sql`SELECT change_row.n, change_n, act_n, table_name, deed, first_row, before, after FROM main.change_row JOIN main.change ON change.n = change_n WHERE change_row.n = ${n}`,
    )!
    const next = forgottenEntry(entry, forgetting, words)
    if (next !== null) yield { n, act: entry.act_n, ...next }
  }
}

function forgottenEntry(
  entry: EntryRow,
  { gone, goneRows, toldOf, say: without }: Forgetting,
  words: readonly Blotter[],
): Pick<Forgotten, 'before' | 'after'> | null {
  const table = entry.table_name
  const rows = goneRows.get(table)
  const told = toldOf.get(table)
  const figures = gone.size > 0 && FIGURES.has(table)
  let changed = false
  const say = (packed: string | Uint8Array | null): string | Uint8Array | null => {
    if (packed === null) return null
    const images = readImages(packed)
    let touched = false
    const next: Image[] = []
    for (const image of images) {
      const number = (image['n'] as number | undefined) ?? entry.first_row
      if (figures || rows?.has(number) || gone.has(String(image['id']))) {
        touched ||= entry.deed !== 'update' || Object.keys(image).length > 0
        // Of an update an image has to stay, with nothing in it.
        if (entry.deed === 'update') next.push({})
        continue
      }
      const telling = told?.has(number) ? blotColumns(image) : image
      const said = without === null ? telling : saidWithout(table, telling, without)
      const clean = words.reduce((now, one) => one.blot(entry, number, now), said)
      touched ||= clean !== image
      next.push(clean)
    }
    if (!touched) return packed
    changed = true
    return next.length === 0 ? null : deflatedWhereLong(JSON.stringify(next))
  }
  const before = say(entry.before)
  const after = say(entry.after)
  return changed ? { before, after } : null
}

function blotColumns(image: Image): Image {
  const next: Image = { ...image }
  for (const [column, value] of Object.entries(image)) {
    if (typeof value !== 'string' || value === '') continue
    if (column === 'rich') next[column] = null
    else if (TELLING.has(column)) next[column] = isJson(value) ? '[]' : blocks(value)
  }
  return next
}

function isJson(value: string): boolean {
  return /^[[{]/.test(value)
}

/** What people wrote and what was kept, said without what is gone: itself where nothing of it is. */
function saidWithout(table: string, image: Image, say: Saying): Image {
  let next = image
  for (const column of [WRITTEN, KEPT, BESIDE].flatMap(columns => columns[table] ?? [])) {
    const value = image[column]
    if (value === undefined) continue
    const clean = sayingColumn(table, column, value, say)
    if (clean !== value) next = { ...next, [column]: clean }
  }
  return next
}

/** Blots some words out of images of rows. */
class Blotter {
  readonly #of: WordsToDestroy
  readonly #sources: ReadonlySet<string>
  readonly #acts: ReadonlySet<number>
  readonly #whole: RegExp
  readonly #lines: readonly string[]
  /** As they may stand in what is stored: JSON writes some of them otherwise. */
  readonly #within: readonly string[]
  readonly #paragraphs: Map<number, string>
  readonly #touched: Set<number>

  constructor(read: Read, of: WordsToDestroy) {
    this.#of = of
    this.#sources = new Set(of.sources)
    this.#acts = new Set(of.acts)
    this.#lines = linesOf(of.words)
    this.#within = this.#lines.flatMap(line => [...new Set([line, JSON.stringify(line).slice(1, -1)])])
    this.#whole = anyOf(this.#lines)
    this.#paragraphs = new Map(
      of.sources.flatMap(source =>
        read
          .arrays<[number]>(sql`SELECT n FROM main.paragraph WHERE source_id = ${Buffer.from(source, 'hex')}`)
          .map(([n]) => [n, source] as const),
      ),
    )
    this.#touched = new Set(
      of.acts.flatMap(act =>
        read
          .arrays<[number]>(
            sql`SELECT first_row FROM main.change_row JOIN main.change ON change.n = change_n WHERE act_n = ${act} AND table_name = 'paragraph' AND deed <> 'insert'`,
          )
          .map(([n]) => n),
      ),
    )
  }

  /** An image without the words: itself where it has none. */
  blot(entry: EntryRow, row: number, image: Image): Image {
    const isText = entry.table_name === 'paragraph'
    const within = this.#acts.has(entry.act_n) || (isText && this.#touched.has(row))
    if (!within && !this.#concerns(entry.table_name, row, image)) return image
    const say = within
      ? (words: string) => this.#lines.reduce((now, line) => now.replaceAll(line, blocks(line)), words)
      : (words: string) => words.replaceAll(this.#whole, blocks)
    let next: Image = image
    for (const [column, value] of Object.entries(image)) {
      if (typeof value !== 'string') continue
      if (!isPacked(entry.table_name, column) && !this.#within.some(words => value.includes(words))) continue
      const clean = sayingColumn(entry.table_name, column, value, say)
      if (clean !== value) next = { ...next, [column]: clean }
    }
    return next
  }

  #concerns(table: string, row: number, image: Image): boolean {
    if (table === 'paragraph') {
      const source = (image['source_id'] as string | undefined) ?? this.#paragraphs.get(row)
      return this.#of.everywhere || (source !== undefined && this.#sources.has(source))
    }
    return this.#of.everywhere || table === 'text_edit' || table === 'anchor_question'
  }
}
