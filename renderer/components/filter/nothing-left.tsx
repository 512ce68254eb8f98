// When a filter leaves nothing: which of its conditions does, found by asking with one condition after the other.

import { useEffect, useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { filterClause } from '../../../src/analysis/filter/words.ts'
import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { filterWords } from '../../words/filter.ts'
import { Button } from '../button.tsx'
import { EmptyState } from '../empty-state.tsx'
import { useFilterOffers } from './use-filter-offers.ts'

const w = filterWords.nothing

/** The condition that leaves nothing: by itself, or after those before it. */
interface Culprit {
  readonly at: number
  readonly alone: boolean
}

/** How many codings pass a filter. */
async function passing(filter: Filter): Promise<number> {
  const request: Input<'matrix.compute'> = {
    rows: 'codes',
    columns: 'coders',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    filter,
  }
  return (await call('matrix.compute', request)).total
}

/** Finds the condition: first each by itself, then with those before it. Null where something passes after all. */
async function findCulprit(
  parts: readonly Filter[],
  count: (filter: Filter) => Promise<number>,
): Promise<Culprit | null> {
  for (const [at, part] of parts.entries()) if ((await count(part)) === 0) return { at, alone: true }
  for (let at = 1; at < parts.length; at++)
    if ((await count({ all: parts.slice(0, at + 1) })) === 0) return { at, alone: false }
  return null
}

/** Says which condition leaves nothing, and offers to leave it out. */
export function NothingLeft({
  filter,
  onChange,
}: {
  filter: Filter
  readonly onChange: (filter: Filter | null) => void
}) {
  const { names } = useFilterOffers()
  const parts = 'all' in filter ? filter.all : [filter]
  const [found, setFound] = useState<{ asked: string; culprit: Culprit | null } | null>(null)
  const asked = JSON.stringify(filter)
  useEffect(() => {
    let isWanted = true
    const given = JSON.parse(asked) as Filter
    findCulprit('all' in given ? given.all : [given], passing).then(
      culprit => isWanted && setFound({ asked, culprit }),
      // Without an answer the general sentence stands.
      () => isWanted && setFound({ asked, culprit: null }),
    )
    return () => {
      isWanted = false
    }
  }, [asked])
  const culprit = found?.asked === asked ? found.culprit : null
  const part = culprit === null ? undefined : parts[culprit.at]
  const clause = part === undefined ? '' : filterClause(part, names)
  return (
    <EmptyState title={w.whole}>
      {found?.asked !== asked ? (
        <p role="status">{w.looking}</p>
      ) : culprit !== null && part !== undefined ? (
        <>
          <p role="status">{culprit.alone ? w.alone(clause) : w.together(clause, culprit.at)}</p>
          <Button
            onClick={() => {
              const rest = parts.filter((_, at) => at !== culprit.at)
              onChange(rest.length === 0 ? null : { all: rest })
            }}
          >
            {w.without}
          </Button>
        </>
      ) : null}
    </EmptyState>
  )
}
