import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, CallName, Input } from '../../src/api/contract.ts'
import { call, sentenceOf, TroubleError } from '../client/client.ts'
import { words } from '../words/en.ts'
import { withJob } from './status.ts'
import { useRounds, type Answered } from './use-answer.ts'

/** An answer that takes its time: with its progress and Stop in the status bar. */
export interface LongAnswered<Name extends CallName> extends Answered<Name> {
  /** What the answer that is held answers: not what was asked last where that is under way or was stopped. */
  readonly of: Input<Name> | null
  /** Somebody stopped what was asked last. */
  readonly isStopped: boolean
  readonly stop: () => void
}

interface Held<Name extends CallName> {
  readonly asked: string
  readonly answer: Answer<Name> | null
  readonly of: Input<Name> | null
  readonly trouble: string | null
  readonly isStopped: boolean
}

/** Asks for long work that only reads, and again when its input changes or a change touches one of `tables`. What is not wanted any more is stopped; what a person stops leaves the last answer. With a null input nothing is asked. */
export function useLongAnswer<Name extends CallName>(
  name: Name,
  input: Input<Name> | null,
  tables: readonly string[],
  label: string,
): LongAnswered<Name> {
  const [held, hold] = useState<Held<Name>>({ asked: '', answer: null, of: null, trouble: null, isStopped: false })
  const [round, again] = useRounds(tables)
  const question = input === null ? null : `${round} ${JSON.stringify(input)}`
  const latest = useRef(input)
  const running = useRef<AbortController | null>(null)
  useEffect(() => {
    latest.current = input
  })

  useEffect(() => {
    if (question === null) return
    const asked = latest.current as Input<Name>
    const stopper = new AbortController()
    let isWanted = true
    running.current = stopper
    withJob(label, options => call(name, asked, options), stopper).then(
      answer => isWanted && hold({ asked: question, answer, of: asked, trouble: null, isStopped: false }),
      (error: unknown) => {
        if (!isWanted) return
        const isStopped = error instanceof TroubleError && error.trouble.kind === 'cancelled'
        const trouble = isStopped ? null : sentenceOf(error, words.frame.mistake)
        hold(now => ({ ...now, asked: question, trouble, isStopped }))
      },
    )
    return () => {
      isWanted = false
      stopper.abort()
    }
  }, [name, label, question])

  const stop = useCallback(() => running.current?.abort(), [])
  return {
    answer: held.answer,
    of: held.of,
    trouble: held.trouble,
    isStopped: held.isStopped && held.asked === question,
    busy: question !== null && held.asked !== question,
    again,
    stop,
  }
}
