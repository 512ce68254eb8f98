import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { KINDS } from '../../../src/search/ranking.ts'
import type { Found } from '../../../src/search/types.ts'
import { call } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'
import { recentThings } from '../../state/recent-things.ts'
import { learnTitles, titledSo } from '../../state/titles.ts'
import type { Asked, PaletteKind } from './kinds.ts'

/** What was found, and whether what stands first answers what is typed now: until `settled`, it may answer what was typed a moment ago. */
export interface Finding {
  readonly found: readonly Found[]
  readonly settled: boolean
  /** Begins to ask the core, before anything is drawn. */
  readonly askAhead: (asked: Asked) => void
}

interface Question {
  readonly key: string
  readonly words: string
  readonly kinds: readonly Found['kind'][]
  readonly limit: number
}

interface Asking {
  readonly key: string
  readonly answer: Promise<readonly Found[]>
}

const NONE: readonly Found[] = []

function questionOf({ words, kind }: Asked): Question | null {
  const asked = words.trim().slice(0, 200)
  if (asked === '' || kind === 'command') return null
  // Other kinds make another question of the same words.
  return { key: `${kind ?? ''}\n${asked}`, words: asked, kinds: kind === null ? KINDS : [kind], limit: mostOf(kind) }
}

const mostOf = (kind: PaletteKind | null) => (kind === null ? 20 : 50)
const recentIds = () => recentThings().map(thing => thing.id)
const ask = ({ key, words, kinds, limit }: Question): Asking => ({
  key,
  answer: call('search.find', { words, limit, recent: recentIds(), kinds: [...kinds] }),
})

/** What is found for words, among one kind when it is given, what was opened last first among equals. What is called as it is typed comes from the window's own titles, in the frame of the key; what else the core finds, slips forgiven, comes after it, so that nothing moves under the hand. The answer to an older question never covers a newer one. */
export function useFound(asked: Asked): Finding {
  const [last, setLast] = useState<{ readonly key: string; readonly found: readonly Found[] }>({ key: '', found: NONE })
  const ahead = useRef<Asking | null>(null)
  const open = useProject(state => state.phase === 'open')
  useLearning()
  const { words, kind } = asked
  const question = useMemo(() => (open ? questionOf({ words, kind }) : null), [open, words, kind])
  const known = useMemo(
    () => (question === null ? NONE : (titledSo(question.words, question.kinds, recentIds(), question.limit) ?? NONE)),
    [question],
  )
  useEffect(() => {
    if (question === null) return
    let current = true
    const { key } = question
    const asking = ahead.current?.key === key ? ahead.current : ask(question)
    asking.answer.then(
      // At once, not when the scheduler has time: the next frame is the one the person waits for.
      found => current && flushSync(() => setLast({ key, found })),
      // Half-typed questions may be refused: the last answers stay.
      () => current && setLast(({ found }) => ({ key, found })),
    )
    return () => {
      current = false
    }
  }, [question])
  const askAhead = (next: Asked) => {
    const coming = open ? questionOf(next) : null
    if (coming === null || coming.key === ahead.current?.key) return
    ahead.current = ask(coming)
    ahead.current.answer.catch(() => {})
  }
  const isAnswered = question === null || last.key === question.key
  const found = useMemo(() => {
    if (question === null) return NONE
    if (known.length === 0) return last.found
    if (!isAnswered || known.length >= question.limit) return known
    const ids = new Set(known.map(one => one.id))
    const others = last.found.filter(one => !ids.has(one.id))
    return others.length === 0 ? known : [...known, ...others].slice(0, question.limit)
  }, [question, known, last, isAnswered])
  return { found, settled: isAnswered || known.length > 0, askAhead }
}

/** Takes titles apart while nobody types. */
function useLearning(): void {
  useEffect(() => {
    const learning = learnTitles()
    let timer: ReturnType<typeof setTimeout> | null = null
    const step = () => {
      timer = learning.next().done === true ? null : setTimeout(step, 0)
    }
    timer = setTimeout(step, 0)
    return () => {
      if (timer !== null) clearTimeout(timer)
    }
  }, [])
}
