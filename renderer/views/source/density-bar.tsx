// Beside the scroll bar: how densely each part of the text is coded by what is shown now, and which part is on screen. A
// press goes there; with the focus on it keys go from one coded stretch to the next.

import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import { densityOf, denseRuns, placeOn, rowOn, scaleOf, type Dense } from '../../editor/density.ts'
import type { ReadingText } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'
import { words } from '../../words/en.ts'
import type { Reader } from './reader.ts'
import { jumpToSpot, rowsInView } from './scrolling.ts'

/** Parts of the bar: about three pixels each on a usual screen. */
const PARTS = 240

interface DensityBarProps {
  readonly reader: Reader
  readonly reading: ReadingText
  readonly surface: Surface
  /** The keys go back to the text, the caret at a row. */
  readonly onRow: (row: number) => void
}

/** The bar. For a screen reader it is a slider over the paragraphs. */
export function DensityBar({ reader, reading, surface, onRow }: DensityBarProps): ReactNode {
  const { rows } = reading
  const codings = useDeferredValue(useSyncExternalStore(reader.subscribe, () => reader.codings))
  const scale = useMemo(() => scaleOf(rows), [rows])
  const runs = useMemo(() => denseRuns(densityOf(scale, rows, codings, PARTS)), [scale, rows, codings])
  const bar = useRef<HTMLDivElement>(null)
  const view = useRef<HTMLElement>(null)
  const { scroller } = reader

  // Put there by script: while one scrolls nothing is drawn anew.
  useEffect(() => {
    if (scroller === null) return undefined
    let frame = 0
    const look = () => {
      frame = 0
      const seen = rowsInView(surface, scroller)
      if (seen === null || bar.current === null || view.current === null) return
      const top = scale[seen.first]!
      view.current.style.top = `${top * 100}%`
      view.current.style.height = `${(scale[seen.last + 1]! - top) * 100}%`
      const number = rows[seen.first]?.paragraph.number ?? 1
      const here = reader.codingsAt(rows[seen.first]!).length
      bar.current.setAttribute('aria-valuenow', String(number))
      bar.current.setAttribute('aria-valuetext', words.source.density.at(number, here))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    soon()
    scroller.addEventListener('scroll', soon, { passive: true })
    const size = new ResizeObserver(soon)
    size.observe(scroller)
    return () => {
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', soon)
      size.disconnect()
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- looked at again when codings are other ones
  }, [scroller, surface, scale, rows, reader, codings])

  const go = (row: number) => {
    if (scroller === null) return
    if (row === 0) scroller.scrollTo({ top: 0 })
    else jumpToSpot(surface, scroller, { row, top: 6 })
  }
  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    go(rowOn(scale, (event.clientY - box.top) / Math.max(1, box.height)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const seen = scroller === null ? null : rowsInView(surface, scroller)
    if (seen === null || event.altKey || event.ctrlKey || event.metaKey) return
    const to = keyTo(event.key, seen, runs, rows.length, row => placeOn(scale, rows, rows[row]!.speech) * PARTS)
    if (to === null) return
    event.preventDefault()
    if (to === 'text') onRow(seen.first)
    else go(typeof to === 'number' ? to : rowOn(scale, to.start / PARTS + 1e-6))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot show where the text is coded
    <div
      ref={bar}
      className="density-bar"
      role="slider"
      tabIndex={0}
      aria-label={words.source.density.title}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={rows.at(-1)?.paragraph.number ?? 1}
      aria-valuenow={1}
      title={words.source.density.hint}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        point(event)
      }}
      onPointerMove={event => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event)
      }}
    >
      <svg viewBox={`0 0 1 ${PARTS}`} preserveAspectRatio="none" aria-hidden="true">
        {[1, 2, 3, 4, 5].map(step => (
          <path key={step} className={`dense-${step}`} d={pathOf(runs.filter(run => run.step === step))} />
        ))}
      </svg>
      <i ref={view} className="density-view" />
    </div>
  )
}

function pathOf(runs: readonly Dense[]): string {
  return runs.map(run => `M0 ${run.start}H1V${run.end}H0z`).join('')
}

/** Where a key goes from the rows in view: a row, a coded stretch, into the text, or null when it is no key of the bar. */
function keyTo(
  key: string,
  seen: { readonly first: number; readonly last: number },
  runs: readonly Dense[],
  rows: number,
  partOf: (row: number) => number,
): number | 'text' | Dense | null {
  const here = partOf(seen.first)
  // Runs that touch are one stretch: only where something coded begins anew is there a place to go to.
  const begins = runs.filter((run, at) => runs[at - 1]?.end !== run.start)
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return begins.find(run => run.start > here + 1) ?? rows - 1
    case 'ArrowUp':
    case 'ArrowLeft':
      return begins.findLast(run => run.start < here - 1) ?? 0
    case 'PageDown':
      return Math.min(rows - 1, seen.last)
    case 'PageUp':
      return Math.max(0, seen.first - (seen.last - seen.first))
    case 'Home':
      return 0
    case 'End':
      return rows - 1
    case 'Enter':
      return 'text'
    default:
      return null
  }
}
