import type { ReactNode } from 'react'
import { IconButton } from '../../components/button.tsx'
import { togglePane } from '../../actions/pane-actions.ts'
import { words } from '../../words/en.ts'

interface PartProps {
  /** What kind of thing this is. */
  readonly head: string
  readonly detail?: string
  readonly acts?: ReactNode
  readonly children: ReactNode
}

/** The frame of every part of the inspector: its head, and a body that scrolls. */
export function Part({ head, detail, acts, children }: PartProps) {
  return (
    <>
      <header className="pane-head">
        <h2>
          {head} {detail && <small className="count">{detail}</small>}
        </h2>
        {acts}
        <IconButton icon="close" label={words.settings.deeds.closeInspector} onClick={() => togglePane('inspector')} />
      </header>
      <div className="inspect scroll">{children}</div>
    </>
  )
}
