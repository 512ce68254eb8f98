// The stripes beside a text that is corrected: to be seen, not worked with. They lie over the page, apart from the lines one
// types in, and follow them a frame later; only lines near the screen are looked at.

import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { EditingDocument, LineRow } from '../../editor/editing-document.ts'
import { stripeLabels } from '../../editor/labels.ts'
import { characterRect, domPlace, textNodesOf } from '../../editor/offsets.ts'
import { arrange, beside, nothingKnown, type StripePart } from '../../editor/stripes.ts'
import type { PlacedPart } from './place-stripes.ts'
import { Density, Stripe } from './stripe.tsx'
import type { Team } from './team.ts'

interface EditingStripesProps {
  readonly document: EditingDocument
  /** Grows when codings are other ones. */
  readonly drawn: number
  /** What is typed: other words, other lines. */
  readonly text: string
  readonly order: readonly CodeId[]
  readonly codes: ReadonlyMap<string, Code>
  readonly team: Team
}

/** The stripes beside one line, with the line's place on the page. */
interface BesideLine {
  readonly line: number
  readonly top: number
  readonly height: number
  readonly parts: readonly PlacedPart[]
}

/** So far beyond the screen lines are looked at, so that scrolling finds their stripes there. */
const NEAR = 300

/** After so many milliseconds without a key the stripes follow what was typed within a line. */
const REST = 120

/** The stripes of the lines near the screen. */
export function EditingStripes(props: EditingStripesProps): ReactNode {
  const { document: text, drawn, text: typed, order, codes, team } = props
  const layer = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState<readonly BesideLine[]>([])
  const [lanes, setLanes] = useState(0)
  const labels = useMemo(() => stripeLabels([...codes.values()].filter(code => code.kind === 'code')), [codes])
  const [known] = useState(nothingKnown)
  const lineCount = useRef(0)
  useEffect(() => {
    const scroller = layer.current?.closest<HTMLElement>('.reading-scroll')
    if (!scroller) return
    let frame = 0
    const place = () => {
      frame = 0
      if (layer.current === null) return
      const rows = text.rows()
      const margin = arrange(text.codings, { by: 'code', order, rows }, known)
      setLanes(margin.lanes.length)
      setLines(besideLines(scroller, layer.current, rows, margin.stripes))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(place)
    }
    // Within a line keys come first; where lines came or went the stripes follow at once.
    const count = text.editor.children.length
    const hurries = count !== lineCount.current
    lineCount.current = count
    const later = setTimeout(soon, hurries ? 0 : REST)
    scroller.addEventListener('scroll', soon, { passive: true })
    const sizes = new ResizeObserver(soon)
    sizes.observe(scroller)
    return () => {
      clearTimeout(later)
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', soon)
      sizes.disconnect()
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other codings and other words are placed anew
  }, [text, drawn, typed, order, known])
  return (
    <div className="editing-stripes" ref={layer} aria-hidden="true" inert>
      {lines.map(({ line, top, height, parts }) => {
        const own = parts.filter(part => part.stripe.lane !== null)
        const folded = parts.filter(part => part.stripe.lane === null)
        return (
          <ul key={line} className="stripes" style={{ top, height }}>
            {own.map(part => (
              <Stripe
                key={part.stripe.key}
                part={part}
                index={0}
                code={codes.get(part.stripe.codeId)}
                label={labels.get(part.stripe.codeId) ?? ''}
                team={team}
                lane={part.stripe.lane!}
                isFocused={false}
                isNew={false}
              />
            ))}
            {folded.length > 0 && <Density parts={folded} index={0} lane={lanes} codes={codes} isAside={false} />}
          </ul>
        )
      })}
    </div>
  )
}

function besideLines(
  scroller: HTMLElement,
  layer: HTMLElement,
  rows: readonly LineRow[],
  stripes: Parameters<typeof beside>[1],
): BesideLine[] {
  const page = layer.getBoundingClientRect().top
  const view = scroller.getBoundingClientRect()
  // Lines that are not laid out have no place: their chunk says whether they are near.
  const isNear = new Map<Element, boolean>()
  const near = (element: Element) => {
    let answer = isNear.get(element)
    if (answer === undefined) {
      const box = element.getBoundingClientRect()
      answer = box.bottom > view.top - NEAR && box.top < view.bottom + NEAR
      isNear.set(element, answer)
    }
    return answer
  }
  const elements = [...scroller.querySelectorAll('.editing [data-line]')]
  const seen = elements
    .map((element, at) => (near(element.closest('.chunk') ?? element) ? at : -1))
    .filter(at => at >= 0)
  const result: BesideLine[] = []
  for (const [line, parts] of beside(rows, stripes, seen[0] ?? 0, seen.at(-1) ?? -1)) {
    const element = elements[line]
    if (element === undefined) continue
    const box = element.getBoundingClientRect()
    const placed = parts.map(part => placedIn(element, box, rows[line]!, part))
    result.push({ line, top: box.top - page, height: box.height, parts: placed })
  }
  return result
}

function placedIn(element: Element, box: DOMRect, row: LineRow, part: StripePart): PlacedPart {
  const nodes = textNodesOf(element)
  const at = (offset: number, edge: 'top' | 'bottom') => {
    const place = domPlace(nodes, Math.max(0, offset - row.speech), edge === 'top')
    const rect = place === null ? null : characterRect(place)
    return rect === null ? null : rect[edge] - box.top
  }
  return {
    ...part,
    top: part.from !== null && part.from > row.speech ? at(part.from, 'top') : null,
    bottom: part.to !== null && part.to < row.end ? at(part.to - 1, 'bottom') : null,
  }
}
