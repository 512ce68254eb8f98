import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useSettings } from '../../state/settings.ts'
import { movedShares, sharesOf, useShares } from '../../state/shares.ts'
import { words } from '../../words/en.ts'

/** The least width of a column at text size 100 %. */
export const LEAST_COLUMN = 410
const STEP = 16

/** The line between two columns of the middle. Arrow keys move it, double-click and Enter make the columns equal. */
export function ColumnDivider({ at, count }: { at: number; count: number }) {
  const line = useRef<HTMLDivElement>(null)
  const { byCount, setShares, restore } = useShares()
  const shares = sharesOf(byCount, count)
  const least =
    LEAST_COLUMN *
    Math.max(
      1,
      useSettings(state => state.textSize),
    )
  const widths = () =>
    [...(line.current?.closest('.middle')?.querySelectorAll<HTMLElement>(':scope > .column') ?? [])].map(
      column => column.getBoundingClientRect().width,
    )
  const move = (from: readonly number[], by: number) => setShares(movedShares(from, at, by, least))

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const held = event.currentTarget
    const from = event.clientX
    const begun = widths()
    held.setPointerCapture(event.pointerId)
    const follow = (moved: globalThis.PointerEvent) => move(begun, moved.clientX - from)
    held.addEventListener('pointermove', follow)
    held.addEventListener('lostpointercapture', () => held.removeEventListener('pointermove', follow), { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') move(widths(), -STEP)
    else if (event.key === 'ArrowRight') move(widths(), STEP)
    else if (event.key === 'Home') move(widths(), -Infinity)
    else if (event.key === 'End') move(widths(), Infinity)
    else if (event.key === 'Enter') restore(count)
    else return
    event.preventDefault()
  }
  const share = Math.round((100 * shares[at - 1]!) / (shares[at - 1]! + shares[at]!))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a window splitter is a focusable separator
    <div
      ref={line}
      className="divider divider-column"
      role="separator"
      aria-orientation="vertical"
      aria-label={words.frame.widthOfColumns}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- moved with the arrow keys
      tabIndex={0}
      onPointerDown={onPointerDown}
      onDoubleClick={() => restore(count)}
      onKeyDown={onKeyDown}
    />
  )
}
