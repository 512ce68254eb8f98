import { useEffect, useEffectEvent, useRef } from 'react'

/** Enter that came before the answer to what was typed. */
export interface WaitingEnter<How> {
  /** `how` is handed on to the choosing. */
  readonly wait: (how: How) => void
  /** More was typed: Enter would mean something else now. */
  readonly forget: () => void
}

/** For lists that are found while one types: Enter means what was typed, not what the list shows for less of it. Pressed before the list is `settled` it waits, and `choose` is called when the answer is there. */
export function useWaitingEnter<How>(settled: boolean, choose: (how: How) => void): WaitingEnter<How> {
  const waiting = useRef<{ readonly how: How } | null>(null)
  const onSettled = useEffectEvent(() => {
    const enter = waiting.current
    waiting.current = null
    if (enter) choose(enter.how)
  })
  useEffect(() => {
    if (settled) onSettled()
  }, [settled])
  return {
    wait: how => {
      waiting.current = { how }
    },
    forget: () => {
      waiting.current = null
    },
  }
}
