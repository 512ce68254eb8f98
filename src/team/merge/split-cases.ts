// [M35] A case that one side split while the other went on with it: what is new stays with the first until somebody says to which part
// it belongs; judgements follow their source.

import type { Draft } from './draft.ts'
import type { Patch, QuestionOption, Row } from './types.ts'

/** A case that was split since the copies were handed out, and what came out of it. `side`: in which copy; null: here. */
interface Split {
  readonly first: string
  readonly part: string
  readonly side: number | null
}

/** Asks to which part belongs what is new, once all rows have met. */
export function settleSplits(draft: Draft): void {
  const splits = splitsOf(draft)
  if (splits.length === 0) return
  for (const [first, parts] of Map.groupBy(splits, split => split.first)) {
    if (draft.row('case', first) === null) continue
    const there = parts.filter(({ part }) => draft.row('case', part) !== null)
    if (there.length === 0) continue
    judgementsFollow(draft, first, there)
    askFilings(draft, first, there)
    askReferences(draft, first, there, 'case', 'within_id')
    askReferences(draft, first, there, 'speaker', 'participant_id')
    askDivided(draft, first, there)
  }
}

function splitsOf(draft: Draft): Split[] {
  if (!draft.tables.has('case_event')) return []
  const found = new Map<string, Split>()
  const look = (touched: Draft['facts']['ours']['touched'], side: number | null) => {
    for (const { was, is } of touched('case_event').values()) {
      if (was !== null || is === null || is['event'] !== 'split') continue
      const [first, part] = [is['case_id'], is['other_id']].map(id => draft.caseMerges.end(draft.known(id as string)))
      if (first !== part && !found.has(`${first} ${part}`))
        found.set(`${first} ${part}`, { first: first!, part: part!, side })
    }
  }
  look(table => draft.facts.ours.touched(table), null)
  for (const side of draft.facts.sides) look(table => side.touched(table), side.at)
  return [...found.values()]
}

/** What sides did that did not split: rows of a table that came to refer to the case there. */
function linkedElsewhere(
  draft: Draft,
  table: string,
  column: string,
  first: string,
  parts: readonly Split[],
): { row: Row; side: number | null }[] {
  const bySide = new Set(parts.map(part => part.side))
  const found = new Map<string, { row: Row; side: number | null }>()
  const look = (touched: Draft['facts']['ours']['touched'], side: number | null) => {
    if (bySide.has(side)) return
    for (const [id, { was, is }] of touched(table)) {
      if (is === null || is[column] !== first || was?.[column] === first) continue
      const row = draft.row(table, draft.known(id))
      if (row?.[column] === first && !found.has(row['id'] as string)) found.set(row['id'] as string, { row, side })
    }
  }
  look(name => draft.facts.ours.touched(name), null)
  for (const side of draft.facts.sides) look(name => side.touched(name), side.at)
  return [...found.values()]
}

/** Judgements narrowed to the first whose source is only of a part now. */
function judgementsFollow(draft: Draft, first: string, parts: readonly Split[]): void {
  for (const { row, side } of linkedElsewhere(draft, 'evidence', 'case_id', first, parts)) {
    const source = draft.find('anchor', row['anchor_id'] as string)?.['source_id'] as string | undefined
    if (source === undefined) continue
    const cases = new Set(draft.where('case_source', 'source_id', source).map(one => one['case_id']))
    const part = parts.find(one => cases.has(one.part))
    if (!cases.has(first) && part) draft.set('evidence', row['id'] as string, { case_id: part.part }, 'M35', side)
  }
}

const nameOf = (draft: Draft, id: string) => String(draft.find('case', id)?.['name'] ?? '')

function askFilings(draft: Draft, first: string, parts: readonly Split[]): void {
  for (const { row, side } of linkedElsewhere(draft, 'case_source', 'case_id', first, parts)) {
    const [id, source] = [row['id'] as string, row['source_id'] as string]
    // Whoever split it said that it is of both.
    if (parts.some(one => isOfBoth(draft, one, source))) continue
    ask(draft, first, parts, {
      table: 'case_source',
      id,
      name: draft.object('source', source).name,
      did: 'filed under it',
      side,
      to: part => ({ do: 'set', table: 'case_source', id, row: { case_id: part } }),
      both: parts.map(({ part }) => filing(draft, part, source)),
    })
  }
}

function isOfBoth(draft: Draft, { first, part, side }: Split, source: string): boolean {
  const there = side === null ? draft.facts.ours : draft.facts.sides[side]!
  const cases = there.where('case_source', 'source_id', source).map(row => draft.known(row['case_id'] as string))
  return [first, part].every(one => cases.includes(one))
}

function filing(draft: Draft, caseId: string, source: string): Patch {
  const id = draft.facts.derivedId('case_source', `${caseId} ${source}`)
  return { do: 'put', table: 'case_source', id, row: { id, case_id: caseId, source_id: source } }
}

function askReferences(
  draft: Draft,
  first: string,
  parts: readonly Split[],
  table: 'case' | 'speaker',
  column: string,
): void {
  const made = new Set(parts.map(one => one.part))
  for (const { row, side } of linkedElsewhere(draft, table, column, first, parts)) {
    const id = row['id'] as string
    if (made.has(id)) continue
    ask(draft, first, parts, {
      table,
      id,
      name: draft.object(table, id).name,
      did: table === 'case' ? 'put inside it' : 'said to be this person',
      side,
      to: part => ({ do: 'set', table, id, row: { [column]: part } }),
      both: null,
    })
  }
}

interface NewLink {
  readonly table: string
  readonly id: string
  readonly name: string
  readonly did: string
  readonly side: number | null
  readonly to: (part: string) => Patch
  readonly both: readonly Patch[] | null
}

function ask(draft: Draft, first: string, parts: readonly Split[], link: NewLink): void {
  const [splitThere] = parts
  const names = parts.map(({ part }) => `“${nameOf(draft, part)}”`).join(' and ')
  const [split, linked] =
    splitThere!.side === null ? ['here', 'there'] : ['there', link.side === null ? 'here' : 'there too']
  const options: QuestionOption[] = [
    { id: 'first', label: `It stays with “${nameOf(draft, first)}”`, patches: [] },
    ...parts.map(({ part }, at) => ({
      id: parts.length === 1 ? 'part' : `part:${at}`,
      label: `It goes to “${nameOf(draft, part)}”`,
      patches: [link.to(part)],
    })),
    ...(link.both === null
      ? []
      : [{ id: 'both', label: parts.length === 1 ? 'It is of both' : 'It is of all', patches: link.both }]),
  ]
  const copies = [splitThere!.side, link.side].filter(at => at !== null)
  draft.note('M35', link.table, link.name, link.side)
  draft.later.push(() =>
    draft.ask({
      kind: 'M35',
      table: link.table,
      id: link.id,
      name: link.name,
      says: `${names} was split off “${nameOf(draft, first)}” ${split}, while “${link.name}” was ${link.did} ${linked}. It stays with “${nameOf(draft, first)}” until somebody says where it belongs.`,
      copies: [...new Set(copies)].sort((a, b) => a - b),
      options,
      standing: 'first',
    }),
  )
}

/** A source that two sides took out of the case into two different new ones: it is of both until somebody says which. */
function askDivided(draft: Draft, first: string, parts: readonly Split[]): void {
  if (new Set(parts.map(one => one.side)).size < 2) return
  const sources = new Map<string, Split[]>()
  for (const one of parts)
    for (const row of draft.where('case_source', 'case_id', one.part)) {
      const source = row['source_id'] as string
      sources.set(source, [...(sources.get(source) ?? []), one])
    }
  for (const [source, its] of sources) {
    if (new Set(its.map(one => one.side)).size < 2) continue
    const rows = its.map(({ part }) =>
      draft.where('case_source', 'case_id', part).find(row => row['source_id'] === source)!,
    )
    const name = draft.object('source', source).name
    const only = (at: number): Patch[] =>
      rows.flatMap((row, other) =>
        other === at ? [] : [{ do: 'take', table: 'case_source', id: row['id'] as string }],
      )
    draft.later.push(() =>
      draft.ask({
        kind: 'M35',
        table: 'case_source',
        id: rows[0]!['id'] as string,
        name,
        says: `“${nameOf(draft, first)}” was split on both sides, and “${name}” went to ${its.map(({ part }) => `“${nameOf(draft, part)}”`).join(' and ')}. It is of both.`,
        copies: its.flatMap(one => (one.side === null ? [] : [one.side])),
        options: [
          { id: 'both', label: 'It is of both', patches: [] },
          ...its.map(({ part }, at) => ({
            id: `part:${at}`,
            label: `It goes to “${nameOf(draft, part)}”`,
            patches: only(at),
          })),
        ],
        standing: 'both',
      }),
    )
  }
}
