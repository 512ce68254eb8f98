import { useState, type ReactNode } from 'react'
import type { CodeId, PropositionId } from '../../../src/base/ids.ts'
import type { QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Facts } from '../../components/section.tsx'
import { useCoders, useCodes, usePropositions } from '../../state/lists.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { quotesWords as w } from '../../words/quotes.ts'
import { changeQuote } from './quote-deeds.ts'

/** What is known of a quote: attribution, place, stance, who speaks and what they agreed to, its section, notes and approval. */
export function QuoteFacts({ quote }: { readonly quote: QuoteEntry }): ReactNode {
  const coder = useCoders(state => state.byId.get(quote.coderId))
  const place =
    quote.lastParagraph > quote.paragraph
      ? words.source.choose.paragraphs(quote.paragraph, quote.lastParagraph)
      : words.source.paragraph(quote.paragraph)
  const open = () => useTabs.getState().open({ kind: 'source', about: quote.sourceId, reveal: { range: quote.range } })
  return (
    <section className="quote-facts">
      <Facts
        facts={[
          [w.facts.attribution, quote.attribution === '' ? w.facts.noAttribution : `(${quote.attribution})`],
          [
            w.facts.place,
            <Button key="place" look="link" title={w.openSource} onClick={open}>
              {quote.source}, {place}
            </Button>,
          ],
          quote.stances.length > 0 && [
            w.facts.stance,
            quote.stances.map(one => `${one.proposition} ${one.stance}`).join('; '),
          ],
          quote.sites.length > 0 && [
            w.facts.site,
            quote.sites
              .map(
                site => `${site.name}, ${site.code === null ? w.facts.noCode : `${w.facts.publishedAs} ${site.code}`}`,
              )
              .join('; '),
          ],
          [
            w.facts.people,
            quote.people.length === 0
              ? w.facts.nobody
              : quote.people
                  .map(
                    one =>
                      `${one.name}${one.role === '' ? '' : `, ${one.role}`}: ${one.withdrawn ? w.consentWithdrawn : one.consent === null ? w.consentUnknown : w.consents[one.consent]}`,
                  )
                  .join('; '),
          ],
          coder && [w.facts.chosenBy, coder.name],
        ]}
      />
      <Approval quote={quote} />
      <Section quote={quote} />
      <Kept
        key={`note ${quote.note}`}
        label={w.facts.note}
        value={quote.note ?? ''}
        onKeep={note => void changeQuote(quote, { note: note || null })}
        lines
      />
      <Kept
        key={`code ${quote.shownCode}`}
        label={w.facts.shownCode}
        hint={w.facts.shownCodeHint}
        value={quote.shownCode ?? ''}
        onKeep={code => void changeQuote(quote, { shownCode: code || null })}
      />
    </section>
  )
}

/** Asked for where a speaker must be asked first; shown where it was recorded. */
function Approval({ quote }: { readonly quote: QuoteEntry }): ReactNode {
  const [on, setOn] = useState('')
  const [how, setHow] = useState('')
  if (quote.approvedOn !== null)
    return (
      <p className="quote-approval">
        <b>{w.approval.title}</b> {w.approval.given(quote.approvedOn, quote.approval ?? '')}{' '}
        <Button look="link" onClick={() => void changeQuote(quote, { approvedOn: null, approval: null })}>
          {w.approval.takeBack}
        </Button>
      </p>
    )
  if (!quote.people.some(one => one.consent === 'ask first')) return null
  return (
    <form
      className="quote-approval quote-form"
      onSubmit={event => {
        event.preventDefault()
        void changeQuote(quote, { approvedOn: on || null, approval: how || null }, w.approval.record)
      }}
    >
      <label>
        {w.approval.day}
        <input className="input" type="date" value={on} onChange={event => setOn(event.target.value)} />
      </label>
      <label className="wide">
        {w.approval.how}
        <input
          className="input"
          placeholder={w.approval.howHint}
          value={how}
          maxLength={500}
          onChange={event => setHow(event.target.value)}
        />
      </label>
      <Button type="submit">{w.approval.record}</Button>
    </form>
  )
}

/** Under which code or proposition the quote stands. */
function Section({ quote }: { readonly quote: QuoteEntry }): ReactNode {
  const codes = useCodes(state => state.items)
  const propositions = usePropositions(state => state.items)
  const value = quote.codeId ? `code ${quote.codeId}` : quote.propositionId ? `proposition ${quote.propositionId}` : ''
  const move = (chosen: string) => {
    const [kind, id] = chosen.split(' ')
    void doAndSay(() =>
      call('quote.arrange', {
        quoteId: quote.id,
        codeId: kind === 'code' ? (id as CodeId) : null,
        propositionId: kind === 'proposition' ? (id as PropositionId) : kind === 'code' ? quote.propositionId : null,
        beforeId: null,
      }),
    )
  }
  return (
    <label className="quote-field">
      {w.facts.section}
      <select className="input" value={value} onChange={event => move(event.target.value)}>
        <option value="">{w.other}</option>
        <optgroup label={w.sections.codes}>
          {codes
            .filter(code => code.status !== 'retired' || code.id === quote.codeId)
            .map(code => (
              <option key={code.id} value={`code ${code.id}`}>
                {code.name}
              </option>
            ))}
        </optgroup>
        <optgroup label={w.sections.propositions}>
          {propositions.map(one => (
            <option key={one.id} value={`proposition ${one.id}`}>
              {[one.key, one.statement].filter(Boolean).join(' ')}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}

/** A field that keeps what is written when it is left, or on Enter. */
function Kept({
  label,
  hint,
  value,
  onKeep,
  lines = false,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onKeep: (value: string) => void
  readonly lines?: boolean
}): ReactNode {
  const [text, setText] = useState(value)
  const keep = () => {
    if (text.trim() !== value) onKeep(text.trim())
  }
  return (
    <label className="quote-field">
      {label}
      {lines ? (
        <textarea
          className="input"
          rows={2}
          value={text}
          maxLength={4000}
          onChange={event => setText(event.target.value)}
          onBlur={keep}
        />
      ) : (
        <input
          className="input"
          value={text}
          maxLength={24}
          onChange={event => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={event => {
            if (event.key === 'Enter') keep()
          }}
        />
      )}
      {hint && <small>{hint}</small>}
    </label>
  )
}
