// The columns of a matrix: what each is called, and which of the sources, sites and people in the filter it holds.

import { compareNatural } from '../base/order.ts'
import { CODER, WIDTH, type CodingTable } from './coding-table.ts'
import { keyOf, nameOf, type AttributeHead, type CaseHead, type Heads, type SourceHead } from './heads.ts'
import { both, findAttribute, type Column, type Scope } from './matrix-scope.ts'
import type { MatrixColumns } from './types.ts'

/** The columns asked for, in the order in which people see them. Refuses an attribute that is not there. */
export function columnsOf(table: CodingTable, heads: Heads, columns: MatrixColumns, scope: Scope): Column[] {
  const { whole, sitesOf, filter } = scope
  const bySite = group(whole.sources, source => sitesOf.get(source.n)!)
  const byCase = group(whole.sources, source => source.cases)
  const byPerson = group(whole.sources, source => table.block(source.n)?.participants ?? [])
  const inFilter = (n: number) => filter.sites === null || filter.sites.has(n)
  const ofKind = (kind: string) => heads.cases.filter(one => one.kind === kind)
  const head = (one: CaseHead | SourceHead) => ({ id: one.id, key: keyOf(one), name: nameOf(one) })
  const sitesTogether = (members: readonly number[], more: readonly SourceHead[] = []) => {
    const held = new Set([...members.flatMap(n => bySite.get(n) ?? []), ...more])
    return whole.sources.filter(source => held.has(source))
  }
  if (columns === 'sites') {
    return ofKind('site')
      .filter(site => inFilter(site.n))
      .map(site => ({ ...whole, ...head(site), sources: bySite.get(site.n) ?? [], sites: new Set([site.n]) }))
  }
  if (columns === 'pairs') {
    return ofKind('pair').flatMap(pair => {
      const members = pair.members.filter(inFilter)
      if ((filter.pairs !== null && !filter.pairs.has(pair.n)) || (filter.sites !== null && members.length === 0))
        return []
      return [{ ...whole, ...head(pair), sources: sitesTogether(members, byCase.get(pair.n)), sites: new Set(members) }]
    })
  }
  const people = ofKind('participant').filter(
    one =>
      (filter.people === null || filter.people.has(one.n)) && (filter.sites === null || filter.sites.has(one.within)),
  )
  if (columns === 'participants') {
    return people.map(one => ({
      ...whole,
      ...head(one),
      sources: byPerson.get(one.n) ?? [],
      people: new Set([one.n]),
    }))
  }
  if (columns === 'sources') return whole.sources.map(source => ({ ...whole, ...head(source), sources: [source] }))
  if (columns === 'coders') {
    return heads.coders
      .filter(coder => scope.coders === null || scope.coders.has(coder.n))
      .map(coder => ({
        ...whole,
        id: coder.id,
        key: coder.name,
        name: coder.name,
        coder: coder.n,
        sources: whole.sources.filter(source => worksOn(table, source, coder.n)),
      }))
  }
  const attribute = findAttribute(heads, columns, columns.attribute)
  return valueColumns(heads, attribute, whole, {
    sites: ofKind('site').filter(site => inFilter(site.n)),
    people,
    byPerson,
    sitesTogether,
  })
}

interface Groups {
  readonly sites: readonly CaseHead[]
  readonly people: readonly CaseHead[]
  readonly byPerson: ReadonlyMap<number, readonly SourceHead[]>
  readonly sitesTogether: (members: readonly number[]) => SourceHead[]
}

/** One column for each value; things without one come last, under “no value”. */
function valueColumns(heads: Heads, attribute: AttributeHead, whole: Column, groups: Groups): Column[] {
  const members = new Map<string, number[]>()
  const add = (n: number, value: string | undefined) => {
    const name = value?.trim() ?? ''
    const list = members.get(name)
    if (list) list.push(n)
    else members.set(name, [n])
  }
  if (attribute.about === 'source') for (const source of whole.sources) add(source.n, attribute.values.get(source.n))
  else if (attribute.about === 'participant') for (const one of groups.people) add(one.n, attribute.values.get(one.n))
  else if (attribute.about === 'site') for (const site of groups.sites) add(site.n, attribute.values.get(site.n))
  else {
    const pairs = heads.cases.filter(one => one.kind === 'pair')
    for (const site of groups.sites) {
      const its = pairs.filter(pair => pair.members.includes(site.n)).map(pair => attribute.values.get(pair.n))
      for (const value of its.length === 0 ? [undefined] : new Set(its)) add(site.n, value)
    }
  }
  const place = (value: string) => {
    const at = attribute.choices.indexOf(value)
    return at < 0 ? attribute.choices.length : at
  }
  const values = [...members.keys()].toSorted(
    (a, b) => Number(a === '') - Number(b === '') || place(a) - place(b) || compareNatural(a, b),
  )
  return values.map(value => {
    const list = members.get(value)!
    const head = { id: value, key: value || 'no value', name: value || 'no value' }
    const set = new Set(list)
    if (attribute.about === 'source')
      return { ...whole, ...head, sources: whole.sources.filter(source => set.has(source.n)) }
    if (attribute.about === 'participant') {
      const held = new Set(list.flatMap(n => groups.byPerson.get(n) ?? []))
      return {
        ...whole,
        ...head,
        sources: whole.sources.filter(source => held.has(source)),
        people: both(whole.people, set),
      }
    }
    return { ...whole, ...head, sources: groups.sitesTogether(list), sites: set }
  })
}

function worksOn(table: CodingTable, source: SourceHead, coder: number): boolean {
  if (source.codedBy.includes(coder)) return true
  const codings = table.block(source.n)?.codings
  if (codings) for (let at = CODER; at < codings.length; at += WIDTH) if (codings[at] === coder) return true
  return false
}

function group(
  sources: readonly SourceHead[],
  groupsOf: (source: SourceHead) => readonly number[],
): Map<number, SourceHead[]> {
  const groups = new Map<number, SourceHead[]>()
  for (const source of sources) {
    for (const n of groupsOf(source)) {
      const list = groups.get(n)
      if (list) list.push(source)
      else groups.set(n, [source])
    }
  }
  return groups
}
