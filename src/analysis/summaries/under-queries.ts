// Which codings lie under a cell: those of its code in the sources of its case; of a person, in that person's own turns.

import { createHash } from 'node:crypto'
import type { CaseId, CodeId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { CODE, END_WORD, FIRST_WORD, N, PERSON, WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import type { Filter } from '../filter/types.ts'
import { keyOf, type CaseHead, type CodeHead, type Heads, type SourceHead } from '../heads.ts'
import type { EmptyReason } from '../types.ts'
import type { SeenCode, SeenPassage } from './seen.ts'
import { UnderFilter, type RowOfCase } from '../filter/under-filter.ts'
import { ANY } from '../views.ts'

/** A case as a row: its sources in their order, and with `person` only the turns of that participant. */
export interface CaseRow extends RowOfCase {
  readonly person: number
}

// What a summary remembers of the codings of a source, by their row number. A block is replaced with any change to its source.
// Each is one string of digits, taken apart when it is needed: there may be a million.
const passagesOfBlock = new WeakMap<SourceBlock, ReadonlyMap<number, string>>()

/** The codings of a project by case and code, as far as the table has followed the log. Made for one answer. */
export class Under {
  readonly heads: Heads
  readonly table: CodingTable
  readonly #read: Read
  readonly #byId: ReadonlyMap<string, CaseHead>
  readonly #codes: ReadonlyMap<string, CodeHead>
  readonly #rows = new Map<number, CaseRow>()
  /** The filter that was asked for; null for everything. */
  readonly asked: Filter | null
  readonly #filter: UnderFilter | null
  readonly #gathered = new WeakMap<CaseRow, Map<number, SeenPassage[]>>()
  #byCase: ReadonlyMap<number, readonly SourceHead[]> | null = null
  #byPerson: ReadonlyMap<number, readonly SourceHead[]> | null = null

  /** With a filter, rows in which nothing could pass are known by {@link couldPass}, and what is shown under cells is what passes. */
  constructor(
    read: Read,
    { table, heads }: { readonly table: CodingTable; readonly heads: Heads },
    filter: Filter | null | undefined = null,
  ) {
    this.asked = filter ?? null
    this.#filter = filter ? new UnderFilter(table, heads, filter) : null
    this.#read = read
    this.table = table
    this.heads = heads
    this.#byId = new Map(heads.cases.map(one => [one.id, one]))
    this.#codes = new Map(heads.codes.map(code => [code.id, code]))
  }

  /** A case as a row. Refuses one that is not there. A pair has the sources of its members. */
  row(caseId: CaseId): CaseRow {
    const head = this.#byId.get(caseId)
    if (!head) throw new Refusal('case-gone', 'This case is not in the project (any more).')
    return this.rowOf(head)
  }

  /** The same, for a case at hand. */
  rowOf(head: CaseHead): CaseRow {
    let row = this.#rows.get(head.n)
    if (!row) this.#rows.set(head.n, (row = this.#makeRow(head)))
    return row
  }

  #makeRow(head: CaseHead): CaseRow {
    this.#byCase ??= grouped(this.heads.sources, source => source.cases)
    if (head.kind === 'participant') {
      this.#byPerson ??= grouped(this.heads.sources, source => this.table.block(source.n)?.participants ?? [])
      return { head, sources: this.#byPerson.get(head.n) ?? [], person: head.n }
    }
    const members = [head.n, ...head.members]
    if (members.length === 1) return { head, sources: this.#byCase.get(head.n) ?? [], person: 0 }
    const held = new Set(members.flatMap(n => this.#byCase!.get(n) ?? []))
    return { head, sources: this.heads.sources.filter(source => held.has(source)), person: 0 }
  }

  /** A code's head. Refuses one that is not there. */
  code(codeId: CodeId): CodeHead {
    const head = this.#codes.get(codeId)
    if (!head) throw new Refusal('code-gone', 'This code is not in the framework (any more).')
    return head
  }

  /** Whether anything under a row passes the filter or could. */
  couldPass(row: CaseRow): boolean {
    return this.#filter === null || this.#filter.couldPass(row, personOf(row))
  }

  /** The sources of a row in which anything passes the filter or could. */
  sourcesOf(row: CaseRow): readonly SourceHead[] {
    if (this.#filter === null) return row.sources
    return row.sources.filter(source => this.#filter!.couldPassIn(row, source, personOf(row)))
  }

  #passes(row: CaseRow, block: SourceBlock, at: number): boolean {
    return this.#filter === null || this.#filter.passes(row, block, at, personOf(row))
  }

  /** Of these codings of a code under a row, those that pass the filter. */
  passing(row: CaseRow, code: CodeHead, passages: readonly SeenPassage[]): readonly SeenPassage[] {
    if (this.#filter === null) return passages
    const passing = new Set<string>()
    this.#walk(row, (codings, at, block) => {
      if (codings[at + CODE] === code.n && this.#passes(row, block, at))
        passing.add(
          this.#passagesOf(block)
            .get(codings[at + N]!)
            ?.slice(0, 32) ?? '',
        )
    })
    return passages.filter(([coding]) => passing.has(coding))
  }

  /** How many codings of each code lie under a row (and pass the filter), by the row number of the code. */
  counts(row: CaseRow): Map<number, number> {
    const counts = new Map<number, number>()
    this.#walk(row, (codings, at, block) => {
      if (!this.#passes(row, block, at)) return
      const code = codings[at + CODE]!
      counts.set(code, (counts.get(code) ?? 0) + 1)
    })
    return counts
  }

  /** The first few codings of a code under a row (that pass the filter) that lie apart, by row number: several coders may have given the same words one code. */
  firstApart(row: CaseRow, code: CodeHead, most: number): number[] {
    const found: number[] = []
    let last: SourceBlock | null = null
    let reached = 0
    this.#walk(row, (codings, at, block) => {
      if (codings[at + CODE] !== code.n || found.length >= most) return
      if (block !== last) reached = 0
      last = block
      if (codings[at + FIRST_WORD]! < reached || !this.#passes(row, block, at)) return
      reached = codings[at + END_WORD]!
      found.push(codings[at + N]!)
    })
    return found
  }

  /** The codings of a code under a row as a summary remembers them, source by source in document order. */
  passages(row: CaseRow, code: CodeHead): readonly SeenPassage[] {
    return this.#passagesByCode(row).get(code.n) ?? []
  }

  /** Every code under a row as the summary of a whole case remembers it, in framework order. `stamps`: of the summaries of its cells, by code id. */
  codes(row: CaseRow, stamps: ReadonlyMap<string, string>): SeenCode[] {
    const byCode = this.#passagesByCode(row)
    return this.heads.codes.flatMap((code): SeenCode[] => {
      const passages = byCode.get(code.n) ?? []
      const stamp = stamps.get(code.id) ?? ''
      if (passages.length === 0 && stamp === '') return []
      const lines = passages.map(([coding, digest]) => `${coding} ${digest}`).sort()
      const digest = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
      return [[code.id.replaceAll('-', ''), passages.length, digest, stamp]]
    })
  }

  /** Why a cell of a row without codings (that pass) is empty, looked for where something could pass. Where a question leads to its code (`asked`) and nobody was interviewed, it was not asked; to whom it was put otherwise is not recorded. */
  emptyReason(row: CaseRow, asked: boolean): EmptyReason {
    const sources = this.sourcesOf(row)
    const isCoded = (source: SourceHead) =>
      this.#filter === null ? source.codedBy.length > 0 : this.#filter.isCoded(row, source, personOf(row))
    if (sources.length === 0) return 'no source'
    if (!sources.every(isCoded)) return 'not coded'
    return asked && !sources.some(source => source.kind === 'interview') ? 'not asked' : 'nothing said'
  }

  /** The other sites that a source of a row belongs to, by their keys; none for the row of a pair that joins them. */
  sharedWith(row: CaseRow, source: SourceHead): string[] {
    const own = new Set([row.head.n, row.head.within, ...row.head.members])
    return this.heads.cases
      .filter(one => one.kind === 'site' && !own.has(one.n) && source.cases.includes(one.n))
      .map(keyOf)
  }

  /** All codings under a row by the row number of their code: gathered once, for a row may have hundreds of summaries. */
  #passagesByCode(row: CaseRow): ReadonlyMap<number, readonly SeenPassage[]> {
    let byCode = this.#gathered.get(row)
    if (byCode) return byCode
    byCode = new Map<number, SeenPassage[]>()
    this.#gathered.set(row, byCode)
    this.#walk(row, (codings, at, block) => {
      const digits = this.#passagesOf(block).get(codings[at + N]!)
      if (digits === undefined) return
      const passage: SeenPassage = [digits.slice(0, 32), digits.slice(32, 48), digits.slice(48)]
      const code = codings[at + CODE]!
      const list = byCode.get(code)
      if (list) list.push(passage)
      else byCode.set(code, [passage])
    })
    return byCode
  }

  #walk(row: CaseRow, visit: (codings: Int32Array, at: number, block: SourceBlock) => void): void {
    for (const source of row.sources) {
      const block = this.table.block(source.n)
      if (!block) continue
      const { codings } = block
      for (let at = 0; at < codings.length; at += WIDTH) {
        if (row.person !== 0) {
          const person = codings[at + PERSON]!
          if (person !== row.person && (person >= 0 || !this.table.people(person).includes(row.person))) continue
        }
        visit(codings, at, block)
      }
    }
  }

  #passagesOf(block: SourceBlock): ReadonlyMap<number, string> {
    let passages = passagesOfBlock.get(block)
    if (!passages) {
      const rows = this.#read.arrays<[number, string]>(sql`
        SELECT coding.n, lower(hex(coding.id) || hex(anchor.digest) || hex(anchor.start_paragraph_id))
        FROM source CROSS JOIN anchor ON anchor.source_id = source.id CROSS JOIN coding ON coding.anchor_id = anchor.id
        WHERE source.n = ${block.source} AND anchor.lost = 0`)
      passages = new Map(rows)
      passagesOfBlock.set(block, passages)
    }
    return passages
  }
}

/** Of whom codings count under a row. */
const personOf = ({ person }: CaseRow) => (person === 0 ? ANY : person)

function grouped(
  sources: readonly SourceHead[],
  groupsOf: (source: SourceHead) => readonly number[],
): ReadonlyMap<number, readonly SourceHead[]> {
  const groups = new Map<number, SourceHead[]>()
  for (const source of sources)
    for (const n of groupsOf(source)) {
      const list = groups.get(n)
      if (list) list.push(source)
      else groups.set(n, [source])
    }
  return groups
}
