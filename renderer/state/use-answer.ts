import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, CallName, Input } from '../../src/api/contract.ts'
import { call, sentenceOf } from '../client/client.ts'
import { words } from '../words/en.ts'
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

/** Asks a query, and asks again when its input changes or a change touches one of `tables`. With a null input nothing is asked. */
export function useAnswer<Name extends CallName>(name: Name, input: Input<Name> | null, tables: readonly string[]): Answered<Name> {
  const [held, hold] = useState<{ answer: Answer<Name> | null; trouble: string | null }>({ answer: null, trouble: null })
  const [busy, setBusy] = useState(input !== null)
  const [round, setRound] = useState(0)
  const key = input === null ? null : JSON.stringify(input)
  const asked = useRef(input)
  asked.current = input
  const touching = useRef(tables)
  touching.current = tables

  useEffect(
    () =>
      useProject.subscribe((state, before) => {
        if (state.change === before.change || state.lastChange === null) return
        if (state.lastChange.everything || state.lastChange.tables.some(table => touching.current.includes(table))) setRound(n => n + 1)
      }),
    [],
  )

  useEffect(() => {
    if (key === null) {
      setBusy(false)
      return
    }
    let current = true
    setBusy(true)
    call(name, asked.current as Input<Name>).then(
      answer => {
        if (!current) return
        hold({ answer, trouble: null })
        setBusy(false)
      },
      (error: unknown) => {
        if (!current) return
        hold(now => ({ answer: now.answer, trouble: sentenceOf(error, words.frame.mistake) }))
        setBusy(false)
      },
    )
    return () => {
      current = false
    }
  }, [name, key, round])

  const again = useCallback(() => setRound(n => n + 1), [])
  return { ...held, busy, again }
}
