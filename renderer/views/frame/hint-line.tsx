import { useEffect, useState } from 'react'
import { Keys } from '../../components/kbd.tsx'
import { hintFor, useHints } from '../../state/hints.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

// A hint comes after one has looked round, not with the page.
const LATER = 1200

/** The hint for the tab in front, under its view: one line that goes for good when it was done or closed. */
export function HintLine({ tab }: { tab: Tab }) {
  const gone = useHints(state => state.gone)
  // Another tab or column may make another hint the one to show.
  useTabs(state => state.tabs.length + state.fronts.length)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATER)
    return () => clearTimeout(timer)
  }, [])
  const id = hintFor(tab.kind, gone)
  if (id === null || !late) return null
  return (
    <aside className="hint-line" aria-label={words.hints.label}>
      <span>
        {words.hints.lines[id]
          .split(/\{([^}]+)\}/)
          .map((piece, at) => (at % 2 === 1 ? <Keys key={`${piece}${at}`} of={piece} /> : piece))}
      </span>
      <button type="button" onClick={() => useHints.getState().putAway(id)}>
        {words.hints.putAway}
      </button>
    </aside>
  )
}
