// All answers taken back at once, and given again as they were.

import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { mergeWords } from '../../words/merge.ts'

const w = mergeWords.takeBack

interface TakeBackProps<Given> {
  /** How many answers are given now. */
  readonly answers: number
  /** Takes all of them back in one act, and says which they were. */
  readonly onTakeBack: () => Promise<{ readonly given: Given; readonly count: number }>
  /** Gives them again. */
  readonly onGiveAgain: (given: Given) => Promise<void>
}

/** The button: where answers are given it takes them back; right afterwards it gives them again. It stays one button, so that the focus stays on it. */
export function TakeBack<Given>({ answers, onTakeBack, onGiveAgain }: TakeBackProps<Given>) {
  const [taken, setTaken] = useState<{ readonly given: Given; readonly count: number } | null>(null)
  const deed = useDeed(async () => {
    if (answers > 0) {
      const back = await onTakeBack()
      setTaken(back)
      useStatus.getState().note(w.tookBack(back.count))
    } else if (taken !== null) {
      await onGiveAgain(taken.given)
      setTaken(null)
      useStatus.getState().note(w.gaveAgain(taken.count))
    }
  })
  if (answers === 0 && taken === null) return null
  return (
    <p className="hint merge-take-back">
      <Button look="link" aria-disabled={deed.busy} onClick={() => void deed.go()}>
        {answers > 0 ? w.takeBack : w.giveAgain(taken!.count)}
      </Button>
      {deed.trouble && <span className="trouble">{deed.trouble}</span>}
    </p>
  )
}
