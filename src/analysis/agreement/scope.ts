// What enters a comparison (METHODS 4.1): only sources that everybody compared has marked as coded, only codes of the version of the
// framework that all of them coded under. What is left out is named.

import { Refusal } from '../../base/trouble.ts'
import { joinWithAnd } from '../../coding/attribution.ts'
import { byFact, NOT_RECORDED, type CoderFact } from '../coder-facts.ts'
import { CODE, CODER, VERSION, WIDTH, type CodingTable, type SourceBlock } from '../coding-table.ts'
import { nameOf, type CodeHead, type CoderHead, type Heads, type SourceHead } from '../heads.ts'
import type { Agreement, AgreementRequest, NamedThing } from './types.ts'

/** Who can be compared at once. */
const MOST_CODERS = 10

/** What the database knows of coders and versions besides the heads. */
export interface AgreementFacts {
  /** The name that stands for each coder who goes by another, by row numbers. */
  readonly joined: ReadonlyMap<number, number>
  /** Sources coded blind and not finished by all who are to code them, by row number: who has not. */
  readonly unfinished: ReadonlyMap<number, readonly string[]>
  /** Row numbers of saved versions of the framework, oldest first. */
  readonly versions: readonly { readonly n: number; readonly label: string }[]
  /** In which version each code came in, by the label, as far as that is known. */
  readonly introduced: ReadonlyMap<number, string>
  /** In which version each retired code was retired, likewise. */
  readonly retired: ReadonlyMap<number, string>
}

/** A source that enters, with its codings. */
export interface ScopeSource {
  readonly head: SourceHead
  readonly block: SourceBlock
}

/** Somebody compared: a coder, or coders of one role or background as one. */
export type Compared = Pick<CoderHead, 'id' | 'key' | 'name'> & { readonly of: readonly CoderHead[] }

/** What is compared. */
export interface AgreementScope {
  readonly coders: readonly Compared[]
  /** By what coders are grouped; null: each stands alone. */
  readonly by: CoderFact | null
  /** Every row number of a coder compared, with the coder's place. */
  readonly places: ReadonlyMap<number, number>
  readonly codes: readonly CodeHead[]
  readonly sources: readonly ScopeSource[]
  readonly missing: Agreement['missing']
  readonly leftOut: Agreement['leftOut']
}

/** Works out what enters. Refuses coders who are not there or twice the same person, codes and sources that are gone, and groups. */
export function scopeOf(
  table: CodingTable,
  heads: Heads,
  facts: AgreementFacts,
  request: Pick<AgreementRequest, 'coderIds' | 'by' | 'codeIds' | 'sourceIds' | 'excerptsOf'>,
): AgreementScope {
  const { coders, places } = codersOf(heads, facts, request)
  const { sources, missing } = sourcesOf(table, heads, facts, { coders, places }, request.sourceIds)
  const { codes, leftOut } = codesOf(heads, facts, { coders, places, sources }, request)
  return { coders, places, by: request.by ?? null, codes, sources, missing, leftOut }
}

/** Who is compared, and the place of every coder among them. Refuses coders who are not there or twice the same person, and groups that are none. */
export function codersOf(
  heads: Heads,
  facts: Pick<AgreementFacts, 'joined'>,
  { coderIds: ids, by }: Pick<AgreementRequest, 'coderIds' | 'by'>,
) {
  if (ids.length < 2) throw new Refusal('coders-few', 'Agreement needs two coders or more. Choose another one.')
  if (by === undefined && ids.length > MOST_CODERS)
    throw new Refusal('coders-many', `At most ${MOST_CODERS} coders can be compared at once. Choose fewer.`)
  const byId = new Map(heads.coders.map(coder => [coder.id, coder]))
  const byNumber = new Map(heads.coders.map(coder => [coder.n, coder]))
  const people: CoderHead[] = []
  for (const id of ids) {
    const given = byId.get(id)
    if (!given) throw new Refusal('coder-gone', 'One of these coders is not in the project (any more).')
    const coder = byNumber.get(facts.joined.get(given.n) ?? given.n) ?? given
    if (people.includes(coder))
      throw new Refusal('coder-twice', `“${coder.name}” is chosen twice. Choose another coder to compare with.`)
    people.push(coder)
  }
  const coders = by === undefined ? people.map(alone) : groupsOf(people, by)
  const places = new Map<number, number>()
  for (const { n } of heads.coders) {
    const place = coders.findIndex(coder => coder.of.some(one => one.n === (facts.joined.get(n) ?? n)))
    if (place >= 0) places.set(n, place)
  }
  return { coders, places }
}

const alone = (coder: CoderHead): Compared => ({ id: coder.id, key: coder.key, name: coder.name, of: [coder] })

/** People of one role or background as one. Who has none is in no group. Refuses fewer than two groups, and too many. */
function groupsOf(people: readonly CoderHead[], by: CoderFact): Compared[] {
  const groups = byFact(people, by).filter(group => group.value !== NOT_RECORDED)
  if (groups.length < 2)
    throw new Refusal(
      'groups-few',
      `These people have no two different ${by}s. Write down the ${by} of coders in Team, or choose others.`,
    )
  if (groups.length > MOST_CODERS)
    throw new Refusal('coders-many', `At most ${MOST_CODERS} ${by}s can be compared at once. Choose fewer coders.`)
  return groups.map(({ value, coders }) => ({ id: value, key: null, name: value, of: coders }))
}

function sourcesOf(
  table: CodingTable,
  heads: Heads,
  facts: AgreementFacts,
  { coders, places }: Pick<AgreementScope, 'coders' | 'places'>,
  ids: AgreementRequest['sourceIds'],
) {
  const chosen = ids && new Set<string>(ids)
  if (chosen) {
    const there = new Set(heads.sources.map(source => source.id))
    if ([...chosen].some(id => !there.has(id)))
      throw new Refusal('source-gone', 'One of these sources is not in the project (any more).')
  }
  const sources: ScopeSource[] = []
  const missing: Agreement['missing'][number][] = []
  for (const head of heads.sources) {
    if (chosen && !chosen.has(head.id)) continue
    const by = new Set(head.codedBy.flatMap(n => places.get(n) ?? []))
    if (by.size < coders.length) {
      // What none of them has finished is no gap in what they did, unless somebody asked for it.
      if (by.size > 0 || chosen)
        missing.push({
          ...named(head),
          notBy: coders.filter((_, place) => !by.has(place)).map(coder => coder.name),
        })
      continue
    }
    // What is coded blind opens for everybody at once.
    const unfinished = facts.unfinished.get(head.n)
    if (unfinished) {
      missing.push({ ...named(head), notBy: unfinished })
      continue
    }
    const block = table.block(head.n)
    if (block) sources.push({ head, block })
  }
  return { sources, missing }
}

function codesOf(
  heads: Heads,
  facts: AgreementFacts,
  { coders, places, sources }: Pick<AgreementScope, 'coders' | 'places' | 'sources'>,
  { codeIds, excerptsOf }: Pick<AgreementRequest, 'codeIds' | 'excerptsOf'>,
) {
  const used = new Map<number, Set<number>>()
  const orders = new Map(facts.versions.map(({ n }, at) => [n, at + 1]))
  // The first and the last version each coder coded under in these sources.
  const first = coders.map(() => Infinity)
  const last = coders.map(() => 0)
  for (const { block } of sources) {
    const { codings } = block
    for (let at = 0; at < codings.length; at += WIDTH) {
      const place = places.get(codings[at + CODER]!)
      if (place === undefined) continue
      const code = codings[at + CODE]!
      const who = used.get(code)
      if (who) who.add(place)
      else used.set(code, new Set([place]))
      const order = orders.get(codings[at + VERSION]!) ?? 0
      first[place] = Math.min(first[place]!, order)
      last[place] = Math.max(last[place]!, order)
    }
  }
  const labels = new Map(facts.versions.map(({ label }, at) => [label.toLowerCase(), at + 1]))
  const chosen = codeIds && new Set<string>(codeIds)
  if (chosen) {
    const there = new Map(heads.codes.map(code => [code.id, code]))
    for (const id of chosen) {
      const code = there.get(id)
      if (!code) throw new Refusal('code-gone', 'One of these codes is not in the framework (any more).')
      if (code.kind === 'group')
        throw new Refusal('code-is-group', `“${code.name}” only groups other codes. Choose the ones below it.`)
    }
  }
  const codes: CodeHead[] = []
  const leftOut: Agreement['leftOut'][number][] = []
  const given = excerptsOf && 'codeId' in excerptsOf ? excerptsOf.codeId : null
  for (const code of heads.codes) {
    if (code.kind === 'group' || (chosen ? !chosen.has(code.id) : !used.has(code.n))) continue
    if (code.id === given) continue
    if (code.retired && !chosen) {
      leftOut.push({ ...named(code), why: 'It is retired.' })
      continue
    }
    const who = used.get(code.n) ?? new Set()
    const orderOf = (label: string | undefined) => (label === undefined ? undefined : labels.get(label.toLowerCase()))
    const label = facts.introduced.get(code.n)
    const came = orderOf(label)
    const went = orderOf(facts.retired.get(code.n))
    const without = coders.filter(
      (_, place) =>
        !who.has(place) && (isLater(came, label, last[place]!, facts) || (went !== undefined && went <= first[place]!)),
    )
    if (without.length === 0) codes.push(code)
    else
      leftOut.push({
        ...named(code),
        why: `It is not in the version of the framework that ${joinWithAnd(without.map(coder => coder.name))} coded under.`,
      })
  }
  return { codes, leftOut }
}

/** Whether a code came in after the version a coder coded under. A code that is in no saved version yet is later than all of them. */
function isLater(
  came: number | undefined,
  label: string | undefined,
  latest: number,
  { versions }: AgreementFacts,
): boolean {
  if (versions.length === 0) return false
  // A label that no version has says nothing.
  if (label !== undefined && came === undefined) return false
  // What stood in the first version stood before it was saved.
  return (came ?? versions.length + 1) > Math.max(latest, 1)
}

/** A thing by its present name. */
export function named(thing: { readonly id: string; readonly key: string | null; readonly name: string }): NamedThing {
  return { id: thing.id, key: thing.key, name: nameOf(thing) }
}
