// What the bar and the status line say about this source: who coded, which codes are used, what is not coded yet. Counted
// after the stripes are on screen: nobody waits for a count.

import { useContext, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CoderId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { InFront } from '../../actions/registry.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { codableTurns, notCodedYet, shareCoded } from './coverage.ts'
import type { Reader } from './reader.ts'
import type { Team } from './team.ts'

/** The counts of a source. Lists stay the same object while they say the same. */
export interface Coverage {
  /** The codes used in this source, in framework order. */
  readonly used: readonly Code[]
  /** Coders who coded here, you first. */
  readonly coders: readonly CoderId[]
  readonly notCoded: number | null
  readonly hasTurns: boolean
  readonly isCodedByMe: boolean
  readonly canWrite: boolean
}

/** Counts anew when codings change; says the place in the status bar. */
export function useCoverage(reader: Reader, byId: ReadonlyMap<string, Code>, team: Team): Coverage {
  const { session } = reader
  const all = useDeferredValue(useSyncExternalStore(reader.subscribe, () => session.codings))
  const { reading, source } = session
  const readOnly = useProject(state => state.info?.readOnly ?? false)
  const { youId } = team
  const turns = useMemo(() => (reading === null ? [] : codableTurns(reading)), [reading])
  const used = useSameList(
    useMemo(() => {
      const ids = new Set<string>(all.map(coding => coding.codeId))
      return [...byId.values()].filter(code => ids.has(code.id))
    }, [all, byId]),
  )
  const coders = useSameList(
    useMemo(
      () =>
        [...new Set(all.map(coding => coding.coderId))].sort(
          (a, b) => Number(b === youId) - Number(a === youId) || (a < b ? -1 : 1),
        ),
      [all, youId],
    ),
  )
  const notCoded = useMemo(
    () => (youId === null || turns.length === 0 ? null : notCodedYet(turns, all, youId).length),
    [turns, all, youId],
  )
  const share = useMemo(() => (youId === null ? null : shareCoded(turns, all, youId)), [turns, all, youId])
  const who = useMemo(() => {
    const speakers = new Set(turns.map(turn => turn.rows[0]?.speaker?.label ?? null))
    return speakers.size === 1 ? [...speakers][0]! : null
  }, [turns])

  const selection = useDeferredValue(useSyncExternalStore(reader.subscribe, () => reader.selection))
  const row = selection === null || reading === null ? undefined : reading.rows[rowAt(reading.rows, selection.focus)]
  const last = reading?.rows.at(-1)?.paragraph.number ?? null
  const place = row?.paragraph.number == null || last === null ? null : words.source.place(row.paragraph.number, last)
  const key = [share === null ? null : words.source.codedByYou(share, who), place]
    .filter(one => one !== null)
    .join('\n')
  const inFront = useContext(InFront)
  useEffect(() => {
    if (inFront) useStatus.getState().setPlace(key === '' ? [] : key.split('\n'))
  }, [key, inFront])
  useEffect(() => (inFront ? () => useStatus.getState().setPlace([]) : undefined), [inFront])

  const hasTurns = (source?.speakers.length ?? 0) > 0
  return {
    used,
    coders,
    notCoded,
    hasTurns,
    isCodedByMe: youId !== null && (source?.codedBy.includes(youId) ?? false),
    canWrite: !readOnly,
  }
}

/** The list as it was, while it holds the same things. */
function useSameList<Item>(list: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(list)
  if (kept === list || (kept.length === list.length && kept.every((one, at) => one === list[at]))) return kept
  keep(list)
  return list
}
