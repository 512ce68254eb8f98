// The one writer of outputs: what was written out to leave the team.

import { basename, dirname } from 'node:path'
import type { Change } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import { holdsPassages, type Manifest, type Outgoing } from './manifest.ts'

/** Writes down that something left the team: where to, with its manifest, from which sources, which attributes of which published codes it shows, and the counts it states. */
export function addOutput(
  tx: Change,
  path: string,
  manifest: Manifest,
  { shown = {}, counts = [], sourceIds }: Pick<Outgoing, 'shown' | 'counts' | 'sourceIds'>,
): void {
  const sources = sourceIds ?? tx.arrays<[Buffer]>(sql`SELECT id FROM source ORDER BY n`).map(([id]) => idOf(id))
  tx.insert('output', {
    kind: manifest.kind,
    file: basename(path),
    folder: dirname(path),
    sources: JSON.stringify(sources),
    quotes: holdsPassages(manifest.kind) ? 1 : 0,
    manifest: JSON.stringify(manifest),
    shown: JSON.stringify(shown),
    counts: JSON.stringify(counts),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
}
