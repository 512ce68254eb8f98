// Types say who may write (STYLE 4): a query takes `Read` and cannot write; a command takes `Change`, which records every
// row before and after, so that undo, audit trail and merging come for free.

import type { CoderId, ProjectId } from '../base/ids.ts'
import type { Sql, Value } from './sql.ts'

/** A row to insert or the columns to change, in camelCase. Ids are given as strings and stored as bytes. */
export type RowValues = Readonly<Record<string, string | number | bigint | null | boolean | Uint8Array>>

/** Reads. Rows come as SQLite gives them: column names as selected, ids as bytes (`idOf`). */
export interface Read {
  all<Row>(query: Sql): Row[]
  get<Row>(query: Sql): Row | undefined
  /** Rows one by one, for long answers. Nothing else may run on this handle until the loop ends. */
  each<Row>(query: Sql): IterableIterator<Row>
  /** Rows as arrays of values in the order selected: several times faster for tens of thousands of rows. */
  arrays<Row extends readonly unknown[]>(query: Sql): Row[]
}

/** One transaction that writes. Everything it does is in the change log under its act. */
export interface Change extends Read {
  readonly projectId: ProjectId
  /** Who makes this change. */
  readonly coderId: CoderId
  /** The time of this change, ISO in UTC. */
  readonly now: string
  /** What the coder at work reads: where some of it is sealed from them the rest, as it was before this change; else the change itself. What is told to people, or remembered as seen, is read here; what is done is done to everything. */
  readonly shown: Read
  /** Adds a row. `id` may be given (derived ids); else it is fresh. Gives back the id. */
  insert(table: string, row: RowValues): string
  /** Adds many rows of one table fast. `fields` in camelCase, `id` first; ids as bytes (`bytesOf`), every value as it is stored. */
  insertRows(table: string, fields: readonly string[], rows: Iterable<readonly Value[]>): void
  /** Adds some hundred rows of one table at once, faster still: whole rows as images hold them, but for their numbers. */
  insertImages(table: string, images: readonly Readonly<Record<string, string | number | null>>[]): void
  /** Changes columns of a row; columns that already hold the value are left alone, and nothing is logged if all do. The row must exist. */
  update(table: string, id: string, columns: RowValues): void
  /** Removes a row. A row that others refer to is a mistake: commands look first and refuse in words. */
  remove(table: string, id: string): void
  /** Keeps bytes by their SHA-256 (32 bytes, given back); the same bytes once. `deflated` if already compressed (raw deflate). */
  keepBlob(hash: Uint8Array, size: number, deflated: Uint8Array): void
  /** From now on what rows refer to is looked at when the change ends: rows of many tables may come in any order. */
  deferReferences(): void
  /** Writes down, outside the log, a copy that comes in with this change, and for the audit trail the acts that its own log tells of: both are there, or neither. */
  keepHandIn(id: string, row: RowValues, log: Read | null, say: (label: string) => string): void
  /** Lets answers to a merge or a bringing in go, outside the log, with the change that applies them: those to `asked`, or all of the work. */
  dropAnswers(work: string, asked: readonly string[] | null): void
  /** Says the names of earlier acts that hold some words anew, and lets go of answers to a merge that hold them, outside the log: what was taken out of the study is not told by the history of its acts either, nor again by an undo. */
  sayOfActs(words: string, say: (label: string) => string): void
  /** Says in the researcher's words what this change does ("Apply code “Playbooks”"), in place of the call's label. */
  describe(label: string): void
}
