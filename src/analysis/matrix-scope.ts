// What a matrix looks at: which sources, people and coders pass its filter.

import { compareNatural, fold } from '../base/order.ts'
import { Refusal } from '../base/trouble.ts'
import { STANCE_BITS, type CodingTable } from './coding-table.ts'
import type { AttributeHead, Heads, SourceHead } from './heads.ts'
import type { MatrixColumns, MatrixRequest } from './types.ts'

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

/** A request for codes × one of the simple columns, under the simple conditions. */
export interface SimpleRequest extends MatrixRequest {
  readonly rows: 'codes' | readonly string[]
  readonly columns: MatrixColumns
}

/** The request, where it is a simple one; anything else is refused. */
export function simple(request: MatrixRequest): SimpleRequest {
  const { rows, columns } = request
  if ((typeof rows === 'object' && 'of' in rows) || (typeof columns === 'object' && 'of' in columns))
    throw new Refusal('matrix-not-yet', 'This kind of matrix cannot be computed in this version yet.')
  return { ...request, rows, columns }
}

/** What the conditions on attributes leave, as row numbers of cases and sources; null where nothing is asked. */
export interface Filter {
  readonly sites: ReadonlySet<number> | null
  readonly pairs: ReadonlySet<number> | null
  readonly people: ReadonlySet<number> | null
  readonly sources: ReadonlySet<number> | null
}

/** A filter worked out. `whole` is everything that passes it, in the columns or not: what totals are taken over. */
export interface Scope {
  readonly filter: Filter
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

/** The attribute of this name that fits the columns best. Refuses a name that none has. Built in is `source kind`: interview, observation, document. */
export function findAttribute(heads: Heads, columns: MatrixRequest['columns'], name: string): AttributeHead {
  const builtIn: AttributeHead = {
    about: 'source',
    name: 'source kind',
    type: 'choice',
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

/** What is in both; null stands for everything. */
export function both(a: ReadonlySet<number> | null, b: ReadonlySet<number>): ReadonlySet<number> {
  return a === null ? b : new Set([...b].filter(n => a.has(n)))
}

/** A participant has its own value, else that of its site. */
function withInherited(heads: Heads, attribute: AttributeHead): AttributeHead {
  const ofSites = heads.attributes.find(other => other.about === 'site' && sameName(other.name, attribute.name))
  if (attribute.about !== 'participant' || !ofSites) return attribute
  const values = new Map(attribute.values)
  for (const one of heads.cases) {
    const inherited = ofSites.values.get(one.within)
    if (one.kind === 'participant' && inherited !== undefined && !values.has(one.n)) values.set(one.n, inherited)
  }
  return { ...attribute, values }
}

/** What the conditions leave. An attribute of pairs asks for the sites that such a pair joins. */
function filterOf(heads: Heads, request: MatrixRequest): Filter {
  let filter: Filter = { sites: null, pairs: null, people: null, sources: null }
  for (const { attribute: name, value } of request.where) {
    const attribute = withInherited(heads, findAttribute(heads, request.columns, name))
    const found = having(attribute, value)
    if (attribute.about === 'source') filter = { ...filter, sources: both(filter.sources, found) }
    else if (attribute.about === 'site') filter = { ...filter, sites: both(filter.sites, found) }
    else if (attribute.about === 'participant') filter = { ...filter, people: both(filter.people, found) }
    else {
      const joined = new Set(heads.cases.filter(one => found.has(one.n)).flatMap(pair => pair.members))
      filter = { ...filter, pairs: both(filter.pairs, found), sites: both(filter.sites, joined) }
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
  return {
    filter,
    whole,
    coders: coders.length === 0 ? null : new Set(coders),
    stance: request.stance === null ? 0 : STANCE_BITS[request.stance],
    sitesOf,
  }
}
