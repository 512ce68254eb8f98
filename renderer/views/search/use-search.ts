import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { SearchHit } from '../../../src/search/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { MOVES_FILTERED } from '../../state/filtered-tables.ts'
import { useRounds } from '../../state/use-answer.ts'
import { words as catalogue } from '../../words/en.ts'

/** Whose words are searched. */
export type Speakers = 'all' | 'respondents' | 'interviewers'

/** What was found so far. `total` is exact when `exact`; until then it is a lower bound. */
export interface Findings {
  readonly words: string
  readonly hits: readonly SearchHit[]
  readonly total: number
  readonly sources: number
  readonly exact: boolean
}

const TEXTS = ['paragraph', 'source']
const PAGE = 50
const MORE = 200
/** A pause in typing, in milliseconds, before the core is asked. */
const PAUSE = 120

/** Searches as a person types: the first places at once, more when asked for, the exact count when it is known. */
export function useSearch(
  words: string,
  speakers: Speakers,
  filter: Filter | null,
): { findings: Findings | null; trouble: string | null; busy: boolean; more: () => void } {
  const [findings, setFindings] = useState<Findings | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [round] = useRounds(filter === null ? TEXTS : MOVES_FILTERED)
  const latest = useRef(0)
  const asked = words.trim()
  // Filters are values: the same one is the same question.
  const filtered = filter === null ? null : JSON.stringify(filter)
  // `round` grows when the texts change: the same words are then another question.
  const question = useMemo(
    () => ({ words: asked, speakers, filter: filtered === null ? null : (JSON.parse(filtered) as Filter), round }),
    [asked, speakers, filtered, round],
  )
  const [answered, setAnswered] = useState<object | null>(null)

  useEffect(() => {
    const mine = ++latest.current
    const { words: wanted, speakers: whose, filter: within } = question
    if (wanted === '') return
    const timer = setTimeout(async () => {
      try {
        const first = await call('search.text', {
          words: wanted,
          speakers: whose,
          filter: within,
          from: 0,
          limit: PAGE,
        })
        if (mine !== latest.current) return
        setTrouble(null)
        setFindings({ words: wanted, ...first })
        setAnswered(question)
        if (first.exact) return
        const counted = await call('search.count', { words: wanted, speakers: whose, filter: within })
        if (mine === latest.current) setFindings(now => now && { ...now, ...counted, exact: true })
      } catch (error) {
        if (mine !== latest.current) return
        // A phrase not closed yet is no reason to take the last places away: its sentence stands beside them.
        setTrouble(sentenceOf(error, catalogue.frame.mistake))
        setAnswered(question)
      }
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [question])

  const reading = useRef(false)
  const more = useCallback(() => {
    if (reading.current || findings === null || findings.hits.length >= findings.total) return
    const mine = latest.current
    reading.current = true
    const read = async () => {
      try {
        const next = await call('search.text', {
          words: findings.words,
          speakers: question.speakers,
          filter: question.filter,
          from: findings.hits.length,
          limit: MORE,
        })
        if (mine === latest.current) setFindings(now => now && { ...now, hits: [...now.hits, ...next.hits] })
      } catch (error) {
        setTrouble(sentenceOf(error, catalogue.frame.mistake))
      } finally {
        reading.current = false
      }
    }
    void read()
  }, [findings, question])

  // Without words nothing is found, whatever was found before.
  const empty = asked === ''
  return {
    findings: empty ? null : findings,
    trouble: empty ? null : trouble,
    busy: !empty && answered !== question,
    more,
  }
}
