// What comes in, read: another project's file, a copy's framework, a saved version, a codebook.

import { hexOfId, type VersionId } from '../../base/ids.ts'
import { keptVersion } from '../../framework/versions/queries.ts'
import type { KeptFramework } from '../../framework/versions/types.ts'
import type { Read } from '../../store/access.ts'
import type { TouchedRow } from '../../store/rewind.ts'
import { sql } from '../../store/sql.ts'
import type { MergeCopy, Row } from '../merge/types.ts'
import type { Theirs } from './other-side.ts'
import { touchedIn } from '../merge/incoming-queries.ts'
import { FileRows, HeldRows } from './rows-queries.ts'

/** The tables that are a framework. */
export const FRAMEWORK: ReadonlySet<string> = new Set([
  'code',
  'code_replacement',
  'code_set',
  'code_set_member',
  'question',
  'code_question',
  'framework_operation',
])

/** A project file. `position`: the last change that both had; null where they had none. `takesAway`: what it took away since goes here too. */
export class FileTheirs extends FileRows implements Theirs {
  readonly copy: MergeCopy
  readonly mark: string
  readonly #position: number | null
  readonly #takesAway: boolean
  readonly #touched = new Map<string, ReadonlyMap<string, TouchedRow>>()

  constructor(read: Read, copy: MergeCopy, mark: string, position: number | null, takesAway: boolean) {
    super(read)
    this.copy = copy
    this.mark = mark
    this.#position = position
    this.#takesAway = takesAway
  }

  was(table: string, row: Row): Row | null {
    if (this.#position === null) return null
    const touched = this.#since(table).get(row['id'] as string)
    return touched ? touched.was : row
  }

  gone(table: string): readonly Row[] {
    if (!this.#takesAway || this.#position === null || !FRAMEWORK.has(table)) return []
    return [...this.#since(table).values()].flatMap(({ was, is }) => (is === null && was !== null ? [was] : []))
  }

  #since(table: string): ReadonlyMap<string, TouchedRow> {
    let touched = this.#touched.get(table)
    if (!touched)
      this.#touched.set(table, (touched = touchedIn(this.copy.file, this.read, this.shape(table), this.#position!)))
    return touched
  }
}

type Tables = Readonly<Record<string, readonly Row[]>>

/** A saved version of the framework, against another as the base. */
export class VersionTheirs extends HeldRows implements Theirs {
  readonly copy: MergeCopy
  readonly mark: string
  readonly #base: Tables | null
  readonly #rows: Tables

  constructor(rows: Tables, base: Tables | null, copy: MergeCopy, mark: string) {
    super(rows)
    this.#rows = rows
    this.#base = base
    this.copy = copy
    this.mark = mark
  }

  was(table: string, row: Row): Row | null {
    return this.#base?.[table]?.find(one => one['id'] === row['id']) ?? null
  }

  gone(table: string): readonly Row[] {
    const there = new Set((this.#rows[table] ?? []).map(row => row['id']))
    return (this.#base?.[table] ?? []).filter(row => !there.has(row['id']))
  }
}

/** A codebook. What it does not say of a code of ours says nothing against it. */
export class CodebookTheirs extends HeldRows implements Theirs {
  readonly copy: MergeCopy
  readonly mark: string
  readonly #base: ReadonlyMap<string, Row>
  /** Which of ours a code of theirs is, by what was decided. */
  ours: (id: string) => Row | null = () => null

  constructor(rows: Tables, base: Tables | null, copy: MergeCopy, mark: string) {
    super(rows)
    this.copy = copy
    this.mark = mark
    this.#base = new Map((base?.['code'] ?? []).map(row => [row['id'] as string, row]))
  }

  override row(table: string, id: string): Row | null {
    const row = super.row(table, id)
    return row && this.#said(table, row)
  }

  override all(table: string): readonly Row[] {
    return super.all(table).map(row => this.#said(table, row))
  }

  was(table: string, row: Row): Row | null {
    const here = table === 'code' ? this.ours(row['id'] as string) : null
    const base = here && this.#base.get(here['id'] as string)
    return base ? { ...base, id: row['id']! } : null
  }

  gone(): readonly Row[] {
    return []
  }

  // Cells that are empty, and what the reader of codebooks took for granted.
  #said(table: string, row: Row): Row {
    const here = table === 'code' ? this.ours(row['id'] as string) : null
    if (here === null) return row
    const silent = Object.keys(row).filter(
      column =>
        row[column] === null ||
        TAKEN_FOR_GRANTED.has(column) ||
        (column === 'status' && row[column] === 'active') ||
        (column.startsWith('provenance') && row['provenance'] === 'deductive' && row['provenance_kind'] === null),
    )
    return { ...row, ...Object.fromEntries(silent.map(column => [column, here[column] ?? null])) }
  }
}

const TAKEN_FOR_GRANTED = new Set([
  'place',
  'hue',
  'made_at',
  'definition',
  'owner_id',
  'introduced_in',
  'retired_in',
  'key',
])

/** The rows of the framework in a codebook, under ids that follow from what its codes are called: the same codebook brings the same. `derived` makes such an id. */
export function codebookRows(read: Read, derived: (kind: string, words: string) => string): Tables {
  const rows = new FileRows(read)
  const codes = rows.all('code')
  const byId = new Map(codes.map(row => [row['id'] as string, row]))
  const path = (row: Row): string => {
    const above = row['parent_id'] === null ? undefined : byId.get(row['parent_id'] as string)
    return `${above ? `${path(above)}\n` : ''}${row['name']}`
  }
  const fresh = new Map(
    codes.map(row => [
      row['id'] as string,
      derived('codebook', row['key'] === null ? path(row) : `key ${row['key'] as string}`),
    ]),
  )
  const moved = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'string' ? (fresh.get(value) ?? value) : value,
      ]),
    )
  return {
    code: codes.map(row => ({ ...moved(row), owner_id: null, founding_anchor_id: null })),
    code_replacement: rows.all('code_replacement').map(row => {
      const { code_id: code, by_id: by } = moved(row)
      return { id: derived('code_replacement', `${code} ${by}`), code_id: code!, by_id: by! }
    }),
  }
}

/** A saved version of the framework as rows. Ids of rows that only link follow from what they link. */
export function versionRows(
  read: Read,
  versionId: VersionId,
  derived: (kind: string, words: string) => string,
): { readonly label: string; readonly rows: Tables } {
  const { label, framework } = keptVersion(read, versionId)
  return { label, rows: rowsOf(read, framework, derived) }
}

function rowsOf(read: Read, framework: KeptFramework, derived: (kind: string, words: string) => string): Tables {
  const hex = (id: string | null) => (id === null ? null : hexOfId(id))
  // What links two things has the id it has here, where it still is.
  const link = (table: string, columns: readonly [string, string], a: string, b: string): Row => {
    const here = read.get<{ id: Buffer }>({
      text: `SELECT id FROM main."${table}" WHERE ${columns[0]} = ? AND ${columns[1]} = ?`,
      values: [Buffer.from(hexOfId(a), 'hex'), Buffer.from(hexOfId(b), 'hex')],
    })
    return {
      id: here ? here.id.toString('hex') : derived(table, `${a} ${b}`),
      [columns[0]]: hexOfId(a),
      [columns[1]]: hexOfId(b),
    }
  }
  const madeAt = (table: string, id: string): string =>
    read.get<{ at: string }>({
      text: `SELECT made_at AS at FROM main."${table}" WHERE id = ?`,
      values: [Buffer.from(hexOfId(id), 'hex')],
    })?.at ?? read.get<{ at: string }>(sql`SELECT made_at AS at FROM main.project`)!.at
  return {
    code: framework.codes.map(code => ({
      id: hexOfId(code.id),
      key: code.key,
      kind: code.kind,
      name: code.name,
      parent_id: hex(code.parentId),
      place: code.place,
      provenance: code.provenance,
      provenance_note: code.provenanceNote,
      founding_anchor_id: hex(code.foundingAnchorId),
      brief_definition: code.brief,
      full_definition: code.full,
      inclusion: code.inclusion,
      exclusion: code.exclusion,
      typical_exemplar: code.typical,
      close_but_no: code.closeButNo,
      status: code.status,
      introduced_in: code.introducedIn,
      retired_in: code.retiredIn,
      hue: code.hue,
      owner_id: hex(code.ownerId),
      made_at: code.madeAt,
      definition: code.definition,
      provenance_kind: code.provenanceKind,
      valence: code.valence,
    })),
    code_set: framework.sets.map(set => ({
      id: hexOfId(set.id),
      name: set.name,
      place: set.place,
      made_at: madeAt('code_set', set.id),
    })),
    code_set_member: framework.sets.flatMap(set =>
      set.codeIds.map(code => link('code_set_member', ['set_id', 'code_id'], set.id, code)),
    ),
    question: framework.questions.map(one => ({
      id: hexOfId(one.id),
      key: one.key,
      place: one.place,
      wording: one.wording,
    })),
    code_question: framework.questions.flatMap(one =>
      one.codeIds.map(code => link('code_question', ['code_id', 'question_id'], code, one.id)),
    ),
    code_replacement: framework.replacements.map(one =>
      link('code_replacement', ['code_id', 'by_id'], one.codeId, one.byId),
    ),
  }
}
