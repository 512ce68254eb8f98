// Reads for analysis: matrices of the open project, propositions with their evidence counted.

import { attributedValues } from '../cases/value-queries.ts'
import type { CodingId, SourceId } from '../base/ids.ts'
import { excerpts } from '../coding/queries.ts'
import type { ExcerptPage } from '../coding/types.ts'
import type { Read } from '../store/access.ts'
import { idOf, idOrNull, sql } from '../store/sql.ts'
import type { CodingTable } from './coding-table.ts'
import { filtered, sourcesWith } from './filter/filtered.ts'
import { textWithin } from './filter/text-queries.ts'
import type { Filter, FilteredIds, TextWithin } from './filter/types.ts'
import { readHeads } from './head-queries.ts'
import type { Heads } from './heads.ts'
import { matrix } from './matrix.ts'
import { matrixCell, type CellPlace } from './matrix/cell.ts'
import {
  codingTable,
  lastChange,
  readInSlices,
  readSources,
  sliced,
  touchedSince,
  type Touched,
} from './table-queries.ts'
import type { Matrix, MatrixCell, MatrixRequest, PropositionItem } from './types.ts'

// So many sources are read anew on the spot; more in slices.
const FEW = 20

interface State {
  readonly table: CodingTable
  readonly heads: Heads
  readonly coders: number
}

/**
 * The analysis of one open project: the coding table and the heads, read in slices at the first question (or by `warm`),
 * then kept in step with the change log whenever something is asked. `closing` tells that the project closes: reading stops
 * with its reason.
 */
export class Analysis {
  readonly #read: Read
  readonly #closing: AbortSignal | undefined
  #state: State | null = null
  #reading: Promise<State> | null = null
  /** Heads that were asked for while codings were read. */
  #ahead: { readonly last: number; readonly heads: Heads } | null = null

  /** What reading ahead waits for; null where nothing is in its way. */
  #held: PromiseWithResolvers<void> | null = null

  constructor(read: Read, closing?: AbortSignal) {
    this.#read = read
    this.#closing = closing
  }

  /** Reads ahead, so that the first matrix comes at once. */
  async warm(): Promise<void> {
    await this.#table()
  }

  /** Does long work that needs the machine: meanwhile nothing is read ahead, but what somebody asks for is. */
  async givingWay<Result>(work: () => Promise<Result>): Promise<Result> {
    const held = Promise.withResolvers<void>()
    this.#held = held
    try {
      return await work()
    } finally {
      if (this.#held === held) this.#held = null
      held.resolve()
    }
  }

  /** A matrix as asked for. Refuses codes, coders, attributes and values that are not there. */
  async matrix(request: MatrixRequest): Promise<Matrix> {
    const { table, heads } = await this.state()
    return matrix(table, heads, request)
  }

  /** One cell, subtotal or total: every measure, and the codings under it in document order. */
  async cell(request: MatrixRequest & CellPlace): Promise<MatrixCell> {
    const { table, heads } = await this.state()
    const { rows, shared, ...cell } = matrixCell(table, heads, request)
    const ids = this.#codingIds(rows)
    return {
      ...cell,
      codingIds: rows.flatMap(n => ids.get(n) ?? []),
      shared: shared.flatMap(one => {
        const codingId = ids.get(one.n)
        return codingId === undefined ? [] : [{ codingId, with: one.with }]
      }),
    }
  }

  /** The sources and codings that pass a filter. Refuses one that names what is gone. */
  async passing(filter: Filter | null): Promise<FilteredIds> {
    const { sourceIds, codings } = await this.passingRows(filter)
    const ids = this.#codingIds(codings)
    return { sourceIds, codingIds: codings.flatMap(n => ids.get(n) ?? []) }
  }

  /** {@link passing} with the codings by row number. */
  async passingRows(
    filter: Filter | null,
  ): Promise<{ readonly sourceIds: readonly SourceId[]; readonly codings: readonly number[] }> {
    const { table, heads } = await this.state()
    const { sources, codings } = filtered(table, heads, filter)
    const sourceIds = new Map(heads.sources.map(source => [source.n, source.id as SourceId]))
    return { sourceIds: sources.map(n => sourceIds.get(n)!), codings }
  }

  /** The sources with words that pass a filter. Refuses one that names what is gone. */
  async sourcesWith(filter: Filter | null): Promise<SourceId[]> {
    const { table, heads } = await this.state()
    const ids = new Map(heads.sources.map(source => [source.n, source.id as SourceId]))
    return sourcesWith(table, heads, filter).map(n => ids.get(n)!)
  }

  /** Which words of the texts pass a filter, coded or not; none given: all. Holds until something changes. */
  async textWithin(filter: Filter | null | undefined): Promise<TextWithin | undefined> {
    if (!filter) return undefined
    const { table, heads } = await this.state()
    return textWithin(this.#read, table, heads, filter)
  }

  /** A page of the excerpts that pass a filter, in document order. */
  async excerpts(filter: Filter | null, from = 0, limit = 50): Promise<ExcerptPage> {
    const { table, heads } = await this.state()
    const { codings } = filtered(table, heads, filter)
    const ids = this.#codingIds(codings.slice(from, from + limit))
    const page = excerpts(this.#read, { codingIds: [...ids.values()], limit }, attributedValues(this.#read))
    return { ...page, total: codings.length }
  }

  /** The ids of codings, by row number. */
  #codingIds(rows: readonly number[]): Map<number, CodingId> {
    return new Map(
      this.#read
        .arrays<[number, Uint8Array]>(
          sql`SELECT c.n, c.id FROM json_each(${JSON.stringify(rows)}) AS l CROSS JOIN coding AS c ON c.n = l.value`,
        )
        .map(([n, id]) => [n, idOf<'coding'>(id)]),
    )
  }

  /** The heads up to the last change: without waiting for codings where those have to be read in slices first. */
  async heads(): Promise<Heads> {
    const touched = this.#state && touchedSince(this.#read, this.#state.table)
    if (touched && touched.sources.size <= FEW) return (await this.state()).heads
    // Whoever asks next will want the codings too.
    this.#table().catch(() => {})
    const last = lastChange(this.#read)
    if (this.#ahead?.last !== last) this.#ahead = { last, heads: readHeads(this.#read) }
    return this.#ahead.heads
  }

  /** The coding table and the heads, up to the last change. */
  async state(): Promise<State> {
    this.#held?.resolve()
    this.#held = null
    return this.#table()
  }

  async #table(): Promise<State> {
    if (this.#reading) return this.#reading
    if (this.#state) {
      const { table } = this.#state
      const touched = touchedSince(this.#read, table)
      if (touched && touched.sources.size <= FEW) {
        readSources(this.#read, table, [...touched.sources])
        table.lastChange = touched.last
        return this.#keep(table, touched.heads)
      }
    }
    this.#reading = this.#catchUp().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  readonly #way = async (): Promise<void> => {
    while (this.#held) await this.#held.promise
  }

  /** Reads what is not known yet, in slices, until nothing has changed meanwhile. */
  async #catchUp(): Promise<State> {
    let table = this.#state?.table ?? null
    let heads = false
    this.#state = null
    for (;;) {
      const touched: Touched | null = table && touchedSince(this.#read, table)
      if (!table || !touched) {
        table = await sliced(codingTable(this.#read), this.#closing, this.#way)
        continue
      }
      heads ||= touched.heads
      await sliced(readInSlices(this.#read, table, touched.sources), this.#closing, this.#way)
      table.lastChange = touched.last
      if (touched.sources.size === 0) return this.#keep(table, heads)
    }
  }

  #keep(table: CodingTable, headsChanged: boolean): State {
    const coders = this.#coders()
    this.#ahead = null
    // Coders are added without an act: they are told by their number.
    if (!this.#state || headsChanged || coders !== this.#state.coders) {
      this.#state = { table, heads: readHeads(this.#read), coders }
    }
    return this.#state
  }

  #coders(): number {
    return this.#read.get<{ n: number }>(sql`SELECT count(*) AS n FROM coder`)!.n
  }
}

/**
 * Every proposition with its evidence in excerpts: each anchor once for each stance. Where several coders marked a source as
 * coded, the evidence of the one who marked it first counts (METHODS 2.4), so that double coding weighs no more. A slice for each proposition.
 */
export function* propositionsInSlices(read: Read): Generator<void, PropositionItem[]> {
  const countOf = evidenceCounter(read)
  const counts = new Map<number, Readonly<Record<string, number>>>()
  for (const [n, id] of read.arrays<[number, Uint8Array]>(sql`SELECT n, id FROM proposition`)) {
    counts.set(n, countOf(id))
    yield
  }
  const rows = read.all<{
    n: number
    id: Uint8Array
    key: string | null
    statement: string
    origin: string | null
    status: PropositionItem['status']
    short_name: string | null
    merged_into_id: Uint8Array | null
    rival_of_id: Uint8Array | null
    confirming_means: string | null
    disconfirming_means: string | null
  }>(
    sql`SELECT n, id, key, short_name, statement, origin, status, rival_of_id, merged_into_id, confirming_means, disconfirming_means FROM proposition ORDER BY place, n`,
  )
  return rows.map(row => {
    const { confirming = 0, qualifying = 0, disconfirming = 0, neutral = 0 } = counts.get(row.n) ?? {}
    return {
      id: idOf(row.id),
      key: row.key,
      shortName: row.short_name,
      statement: row.statement,
      origin: row.origin,
      status: row.status,
      rivalOf: idOrNull(row.rival_of_id),
      mergedInto: idOrNull(row.merged_into_id),
      confirmingMeans: row.confirming_means,
      disconfirmingMeans: row.disconfirming_means,
      confirming,
      qualifying,
      disconfirming,
      neutral,
    }
  })
}

/** Counts the evidence of one proposition by stance. Who counts where several coders marked a source is found once for all. */
function evidenceCounter(read: Read): (propositionId: Uint8Array) => Record<string, number> {
  const first = read.arrays<[string, string]>(sql`
    SELECT hex(source_id), hex(coder_id) FROM (
      SELECT source_id, coder_id, row_number() OVER (PARTITION BY source_id ORDER BY n) AS turn, count(*) OVER (PARTITION BY source_id) AS coders FROM source_coder)
    WHERE turn = 1 AND coders > 1`)
  // Anchors are looked up only where it matters in which source they are: of tens of thousands that takes most of the time.
  const among =
    first.length === 0
      ? sql`WHERE`
      : sql`JOIN anchor AS a ON a.id = e.anchor_id
          LEFT JOIN (SELECT unhex(value ->> 0) AS source_id, unhex(value ->> 1) AS coder_id FROM json_each(${JSON.stringify(first)})) AS first ON first.source_id = a.source_id
          WHERE (first.coder_id IS NULL OR first.coder_id = e.coder_id) AND`
  return propositionId =>
    Object.fromEntries(
      read.arrays<[string, number]>(sql`
        SELECT e.stance, count(DISTINCT e.anchor_id) FROM evidence AS e ${among} e.proposition_id = ${propositionId}
          AND e.anchor_id NOT IN (SELECT id FROM anchor INDEXED BY anchor_lost WHERE lost = 1) GROUP BY e.stance`),
    )
}
