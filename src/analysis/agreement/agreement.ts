// Agreement of coders, put together: what enters, cells, rows, what goes across codes, and a caption that says it all.

import type { Progress } from '../../base/reply.ts'
import { joinWithAnd } from '../../coding/attribution.ts'
import type { CodingTable } from '../coding-table.ts'
import { CODE, CODER, WIDTH, type SourceBlock } from '../coding-table.ts'
import { nameOf, type Heads } from '../heads.ts'
import { acrossCodes, onExcerpts } from './across.ts'
import { cellsOf, type CellWish, type SourceCells } from './cells.ts'
import { Draws } from './draws.ts'
import { UNIT_NAMES } from './names.ts'
import { characterPlaces } from './places.ts'
import { CellFigures, RowSums, rowOf, type CellIn, type RowWish, type SizedSource } from './rows.ts'
import { named, scopeOf, type AgreementFacts, type AgreementScope, type ScopeSource } from './scope.ts'
import type { Agreement, AgreementRequest, AgreementRow } from './types.ts'

/** Everything that figures are reckoned from. `sentences`: of a source by row number, their starts and ends in turn, in characters; read only for that unit. */
export interface AgreementGround {
  readonly table: CodingTable
  readonly heads: Heads
  readonly facts: AgreementFacts
  readonly sentences: (source: number) => Int32Array
}

/** What was gathered of a request: enough for every row. */
export interface Gathered {
  readonly scope: AgreementScope
  readonly sources: readonly {
    readonly head: ScopeSource['head']
    readonly sized: SizedSource
    readonly cells: SourceCells
  }[]
  readonly empty: Agreement['empty']
  readonly wish: RowWish
  readonly figures: CellFigures
}

// So many sources, or codes, are worked out before waiting calls are let through. Texts that are split, and draws, take longer: one is enough.
const SLICE = 40

/** How far it is. */
export type AgreementStep = Progress

/** Works out the cells of a request, in slices. */
export function* gather(ground: AgreementGround, request: AgreementRequest): Generator<AgreementStep, Gathered> {
  const { table, heads, facts } = ground
  const scope = scopeOf(table, heads, facts, request)
  const { unit, measures } = request
  const unitising = {
    family: measures.includes('alpha-marked') && unit !== 'excerpt',
    alphaU: measures.includes('alpha-u') && unit !== 'excerpt',
  }
  const wish: CellWish = {
    coders: scope.places,
    size: scope.coders.length,
    codes: new Map(scope.codes.map((code, at) => [code.n, at])),
    unit,
    unitising,
    match: request.match ?? 'any',
  }
  const excerpts = excerptsOf(ground, request)
  const sources: { head: ScopeSource['head']; sized: SizedSource; cells: SourceCells }[] = []
  const empty: Agreement['empty'][number][] = []
  for (const [at, { head, block }] of scope.sources.entries()) {
    if (unit === 'sentence' || at % SLICE === SLICE - 1)
      yield { done: at, total: scope.sources.length, doing: 'Comparing sources' }
    const stretches = unit === 'sentence' ? ground.sentences(head.n) : excerpts?.(block)
    const cells = cellsOf(block, wish, stretches)
    if (cells.units === 0) empty.push(named(head))
    else sources.push({ head, sized: { place: sources.length, units: cells.units }, cells })
  }
  const rowWish: RowWish = {
    coders: scope.coders.length,
    measures,
    unitising,
    countAsOne: request.countAsOne ?? false,
    draws: request.intervals ? new Draws(sources.map(source => source.sized.units)) : null,
  }
  return { scope, sources, empty, wish: rowWish, figures: new CellFigures(rowWish) }
}

/** The excerpts given beforehand: the places of one code's codings, whoever made them, or of one coder's. Equal ones count once. */
function excerptsOf(
  { heads, facts }: AgreementGround,
  { unit, excerptsOf }: AgreementRequest,
): ((block: SourceBlock) => Int32Array) | null {
  if (unit !== 'excerpt' || !excerptsOf) return null
  const field = 'codeId' in excerptsOf ? CODE : CODER
  const id: string = 'codeId' in excerptsOf ? excerptsOf.codeId : excerptsOf.coderId
  const rows = new Set<number>()
  if (field === CODE) for (const code of heads.codes) if (code.id === id) rows.add(code.n)
  if (field === CODER) {
    const chosen = heads.coders.find(coder => coder.id === id)?.n
    for (const { n } of heads.coders) if (n === chosen || facts.joined.get(n) === chosen) rows.add(n)
  }
  return block => {
    const places = characterPlaces(block)
    const found: [number, number][] = []
    for (let at = 0; at < block.codings.length; at += WIDTH)
      if (rows.has(block.codings[at + field]!)) found.push([places.start(at), places.end(at)])
    // One that lies inside another is none of its own: units must follow one another.
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
    const kept: number[] = []
    for (const [start, end] of found) if (end > (kept.at(-1) ?? -1)) kept.push(start, end)
    return Int32Array.from(kept)
  }
}

/** Works out agreement, in slices. */
export function* agreementOf(ground: AgreementGround, request: AgreementRequest): Generator<AgreementStep, Agreement> {
  const gathered = yield* gather(ground, request)
  const { scope, sources, wish, figures } = gathered
  const codes = scope.codes.map((_, at) => at)
  const sized = sources.map(source => source.sized)
  const step = (done: number): AgreementStep => ({
    done,
    total: codes.length,
    doing: wish.draws ? 'Drawing sources for intervals' : 'Working out codes',
  })
  // Each cell goes into the sums of its code and of its source; all together are the sums of codes.
  const ofCodes = codes.map(() => new RowSums(wish))
  const bySource: AgreementRow[] = []
  for (const { head, sized: source, cells: own } of sources) {
    const sums = new RowSums(wish)
    for (const [code, { tally }] of own.cells) {
      const those = figures.of(tally)
      ofCodes[code]!.addCell(tally, those)
      sums.addCell(tally, those)
    }
    const over = { codes, sources: [source], cells: keptOnce(() => cellsIn(own, source)) }
    bySource.push(rowOf(named(head), sums, over, wish, figures))
    if (bySource.length % SLICE === 0) yield step(0)
  }
  const all = new RowSums(wish)
  for (const sums of ofCodes) all.addRow(sums)
  const cells = keptOnce(() => cellsByCode(gathered))
  const byCode: AgreementRow[] = []
  for (const [at, code] of scope.codes.entries()) {
    const over = { codes: [at], sources: sized, cells: () => cells()[at]! }
    byCode.push(rowOf(named(code), ofCodes[at]!, over, wish, figures))
    if (wish.draws || wish.unitising.alphaU || at % SLICE === SLICE - 1) yield step(byCode.length)
  }
  yield step(codes.length)
  const everything = { codes, sources: sized, cells: keptOnce(() => cells().flat()) }
  const pooled = rowOf({ id: 'all', key: null, name: 'All' }, all, everything, wish, figures)
  yield step(codes.length)
  const coders = scope.coders.map(named)
  const ofSources = sources.map(source => source.cells)
  return {
    unit: request.unit,
    coders,
    measures: request.measures,
    version: ground.facts.versions.at(-1)?.label ?? null,
    byCode,
    bySource,
    pooled,
    across: request.unit === 'excerpt' ? null : acrossCodes(ofSources, scope.codes.map(named), coders),
    onExcerpts: request.unit === 'excerpt' ? onExcerpts(ofSources, coders, scope.codes.length) : null,
    missing: scope.missing,
    empty: gathered.empty,
    leftOut: scope.leftOut,
    caption: captionOf(request, ground.heads, gathered),
  }
}

/** The cells of one code in every source, or of one source with every code, as rows. */
export function cellRows(
  gathered: Gathered,
  of: { readonly codeId: string } | { readonly sourceId: string },
): AgreementRow[] {
  const { scope, sources, wish, figures } = gathered
  const row = (
    source: Gathered['sources'][number],
    code: number,
    thing: { id: string; key: string | null; name: string },
  ) => {
    const own = source.cells.cells.get(code)
    const sums = new RowSums(wish)
    if (own) sums.addCell(own.tally, figures.of(own.tally))
    const cells = () => (own ? [{ code, source: source.sized, tally: own.tally }] : [])
    const over = { codes: [code], sources: [source.sized], cells }
    return rowOf(named(thing), sums, over, { ...wish, draws: null }, figures)
  }
  if ('codeId' in of) {
    const code = scope.codes.findIndex(one => one.id === of.codeId)
    return code < 0 ? [] : sources.map(source => row(source, code, source.head))
  }
  const source = sources.find(one => one.head.id === of.sourceId)
  return source ? scope.codes.map((code, at) => row(source, at, code)) : []
}

/** Makes a thing when it is first asked for. */
function keptOnce<Thing>(make: () => Thing): () => Thing {
  let kept: { readonly thing: Thing } | null = null
  return () => (kept ??= { thing: make() }).thing
}

function cellsIn({ cells }: SourceCells, source: SizedSource): CellIn[] {
  return [...cells].map(([code, { tally }]) => ({ code, source, tally }))
}

function cellsByCode({ scope, sources }: Gathered): CellIn[][] {
  const cells = scope.codes.map((): CellIn[] => [])
  for (const { sized, cells: own } of sources) for (const cell of cellsIn(own, sized)) cells[cell.code]!.push(cell)
  return cells
}

function captionOf(request: AgreementRequest, heads: Heads, { scope, sources }: Gathered): string {
  const units = `${UNIT_NAMES[request.unit]}${excerptsNamed(heads, request)}`
  const said = [
    `Agreement of ${scope.by === null ? joinWithAnd(scope.coders.map(coder => coder.name)) : `coders by ${scope.by}, ${joinWithAnd(scope.coders.map(group => `${group.name} (${group.of.map(coder => coder.name).join(', ')})`))}`}, by ${units}: ${scope.codes.length} ${scope.codes.length === 1 ? 'code' : 'codes'} in ${sources.length} ${sources.length === 1 ? 'source' : 'sources'} that all of them marked as coded.`,
  ]
  if (scope.by !== null) said.push('A group has coded what any of its people coded.')
  if (request.unit !== 'character')
    said.push(`${request.unit === 'excerpt' ? 'An' : 'A'} ${request.unit} counts as coded when any of it is.`)
  said.push(
    request.countAsOne
      ? 'Where nobody used a code in a source there is nothing to decide; in means it counts as 1.'
      : 'Where nobody used a code in a source there is nothing to decide; it is left out of means.',
  )
  if (request.match === 'half') said.push('Excerpts match when they share half of what both cover.')
  return said.join(' ')
}

/** Whose passages the given excerpts are. */
function excerptsNamed(heads: Heads, { unit, excerptsOf }: AgreementRequest): string {
  if (unit !== 'excerpt' || !excerptsOf) return ''
  if ('codeId' in excerptsOf) {
    const code = heads.codes.find(one => one.id === excerptsOf.codeId)
    return code ? ` (the passages of “${nameOf(code)}”)` : ''
  }
  const coder = heads.coders.find(one => one.id === excerptsOf.coderId)
  return coder ? ` (the passages of ${nameOf(coder)})` : ''
}
