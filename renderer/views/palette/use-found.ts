import { useEffect, useState } from 'react'
import type { Found } from '../../../src/search/types.ts'
import { call } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'

/** What was found, and whether it answers what is typed now: until `settled`, it answers what was typed a moment ago. */
export interface Finding {
  readonly found: readonly Found[]
  readonly settled: boolean
}

const NOTHING: Finding = { found: [], settled: true }

/** What the core finds for what was typed; the answer to an older question never covers a newer one. */
export function useFound(typed: string): Finding {
  const [last, setLast] = useState<{ readonly question: string; readonly found: readonly Found[] }>({
    question: '',
    found: NOTHING.found,
  })
  const open = useProject(state => state.phase === 'open')
  const question = open ? typed.trim().slice(0, 200) : ''
  useEffect(() => {
    if (question === '') return
    let current = true
    call('search.find', { words: question, limit: 20 }).then(
      found => current && setLast({ question, found }),
      // Half-typed questions may be refused: the last answers stay.
      () => current && setLast(({ found }) => ({ question, found })),
    )
    return () => {
      current = false
    }
  }, [question])
  if (question === '') return NOTHING
  return { found: last.found, settled: last.question === question }
}
