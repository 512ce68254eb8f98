// Reads what manifests say of the project, and what was written out.

import { versionState } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { Manifest, OutputState, Told } from './manifest.ts'
import type { OutputItem, OutputOf } from './types.ts'

/** The state of the research: the number of the last change that altered it. Acts that are only noted (exports, and what is written down of them) alter nothing. */
export function projectState(read: Read): OutputState {
  const project = read.get<{ id: Buffer; name: string }>(sql`SELECT id, name FROM project`)!
  const last = read.get<{ n: number }>(
    sql`SELECT change.n FROM change JOIN act ON act.n = act_n WHERE act.state <> 'noted' ORDER BY change.n DESC LIMIT 1`,
  )
  return {
    project: project.name,
    projectId: idOf(project.id),
    change: last?.n ?? 0,
    framework: versionState(read),
  }
}

/** What was written out, the latest first. */
export function listOutputs(read: Read): OutputItem[] {
  const rows = read
    .all<{
      id: Buffer
      kind: string
      file: string
      folder: string | null
      manifest: string
      coder_id: Buffer
      made_at: string
    }>(sql`SELECT id, kind, file, folder, manifest, coder_id, made_at FROM output ORDER BY n DESC`)
    .map(row => ({ row, told: JSON.parse(row.manifest) as Manifest }))
  if (rows.length === 0) return []
  // What is said of things, and in which rounds, alters nothing that an output shows.
  const acts = read
    .arrays<[number]>(
      sql`SELECT max(change.n) FROM act JOIN change ON act_n = act.n WHERE act.state = 'done' AND change.n > ${Math.min(...rows.map(one => one.told.state.change))}
        AND EXISTS (SELECT 1 FROM change_row WHERE change_n = change.n AND table_name NOT IN ('comment', 'comment_mention', 'round', 'round_coder', 'round_thing', 'round_look')) GROUP BY act.n ORDER BY 1`,
    )
    .map(([last]) => last)
  return rows.map(({ row, told: { filter, options, state, files } }) => {
    const from = acts.findIndex(last => last > state.change)
    return {
      id: idOf(row.id),
      kind: row.kind,
      file: row.file,
      folder: row.folder,
      coderId: idOf<'coder'>(row.coder_id),
      madeAt: row.made_at,
      filter,
      framework: state.framework,
      options: Object.entries(options).map(([name, value]) => [nameWords(name), inWords(value)]),
      files,
      since: from < 0 ? 0 : acts.length - from,
    }
  })
}

/** A name of the manifest as words: “least group”. */
function nameWords(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}

function inWords(value: Told): string {
  if (value === null || value === false) return 'no'
  if (value === true) return 'yes'
  if (Array.isArray(value)) return (value as readonly Told[]).map(inWords).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([name, one]) => `${nameWords(name)} ${inWords(one)}`)
    .join(', ')
}

/** Which outputs some sources went into, the latest first: of each source those made before a change, from which on it says no more what is looked for. A file that was written several times is one. */
export function outputsFrom(read: Read, sources: ReadonlyMap<string, number>): OutputOf[] {
  const found: OutputOf[] = []
  for (const row of read.all<{
    id: Buffer
    kind: string
    file: string
    folder: string | null
    made_at: string
    manifest: string
    sources: string | null
    quotes: number | null
  }>(sql`SELECT id, kind, file, folder, made_at, manifest, sources, quotes FROM main.output ORDER BY n DESC`)) {
    const { change } = (JSON.parse(row.manifest) as Manifest).state
    const its = row.sources === null ? [...sources.keys()] : (JSON.parse(row.sources) as string[])
    if (!its.some(id => change < (sources.get(id) ?? -1))) continue
    const holds = row.sources === null ? 'unknown' : row.quotes === 1 ? 'quoted' : 'counted'
    const isThere = ({ folder, file, holds: held }: OutputOf) =>
      folder !== null && folder === row.folder && file === row.file && held === holds
    if (found.some(isThere)) continue
    found.push({ id: idOf(row.id), kind: row.kind, file: row.file, folder: row.folder, madeAt: row.made_at, holds })
  }
  return found
}
