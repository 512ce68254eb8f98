// The state of the list of codes: what was typed, what is offered for it, where one stands in it, what is chosen.

import { useEffect, useMemo, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { FoundCode } from '../../../src/search/types.ts'
import { offersFor, type AtHand, type Offer } from './code-choice.ts'
import { findCodes } from './found-codes.ts'

const NONE: readonly FoundCode[] = []

/** The list of codes as it stands. `ids` are what Enter would apply. */
export function useCodeChoice(codes: readonly Code[], atHand: AtHand) {
  const [typed, setTyped] = useState({ query: '', at: 0, walked: false })
  const [chosen, setChosen] = useState<readonly CodeId[]>([])
  const { found, isSettled } = useFound(typed.query.trim())
  const offers = useMemo(() => offersFor(typed.query, codes, found, atHand), [typed.query, codes, found, atHand])
  const offer: Offer | undefined = offers[Math.min(typed.at, offers.length - 1)]
  // With codes chosen already, the one under the cursor counts only when it was sought or walked to.
  const counts = offer !== undefined && (chosen.length === 0 || typed.query.trim() !== '' || typed.walked)
  const ids = [...new Set(counts ? [...chosen, offer.code.id] : chosen)]
  const type = (query: string) => setTyped({ query, at: 0, walked: false })
  return {
    ...typed,
    offers,
    offer,
    chosen,
    ids,
    /** What is offered answers what was typed; else a space typed now is a letter. */
    isSettled,
    type,
    /** Stands on another offer; `walked` when by a key. */
    stand: (at: number, walked: boolean) =>
      setTyped(now => ({ ...now, at: Math.max(0, Math.min(offers.length - 1, at)), walked: now.walked || walked })),
    /** Chooses a code besides others, or takes it off again. */
    toggle(codeId: CodeId) {
      setChosen(now => (now.includes(codeId) ? now.filter(one => one !== codeId) : [...now, codeId]))
      type('')
    },
  }
}

/** What the core finds for some words; what it found for the words before until then, so that the list does not jump. */
function useFound(query: string): { readonly found: readonly FoundCode[]; readonly isSettled: boolean } {
  const [last, setLast] = useState<{ readonly query: string; readonly found: readonly FoundCode[] }>({
    query: '',
    found: NONE,
  })
  useEffect(() => {
    if (query === '') return undefined
    let current = true
    // Without the core's answer names are found all the same; only typos are not forgiven.
    const take = (found: readonly FoundCode[]) => {
      if (current) setLast({ query, found })
    }
    findCodes(query).then(take, () => take(NONE))
    return () => {
      current = false
    }
  }, [query])
  return query === '' ? { found: NONE, isSettled: true } : { found: last.found, isSettled: last.query === query }
}
