import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Popover } from 'react-aria-components'
import { keepFieldKeys } from './field-keys.ts'
import { Trouble } from './field.tsx'
import { Icon } from './icon.tsx'
import '../styles/edit-table.css'

/** One thing offered under a field. `value` is what is written when it is taken. */
export interface Suggestion {
  readonly value: string
  /** Stands first, in bold: a key such as R22. */
  readonly key?: string
  readonly label: string
  readonly detail?: string
}

/** What a field offers for the words typed so far, and a sentence over the list when there is something to say. */
export interface Offer {
  readonly head?: string
  readonly suggestions: readonly Suggestion[]
}

interface SuggestingInputProps {
  readonly label: string
  /** What the field begins with; all of it is selected unless `replacing`. */
  readonly begin: string
  /** The person typed to begin: the letter replaces what was there. */
  readonly replacing: boolean
  readonly type?: 'text' | 'date' | 'number'
  readonly offer: (typed: string) => Offer
  /** Why a value cannot be written, in words; the field then stays open with them. */
  readonly misfit?: (value: string) => string | null
  /** Enter, Tab or a choice: `then` says where to go next. */
  readonly onDone: (value: string, then: 'stay' | 'down' | 'next' | 'previous') => void
  readonly onCancel: () => void
}

/** A field edited in place, with suggestions under it. Enter takes the one in focus, or what was typed; Esc leaves everything as it was. */
export function SuggestingInput({
  label,
  begin,
  replacing,
  type = 'text',
  offer,
  misfit,
  onDone,
  onCancel,
}: SuggestingInputProps) {
  const [typed, setTyped] = useState(begin)
  const [at, setAt] = useState(-1)
  const [touched, setTouched] = useState(replacing)
  const [trouble, setTrouble] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  const list = useId()
  // Before anything is typed all is offered, not only what is like the value that stands there.
  const { head, suggestions } = offer(touched ? typed : '')

  useEffect(() => {
    field.current?.focus()
    if (!replacing && type !== 'date') field.current?.select()
  }, [replacing, type])

  const finish = (value: string, then: 'stay' | 'down' | 'next' | 'previous') => {
    if (done.current) return
    done.current = true
    onDone(value, then)
  }
  const chosen = suggestions[at]
  const onKeyDown = (event: KeyboardEvent) => {
    keepFieldKeys(event)
    if (event.key === 'Escape') {
      event.preventDefault()
      done.current = true
      onCancel()
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      const value = chosen?.value ?? typed
      // What stood there may stay; a first letter that was typed is no such thing.
      const says = !replacing && value === begin ? null : (misfit?.(value) ?? null)
      if (says === null) finish(value, event.key === 'Enter' ? 'down' : event.shiftKey ? 'previous' : 'next')
      else setTrouble(says)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && suggestions.length > 0) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(now => (now + step + suggestions.length + (now < 0 && step < 0 ? 1 : 0)) % suggestions.length)
    }
  }
  return (
    <>
      <input
        ref={field}
        className="edit-field"
        type={type}
        role="combobox"
        aria-label={label}
        aria-expanded={suggestions.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-invalid={trouble === null ? undefined : true}
        aria-describedby={trouble === null ? undefined : `${list}-trouble`}
        aria-activedescendant={chosen ? `${list}-${at}` : undefined}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setTouched(true)
          setTrouble(null)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(typed, 'stay')}
      />
      <Popover
        className="popover edit-offer"
        triggerRef={field}
        isOpen={suggestions.length > 0 || head !== undefined || trouble !== null}
        isNonModal
        placement="bottom start"
        offset={4}
      >
        {trouble === null ? null : (
          <div className="edit-offer-trouble" id={`${list}-trouble`}>
            <Trouble>{trouble}</Trouble>
          </div>
        )}
        {head ? <p className="edit-offer-head">{head}</p> : null}
        <ul id={list} role="listbox" aria-label={label}>
          {suggestions.map((one, place) => (
            <li
              key={one.value}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === at}
              className={place === at ? 'is-on' : ''}
              // Before the field loses the focus and takes what was typed.
              onPointerDown={event => {
                event.preventDefault()
                finish(one.value, 'stay')
              }}
            >
              {one.key ? <b>{one.key}</b> : null}
              <span>
                {one.label}
                {one.detail ? <small>{one.detail}</small> : null}
              </span>
              {one.value === begin ? <Icon name="check" /> : null}
            </li>
          ))}
        </ul>
      </Popover>
    </>
  )
}
