// Reads for analysis: heads of rows and columns, matrices of the open project, propositions with their evidence counted.

import { listCodes, listVersions } from '../framework/queries.ts'
import type { Read } from '../store/access.ts'
import { idOf, idOrNull, sql, type Sql } from '../store/sql.ts'
import type { CodingTable } from './coding-table.ts'
import { naturally, type AttributeHead, type CaseHead, type CodeHead, type Heads, type SourceHead } from './heads.ts'
import { matrix, matrixCell } from './matrix.ts'
import { codingTable, followChanges } from './table-queries.ts'
import type { Matrix, MatrixCell, MatrixRequest, PropositionItem } from './types.ts'

/** Rows of two numbers as lists of the second by the first. */
function lists(read: Read, query: Sql): (n: number) => readonly number[] {
  const found = new Map<number, number[]>()
  for (const [of, n] of read.arrays<[number, number]>(query)) {
    const list = found.get(of)
    if (list) list.push(n)
    else found.set(of, [n])
  }
  return n => found.get(n) ?? []
}

function codeHeads(read: Read): CodeHead[] {
  const numbers = new Map(
    read.arrays<[Uint8Array, number]>(sql`SELECT id, n FROM code`).map(([id, n]) => [idOf<'code'>(id), n]),
  )
  const depths = new Map<string, number>()
  return listCodes(read, new Map()).map(code => {
    const depth = code.parentId === null ? 0 : (depths.get(code.parentId) ?? 0) + 1
    depths.set(code.id, depth)
    const { id, key, name, kind, hue, pattern } = code
    const parent = code.parentId === null ? 0 : (numbers.get(code.parentId) ?? 0)
    return { n: numbers.get(id)!, id, key, name, kind, parent, depth, hue, pattern, retired: code.status === 'retired' }
  })
}

function attributeHeads(read: Read): AttributeHead[] {
  const values = new Map<number, Map<number, string>>()
  for (const [attribute, n, value] of read.arrays<[number, number, string]>(
    sql`SELECT a.n, coalesce(c.n, s.n), v.value FROM attribute_value AS v JOIN attribute AS a ON a.id = v.attribute_id
      LEFT JOIN "case" AS c ON c.id = v.case_id LEFT JOIN source AS s ON s.id = v.source_id`,
  )) {
    const its = values.get(attribute)
    if (its) its.set(n, value)
    else values.set(attribute, new Map([[n, value]]))
  }
  return read
    .arrays<[number, string, string, string | null]>(
      sql`SELECT n, about, name, choices FROM attribute ORDER BY about, place`,
    )
    .map(([n, about, name, choices]) => ({
      about,
      name,
      choices: choices === null ? [] : (JSON.parse(choices) as string[]),
      values: values.get(n) ?? new Map(),
    }))
}

/** Everything that stands at the head of rows and columns, in the order in which people see it. */
export function readHeads(read: Read): Heads {
  const members = lists(
    read,
    sql`SELECT p.n, m.n FROM case_member AS j JOIN "case" AS p ON p.id = j.pair_id JOIN "case" AS m ON m.id = j.member_id ORDER BY j.n`,
  )
  const casesOf = lists(
    read,
    sql`SELECT s.n, c.n FROM case_source AS j JOIN source AS s ON s.id = j.source_id JOIN "case" AS c ON c.id = j.case_id ORDER BY j.n`,
  )
  const codedBy = lists(
    read,
    sql`SELECT s.n, c.n FROM source_coder AS j JOIN source AS s ON s.id = j.source_id JOIN coder AS c ON c.id = j.coder_id ORDER BY j.n`,
  )
  const cases = read
    .arrays<[number, Uint8Array, string | null, string, string, number | null]>(
      sql`SELECT c.n, c.id, c.key, c.name, c.kind, w.n FROM "case" AS c LEFT JOIN "case" AS w ON w.id = c.within_id`,
    )
    .map(([n, id, key, name, kind, within]): CaseHead => ({
      n,
      id: idOf(id),
      key,
      name,
      kind,
      within: within ?? 0,
      members: members(n),
    }))
  const sources = read
    .arrays<[number, Uint8Array, string | null, string, string]>(sql`SELECT n, id, key, name, kind FROM source`)
    .map(([n, id, key, name, kind]): SourceHead => ({
      n,
      id: idOf(id),
      key,
      name,
      kind,
      cases: casesOf(n),
      codedBy: codedBy(n),
    }))
  const coders = read
    .arrays<[number, Uint8Array, string]>(sql`SELECT n, id, name FROM coder ORDER BY n`)
    .map(([n, id, name]) => ({ n, id: idOf(id), key: null, name }))
  return {
    codes: codeHeads(read),
    cases: naturally(cases),
    sources: naturally(sources),
    coders: naturally(coders),
    attributes: attributeHeads(read),
    version: listVersions(read).at(-1)?.label ?? null,
  }
}

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

  constructor(read: Read, closing?: AbortSignal) {
    this.#read = read
    this.#closing = closing
  }

  /** Reads ahead, so that the first matrix comes at once. */
  async warm(): Promise<void> {
    await this.state()
  }

  /** A matrix as asked for. Refuses codes, coders, attributes and values that are not there. */
  async matrix(request: MatrixRequest): Promise<Matrix> {
    const { table, heads } = await this.state()
    return matrix(table, heads, request)
  }

  /** One cell (or without `column` the total of a row): every measure, and the codings under it in document order. */
  async cell(
    request: MatrixRequest & { readonly row: string; readonly column?: string | undefined },
  ): Promise<MatrixCell> {
    const { table, heads } = await this.state()
    const { rows, ...cell } = matrixCell(table, heads, request)
    const ids = new Map(
      this.#read
        .arrays<[number, Uint8Array]>(
          sql`SELECT c.n, c.id FROM json_each(${JSON.stringify(rows)}) AS l CROSS JOIN coding AS c ON c.n = l.value`,
        )
        .map(([n, id]) => [n, idOf<'coding'>(id)]),
    )
    return { ...cell, codingIds: rows.map(n => ids.get(n)!).filter(Boolean) }
  }

  /** The coding table and the heads, up to the last change. */
  async state(): Promise<State> {
    if (this.#reading) return this.#reading
    const state = this.#state && this.#follow(this.#state)
    if (state) return state
    this.#state = null
    this.#reading = this.#readAll().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /** What stands, brought up to the last change; null when it must be read anew. */
  #follow(state: State): State | null {
    const followed = followChanges(this.#read, state.table)
    if (!followed) return null
    const coders = this.#coders()
    // Coders are added without an act: they are told by their number.
    if (followed.heads || coders !== state.coders)
      this.#state = { table: state.table, heads: readHeads(this.#read), coders }
    return this.#state
  }

  async #readAll(): Promise<State> {
    for (;;) {
      const reading = codingTable(this.#read)
      let slice = reading.next()
      while (!slice.done) {
        await new Promise(resolve => setImmediate(resolve))
        this.#closing?.throwIfAborted()
        slice = reading.next()
      }
      const table = slice.value
      // What changed while reading is read again; a great deal, and all of it is.
      if (followChanges(this.#read, table) === null) continue
      this.#state = { table, heads: readHeads(this.#read), coders: this.#coders() }
      return this.#state
    }
  }

  #coders(): number {
    return this.#read.get<{ n: number }>(sql`SELECT count(*) AS n FROM coder`)!.n
  }
}

/**
 * Every proposition with its evidence in excerpts: each anchor once for each stance. Where several coders marked a source as
 * coded, the evidence of the one who marked it first counts (METHODS 2.4), so that double coding weighs no more.
 */
export function propositionList(read: Read): PropositionItem[] {
  const counts = new Map<number, Record<string, number>>()
  for (const [proposition, stance, count] of read.arrays<[number, string, number]>(sql`
    WITH marked AS (SELECT source_id, coder_id, row_number() OVER (PARTITION BY source_id ORDER BY n) AS turn, count(*) OVER (PARTITION BY source_id) AS coders FROM source_coder),
      first AS (SELECT source_id, coder_id FROM marked WHERE turn = 1 AND coders > 1)
    SELECT p.n, e.stance, count(DISTINCT a.n) FROM evidence AS e JOIN proposition AS p ON p.id = e.proposition_id JOIN anchor AS a ON a.id = e.anchor_id
      LEFT JOIN first ON first.source_id = a.source_id WHERE first.coder_id IS NULL OR first.coder_id = e.coder_id GROUP BY p.n, e.stance`)) {
    const its = counts.get(proposition) ?? {}
    its[stance] = count
    counts.set(proposition, its)
  }
  const rows = read.all<{
    n: number
    id: Uint8Array
    key: string | null
    statement: string
    origin: string | null
    status: string
    rival_of_id: Uint8Array | null
    confirming_means: string | null
    disconfirming_means: string | null
  }>(
    sql`SELECT n, id, key, statement, origin, status, rival_of_id, confirming_means, disconfirming_means FROM proposition ORDER BY place, n`,
  )
  return rows.map(row => {
    const { confirming = 0, qualifying = 0, disconfirming = 0, neutral = 0 } = counts.get(row.n) ?? {}
    return {
      id: idOf(row.id),
      key: row.key,
      statement: row.statement,
      origin: row.origin,
      status: row.status,
      rivalOf: idOrNull(row.rival_of_id),
      confirmingMeans: row.confirming_means,
      disconfirmingMeans: row.disconfirming_means,
      confirming,
      qualifying,
      disconfirming,
      neutral,
    }
  })
}
