import { useEffect } from 'react'
import { READING_ACTIONS } from '../../actions/reading-actions.ts'
import { useAction } from '../../actions/use-action.ts'
import { IconButton } from '../../components/button.tsx'
import { useReadingMode } from '../../state/reading-mode.ts'
import { words } from '../../words/en.ts'

const [MODE, STRIPES] = READING_ACTIONS

/** What is left of the window while only the text is shown: stripes on or off, and the way back. Esc is the way back too. */
export function ReadingCorner() {
  const { isOn, stripes, leave } = useReadingMode()
  const back = useAction(MODE!)
  const toggle = useAction(STRIPES!)
  useEffect(() => {
    if (!isOn) return undefined
    // Lists, dialogs and the text take their Esc first; what they close is looked for before they do.
    let isOver = false
    const before = () => {
      isOver = document.querySelector('[role="dialog"], [role="menu"], .code-popover, .excerpts-drawer') !== null
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isOver) leave()
    }
    window.addEventListener('keydown', before, { capture: true })
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', before, { capture: true })
      window.removeEventListener('keydown', onKey)
    }
  }, [isOn, leave])
  return (
    <>
      <output className="visually-hidden" aria-live="polite">
        {isOn ? words.frame.reading.said : ''}
      </output>
      {isOn && (
        <header className="reading-corner">
          <h1 className="visually-hidden">{words.frame.reading.title}</h1>
          <div role="toolbar" aria-label={words.frame.reading.title}>
            <IconButton
              icon="stripes"
              label={words.frame.reading.stripes}
              title={toggle.label}
              aria-pressed={stripes}
              className={stripes ? 'is-on' : ''}
              onClick={toggle.run}
            />
            <IconButton
              icon="close"
              label={back.label}
              title={`${back.label} (Esc)`}
              aria-keyshortcuts={`Escape ${back.ariaKeys ?? ''}`}
              onClick={back.run}
            />
          </div>
        </header>
      )}
    </>
  )
}
