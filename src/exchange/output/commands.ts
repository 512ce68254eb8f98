// The one writer of outputs: what was written out to leave the team.

import type { Change } from '../../store/access.ts'
import type { Manifest, Shown } from './manifest.ts'

/** Writes down that something left the team: under which name, with its manifest, and which attributes of which published codes it shows. */
export function addOutput(tx: Change, file: string, manifest: Manifest, shown: Shown): void {
  tx.insert('output', {
    kind: manifest.kind,
    file,
    manifest: JSON.stringify(manifest),
    shown: JSON.stringify(shown),
    coderId: tx.coderId,
    madeAt: tx.now,
  })
}
