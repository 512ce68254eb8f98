// Reads scales and ratings, and makes truth tables of those that are sets.

import { attributedValues } from '../../cases/value-queries.ts'
import type { CasesWithin } from '../filter/cases-within.ts'
import type { CaseId, RatingId, ScaleId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { ExcerptWriter } from '../../coding/queries.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { membership, coverage, sufficiency, truthTable, type SetCase, type TruthRow } from './qca.ts'
import { minimise, termInWords, type Term } from './minimise.ts'
import type {
  RatedScale,
  RatingGrid,
  RatingPassage,
  RatingScale,
  ScaleKind,
  SolutionAnswer,
  TruthTableAnswer,
  TruthTableQuestion,
} from './types.ts'

interface ScaleRow {
  readonly id: Buffer
  readonly name: string
  readonly kind: ScaleKind
  readonly steps: string | null
  readonly rule: string | null
  readonly rated: number
}

function scaleOf(row: ScaleRow): RatingScale {
  return {
    id: idOf<'rating scale'>(row.id),
    name: row.name,
    kind: row.kind,
    steps: row.steps === null ? [] : (JSON.parse(row.steps) as string[]),
    rule: row.rule,
    rated: row.rated,
  }
}

/** Every scale in its order, with how many cases are rated on it. */
function listScales(read: Read): RatingScale[] {
  return read
    .all<ScaleRow>(
      sql`SELECT id, name, kind, steps, rule, (SELECT count(DISTINCT case_id) FROM rating WHERE scale_id = rating_scale.id) AS rated FROM rating_scale ORDER BY place, n`,
    )
    .map(scaleOf)
}

/** Every scale with the cases rated on it, whatever their kind, by key. */
export function ratedScales(read: Read): RatedScale[] {
  const byScale = new Map<string, Map<string, RatedCase>>()
  for (const row of read.all<{
    scale_id: Buffer
    case_id: Buffer
    key: string | null
    name: string
    coder: number
    value: string
  }>(sql`
    SELECT scale_id, case_id, "case".key, "case".name, coder.n AS coder, value
    FROM rating JOIN "case" ON "case".id = case_id JOIN coder ON coder.id = +rating.coder_id ORDER BY rating.n`)) {
    const scaleId = idOf<'rating scale'>(row.scale_id)
    const caseId = idOf<'case'>(row.case_id)
    const cases = byScale.get(scaleId) ?? new Map<string, RatedCase>()
    byScale.set(scaleId, cases)
    const one = cases.get(caseId) ?? { caseId, key: row.key, name: row.name, ratings: [] }
    cases.set(caseId, one)
    one.ratings.push({ coder: row.coder, value: row.value })
  }
  return listScales(read).map(scale => ({
    scale,
    cases: [...(byScale.get(scale.id)?.values() ?? [])].sort((a, b) =>
      compareNatural(a.key ?? a.name, b.key ?? b.name),
    ),
  }))
}
type RatedCase = Omit<RatedScale['cases'][number], 'ratings'> & { readonly ratings: { coder: number; value: string }[] }

/** One scale. Refuses one that is not there. */
export function getScale(read: Read, scaleId: ScaleId): RatingScale {
  const row = read.get<ScaleRow>(
    sql`SELECT id, name, kind, steps, rule, 0 AS rated FROM rating_scale WHERE id = ${bytesOf(scaleId)}`,
  )
  if (!row) throw new Refusal('scale-gone', 'This scale is not in the project (any more).')
  return scaleOf(row)
}

/** The cases of a kind with every coder's ratings on every scale. */
export function ratingGrid(read: Read, kind: string): RatingGrid {
  return {
    scales: listScales(read),
    cases: casesOf(read, kind),
    ratings: read
      .all<{
        id: Buffer
        scale_id: Buffer
        case_id: Buffer
        coder_id: Buffer
        value: string
        note: string | null
        passages: number
        made_at: string
      }>(sql`
        SELECT rating.id, scale_id, case_id, coder_id, value, note, rating.made_at,
          (SELECT count(*) FROM rating_anchor JOIN anchor ON anchor.id = anchor_id WHERE rating_id = rating.id AND anchor.lost = 0) AS passages
        FROM rating JOIN "case" ON "case".id = case_id WHERE "case".kind = ${kind} ORDER BY rating.n`)
      .map(row => ({
        id: idOf<'rating'>(row.id),
        scaleId: idOf<'rating scale'>(row.scale_id),
        caseId: idOf<'case'>(row.case_id),
        coderId: idOf<'coder'>(row.coder_id),
        value: row.value,
        note: row.note,
        passages: row.passages,
        madeAt: row.made_at,
      })),
  }
}

function casesOf(read: Read, kind: string) {
  return read
    .all<{ id: Buffer; key: string | null; name: string }>(sql`SELECT id, key, name FROM "case" WHERE kind = ${kind}`)
    .map(row => ({ caseId: idOf<'case'>(row.id) as CaseId, key: row.key ?? row.name, name: row.name }))
    .sort((a, b) => compareNatural(a.key, b.key))
}

/** The passages a rating rests on, in document order. */
export function ratingPassages(read: Read, ratingId: RatingId): RatingPassage[] {
  const writer = new ExcerptWriter(read, attributedValues(read))
  return read
    .all<{
      id: Buffer
      anchor_id: Buffer
      coder_id: Buffer
      source_id: Buffer
      start_paragraph_id: Buffer
      start_offset: number
      end_paragraph_id: Buffer
      end_offset: number
    }>(sql`
      SELECT rating_anchor.id, anchor_id, rating.coder_id, anchor.source_id, start_paragraph_id, start_offset, end_paragraph_id, end_offset FROM rating_anchor
      JOIN rating ON rating.id = rating_id JOIN anchor ON anchor.id = anchor_id JOIN source ON source.id = anchor.source_id JOIN paragraph ON paragraph.id = start_paragraph_id
      WHERE rating_id = ${bytesOf(ratingId)} AND lost = 0 ORDER BY source.n, paragraph.place, start_offset`)
    .map(row => {
      const excerpt = writer.excerpt({ ...row, code_id: row.id })
      return {
        anchorId: idOf<'anchor'>(row.anchor_id),
        sourceId: excerpt.sourceId,
        sourceKey: excerpt.sourceKey,
        range: excerpt.range,
        paragraph: excerpt.paragraph,
        words: excerpt.words,
      }
    })
}

/** A truth table of ratings that are sets, of the cases that pass a filter where one is given, with its conservative and parsimonious solutions. Refuses scales that are no sets, and the outcome among the conditions. */
export function truthTableOf(
  read: Read,
  question: TruthTableQuestion,
  within: CasesWithin | null = null,
): TruthTableAnswer {
  const { cases, leftOut, outcome, conditions } = setCases(read, question, within)
  const rows = truthTable(
    cases.map(({ name, ...one }) => ({ name, ...one })),
    conditions.length,
    question,
  )
  const names = conditions.map(one => one.name)
  return {
    outcome: outcome.name,
    conditions: names,
    rows: rows.filter(row => row.cases.length > 0),
    remainders: rows.filter(row => row.outcome === null).length,
    leftOut,
    conservative: solutionOf(rows, cases, names, false),
    parsimonious: solutionOf(rows, cases, names, true),
    caption: captionOf(question, cases.length, leftOut, within),
  }
}

function captionOf(
  question: TruthTableQuestion,
  cases: number,
  leftOut: readonly string[],
  within: CasesWithin | null,
): string {
  const without = leftOut.length === 0 ? '' : ` Left out, because a rating is missing: ${leftOut.join(', ')}.`
  const narrowed = within === null ? '' : `${within.words} `
  return `${narrowed}${cases} ${cases === 1 ? 'case' : 'cases'}. A row with fewer than ${question.frequency} is a remainder; outcome 1 from a consistency of ${question.consistency} on. Contradictory rows are named, not resolved.${without}`
}

/** The cases (of those that pass a filter, where one is given) that have all the ratings, with their memberships; and the scales. */
export function setCases(read: Read, question: TruthTableQuestion, within: CasesWithin | null) {
  const outcome = getScale(read, question.outcomeId)
  const conditions = question.conditionIds.map(id => getScale(read, id))
  if (conditions.length === 0) throw new Refusal('no-condition', 'Choose at least one condition.')
  if (new Set(question.conditionIds).size < conditions.length || question.conditionIds.includes(question.outcomeId))
    throw new Refusal('same-set-twice', 'The outcome and each condition must be different sets.')
  for (const scale of [outcome, ...conditions])
    if (scale.kind !== 'crisp' && scale.kind !== 'fuzzy')
      throw new Refusal(
        'not-a-set',
        `“${scale.name}” is no set: a truth table needs crisp (0, 1) or fuzzy (0 to 1) memberships.`,
      )
  const grid = ratingGrid(read, question.kind)
  const values = new Map<string, number>()
  for (const rating of grid.ratings) {
    const key = `${rating.scaleId} ${rating.caseId}`
    if (question.coderId ? rating.coderId === question.coderId : !values.has(key)) values.set(key, Number(rating.value))
  }
  const leftOut: string[] = []
  const passing = within === null ? grid.cases : grid.cases.filter(one => within.ids.has(one.caseId))
  const cases = passing.flatMap((one): SetCase[] => {
    const y = values.get(`${outcome.id} ${one.caseId}`)
    const xs = conditions.map(scale => values.get(`${scale.id} ${one.caseId}`))
    if (y === undefined || xs.includes(undefined)) {
      leftOut.push(one.key)
      return []
    }
    return [{ name: one.key, outcome: y, conditions: xs as number[] }]
  })
  return { cases, leftOut, outcome, conditions }
}

function solutionOf(
  rows: readonly TruthRow[],
  cases: readonly SetCase[],
  names: readonly string[],
  withRemainders: boolean,
): SolutionAnswer | null {
  const patterns = (outcome: 0 | 1 | null) => rows.filter(row => row.outcome === outcome).map(row => row.pattern)
  const found = minimise(patterns(1), withRemainders ? patterns(null) : [])
  if (found === null) return null
  const ys = cases.map(one => one.outcome)
  const inTerm = (term: Term) => cases.map(one => membership(one.conditions, term))
  const inAny = (terms: readonly Term[]) =>
    cases.map(one => Math.max(0, ...terms.map(term => membership(one.conditions, term))))
  return {
    solutions: found.map(terms => {
      const whole = coverage(inAny(terms), ys)
      return {
        terms: terms.map(term => ({
          term: termInWords(term, names),
          consistency: sufficiency(inTerm(term), ys),
          coverage: coverage(inTerm(term), ys),
          unique: whole - (terms.length === 1 ? 0 : coverage(inAny(terms.filter(other => other !== term)), ys)),
        })),
        consistency: sufficiency(inAny(terms), ys),
        coverage: whole,
      }
    }),
  }
}
