import { useState, type ReactNode } from 'react'
import type { QuoteBasket } from '../../../src/exchange/quotes/types.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { useTabs } from '../../state/tabs.ts'
import { quotesWords as w } from '../../words/quotes.ts'
import { AttributionForm } from './attribution-form.tsx'

/** The basket as a whole: how it is spread over sites, its limits, and the attribution template. */
export function QuotesOverview({ basket }: { readonly basket: QuoteBasket }): ReactNode {
  const { settings } = basket
  const most = Math.max(1, ...basket.bySite.map(site => site.quotes))
  return (
    <div className="scroll quote-desk">
      <article className="quote-page">
        <AttributionForm />
        {basket.withoutCode.length > 0 && (
          <p className="quote-bar" role="note">
            {w.withoutCode(basket.withoutCode.join(', '))}
          </p>
        )}
        {basket.total > 0 && (
          <section>
            <h2 className="quote-head">{w.spread}</h2>
            <p className="hint">{w.spreadSays}</p>
            <table className="quote-spread">
              <tbody>
                {basket.bySite.map(site => (
                  <tr key={site.caseId}>
                    <th scope="row">
                      <button
                        type="button"
                        onClick={() => useTabs.getState().open({ kind: 'case', about: site.caseId })}
                      >
                        {site.name}
                      </button>
                    </th>
                    <td>{site.quotes}</td>
                    <td aria-hidden="true">
                      <span className="quote-measure" style={{ inlineSize: `${(site.quotes / most) * 100}%` }} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <Limits key={`${settings.perPerson} ${settings.fillers.join()}`} basket={basket} />
      </article>
    </div>
  )
}

function Limits({ basket }: { readonly basket: QuoteBasket }): ReactNode {
  const { perPerson, fillers } = basket.settings
  const [limit, setLimit] = useState(perPerson === null ? '' : String(perPerson))
  const [list, setList] = useState(fillers.join(', '))
  const keep = (settings: { perPerson?: number | null; fillers?: string[] }) =>
    void doAndSay(() => call('output.setSettings', { output: 'quotes', settings }))
  const keepLimit = () => {
    const next = limit.trim() === '' ? null : Math.max(1, Math.min(1000, Math.round(Number(limit)) || 1))
    if (next !== perPerson) keep({ perPerson: next })
  }
  const keepFillers = () => {
    const next = list
      .split(',')
      .map(one => one.trim())
      .filter(Boolean)
    if (next.join() !== fillers.join()) keep({ fillers: next })
  }
  return (
    <section className="quote-facts">
      <label className="quote-field">
        {w.perPerson}
        <input
          className="input quote-number"
          type="number"
          min={1}
          max={1000}
          value={limit}
          onChange={event => setLimit(event.target.value)}
          onBlur={keepLimit}
        />
        <small>{w.perPersonHint}</small>
      </label>
      {basket.overLimit.length > 0 && (
        <p className="hint">
          {w.overLimitTitle} {basket.overLimit.map(one => w.overLimit(one.name, one.quotes)).join(', ')}
        </p>
      )}
      <label className="quote-field">
        {w.fillers}
        <input className="input" value={list} onChange={event => setList(event.target.value)} onBlur={keepFillers} />
        <small>{w.fillersHint}</small>
      </label>
    </section>
  )
}
