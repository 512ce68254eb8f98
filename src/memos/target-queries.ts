// Reads what memos link to: how a thing is called now, and where its words stand.

import type { SourceId } from '../base/ids.ts'
import { splitsCharacter, type TextRange } from '../base/text-range.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import type { LinkKind, LinkTarget, MemoLink, MemoMark } from './types.ts'

/** So much of an excerpt stands in the name of its link. */
const QUOTED = 48
const LONGEST_NAME = 120

/** The things that links lead to, in the order given; those that are not there (any more) are left out. */
export function linkTargets(read: Read, links: readonly MemoLink[]): LinkTarget[] {
  const texts = new Texts(read)
  return links.flatMap(link => linkTarget(read, texts, link) ?? [])
}

/** The memos on words of one source, and those that link to words of it, in order of place. Words that are gone are left out. */
export function memosOnWords(read: Read, sourceId: SourceId): MemoMark[] {
  const id = bytesOf(sourceId)
  const rows = read.all<AnchorRow & { memo_id: Buffer; title: string; kind: 'about' | 'link' }>(sql`
    SELECT memo.id AS memo_id, title, 'about' AS kind, ${ANCHOR} FROM anchor JOIN memo ON memo.anchor_id = anchor.id WHERE anchor.source_id = ${id} AND anchor.lost = 0
    UNION ALL
    SELECT memo.id, title, 'link', ${ANCHOR} FROM anchor JOIN memo_link ON memo_link.to_anchor_id = anchor.id JOIN memo ON memo.id = memo_link.memo_id
    WHERE anchor.source_id = ${id} AND anchor.lost = 0`)
  const texts = new Texts(read)
  return rows
    .map(row => ({
      memoId: idOf<'memo'>(row.memo_id),
      title: row.title,
      kind: row.kind,
      anchorId: idOf<'anchor'>(row.id),
      range: texts.place(row).range,
    }))
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.memoId < b.memoId ? -1 : 1))
}

const ANCHOR = sql`anchor.id, anchor.source_id, anchor.start_paragraph_id, anchor.start_offset, anchor.end_paragraph_id, anchor.end_offset`

interface AnchorRow {
  readonly id: Buffer
  readonly source_id: Buffer
  readonly start_paragraph_id: Buffer
  readonly start_offset: number
  readonly end_paragraph_id: Buffer
  readonly end_offset: number
}

const NAMED: Readonly<Record<Exclude<LinkKind, 'coding' | 'anchor'>, string>> = {
  source: `SELECT trim(coalesce(key, '') || ' ' || name) AS name FROM source WHERE id = ?`,
  code: 'SELECT name FROM code WHERE id = ?',
  case: `SELECT CASE WHEN key IS NULL OR name LIKE '%' || key || '%' THEN name ELSE key || ' ' || name END AS name FROM "case" WHERE id = ?`,
  proposition: `SELECT CASE WHEN key IS NULL THEN statement ELSE key || ': ' || statement END AS name FROM proposition WHERE id = ?`,
  memo: 'SELECT title AS name FROM memo WHERE id = ?',
}

function linkTarget(read: Read, texts: Texts, link: MemoLink): LinkTarget | null {
  const id = bytesOf(link.id)
  if (link.kind !== 'coding' && link.kind !== 'anchor') {
    const row = read.get<{ name: string }>({ text: NAMED[link.kind], values: [id] })
    if (!row) return null
    const name = shortened(row.name, LONGEST_NAME) || '–'
    const sourceId = link.kind === 'source' ? (link.id as SourceId) : null
    return { ...link, name, reference: null, words: null, sourceId, range: null }
  }
  const anchor =
    link.kind === 'anchor'
      ? read.get<AnchorRow & { lost: number; code: null }>(
          sql`SELECT ${ANCHOR}, lost, NULL AS code FROM anchor WHERE id = ${id}`,
        )
      : read.get<AnchorRow & { lost: number; code: string }>(
          sql`SELECT ${ANCHOR}, lost, code.name AS code FROM coding JOIN anchor ON anchor.id = coding.anchor_id JOIN code ON code.id = coding.code_id WHERE coding.id = ${id}`,
        )
  if (!anchor) return null
  const { range, words, reference } = texts.place(anchor)
  const quoted = words === '' ? '' : `“${shortened(words, QUOTED)}” `
  return {
    ...link,
    name: `${quoted}(${anchor.code === null ? '' : `${anchor.code}, `}${reference})`,
    reference,
    words,
    sourceId: idOf<'source'>(anchor.source_id),
    range: anchor.lost === 1 ? null : range,
  }
}

/** A text on one line, cut at a word where it is longer. */
function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, splitsCharacter(line, most - 1) ? most - 2 : most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** The texts that places are looked up in: each is read once. */
class Texts {
  readonly #read: Read
  readonly #known = new Map<
    string,
    {
      readonly text: string
      readonly at: ReadonlyMap<string, { start: number; number: number }>
      readonly called: string
    }
  >()

  constructor(read: Read) {
    this.#read = read
  }

  place(anchor: AnchorRow): { range: TextRange; words: string; reference: string } {
    const { text, at, called } = this.#text(anchor.source_id)
    const first = at.get(anchor.start_paragraph_id.toString('latin1'))
    const last = at.get(anchor.end_paragraph_id.toString('latin1'))
    if (!first || !last) return { range: { start: 0, end: 0 }, words: '', reference: called }
    const range = { start: first.start + anchor.start_offset, end: last.start + anchor.end_offset }
    return { range, words: text.slice(range.start, range.end), reference: `${called} ¶${first.number}` }
  }

  #text(sourceId: Buffer) {
    const key = sourceId.toString('latin1')
    const known = this.#known.get(key)
    if (known) return known
    const rows = this.#read.arrays<[Buffer, string]>(
      sql`SELECT id, text FROM paragraph WHERE source_id = ${sourceId} ORDER BY place`,
    )
    const at = new Map<string, { start: number; number: number }>()
    let start = 0
    let number = 0
    for (const [id, text] of rows) {
      // Empty paragraphs count in offsets and have no number (DESIGN 5).
      if (text.trim() !== '') number++
      at.set(id.toString('latin1'), { start, number })
      start += text.length + 1
    }
    const source = this.#read.get<{ key: string | null; name: string }>(
      sql`SELECT key, name FROM source WHERE id = ${sourceId}`,
    )
    const made = { text: rows.map(([, text]) => text).join('\n'), at, called: source?.key ?? source?.name ?? '' }
    this.#known.set(key, made)
    return made
  }
}
