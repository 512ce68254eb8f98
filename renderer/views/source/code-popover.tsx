// The list of codes at the selection: type to find, Enter applies, Space adds another, arrows walk. The words selected
// stay visible; what the focused code means stands beside the list.

import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useWaitingEnter } from '../../components/use-waiting-enter.ts'
import { useCodeSets } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { choiceDeed, type ChoiceDeed } from './choice-keys.ts'
import { inVivoName, spaceGoesOn, typedPart, type Offer } from './code-choice.ts'
import type { Besides } from './code-examples.tsx'
import { CodeDefinition } from './code-definition.tsx'
import { CodeOffers, optionId } from './code-offers.tsx'
import type { Place } from './place-popover.ts'
import { useCodeChoice } from './use-code-choice.ts'

interface CodePopoverProps {
  readonly codes: readonly Code[]
  readonly byId: ReadonlyMap<string, Code>
  readonly recent: readonly CodeId[]
  readonly pinned: readonly CodeId[]
  /** What the selection is, in words: "Code 96 characters in ¶15". */
  readonly about: string
  /** Another code is wanted for a coding, and one only. */
  readonly isChange: boolean
  /** Where one codes: no earlier example is taken from there. */
  readonly besides: Besides
  /** The words selected. */
  readonly selected: string
  readonly trouble: string | null
  readonly place: (size: { width: number; height: number }) => Place
  readonly onApply: (codeIds: readonly CodeId[]) => void
  readonly onNew: (name: string) => void
  readonly onExcerpts: (codeId: CodeId) => void
  readonly onPin: (codeId: CodeId) => void
  readonly onClose: () => void
  /** The focus went to something else in the window. */
  readonly onLeave: () => void
}

const GUESS = { width: 596, height: 400 }
const text = words.source.choose

/** Tells a box how high the text's room is, in `--room`, so that it stays lower. Not by a size container: every word of the text would lie in it, and be styled in two steps. */
function useRoom(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const scroller = box.current?.closest('.reading-scroll')
    if (!scroller) return undefined
    const measure = () => box.current?.style.setProperty('--room', `${scroller.clientHeight}px`)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(scroller)
    return () => watch.disconnect()
  }, [box])
}

/** The popover. It takes the focus when it opens; its owner gives it back. */
export function CodePopover(props: CodePopoverProps): ReactNode {
  const { codes, byId, selected, place: placeIt, onApply, onNew } = props
  const { recent, pinned } = props
  const sets = useCodeSets(state => state.items)
  const atHand = useMemo(() => ({ recent, pinned, sets }), [recent, pinned, sets])
  const choice = useCodeChoice(codes, atHand)
  const { query, offer, chosen, ids } = choice
  const [isLong, setLong] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [seed, setSeed] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const [place, setPlace] = useState<Place>(() => placeIt(GUESS))

  useRoom(box)
  useLayoutEffect(() => {
    const size = box.current?.getBoundingClientRect()
    if (size) setPlace(placeIt({ width: size.width, height: size.height }))
    input.current?.focus({ preventScroll: true })
  }, [placeIt])
  useEffect(() => {
    if (choice.walked) box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    else box.current?.querySelector('.code-list')?.scrollTo(0, 0)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- at every step
  }, [choice.at, choice.walked])

  const newCode = () => {
    if (query.trim() !== '') onNew(query.trim())
  }
  const inVivo = () => {
    const name = inVivoName(selected)
    if (name !== null) onNew(name)
    else {
      choice.type(selected.replace(/\s+/gu, ' ').trim().slice(0, 200))
      setLong(true)
      input.current?.focus()
    }
  }
  // A pinned code moves to the head of the list: the hand stays on it.
  const moved = useRef<CodeId | null>(null)
  const pin = (codeId: CodeId) => {
    moved.current = codeId
    props.onPin(codeId)
    input.current?.focus()
  }
  const onPinned = useEffectEvent(() => {
    const at = choice.offers.findIndex(one => one.code.id === moved.current)
    if (moved.current !== null && at >= 0) choice.stand(at, true)
    moved.current = null
  })
  useEffect(() => {
    onPinned()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once after each pin
  }, [pinned])
  /** A group is refused in words, and the first code below it is offered. */
  const isGroup = (one: Offer | undefined): boolean => {
    if (one === undefined || one.code.kind !== 'group') return false
    const at = choice.offers.indexOf(one)
    const below = choice.offers.filter(other => other.below === one.code).length
    setRefused(text.onlyGroups(one.code.name, below))
    if (below > 0) choice.stand(at + 1, true)
    input.current?.focus()
    return true
  }
  const add = (codeId: CodeId) => {
    choice.toggle(codeId)
    input.current?.focus()
  }
  // An offer that answers fewer letters than were typed is not what Enter or a space means, unless its name was typed or
  // it was walked to.
  const isMeant = choice.isSettled || (offer !== undefined && typedPart(offer.code.name, query) !== null)
  const apply = () => {
    if (isGroup(offer)) return
    if (ids.length > 0) onApply(ids)
    else newCode()
  }
  const enter = useWaitingEnter<null>(choice.isSettled, apply)
  const act = (deed: ChoiceDeed) => {
    if (deed === 'close') props.onClose()
    else if (deed === 'apply' && !isMeant && !choice.walked) enter.wait(null)
    else if (deed === 'apply') apply()
    else if (deed === 'add' && isGroup(offer)) return
    else if (deed === 'pin' && offer) pin(offer.code.id)
    else if (deed === 'others') setSeed(seed + 1)
    else if (deed === 'add' && props.isChange) setRefused(words.coding.oneOnly)
    else if (deed === 'new') newCode()
    else if (deed === 'add' && offer) add(offer.code.id)
    else if (deed === 'take off') choice.toggle(chosen.at(-1)!)
    else if (deed === 'excerpts' && offer) props.onExcerpts(offer.code.id)
    else if (deed === 'in vivo') inVivo()
    else if (typeof deed === 'object' && 'step' in deed) choice.stand(choice.at + deed.step, true)
    else if (typeof deed === 'object') {
      const one = choice.offers[deed.pick]
      if (one && !isGroup(one)) onApply([...new Set([...chosen, one.code.id])])
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const inField = event.target === input.current
    if (event.key === 'Tab') {
      // Two places: the field, and the definition, which may need scrolling.
      event.preventDefault()
      if (inField) box.current?.querySelector<HTMLElement>('.code-definition')?.focus()
      else input.current?.focus()
      return
    }
    const atEnd = input.current?.selectionStart === query.length && input.current.selectionEnd === query.length
    const deed = choiceDeed(event, {
      query,
      atEnd,
      walked: choice.walked,
      hasOffer: offer !== undefined,
      chosen: chosen.length,
      spaceGoesOn: spaceGoesOn(query, codes) || !isMeant,
    })
    if (deed === null || (!inField && deed !== 'close')) return
    event.preventDefault()
    event.stopPropagation()
    act(deed)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- it lies in the page that scrolls, and hears the keys of its field
    <div
      className={place.above ? 'code-popover is-above' : 'code-popover'}
      role="dialog"
      aria-label={props.isChange ? props.about : text.title}
      ref={box}
      style={{ left: place.left, top: place.top, '--arrow': `${place.arrow}px` } as object}
      onKeyDown={onKeyDown}
      onBlur={event => {
        const to = event.relatedTarget
        // Without a target the whole window lost the focus, or a place that takes none was pressed.
        if (to !== null && !event.currentTarget.contains(to)) props.onLeave()
      }}
    >
      <div className="code-query">
        <Icon name="find" />
        {chosen.map(codeId => (
          <Chosen key={codeId} code={byId.get(codeId)} onOff={() => add(codeId)} />
        ))}
        <input
          ref={input}
          value={query}
          onChange={event => {
            choice.type(event.target.value)
            enter.forget()
            setLong(false)
            setRefused(null)
          }}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-label={text.find}
          aria-controls={`${id}list`}
          aria-activedescendant={offer ? optionId(`${id}list`, choice.offers.indexOf(offer)) : undefined}
          aria-describedby={`${id}about`}
          autoComplete="off"
          spellCheck={false}
        />
        <span className="hint" id={`${id}about`}>
          {props.about}
        </span>
      </div>
      {(refused ?? props.trouble) !== null && <Trouble>{refused ?? props.trouble}</Trouble>}
      {isLong && <p className="code-long">{text.inVivoLong}</p>}
      <div className="code-choice">
        <div className="code-offers">
          <CodeOffers
            id={`${id}list`}
            offers={choice.offers}
            byId={byId}
            query={query}
            on={offer}
            chosen={chosen}
            onPoint={at => choice.stand(at, false)}
            onPress={(one, several) => {
              if (isGroup(one)) return
              if (several && !props.isChange) add(one.code.id)
              else onApply([...new Set([...chosen, one.code.id])])
            }}
          />
          {choice.offers.length === 0 && (
            <p className="code-none">{query.trim() === '' ? text.noCodes : text.nothing(query.trim())}</p>
          )}
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
        {offer ? (
          <CodeDefinition
            code={offer.code}
            isPinned={pinned.includes(offer.code.id)}
            onPin={() => pin(offer.code.id)}
            besides={props.besides}
            seed={seed}
            onOthers={() => setSeed(seed + 1)}
          />
        ) : (
          <div className="code-definition" />
        )}
      </div>
      <Foot several={ids.length} isChange={props.isChange} />
    </div>
  )
}

function Chosen({ code, onOff }: { code: Code | undefined; onOff: () => void }) {
  if (!code) return null
  return (
    <button type="button" className="chip" tabIndex={-1} aria-label={text.takeOff(code.name)} onClick={onOff}>
      <Swatch hue={code.hue} pattern={code.pattern} />
      {code.name}
    </button>
  )
}

function Foot({ several, isChange }: { several: number; isChange: boolean }) {
  const keys = [
    ['Enter', isChange ? words.coding.changeFoot : several > 1 ? text.applySeveral(several) : text.apply],
    ...(isChange ? [] : [['Space', text.another] as const]),
    ['ArrowRight', text.excerpts],
    ['Escape', text.close],
  ] as const
  return (
    <div className="code-foot">
      {keys.map(([key, says]) => (
        <span key={key}>
          <Keys of={key} /> {says}
        </span>
      ))}
    </div>
  )
}
