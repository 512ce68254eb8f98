import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { words } from '../../words/en.ts'
import { namingAt, peopleLike } from './mention.ts'
import { usePeople } from './people.ts'

const w = words.review.write

interface CommentBoxProps {
  readonly label: string
  readonly deed: string
  readonly begin?: string
  /** May be left without words: settling needs no reason. */
  readonly mayBeEmpty?: boolean
  readonly onKeep: (body: string) => Promise<unknown>
  readonly onLeave: () => void
  /** What else is chosen: who is to answer, in which round. */
  readonly children?: React.ReactNode
}

/** Where a comment or a reply is written. @ names a person; Ctrl Enter keeps, Esc leaves. */
export function CommentBox({
  label,
  deed,
  begin = '',
  mayBeEmpty = false,
  onKeep,
  onLeave,
  children,
}: CommentBoxProps) {
  const [body, setBody] = useState(begin)
  const [naming, setNaming] = useState<ReturnType<typeof namingAt>>(null)
  const [at, setAt] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const cursor = useRef<number | null>(null)
  const id = useId()
  const people = usePeople()
  const you = useProject(state => state.info?.coder.id)
  const offered = naming === null ? [] : peopleLike(people, naming.typed).slice(0, 8)
  const isEmpty = body.trim() === '' && !mayBeEmpty
  const keeping = useDeed(async () => {
    if (!isEmpty) await onKeep(body.trim())
  })
  const take = (name: string) => {
    const { at: from, typed } = naming!
    const next = `${body.slice(0, from)}@${name} ${body.slice(from + 1 + typed.length)}`
    setBody(next)
    setNaming(null)
    cursor.current = from + name.length + 2
  }
  // At the foot of a panel it opens below what is seen: its buttons come with it.
  useLayoutEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  // Before the next letter: typed at once, it belongs behind the name.
  useLayoutEffect(() => {
    if (cursor.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(cursor.current, cursor.current)
    cursor.current = null
  })
  const look = (element: HTMLTextAreaElement) => {
    setNaming(namingAt(element.value, element.selectionStart))
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keeping.go()
    else if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      setAt((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    else if (offered.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) take(offered[at]!.name)
    else if (event.key === 'Escape' && offered.length > 0) setNaming(null)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="comment-box" ref={box}>
      <textarea
        ref={field}
        className="input"
        rows={3}
        maxLength={20_000}
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        placeholder={w.placeholder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the box opens because somebody asked to write
        autoFocus
        value={body}
        onChange={event => {
          setBody(event.target.value)
          look(event.target)
        }}
        onClick={event => look(event.currentTarget)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <ul className="comment-people" role="listbox" id={`${id}-people`} aria-label={w.people}>
          {offered.map((one, place) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above takes the keys
            <li
              key={one.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              className={place === at ? 'is-on' : ''}
              onPointerDown={event => {
                event.preventDefault()
                take(one.name)
              }}
            >
              <CoderBadge coder={one} isYou={one.id === you} /> {one.name}
            </li>
          ))}
        </ul>
      )}
      {children}
      {keeping.trouble && <Trouble>{keeping.trouble}</Trouble>}
      <p className="comment-box-acts">
        <Button look="primary" aria-disabled={isEmpty || keeping.busy} onClick={() => void keeping.go()}>
          {deed}
        </Button>
        <Button look="flat" onClick={onLeave}>
          {words.common.cancel}
        </Button>
        <small className="hint" id={`${id}-keys`}>
          {w.keys}
        </small>
      </p>
    </div>
  )
}

/** Chooses a person, or one of the answers before them. */
export function PersonSelect({
  label,
  value,
  before,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly before: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}) {
  const people = usePeople()
  const known = useCoders(state => state.byId.get(value))
  const others = known && !people.some(one => one.id === value) ? [known] : []
  return (
    <label className="review-pick">
      <span>{label}</span>
      <select className="input" value={value} onChange={event => onChange(event.target.value)}>
        {before.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {[...people, ...others].map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}
