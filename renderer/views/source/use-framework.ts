// The framework and the team as the reading view needs them. Both lists are read again after every coding, because they
// carry counts: what is made of them here stays the same object until order, names or colours change.

import { useMemo, useState } from 'react'
import type { CodeId, CoderId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import type { Framework } from './reader.ts'
import type { Team } from './team.ts'

/** The framework's order and colours, everybody who codes, and the codes by id. */
export function useFrameworkAndTeam(): {
  readonly framework: Framework
  readonly team: Team
  readonly byId: ReadonlyMap<string, Code>
} {
  const codes = useSame(
    useCodes(state => state.items),
    code => `${code.id} ${code.name} ${code.hue} ${code.pattern} ${code.kind} ${code.status} ${code.parentId}`,
  )
  const coders = useSame(
    useCoders(state => state.items),
    coder => `${coder.id} ${coder.name} ${coder.initials}`,
  )
  const youId = useProject(state => state.info?.coder.id ?? null)
  const byId = useMemo(() => new Map<string, Code>(codes.map(code => [code.id, code])), [codes])
  const team = useMemo<Team>(
    () => ({ coders: new Map(coders.map(coder => [coder.id, coder])), youId }),
    [coders, youId],
  )
  const framework = useMemo<Framework>(() => {
    const hues = new Map<CodeId, number>(codes.map(code => [code.id, Math.max(0, code.hue)]))
    const order: CoderId[] = coders.map(coder => coder.id).sort((a, b) => Number(b === youId) - Number(a === youId))
    return { order: codes.map(code => code.id), coders: order, hues }
  }, [codes, coders, youId])
  return { framework, team, byId }
}

/** The list as it was, while every item still says the same. */
function useSame<Item>(items: readonly Item[], says: (item: Item) => string): readonly Item[] {
  const [kept, keep] = useState(() => ({ items, from: items, key: items.map(says).join('\n') }))
  if (kept.from === items) return kept.items
  const key = items.map(says).join('\n')
  const next = kept.key === key ? { ...kept, from: items } : { items, from: items, key }
  keep(next)
  return next.items
}
