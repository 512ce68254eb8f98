// What would be destroyed for good, where it is kept, and what cannot be reached: read before anything is done.

import type { SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { findInText } from '../../sources/find-in-text.ts'
import { textToRedact } from '../../sources/redact-queries.ts'
import type { Read } from '../../store/access.ts'
import { backups } from '../../store/backups.ts'
import type { ToDestroy } from '../../store/destroying.ts'
import { KEPT, rowsSaying, WRITTEN, type Saying } from '../../store/kept-words.ts'
import type { Project } from '../../store/project.ts'
import { withoutSources } from '../../store/quoted-texts.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { forgottenEntries, withoutWords, type Forgetting, type WordsToDestroy } from '../../store/tombstones.ts'
import { sealedSources } from '../../team/blind/sealed-queries.ts'
import { copies } from '../../team/copies/queries.ts'
import { thingWord } from '../../team/merge/names.ts'
import { wordsWritten } from '../../team/words-elsewhere-queries.ts'
import { outputsFrom } from '../output/queries.ts'
import type { DestroyPlan, DestroyWish, LoggedAct, NamedSource, RestingKind } from './types.ts'
import { originalsOf, redactionsOf, type Redaction } from './words-queries.ts'

/** A plan with what the store is given. */
export interface PlannedDestruction {
  readonly plan: DestroyPlan
  readonly toDestroy: ToDestroy
}

/** So many acts are told by name. */
const ACTS = 200

/** Plans to destroy something for good. Refuses where there is nothing to destroy, and in a project open for reading only. Yields now and then. */
export function* planDestruction(project: Project, wish: DestroyWish): Generator<number, PlannedDestruction, void> {
  if (project.readOnly) throw new Refusal('read-only', 'The project is open for reading only: nothing can be changed.')
  // Entries and counts would tell what others coded there; and what they coded would go unseen.
  if (sealedSources(project.read).length > 0)
    throw new Refusal(
      'sealed',
      'Some sources are being coded blind: what would go would tell what others coded. Destroy it when all have marked these as coded, or take the blind allocation off first.',
    )
  return wish.what === 'words' ? yield* planWords(project, wish) : yield* planSources(project, wish)
}

function* planWords(project: Project, wish: DestroyWish): Generator<number, PlannedDestruction, void> {
  const { read } = project
  const redactions = yield* redactionsOf(read, wish.sourceIds ?? null)
  const sourceIds = [...new Set(redactions.map(one => one.sourceId))]
  const originals = originalsOf(read, sourceIds)
  if (redactions.length === 0)
    throw new Refusal(
      'nothing-to-destroy',
      'No redaction is left whose words could be destroyed. Redact words of a text first, or choose other sources.',
    )
  const told = [...new Set(redactions.flatMap(one => one.words))]
  const standing = yield* textsHolding(read, told)
  const words = wordsToDestroy(redactions, standing)
  const toDestroy = { sources: [], words, edits: redactions.map(one => one.id), originals }
  const log = yield* logOf(read, { words, gone: new Set(), goneRows: new Map(), toldOf: new Map(), say: null })
  const sources = sourceIds.map(id => {
    const here = redactions.filter(one => one.sourceId === id)
    const told = here.filter(one => one.words.length > 0).length
    return { ...named(read, id), redactions: told, untold: here.length - told }
  })
  const count = redactions.length === 1 ? 'a redaction' : `${redactions.length} redactions`
  const anywhere = withoutWords(words.map(one => ({ ...one, everywhere: true })))
  return planned(project, wish, toDestroy, {
    label: `Destroy for good what ${count} took out${sources.length === 1 ? ` of ${keyOf(read, sourceIds[0]!)}` : `, in ${sources.length} sources`}`,
    sources,
    shared: [],
    log,
    resting: [],
    kept: yield* keptSaying(read, withoutWords(words), new Map()),
    written: anywhere === null ? NOWHERE : yield* slices(wordsWritten(read, WRITTEN, anywhere)),
    alsoIn: placesLeft(read, standing),
    outputsUntil: lastRedactions(redactions),
    copies: copies(read).handedOut.filter(
      one =>
        one.position < Math.max(...redactions.map(redaction => redaction.change)) &&
        sourceIds.some(id => !one.withheld.sources.includes(id)),
    ),
  })
}

/** Of each source the last change that took words out. */
function lastRedactions(redactions: readonly Redaction[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const { sourceId, change } of redactions) last.set(sourceId, Math.max(change, last.get(sourceId) ?? 0))
  return last
}

const NOWHERE: DestroyPlan['written'] = { total: 0, first: [] }

function* slices<Result>(work: Generator<unknown, Result, void>): Generator<number, Result, void> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    yield 0
  }
}

/** So many paragraphs are looked through at once. */
const PAGE = 1000
/** So many words are looked for one by one. */
const FEW = 50

/** In which texts words stand as whole words, and how often. Every text is read once, whatever number of words there is. */
function* textsHolding(
  read: Read,
  told: readonly string[],
): Generator<number, ReadonlyMap<string, ReadonlyMap<SourceId, number>>, void> {
  // What runs over the end of a line stands nowhere as it was.
  const all = told.filter(words => !words.includes('\n'))
  const byFirst = Map.groupBy(all, words => RUN.exec(words)?.[0] ?? '')
  const maybe = new Map<string, Set<SourceId>>()
  for (let last = 0; ;) {
    const rows = read.arrays<[number, Buffer, string]>(
      sql`SELECT n, source_id, text FROM main.paragraph WHERE n > ${last} ORDER BY n LIMIT ${PAGE}`,
    )
    for (const [, sourceId, text] of rows)
      for (const words of all.length <= FEW ? all : mayStandIn(text, byFirst)) {
        if (!text.includes(words)) continue
        const sources = maybe.get(words) ?? new Set()
        maybe.set(words, sources.add(idOf<'source'>(sourceId)))
      }
    yield 0
    if (rows.length < PAGE) break
    last = rows.at(-1)![0]
  }
  const found = new Map<string, Map<SourceId, number>>()
  for (const [words, sources] of maybe)
    for (const id of sources) {
      const places = findInText(textToRedact(read, id), { words, matchCase: true, wholeWords: true }).length
      if (places > 0) found.set(words, (found.get(words) ?? new Map<SourceId, number>()).set(id, places))
      yield 0
    }
  return found
}

/** Which words may stand in a text, by the first run of letters of each. */
function mayStandIn(text: string, byFirst: ReadonlyMap<string, readonly string[]>): Set<string> {
  const first = new Set([...(text.match(RUNS) ?? []), ''])
  return new Set(Array.from(first).flatMap(run => byFirst.get(run) ?? []))
}

const RUN = /[\p{L}\p{N}\p{M}_]+/u
const RUNS = new RegExp(RUN.source, 'gu')

/** Records that nobody can rewrite and that say what is to go: they are emptied of it. */
function* keptSaying(
  read: Read,
  say: Saying | null,
  goneRows: ReadonlyMap<string, ReadonlySet<number>>,
): Generator<number, DestroyPlan['kept'], void> {
  const counts = new Map<string, number>()
  if (say === null) return []
  for (const row of rowsSaying(read, KEPT, say)) {
    if (row === null) yield 0
    // What a change was called is what its act is called.
    else if (row.table !== 'change' && !goneRows.get(row.table)?.has(row.n))
      counts.set(row.table, (counts.get(row.table) ?? 0) + 1)
  }
  return Array.from(counts, ([table, count]) => ({ what: thingWord(table), count }))
}

/** The words that redactions took out, each once, with where they may still be told. */
function wordsToDestroy(redactions: readonly Redaction[], standing: ReadonlyMap<string, unknown>): WordsToDestroy[] {
  const found = new Map<string, { sources: Set<string>; acts: Set<number> }>()
  for (const { words, sourceId, act } of redactions)
    for (const one of words) {
      const known = found.get(one) ?? { sources: new Set(), acts: new Set() }
      known.sources.add(sourceId.replaceAll('-', ''))
      if (act !== null) known.acts.add(act)
      found.set(one, known)
    }
  return Array.from(found, ([words, { sources, acts }]) => ({
    words,
    sources: [...sources],
    acts: [...acts],
    // Words that still stand in some text are that text's: only what the redactions touched forgets them.
    everywhere: !standing.has(words),
  }))
}

function placesLeft(read: Read, standing: ReadonlyMap<string, ReadonlyMap<SourceId, number>>): DestroyPlan['alsoIn'] {
  const counts = new Map<SourceId, number>()
  for (const sources of standing.values())
    for (const [id, places] of sources) counts.set(id, (counts.get(id) ?? 0) + places)
  return Array.from(counts, ([id, places]) => ({ ...named(read, id), places }))
}

function* planSources(project: Project, wish: DestroyWish): Generator<number, PlannedDestruction, void> {
  const { read } = project
  const { sourceIds, shared } = sourcesMeant(read, wish)
  if (sourceIds.length === 0)
    throw new Refusal(
      'nothing-to-destroy',
      shared.length === 0
        ? 'There is no source to destroy.'
        : `Others speak too in ${shared.map(one => one.name).join(', ')}. Name a source to destroy it all the same.`,
    )
  const { gone, goneRows, resting } = restingOn(read, sourceIds)
  const say = withoutSources(read, sourceIds.map(bytesOf))
  const log = yield* logOf(read, { words: [], gone, goneRows, toldOf: new Map(), say })
  const keys = sourceIds.map(id => keyOf(read, id))
  return planned(
    project,
    wish,
    { sources: sourceIds, words: [], edits: [], originals: [] },
    {
      label: `Destroy for good ${keys.length <= 5 ? keys.join(', ') : `${keys.length} sources`}`,
      sources: sourceIds.map(id => ({ ...named(read, id), redactions: 0, untold: 0 })),
      shared,
      log,
      resting,
      kept: yield* keptSaying(read, say, goneRows),
      written: yield* slices(wordsWritten(read, WRITTEN, say, (table, n) => goneRows.get(table)?.has(n) ?? false)),
      alsoIn: [],
      outputsUntil: new Map(sourceIds.map(id => [id, Infinity])),
      copies: copies(read).handedOut.filter(one => sourceIds.some(id => !one.withheld.sources.includes(id))),
    },
    originalsOf(read, sourceIds).length,
  )
}

/** The sources that are named, or those of a participant; of these only where nobody else speaks. */
function sourcesMeant(read: Read, wish: DestroyWish): { sourceIds: SourceId[]; shared: NamedSource[] } {
  const chosen = wish.sourceIds ?? []
  for (const id of chosen)
    if (!read.get(sql`SELECT 1 FROM main.source WHERE id = ${bytesOf(id)}`))
      throw new Refusal('not-there', 'This source is not there any more.')
  if (wish.caseId === undefined) return { sourceIds: [...new Set(chosen)], shared: [] }
  const theirs = read
    .all<{ id: Buffer; others: number }>(
      sql`SELECT source_id AS id, (SELECT count(*) FROM main.case_source AS other JOIN main."case" ON "case".id = other.case_id
          WHERE other.source_id = case_source.source_id AND other.case_id <> case_source.case_id AND "case".kind = 'participant') AS others
        FROM main.case_source WHERE case_id = ${bytesOf(wish.caseId)} ORDER BY case_source.n`,
    )
    .map(row => ({ id: idOf<'source'>(row.id), others: row.others }))
  const go = theirs.filter(one => one.others === 0 || chosen.includes(one.id)).map(one => one.id)
  return {
    sourceIds: [...new Set([...go, ...chosen])],
    shared: theirs.filter(one => !go.includes(one.id)).map(one => named(read, one.id)),
  }
}

const OF_SOURCE = [
  'paragraph',
  'speaker',
  'source_coder',
  'source_code',
  'case_source',
  'text_edit',
  'allocation',
  'attribute_value',
]

/** What rests on sources, as counts and as the rows that the log tells of. */
function restingOn(read: Read, sourceIds: readonly SourceId[]) {
  const ids = sourceIds.map(bytesOf)
  const gone = new Set(sourceIds.map(id => id.replaceAll('-', '')))
  const goneRows = new Map<string, Set<number>>()
  const rows = (table: string, where: string, values: readonly Uint8Array[]) => {
    const found = read.all<{ n: number; id: Buffer }>({
      text: `SELECT n, id FROM main."${table}" WHERE ${where}`,
      values,
    })
    goneRows.set(table, new Set([...(goneRows.get(table) ?? []), ...found.map(row => row.n)]))
    for (const row of found) gone.add(row.id.toString('hex'))
    return found.length
  }
  const marks = ids.map(() => '?').join(', ')
  rows('source', `id IN (${marks})`, ids)
  for (const table of OF_SOURCE) rows(table, `source_id IN (${marks})`, ids)
  const anchors = `(SELECT id FROM main.anchor WHERE source_id IN (${marks}))`
  rows('anchor', `source_id IN (${marks})`, ids)
  const counts: [RestingKind, number][] = [
    ['codings', rows('coding', `anchor_id IN ${anchors}`, ids)],
    ['evidence', rows('evidence', `anchor_id IN ${anchors}`, ids)],
    ['quotes', rows('quote', `anchor_id IN ${anchors}`, ids)],
    [
      'memos',
      rows(
        'memo',
        `source_id IN (${marks}) OR anchor_id IN ${anchors} OR coding_id IN (SELECT id FROM main.coding WHERE anchor_id IN ${anchors})`,
        [...ids, ...ids, ...ids],
      ),
    ],
    ['comments', rows('comment', `anchor_id IN ${anchors} OR thing_id IN (${marks})`, [...ids, ...ids])],
    ['phrases', rows('summary_link', `anchor_id IN ${anchors}`, ids)],
  ]
  return { gone, goneRows, resting: counts.filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count })) }
}

function* logOf(read: Read, forgetting: Forgetting): Generator<number, DestroyPlan['log'], void> {
  const acts = new Set<number>()
  let entries = 0
  for (const entry of forgottenEntries(read, forgetting)) {
    if (entry === null) yield 0
    else {
      acts.add(entry.act)
      entries++
    }
  }
  const numbers = [...acts].sort((a, b) => b - a)
  return {
    entries,
    total: numbers.length,
    acts: numbers
      .slice(0, ACTS)
      .map(n =>
        read.get<LoggedAct>(
          sql`SELECT act.n, label, coder.name AS coder, begun_at AS begunAt FROM main.act JOIN main.coder ON coder.id = act.coder_id WHERE act.n = ${n}`,
        )!,
      ),
  }
}

interface Parts extends Pick<
  DestroyPlan,
  'label' | 'sources' | 'shared' | 'log' | 'resting' | 'kept' | 'written' | 'alsoIn'
> {
  readonly copies: ReturnType<typeof copies>['handedOut']
  /** By source, the change from which on no output has it any more. */
  readonly outputsUntil: ReadonlyMap<string, number>
}

function planned(
  project: Project,
  wish: DestroyWish,
  toDestroy: ToDestroy,
  { copies: handedOut, outputsUntil, ...parts }: Parts,
  originals = toDestroy.originals.length,
): PlannedDestruction {
  return {
    toDestroy,
    plan: {
      what: wish.what,
      state: project.lastChange,
      ...parts,
      originals,
      backups: backups(project.path),
      outputs: outputsFrom(project.read, outputsUntil),
      copies: handedOut.map(one => ({
        id: one.id,
        for: one.for.name,
        file: one.file,
        madeAt: one.madeAt,
        cameBack: one.cameBack.length,
      })),
    },
  }
}

function named(read: Read, id: SourceId): NamedSource {
  const { name } = read.get<{ name: string }>(
    sql`SELECT coalesce(key, name) AS name FROM main.source WHERE id = ${bytesOf(id)}`,
  )!
  return { id, name }
}

/** A source as the audit trail may call it: by its key, never by a name that may be a person's. */
function keyOf(read: Read, id: SourceId): string {
  return read.get<{ key: string | null }>(sql`SELECT key FROM main.source WHERE id = ${bytesOf(id)}`)?.key ?? 'a source'
}
