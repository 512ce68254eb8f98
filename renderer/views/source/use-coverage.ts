// What the bar and the status line say about this source: who coded, which codes are used, what is not coded yet.

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { codableTurns, notCodedYet, shareCoded } from './coverage.ts'
import type { Reader } from './reader.ts'
import type { Team } from './team.ts'

interface Coverage {
  readonly toolbar: {
    readonly used: readonly Code[]
    readonly coders: readonly CoderId[]
    readonly notCoded: number | null
    readonly isCodedByMe: boolean
    readonly canWrite: boolean
  }
}

/** Counts anew when codings change; says the place in the status bar. */
export function useCoverage(reader: Reader, team: Team): Coverage {
  const codings = useSyncExternalStore(reader.subscribe, () => reader.codings)
  const all = reader.session.codings
  const { reading, source } = reader.session
  const codes = useCodes(state => state.items)
  const readOnly = useProject(state => state.info?.readOnly ?? false)
  const turns = useMemo(() => (reading === null ? [] : codableTurns(reading)), [reading])
  const used = useMemo(() => {
    const ids = new Set<CodeId>(all.map(coding => coding.codeId))
    return codes.filter(code => ids.has(code.id))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `codings` changes whenever `all` does
  }, [codings, all, codes])
  const coders = useMemo(() => {
    const ids = [...new Set(all.map(coding => coding.coderId))]
    return ids.sort((a, b) => Number(b === team.youId) - Number(a === team.youId))
  }, [all, team])
  const notCoded = useMemo(() => (team.youId === null || turns.length === 0 ? null : notCodedYet(turns, all, team.youId).length), [turns, all, team.youId])
  const share = useMemo(() => (team.youId === null ? null : shareCoded(turns, all, team.youId)), [turns, all, team.youId])
  const who = useMemo(() => {
    const speakers = new Set(turns.map(turn => turn.rows[0]?.speaker?.label ?? null))
    return speakers.size === 1 ? [...speakers][0]! : null
  }, [turns])

  const selection = useSyncExternalStore(reader.subscribe, () => reader.selection)
  const row = selection === null || reading === null ? undefined : reading.rows[rowAt(reading.rows, selection.focus)]
  const last = reading?.rows.at(-1)?.paragraph.number ?? null
  const said = [share === null ? null : words.source.codedByYou(share, who), row?.paragraph.number == null || last === null ? null : words.source.place(row.paragraph.number, last)].filter(one => one !== null)
  const key = said.join('\n')
  useEffect(() => useStatus.getState().setPlace(key === '' ? [] : key.split('\n')), [key])
  useEffect(() => () => useStatus.getState().setPlace([]), [])

  const isCodedByMe = team.youId !== null && (source?.codedBy.includes(team.youId) ?? false)
  return { toolbar: { used, coders, notCoded, isCodedByMe, canWrite: !readOnly } }
}
