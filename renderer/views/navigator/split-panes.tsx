import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { keep, kept } from '../../state/keep.ts'
import { words } from '../../words/en.ts'

const BEGIN = 52
const LEAST = 15
const MOST = 85

/** Two panes above each other with a line that can be moved: by pointer, by arrow keys; double press restores. */
export function SplitPanes({ above, below }: { above: ReactNode; below: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState<number>(() => kept('navigator-share', BEGIN))
  const set = (percent: number) => {
    const next = Math.round(Math.min(MOST, Math.max(LEAST, percent)))
    setShare(next)
    keep('navigator-share', next)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const held = event.currentTarget
    held.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => {
      const box = frame.current?.getBoundingClientRect()
      if (box) set(((moved.clientY - box.top) / box.height) * 100)
    }
    held.addEventListener('pointermove', move)
    held.addEventListener('lostpointercapture', () => held.removeEventListener('pointermove', move), { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') set(share - 4)
    else if (event.key === 'ArrowDown') set(share + 4)
    else if (event.key === 'Enter') set(BEGIN)
    else return
    event.preventDefault()
  }
  return (
    <div className="split-panes" ref={frame}>
      <div className="split-above" style={{ flexBasis: `${share}%` }}>
        {above}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a window splitter is a focusable separator */}
      <div
        className="divider-level"
        role="separator"
        aria-orientation="horizontal"
        aria-label={words.navigator.splitter}
        aria-valuenow={share}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- moved with the arrow keys
        tabIndex={0}
        onPointerDown={onPointerDown}
        onDoubleClick={() => set(BEGIN)}
        onKeyDown={onKeyDown}
      />
      <div className="split-below">{below}</div>
    </div>
  )
}
