// The framework matrix as a view holds it: asked whole once, then brought up by the rows under which something changed.

import { useEffect, useRef, useState } from 'react'
import { broughtUp } from '../../src/analysis/summaries/since.ts'
import type { FrameworkMatrix } from '../../src/analysis/summaries/types.ts'
import type { Input } from '../../src/api/contract.ts'
import { call, sentenceOf } from '../client/client.ts'
import { words } from '../words/en.ts'
import { MOVES_FILTERED } from './filtered-tables.ts'
import { useRounds, type Answered } from './use-answer.ts'

/** A change of any of these may move what the matrix shows. */
const TABLES: readonly string[] = [
  ...MOVES_FILTERED,
  'summary',
  'summary_link',
  'source_coder',
  'question',
  'code_question',
]

interface Held {
  /** What was asked. */
  readonly asked: string
  readonly matrix: FrameworkMatrix | null
  readonly stamp: string | null
  readonly trouble: string | null
}

/** Asks for the matrix; after a change asks only what of it is not as it was. The last answer stays while the next is read. */
export function useFrameworkMatrix(request: Input<'summary.matrix'>): Answered<'summary.matrix'> {
  const [held, setHeld] = useState<Held>({ asked: '', matrix: null, stamp: null, trouble: null })
  const [round, again] = useRounds(TABLES)
  const asked = JSON.stringify(request)
  const latest = useRef({ request, held })
  useEffect(() => {
    latest.current = { request, held }
  })

  const question = `${round} ${asked}`
  useEffect(() => {
    let current = true
    const { request: now, held: before } = latest.current
    // What follows the number of the round is what was asked.
    const wanted = question.slice(question.indexOf(' ') + 1)
    const known = before.asked === wanted ? before.matrix : null
    call('summary.since', { ...now, since: known === null ? null : before.stamp }).then(
      answer =>
        current &&
        setHeld({
          asked: wanted,
          matrix: known === null ? answer.whole : broughtUp(known, now, answer),
          stamp: answer.stamp,
          trouble: null,
        }),
      (error: unknown) =>
        current &&
        setHeld({
          asked: wanted,
          matrix: before.matrix,
          stamp: null,
          trouble: sentenceOf(error, words.frame.mistake),
        }),
    )
    return () => {
      current = false
    }
  }, [question])

  return { answer: held.matrix, trouble: held.trouble, busy: held.asked !== asked, again }
}
