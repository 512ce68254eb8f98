// What handing out copies would do, before it is done.

import type { CoderId, SourceId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { changedSinceLast, hasLabel, keptVersions } from '../../framework/versions/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { listAllocations } from '../allocation-queries.ts'
import { sealedSources } from '../blind/sealed-queries.ts'
import { findCoder, listCoders, personOf } from '../queries.ts'
import type { Allocation } from '../types.ts'
import { copyOf } from './queries.ts'
import type { CopyPlan, HandingOut, HandOutPlan } from './types.ts'

/** What handing out would do. Refuses what cannot be: a copy of a copy, nobody to hand it to, one coder twice, all sources left out. */
export function planHandOut(read: Read, request: HandingOut): HandOutPlan {
  const from = copyOf(read)
  if (from)
    throw new Refusal(
      'is-copy',
      `This is the copy that ${from.by.name} handed out to ${from.for.name}. Copies are handed out from the project that it came from.`,
    )
  if (request.copies.length === 0) throw new Refusal('no-copy', 'Nobody is chosen. Say for whom a copy is to be.')
  const out = new Set<string>(request.withoutSources)
  const sources = sourceIds(read).filter(id => !out.has(id))
  if (sources.length === 0 && out.size > 0)
    throw new Refusal('no-source', 'Every source would be left out. Leave some in, so that there is something to code.')
  const allocations = listAllocations(read)
  const plans = request.copies.map(copy => copyPlan(read, copy.coder, request.blind, sources, allocations))
  const twice = plans.find((plan, at) => plans.findIndex(one => one.name === plan.name) < at)
  if (twice) throw new Refusal('coder-twice', `${twice.name} is chosen twice. One copy for each coder is enough.`)
  return { version: baseline(read), sources: sources.length, copies: plans }
}

/** The coder to whom a copy is handed, under the name that stands for them; none where somebody of that name is not here yet. Refuses the team's consensus. */
export function coderToHandTo(read: Read, name: string): CoderId | null {
  if (!name.trim()) throw new Refusal('name-empty', 'Say for whom the copy is: a coder needs a name.')
  const found = findCoder(read, name.trim())
  if (!found) return null
  const coders = listCoders(read)
  const coder = coders.find(one => one.id === personOf(coders)(found))!
  if (coder.kind === 'consensus')
    throw new Refusal('coder-consensus', `“${coder.name}” is what the team agreed on. A copy is handed to a person.`)
  return coder.id
}

/** The sources in which others' codings do not go along in a copy: those sealed anyway, and in a blind copy those that the coder is to code; all, where nobody said which. */
export function sealedInCopy(read: Read, coderId: CoderId | null, blind: boolean): SourceId[] {
  const sealed = sealedSources(read)
  if (!blind) return sealed
  const to = coderId === null ? [] : codes(listAllocations(read), coderId)
  const done = new Set(
    coderId === null
      ? []
      : read
          .arrays<[Buffer, Buffer]>(sql`SELECT source_id, coder_id FROM source_coder`)
          .flatMap(([source, coder]) => (idOf(coder) === coderId ? [idOf<'source'>(source)] : [])),
  )
  const blindly = to.length > 0 ? to.map(one => one.sourceId) : sourceIds(read)
  return [...new Set([...sealed, ...blindly.filter(id => !done.has(id))])]
}

function copyPlan(
  read: Read,
  written: string,
  blind: boolean,
  sources: readonly SourceId[],
  allocations: readonly Allocation[],
): CopyPlan {
  const coderId = coderToHandTo(read, written)
  const there = new Set(sources)
  const all = coderId === null ? [] : allocations.filter(one => one.coderId === coderId)
  const theirs = all.filter(one => there.has(one.sourceId))
  const count = (part: Allocation['part']) => theirs.filter(one => one.part === part).length
  return {
    name: coderId === null ? written.trim() : listCoders(read).find(one => one.id === coderId)!.name,
    isNew: coderId === null,
    parts: { first: count('first'), second: count('second'), reviewer: count('reviewer') },
    leftOut: codes(all, coderId).length - codes(theirs, coderId).length,
    sealed: sealedInCopy(read, coderId, blind).filter(id => there.has(id)).length,
    becomeBlind: blind
      ? codes(theirs, coderId).flatMap(({ sourceId, part, blind: is }) =>
          is ? [] : [{ sourceId, part, blind: true as const }],
        )
      : [],
  }
}

/** What a coder codes first or second. */
function codes(allocations: readonly Allocation[], coderId: CoderId | null): Allocation[] {
  return allocations.filter(one => one.coderId === coderId && one.part !== 'reviewer')
}

/** The version that copies start from: the last one where nothing changed since, else one to be saved. */
function baseline(read: Read): HandOutPlan['version'] {
  if (!read.get(sql`SELECT 1 FROM code`)) return null
  const last = keptVersions(read).at(-1)
  if (last && changedSinceLast(read) === false) return { label: last.label, isNew: false }
  let at = 1
  while (hasLabel(read, `Baseline ${at}`)) at++
  return { label: `Baseline ${at}`, isNew: true }
}

function sourceIds(read: Read): SourceId[] {
  return read.arrays<[Buffer]>(sql`SELECT id FROM source ORDER BY n`).map(([id]) => idOf<'source'>(id))
}
