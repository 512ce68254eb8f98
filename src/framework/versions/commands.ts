// The writer of saved versions: the whole framework as it is, kept under a name with a reason.

import { deflateRawSync } from 'node:zlib'
import type { VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Change } from '../../store/access.ts'
import { codingCounts, presentFramework } from './present-queries.ts'
import { changedSinceLast, countsOf, hasLabel, lastOperation, unlabelled } from './queries.ts'

/** A version to save. */
export interface NewVersion {
  readonly label: string
  readonly reason: string | null
  /** Saves it even though nothing changed since the last. */
  readonly evenUnchanged: boolean
}

/** Saves the framework as it is as a version. Codes that came or went since the last are noted to have done so in this one. Refuses an empty label, one that another version has, and, unless told otherwise, a framework that did not change. */
export function saveVersion(tx: Change, { label: written, reason, evenUnchanged }: NewVersion): VersionId {
  const label = written.trim()
  if (!label) throw new Refusal('label-empty', 'A version needs a name, such as v2.')
  if (label.toLowerCase() === 'present')
    throw new Refusal('label-taken', '“present” means the framework as it is now. Choose another name.')
  if (hasLabel(tx, label))
    throw new Refusal('label-taken', `There is already a version “${label}”. Choose another name.`)
  if (!evenUnchanged && changedSinceLast(tx) === false) {
    throw new Refusal(
      'nothing-changed',
      'Nothing in the framework changed since the last version was saved. Save it all the same if you want a dated copy.',
    )
  }
  for (const { id, isNew, isGone, isBack } of unlabelled(tx)) {
    tx.update('code', id, {
      ...(isNew ? { introducedIn: label } : {}),
      ...(isGone ? { retiredIn: label } : isBack ? { retiredIn: null } : {}),
    })
  }
  const framework = presentFramework(tx, codingCounts(tx.shown))
  tx.describe(`Save version “${label}” of the framework`)
  return tx.insert('framework_version', {
    label,
    savedOn: tx.now.slice(0, 10),
    savedAt: tx.now,
    reason: reason?.trim() || null,
    coderId: tx.coderId,
    content: deflateRawSync(JSON.stringify(framework)),
    contentCounts: JSON.stringify(countsOf(framework)),
    uptoId: lastOperation(tx),
  }) as VersionId
}
