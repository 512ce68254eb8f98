// Reads what a row of any table is part of, as people find it in the workbench.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { anchorsIn } from '../coding/carry-commands.ts'
import { openText } from '../coding/queries.ts'
import type { OpensElsewhere } from '../sources/types.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'

/** What a row belongs to, by name, and how that is opened. */
export interface Named {
  readonly name: string
  readonly opens: OpensElsewhere | null
}

const CALLED = {
  memo: 'title',
  code: 'name',
  case: 'coalesce(key, name)',
  source: 'coalesce(key, name)',
  proposition: 'coalesce(key, short_name, statement)',
} as const

const NOTHING: Named = { name: '', opens: null }

/** What of a row can be opened, and what that is called. Make one for each answer: a text is read once. */
export class Openers {
  readonly #read: Read
  readonly #ranges = new Map<string, ReadonlyMap<string, TextRange>>()

  constructor(read: Read) {
    this.#read = read
  }

  of(table: string, id: Buffer): Named {
    switch (table) {
      case 'memo':
      case 'code':
      case 'case':
      case 'source':
      case 'proposition':
        return this.#thing(table, id)
      case 'proposition_code':
      case 'proposition_case':
        return this.#of('proposition', table, 'proposition_id', id)
      case 'code_set_member':
      case 'code_question':
      case 'code_replacement':
        return this.#of('code', table, 'code_id', id)
      case 'allocation':
      case 'source_coder':
      case 'source_code':
      case 'case_source':
        return this.#of('source', table, 'source_id', id)
      case 'case_member':
        return this.#of('case', table, 'pair_id', id)
      case 'framework_version':
      case 'other_version':
        return { name: this.#said(table, id), opens: { kind: 'version', id: idOf(id) } }
      case 'other_run':
        return { name: this.#said(table, id), opens: { kind: 'agreement', id: idOf(id) } }
      case 'attribute_value': {
        const its = this.#of('case', table, 'case_id', id)
        return its.opens ? its : this.#of('source', table, 'source_id', id)
      }
      case 'consent':
      case 'case_event':
        return this.#of('case', table, 'case_id', id)
      case 'case_link':
        return this.#of('case', table, 'from_id', id)
      case 'speaker':
      case 'text_edit':
        return this.#of('source', table, 'source_id', id)
      case 'proposition_wording':
      case 'evidence_search':
        return this.#of('proposition', table, 'proposition_id', id)
      case 'summary':
        return this.#summary(sql`SELECT case_id, code_id FROM summary WHERE id = ${id}`)
      case 'summary_former':
        return this.#summary(
          sql`SELECT case_id, code_id FROM summary WHERE id = (SELECT summary_id FROM summary_former WHERE id = ${id})`,
        )
      case 'position':
      case 'negative_case':
        return this.#position(table, id)
      case 'coding':
      case 'evidence':
        return this.#words(table, id)
      case 'quote':
        return { name: this.#words(table, id).name, opens: { kind: 'quotes' } }
      case 'comment':
      case 'proposal':
      case 'round':
        return { name: this.#said(table, id), opens: { kind: 'review' } }
      case 'rating':
      case 'rating_scale':
        return { name: '', opens: { kind: 'ratings' } }
      case 'coder':
      case 'coder_fact':
        return { name: '', opens: { kind: 'team' } }
      default:
        return NOTHING
    }
  }

  #thing(kind: keyof typeof CALLED, id: Buffer): Named {
    const row = this.#read.get<{ name: string }>({
      text: `SELECT ${CALLED[kind]} AS name FROM "${kind}" WHERE id = ?`,
      values: [id],
    })
    return row ? { name: row.name, opens: { kind, id: idOf(id) } } : NOTHING
  }

  /** The thing that a row belongs to by one of its columns. */
  #of(kind: 'code' | 'case' | 'proposition' | 'source', table: string, column: string, id: Buffer): Named {
    const row = this.#read.get<{ its: Buffer | null }>({
      text: `SELECT "${column}" AS its FROM "${table}" WHERE id = ?`,
      values: [id],
    })
    return row?.its ? this.#thing(kind, row.its) : NOTHING
  }

  #summary(query: ReturnType<typeof sql>): Named {
    const row = this.#read.get<{ case_id: Buffer; code_id: Buffer | null }>(query)
    if (!row) return NOTHING
    const besideId = row.code_id === null ? null : idOf(row.code_id)
    const names = [
      this.#thing('case', row.case_id).name,
      ...(row.code_id === null ? [] : [this.#thing('code', row.code_id).name]),
    ]
    return { name: names.join(' × '), opens: { kind: 'summary', id: idOf(row.case_id), besideId } }
  }

  #position(table: 'position' | 'negative_case', id: Buffer): Named {
    const row = this.#read.get<{ proposition_id: Buffer; case_id: Buffer }>({
      text: `SELECT proposition_id, case_id FROM ${table} WHERE id = ?`,
      values: [id],
    })
    if (!row) return NOTHING
    const names = [this.#thing('proposition', row.proposition_id).name, this.#thing('case', row.case_id).name]
    return {
      name: names.join(' × '),
      opens: { kind: 'position', id: idOf(row.proposition_id), besideId: idOf(row.case_id) },
    }
  }

  /** Where the words stand that a row is about. */
  #words(table: string, id: Buffer): Named {
    const row = this.#read.get<{ anchor_id: Buffer; source_id: Buffer; name: string }>({
      text: `SELECT anchor_id, source_id, coalesce(source.key, source.name) AS name FROM "${table}" JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = source_id WHERE "${table}".id = ?`,
      values: [id],
    })
    if (!row) return NOTHING
    const sourceId = idOf<'source'>(row.source_id)
    const range = this.#rangesIn(sourceId).get(idOf(row.anchor_id))
    return { name: row.name, opens: range ? { kind: 'words', id: sourceId, range } : null }
  }

  #rangesIn(sourceId: SourceId): ReadonlyMap<string, TextRange> {
    let ranges = this.#ranges.get(sourceId)
    if (!ranges) {
      const anchors = anchorsIn(this.#read, openText(this.#read, sourceId))
      this.#ranges.set(sourceId, (ranges = new Map(anchors.map(one => [one.id, one.range]))))
    }
    return ranges
  }

  #said(table: string, id: Buffer): string {
    const column =
      table === 'proposal'
        ? 'says'
        : ['framework_version', 'other_version', 'other_run'].includes(table)
          ? 'label'
          : 'name'
    return (
      this.#read.get<{ name: string }>({ text: `SELECT ${column} AS name FROM ${table} WHERE id = ?`, values: [id] })
        ?.name ?? ''
    )
  }
}
