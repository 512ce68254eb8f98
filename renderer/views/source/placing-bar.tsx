// Over a text from which somebody chooses the words on which a coded place shall stand.

import type { ReactNode } from 'react'
import type { AnchorQuestionId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { useFocus } from '../../state/focus.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

interface Placing {
  readonly questionId: AnchorQuestionId
  readonly code: string
}

/** The bar; nothing unless the tab was opened for that. */
export function PlacingBar({ tab }: { readonly tab: Tab }): ReactNode {
  const w = words.editing.places
  const placing = tab.options?.['placing'] as Placing | null | undefined
  const selection = useFocus(state => (state.selection?.sourceId === tab.about ? state.selection : null))
  if (!placing) return null
  const leave = () => useTabs.getState().setOptions(tab.id, { placing: null })
  const put = async () => {
    if (selection === null) {
      useStatus.getState().hint(w.selectFirst)
      return
    }
    try {
      const { start, end } = selection.range
      await call('anchor.answer', {
        answers: [{ questionId: placing.questionId, answer: 'place', range: { start, end } }],
      })
      leave()
      useStatus.getState().say(w.placed)
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return (
    <div className="placing" role="group" aria-label={w.place}>
      <span>{w.placing(placing.code)}</span>
      <Button look="primary" onClick={() => void put()}>
        {w.placeHere}
      </Button>
      <Button look="flat" onClick={leave}>
        {w.placeCancel}
      </Button>
    </div>
  )
}
