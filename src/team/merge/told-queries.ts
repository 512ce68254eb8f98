// Reads the things that the numbers of a merge's report count: as they stand now, or that they are not there any more.

import { hexOfId, idFromHex, type CodingId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { excerpts } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { readImages, shapeFrom, type Image } from '../../store/images.ts'
import { imagesWhere } from '../../store/rewind.ts'
import { idOf, sql } from '../../store/sql.ts'
import { STOOD_FOR } from '../blind/reading.ts'
import { sealedSources } from '../blind/sealed-queries.ts'
import { Openers } from '../opener-queries.ts'
import { listCoders } from '../queries.ts'
import { keyOfLine } from './lines.ts'
import { nameOfRow, thingWord } from './names.ts'
import { keptReport } from './report-queries.ts'
import { Standing } from './standing-queries.ts'
import { COUNTED_IN } from './sides-queries.ts'
import type { MergeCounts, MergeKind, ReportedThing, ReportedThings } from './types.ts'

/** A page of what is asked for. */
export interface TellPage {
  readonly from: number
  readonly limit: number
}

/** What a line of a report counts: of a numbered kind, and of few, as the report kept it, else from the change log. Refuses a line that the report does not have. */
export function thingsOfLine(
  read: Read,
  reportId: string,
  line: { readonly kind: MergeKind; readonly what: string },
  page: TellPage,
): ReportedThings {
  const { content, change } = keptReport(read, reportId)
  const told = content.applied.find(one => keyOfLine(one) === keyOfLine(line))
  if (!told) throw new Refusal('line-gone', 'The report has no such line.')
  const kept = content.things?.[keyOfLine(line)]
  if (kept) return tell(read, line.what, kept.ids, told.count, kept.without, page)
  const deed = ({ added: 'insert', changed: 'update', removed: 'delete' } as const)[line.kind as 'added']
  // Reports of before keep nothing of numbered kinds.
  if (deed === undefined) return { told: told.count, listed: 0, hidden: 0, without: told.count, items: [] }
  const numbered = new Set(
    Object.entries(content.things ?? {}).flatMap(([key, { ids }]) => (key.endsWith(` ${line.what}`) ? ids : [])),
  )
  const ids = idsTouched(read, line.what, change, deed).filter(id => !numbered.has(id))
  return tell(read, line.what, ids, told.count, 0, page)
}

/** What stood when a report counted it: at the base of the merge, here before it, or when it was done. Refuses what the change log does not reach. */
export function thingsCounted(
  read: Read,
  reportId: string,
  column: 'base' | 'ours' | 'result',
  thing: keyof MergeCounts,
  page: TellPage,
): ReportedThings {
  const { content, change } = keptReport(read, reportId)
  const bases = content.copies.filter(copy => copy.handOutId !== null).map(copy => copy.position)
  const position = column === 'result' ? change : column === 'ours' ? change - 1 : Math.min(...bases)
  if (!Number.isFinite(position))
    throw new Refusal('no-base', 'What came was not handed out: no state is known that both began with.')
  const table = COUNTED_IN[thing]
  const stood = new Standing(read, table, position)
  const withGone = tellsWhatIsGone(read, table)
  const listed = stood.seen(withGone)
  return {
    told: content.counts[column][thing],
    listed,
    hidden: stood.all() - listed,
    without: 0,
    items: itemsOf(read, table, stood.page(withGone, page.from, page.limit)),
  }
}

/** While anything is sealed, what is gone and may have been is not told. */
function tellsWhatIsGone(read: Read, table: string): boolean {
  return !(STOOD_FOR as readonly string[]).includes(table) || sealedSources(read).length === 0
}

/** Rows of a table that a change put in, altered or took away, in hexadecimal. */
function idsTouched(read: Read, table: string, change: number, deed: 'insert' | 'update' | 'delete'): string[] {
  const entries = read.arrays<[number, number, string | Uint8Array | null]>(
    sql`SELECT first_row, last_row, before FROM change_row WHERE change_n = ${change} AND table_name = ${table} AND deed = ${deed} ORDER BY n`,
  )
  if (deed === 'delete')
    return entries.flatMap(([, , before]) =>
      before === null ? [] : readImages(before).map(row => row['id'] as string),
    )
  const ids = entries.flatMap(([first, last]) =>
    read.arrays<[string]>({
      text: `SELECT lower(hex(id)) FROM main."${table}" WHERE n BETWEEN ? AND ? ORDER BY n`,
      values: [first, last],
    }),
  )
  return ids.map(([id]) => id)
}

/** Tells a page of rows. What is sealed is left out and its number said; so is, while anything is sealed, what is gone and may have been. */
function tell(
  read: Read,
  table: string,
  ids: readonly string[],
  told: number,
  without: number,
  { from, limit }: TellPage,
): ReportedThings {
  const there = idsIn(read, `main."${table}"`, ids)
  const seen = idsIn(read, `"${table}"`, ids)
  const withGone = tellsWhatIsGone(read, table)
  const shown = ids.filter(id => seen.has(id) || (!there.has(id) && withGone))
  return {
    told,
    listed: shown.length,
    hidden: ids.length - shown.length,
    without,
    items: itemsOf(read, table, shown.slice(from, from + limit)),
  }
}

/** Rows in full, each as it stands now, or that it is gone. */
function itemsOf(read: Read, table: string, ids: readonly string[]): ReportedThing[] {
  const there = idsIn(read, `main."${table}"`, ids)
  const namer = new Namer(read, table)
  namer.prepare(ids.filter(id => there.has(id)))
  const images = imagesOfGone(
    read,
    table,
    ids.filter(id => !there.has(id)),
  )
  namer.prepareGone([...images.values()])
  return ids.map(id => (there.has(id) ? namer.standing(id) : namer.gone(images.get(id))))
}

function idsIn(read: Read, table: string, ids: readonly string[]): ReadonlySet<string> {
  const rows = read.arrays<[string]>({
    text: `SELECT lower(hex(id)) FROM ${table} WHERE id IN (SELECT unhex(value) FROM json_each(?))`,
    values: [JSON.stringify(ids)],
  })
  return new Set(rows.map(([id]) => id))
}

/** Rows that are gone as they were last, as far as the log still holds them. */
function imagesOfGone(read: Read, table: string, ids: readonly string[]): ReadonlyMap<string, Image> {
  const found = new Map<string, Image>()
  if (ids.length === 0) return found
  const wanted = new Set(ids)
  for (const [before] of read.arrays<[string | Uint8Array | null]>(
    sql`SELECT before FROM change_row WHERE table_name = ${table} AND deed = 'delete' AND before IS NOT NULL ORDER BY n DESC`,
  )) {
    for (const image of readImages(before!)) {
      const id = image['id'] as string
      if (wanted.has(id) && !found.has(id)) found.set(id, image)
    }
    if (found.size === wanted.size) break
  }
  return found
}

/** What is gone is told by the names of what it was about; of these tables by its own. What people wrote in it is not told: words may have been taken out since. */
const NAMED_WHEN_GONE = new Set([
  'code',
  'code_set',
  'attribute',
  'framework_version',
  'other_run',
  'other_version',
  'rating_scale',
  'saved_filter',
  'saved_display',
])
const TOLD_BY = new Set(['coding', 'evidence', 'to_decide', 'code_question', 'code_set_member'])

/** Says what rows of a table are called and how they are opened. */
class Namer {
  readonly #read: Read
  readonly #table: string
  readonly #openers: Openers
  readonly #codings = new Map<string, ReportedThing>()
  #places: ReadonlyMap<string, Image> = new Map()

  constructor(read: Read, table: string) {
    this.#read = read
    this.#table = table
    this.#openers = new Openers(read)
  }

  /** Reads together what is told by its words. */
  prepare(ids: readonly string[]): void {
    if (this.#table !== 'coding' || ids.length === 0) return
    const coders = new Map(listCoders(this.#read).map(coder => [coder.id, coder.name]))
    const codes = new Map(
      this.#read.arrays<[Buffer, string]>(sql`SELECT id, name FROM code`).map(([id, name]) => [idOf<'code'>(id), name]),
    )
    const found = excerpts(this.#read, {
      codingIds: ids.map(id => idFromHex(id) as string as CodingId),
      limit: ids.length,
    })
    for (const one of found.excerpts)
      this.#codings.set(hexOfId(one.codingId), {
        what: thingWord('coding'),
        name: one.words,
        detail: [codes.get(one.codeId), one.sourceKey ?? one.sourceName, coders.get(one.coderId)]
          .filter(Boolean)
          .join(', '),
        isQuoted: true,
        isGone: false,
        opens: { kind: 'words', id: one.sourceId, range: one.range, codingId: one.codingId },
      })
  }

  standing(id: string): ReportedThing {
    const coding = this.#codings.get(id)
    if (coding) return coding
    const { name, opens } = this.#openers.of(this.#table, Buffer.from(id, 'hex'))
    const own = nameOfRow(this, this.#table, this.find(this.#table, id)!)
    return {
      what: thingWord(this.#table),
      name: own || name,
      detail: own === '' || name === '' || name === own ? null : name,
      isQuoted: false,
      isGone: false,
      opens,
    }
  }

  /** Reads together the places of what is gone, which mostly went with it. */
  prepareGone(images: readonly Image[]): void {
    const places = images.flatMap(image => (typeof image['anchor_id'] === 'string' ? [image['anchor_id']] : []))
    this.#places = imagesOfGone(this.#read, 'anchor', places)
  }

  gone(image: Image | undefined): ReportedThing {
    const isNamed = NAMED_WHEN_GONE.has(this.#table) || TOLD_BY.has(this.#table)
    return {
      what: thingWord(this.#table),
      name: image && isNamed ? nameOfRow(this, this.#table, image) : '',
      detail: null,
      isQuoted: false,
      isGone: true,
      opens: null,
    }
  }

  /** For names: what a row refers to. */
  find(table: string, id: string): Image | null {
    if (!/^[0-9a-f]{32}$/.test(id)) return null
    const [there] = imagesWhere(this.#read, shapeFrom(this.#read, table), 'id = ?', [Buffer.from(id, 'hex')])
    return there ?? (table === 'anchor' ? (this.#places.get(id) ?? null) : null)
  }
}
