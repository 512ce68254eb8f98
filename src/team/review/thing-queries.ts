// Reads what things are called, what they are like, where their words stand, and whose they are: for comments and rounds.

import { unitOf, positionsNow } from '../../analysis/positions/queries.ts'
import type { CaseId, CoderId, PropositionId, SourceId, VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { otherVersion } from '../../framework/versions/other-queries.ts'
import { linkTargets } from '../../memos/target-queries.ts'
import type { LinkKind, LinkTarget, MemoLink } from '../../memos/types.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, derivedId, idOf, sql, type Sql } from '../../store/sql.ts'
import { listCoders, personOf } from '../queries.ts'
import { keyOfCell } from './thing.ts'
import type { CommentedCell, FieldMoved, Thing, ThingField, ThingFieldName } from './types.ts'

/** The id of a cell: it follows from how the matrix is set up, so that the same cell in two copies is one thing. */
export function idOfCell(projectId: string, cell: Omit<CommentedCell, 'names'>): string {
  return derivedId(projectId, 'matrix cell', keyOfCell(cell))
}

/** Reads things; what many of them share is read once. Make one for each answer. */
export class Things {
  readonly #read: Read
  readonly #positions = new Map<string, ReturnType<typeof positionsNow>>()
  readonly #targets = new Map<string, LinkTarget | null>()

  constructor(read: Read) {
    this.#read = read
  }

  /** Looks up things with words together: a text is read once. */
  prepare(things: readonly Thing[]): void {
    const links = things.filter(isLink).map(linkOf)
    const found = new Map(linkTargets(this.#read, links).map(one => [`${one.kind} ${one.id}`, one]))
    for (const { kind, id } of links) this.#targets.set(`${kind} ${id}`, found.get(`${kind} ${id}`) ?? null)
  }

  /** What a thing is called now; null where it is not there (any more). */
  name(thing: Thing): string | null {
    switch (thing.about) {
      case 'passage':
      case 'coding':
      case 'source':
      case 'code':
      case 'memo':
        return this.#target(thing)?.name ?? null
      case 'proposition':
        return this.#statement(thing.id)
      case 'summary': {
        const site = this.#case(thing.id)
        if (site === null) return null
        if (thing.besideId === null) return `Case summary of ${site}`
        const code = this.#one(sql`SELECT name FROM code WHERE id = ${bytesOf(thing.besideId)}`)
        return code === null ? null : `${site} × ${code}`
      }
      case 'position': {
        const proposition = this.#proposition(thing.id)
        const site = this.#case(thing.besideId!)
        return proposition === null || site === null ? null : `${proposition} × ${site}`
      }
      case 'version':
        return (
          this.#one(sql`SELECT label AS name FROM framework_version WHERE id = ${bytesOf(thing.id)}`) ??
          otherVersion(this.#read, thing.id as VersionId)?.called ??
          null
        )
      case 'proposal':
        return this.#one(sql`SELECT says AS name FROM proposal WHERE id = ${bytesOf(thing.id)}`)
      case 'output':
        return this.#one(sql`SELECT file AS name FROM output WHERE id = ${bytesOf(thing.id)}`)
      case 'cell':
        return thing.cell && `${thing.cell.names.row} × ${thing.cell.names.column}`
    }
  }

  /** What a thing says now. A cell is counted by whoever asks: nothing here. */
  fields(thing: Thing): ThingField[] {
    const id = bytesOf(thing.id)
    switch (thing.about) {
      case 'code':
        return this.#fields(sql`
          SELECT code.name AS name, parent.name AS under, code.status AS status, code.brief_definition AS brief, code.full_definition AS "full", code.inclusion AS inclusion, code.exclusion AS exclusion,
            code.typical_exemplar AS typical, code.close_but_no AS closeButNo FROM code LEFT JOIN code AS parent ON parent.id = code.parent_id WHERE code.id = ${id}`)
      case 'coding':
        return [
          ...this.#fields(sql`
            SELECT code.name AS code, strength, CASE exemplar WHEN 1 THEN 'yes' END AS exemplar, coding.comment AS remark FROM coding JOIN code ON code.id = code_id WHERE coding.id = ${id}`),
          ...this.#wordsOf(thing),
        ]
      case 'passage':
        return this.#wordsOf(thing)
      case 'summary':
        return this.#fields(
          sql`SELECT text, status FROM summary WHERE case_id = ${id} AND code_id IS ${thing.besideId === null ? null : bytesOf(thing.besideId)}`,
        )
      case 'position':
        return [
          ...this.#fields(
            sql`SELECT value || coalesce(' (' || silent_kind || ')', '') AS position, rationale FROM position WHERE proposition_id = ${id} AND case_id = ${bytesOf(thing.besideId!)}`,
          ),
          ...this.#suggested(thing.id as PropositionId, thing.besideId as CaseId),
        ]
      case 'memo':
        return this.#fields(sql`SELECT title, body AS text FROM memo WHERE id = ${id}`)
      case 'proposition':
        return this.#fields(
          sql`SELECT statement, confirming_means AS confirming, disconfirming_means AS disconfirming, scope, status FROM proposition WHERE id = ${id}`,
        )
      case 'proposal':
        return this.#fields(sql`SELECT says, state FROM proposal WHERE id = ${id}`)
      case 'source':
        return this.#fields(sql`SELECT name FROM source WHERE id = ${id}`)
      case 'version':
        return this.#fields(
          sql`SELECT label AS name FROM framework_version WHERE id = ${id} UNION ALL SELECT label FROM other_version WHERE id = ${id}`,
        )
      // What was written out is not written anew: it says for ever what it said.
      case 'output':
      case 'cell':
        return []
    }
  }

  /** Where the words of a thing stand, for those that have some. */
  place(thing: Thing): { readonly sourceId: SourceId; readonly range: LinkTarget['range'] } | null {
    if (thing.about === 'source') return { sourceId: thing.id as SourceId, range: null }
    if (thing.about !== 'coding' && thing.about !== 'passage') return null
    const target = this.#target(thing)
    return target?.sourceId ? { sourceId: target.sourceId, range: target.range } : null
  }

  /** Whose a thing is: who would answer a comment on it. */
  owner(thing: Thing): CoderId | null {
    const id = bytesOf(thing.id)
    const asked: Partial<Record<Thing['about'], Sql>> = {
      coding: sql`SELECT coder_id AS id FROM coding WHERE id = ${id}`,
      code: sql`SELECT owner_id AS id FROM code WHERE id = ${id}`,
      memo: sql`SELECT coder_id AS id FROM memo WHERE id = ${id}`,
      proposition: sql`SELECT author_id AS id FROM proposition WHERE id = ${id}`,
      proposal: sql`SELECT coder_id AS id FROM proposal WHERE id = ${id}`,
      version: sql`SELECT coder_id AS id FROM framework_version WHERE id = ${id} UNION ALL SELECT coder_id FROM other_version WHERE id = ${id}`,
      output: sql`SELECT coder_id AS id FROM output WHERE id = ${id}`,
      summary: sql`SELECT coder_id AS id FROM summary WHERE case_id = ${id} AND code_id IS ${thing.besideId === null ? null : bytesOf(thing.besideId)}`,
      position: sql`SELECT coder_id AS id FROM position WHERE proposition_id = ${id} AND case_id IS ${thing.besideId === null ? null : bytesOf(thing.besideId)}`,
    }
    const query = asked[thing.about]
    const row = query && this.#read.get<{ id: Buffer | null }>(query)
    return row?.id ? personOf(listCoders(this.#read))(idOf<'coder'>(row.id)) : null
  }

  #target(thing: Thing): LinkTarget | null {
    const { kind, id } = linkOf(thing)
    const key = `${kind} ${id}`
    if (!this.#targets.has(key)) this.#targets.set(key, linkTargets(this.#read, [{ kind, id }])[0] ?? null)
    return this.#targets.get(key)!
  }

  #wordsOf(thing: Thing): ThingField[] {
    const target = this.#target(thing)
    return target ? [{ field: 'words', value: target.words ?? '' }] : []
  }

  #suggested(propositionId: PropositionId, caseId: CaseId): ThingField[] {
    try {
      const unit = unitOf(this.#read, caseId)
      const key = `${propositionId} ${unit}`
      let known = this.#positions.get(key)
      if (!known) this.#positions.set(key, (known = positionsNow(this.#read, propositionId, unit)))
      const one = known.cases.find(each => each.head.id === caseId)?.suggestions[0]
      if (!one) return []
      const { suggested, confirming, qualifying, disconfirming } = one
      return [{ field: 'suggested', value: `${suggested} (C ${confirming}, Q ${qualifying}, D ${disconfirming})` }]
    } catch (trouble) {
      // The proposition or the case is gone: nothing is suggested of it.
      if (trouble instanceof Refusal) return []
      throw trouble
    }
  }

  #fields(query: Sql): ThingField[] {
    const row = this.#read.get<Record<string, string | null>>(query)
    return Object.entries(row ?? {}).flatMap(([field, value]) =>
      value === null || value === '' ? [] : [{ field: field as ThingFieldName, value }],
    )
  }

  #case(id: string): string | null {
    return this.#one(sql`SELECT coalesce(key, name) AS name FROM "case" WHERE id = ${bytesOf(id)}`)
  }

  #proposition(id: string): string | null {
    return this.#one(
      sql`SELECT coalesce(key, short_name, substr(statement, 1, 80)) AS name FROM proposition WHERE id = ${bytesOf(id)}`,
    )
  }

  /** A proposition by its key and how it begins: a key alone tells nobody what it says. */
  #statement(id: string): string | null {
    return this.#one(sql`
      SELECT coalesce(key || ': ', '') || coalesce(short_name, CASE WHEN length(statement) > 80 THEN rtrim(substr(statement, 1, 79)) || '…' ELSE statement END) AS name
      FROM proposition WHERE id = ${bytesOf(id)}`)
  }

  #one(query: Sql): string | null {
    return this.#read.get<{ name: string }>(query)?.name ?? null
  }
}

const LINKS = ['passage', 'coding', 'source', 'code', 'memo']
const isLink = (thing: Thing) => LINKS.includes(thing.about)
const linkOf = ({ about, id }: Thing): MemoLink => ({
  kind: about === 'passage' ? 'anchor' : (about as LinkKind),
  id,
})

/** What of a thing is not as it was. */
export function movedSince(was: readonly ThingField[], is: readonly ThingField[]): FieldMoved[] {
  const names = new Set([...was, ...is].map(one => one.field))
  const valueIn = (fields: readonly ThingField[], field: ThingFieldName) =>
    fields.find(one => one.field === field)?.value ?? ''
  return [...names].flatMap(field => {
    const [before, after] = [valueIn(was, field), valueIn(is, field)]
    return before === after ? [] : [{ field, was: before, is: after }]
  })
}
