import { useCallback, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../../src/search/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { useProject } from '../../state/project.ts'
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

const PAGE = 50
const MORE = 200
/** A pause in typing, in milliseconds, before the core is asked. */
const PAUSE = 120

/** Searches as a person types: the first places at once, more when asked for, the exact count when it is known. */
export function useSearch(
  words: string,
  speakers: Speakers,
): { findings: Findings | null; trouble: string | null; busy: boolean; more(): void } {
  const [findings, setFindings] = useState<Findings | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [round, setRound] = useState(0)
  const latest = useRef(0)
  const asked = words.trim()

  useEffect(
    () =>
      useProject.subscribe((state, before) => {
        const tables = state.change === before.change ? [] : (state.lastChange?.tables ?? [])
        if (tables.includes('paragraph') || tables.includes('source')) setRound(n => n + 1)
      }),
    [],
  )

  useEffect(() => {
    const mine = ++latest.current
    if (asked === '') {
      setFindings(null)
      setTrouble(null)
      setBusy(false)
      return
    }
    setBusy(true)
    const timer = setTimeout(async () => {
      try {
        const first = await call('search.text', { words: asked, speakers, from: 0, limit: PAGE })
        if (mine !== latest.current) return
        setTrouble(null)
        setFindings({ words: asked, ...first })
        setBusy(false)
        if (first.exact) return
        const counted = await call('search.count', { words: asked, speakers })
        if (mine === latest.current) setFindings(now => now && { ...now, ...counted, exact: true })
      } catch (error) {
        if (mine !== latest.current) return
        // A phrase not closed yet is no reason to take the last places away: its sentence stands beside them.
        setTrouble(sentenceOf(error, catalogue.frame.mistake))
        setBusy(false)
      }
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [asked, speakers, round])

  const reading = useRef(false)
  const more = useCallback(() => {
    if (reading.current || findings === null || findings.hits.length >= findings.total) return
    const mine = latest.current
    reading.current = true
    call('search.text', { words: findings.words, speakers, from: findings.hits.length, limit: MORE })
      .then(
        next => {
          if (mine === latest.current) setFindings(now => now && { ...now, hits: [...now.hits, ...next.hits] })
        },
        (error: unknown) => setTrouble(sentenceOf(error, catalogue.frame.mistake)),
      )
      .finally(() => {
        reading.current = false
      })
  }, [findings, speakers])

  return { findings, trouble, busy, more }
}
