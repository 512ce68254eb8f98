// The stripes beside a text that is corrected: to be seen, not worked with. They lie over the page, apart from the lines one
// types in, and follow them a frame later; only lines near the screen are looked at.

import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { EditingDocument, LineRow } from '../../editor/editing-document.ts'
import { stripeLabels } from '../../editor/labels.ts'
import { characterRect, domPlace, textNodesOf } from '../../editor/offsets.ts'
import { nothingKnown } from '../../editor/margin.ts'
import { arrange, beside, type StripePart } from '../../editor/stripes.ts'
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
  const place = useEffectEvent(() => {
    const scroller = layer.current?.closest<HTMLElement>('.reading-scroll')
    if (!scroller || layer.current === null) return
    const rows = text.rows()
    const margin = arrange(text.codings, { by: 'code', order, rows }, known)
    setLanes(margin.lanes.length)
    setLines(besideLines(scroller, layer.current, text, rows, margin.stripes))
  })
  // Once for the page: an observer that is made anew tells at once of what it observes, and every key would place all stripes.
  const frame = useRef(0)
  const soon = useEffectEvent(() => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0
      place()
    })
  })
  useEffect(() => {
    const scroller = layer.current?.closest<HTMLElement>('.reading-scroll')
    if (!scroller) return
    const onMoved = () => soon()
    scroller.addEventListener('scroll', onMoved, { passive: true })
    const sizes = new ResizeObserver(onMoved)
    sizes.observe(scroller)
    return () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      scroller.removeEventListener('scroll', onMoved)
      sizes.disconnect()
    }
  }, [])
  useEffect(() => {
    // Within a line keys come first; where lines came or went the stripes follow at once.
    const count = text.editor.children.length
    const hurries = count !== lineCount.current
    lineCount.current = count
    const later = setTimeout(() => soon(), hurries ? 0 : REST)
    return () => clearTimeout(later)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other codings and other words are placed anew
  }, [text, drawn, typed, order])
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
  text: EditingDocument,
  rows: readonly LineRow[],
  stripes: Parameters<typeof beside>[1],
): BesideLine[] {
  const page = layer.getBoundingClientRect().top
  const chunks = [...scroller.querySelectorAll('.editing .chunk')]
  const elements = nearChunks(chunks, scroller.getBoundingClientRect()).flatMap(chunk => [
    ...chunk.querySelectorAll('[data-line]'),
  ])
  const first = elements[0] === undefined ? null : text.lineOf(elements[0])
  if (first === null) return []
  const result: BesideLine[] = []
  for (const [line, parts] of beside(rows, stripes, first, first + elements.length - 1)) {
    const element = elements[line - first]
    if (element === undefined) continue
    const box = element.getBoundingClientRect()
    const placed = parts.map(part => placedIn(element, box, rows[line]!, part))
    result.push({ line, top: box.top - page, height: box.height, parts: placed })
  }
  return result
}

/** The chunks near the screen. They lie one below the other, and lines that are not laid out have no place: their chunk says whether they are near. */
function nearChunks(chunks: readonly Element[], view: DOMRect): readonly Element[] {
  let [from, to] = [0, chunks.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (chunks[middle]!.getBoundingClientRect().bottom > view.top - NEAR) to = middle
    else from = middle + 1
  }
  let end = from
  while (end < chunks.length && chunks[end]!.getBoundingClientRect().top < view.bottom + NEAR) end++
  return chunks.slice(from, end)
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
