// One quote: as it will be printed, the original beside it, every edit listed, and what is known of it.

import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { toldEdit, withEdit, type EditKind, type EditWish } from '../../../src/exchange/quotes/edits.ts'
import type { QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { quotesWords as w } from '../../words/quotes.ts'
import { Paraphrase } from './paraphrase.tsx'
import { QuoteFacts } from './quote-facts.tsx'

/** The keys of the editor, in the original. */
const KEYS: Readonly<Record<string, EditKind>> = {
  e: 'elide',
  r: 'substitute',
  a: 'clarify',
  c: 'correct',
  f: 'filler',
}
const KEY_OF = Object.fromEntries(Object.entries(KEYS).map(([key, kind]) => [kind, key.toUpperCase()]))
const DEEDS: readonly EditKind[] = ['elide', 'substitute', 'clarify', 'correct', 'filler']
/** These need words to put there. */
type Asking = 'substitute' | 'clarify' | 'correct'
const asks = (kind: EditKind): kind is Asking => kind !== 'elide' && kind !== 'filler'

interface Asked {
  readonly kind: Asking
  readonly start: number
  readonly end: number
}

/** The desk of one quote. */
export function QuoteDesk({
  quote,
  onRemove,
}: {
  readonly quote: QuoteEntry
  readonly onRemove: () => void
}): ReactNode {
  const original = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { edits, lost } = quote.edits

  const store = async (next: readonly EditWish[], said: string) => {
    setTrouble(null)
    try {
      await call('quote.edit', {
        quoteId: quote.id,
        edits: next.map(({ start, end, kind, text }) => ({ start, end, kind, text })),
      })
      useStatus.getState().say(said)
      return true
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
      return false
    }
  }
  const add = async (wish: EditWish) => {
    try {
      const done = await store(withEdit(quote.words, edits, wish), w.did[wish.kind])
      if (done) setAsked(null)
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    }
    original.current?.focus()
  }
  const begin = (kind: EditKind) => {
    const field = original.current
    if (!field) return
    const { selectionStart: start, selectionEnd: end } = field
    setTrouble(null)
    if (quote.words.slice(start, end).trim() === '') {
      field.focus()
      setTrouble(w.originalHint)
      return
    }
    if (asks(kind)) setAsked({ kind, start, end })
    else void add({ start, end, kind, text: '' })
  }
  const without = (at: number) => edits.filter((_, index) => index !== at)

  return (
    <div className="scroll quote-desk">
      <article className="quote-page">
        {quote.bar !== null && (
          <p className="quote-bar" role="note">
            <Icon name="warn" />
            <span>{w.barSays[quote.bar]}</span>
          </p>
        )}
        <section aria-label={w.edited}>
          <h2 className="quote-head">{w.edited}</h2>
          <Printed quote={quote} />
          <Paraphrase key={quote.paraphrase ?? ''} quote={quote} />
        </section>
        <section aria-label={w.original}>
          <div className="quote-original-head">
            <h2 className="quote-head">{w.original}</h2>
            {DEEDS.map(kind => (
              <Button key={kind} look="flat" onClick={() => begin(kind)} aria-keyshortcuts={KEY_OF[kind]}>
                {w.deeds[kind]} <Keys of={KEY_OF[kind]!} />
              </Button>
            ))}
          </div>
          <Original field={original} words={quote.words} onDeed={begin} />
          {asked === null ? (
            trouble === null && <p className="hint">{w.originalHint}</p>
          ) : (
            <Ask
              asked={asked}
              words={quote.words}
              onLeave={() => {
                setAsked(null)
                original.current?.focus()
              }}
              onDone={text => void add({ ...asked, text })}
            />
          )}
          {trouble !== null && <Trouble>{trouble}</Trouble>}
        </section>
        <section aria-label={w.edits} className="quote-edits">
          <h2 className="quote-head">
            {w.edits} {edits.length > 0 && <span className="count">{edits.length}</span>}
            {edits.length + lost.length > 1 && (
              <Button look="link" onClick={() => void store([], w.takeAllBack)}>
                {w.takeAllBack}
              </Button>
            )}
          </h2>
          {edits.length === 0 && lost.length === 0 && (
            <p className="hint">{quote.paraphrase === null ? w.noEdits : w.paraphrase.noEdits}</p>
          )}
          <ul>
            {edits.map((edit, at) => {
              const { what, was, said } = toldEdit(edit)
              return (
                <li key={`${edit.start} ${edit.end}`}>
                  <span>{w.editSays(what, was, said)}</span>
                  <IconButton
                    icon="undo"
                    label={`${w.takeBack}: ${w.editSays(what, was, said)}`}
                    onClick={() => void store(without(at), w.takeBack)}
                  />
                </li>
              )
            })}
          </ul>
          {lost.length > 0 && (
            <>
              <p className="quote-bar" role="note">
                <Icon name="warn" />
                <span>{w.lookAgain}</span>
              </p>
              <ul>
                {lost.map(edit => {
                  const { what, was, said } = toldEdit(edit)
                  return <li key={`${edit.start} ${edit.was}`}>{w.editSays(what, was, said)}</li>
                })}
              </ul>
              <Button onClick={() => void store(edits, w.takeBack)}>{w.takeBack}</Button>
            </>
          )}
        </section>
        <QuoteFacts quote={quote} />
        <p className="quote-foot">
          <Button look="flat" icon="close" onClick={onRemove}>
            {w.remove}
          </Button>
        </p>
      </article>
    </div>
  )
}

/** The quote as it will be printed: what an editor put there is marked, what was left out can be read by pointing. */
function Printed({ quote }: { readonly quote: QuoteEntry }): ReactNode {
  return (
    <blockquote className={quote.paraphrase === null ? 'quote-printed' : 'quote-printed is-paraphrase'}>
      {quote.turns.map((turn, at) => (
        <div key={at}>
          {turn.lines.map((line, row) => (
            <p key={row}>
              {row === 0 && turn.label !== null && <b className="quote-role">{turn.label}: </b>}
              {line.map((piece, index) =>
                piece.edit === null ? (
                  <span key={index}>{piece.said}</span>
                ) : piece.said === '' ? null : (
                  <mark key={index} title={piece.was}>
                    {piece.said}
                  </mark>
                ),
              )}
            </p>
          ))}
        </div>
      ))}
      {quote.paraphrase !== null && <span className="quote-paraphrase-mark">{w.paraphrase.mark}</span>}
      {quote.attribution !== '' && <footer>({quote.attribution})</footer>}
    </blockquote>
  )
}

/** The words as they are in the source: a field with a cursor, so that they can be selected by keys; typing changes nothing. */
function Original({
  field,
  words: said,
  onDeed,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly words: string
  readonly onDeed: (kind: EditKind) => void
}): ReactNode {
  useEffect(() => {
    const here = field.current
    if (!here) return
    const hold = (event: Event) => event.preventDefault()
    here.addEventListener('beforeinput', hold)
    return () => here.removeEventListener('beforeinput', hold)
  }, [field])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const kind = event.key === 'Delete' || event.key === 'Backspace' ? 'elide' : KEYS[event.key.toLowerCase()]
    if (!kind) return
    event.preventDefault()
    event.stopPropagation()
    onDeed(kind)
  }
  return (
    <textarea
      ref={field}
      className="input quote-original"
      aria-label={w.original}
      aria-readonly="true"
      value={said}
      rows={Math.max(3, Math.min(14, Math.ceil(said.length / 78) + said.split('\n').length))}
      onChange={() => undefined}
      onKeyDown={onKeyDown}
      spellCheck={false}
    />
  )
}

/** What should stand in the brackets. */
function Ask({
  asked,
  words: said,
  onDone,
  onLeave,
}: {
  readonly asked: Asked
  readonly words: string
  readonly onDone: (text: string) => void
  readonly onLeave: () => void
}): ReactNode {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className="quote-ask"
      onSubmit={event => {
        event.preventDefault()
        onDone(text)
      }}
    >
      <label>
        {w.asks[asked.kind](said.slice(asked.start, asked.end).trim())}
        <input
          className="input"
          ref={field}
          onKeyDown={event => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            onLeave()
          }}
          value={text}
          maxLength={500}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary">
        {w.putIn}
      </Button>
      <Button look="flat" onClick={onLeave}>
        {w.leave}
      </Button>
    </form>
  )
}
