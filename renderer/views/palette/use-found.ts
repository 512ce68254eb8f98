import { useEffect, useState } from 'react'
import type { Found } from '../../../src/search/types.ts'
import { call } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'

const NONE: readonly Found[] = []

/** What the core finds for what was typed; the answer to an older question never covers a newer one. */
export function useFound(typed: string): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>(NONE)
  const open = useProject(state => state.phase === 'open')
  const question = open ? typed.trim().slice(0, 200) : ''
  useEffect(() => {
    if (question === '') return
    let current = true
    call('search.find', { words: question, limit: 20 }).then(
      answer => current && setFound(answer),
      // Half-typed questions may be refused: the last answers stay.
      () => {},
    )
    return () => {
      current = false
    }
  }, [question])
  return question === '' ? NONE : found
}
