// The stripes beside the text. They are drawn inside each paragraph, through portals, and only for chunks near the
// screen: heights of chunks that are not laid out are guesses.

import { memo, useCallback, useEffect, useState, useSyncExternalStore, type MouseEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { CodeId, CodingId } from '../../../src/base/ids.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { Code } from '../../../src/framework/types.ts'
import { words } from '../../words/en.ts'
import { BesideList } from './beside-list.tsx'
import type { PlacedPart, Stripes } from './place-stripes.ts'
import type { Reader } from './reader.ts'
import { Density, Stripe, StripeHint } from './stripe.tsx'
import type { Team } from './team.ts'

interface StripeLayerProps {
  readonly reader: Reader
  readonly codes: ReadonlyMap<string, Code>
  readonly labels: ReadonlyMap<CodeId, string>
  readonly team: Team
  readonly focusedId: CodingId | null
  /** The row whose codings are listed. */
  readonly listed: number | null
  readonly onFocus: (codingId: CodingId) => void
  readonly onList: (row: number | null) => void
}

/** All stripes near the screen, and what is said of the one under the pointer. */
export function StripeLayer(props: StripeLayerProps): ReactNode {
  const { reader, codes, labels, team, focusedId, listed, onFocus, onList } = props
  const stripes = useSyncExternalStore(reader.subscribe, () => reader.stripes)
  const [hint, setHint] = useState<{ readonly part: PlacedPart; readonly right: number; readonly top: number } | null>(
    null,
  )
  const point = useCallback((part: PlacedPart | null, element: Element | null) => {
    const box = element?.getBoundingClientRect()
    setHint(part === null || box === undefined ? null : { part, right: window.innerWidth - box.left + 6, top: box.top })
  }, [])
  const { surface, scroller } = reader
  useEffect(() => {
    const hide = () => setHint(null)
    scroller?.addEventListener('scroll', hide, { passive: true })
    return () => scroller?.removeEventListener('scroll', hide)
  }, [scroller])
  const list = useCallback(
    (row: number | null) => {
      setHint(null)
      onList(row)
    },
    [onList],
  )
  if (surface === null) return null
  const portals: ReactNode[] = []
  for (const [index, parts] of stripes.rows) {
    const row = surface.row(index)
    if (row === null) continue
    const focused = parts.some(part => part.stripe.codings.some(coding => coding.id === focusedId)) ? focusedId : null
    portals.push(
      createPortal(
        <RowStripes
          parts={parts}
          number={surface.reading.rows[index]?.paragraph.number ?? null}
          lanes={stripes.lanes.length}
          codes={codes}
          labels={labels}
          team={team}
          focusedId={focused}
          isNew={isNew(parts, reader)}
          row={index}
          onFocus={onFocus}
          onList={onList}
          onPoint={point}
        />,
        row,
        String(index),
      ),
    )
  }
  const lane = laneOf(stripes, focusedId)
  return (
    <>
      {portals}
      {lane !== null &&
        reader.scroller !== null &&
        createPortal(
          <i className="lane-focus" style={{ '--lane-at': lane } as object} />,
          reader.scroller.firstElementChild ?? reader.scroller,
          'lane',
        )}
      {listed !== null && (
        <BesideList
          key={listed}
          codings={codingsOf(stripes.rows.get(listed) ?? [])}
          number={surface.reading.rows[listed]?.paragraph.number ?? null}
          anchor={surface.row(listed)?.querySelector('.density, .stripes') ?? null}
          codes={codes}
          team={team}
          onChoose={onFocus}
          onClose={() => list(null)}
        />
      )}
      {hint && listed === null && createPortal(<StripeHint {...hint} codes={codes} team={team} />, document.body)}
    </>
  )
}

function isNew(parts: readonly PlacedPart[], reader: Reader): CodingId | null {
  for (const part of parts) {
    const coming = part.stripe.codings.find(coding => reader.session.isComing(coding.id))
    if (coming) return coming.id
  }
  return null
}

/** The lane in which a coding's stripe stands near the screen. */
function laneOf(stripes: Stripes, codingId: CodingId | null): number | null {
  if (codingId === null) return null
  for (const parts of stripes.rows.values())
    for (const { stripe } of parts)
      if (stripe.codings.some(coding => coding.id === codingId)) return stripe.lane ?? stripes.lanes.length
  return null
}

function codingsOf(parts: readonly PlacedPart[]): readonly Coding[] {
  return parts.flatMap(part => part.stripe.codings)
}

interface RowStripesProps {
  readonly parts: readonly PlacedPart[]
  readonly number: number | null
  readonly lanes: number
  readonly codes: ReadonlyMap<string, Code>
  readonly labels: ReadonlyMap<CodeId, string>
  readonly team: Team
  readonly focusedId: CodingId | null
  readonly isNew: CodingId | null
  readonly row: number
  readonly onFocus: (codingId: CodingId) => void
  readonly onList: (row: number) => void
  readonly onPoint: (part: PlacedPart | null, element: Element | null) => void
}

const RowStripes = memo(function RowStripes({
  parts,
  number,
  lanes,
  codes,
  labels,
  team,
  focusedId,
  isNew,
  row,
  onFocus,
  onList,
  onPoint,
}: RowStripesProps) {
  const isFocused = (part: PlacedPart) =>
    focusedId !== null && part.stripe.codings.some(coding => coding.id === focusedId)
  // What is folded away opens in the last lane while it has the focus.
  const own = parts.filter(part => part.stripe.lane !== null || isFocused(part))
  const folded = parts.filter(part => part.stripe.lane === null && !isFocused(part))
  const isOpen = own.some(part => part.stripe.lane === null)
  const partAt = (event: { target: EventTarget }) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-part]')
    return button === null ? null : { part: parts[Number(button.dataset['part'])] ?? null, button }
  }
  const point = (event: { target: EventTarget }) => {
    const at = partAt(event)
    onPoint(at?.part ?? null, at?.button ?? null)
  }
  const press = (event: MouseEvent) => {
    const at = partAt(event)
    if (at?.button.classList.contains('density')) onList(row)
    else if (at?.part) onFocus(nextCoding(at.part, focusedId))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- one listener for all its buttons
    <ul
      className="stripes"
      contentEditable={false}
      aria-label={words.source.stripesOf(number)}
      onPointerOver={point}
      onPointerLeave={() => onPoint(null, null)}
      onFocus={point}
      onBlur={() => onPoint(null, null)}
      onMouseDown={keepFocus}
      onClick={press}
    >
      {own.map(part => (
        <Stripe
          key={part.stripe.key}
          part={part}
          index={parts.indexOf(part)}
          code={codes.get(part.stripe.codeId)}
          label={labels.get(part.stripe.codeId) ?? ''}
          team={team}
          lane={part.stripe.lane ?? lanes}
          isFocused={isFocused(part)}
          isNew={isNew !== null && part.stripe.codings.some(coding => coding.id === isNew)}
        />
      ))}
      {folded.length > 0 && (
        <Density parts={folded} index={parts.indexOf(folded[0]!)} lane={lanes} codes={codes} isAside={isOpen} />
      )}
    </ul>
  )
})

// The text keeps the focus, so that its keys go on working after a stripe was pressed.
const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Another press on a stripe of several codings goes to the next of them. */
function nextCoding(part: PlacedPart, focusedId: CodingId | null): CodingId {
  const { codings } = part.stripe
  const at = codings.findIndex(coding => coding.id === focusedId)
  return codings[(at + 1) % codings.length]!.id
}
