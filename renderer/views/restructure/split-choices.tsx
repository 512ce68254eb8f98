import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { CodeId, CodingId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { placeOfKey } from '../../components/list-keys.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'

const w = words.restructure.split.each
const TABLES = ['coding', 'anchor', 'source']
const PAGE = 100
const MOST = 1000

/** A code that the split leads to: by a key that stays while others come and go. */
export interface IntoCode {
  readonly key: number
  readonly name: string
}

/** Which codings go where, chosen one by one: keys of the codes they go to. */
export type Chosen = ReadonlyMap<CodingId, readonly number[]>

interface SplitChoicesProps {
  readonly codeId: CodeId
  readonly into: readonly IntoCode[]
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
}

/** Deciding coding by coding, with the words to read: one list to go through by arrows, a digit for each code. What is not chosen here follows the rules. */
export function SplitChoices({ codeId, into, chosen, onChosen }: SplitChoicesProps) {
  const [isOpen, setOpen] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  const [at, setAt] = useState(0)
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const { answer } = useAnswer('coding.excerpts', isOpen ? { codeId, limit } : null, TABLES)
  const excerpts = answer?.excerpts ?? []
  const current = excerpts[Math.min(at, excerpts.length - 1)]
  useEffect(() => {
    list.current?.children.item(at)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const toggle = (codingId: CodingId, key: number) => {
    const now = chosen.get(codingId) ?? []
    const next = now.includes(key) ? now.filter(one => one !== key) : [...now, key]
    const all = new Map(chosen)
    if (next.length === 0) all.delete(codingId)
    else all.set(codingId, next)
    onChosen(all)
  }
  const clear = (codingId: CodingId) => {
    const all = new Map(chosen)
    all.delete(codingId)
    onChosen(all)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const to = placeOfKey(event.key, at, excerpts.length)
    const code = /^[1-9]$/.test(event.key) ? into[Number(event.key) - 1] : undefined
    if (to !== null) setAt(to)
    else if (code) toggle(current.codingId, code.key)
    else if (event.key === '0' || event.key === 'Backspace' || event.key === 'Delete') clear(current.codingId)
    else return
    event.preventDefault()
  }
  const goesTo = (codingId: CodingId) =>
    into.filter(one => chosen.get(codingId)?.includes(one.key)).map(one => one.name)
  return (
    <div className="split-each">
      <Button
        look="flat"
        icon={isOpen ? 'down' : 'right'}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {w.open}
      </Button>
      {chosen.size > 0 && <span className="hint">{w.chosen(chosen.size)}</span>}
      {isOpen && answer && (
        <>
          <p className="hint" id={`${id}-keys`}>
            {w.keys(Math.min(9, into.length))}
          </p>
          <ul
            id={id}
            ref={list}
            className="split-list scroll"
            role="listbox"
            tabIndex={0}
            aria-label={w.open}
            aria-describedby={`${id}-keys`}
            aria-activedescendant={current ? `${id}-${current.codingId}` : undefined}
            onKeyDown={onKeyDown}
          >
            {excerpts.map((excerpt, place) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list holds the focus and takes the keys
              <li
                key={excerpt.codingId}
                id={`${id}-${excerpt.codingId}`}
                role="option"
                aria-selected={excerpt === current}
                onClick={() => setAt(place)}
              >
                <q>{excerpt.words}</q>
                <span className="hint">{excerpt.attribution}</span>
                <span className="visually-hidden">{w.goesTo(goesTo(excerpt.codingId))}</span>
                <span className="split-codes" aria-hidden="true">
                  {into.map((code, n) => {
                    const isOn = chosen.get(excerpt.codingId)?.includes(code.key) === true
                    return (
                      <button
                        key={code.key}
                        type="button"
                        tabIndex={-1}
                        className={isOn ? 'split-code is-on' : 'split-code'}
                        onClick={() => toggle(excerpt.codingId, code.key)}
                      >
                        {n < 9 && <kbd>{n + 1}</kbd>}
                        {code.name}
                        {isOn && ' ✓'}
                      </button>
                    )
                  })}
                </span>
              </li>
            ))}
          </ul>
          {answer.total > excerpts.length && limit < MOST && (
            <Button look="flat" onClick={() => setLimit(Math.min(MOST, limit + 3 * PAGE))}>
              {w.more(answer.total - excerpts.length)}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
