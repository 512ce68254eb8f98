// Opens what is to be brought in, looks it over, and finds what its things may be here.

import type { VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import type { ForeignFile } from '../../store/foreign-file.ts'
import { idOf, sql } from '../../store/sql.ts'
import { copyOf, getHandOut } from '../copies/queries.ts'
import { refuseBent } from '../merge/incoming-queries.ts'
import { broughtBefore } from '../merge/report-queries.ts'
import { digestsOf } from '../merge/sides-queries.ts'
import { withBase } from '../merge/base-known.ts'
import type { MergeCopy } from '../merge/types.ts'
import { BringingIn } from './bringing-queries.ts'
import { lookForPairs, type Here } from './given-queries.ts'
import { CodebookTheirs, codebookRows, FileTheirs, FRAMEWORK, versionRows, VersionTheirs } from './theirs-queries.ts'
import type { BroughtIn, Origin, PairDecision } from './types.ts'

/** A file that is brought in, open. */
export interface Incoming {
  readonly file: ForeignFile
  readonly name: string
  readonly digest: string
}

const projectOf = (read: Read) => {
  const row = read.get<{ id: Buffer; name: string }>(sql`SELECT id, name FROM main.project`)!
  return { id: idOf(row.id) as string, name: row.name }
}
const lastChangeOf = (read: Read) => read.get<{ n: number | null }>(sql`SELECT max(n) AS n FROM change`)!.n ?? 0

function copyFrom(
  more: Pick<MergeCopy, 'path' | 'file' | 'digest' | 'lastChange' | 'cameBefore' | 'other'>,
): MergeCopy {
  return withBase({
    coder: null,
    handOutId: null,
    handedOutAt: null,
    position: 0,
    version: null,
    isOlder: false,
    ...more,
  })
}

/** What came of the same project, or of codebooks, before: the latest that was told of each thing. */
function cameBefore(read: Read, isThis: (origin: Origin) => boolean): { at: string; brought: BroughtIn } | null {
  const all = broughtBefore(read).filter(({ brought }) => isThis(brought.origin))
  const last = all.at(-1)
  if (!last) return null
  return {
    at: last.at,
    brought: {
      ...last.brought,
      things: Object.assign({}, ...all.map(one => one.brought.things)) as BroughtIn['things'],
      past: [...new Set(all.flatMap(one => one.brought.past ?? []))],
    },
  }
}

/** Another project, in slices. Refuses a copy of this one. Whether something else than Crosscase changed the file is looked at meanwhile. [M47] */
export function* bringProject(
  here: Here,
  incoming: Incoming,
  decisions: readonly PairDecision[],
): Generator<number, BringingIn, void> {
  const { file, name } = incoming
  const project = projectOf(file.read)
  if (project.id === here.projectId)
    throw new Refusal(
      'same-project',
      `“${name}” is of this project. Bring it back as a copy: a merge compares it with what was handed out. Nothing was changed.`,
    )
  const before = cameBefore(here.read, origin => origin.as === 'project' && origin.projectId === project.id)
  const copy = copyFrom({
    path: file.path,
    file: name,
    digest: incoming.digest,
    lastChange: lastChangeOf(file.read),
    cameBefore: before?.at ?? null,
    other: { as: 'project', name: project.name, base: null },
  })
  const theirs = new FileTheirs(file.read, copy, project.name, before && sharedChange(file.read, before.brought), false)
  const matched = yield* lookForPairs(here, theirs)
  return new BringingIn(
    {
      here,
      origin: { as: 'project', from: 'project', name: project.name, projectId: project.id },
      theirs,
      file,
      base: null,
      before: before?.brought ?? null,
      matched,
    },
    decisions,
  )
}

/** The change up to which a project came before; null where its history is another now. */
function sharedChange(read: Read, before: BroughtIn): number | null {
  const row = read.get<{ made_at: string }>(sql`SELECT made_at FROM change WHERE n = ${before.lastChange}`)
  return (row?.made_at ?? null) === before.lastChangeAt ? before.lastChange : null
}

/** The framework of another project file. A copy of this project is compared with what was handed out. */
export function bringFileFramework(here: Here, incoming: Incoming, decisions: readonly PairDecision[]): BringingIn {
  const { file, name } = incoming
  const project = projectOf(file.read)
  const isCopy = project.id === here.projectId
  const from = isCopy ? copyOf(file.read) : null
  const known = from && getHandOut(here.read, from.id)
  const base = known ? `what was handed out${known.version ? ` (version ${known.version.label})` : ''}` : null
  const before = isCopy
    ? null
    : cameBefore(here.read, origin => origin.as === 'framework' && origin.projectId === project.id)
  const position = known ? 0 : before && sharedChange(file.read, before.brought)
  const called = isCopy ? (from?.for.name ?? name) : project.name
  const copy = copyFrom({
    path: file.path,
    file: name,
    digest: incoming.digest,
    lastChange: lastChangeOf(file.read),
    cameBefore: before?.at ?? null,
    other: { as: 'framework', name: called, base },
  })
  const theirs = new FileTheirs(file.read, copy, called, position, known !== null && known !== undefined)
  refuseBent(
    name,
    file.read,
    null,
    () => {},
    table => FRAMEWORK.has(table),
  )
  return new BringingIn(
    {
      here,
      origin: { as: 'framework', from: isCopy ? 'copy' : 'project', name: called, projectId: project.id },
      theirs,
      file,
      base,
      before: before?.brought ?? null,
    },
    decisions,
  )
}

/** A saved version of this project, with another as the base, or none: then every difference is asked about. */
export function bringVersion(
  here: Here,
  versionId: VersionId,
  baseId: VersionId | null,
  decisions: readonly PairDecision[],
): BringingIn {
  if (versionId === baseId)
    throw new Refusal('same-version', 'A version cannot be its own base. Choose an earlier one, or none.')
  const { derivedId } = digestsOf(here.projectId)
  const { label, rows } = versionRows(here.read, versionId, derivedId)
  const base = baseId === null ? null : versionRows(here.read, baseId, derivedId)
  const copy = copyFrom({
    path: '',
    file: label,
    digest: '',
    lastChange: here.lastChange(),
    cameBefore: null,
    other: { as: 'framework', name: `version ${label}`, base: base?.label ?? null },
  })
  return new BringingIn(
    {
      here,
      origin: { as: 'framework', from: 'version', name: `version ${label}`, projectId: here.projectId },
      theirs: new VersionTheirs(rows, base?.rows ?? null, copy, label),
      file: null,
      base: base === null ? null : `version ${base.label}`,
      before: null,
    },
    decisions,
  )
}

/** A codebook, as the reader of codebooks put it into a project of its own, with a saved version as the base, or none. */
export function bringCodebook(
  here: Here,
  incoming: Omit<Incoming, 'file'> & { readonly read: Read; readonly path: string },
  baseId: VersionId | null,
  decisions: readonly PairDecision[],
): BringingIn {
  const { derivedId } = digestsOf(here.projectId)
  const base = baseId === null ? null : versionRows(here.read, baseId, derivedId)
  const before = cameBefore(here.read, origin => origin.from === 'codebook')
  const copy = copyFrom({
    path: incoming.path,
    file: incoming.name,
    digest: incoming.digest,
    lastChange: 0,
    cameBefore: before?.at ?? null,
    other: { as: 'framework', name: incoming.name, base: base?.label ?? null },
  })
  const mark = incoming.name.replace(/\.[^.]+$/, '')
  return new BringingIn(
    {
      here,
      origin: { as: 'framework', from: 'codebook', name: incoming.name, projectId: null },
      theirs: new CodebookTheirs(codebookRows(incoming.read, derivedId), base?.rows ?? null, copy, mark),
      file: null,
      base: base === null ? null : `version ${base.label}`,
      before: before?.brought ?? null,
    },
    decisions,
  )
}
