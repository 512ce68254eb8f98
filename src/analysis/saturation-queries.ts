// Which themes each interview, other source or site holds, in the order of analysis, and what follows from it.

import type { CodeId, CoderId } from '../base/ids.ts'
import { compareNatural } from '../base/order.ts'
import type { Read } from '../store/access.ts'
import { bytesOf, idOf, sql } from '../store/sql.ts'
import { baseThemes, firstSeen, reachedAfter, saturationRuns, shuffledBand, themesOf } from './saturation.ts'
import type { SaturationWithin } from './saturation-within.ts'
import type { Saturation, SaturationUnit } from './types.ts'

/** What is asked: units (`by`), kinds of source, codes (else every code in use), coders (else all), base, run, threshold in per cent, and an order of analysis as far as it was chosen. */
export interface SaturationQuestion {
  readonly by: 'sources' | 'sites'
  readonly kinds: readonly string[]
  readonly codeIds?: readonly CodeId[] | undefined
  readonly codedBy?: readonly CoderId[] | undefined
  readonly base: number
  readonly run: number
  readonly threshold: number
  readonly order?: readonly string[] | undefined
}

interface Unit {
  readonly id: string
  readonly key: string | null
  readonly name: string
  /** The time of the first coding in it; empty before any. */
  firstAt: string
  readonly n: number
  /** By theme the code under which it was seen. */
  readonly seen: Map<string, string>
}

const ORDERS = 1000

/** Computes saturation, in slices. Sources without any coding of the codes chosen count as analysed when somebody marked them as coded; others are not in the order yet. Under a filter only what passes counts, in the order of all codings. */
export function* saturationOf(
  read: Read,
  question: SaturationQuestion,
  within: SaturationWithin | null = null,
): Generator<void, Saturation> {
  const familyOf = themesOf(
    read
      .arrays<[Buffer, Buffer]>(sql`SELECT code_id, by_id FROM code_replacement ORDER BY n`)
      .map(([code, by]) => [idOf(code), idOf(by)] as const),
  )
  const counted = chosenThemes(read, question.codeIds, familyOf)
  const units = inOrder(yield* unitsOf(read, question, counted, familyOf, within), question.order ?? [])
  const numbers = new Map<string, number>()
  const numbered = units.map(unit =>
    [...unit.seen.keys()].map(one => numbers.get(one) ?? numbers.set(one, numbers.size).get(one)!),
  )
  const fresh = firstSeen(units.map(unit => unit.seen.keys()))
  const told = units.map(({ id, key, name, seen }, at): SaturationUnit => ({
    id,
    key,
    name,
    themes: seen.size,
    newThemes: fresh[at]!.length,
    newCodes: fresh[at]!.map(theme => seen.get(theme) as CodeId),
  }))
  const news = told.map(unit => unit.newThemes)
  const runs = saturationRuns(news, question)
  const thresholds = [...new Set([0, 0.05, question.threshold / 100])].sort((a, b) => a - b)
  return {
    units: told,
    base: question.base,
    run: question.run,
    baseThemes: baseThemes(news, question.base),
    runs,
    reached: thresholds.map(threshold => ({ threshold, after: reachedAfter(runs, threshold) })),
    band: runs.length === 0 ? null : yield* shuffledBand(numbered, question, ORDERS),
    why: runs.length > 0 ? null : whyNone(question, news, within),
    caption:
      within === null
        ? captionOf(question, counted.size)
        : `${within.words} The order of analysis is that of all codings. ${captionOf(question, counted.size)}`,
    ...(within === null ? {} : { narrowed: within.words }),
  }
}

/** The themes that count: those of the codes chosen, else of every code that is in use. */
function chosenThemes(
  read: Read,
  codeIds: readonly CodeId[] | undefined,
  familyOf: (code: string) => string,
): ReadonlySet<string> {
  if (codeIds) return new Set(codeIds.map(familyOf))
  const codes = read.arrays<[Buffer]>(sql`SELECT id FROM code WHERE kind = 'code' AND status <> 'retired'`)
  return new Set(codes.map(([id]) => familyOf(idOf(id))))
}

function* unitsOf(
  read: Read,
  question: SaturationQuestion,
  themes: ReadonlySet<string>,
  familyOf: (code: string) => string,
  within: SaturationWithin | null,
): Generator<void, Unit[]> {
  const units = new Map<string, Unit>()
  // A source may belong to several sites: it is a part of each.
  const unitsBySource = new Map<string, Unit[]>()
  const bySites = question.by === 'sites'
  type Row = [source: Buffer, unit: Buffer, key: string | null, name: string, n: number, isMarked: number]
  const marked = sql`EXISTS (SELECT 1 FROM source_coder WHERE source_id = source.id)`
  const rows = bySites
    ? read.arrays<Row>(sql`
        SELECT source.id, "case".id, "case".key, "case".name, "case".n, ${marked} FROM source JOIN case_source ON case_source.source_id = source.id
        JOIN "case" ON "case".id = case_source.case_id AND "case".kind = 'site' WHERE source.kind IN (${question.kinds})`)
    : read.arrays<Row>(sql`SELECT id, id, key, name, n, ${marked} FROM source WHERE kind IN (${question.kinds})`)
  const analysed = new Set<Unit>()
  for (const [source, id, key, name, n, isMarked] of rows) {
    const unitId = idOf(id)
    const its = within?.units.get(unitId)
    if (within !== null && its === undefined) continue
    let unit = units.get(unitId)
    if (!unit) units.set(unitId, (unit = { id: unitId, key, name, firstAt: '', n, seen: new Map() }))
    const sourceId = idOf(source)
    const list = unitsBySource.get(sourceId)
    if (list) list.push(unit)
    else unitsBySource.set(sourceId, [unit])
    if (isMarked === 1 && (its === undefined || its.has(sourceId))) analysed.add(unit)
  }
  const whose = question.codedBy?.length ? sql`+coder_id IN (${question.codedBy.map(bytesOf)})` : sql`1`
  // One coding of each code in a source will do where nothing tells them apart.
  const first =
    within === null ? sql`code_id, min(coding.made_at), min(coding.n)` : sql`code_id, coding.made_at, coding.n`
  const found: [source: string, code: Buffer, at: string, n: number][] = []
  for (const sourceId of unitsBySource.keys()) {
    const codings = read.arrays<[Buffer, string, number]>(sql`
      SELECT ${first} FROM anchor CROSS JOIN coding ON coding.anchor_id = anchor.id
      WHERE anchor.source_id = ${bytesOf(sourceId)} AND anchor.lost = 0 AND ${whose}${within === null ? sql` GROUP BY code_id` : sql``}`)
    for (const [code, at, n] of codings) found.push([sourceId, code, at, n])
    yield
  }
  found.sort((a, b) => a[3] - b[3])
  yield
  for (const [sourceId, code, at, coding] of found) {
    for (const unit of unitsBySource.get(sourceId) ?? []) {
      const passing = within?.units.get(unit.id)?.get(sourceId)
      if (within === null || passing !== undefined) analysed.add(unit)
      if (unit.firstAt === '' || at < unit.firstAt) unit.firstAt = at
      if (within !== null && passing?.has(coding) !== true) continue
      const codeId = idOf(code)
      const one = familyOf(codeId)
      if (themes.has(one) && !unit.seen.has(one)) unit.seen.set(one, codeId)
    }
  }
  return [...units.values()].filter(unit => analysed.has(unit))
}

/** The order chosen first, then by first coding, then as they came in; marked ones without a coding at the end of what has one. */
function inOrder(units: readonly Unit[], order: readonly string[]): Unit[] {
  const places = new Map(order.map((id, at) => [id, at]))
  const placeOf = (unit: Unit) => places.get(unit.id) ?? order.length
  const timeOf = (unit: Unit) => unit.firstAt || '~'
  return units.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : a.n - b.n) ||
      compareNatural(a.key ?? a.name, b.key ?? b.name),
  )
}

function whyNone(
  { base, run, by, kinds }: SaturationQuestion,
  news: readonly number[],
  within: SaturationWithin | null,
): string {
  const what = unitWords(by, kinds)
  const narrowed = within === null ? '' : ' and could pass the filter'
  if (news.length < base + run)
    return `Base and run need ${base + run} ${what}, and ${news.length === 0 ? 'none is' : `only ${news.length} ${news.length === 1 ? 'is' : 'are'}`} coded or marked as coded${narrowed}. There is no figure yet.`
  return `No theme occurs in the first ${base} ${what}, so there is nothing to compare new information with. Choose another order, a larger base, or more codes${within === null ? '' : ', or another filter'}.`
}

function captionOf({ by, kinds, base, run, codeIds }: SaturationQuestion, themes: number): string {
  const codes = codeIds ? `${themes} chosen` : `all ${themes}`
  return `Saturation of codes (Guest, Namey and Chen 2020) over ${unitWords(by, kinds)} in order of analysis; base ${base}, run ${run}; ${codes} themes in use, codes that replace one another counted as one.`
}

function unitWords(by: SaturationQuestion['by'], kinds: readonly string[]): string {
  const sources = kinds.length === 1 ? `${kinds[0]!}s` : 'sources'
  return by === 'sites' ? `sites with ${sources}` : sources
}
