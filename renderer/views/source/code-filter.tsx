// The filter of codes in the bar: type to find, Enter shows a code with what lies below it and nothing else, Space shows or
// hides it besides the rest.

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- the field above takes the keys, and a select cannot show stripes and depth */

import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Popover } from '../../components/popover.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { filterLines, only, shownOf, toggle, type FilterSet, type Shown } from './shown-codes.ts'
import { optionId } from './code-offers.tsx'

interface CodeFilterProps {
  readonly anchor: RefObject<Element | null>
  readonly codes: readonly Code[]
  readonly used: ReadonlySet<CodeId>
  readonly shown: Shown
  readonly onShow: (shown: Shown, name: string | null) => void
  readonly onClose: () => void
}

const text = words.source.filter
const NO_SETS: readonly FilterSet[] = []
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
const SIGNS = { all: 'true', some: 'mixed', none: 'false' } as const

/** The filter, open. The field keeps the focus and says which line is on. */
export function CodeFilter({ anchor, codes, used, shown, onShow, onClose }: CodeFilterProps): ReactNode {
  const id = useId()
  const sets = useAnswer('codeSet.list', {}, ['code_set', 'code_set_member']).answer ?? NO_SETS
  const list = useRef<HTMLUListElement>(null)
  const [{ query, at, walked }, stand] = useState({ query: '', at: 0, walked: false })
  const lines = useMemo(() => filterLines(codes, used, sets, query, text.everything), [codes, used, sets, query])
  const line = lines[Math.min(at, lines.length - 1)]
  useEffect(() => {
    list.current?.querySelector('.is-on')?.scrollIntoView({ block: 'nearest' })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- at every step
  }, [at])
  const showOnly = (one: (typeof lines)[number]) => onShow(only(one), one.kind === 'all' ? null : one.name)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.nativeEvent.isComposing || line === undefined) return
    if (step !== undefined) stand({ query, at: Math.max(0, Math.min(lines.length - 1, at + step)), walked: true })
    else if (event.key === 'Enter') {
      showOnly(line)
      onClose()
    } else if (event.key === ' ' && (walked || query === '')) onShow(toggle(line, shown, codes, used), null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover label={text.title} isOpen onClose={onClose} anchor={anchor} className="code-filter">
      <div className="code-query">
        <Icon name="find" />
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just opened it to type
          autoFocus
          value={query}
          onChange={event => stand({ query: event.target.value, at: 0, walked: false })}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-label={text.find}
          aria-controls={`${id}list`}
          aria-activedescendant={line && optionId(`${id}list`, lines.indexOf(line))}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <ul
        role="listbox"
        aria-multiselectable="true"
        id={`${id}list`}
        aria-label={text.title}
        className="code-list"
        ref={list}
      >
        {lines.map((one, index) => {
          const seen = shownOf(one, shown, used)
          return (
            <li
              key={one.id}
              id={optionId(`${id}list`, index)}
              role="option"
              aria-selected={one === line}
              aria-checked={SIGNS[seen]}
              className={one === line ? 'code-offer is-on' : 'code-offer'}
              style={{ '--depth': one.depth } as object}
              onPointerDown={event => event.preventDefault()}
              onClick={event => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || (event.target as Element).closest('.code-seen'))
                  onShow(toggle(one, shown, codes, used), null)
                else showOnly(one)
                stand({ query, at: index, walked: true })
              }}
            >
              <span className={`code-seen is-${seen}`} title={text.toggle}>
                {seen === 'all' && <Icon name="check" />}
              </span>
              {one.code !== null && one.code.kind === 'code' && (
                <Swatch hue={one.code.hue} pattern={one.code.pattern} />
              )}
              <span className="code-name">
                {one.kind === 'set' ? text.set(one.name) : one.name}
                {one.codeIds.length > 1 && one.kind === 'code' && <small>{text.withBelow}</small>}
              </span>
            </li>
          )
        })}
      </ul>
      {lines.length === 0 && <p className="code-none">{text.nothing(query.trim())}</p>}
      <div className="code-foot">
        <span>
          <Keys of="Enter" /> {text.only}
        </span>
        <span>
          <Keys of="Space" /> {text.toggle}
        </span>
        <span>
          <Keys of="Escape" /> {words.source.choose.close}
        </span>
      </div>
    </Popover>
  )
}
