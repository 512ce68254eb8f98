// The past of another project: saved versions of its framework and kept runs of agreement, those of third projects that stand there with them. They come
// into tables of their own. What they hold is called by our ids where it was found to be one of ours, and keeps its own words.

import { deflateRawSync } from 'node:zlib'
import { operations, sheetEntries } from '../../framework/versions/differences-queries.ts'
import { inOrder } from '../../framework/versions/difference.ts'
import { unpackedOther } from '../../framework/versions/other-queries.ts'
import { contentOf, countsOf, versionRows } from '../../framework/versions/queries.ts'
import type { OtherContent, SheetEntry } from '../../framework/versions/types.ts'
import { resultOf } from '../../analysis/agreement/other-run-queries.ts'
import { hexOfId, idFromHex, isId } from '../../base/ids.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { Draft } from '../merge/draft.ts'
import type { Row } from '../merge/types.ts'
import type { LeftOut } from './left-out.ts'

/** A version, or a run, as it would stand here, still under the ids of theirs: the plain columns, and what is packed or JSON. */
interface PastRow {
  readonly table: 'other_version' | 'other_run'
  readonly id: string
  readonly row: Row
  readonly told: Readonly<Record<string, unknown>>
  /** Of a run: who is compared. */
  readonly coders: readonly string[]
}

/** What of another project's past may come. `ids`: of its versions and runs, but of runs of somebody who stays out; `same`: versions known from a sheet only that ours has to the letter. */
export interface Past {
  readonly projects: readonly Row[]
  readonly rows: readonly PastRow[]
  readonly ids: readonly string[]
  readonly same: ReadonlyMap<string, string>
}

/** What is kept packed, and what as JSON in words. */
const PACKED = new Set(['content', 'result'])

/** Reads the past of another project, a version or a run at a time. `ours` says what stands here; what is of this very project does not come back to it. */
export function* pastOf(
  theirs: Read,
  ours: Read,
  project: { readonly id: string; readonly name: string; readonly oursId: string; readonly now: string },
  out: Pick<LeftOut, 'has'>,
): Generator<number, Past, void> {
  const own = { id: hexOfId(project.id), name: project.name, brought_at: project.now }
  const same = new Map<string, string>()
  const sheets = sheetsHere(ours)
  const versions = (yield* ownVersions(theirs, own.id, project.now, out)).filter(({ id, row, told }) => {
    const { framework, entries } = told['content'] as OtherContent
    const here = framework === null ? sheets.get(sheetKey(row, entries)) : undefined
    if (here !== undefined) same.set(id, here)
    return here === undefined
  })
  const rows = [
    ...versions,
    ...(yield* ownRuns(theirs, own.id, project.now, same)),
    ...ofThird(theirs, hexOfId(project.oursId), project.now),
  ]
  const named = new Set(rows.map(one => one.row['project_id']))
  const third = theirs
    .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM main.other_project ORDER BY n`)
    .map(row => ({ id: hexOfId(idOf(row.id)), name: row.name, brought_at: project.now }))
  return {
    projects: [own, ...third].filter(one => named.has(one.id)),
    rows,
    ids: rows.filter(one => !one.coders.some(coder => out.has('coder', coder))).map(one => one.id),
    same,
  }
}

function sheetKey(row: Row, entries: readonly SheetEntry[]): string {
  return JSON.stringify([row['label'], row['saved_on'], row['reason'], entries])
}

/** Our versions that a history sheet alone tells of, by all that it says. */
function sheetsHere(ours: Read): ReadonlyMap<string, string> {
  return new Map(
    versionRows(ours)
      .filter(row => row.has_content === 0)
      .map(row => [
        sheetKey({ label: row.label, saved_on: row.saved_on, reason: row.reason }, sheetEntries(ours, [row])),
        hexOfId(idOf(row.id)),
      ]),
  )
}

function* ownVersions(
  theirs: Read,
  projectId: string,
  now: string,
  out: Pick<LeftOut, 'has'>,
): Generator<number, PastRow[], void> {
  const found: PastRow[] = []
  const savers = saversOf(theirs)
  const nameless = new Set(
    theirs
      .all<{ id: Buffer; name: string }>(sql`SELECT id, name FROM main.coder`)
      .flatMap(row => (out.has('coder', hexOfId(idOf(row.id))) ? [row.name] : [])),
  )
  const done = operations(theirs)
  let from = 0
  for (const [at, row] of versionRows(theirs).entries()) {
    const id = hexOfId(idOf(row.id))
    const framework = contentOf(theirs, row)
    const upto = Math.max(from, row.upto ?? 0)
    const since = done.filter(one => one.n > from && one.n <= upto)
    from = upto
    const content: OtherContent = {
      framework,
      operations: since.map(({ n: _n, ...one }) => ({ ...one, by: nameless.has(one.by ?? '') ? null : one.by })),
      entries: sheetEntries(theirs, [row]),
    }
    found.push({
      table: 'other_version',
      id,
      row: {
        id,
        project_id: projectId,
        place: at + 1,
        label: row.label,
        saved_on: row.saved_on,
        saved_at: row.saved_at,
        reason: row.reason,
        coder_id: savers.get(id) ?? null,
        content_counts: framework === null ? null : (row.content_counts ?? JSON.stringify(countsOf(framework))),
        brought_at: now,
      },
      told: { content },
      coders: [],
    })
    yield 1
  }
  return found
}

function saversOf(theirs: Read): ReadonlyMap<string, string> {
  return new Map(
    theirs.arrays<[string, string]>(
      sql`SELECT lower(hex(id)), lower(hex(coder_id)) FROM main.framework_version WHERE coder_id IS NOT NULL`,
    ),
  )
}

interface RunRow {
  readonly id: string
  readonly version_id: string | null
  readonly version: string
  readonly label: string
  readonly settings: string
  readonly result: Buffer
  readonly coder_id: string | null
  readonly made_at: string
}

function* ownRuns(
  theirs: Read,
  projectId: string,
  now: string,
  same: ReadonlyMap<string, string>,
): Generator<number, PastRow[], void> {
  const found: PastRow[] = []
  for (const row of theirs.all<RunRow>(sql`
    SELECT lower(hex(agreement_run.id)) AS id, lower(hex(version_id)) AS version_id, framework_version.label AS version, agreement_run.label, settings, result,
      lower(hex(agreement_run.coder_id)) AS coder_id, made_at FROM main.agreement_run JOIN main.framework_version ON framework_version.id = version_id ORDER BY agreement_run.n`)) {
    const version = same.has(row.version_id ?? '') ? null : row.version_id
    found.push(runRow(projectId, now, { ...row, version_id: version }, null))
    yield 1
  }
  return found
}

function runRow(projectId: string, now: string, row: RunRow, sources: readonly string[] | null): PastRow {
  const { id, version_id, version, label, coder_id, made_at } = row
  const result = resultOf(row.result)
  const settings = JSON.parse(row.settings) as { readonly coderIds: readonly string[] }
  return {
    table: 'other_run',
    id,
    row: { id, project_id: projectId, version_id, version, label, coder_id, made_at, brought_at: now },
    told: { settings, result, sources: (sources ?? result.bySource.map(one => one.id)).filter(isId) },
    coders: settings.coderIds.map(hexOfId),
  }
}

/** What stands there of third projects. What is ours does not come back as another project's. */
function ofThird(theirs: Read, oursId: string, now: string): PastRow[] {
  const versions = theirs.all<{ id: string; content: Buffer } & Record<string, string | number | null | Buffer>>(sql`
    SELECT lower(hex(id)) AS id, lower(hex(project_id)) AS project_id, place, label, saved_on, saved_at, reason, lower(hex(coder_id)) AS coder_id, content, content_counts
    FROM main.other_version ORDER BY n`)
  const runs = theirs.all<RunRow & { project_id: string; sources: string }>(sql`
    SELECT lower(hex(id)) AS id, lower(hex(project_id)) AS project_id, lower(hex(version_id)) AS version_id, version, label, settings, result, sources,
      lower(hex(coder_id)) AS coder_id, made_at FROM main.other_run ORDER BY n`)
  return [
    ...versions.map(({ content, ...row }): PastRow => ({
      table: 'other_version',
      id: row.id,
      row: { ...(row as Row), brought_at: now },
      told: { content: unpackedOther(content) },
      coders: [],
    })),
    ...runs.map(row => runRow(row.project_id, now, row, JSON.parse(row.sources) as string[])),
  ].filter(one => one.row['project_id'] !== oursId)
}

/** Tables whose things versions and runs name by id. */
const NAMED = ['code', 'code_set', 'question', 'source', 'coder'] as const

/** Lays the past of another project beside ours, a row at a time, once it is known which of its things are ours. `cameBefore`: what came once and is gone here was taken away here. */
export function* bringPast(
  draft: Draft,
  past: Past,
  {
    side,
    out,
    cameBefore,
    clean,
  }: {
    readonly side: {
      readonly at: number
      all(table: string): readonly Row[]
      row(table: string, id: string): Row | null
    }
    readonly out: Pick<LeftOut, 'has'>
    readonly cameBefore: ReadonlySet<string>
    readonly clean: (words: string) => string
  },
): Generator<number, void, void> {
  const known = knownApart(draft, side)
  const coderOf = (id: Row[string]): string | null => {
    if (typeof id !== 'string' || out.has('coder', id)) return null
    return draft.row('coder', draft.known(id)) === null ? null : draft.known(id)
  }
  const named = new Set<string>()
  for (const one of past.rows) {
    yield 1
    const { table, id, row } = one
    if (draft.row('framework_version', id) !== null || draft.row('agreement_run', id) !== null) continue
    const here = draft.row(table, id)
    if (here !== null) {
      calledByOurs(draft, table, here, known, side.at)
      continue
    }
    if (cameBefore.has(id)) continue
    if (one.coders.some(coder => out.has('coder', coder))) {
      draft.note('M47', table, row['label'] as string, side.at)
      continue
    }
    const told = Object.fromEntries(
      Object.entries(one.told).map(([column, value]) => [column, stored(column, value, known, clean)]),
    )
    const version = row['version_id']
    const hasVersion = typeof version === 'string' && draft.row('other_version', version) !== null
    const next: Row = {
      ...row,
      ...told,
      coder_id: coderOf(row['coder_id'] ?? null),
      ...(table === 'other_run' ? { version_id: hasVersion ? version : null } : {}),
    }
    named.add(row['project_id'] as string)
    draft.bring(table, next, 'added', side.at)
  }
  for (const project of past.projects) {
    const here = draft.row('other_project', project['id'] as string)
    if (here === null && named.has(project['id'] as string)) draft.bring('other_project', project, 'added', side.at)
  }
}

/** What came before and stands here says of what was found to be ours since that it is. */
function calledByOurs(
  draft: Draft,
  table: PastRow['table'],
  here: Row,
  known: (id: string) => string,
  at: number,
): void {
  const changed: Record<string, string> = {}
  for (const column of table === 'other_version' ? ['content'] : ['settings', 'result', 'sources']) {
    const value = here[column] as string
    const was = unstored(column, value)
    const now = stored(column, was, known, words => words)
    if (now !== value && JSON.stringify(unstored(column, now)) !== JSON.stringify(was)) changed[column] = now
  }
  if (Object.keys(changed).length > 0) draft.set(table, here['id'] as string, changed, 'changed', at)
}

/** The id by which we know a thing of theirs, so that no two of theirs are called by one of ours: the second keeps its own. */
function knownApart(
  draft: Draft,
  side: { all(table: string): readonly Row[]; row(table: string, id: string): Row | null },
): (id: string) => string {
  const ours = new Map<string, string>()
  for (const table of NAMED) {
    const ids = side.all(table).map(row => row['id'] as string)
    const own = new Set(ids)
    const taken = new Set<string>()
    for (const id of ids.toSorted()) {
      const to = draft.known(id)
      if (to === id || own.has(to) || taken.has(to)) continue
      taken.add(to)
      ours.set(id, to)
    }
  }
  return id => ours.get(id) ?? id
}

const ID = /"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"/g

/** A value as its column keeps it, with the ids and words that hold here. */
function stored(
  column: string,
  value: unknown,
  known: (id: string) => string,
  clean: (words: string) => string,
): string {
  const said = JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' && !isId(one) ? clean(one) : one))
  const json = said.replaceAll(ID, (_all, id: string) => `"${idFromHex(known(hexOfId(id)))}"`)
  if (!PACKED.has(column)) return json
  return deflateRawSync(column === 'content' ? inOrderAgain(json) : json).toString('hex')
}

/** With other ids a framework has another order. */
function inOrderAgain(json: string): string {
  const content = JSON.parse(json) as OtherContent
  return JSON.stringify({ ...content, framework: content.framework && inOrder(content.framework) })
}

function unstored(column: string, value: string): unknown {
  if (column === 'content') return unpackedOther(Buffer.from(value, 'hex'))
  return column === 'result' ? resultOf(Buffer.from(value, 'hex')) : JSON.parse(value)
}
