// The quote basket: the list in its sections, and beside it one quote being edited, or the overview with the attribution.

import { useEffect, useMemo, type ReactNode } from 'react'
import type { QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { call } from '../../client/client.ts'
import { useStatus } from '../../state/status.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/memos.css'
import '../../styles/quotes.css'
import { quotesWords as w } from '../../words/quotes.ts'
import type { ViewProps } from '../../state/tabs.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import { exportQuotes, QUOTE_FORMATS, QUOTE_TABLES } from './quote-deeds.ts'
import { QuoteDesk } from './quote-desk.tsx'
import { QuoteList } from './quote-list.tsx'
import { QuotesOverview } from './quotes-overview.tsx'

/** The view. */
export default function QuotesView({ tab }: ViewProps): ReactNode {
  const { answer: basket, trouble } = useAnswer('quote.basket', {}, QUOTE_TABLES)
  const chosenId = typeof tab.options?.['quoteId'] === 'string' ? tab.options['quoteId'] : null
  const choose = (quoteId: string | null) => useTabs.getState().setOptions(tab.id, { quoteId })
  const quotes = useMemo(() => basket?.sections.flatMap(section => section.quotes) ?? [], [basket])
  const chosen = quotes.find(quote => quote.id === chosenId) ?? null
  // A quote that is taken out leaves the one after it chosen.
  useEffect(() => {
    if (basket !== null && chosenId !== null && chosen === null) choose(null)
  })
  const remove = (quote: QuoteEntry) => {
    const at = quotes.indexOf(quote)
    const next = quotes[at + 1] ?? quotes[at - 1] ?? null
    void doAndSay(async () => {
      await call('quote.remove', { quoteIds: [quote.id] })
      choose(next?.id ?? null)
    }, w.removed)
  }
  const drop = async () => {
    try {
      const quoteIds = (chosen ? [chosen] : quotes).map(quote => quote.id)
      const dropped = await call('quote.dropFillers', { quoteIds })
      useStatus.getState().say(w.droppedFillers(dropped))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return (
    <div className="quotes-view">
      <Toolbar label={w.title}>
        <Button pressed={chosen === null} onClick={() => choose(null)}>
          {w.overview}
        </Button>
        {quotes.length > 0 && (
          <Button look="flat" onClick={() => void drop()}>
            {w.dropFillers}
          </Button>
        )}
        <Spacer />
        {quotes.length > 0 && (
          <MenuButton placement="bottom end" menuLabel={w.export} entries={exportEntries()}>
            <Icon name="out" />
            {w.export}
            <Icon name="down" />
          </MenuButton>
        )}
      </Toolbar>
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      {basket !== null && (
        <div className="quotes-columns">
          {quotes.length === 0 ? (
            <div className="quote-list">
              <EmptyState title={w.none}>
                <p>{w.noneSays}</p>
              </EmptyState>
            </div>
          ) : (
            <div className="quotes-side">
              <QuoteList basket={basket} chosenId={chosen?.id ?? null} onChoose={choose} onRemove={remove} />
              <p className="memo-count" role="status">
                {w.count(basket.total, basket.bySite.filter(site => site.quotes > 0).length, basket.bySite.length)}
                {basket.barred > 0 && <span className="quote-warn">{w.barred(basket.barred)}</span>}
              </p>
            </div>
          )}
          {chosen === null ? (
            <QuotesOverview basket={basket} />
          ) : (
            <QuoteDesk key={chosen.id} quote={chosen} onRemove={() => remove(chosen)} />
          )}
        </div>
      )}
    </div>
  )
}

function exportEntries(): MenuEntry[] {
  const entries = (id: string, how: Parameters<typeof exportQuotes>[1]): MenuEntry[] =>
    QUOTE_FORMATS.map(format => ({
      id: `${id}-${format}`,
      label: w.formats[format],
      run: () => void exportQuotes(format, how),
    }))
  return [
    { head: w.outside },
    ...entries('outside', { audience: 'outside' }),
    { head: w.outsideEdits },
    ...entries('edits', { audience: 'outside', withEdits: true }).slice(0, 2),
    { head: w.team },
    ...entries('team', { audience: 'team' }),
    { head: w.themes },
    {
      id: 'themes',
      label: w.writeOut.choose,
      run: () => useOverlay.getState().show({ kind: 'write-out', what: 'themes' }),
    },
    ...checkEntries('quotes'),
    {
      id: 'everything',
      label: w.everything,
      run: () => useOverlay.getState().show({ kind: 'write-out', what: 'everything' }),
    },
  ]
}
