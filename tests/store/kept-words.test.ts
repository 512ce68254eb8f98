// Where words of texts are kept, table by table: told before they are destroyed for good, or emptied by it. A new column that holds text fails here.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../src/store/driver.ts'
import { BESIDE, emptyKept, isPacked, KEPT, rowsSaying, sayingColumn, WRITTEN } from '../../src/store/kept-words.ts'
import { migrate } from '../../src/store/migrate.ts'
import { withoutSources } from '../../src/store/quoted-texts.ts'
import { sql, type Value } from '../../src/store/sql.ts'
import { withoutWords } from '../../src/store/tombstones.ts'

/** Text that says no words of anybody, by column: what the program calls something, or when it was. Columns that may hold one of a few words only need not be named. */
const NO_WORDS: Readonly<Record<string, readonly string[]>> = {
  answer_so_far: ['work'],
  attribute: ['about'],
  case: ['kind'],
  case_event: ['other_kind', 'happened_on'],
  case_link: ['linked_on'],
  case_member: ['part'],
  change_row: ['table_name'],
  claim: ['unit', 'counts'],
  coder: ['initials'],
  coder_fact: ['field'],
  coding: ['key'],
  consent: ['given_on', 'withdrawn_on'],
  disclosure_decision: ['kind', 'rule', 'decision'],
  framework_entry: ['key', 'operation'],
  framework_version: ['saved_on', 'content_counts'],
  hand_out: ['withheld'],
  memo: ['journal_on'],
  merge_question: ['kind', 'about'],
  other_run: ['sources'],
  other_version: ['saved_on', 'content_counts'],
  output: ['kind', 'sources'],
  output_setting: ['output'],
  paragraph: ['style', 'marks'],
  position: ['suggested'],
  project_fact: ['field'],
  quote: ['approved_on'],
  round: ['from_on', 'until_on'],
  round_look: ['about'],
  source: ['format', 'date'],
}
/** Names of coders, as they stand in the list of coders, which is told of. */
const CODERS: Readonly<Record<string, readonly string[]>> = {
  framework_entry: ['made_by'],
  hand_in: ['by_name'],
  hand_out: ['by_name', 'for_name'],
}
/** The texts themselves, their history and their originals: these are what destroying is about. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  blob: ['deflated'],
  change_row: ['before', 'after'],
  paragraph: ['text'],
}

const SECRET = 'Zyxquartz'
const folder = mkdtempSync(join(tmpdir(), 'crosscase-kept-'))
let made: Connection
const say = withoutWords([{ words: SECRET, sources: [], everywhere: true, acts: [] }])!

interface Column {
  readonly table: string
  readonly column: string
  readonly type: string
}

/** Every column that can hold text, but ids, digests, times of the clock, and what may be one of a few words only. */
function textColumns(): Column[] {
  return made
    .all<Column & { definition: string }>(
      sql`SELECT t.name AS "table", c.name AS "column", c.type AS type, t.sql AS definition FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
        WHERE t.type = 'table' AND t.name NOT LIKE 'paragraph_text%' AND c.type IN ('TEXT', 'ANY', 'BLOB') ORDER BY 1, 2`,
    )
    .filter(({ column }) => !/^(id|hash|digest|thing)$|_(id|hash|digest|at|to)$/.test(column))
    .filter(({ column, definition }) => !new RegExp(String.raw`\b${column} TEXT[^,]*CHECK \(${column} IN`).test(definition)) // prettier-ignore
}

const named = (lists: readonly Readonly<Record<string, readonly string[]>>[]) =>
  new Set(lists.flatMap(list => Object.entries(list).flatMap(([table, columns]) => columns.map(one => `${table}.${one}`)))) // prettier-ignore

beforeAll(() => {
  made = new Connection(join(folder, 'made.crosscase'))
  migrate(made)
  made.pragma('foreign_keys = OFF')
  made.pragma('ignore_check_constraints = ON')
})
afterAll(() => {
  made.close()
  rmSync(folder, { recursive: true })
})

describe('columns that hold text', () => {
  it('are told of, emptied, or hold no words of anybody: each is named once', () => {
    const all = textColumns().map(({ table, column }) => `${table}.${column}`)
    const lists = [WRITTEN, KEPT, BESIDE, NO_WORDS, CODERS, TEXTS]
    const accounted = lists.flatMap(list => [...named([list])]).toSorted()
    expect(accounted).toEqual(all.toSorted())
  })

  it('with the word in every one of them: what people wrote is told, what nobody can rewrite is emptied, nothing else is touched', () => {
    const columns = textColumns()
    for (const [table, its] of Map.groupBy(columns, one => one.table)) fill(table, its)
    const told = [...rowsSaying(made, WRITTEN, say)].flatMap(row =>
      row === null ? [] : Object.keys(row.columns).map(column => `${row.table}.${column}`),
    )
    expect(told.toSorted()).toEqual([...named([WRITTEN])].toSorted())
    emptyKept(made, say)
    const saying = columns.filter(one => says(one)).map(({ table, column }) => `${table}.${column}`)
    // What was only begun goes as a whole.
    expect(made.all(sql`SELECT * FROM answer_so_far`)).toEqual([])
    const staying = [...named([WRITTEN, BESIDE, NO_WORDS, CODERS, TEXTS])].filter(one => one !== 'answer_so_far.work')
    expect(saying.toSorted()).toEqual(staying.toSorted())
  })

  it('two versions whose names would be the same afterwards keep names of their own', () => {
    const version = (label: string) =>
      made.write(`INSERT INTO framework_version (id, label, saved_on) VALUES (randomblob(16), ?, '2026-01-01')`, [
        label,
      ])
    version('For Anna')
    version('For Otto')
    const both = ['Anna', 'Otto'].map(words => ({ words, sources: [], everywhere: true, acts: [] }))
    emptyKept(made, withoutWords(both)!)
    const labels = made.arrays<[string]>(sql`SELECT label FROM framework_version WHERE label LIKE 'For%' ORDER BY n`)
    expect(labels.flat()).toEqual(['For ████', 'For █████'])
  })
})

describe('in JSON', () => {
  it('values are said otherwise, names of fields and what something is are not', () => {
    const json = JSON.stringify([{ is: 'text', text: 'text by Anna' }, ['text', 'Anna']])
    const without = withoutWords([
      { words: 'text', sources: [], everywhere: true, acts: [] },
      { words: 'Anna', sources: [], everywhere: true, acts: [] },
    ])!
    expect(sayingColumn('position', 'seen', json, without)).toBe(
      JSON.stringify([{ is: 'text', text: '████ by ████' }, ['████', '████']]),
    )
    expect(sayingColumn('memo', 'body', '[Anna', without)).toBe('[████')
  })
})

describe('what tells of a source', () => {
  it('is its name, and eight words of it in a row; not what an interviewer asks, not fewer words, not its key', () => {
    made.run('DELETE FROM source')
    made.run('DELETE FROM paragraph')
    const id = Buffer.alloc(16, 7)
    const speaker = Buffer.alloc(16, 8)
    const source = (of: Buffer, key: string, name: string, path: string) =>
      made.write(
        `INSERT INTO source (id, key, name, kind, path, format, blob_hash, text_hash, imported_at) VALUES (?, ?, ?, 'interview', ?, 'txt', X'00', X'00', '')`,
        [of, key, name, path],
      )
    source(id, 'T16', 'Talk with Maria', 'files/maria kowalska.docx')
    source(Buffer.alloc(16, 9), 'T17', 'Talk with Maria and Otto', 'x.docx')
    made.write(`INSERT INTO speaker (id, source_id, label, role) VALUES (?, ?, 'I', 'interviewer')`, [speaker, id])
    const paragraph = (place: number, text: string, by: Buffer | null) =>
      made.write(
        `INSERT INTO paragraph (id, source_id, place, text, style, speaker_id, speech_start) VALUES (randomblob(16), ?, ?, ?, '', ?, 0)`,
        [id, place, text, by],
      )
    paragraph(1, 'Could you tell me how all of this began for you then?', speaker)
    paragraph(2, 'We had no money at all, and nobody came to help us that winter.', null)
    const without = withoutSources(made, [id])
    expect(without('T16: she said “we had no money at all and nobody came to help us”, twice.')).toMatch(
      /^T16: she said “█+”, twice\.$/,
    )
    expect(without('no money at all, and nobody came')).toBe('no money at all, and nobody came')
    expect(without('Could you tell me how all of this began for you')).toMatch(/^Could/)
    expect(without('see maria kowalska')).toBe('see ██████████████')
    // Another source is called so too.
    expect(without('Talk with Maria')).toBe('Talk with Maria')
  })
})

/** Puts a row into a table that says the word in each of its columns that hold text. */
function fill(table: string, columns: readonly Column[]): void {
  made.run(`DELETE FROM "${table}"`)
  const all = made.all<{ name: string; type: string; notnull: number; dflt_value: string | null }>({
    text: 'SELECT * FROM pragma_table_info(?)',
    values: [table],
  })
  const values = new Map<string, Value>()
  for (const { name, type } of all) {
    if (name === 'n') continue
    const isText = columns.some(one => one.column === name)
    if (isText && isPacked(table, name))
      values.set(name, deflateRawSync(JSON.stringify({ names: ['A', `by ${SECRET}`] })))
    else if (isText && name === 'counts' && table === 'output')
      values.set(name, JSON.stringify([{ of: [], counts: { [`how many ${SECRET}`]: 1 } }])) // prettier-ignore
    else if (isText) values.set(name, type === 'BLOB' ? deflateRawSync(SECRET) : `by ${SECRET}, ${name}`)
    else if (type === 'TEXT') values.set(name, '2026-01-01')
    else if (type === 'INTEGER' || type === 'REAL') values.set(name, 1)
    else values.set(name, Buffer.alloc(16, 1))
  }
  const names = [...values.keys()]
  made.write(
    `INSERT INTO "${table}" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    [...values.values()],
  )
}

function says({ table, column }: Column): boolean {
  return made
    .arrays<[Value]>({ text: `SELECT "${column}" FROM "${table}"`, values: [] })
    .some(([value]) =>
      typeof value === 'string'
        ? value.includes(SECRET)
        : value instanceof Uint8Array && inflateRawSync(value).toString('utf8').includes(SECRET),
    )
}
