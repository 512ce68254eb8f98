// The one writer of outputs: what was written out to leave the team.

import type { Change } from '../../store/access.ts'
import type { CountsShown, Manifest, Shown } from './manifest.ts'

/** Writes down that something left the team: under which name, with its manifest, which attributes of which published codes it shows, and the counts it states. */
export function addOutput(
  tx: Change,
  file: string,
  manifest: Manifest,
  { shown = {}, counts = [] }: { readonly shown?: Shown; readonly counts?: readonly CountsShown[] },
): void {
  tx.insert('output', {
    kind: manifest.kind,
    file,
    manifest: JSON.stringify(manifest),
    shown: JSON.stringify(shown),
    counts: JSON.stringify(counts),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
}
