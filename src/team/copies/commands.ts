// Hands out copies: one file for each coder, from one baseline. What is known of a copy is kept outside the log, in both files.

import { existsSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { newId, type CoderId, type SourceId } from '../../base/ids.ts'
import type { Progress } from '../../base/reply.ts'
import { Refusal } from '../../base/trouble.ts'
import { saveVersion } from '../../framework/versions/commands.ts'
import { keptVersions } from '../../framework/versions/queries.ts'
import { clearCopy, copyPart } from '../../store/copy-out.ts'
import { longWork } from '../../store/long-work.ts'
import type { FileKey } from '../../store/passphrase.ts'
import type { Project } from '../../store/project.ts'
import { allocate } from '../allocation-commands.ts'
import { sealFor } from '../blind/sealed-queries.ts'
import { initialsBeside } from '../initials.ts'
import { listCoders } from '../queries.ts'
import type { Withheld } from '../types.ts'
import { coderToHandTo, planHandOut, sealedInCopy } from './plan-queries.ts'
import type { HandingOut, HandedOut } from './types.ts'

/** Hands out copies, each written whole or not at all. Before the first the baseline is made: sources that their coders are to code blind are marked so, and where no saved version fits the framework one is saved, as one act. Refuses a copy of a copy, a file that is there, and whoever is no person. */
export async function handOut(
  project: Project,
  byId: CoderId,
  request: HandingOut & { readonly ownKey?: FileKey | undefined },
  job: { progress(progress: Progress): void; readonly signal: AbortSignal },
): Promise<HandedOut[]> {
  const coders = request.copies.map(copy => ({ ...copy, coderId: coderToHandTo(project.read, copy.coder) }))
  refuseFiles(request.copies.map(copy => copy.to))
  const plan = planHandOut(project.read, request)
  // Who is to have a copy is no deed to undo: they come in as whoever opens the project does.
  const known = coders.map(copy => ({
    ...copy,
    coderId:
      copy.coderId ??
      project.addCoder(
        copy.coder.trim(),
        initialsBeside(
          copy.coder,
          listCoders(project.read).map(one => one.initials),
        ),
      ),
  }))
  project.change('Prepare copies to hand out', byId, tx => {
    const blind = plan.copies.flatMap((copy, at) =>
      copy.becomeBlind.map(one => ({ ...one, coderId: known[at]!.coderId })),
    )
    if (blind.length > 0) allocate(tx, blind)
    if (plan.version?.isNew)
      saveVersion(tx, {
        label: plan.version.label,
        reason: 'What the copies handed out start from.',
        evenUnchanged: true,
      })
    tx.describe(
      plan.version?.isNew
        ? `Save version “${plan.version.label}” to hand out copies`
        : 'Have copies handed out coded blind',
    )
  })
  const done: HandedOut[] = []
  for (const [at, copy] of known.entries()) {
    const step = (doing: string) =>
      job.progress({ done: at, total: known.length, doing: `${doing}, for ${plan.copies[at]!.name}` })
    done.push(await one(project, byId, request, copy, job.signal, step))
  }
  return done
}

async function one(
  project: Project,
  byId: CoderId,
  request: HandingOut & { readonly ownKey?: FileKey | undefined },
  copy: { readonly coderId: CoderId; readonly to: string },
  signal: AbortSignal,
  step: (doing: string) => void,
): Promise<HandedOut> {
  const handOutId = newId<'hand-out'>()
  const sealed = sealedInCopy(project.read, copy.coderId, request.blind)
  const row = rowOf(project, byId, request, copy, sealed)
  try {
    const made = await longWork(
      {
        task: 'copy out',
        copy: {
          path: project.path,
          to: copy.to,
          key: project.key?.key,
          ownKey: request.ownKey,
          seal: sealFor(project.read, copy.coderId, sealed),
          withoutSources: request.withoutSources,
          originals: request.originals,
          handOut: { id: handOutId, row },
        },
      },
      signal,
      step,
    )
    // The project knows of a copy before it is there: one that nobody knows could not be brought back.
    project.keepOfCopies('hand_out', handOutId, { ...row, position: made.position })
    try {
      refuseFiles([copy.to])
      renameSync(copyPart(copy.to), copy.to)
    } catch (error) {
      project.keepOfCopies('hand_out', handOutId, null)
      throw error
    }
    project.note(`Hand out a copy to ${row.forName}`, byId)
    return { handOutId, coderId: copy.coderId, path: copy.to, size: made.size }
  } catch (error) {
    clearCopy(project.path, copy.to)
    throw error
  }
}

/** A hand-out as it is kept, but for its position, which the copy itself tells. */
function rowOf(
  { read, now }: Project,
  byId: CoderId,
  request: HandingOut,
  copy: { readonly coderId: CoderId; readonly to: string },
  sealed: readonly SourceId[],
) {
  const names = new Map(listCoders(read).map(coder => [coder.id, coder.name]))
  const version = keptVersions(read).at(-1)
  const out = new Set<string>(request.withoutSources)
  const withheld: Withheld = {
    sources: request.withoutSources,
    sealed: sealed.filter(id => !out.has(id)),
    originals: !request.originals,
  }
  return {
    madeAt: now(),
    byId,
    byName: names.get(byId)!,
    forId: copy.coderId,
    forName: names.get(copy.coderId)!,
    versionId: version?.id ?? null,
    versionLabel: version?.label ?? null,
    blind: request.blind,
    withheld: JSON.stringify(withheld),
    file: basename(copy.to),
  }
}

/** Refuses what is in the way: a file that is there, a folder that is not, one path for two copies. */
function refuseFiles(paths: readonly string[]): void {
  for (const [at, path] of paths.entries()) {
    if (existsSync(path)) throw new Refusal('exists', `There is already a file at ${path}. Choose another name.`)
    if (!existsSync(dirname(path)))
      throw new Refusal('no-folder', `There is no folder ${dirname(path)}. Make it first, or choose another.`)
    if (paths.indexOf(path) < at)
      throw new Refusal('exists', `Two copies would be written to ${path}. Give each a name of its own.`)
  }
}
