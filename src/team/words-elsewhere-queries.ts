// Reads where words stand besides the texts: in what people wrote, wherever in the project it is kept. Whoever takes words out of a text
// looks there next.

import type { SourceId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import { anchorsIn } from '../coding/carry-commands.ts'
import { openText } from '../coding/queries.ts'
import { placesOf, textToRedact, wordsIn } from '../sources/redact-queries.ts'
import type { OpensElsewhere, WordsElsewhere } from '../sources/types.ts'
import type { Read } from '../store/access.ts'
import { idOf, sql } from '../store/sql.ts'
import { fieldLabel, thingWord } from './merge/names.ts'
import { mergedTables } from './merge/sides-queries.ts'

const FIRST = 100

/** Texts and what follows a redaction by itself. */
const FOLLOWS: Readonly<Record<string, readonly string[] | 'all'>> = {
  paragraph: 'all',
  text_edit: ['steps'],
  anchor_question: 'all',
  comment: ['name', 'seen', 'cell'],
  round_thing: 'all',
  quote: ['edits'],
  // Formatting beside words that are looked through already, and what was worked out.
  memo: ['rich'],
  summary: ['seen'],
  position: ['seen'],
  claim: ['seen'],
}

/** Where the words of a range stand, as whole words, in what people wrote: the first of them with what can be opened. Refuses a range outside the text. */
export function wordsElsewhere(read: Read, sourceId: SourceId, range: TextRange): WordsElsewhere {
  const words = wordsIn(textToRedact(read, sourceId), range)
  const openers = new Openers(read)
  const first: WordsElsewhere['first'][number][] = []
  let total = 0
  for (const { name: table, columns, refs } of mergedTables(read)) {
    const follows = FOLLOWS[table]
    if (follows === 'all') continue
    const ids = new Set(['n', 'id', ...refs.map(ref => ref.column), ...(follows ?? [])])
    for (const column of columns.filter(one => !ids.has(one)))
      for (const row of read.all<{ id: Buffer; said: string }>({
        text: `SELECT id, "${column}" AS said FROM "${table}" WHERE typeof("${column}") = 'text' AND instr("${column}", ?) > 0 ORDER BY n`,
        values: [words],
      })) {
        if (placesOf(row.said, words).length === 0) continue
        total++
        if (first.length >= FIRST) continue
        const { name, opens } = openers.of(table, row.id)
        first.push({ what: thingWord(table), name, part: fieldLabel(column), opens })
      }
  }
  return { total, first }
}

interface Named {
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

/** What of a row can be opened, and what that is called. */
class Openers {
  readonly #read: Read

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
    const anchorId = idOf(row.anchor_id)
    const at = anchorsIn(this.#read, openText(this.#read, sourceId)).find(one => one.id === anchorId)
    return { name: row.name, opens: at ? { kind: 'words', id: sourceId, range: at.range } : null }
  }

  #said(table: string, id: Buffer): string {
    const column = table === 'proposal' ? 'says' : 'name'
    return (
      this.#read.get<{ name: string }>({ text: `SELECT ${column} AS name FROM ${table} WHERE id = ?`, values: [id] })
        ?.name ?? ''
    )
  }
}
