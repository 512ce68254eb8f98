import type { KeyboardEvent, ReactNode } from 'react'
import { turnsText } from '../../../src/exchange/quotes/turns.ts'
import type { QuoteId } from '../../../src/base/ids.ts'
import type { QuoteBasket, QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { call } from '../../client/client.ts'
import { doAndSay, inTurn } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { words } from '../../words/en.ts'
import { quotesWords as w } from '../../words/quotes.ts'

interface QuoteListProps {
  readonly basket: QuoteBasket
  readonly chosenId: string | null
  readonly onChoose: (quoteId: string) => void
  readonly onRemove: (quote: QuoteEntry) => void
}

/** The quotes under their sections; arrows choose, Alt with arrows moves a quote, Delete takes it out, Enter goes into its words. */
export function QuoteList({ basket, chosenId, onChoose, onRemove }: QuoteListProps): ReactNode {
  const quotes = basket.sections.flatMap(section => section.quotes)
  const at = quotes.findIndex(quote => quote.id === chosenId)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const chosen = quotes[at]
    if (event.key === 'Delete' && chosen) {
      event.preventDefault()
      return onRemove(chosen)
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      return document.querySelector<HTMLElement>('.quote-original')?.focus()
    }
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -quotes.length, End: quotes.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (event.altKey) {
      if (chosen && Math.abs(step) === 1) void moveQuote(chosen.id, step === 1 ? 1 : -1)
      return
    }
    const next = Math.max(0, Math.min(quotes.length - 1, at + step))
    if (quotes[next]) onChoose(quotes[next].id)
    event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus()
  }
  return (
    <div className="scroll quote-list" role="listbox" aria-label={w.list} tabIndex={-1} onKeyDown={onKeyDown}>
      {basket.sections.map(section => (
        <div key={section.id ?? 'none'} role="group" aria-label={section.name || w.other}>
          <p className="memo-group" aria-hidden="true">
            {section.name || w.other} <span className="count">{section.quotes.length}</span>
          </p>
          {section.quotes.map(quote => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- arrows choose
            <div
              key={quote.id}
              role="option"
              aria-selected={quote.id === chosenId}
              tabIndex={quote === quotes[Math.max(0, at)] ? 0 : -1}
              {...(quote === quotes[Math.max(0, at)] ? { 'data-pane-start': '' } : {})}
              className="memo-item"
              onClick={() => onChoose(quote.id)}
            >
              <p className="memo-item-words">{turnsText(quote.turns) || quote.words}</p>
              <p className="quote-item-said">{quote.attribution}</p>
              <p className="memo-item-about">
                <span>
                  {[
                    `${quote.source}, ${words.source.paragraph(quote.paragraph)}`,
                    ...quote.people.map(one => one.name),
                    ...quote.stances.map(one => `${one.proposition} ${one.stance}`),
                  ].join(' · ')}
                </span>
                {quote.edits.lost.length > 0 && <b className="quote-warn">{w.lostEdits(quote.edits.lost.length)}</b>}
                {quote.paraphrase !== null && <b>{w.paraphrase.item}</b>}
                {quote.bar !== null && (
                  <b className="quote-warn">
                    <Icon name="warn" /> {w.bars[quote.bar]}
                  </b>
                )}
              </p>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Moves a quote by one place within its section, from where the core has it once those asked for before are moved. At an end it stays. */
function moveQuote(quoteId: QuoteId, by: 1 | -1): Promise<unknown> {
  return inTurn(() =>
    doAndSay(async () => {
      const { sections } = await call('quote.basket', {})
      const quotes = sections.find(one => one.quotes.some(quote => quote.id === quoteId))?.quotes ?? []
      const at = quotes.findIndex(quote => quote.id === quoteId)
      const quote = quotes[at]
      const beside = quotes[at + by]
      if (!quote || !beside) return
      await call('quote.arrange', {
        quoteId,
        codeId: quote.codeId,
        propositionId: quote.propositionId,
        beforeId: by === -1 ? beside.id : (quotes[at + 2]?.id ?? null),
      })
    }),
  )
}
