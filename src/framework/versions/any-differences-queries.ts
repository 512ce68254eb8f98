// Reads what changed between any two versions: two of ours, two of another project, or one of each.

import type { CodeId, VersionId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Read } from '../../store/access.ts'
import { idOf } from '../../store/sql.ts'
import { operations, versionDifferences } from './differences-queries.ts'
import { otherContent, otherVersion, versionsOfOther, withoutContent, type OtherVersion } from './other-queries.ts'
import { codingCounts, presentFramework } from './present-queries.ts'
import { keptVersion, versionRows } from './queries.ts'
import { tellHistory } from './told-history.ts'
import { tellThings } from './told-things.ts'
import { tellDifference } from './told.ts'
import type { KeptFramework, KeptOperation, VersionDifferences, VersionSide } from './types.ts'

/** What changed between two versions; `toId` null is the framework as it is now. Of ours, and of one other project, the older is told first; of two projects the first that was named. Refuses a version with itself. */
export function differencesBetween(read: Read, fromId: VersionId, toId: VersionId | null): VersionDifferences {
  const from = otherVersion(read, fromId)
  const to = toId === null ? null : otherVersion(read, toId)
  if (from === null && to === null) return versionDifferences(read, fromId, toId)
  if (fromId === toId)
    throw new Refusal(
      'same-version',
      `“${from!.called}” does not differ from itself. Choose another version to compare it with.`,
    )
  if (from !== null && to !== null && from.projectId === to.projectId) return withinOther(read, from, to)
  return across(read, [from ?? fromId, to ?? toId])
}

/** What a team changed between two versions of its framework, as those versions tell it. */
function withinOther(read: Read, a: OtherVersion, b: OtherVersion): VersionDifferences {
  const line = versionsOfOther(read, a.projectId)
  const at = (one: OtherVersion) => line.findIndex(each => each.id === one.id)
  const [older, newer] = at(a) < at(b) ? [a, b] : [b, a]
  const between = line.slice(at(older) + 1, at(newer) + 1).map(one => otherContent(read, one.id))
  const sides = { older: sideOfOther(older), newer: sideOfOther(newer) }
  const [was, now] = [otherContent(read, older.id).framework, otherContent(read, newer.id).framework]
  if (was !== null && now !== null) {
    const done = between.flatMap(one => one.operations)
    return { ...sides, told: 'contents', note: null, entries: tellDifference(was, now, done), ...tellThings(was, now) }
  }
  return {
    ...sides,
    told: 'history',
    note: `Not both are kept with their texts: what changed is told from the history of the framework of “${older.project}”. Former definitions cannot be shown.`,
    entries: tellHistory(
      between.flatMap(one => one.entries),
      new Set(),
      [],
    ),
    sets: [],
    questions: [],
  }
}

interface Side {
  readonly side: VersionSide
  readonly framework: KeptFramework
  /** What was done to it until then. */
  readonly done: readonly KeptOperation[]
}

/** How two frameworks differ, of which one at least is another project's. */
function across(read: Read, ends: readonly (OtherVersion | VersionId | null)[]): VersionDifferences {
  const [older, newer] = ends.map(end =>
    end !== null && typeof end === 'object' ? sideThere(read, end) : sideHere(read, end),
  ) as [Side, Side]
  const was = inTermsOf(older.framework, newer.framework)
  const there = new Set<CodeId>(was.codes.map(code => code.id))
  const done = newer.done.filter(one => one.codes.every(id => there.has(id)))
  // What the older never had is new, and not merged or split since.
  const now = {
    ...newer.framework,
    replacements: newer.framework.replacements.filter(one => there.has(one.codeId)),
  }
  const others = [...new Set(ends.flatMap(end => (end !== null && typeof end === 'object' ? [end] : [])))]
  return {
    older: older.side,
    newer: newer.side,
    told: 'contents',
    note: `${others.map(one => `${one.called} is of another project, “${one.project}”`).join('; ')}. Codes are the same where they were found to be one when it was brought in; all others are that project’s own.`,
    entries: tellDifference(was, now, done),
    ...tellThings(was, now),
  }
}

function sideThere(read: Read, other: OtherVersion): Side {
  const { framework } = otherContent(read, other.id)
  if (framework === null) throw withoutContent(other.called)
  const line = versionsOfOther(read, other.projectId)
  const upto = line.slice(0, line.findIndex(one => one.id === other.id) + 1)
  return {
    side: sideOfOther(other),
    framework,
    done: upto.flatMap(one => otherContent(read, one.id).operations),
  }
}

function sideHere(read: Read, id: VersionId | null): Side {
  if (id === null)
    return {
      side: { id: null, label: 'present', on: null, reason: null, by: null },
      framework: presentFramework(read, codingCounts(read)),
      done: operations(read),
    }
  const { label, framework } = keptVersion(read, id)
  const row = versionRows(read).find(one => idOf(one.id) === id)!
  return {
    side: { id, label, on: row.saved_at ?? row.saved_on, reason: row.reason, by: row.by },
    framework,
    done: operations(read).filter(one => one.n <= (row.upto ?? 0)),
  }
}

function sideOfOther({ id, called, savedAt, savedOn, reason, by }: OtherVersion): VersionSide {
  return { id, label: called, on: savedAt ?? savedOn, reason, by }
}

/** A framework without what only numbers it among its own: how often a code was defined anew, and the places of sets and questions. Of two projects these say nothing. */
function inTermsOf(framework: KeptFramework, other: KeptFramework): KeptFramework {
  const definitions = new Map(other.codes.map(code => [code.id, code.definition]))
  const places = new Map<string, number>([...other.sets, ...other.questions].map(one => [one.id, one.place]))
  const placed = <Thing extends { readonly id: string; readonly place: number }>(one: Thing): Thing => ({
    ...one,
    place: places.get(one.id) ?? one.place,
  })
  return {
    ...framework,
    codes: framework.codes.map(code => ({ ...code, definition: definitions.get(code.id) ?? code.definition })),
    sets: framework.sets.map(placed),
    questions: framework.questions.map(placed),
  }
}
