// Find and replace in one text: how many places, each as it would be, one at a time or all at once.

import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { TextRange } from '../../../src/base/text-range.ts'
import { findInText, type FindWords } from '../../../src/sources/find-in-text.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { words } from '../../words/en.ts'
import { barKeys } from './bar-keys.ts'

interface FindBarProps {
  readonly text: string
  /** Where the caret stands: next and previous go on from here. */
  readonly caret: () => number
  readonly selected: string
  readonly onGo: (range: TextRange) => void
  readonly onReplace: (range: TextRange, by: string) => void
  readonly onReplaceAll: (find: FindWords, by: string, count: number) => void
  readonly onClose: () => void
}

const SHOWN = 50
const AROUND = 32

/** The bar, open until Escape or its button closes it. */
export function FindBar({ text, caret, selected, onGo, onReplace, onReplaceAll, onClose }: FindBarProps): ReactNode {
  const w = words.editing.bar
  const [sought, setSought] = useState(selected)
  const [by, setBy] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeWords, setWholeWords] = useState(false)
  const [at, setAt] = useState(-1)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
    first.current?.select()
  }, [])
  const late = useDeferredValue(text)
  const found = useMemo(
    () => findInText(late, { words: sought, matchCase, wholeWords }),
    [late, sought, matchCase, wholeWords],
  )
  const go = (by: 1 | -1) => {
    if (found.length === 0) return
    const here = caret()
    const next = by > 0 ? found.findIndex(one => one.start >= here) : found.findLastIndex(one => one.end < here)
    const to = next < 0 ? (by > 0 ? 0 : found.length - 1) : next
    setAt(to)
    onGo(found[to]!)
  }
  const replaceOne = () => {
    const range = found[at]
    if (range === undefined) return go(1)
    onReplace(range, by)
    setAt(-1)
  }
  const places = sought === '' ? '' : at >= 0 && at < found.length ? w.at(at + 1, found.length) : w.places(found.length)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields inside
    <section className="find-bar" aria-label={w.label} onKeyDown={barKeys(onClose, back => go(back ? -1 : 1))}>
      <div className="find-row">
        <label>
          <span>{w.words}</span>
          <input
            ref={first}
            type="text"
            value={sought}
            onChange={event => {
              setSought(event.target.value)
              setAt(-1)
            }}
          />
        </label>
        <span className="find-group">
          <output className="find-count" aria-live="polite">
            {places}
          </output>
          <Button look="flat" onClick={() => go(-1)} disabled={found.length === 0}>
            {w.previous}
          </Button>
          <Button look="flat" onClick={() => go(1)} disabled={found.length === 0}>
            {w.next}
          </Button>
        </span>
        <span className="spacer" />
        <IconButton icon="close" label={w.close} onClick={onClose} />
      </div>
      <div className="find-row">
        <label>
          <span>{w.by}</span>
          <input type="text" value={by} onChange={event => setBy(event.target.value)} />
        </label>
        <span className="find-group">
          <Button onClick={replaceOne} disabled={found.length === 0}>
            {w.one}
          </Button>
          <Button
            onClick={() => onReplaceAll({ words: sought, matchCase, wholeWords }, by, found.length)}
            disabled={found.length === 0}
          >
            {w.all(found.length)}
          </Button>
        </span>
        <span className="find-group">
          <label className="find-check">
            <input type="checkbox" checked={matchCase} onChange={event => setMatchCase(event.target.checked)} />
            {w.matchCase}
          </label>
          <label className="find-check">
            <input type="checkbox" checked={wholeWords} onChange={event => setWholeWords(event.target.checked)} />
            {w.wholeWords}
          </label>
        </span>
      </div>
      {found.length > 0 && (
        <ol className="find-preview scroll" aria-label={w.preview}>
          {found.slice(0, SHOWN).map((range, place) => (
            <li key={range.start} className={place === at ? 'is-current' : undefined}>
              <button
                type="button"
                title={w.hint}
                onClick={() => {
                  setAt(place)
                  onGo(range)
                }}
              >
                {oneLine(late.slice(Math.max(0, range.start - AROUND), range.start).toWellFormed())}
                <del>{oneLine(late.slice(range.start, range.end))}</del>
                {by !== '' && <ins>{by}</ins>}
                {oneLine(late.slice(range.end, range.end + AROUND).toWellFormed())}
              </button>
            </li>
          ))}
          {found.length > SHOWN && <li className="hint">{w.more(found.length - SHOWN)}</li>}
        </ol>
      )}
    </section>
  )
}

const oneLine = (text: string) => text.replaceAll('\n', ' ¶ ')
