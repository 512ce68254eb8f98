// Reads what merges found to be perhaps one and left as two: codes that mean nearly the same (M06), codings of one coder that overlap (M21).

import { idFromHex, type CodingId } from '../../base/ids.ts'
import { excerpts } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { listCoders } from '../queries.ts'
import type { Note } from './draft.ts'
import { thingWord } from './names.ts'
import type { MergeKind, ReportedThing, Suggestion } from './types.ts'

/** Two things, by their ids in hexadecimal, as a report keeps them. */
export interface KeptSuggestion {
  readonly kind: MergeKind
  readonly ids: readonly [string, string]
}

/** So many of a merge are kept: what more there is, its line of the report counts. */
const MOST = 500

/** What of the notes of a plan is a suggestion. `known` gives the id by which a thing is known in the result. */
export function suggestedBy(notes: readonly Note[], known: (id: string) => string): KeptSuggestion[] {
  return notes
    .flatMap(({ kind, ids: [a, b] }): KeptSuggestion[] =>
      (kind === 'M06' || kind === 'M21') && a !== undefined && b !== undefined
        ? [{ kind, ids: [known(a), known(b)] }]
        : [],
    )
    .filter(({ ids: [a, b] }) => a !== b)
    .slice(0, MOST)
}

/** Suggestions as they stand now. Of what is gone, or sealed, there is none. */
export function suggestions(read: Read, kept: readonly KeptSuggestion[]): Suggestion[] {
  const codes = codesById(read)
  const codings = codingsById(read, kept, codes)
  return kept.flatMap(({ kind, ids }): Suggestion[] => {
    const [first, second] = ids.map(id => (kind === 'M06' ? codes : codings).get(id))
    if (!first || !second) return []
    return [
      {
        kind,
        says:
          kind === 'M06'
            ? `“${first.thing.name}” and “${second.thing.name}” mean nearly the same.`
            : `${first.thing.detail}: two passages that overlap.`,
        ids: [idFromHex(ids[0]), idFromHex(ids[1])],
        first: first.thing,
        second: second.thing,
        stands: first.of !== null && second.of !== null && (kind === 'M06' || first.of === second.of),
      },
    ]
  })
}

interface Found {
  readonly thing: ReportedThing
  /** Of codes whether they are in use; of codings by whom and under what. */
  readonly of: string | null
}

function codesById(read: Read): Map<string, Found> {
  return new Map(
    read
      .all<{ id: Buffer; name: string; status: string }>(sql`SELECT id, name, status FROM code`)
      .map(({ id, name, status }) => [
        id.toString('hex'),
        {
          thing: thing('code', { name, opens: { kind: 'code', id: idOf(id) } }),
          of: status === 'retired' ? null : status,
        },
      ]),
  )
}

function codingsById(
  read: Read,
  kept: readonly KeptSuggestion[],
  codes: ReadonlyMap<string, Found>,
): Map<string, Found> {
  const ids = kept.flatMap(one => (one.kind === 'M21' ? one.ids : []))
  if (ids.length === 0) return new Map()
  const coders = new Map(listCoders(read).map(coder => [coder.id, coder.name]))
  const found = excerpts(read, { codingIds: ids.map(id => idFromHex<'coding'>(id) as CodingId), limit: ids.length })
  return new Map(
    found.excerpts.map(({ codingId, codeId, coderId, sourceId, range, words }) => [
      codingId.replaceAll('-', ''),
      {
        thing: thing('coding', {
          name: words,
          detail: [codes.get(codeId.replaceAll('-', ''))?.thing.name, coders.get(coderId)].filter(Boolean).join(', '),
          isQuoted: true,
          opens: { kind: 'words', id: sourceId, range, codingId },
        }),
        of: `${sourceId} ${codeId} ${coderId}`,
      },
    ]),
  )
}

function thing(table: string, its: Pick<ReportedThing, 'name' | 'opens'> & Partial<ReportedThing>): ReportedThing {
  return { what: thingWord(table), detail: null, isQuoted: false, isGone: false, ...its }
}
