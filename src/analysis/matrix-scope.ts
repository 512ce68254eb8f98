// What a matrix looks at: which sources, people and coders pass the filter, and which of them each column holds.

import { compareNatural, fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import { CODER, STANCE_BITS, WIDTH, type CodingTable } from './coding-table.ts'
import { keyOf, nameOf, type AttributeHead, type CaseHead, type Heads, type SourceHead } from './heads.ts'
import type { MatrixRequest } from './types.ts'

/** A column: what it is called and what may count in it. `sites` null means any site, `people` null means anybody or nobody, `coder` 0 any coder. */
export interface Column {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly sources: readonly SourceHead[]
  readonly sites: ReadonlySet<number> | null
  readonly people: ReadonlySet<number> | null
  readonly coder: number
}

/** A filter worked out. `whole` is everything that passes it, in the columns or not: what totals are taken over. */
export interface Scope {
  readonly columns: readonly Column[]
  readonly whole: Column
  readonly coders: ReadonlySet<number> | null
  readonly stance: number
  /** The sites of each source by its row number. */
  readonly sitesOf: ReadonlyMap<number, readonly number[]>
}

/** Names of attributes are compared without case, and with any of space, hyphen and underscore. */
export function sameName(a: string, b: string): boolean {
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_-]+/gu, ' ')
      .trim()
  return plain(a) === plain(b)
}

/** The sites that every source is linked to, by its row number. A person's site may be another than that of the interview, so it gives none. */
export function sitesOfSources(heads: Heads): Map<number, readonly number[]> {
  const sites = new Set(heads.cases.filter(one => one.kind === 'site').map(one => one.n))
  return new Map(heads.sources.map(source => [source.n, source.cases.filter(n => sites.has(n))]))
}

const KINDS = { site: 'site', pair: 'pair', participant: 'participant', source: 'source' } as const

/** The attribute of this name that fits the columns best. Built in is `source kind`: interview, observation, document. */
function findAttribute(heads: Heads, columns: MatrixRequest['columns'], name: string): AttributeHead {
  const builtIn: AttributeHead = {
    about: 'source',
    name: 'source kind',
    choices: ['interview', 'observation', 'document'],
    values: new Map(heads.sources.map(source => [source.n, source.kind])),
  }
  const named = heads.attributes.filter(attribute => sameName(attribute.name, name))
  if (sameName(name, 'source kind') || (named.length === 0 && sameName(name, 'kind'))) named.push(builtIn)
  const first =
    columns === 'participants'
      ? KINDS.participant
      : columns === 'pairs'
        ? KINDS.pair
        : columns === 'sources'
          ? KINDS.source
          : KINDS.site
  for (const about of [first, KINDS.site, KINDS.pair, KINDS.participant, KINDS.source]) {
    const found = named.find(attribute => attribute.about === about)
    if (found) return found
  }
  const known = [...new Set(heads.attributes.filter(({ about }) => about in KINDS).map(attribute => attribute.name))]
  throw new Refusal(
    'no-such-attribute',
    `There is no attribute “${name}”. ${known.length === 0 ? 'The project has none yet: import the sites with their attributes first.' : `There are: ${known.join(', ')}.`}`,
  )
}

function having(attribute: AttributeHead, value: string): Set<number> {
  const found = new Set<number>()
  for (const [n, its] of attribute.values) if (fold(its.trim()) === fold(value.trim())) found.add(n)
  if (found.size === 0) {
    const known = [...new Set(attribute.values.values())].toSorted(compareNatural).slice(0, 20)
    throw new Refusal(
      'no-such-value',
      `Nothing has “${attribute.name}” = “${value}”. ${known.length === 0 ? 'No value is set yet.' : `Values are: ${known.join(', ')}.`}`,
    )
  }
  return found
}

function both(a: ReadonlySet<number> | null, b: ReadonlySet<number>): ReadonlySet<number> {
  return a === null ? b : new Set([...b].filter(n => a.has(n)))
}

interface Filter {
  sites: ReadonlySet<number> | null
  pairs: ReadonlySet<number> | null
  people: ReadonlySet<number> | null
  sources: ReadonlySet<number> | null
}

/** What the conditions on attributes leave. A participant has its own value, else that of its site; a site counts under the value of its pair. */
function filterOf(heads: Heads, request: MatrixRequest): Filter {
  const filter: Filter = { sites: null, pairs: null, people: null, sources: null }
  for (const { attribute: name, value } of request.where) {
    const attribute = findAttribute(heads, request.columns, name)
    const found = having(attribute, value)
    if (attribute.about === 'source') filter.sources = both(filter.sources, found)
    else if (attribute.about === 'site') filter.sites = both(filter.sites, found)
    else if (attribute.about === 'pair') {
      filter.pairs = both(filter.pairs, found)
      filter.sites = both(
        filter.sites,
        new Set(heads.cases.filter(one => found.has(one.n)).flatMap(pair => pair.members)),
      )
    } else {
      const ofSites = heads.attributes.find(other => other.about === 'site' && sameName(other.name, name))
      const people = heads.cases.filter(
        one =>
          one.kind === 'participant' && !attribute.values.has(one.n) && ofSites?.values.get(one.within) !== undefined,
      )
      const inherited = people.filter(one => fold(ofSites!.values.get(one.within)!) === fold(value)).map(one => one.n)
      filter.people = both(filter.people, new Set([...found, ...inherited]))
    }
  }
  return filter
}

/** Works out a request. Refuses an attribute, a value or a coder that is not there. */
export function scopeOf(table: CodingTable, heads: Heads, request: MatrixRequest): Scope {
  const sitesOf = sitesOfSources(heads)
  const filter = filterOf(heads, request)
  const coders = request.codedBy.map(id => {
    const coder = heads.coders.find(one => one.id === id)
    if (!coder) throw new Refusal('no-such-coder', 'A coder chosen for this matrix is not in the project any more.')
    return coder.n
  })
  const people = (source: SourceHead) => table.block(source.n)?.participants ?? []
  const passes = (source: SourceHead) =>
    (filter.sources === null || filter.sources.has(source.n)) &&
    (filter.sites === null || sitesOf.get(source.n)!.some(n => filter.sites!.has(n))) &&
    (filter.people === null || people(source).some(n => filter.people!.has(n)))
  const sources = heads.sources.filter(passes)
  const whole: Column = { id: '', key: '', name: '', sources, sites: filter.sites, people: filter.people, coder: 0 }
  const scope = {
    whole,
    coders: coders.length === 0 ? null : new Set(coders),
    stance: request.stance === null ? 0 : STANCE_BITS[request.stance],
    sitesOf,
  }
  return { ...scope, columns: columnsOf(table, heads, request, filter, scope) }
}

type Before = Omit<Scope, 'columns'>

function columnsOf(
  table: CodingTable,
  heads: Heads,
  { columns }: MatrixRequest,
  filter: Filter,
  scope: Before,
): Column[] {
  const { whole, sitesOf } = scope
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
  if (columns === 'participants') {
    return ofKind('participant')
      .filter(
        one =>
          (filter.people === null || filter.people.has(one.n)) &&
          (filter.sites === null || filter.sites.has(one.within)),
      )
      .map(one => ({ ...whole, ...head(one), sources: byPerson.get(one.n) ?? [], people: new Set([one.n]) }))
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
  return valueColumns(heads, attribute, whole, inFilter, { bySite, byPerson, sitesTogether })
}

interface Groups {
  readonly bySite: ReadonlyMap<number, readonly SourceHead[]>
  readonly byPerson: ReadonlyMap<number, readonly SourceHead[]>
  readonly sitesTogether: (members: readonly number[]) => SourceHead[]
}

/** One column for each value; things without one come last, under “no value”. */
function valueColumns(
  heads: Heads,
  attribute: AttributeHead,
  whole: Column,
  inFilter: (site: number) => boolean,
  groups: Groups,
): Column[] {
  const members = new Map<string, number[]>()
  const add = (n: number, value: string | undefined) => {
    const name = value?.trim() ?? ''
    members.set(name, [...(members.get(name) ?? []), n])
  }
  if (attribute.about === 'source') for (const source of whole.sources) add(source.n, attribute.values.get(source.n))
  else if (attribute.about === 'participant') {
    for (const one of heads.cases)
      if (one.kind === 'participant' && groups.byPerson.has(one.n)) add(one.n, attribute.values.get(one.n))
  } else {
    const pairs = heads.cases.filter(one => one.kind === 'pair')
    for (const site of heads.cases) {
      if (site.kind !== 'site' || !inFilter(site.n)) continue
      const values =
        attribute.about === 'site'
          ? [attribute.values.get(site.n)]
          : pairs.filter(pair => pair.members.includes(site.n)).map(pair => attribute.values.get(pair.n))
      for (const value of values.length === 0 ? [undefined] : new Set(values)) add(site.n, value)
    }
  }
  const place = (value: string) =>
    value === ''
      ? Infinity
      : (attribute.choices.indexOf(value) + attribute.choices.length + 1) % (attribute.choices.length + 1)
  const values = [...members.keys()].toSorted(
    (a, b) => Number(a === '') - Number(b === '') || place(a) - place(b) || compareNatural(a, b),
  )
  return values.map(value => {
    const list = members.get(value)!
    const head = { id: value, key: value, name: value === '' ? 'no value' : value }
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
