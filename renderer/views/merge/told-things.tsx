// What a number of a report counts: each thing with where it stands now, or that it is gone.

import { useEffect, useState } from 'react'
import type { ReportedThing, ReportedThings } from '../../../src/team/merge/types.ts'
import { sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { words } from '../../words/en.ts'
import { figure } from '../../words/plural.ts'
import { mergeWords } from '../../words/merge.ts'
import { openElsewhere } from '../review/open-elsewhere.ts'

const w = mergeWords.told
const PAGE = 50

/** What is asked for a page of the things. */
export type AskThings = (page: { readonly from: number; readonly limit: number }) => Promise<ReportedThings>

/** A number of a report that opens what it counts. */
export function ToldNumber({
  count,
  label,
  isOpen,
  onOpen,
}: {
  readonly count: number
  readonly label: string
  readonly isOpen: boolean
  readonly onOpen: () => void
}) {
  if (count === 0) return <>{figure(count)}</>
  return (
    <button
      type="button"
      className="button button-link told-number"
      aria-expanded={isOpen}
      aria-label={w.number(count, label)}
      onClick={onOpen}
    >
      {figure(count)}
    </button>
  )
}

/** The things, the first of them and more as they are asked for. `ask` is to stay the same as long as the same is asked. */
export function ToldThings({
  label,
  named = false,
  ask,
}: {
  readonly label: string
  /** Whether what it lists stands above it: where no line right before it says so. */
  readonly named?: boolean
  readonly ask: AskThings
}) {
  const [pages, setPages] = useState<readonly ReportedThings[]>([])
  const [upTo, setUpTo] = useState(PAGE)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    ask({ from: upTo - PAGE, limit: PAGE }).then(
      page => {
        if (current) setPages(now => [...now.slice(0, upTo / PAGE - 1), page])
        return null
      },
      (error: unknown) => current && setTrouble(sentenceOf(error, words.frame.mistake)),
    )
    return () => {
      current = false
    }
  }, [ask, upTo])
  const first = pages[0]
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (!first) return <p className="hint">{w.reading}</p>
  const items = pages.flatMap(page => page.items)
  return (
    <section className="told-things" aria-label={label}>
      {named && <p className="told-head">{label}</p>}
      {items.length === 0 && first.hidden === 0 && <p className="hint">{w.none}</p>}
      <ul>
        {items.map((thing, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a thing stands where it stands
          <li key={at}>
            <Thing thing={thing} />
          </li>
        ))}
      </ul>
      {items.length < first.listed && (
        <Button look="link" onClick={() => setUpTo(now => now + PAGE)}>
          {w.more(Math.min(PAGE, first.listed - items.length))}
        </Button>
      )}
      {first.hidden > 0 && <p className="hint">{w.hidden(first.hidden)}</p>}
      {first.without > 0 && items.length > 0 && <p className="hint">{w.without(first.without)}</p>}
    </section>
  )
}

function Thing({ thing: { what, name, detail, isQuoted, isGone, opens } }: { readonly thing: ReportedThing }) {
  const called = name === '' ? what : name
  const link = (words: string) =>
    opens === null ? (
      <span className={isGone ? 'told-gone' : ''}>{words}</span>
    ) : (
      <Button look="link" onClick={() => openElsewhere(opens)}>
        {words}
      </Button>
    )
  if (isQuoted)
    return (
      <>
        <blockquote className="quote">{called}</blockquote>
        <p className="attribution">{link(detail ?? what)}</p>
      </>
    )
  return (
    <>
      {link(called)} <small>{[isGone ? w.gone : null, detail].filter(Boolean).join(', ')}</small>
    </>
  )
}
