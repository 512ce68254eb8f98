import { useEffect, useState } from 'react'
import type { Found } from '../../../src/search/types.ts'
import { call } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'
import { recentThings } from '../../state/recent-things.ts'
import type { PaletteKind } from './kinds.ts'

/** What was found, and whether it answers what is typed now: until `settled`, it answers what was typed a moment ago. */
export interface Finding {
  readonly found: readonly Found[]
  readonly settled: boolean
}

const NOTHING: Finding = { found: [], settled: true }

/** What the core finds for words, among one kind when it is given, what was opened last first among equals; the answer to an older question never covers a newer one. */
export function useFound(words: string, kind: PaletteKind | null): Finding {
  const [last, setLast] = useState<{ readonly question: string; readonly found: readonly Found[] }>({
    question: '',
    found: NOTHING.found,
  })
  const open = useProject(state => state.phase === 'open')
  const asked = open && kind !== 'command' ? words.trim().slice(0, 200) : ''
  // Other kinds make another question of the same words.
  const question = asked === '' ? '' : `${kind ?? ''}\n${asked}`
  useEffect(() => {
    if (asked === '') return
    let current = true
    const recent = recentThings().map(thing => thing.id)
    const among = kind === null || kind === 'command' ? {} : { kinds: [kind] }
    call('search.find', { words: asked, limit: kind === null ? 20 : 50, recent, ...among }).then(
      found => current && setLast({ question, found }),
      // Half-typed questions may be refused: the last answers stay.
      () => current && setLast(({ found }) => ({ question, found })),
    )
    return () => {
      current = false
    }
  }, [question, asked, kind])
  if (question === '') return NOTHING
  return { found: last.found, settled: last.question === question }
}
