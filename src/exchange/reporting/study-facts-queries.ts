// Counts a study for reporting.

import { saturationOf } from '../../analysis/saturation-queries.ts'
import { PROGRAM } from '../../base/program.ts'
import { compareNatural } from '../../base/order.ts'
import type { Values } from '../../cases/derive.ts'
import { LEFT_OUT } from '../../cases/sampling.ts'
import { attributeValues, readAttributes, type NumberedAttribute } from '../../cases/value-queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql, type Sql } from '../../store/sql.ts'
import { STATE } from '../../team/review/comment-queries.ts'
import { studyRecord } from '../../team/queries.ts'
import type { Counted, StudyFacts } from './study-facts.ts'

/** Counts everything that checklists and the methods paragraph tell, in slices. */
export function* studyFacts(read: Read): Generator<void, StudyFacts> {
  const record = studyRecord(read)
  const attributes = readAttributes(read)
  const values = attributeValues(read, attributes)
  const coded = counts(read, sql`SELECT hex(source_id), count(*) FROM source_coder GROUP BY source_id`)
  const dates = read.get<{ first: string | null; last: string | null }>(
    sql`SELECT min(date) AS first, max(date) AS last FROM source WHERE date IS NOT NULL AND date <> ''`,
  )!
  const codings = codingsByCoder(read)
  yield
  const words = yield* wordsOf(read)
  const saturation = yield* saturationInWords(read)
  return {
    program: `${PROGRAM.name} ${PROGRAM.version}`,
    project: read.get<{ name: string }>(sql`SELECT name FROM project`)!.name,
    record: record.project,
    coders: record.coders.map(({ id, name, facts }) => {
      const of = Buffer.from(id.replaceAll('-', ''), 'hex')
      return {
        name,
        facts,
        codings: codings.get(id) ?? 0,
        markedSources: one(read, sql`SELECT count(*) FROM source_coder WHERE coder_id = ${of}`),
      }
    }),
    sources: counts(read, sql`SELECT kind, count(*) FROM source GROUP BY kind`),
    words,
    dates: dates.first && dates.last ? { from: dates.first, to: dates.last } : null,
    collectors: counts(
      read,
      sql`SELECT collected_by, count(*) FROM source WHERE collected_by IS NOT NULL AND collected_by <> '' GROUP BY collected_by`,
    ),
    cases: counts(read, sql`SELECT kind, count(*) FROM "case" GROUP BY kind`),
    leftOut: leftOutOf(read, attributes, values),
    values: valuesTold(attributes, values),
    interviewedAgain: one(
      read,
      sql`SELECT count(*) FROM (SELECT person.id FROM "case" AS person JOIN case_source ON case_source.case_id = person.id JOIN source ON source.id = case_source.source_id
        WHERE person.kind = 'participant' AND source.kind = 'interview' GROUP BY person.id HAVING count(DISTINCT source.id) > 1)`,
    ),
    consent: counts(
      read,
      sql`SELECT CASE WHEN withdrawn_on IS NOT NULL THEN 'withdrawn' ELSE scope END, count(*) FROM consent GROUP BY 1`,
    ),
    questions: one(read, sql`SELECT count(*) FROM question`),
    codes: {
      inUse: one(read, sql`SELECT count(*) FROM code WHERE kind = 'code' AND status <> 'retired'`),
      groups: one(read, sql`SELECT count(*) FROM code WHERE kind = 'group' AND status <> 'retired'`),
      retired: one(read, sql`SELECT count(*) FROM code WHERE status = 'retired'`),
      deepest: one(
        read,
        sql`WITH RECURSIVE tree (id, depth) AS (SELECT id, 1 FROM code WHERE parent_id IS NULL
          UNION ALL SELECT code.id, depth + 1 FROM code JOIN tree ON code.parent_id = tree.id WHERE depth < 100) SELECT coalesce(max(depth), 0) FROM tree`,
      ),
    },
    provenance: counts(
      read,
      sql`SELECT CASE WHEN provenance = 'inductive' THEN 'found in the data' ELSE 'from ' || coalesce(replace(provenance_kind, 'topic guide', 'the topic guide'), 'what was known before') END, count(*)
        FROM code WHERE kind = 'code' AND status <> 'retired' GROUP BY 1`,
    ),
    operations: counts(read, sql`SELECT operation, count(*) FROM framework_operation GROUP BY operation`),
    versions: read
      .arrays<[string]>(sql`SELECT label FROM framework_version ORDER BY saved_on, n`)
      .map(([label]) => label),
    codings: [...codings.values()].reduce((sum, count) => sum + count, 0),
    codedSources: {
      byOne: coded.filter(({ count }) => count === 1).length,
      byMore: coded.filter(({ count }) => count > 1).length,
    },
    memos: {
      all: one(read, sql`SELECT count(*) FROM memo`),
      journal: one(read, sql`SELECT count(*) FROM memo WHERE journal_on IS NOT NULL`),
    },
    corrections: one(read, sql`SELECT count(*) FROM text_edit`),
    saturation,
    propositions: {
      byStatus: counts(read, sql`SELECT status, count(*) FROM proposition GROUP BY status`),
      positions: one(read, sql`SELECT count(*) FROM position`),
      negativeCases: one(read, sql`SELECT count(*) FROM negative_case`),
      explained: one(read, sql`SELECT count(*) FROM negative_case WHERE disposition <> 'unexplained'`),
      searches: one(read, sql`SELECT count(*) FROM evidence_search`),
      emptySearches: one(read, sql`SELECT count(*) FROM evidence_search WHERE found = 0`),
      countsInText: one(read, sql`SELECT count(*) FROM claim`),
    },
    quotes: {
      chosen: one(read, sql`SELECT count(*) FROM quote`),
      sites: one(
        read,
        sql`SELECT count(DISTINCT "case".id) FROM quote JOIN anchor ON anchor.id = anchor_id JOIN case_source ON case_source.source_id = anchor.source_id JOIN "case" ON "case".id = case_id WHERE "case".kind = 'site'`,
      ),
      people: one(
        read,
        sql`SELECT count(DISTINCT "case".id) FROM quote JOIN anchor ON anchor.id = anchor_id JOIN case_source ON case_source.source_id = anchor.source_id JOIN "case" ON "case".id = case_id WHERE "case".kind = 'participant'`,
      ),
    },
    review: {
      rounds: one(read, sql`SELECT count(*) FROM round`),
      people: one(read, sql`SELECT count(DISTINCT coder_id) FROM comment`),
      comments: one(read, sql`SELECT count(*) FROM comment WHERE reply_to_id IS NULL`),
      open: one(read, sql`SELECT count(*) FROM comment AS c WHERE reply_to_id IS NULL AND ${STATE} = 'open'`),
      proposals: one(read, sql`SELECT count(*) FROM proposal`),
      accepted: one(read, sql`SELECT count(*) FROM proposal WHERE state = 'accepted'`),
    },
    summaries: {
      cells: one(read, sql`SELECT count(*) FROM summary WHERE code_id IS NOT NULL`),
      cases: one(read, sql`SELECT count(*) FROM summary WHERE code_id IS NULL`),
      signed: one(read, sql`SELECT count(*) FROM summary WHERE code_id IS NULL AND status = 'signed'`),
    },
  }
}

function one(read: Read, query: Sql): number {
  return read.arrays<[number | null]>(query)[0]?.[0] ?? 0
}

function counts(read: Read, query: Sql): Counted[] {
  return read
    .arrays<[string, number]>(query)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => compareNatural(a.value, b.value))
}

/** How many codings each coder made that still have a place: all of them are counted by an index, and the few lost ones taken off. */
function codingsByCoder(read: Read): ReadonlyMap<string, number> {
  const all = new Map(
    read
      .arrays<[Buffer, number]>(sql`SELECT coder_id, count(*) FROM coding GROUP BY coder_id`)
      .map(([coder, count]) => [idOf<'coder'>(coder) as string, count]),
  )
  const lost = read.arrays<[Buffer, number]>(
    sql`SELECT coder_id, count(*) FROM anchor CROSS JOIN coding ON coding.anchor_id = anchor.id WHERE anchor.lost = 1 GROUP BY coder_id`,
  )
  for (const [coder, count] of lost) all.set(idOf(coder), all.get(idOf(coder))! - count)
  return all
}

/** Runs of anything but white space, counted by SQLite over every paragraph would be slow and wrong; anchors know theirs, texts are counted here. */
function* wordsOf(read: Read): Generator<void, number> {
  let words = 0
  for (const [source] of read.arrays<[Buffer]>(sql`SELECT id FROM source`)) {
    for (const [text] of read.arrays<[string]>(sql`SELECT text FROM paragraph WHERE source_id = ${source}`))
      words += text.match(/\S+/gu)?.length ?? 0
    yield
  }
  return words
}

/** Every attribute of sites, people, pairs and sources with how often each value stands, those that follow from others included. */
function valuesTold(
  attributes: readonly NumberedAttribute[],
  values: ReadonlyMap<number, Values>,
): StudyFacts['values'] {
  return ['site', 'participant', 'pair', 'source'].flatMap(about =>
    attributes
      .filter(attribute => attribute.about === about)
      .map(attribute => ({
        about,
        name: attribute.name,
        values: tally([...(values.get(attribute.n)?.values() ?? [])].filter(value => value !== '')).sort((a, b) =>
          compareNatural(a.value, b.value),
        ),
      })),
  )
}

/** How many cases were left out for which reason, the commonest first, as the sampling table has it. */
function leftOutOf(
  read: Read,
  attributes: readonly NumberedAttribute[],
  values: ReadonlyMap<number, Values>,
): StudyFacts['leftOut'] {
  const reason = attributes.find(one => one.about === LEFT_OUT.kind && one.name.toLowerCase() === LEFT_OUT.reason)
  const its = reason && values.get(reason.n)
  const cases = read.arrays<[number]>(sql`SELECT n FROM "case" WHERE kind = ${LEFT_OUT.kind} ORDER BY n`)
  return tally(cases.map(([n]) => its?.get(n) ?? 'no reason recorded')).sort(
    (a, b) => b.count - a.count || compareNatural(a.value, b.value),
  )
}

function tally(values: readonly string[]): Counted[] {
  const found = new Map<string, number>()
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1)
  return [...found].map(([value, count]) => ({ value, count }))
}

/** Saturation of interviews by the usual base and run (METHODS 3.3), where it can be reckoned. */
function* saturationInWords(read: Read): Generator<void, string | null> {
  const [base, run] = [4, 2]
  const answer = yield* saturationOf(read, { by: 'sources', kinds: ['interview'], base, run, threshold: 5 })
  if (answer.why !== null) return null
  const said = (share: number) => {
    const after = answer.reached.find(one => one.threshold === share)?.after ?? null
    const threshold = share === 0 ? '0%' : `≤${share * 100}%`
    return after === null ? `not reached at ${threshold}` : `${after}+${run} interviews at ${threshold}`
  }
  return `Saturation of codes (Guest, Namey & Chen), base ${base}, run ${run}: ${said(0.05)}, ${said(0)}.`
}
