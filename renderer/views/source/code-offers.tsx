// The codes offered, as a list one walks through from the field above it.

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- the field above takes the keys, and a select cannot show stripes and groups */

import type { ReactNode } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import { typedPart, type Offer } from './code-choice.ts'
import '../../styles/source.css'

interface CodeOffersProps {
  readonly id: string
  readonly offers: readonly Offer[]
  readonly byId: ReadonlyMap<string, Code>
  readonly query: string
  readonly on: Offer | undefined
  readonly chosen: readonly CodeId[]
  readonly onPoint: (at: number) => void
  /** Pressed; `several` when it is to be chosen besides others. */
  readonly onPress: (offer: Offer, several: boolean) => void
}

/** The id of an option, for the field that keeps the focus. */
export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`
}

/** The list. The field above it has the focus and says which option is on. */
export function CodeOffers({ id, offers, byId, query, on, chosen, onPoint, onPress }: CodeOffersProps): ReactNode {
  return (
    <ul role="listbox" id={id} aria-label={words.source.choose.codes} className="code-list">
      {offers.flatMap((offer, at) => {
        const head = headOf(offers, at)
        const isOn = offer === on
        const under =
          offer.code.kind === 'group'
            ? words.source.choose.groupOnly
            : (offer.why ?? (offer.code.parentId === null ? null : (byId.get(offer.code.parentId)?.name ?? null)))
        const option = (
          <li
            key={offer.code.id}
            id={optionId(id, at)}
            role="option"
            aria-selected={isOn}
            className={isOn ? 'code-offer is-on' : 'code-offer'}
            onPointerMove={() => {
              if (!isOn) onPoint(at)
            }}
            onPointerDown={event => event.preventDefault()}
            onClick={event => onPress(offer, event.ctrlKey || event.metaKey || event.shiftKey)}
          >
            {chosen.includes(offer.code.id) ? (
              <Icon name="check" />
            ) : offer.code.kind === 'group' ? (
              <Icon name="folder" />
            ) : (
              <Swatch hue={offer.code.hue} pattern={offer.code.pattern} />
            )}
            <span className="code-name">
              <Name name={offer.code.name} query={query} />
              {under && <small>{under}</small>}
            </span>
            {isOn && at < 9 && <Keys of={`Alt+${at + 1}`} />}
          </li>
        )
        if (head === null) return [option]
        return [
          <li key={head} className="code-head" role="presentation">
            {head}
          </li>,
          option,
        ]
      })}
    </ul>
  )
}

function headOf(offers: readonly Offer[], at: number): string | null {
  const { section, below } = offers[at]!
  const before = offers[at - 1]
  if (section === 'found' || (before?.section === section && before.below === below)) return null
  const { choose } = words.source
  if (section === 'below') return choose.below(below?.name ?? '')
  return { pinned: choose.pinned, recent: choose.recent, all: choose.all }[section]
}

function Name({ name, query }: { name: string; query: string }) {
  const part = typedPart(name, query)
  if (part === null) return name
  return (
    <>
      {name.slice(0, part.start)}
      <mark>{name.slice(part.start, part.end)}</mark>
      {name.slice(part.end)}
    </>
  )
}
