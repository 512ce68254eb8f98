import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, CallName, Input } from '../../src/api/contract.ts'
import { call, sentenceOf } from '../client/client.ts'
import { words } from '../words/en.ts'
import { Newest } from './newest.ts'
import { useProject } from './project.ts'

/** The answer of a query as a view holds it: the last one stays while the next is read, so that nothing flickers. */
export interface Answered<Name extends CallName> {
  readonly answer: Answer<Name> | null
  /** A sentence when the last asking met trouble. */
  readonly trouble: string | null
  readonly busy: boolean
  /** Asks again now. */
  readonly again: () => void
}

/** How often something is asked: once more after each change that touches one of `tables` (any change for null), and when the second of the answer is called. */
export function useRounds(tables: readonly string[] | null): readonly [round: number, again: () => void] {
  const [round, setRound] = useState(0)
  const latest = useRef(tables)
  useEffect(() => {
    latest.current = tables
  })
  useEffect(
    () =>
      useProject.subscribe((state, before) => {
        if (state.change === before.change || state.lastChange === null) return
        const { everything, tables: changed } = state.lastChange
        const those = latest.current
        if (everything || those === null || changed.some(table => those.includes(table))) setRound(n => n + 1)
      }),
    [],
  )
  const again = useCallback(() => setRound(n => n + 1), [])
  return [round, again]
}

/** Asks a query, and asks again when its input changes or a change touches one of `tables` (any for null). With a null input nothing is asked. */
export function useAnswer<Name extends CallName>(
  name: Name,
  input: Input<Name> | null,
  tables: readonly string[] | null,
): Answered<Name> {
  const [held, hold] = useState<{ asked: string; answer: Answer<Name> | null; trouble: string | null }>({
    asked: '',
    answer: null,
    trouble: null,
  })
  const [round, again] = useRounds(tables)
  const question = input === null ? null : `${round} ${JSON.stringify(input)}`
  const latest = useRef(input)
  const [readings] = useState(() => new Newest())
  useEffect(() => {
    latest.current = input
  })

  useEffect(() => {
    if (question === null) return
    let current = true
    readings.ask(() =>
      call(name, latest.current as Input<Name>).then(
        answer => current && hold({ asked: question, answer, trouble: null }),
        (error: unknown) =>
          current &&
          hold(now => ({ asked: question, answer: now.answer, trouble: sentenceOf(error, words.frame.mistake) })),
      ),
    )
    return () => {
      current = false
      readings.drop()
    }
  }, [name, question, readings])

  return { answer: held.answer, trouble: held.trouble, busy: question !== null && held.asked !== question, again }
}
