// The list of codes at the selection: type to find, Enter applies, Space adds another, arrows walk. The words selected
// stay visible; what the focused code means stands beside the list.

import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { FoundCode } from '../../../src/search/types.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { words } from '../../words/en.ts'
import { inVivoName, offersFor, spaceGoesOn, typedPart, type Offer } from './code-choice.ts'
import { CodeDefinition } from './code-definition.tsx'
import { findCodes } from './found-codes.ts'
import type { Place } from './place-popover.ts'

interface CodePopoverProps {
  readonly codes: readonly Code[]
  readonly byId: ReadonlyMap<string, Code>
  readonly recent: readonly CodeId[]
  /** What the selection is, in words: "Code 96 characters in ¶15". */
  readonly about: string
  /** The words selected. */
  readonly selected: string
  readonly trouble: string | null
  readonly firstTyped?: string
  place(size: { width: number; height: number }): Place
  onApply(codeIds: readonly CodeId[]): void
  onNew(name: string): void
  onExcerpts(codeId: CodeId): void
  onClose(): void
}

const SIZE = { width: 596, height: 380 }

/** The popover. It takes the focus when it opens; its owner gives it back. */
export function CodePopover(props: CodePopoverProps): ReactNode {
  const { codes, byId, recent, onClose } = props
  const [query, setQuery] = useState(props.firstTyped ?? '')
  const [found, setFound] = useState<{ readonly words: string; readonly codes: readonly FoundCode[] } | null>(null)
  const [at, setAt] = useState(0)
  const [walked, setWalked] = useState(false)
  const [chosen, setChosen] = useState<readonly CodeId[]>([])
  const [long, setLong] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [place, setPlace] = useState<Place>(() => props.place(SIZE))

  // What was found for other words is no answer to these, except while theirs is on the way: the list must not jump.
  const offers = useMemo(() => offersFor(query, codes, found?.codes ?? null, recent), [query, codes, found, recent])
  const offer: Offer | undefined = offers[Math.min(at, offers.length - 1)]

  useEffect(() => {
    const typed = query.trim()
    if (typed === '') {
      setFound(null)
      return undefined
    }
    let current = true
    findCodes(typed).then(
      answer => {
        if (current) setFound({ words: typed, codes: answer })
      },
      () => {
        // The names are found here too: without the core's answer only typos are not forgiven.
        if (current) setFound(null)
      },
    )
    return () => {
      current = false
    }
  }, [query])

  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (size) setPlace(props.place({ width: size.width, height: size.height }))
    // Placed once the popover's own size is known; it stays there while one types.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useEffect(() => {
    if (walked) box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    else box.current?.querySelector('.code-list')?.scrollTo(0, 0)
  }, [at, walked])

  const type = (text: string) => {
    setQuery(text)
    setAt(0)
    setWalked(false)
    setLong(false)
  }
  const toggle = (code: Code) => {
    setChosen(now => (now.includes(code.id) ? now.filter(one => one !== code.id) : [...now, code.id]))
    type('')
    input.current?.focus()
  }
  // With codes chosen already, the one under the cursor counts only when it was sought or walked to.
  const more = offer && (chosen.length === 0 || query.trim() !== '' || walked) ? [offer.code.id] : []
  const ids = [...new Set([...chosen, ...more])]
  const apply = () => {
    if (ids.length > 0) props.onApply(ids)
    else if (query.trim() !== '') props.onNew(query.trim())
  }
  const inVivo = () => {
    const name = inVivoName(props.selected)
    if (name !== null) {
      props.onNew(name)
      return
    }
    type(props.selected.replace(/\s+/gu, ' ').trim().slice(0, 200))
    setLong(true)
  }
  const newCode = () => {
    if (query.trim() !== '') props.onNew(query.trim())
  }
  const walk = (to: number) => {
    setAt(Math.max(0, Math.min(offers.length - 1, to)))
    setWalked(true)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const handled = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'Tab') {
      // Two places: the field, and the definition, which may need scrolling.
      handled()
      const definition = box.current?.querySelector<HTMLElement>('.code-definition')
      if (event.target === input.current) definition?.focus()
      else input.current?.focus()
      return
    }
    if (event.target !== input.current && event.key !== 'Escape') return
    const atEnd = input.current?.selectionStart === query.length && input.current.selectionEnd === query.length
    if (event.key === 'Escape') (handled(), onClose())
    else if (event.key === 'Enter' && !event.altKey) (handled(), apply())
    else if (event.key === 'ArrowDown') (handled(), walk(at + 1))
    else if (event.key === 'ArrowUp') (handled(), walk(at - 1))
    else if (event.key === 'PageDown') (handled(), walk(at + 8))
    else if (event.key === 'PageUp') (handled(), walk(at - 8))
    else if (event.key === 'ArrowRight' && atEnd && offer && (walked || query === '')) (handled(), props.onExcerpts(offer.code.id))
    else if (event.altKey && event.code === 'KeyN') (handled(), newCode())
    else if (event.altKey && event.code === 'KeyV') (handled(), inVivo())
    else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const one = offers[Number(event.code.slice(5)) - 1]
      if (one) (handled(), props.onApply([...new Set([...chosen, one.code.id])]))
    } else if (event.key === ' ' && offer && (event.shiftKey || walked || !spaceGoesOn(query, codes))) (handled(), toggle(offer.code))
    else if (event.key === 'Backspace' && query === '' && chosen.length > 0) (handled(), setChosen(chosen.slice(0, -1)))
  }

  const text = words.source.choose
  const optionId = (n: number) => `${id}-option-${n}`
  return (
    <div
      className={place.above ? 'code-popover is-above' : 'code-popover'}
      role="dialog"
      aria-label={text.title}
      ref={box}
      style={{ left: place.left, top: place.top, '--arrow': `${place.arrow}px` } as object}
      onKeyDown={onKeyDown}
    >
      <div className="code-query">
        <Icon name="find" />
        {chosen.map(codeId => {
          const code = byId.get(codeId)
          return (
            code && (
              <button key={codeId} type="button" className="chip" tabIndex={-1} aria-label={text.takeOff(code.name)} onClick={() => setChosen(chosen.filter(one => one !== codeId))}>
                <Swatch hue={code.hue} pattern={code.pattern} />
                {code.name}
              </button>
            )
          )
        })}
        <input
          ref={input}
          value={query}
          onChange={event => type(event.target.value)}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-label={text.find}
          aria-controls={`${id}-list`}
          aria-activedescendant={offer ? optionId(offers.indexOf(offer)) : undefined}
          aria-describedby={`${id}-about`}
          autoComplete="off"
          spellCheck={false}
        />
        <span className="hint" id={`${id}-about`}>
          {props.about}
        </span>
      </div>
      {props.trouble !== null && <Trouble>{props.trouble}</Trouble>}
      {long && <p className="code-long">{text.inVivoLong}</p>}
      <div className="code-choice">
        <div className="code-offers">
          <ul role="listbox" id={`${id}-list`} aria-label={text.codes} className="code-list">
            {offers.map((one, n) => (
              <CodeOffer
                key={one.code.id}
                id={optionId(n)}
                offer={one}
                head={headOf(offers, n)}
                group={one.code.parentId === null ? null : (byId.get(one.code.parentId)?.name ?? null)}
                query={query}
                number={n < 9 ? n + 1 : null}
                isOn={one === offer}
                isChosen={chosen.includes(one.code.id)}
                onPoint={() => setAt(n)}
                onPress={several => (several ? toggle(one.code) : props.onApply([...new Set([...chosen, one.code.id])]))}
              />
            ))}
          </ul>
          {offers.length === 0 && <p className="code-none">{query.trim() === '' ? text.noCodes : text.nothing(query.trim())}</p>}
          <div className="code-deeds">
            <button type="button" tabIndex={-1} disabled={query.trim() === ''} onClick={newCode}>
              <Icon name="plus" />
              <span>{query.trim() === '' ? text.newCodeHint : text.newCode(query.trim())}</span>
              <Keys of="Alt+N" />
            </button>
            <button type="button" tabIndex={-1} onClick={inVivo}>
              <Icon name="interview" />
              <span>{text.inVivo}</span>
              <Keys of="Alt+V" />
            </button>
          </div>
        </div>
        {offer ? <CodeDefinition code={offer.code} /> : <div className="code-definition" />}
      </div>
      <div className="code-foot">
        <span>
          <Keys of="Enter" /> {ids.length > 1 ? text.applySeveral(ids.length) : text.apply}
        </span>
        <span>
          <Keys of="Space" /> {text.another}
        </span>
        <span>
          <Keys of="ArrowRight" /> {text.excerpts}
        </span>
        <span className="spacer" />
        <span>
          <Keys of="Escape" /> {text.close}
        </span>
      </div>
    </div>
  )
}

function headOf(offers: readonly Offer[], n: number): string | null {
  const { section } = offers[n]!
  if (section === 'found' || (n > 0 && offers[n - 1]!.section === section)) return null
  return section === 'recent' ? words.source.choose.recent : words.source.choose.all
}

interface CodeOfferProps {
  readonly id: string
  readonly offer: Offer
  readonly head: string | null
  readonly group: string | null
  readonly query: string
  readonly number: number | null
  readonly isOn: boolean
  readonly isChosen: boolean
  onPoint(): void
  onPress(several: boolean): void
}

function CodeOffer({ id, offer, head, group, query, number, isOn, isChosen, onPoint, onPress }: CodeOfferProps) {
  const { code } = offer
  const part = typedPart(code.name, query)
  const under = offer.why ?? group
  return (
    <>
      {head && (
        <li className="code-head" role="presentation">
          {head}
        </li>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are taken by the field above, which keeps the focus */}
      <li
        id={id}
        role="option"
        aria-selected={isOn}
        className={isOn ? 'code-offer is-on' : 'code-offer'}
        onPointerMove={() => {
          if (!isOn) onPoint()
        }}
        onPointerDown={event => event.preventDefault()}
        onClick={event => onPress(event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        {isChosen ? <Icon name="check" /> : <Swatch hue={code.hue} pattern={code.pattern} />}
        <span className="code-name">
          {part === null ? (
            code.name
          ) : (
            <>
              {code.name.slice(0, part.start)}
              <mark>{code.name.slice(part.start, part.end)}</mark>
              {code.name.slice(part.end)}
            </>
          )}
          {under && <small>{under}</small>}
        </span>
        {isOn && number !== null && <Keys of={`Alt+${number}`} />}
      </li>
    </>
  )
}
