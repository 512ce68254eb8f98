// Makes the plan that follows from what was decided of things: which rows stay out, what both came from, what is kept of it.

import { hexOfId } from '../../base/ids.ts'
import { sql } from '../../store/sql.ts'
import type { Facts } from '../merge/facts.ts'
import type { FullPlan } from '../merge/plan.ts'
import { askedFields, rememberedAnswers } from '../merge/report-queries.ts'
import { countsIn, digestsOf, mergedTables } from '../merge/sides-queries.ts'
import type { MergeCounts, Row } from '../merge/types.ts'
import type { Bringing, Matched } from './given-queries.ts'
import { LeftOut } from './left-out.ts'
import { OtherSide } from './other-side.ts'
import { bringPast, pastOf, type Past } from './past-queries.ts'
import { planBringingIn } from './plan.ts'
import type { FileRows } from './rows-queries.ts'
import { CodebookTheirs, FileTheirs, FRAMEWORK } from './theirs-queries.ts'
import type { BroughtIn, PairAnswer, StaysThere } from './types.ts'

/** What was decided of every thing, by its id in hexadecimal. */
export interface Decided {
  readonly given: Bringing
  readonly matched: Matched
  readonly answers: ReadonlyMap<string, PairAnswer>
  readonly staysThere: readonly StaysThere[]
}

/** The plan, with what it was made from. Yields how many rows were looked at since. */
export function* planOfAnswers(
  decided: Decided,
): Generator<number, { readonly plan: FullPlan; readonly facts: Facts }, void> {
  const { given, matched, answers } = decided
  const { here, theirs, before } = given
  const { rows } = matched
  const ours = here.read
  const tables = mergedTables(ours)
  const same = new Map<string, string>()
  for (const [id, answer] of answers)
    if (answer.with !== null && hexOfId(answer.with) !== id) same.set(id, hexOfId(answer.with))
  if (theirs instanceof CodebookTheirs)
    theirs.ours = id => {
      const answer = answers.get(id)
      return answer?.choice === 'same' ? rows.row('code', hexOfId(answer.with!)) : null
    }
  const out = yield* leftOut(decided, tables, same, id => answers.get(id)?.choice === 'out')
  const hasBase = given.base !== null
  const isIn = hereStill(decided)
  const earlier =
    before === null || hasBase
      ? null
      : yield* leftOut(
          decided,
          tables,
          same,
          id => !isIn(id) || before.things[id] === undefined || before.things[id][0] === 'out',
        )
  const past = given.origin.as === 'project' ? yield* pastIn(given, out) : null
  for (const [from, to] of past?.same ?? []) same.set(from, to)
  const side = new OtherSide(theirs, concerned(given, tables), out, (table, id) =>
    hasBase ? true : earlier !== null && !earlier.has(table, id),
  )
  const facts: Facts = {
    tables,
    ours: withoutTouched(rows),
    sides: [side],
    sinceHandOut: () => new Map(),
    ...digestsOf(here.projectId),
    sameBefore: new Map(),
    joinedBefore: new Map(),
    waiting: [],
    remembered: rememberedAnswers(ours),
    ...askedFields(ours),
  }
  const counts = countsIn(ours)
  const plan = yield* planBringingIn({
    facts,
    side,
    out,
    same,
    hasBase,
    counts: { base: counts, ours: counts, theirs: [countsOfTheirs(given)] },
    lastChange: matched.at,
    brought: broughtIn(decided, past),
    paragraphs: {
      ours: id => rows.paragraphIds(id),
      theirs: id => (theirs instanceof FileTheirs ? theirs.paragraphIds(id) : []),
    },
    lookFor: (table, ids) => rows.lookFor(table, ids),
    past: (draft, clean) =>
      past === null ? [] : bringPast(draft, past, { side, out, cameBefore: new Set(before?.past ?? []), clean }),
  })
  return { plan, facts }
}

/** Saved versions and kept runs of another project. */
function pastIn({ here, file, origin }: Bringing, out: LeftOut): Generator<number, Past, void> {
  const now = new Date().toISOString()
  return pastOf(file!.read, here.read, { id: origin.projectId!, name: origin.name, oursId: here.projectId, now }, out)
}

/** Says whether a thing that came before is still here. */
function hereStill({ given, matched }: Decided): (id: string) => boolean {
  const kinds = new Map(matched.matches.map(pair => [hexOfId(pair.id), pair.kind]))
  return id => {
    const [choice, ours] = given.before?.things[id] ?? ['out', null]
    const kind = kinds.get(id)
    return choice !== 'out' && ours !== null && kind !== undefined && matched.rows.row(kind, ours) !== null
  }
}

function concerned<T extends { readonly name: string }>({ origin }: Bringing, tables: readonly T[]): readonly T[] {
  return origin.as === 'project' ? tables : tables.filter(table => FRAMEWORK.has(table.name))
}

function leftOut(
  { given, matched }: Decided,
  tables: ReturnType<typeof mergedTables>,
  same: ReadonlyMap<string, string>,
  isOut: (id: string) => boolean,
): Generator<number, LeftOut, void> {
  const things = new Set(matched.matches.map(pair => hexOfId(pair.id)).filter(isOut))
  const isOurs = (id: string) => same.has(id) || matched.rows.row('code', id) !== null
  const also = (table: string, row: Row): boolean => {
    if (given.base !== null) return false
    // What became of a code that is ours is told by our own history.
    if (table === 'code_replacement') return isOurs(row['code_id'] as string)
    return table === 'framework_operation' && codesOf(row['details']).some(isOurs)
  }
  return LeftOut.of(concerned(given, tables), given.theirs, things, also)
}

function broughtIn({ given, answers, staysThere }: Decided, past: Past | null): BroughtIn {
  const { lastChange } = given.theirs.copy
  const last = given.file?.read.get<{ made_at: string }>(sql`SELECT made_at FROM change WHERE n = ${lastChange}`)
  return {
    origin: given.origin,
    lastChange,
    lastChangeAt: last?.made_at ?? null,
    staysThere,
    ...(past ? { past: past.ids } : {}),
    things: Object.fromEntries(
      [...answers].map(([id, { choice, with: ours }]) => [
        id,
        [choice, choice === 'out' ? null : ours === null ? id : hexOfId(ours)] as const,
      ]),
    ),
  }
}

function countsOfTheirs({ origin, file, theirs }: Bringing): MergeCounts {
  if (origin.as === 'project') return countsIn(file!.read)
  return { sources: 0, codes: theirs.all('code').length, codings: 0, evidence: 0, memos: 0 }
}

function codesOf(details: Row[string] | undefined): string[] {
  try {
    const { codes, into } = JSON.parse(String(details)) as { codes?: { id: string }[]; into?: { id: string }[] }
    return [...(codes ?? []), ...(into ?? [])].map(code => hexOfId(code.id))
  } catch {
    return []
  }
}

/** Our rows, none of which was touched since a base: there is none, or theirs tells of it. */
function withoutTouched(rows: FileRows): Facts['ours'] {
  return {
    row: (table, id) => rows.row(table, id),
    where: (table, column, value) => rows.where(table, column, value),
    all: table => rows.all(table),
    ids: (table, column, value) => rows.ids(table, column, value),
    touched: () => new Map(),
  }
}
