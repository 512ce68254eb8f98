import type { ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { togglePane } from '../../actions/pane-actions.ts'
import { useFocus } from '../../state/focus.ts'
import { words } from '../../words/en.ts'
import { LeftOpen } from '../merge/left-open.tsx'

interface PartProps {
  /** What kind of thing this is. */
  readonly head: string
  readonly detail?: string
  readonly acts?: ReactNode
  readonly children: ReactNode
}

/** The frame of every part of the inspector: its head, and a body that scrolls. */
export function Part({ head, detail, acts, children }: PartProps) {
  const focused = useFocus(state => state.focused)
  return (
    <>
      <header className="pane-head">
        <h2>
          {head} {detail && <small className="count">{detail}</small>}
        </h2>
        {acts}
        <IconButton icon="close" label={words.settings.deeds.closeInspector} onClick={() => togglePane('inspector')} />
      </header>
      <div className="inspect scroll">
        {focused && <LeftOpen focused={focused} />}
        {children}
      </div>
    </>
  )
}
