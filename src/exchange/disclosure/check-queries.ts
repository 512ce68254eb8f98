// The disclosure check of what is about to leave the team (METHODS 6.4). It lists, explains and offers ways out; it never says “safe”.

import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import { POSITIONS, type PositionMatrix } from '../../analysis/positions/types.ts'
import { publishedCodes } from '../../cases/published-queries.ts'
import { caseTable } from '../../cases/queries.ts'
import { samplingTable } from '../../cases/sampling.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { QuoteTable, TableQuote } from '../quotes/quote-table.ts'
import { turnsText } from '../quotes/turns.ts'
import { judgeLabels } from './labels.ts'
import { matrixParts } from './matrix-labels.ts'
import { coarserOf, earlierLabels, populationOf } from './population-queries.ts'
import { judgeStatements, judgeTables } from './small-cells.ts'
import type {
  DisclosureReport,
  Finding,
  JudgedLabel,
  Label,
  Population,
  PrintedWords,
  Thresholds,
  Values,
} from './types.ts'
import { judgeConsent, judgeWords, type GuardedName } from './words-in-quotes.ts'

/** The thresholds used unless told otherwise (METHODS 6.4). */
export const USUAL: Thresholds = { site: 3, person: 3, pair: 3, count: 3 }

/** Checks the quote table as it would go outside: labels alone and joined with earlier outputs, consent, and the words themselves. */
export function checkQuotes(read: Read, table: QuoteTable, thresholds: Thresholds): DisclosureReport {
  const quotes = table.sections.flatMap(section => section.quotes)
  const population = populationOf(read)
  const { labels, findings } = judgeLabels({
    labels: quotes.flatMap((quote, at) => labelsOf(quote, `Quote ${at + 1}`, population)),
    earlier: earlierLabels(read),
    population,
    thresholds,
    coarser: coarserOf(read),
  })
  const printed = quotes.map((quote, at) => printedWords(quote, `Quote ${at + 1}`))
  return report(read, 'quotes', thresholds, population, labels, [
    ...findings,
    ...judgeConsent(printed),
    ...judgeWords(printed, guardedNames(read), word => isSaidAtOneSite(read, word)),
  ])
}

/** Checks the counts of positions: “11 of 12 sites” tells of the one that is left. */
export function checkPositions(read: Read, matrix: PositionMatrix, thresholds: Thresholds): DisclosureReport {
  const { unit, cases, propositions, cells } = matrix
  const statements = propositions.flatMap((proposition, column) =>
    POSITIONS.map(position => ({
      where: `${proposition.key ?? proposition.name}, ${position}`,
      count: cells.filter(row => (row[column]!.decided?.value ?? row[column]!.suggested) === position).length,
      of: cases.length,
      what: unit === 'participants' ? 'people' : unit,
    })),
  )
  return report(read, 'positions', thresholds, populationOf(read), [], judgeStatements(statements, thresholds.count))
}

/** Checks a matrix: what it shows of the cases at its heads, values that few have, and small counts. Presence is told of the cases across. */
export function checkMatrix(
  read: Read,
  matrix: Matrix,
  request: MatrixRequest,
  thresholds: Thresholds,
): DisclosureReport {
  const population = populationOf(read)
  const codes = new Map(publishedCodes(read).map(({ caseId, code }) => [caseId as string, code]))
  const parts = matrixParts(matrix, request, population, id => codes.get(id) ?? null)
  const { labels, findings } = judgeLabels({
    labels: parts.labels,
    earlier: earlierLabels(read),
    population,
    thresholds,
    coarser: coarserOf(read),
  })
  return report(read, 'matrix', thresholds, population, labels, [
    ...findings,
    ...judgeStatements(parts.statements, thresholds.count),
    ...judgeTables(parts.tables, thresholds.count),
  ])
}

/** Checks a table of cases counted by two of their attributes, as the sampling table has it. */
export function checkSampling(
  read: Read,
  question: { readonly kind: string; readonly by: readonly string[] },
  thresholds: Thresholds,
): DisclosureReport {
  const table = caseTable(read, question.kind)
  const by = question.by
    .map(name => table.attributes.findIndex(attribute => attribute.name === name))
    .filter(at => at >= 0)
  const counted = samplingTable(table, by)
  const [rowNames, columnNames] = [0, 1].map(at => [
    ...new Set(counted.map(row => row.values[at] ?? (by.length > at ? 'not known' : 'all'))),
  ]) as [string[], string[]]
  const cells = rowNames.map(row =>
    columnNames.map(column =>
      counted
        .filter(
          ({ values }) =>
            (values[0] ?? 'not known') === row && (by.length < 2 || (values[1] ?? 'not known') === column),
        )
        .reduce((sum, one) => sum + one.cases, 0),
    ),
  )
  const where = `${question.kind}s by ${question.by.join(' and ')}`
  return report(
    read,
    'sampling',
    thresholds,
    populationOf(read),
    [],
    judgeTables([{ where, rows: rowNames, columns: columnNames, cells }], thresholds.count),
  )
}

/** The labels of one quote: of each of its sites, of each person there with all that is said of them, of each pair. */
function labelsOf(quote: TableQuote, where: string, population: Population): Label[] {
  const shownOf = (id: string, unit: 'site' | 'person' | 'pair'): Values => {
    const values = population[unit].find(one => one.id === id)?.values ?? new Map<string, string>()
    const wanted = quote.said.flatMap(field => attributeOf(field) ?? [])
    return new Map(wanted.flatMap((name): [string, string][] => (values.has(name) ? [[name, values.get(name)!]] : [])))
  }
  const onlySite = (values: Values) => new Map([...values].filter(([name]) => name.startsWith('site: ')))
  return [
    ...quote.sites.map((site): Label => ({
      where,
      unit: 'site',
      code: quote.shownCode ?? site.code,
      caseId: site.caseId,
      shows: onlySite(shownOf(site.caseId, 'site')),
    })),
    ...quote.people
      .map((person): Label => ({
        where,
        unit: 'person',
        code: null,
        caseId: person.caseId,
        shows: shownOf(person.caseId, 'person'),
      }))
      // Where nothing is said of the person, the label is that of the site.
      .filter(label => [...label.shows.keys()].some(name => name.startsWith('person: '))),
    ...pairsShown(quote, where, population),
  ]
}

/** Pair attributes in a label speak of both its members: k is counted among pairs (rule 5). */
function pairsShown(quote: TableQuote, where: string, population: Population): Label[] {
  const wanted = quote.said.flatMap(field => attributeOf(field) ?? []).filter(name => name.startsWith('pair: '))
  if (wanted.length === 0) return []
  const said = new Set(wanted)
  return quote.pairIds.flatMap((id): Label[] => {
    const values = population.pair.find(one => one.id === id)?.values ?? new Map<string, string>()
    const shows = new Map([...values].filter(([name]) => said.has(name)))
    return shows.size === 0 ? [] : [{ where, unit: 'pair', code: null, caseId: id, shows }]
  })
}

const ROOMS: Readonly<Record<string, string>> = { case: 'site', person: 'person', pair: 'pair' }

/** `case.study_depth` → `site: study_depth`; null for what tells of no case. */
function attributeOf(field: string): string | null {
  const dot = field.indexOf('.')
  const room = ROOMS[field.slice(0, Math.max(0, dot))]
  const name = field.slice(dot + 1)
  return room === undefined || name === 'code' ? null : `${room}: ${name}`
}

function printedWords(quote: TableQuote, where: string): PrintedWords {
  return {
    where,
    words: turnsText(quote.turns),
    siteIds: quote.sites.map(site => site.caseId),
    consents: quote.people.map(({ name, consent, withdrawn }) => ({
      person: name,
      scope: withdrawn ? ('nothing' as const) : consent,
    })),
    approved: quote.approvedOn !== null,
    verbatim: quote.paraphrase === null,
  }
}

/** Names that stand for a case; keys of sheets are ours and said by nobody. */
function guardedNames(read: Read): GuardedName[] {
  const rows = read.arrays<[string, string, string | null]>(
    sql`SELECT name, kind, key FROM "case" WHERE kind IN ('site', 'participant', 'outside') ORDER BY n`,
  )
  return rows
    .filter(([name, , key]) => name !== key && name.length > 2)
    .map(([name, kind]) => ({
      name,
      what: kind === 'site' ? 'site' : kind === 'participant' ? 'person' : 'organisation',
    }))
}

/** Whether a word stands in the sources of one site only: a source of no site, or of two, has it elsewhere too. */
function isSaidAtOneSite(read: Read, word: string): boolean {
  const sources = read.arrays<[Buffer]>(
    sql`SELECT DISTINCT source_id FROM paragraph_text JOIN paragraph ON paragraph.n = paragraph_text.rowid WHERE paragraph_text MATCH ${`"${word.replaceAll('"', '""')}"`} LIMIT 50`,
  )
  const sites = new Set<string>()
  for (const [source] of sources) {
    const its = read.arrays<[Buffer]>(
      sql`SELECT "case".id FROM case_source JOIN "case" ON "case".id = case_id WHERE source_id = ${source} AND "case".kind = 'site'`,
    )
    if (its.length === 0) return false
    for (const [site] of its) sites.add(idOf(site))
    if (sites.size > 1) return false
  }
  return sites.size === 1
}

function report(
  read: Read,
  kind: string,
  thresholds: Thresholds,
  population: Population,
  labels: readonly JudgedLabel[],
  findings: readonly Finding[],
): DisclosureReport {
  const decided = new Map<string, DisclosureReport['findings'][number]['decided']>()
  for (const row of read.all<{
    rule: string
    subject: string
    decision: string
    reason: string | null
    coder: string
    made_at: string
  }>(sql`
    SELECT rule, subject, decision, reason, coder.name AS coder, disclosure_decision.made_at FROM disclosure_decision JOIN coder ON coder.id = coder_id WHERE disclosure_decision.kind = ${kind} ORDER BY disclosure_decision.n`))
    decided.set(`${row.rule} ${row.subject}`, {
      decision: row.decision,
      reason: row.reason,
      coder: row.coder,
      at: row.made_at,
    })
  const told = findings.map(finding => ({
    ...finding,
    decided: decided.get(`${finding.rule} ${finding.subject}`) ?? null,
  }))
  const open = told.filter(finding => finding.decided === null).length
  return {
    kind,
    thresholds,
    population: { site: population.site.length, person: population.person.length, pair: population.pair.length },
    labels,
    findings: told,
    conclusion:
      told.length === 0
        ? 'The check found no problem under these settings.'
        : `The check found ${told.length === 1 ? 'one problem' : `${told.length} problems`} under these settings; ${open === 0 ? 'each has been decided' : open === told.length ? 'nothing has been decided yet' : `${open} ${open === 1 ? 'is' : 'are'} undecided`}.`,
  }
}
