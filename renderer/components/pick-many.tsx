import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { commonWords } from '../words/common.ts'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'
import { Swatch } from './swatch.tsx'

/** One thing to pick. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** Stands back at the right. */
  readonly detail?: string
  readonly depth?: number
  readonly hue?: number
  readonly pattern?: number
}

interface PickManyProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  /** What the button says while nothing is picked. */
  readonly none?: string
  /** The word between what is picked: a condition asks for one or another, a list has one and another. */
  readonly between?: 'or' | 'and'
  /** Whether it has the focus when its dialog opens. */
  readonly first?: boolean
}

/** As many lines as are drawn; typing narrows them. */
const MOST = 200
const w = commonWords.pick

/** A button that says what is picked and opens the list to pick from: type to narrow it, arrows walk, Space picks. */
export function PickMany({ label, choices, chosen, onChange, none = w.none, between = 'or', first }: PickManyProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const byId = useMemo(() => new Map(choices.map(one => [one.id, one])), [choices])
  const names = chosen.map(id => byId.get(id)?.label ?? w.gone)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={chosen.length === 0 ? 'pick-many is-none' : 'pick-many'}
        data-first={first ? '' : undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        // What is seen is part of what is heard; all names stand in the title.
        aria-label={`${label}: ${names.length === 0 ? none : w.short(names, between)}`}
        title={names.length > 2 ? w.either(names, between) : undefined}
        onClick={() => setOpen(true)}
      >
        <span>{names.length === 0 ? none : w.short(names, between)}</span>
        <Icon name="down" />
      </button>
      <Popover label={label} isOpen={open} onClose={() => setOpen(false)} anchor={button}>
        <PickList label={label} choices={choices} chosen={chosen} onChange={onChange} onClose={() => setOpen(false)} />
      </Popover>
    </>
  )
}

/** The list, open. */
function PickList({
  label,
  choices,
  chosen,
  onChange,
  onClose,
}: Omit<PickManyProps, 'none' | 'between' | 'first'> & { readonly onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const picked = useMemo(() => new Set(chosen), [chosen])
  const wanted = typed.trim().toLocaleLowerCase('en')
  const fitting = wanted === '' ? choices : choices.filter(one => one.label.toLocaleLowerCase('en').includes(wanted))
  const toggle = (id: string) =>
    onChange(
      picked.has(id)
        ? chosen.filter(one => one !== id)
        : choices.map(one => one.id).filter(one => picked.has(one) || one === id),
    )
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])]
    const at = boxes.indexOf(document.activeElement as HTMLInputElement)
    if (at + step < 0) list.current?.parentElement?.querySelector<HTMLInputElement>('input[type=text]')?.focus()
    else boxes[at + step]?.focus()
  }
  // Once the list is known as one that belongs to the panel below, after all effects: a panel closes when the focus leaves it for a
  // stranger. And before the next key, which is meant for the list.
  useEffect(() => {
    let isOpen = true
    queueMicrotask(() => {
      if (isOpen) list.current?.parentElement?.querySelector<HTMLInputElement>('input')?.focus()
    })
    return () => void (isOpen = false)
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows walk the boxes inside
    <div className="pick-list" onKeyDown={walk}>
      {choices.length > 8 ? (
        <input
          type="text"
          className="input"
          aria-label={w.find(label)}
          placeholder={w.type}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      ) : null}
      <div className="pick-lines" ref={list} role="group" aria-label={label}>
        {fitting.slice(0, MOST).map(one => (
          <label key={one.id} className="pick-line" style={{ paddingLeft: 8 + (one.depth ?? 0) * 14 }}>
            <input type="checkbox" checked={picked.has(one.id)} onChange={() => toggle(one.id)} />
            {one.hue === undefined ? null : <Swatch hue={one.hue} pattern={one.pattern ?? 0} />}
            <span>{one.label}</span>
            {one.detail ? <small>{one.detail}</small> : null}
          </label>
        ))}
        {fitting.length === 0 ? <p className="hint">{w.nothing(typed)}</p> : null}
        {fitting.length > MOST ? <p className="hint">{w.more(fitting.length - MOST)}</p> : null}
      </div>
      <div className="pick-foot">
        <button
          type="button"
          className="button button-link"
          onClick={() => onChange([])}
          disabled={chosen.length === 0}
        >
          {w.clear}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {w.done}
        </button>
      </div>
    </div>
  )
}
