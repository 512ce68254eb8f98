import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { Count } from '../../components/count.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { pathOfCode } from '../navigator/code-branches.ts'

const w = words.restructure.pick
const MOST = 200

interface CodePickProps {
  readonly label: string
  readonly value: CodeId | null
  readonly offered: (code: Code) => boolean
  /** What stands first and means no code, such as the top of the tree. */
  readonly none?: string
  /** True once something was chosen, also where that is `none`. */
  readonly hasChosen: boolean
  readonly onChange: (codeId: CodeId | null) => void
}

/** Chooses one code: typing narrows, arrows walk, Enter or a press takes. */
export function CodePick({ label, value, offered, none, hasChosen, onChange }: CodePickProps) {
  const { items, byId } = useCodes()
  const [typed, setTyped] = useState('')
  const id = useId()
  const box = useRef<HTMLUListElement>(null)
  const found = useMemo(() => {
    const wanted = fold(typed.trim())
    const fits = items.filter(code => offered(code) && fold(code.name).includes(wanted))
    const rows: (Code | null)[] = none !== undefined && wanted === '' ? [null, ...fits] : fits
    return rows.slice(0, MOST)
  }, [items, offered, typed, none])
  const [at, setAt] = useState(-1)
  const go = (to: number) => {
    const next = Math.max(0, Math.min(found.length - 1, to))
    setAt(next)
    const code = found[next]
    if (code !== undefined) onChange(code?.id ?? null)
    box.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Enter' && !hasChosen && found.length > 0) go(0)
    else return
    event.preventDefault()
  }
  return (
    <div className="field code-pick">
      <label htmlFor={id}>{label}</label>
      <div className="field-input">
        <input
          id={id}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          data-first=""
          autoComplete="off"
          spellCheck={false}
          placeholder={w.find}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(-1)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul className="code-pick-list scroll" role="listbox" id={`${id}-list`} aria-label={label} ref={box}>
        {found.map((code, place) => {
          const isOn = hasChosen && (code?.id ?? null) === value
          const path = code ? pathOfCode(byId, code).join(' › ') : ''
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above takes the keys
            <li
              key={code?.id ?? 'none'}
              id={`${id}-${place}`}
              role="option"
              aria-selected={isOn}
              className={isOn ? 'is-on' : ''}
              onClick={() => {
                setAt(place)
                onChange(code?.id ?? null)
              }}
            >
              {code === null ? (
                <span className="row-name">{none}</span>
              ) : (
                <>
                  {code.kind === 'code' ? (
                    <Swatch hue={code.hue} pattern={code.pattern} />
                  ) : (
                    <span className="no-swatch" />
                  )}
                  <span className="row-name">
                    {code.name}
                    {path && <small> {path}</small>}
                  </span>
                  <Count n={code.codings} says={words.navigator.unit.codings} />
                </>
              )}
            </li>
          )
        })}
        {found.length === 0 && <li className="hint">{w.nothing}</li>}
      </ul>
    </div>
  )
}
