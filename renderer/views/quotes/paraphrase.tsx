import { useState, type ReactNode } from 'react'
import type { QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { quotesWords as w } from '../../words/quotes.ts'

/** What is said in place of a quote's words: asked for where consent allows no more, offered anywhere else. */
export function Paraphrase({ quote }: { readonly quote: QuoteEntry }): ReactNode {
  const kept = quote.paraphrase ?? ''
  const [said, setSaid] = useState(kept)
  const [isAsked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const store = async (paraphrase: string | null, told: string) => {
    setTrouble(null)
    try {
      await call('quote.change', { quoteId: quote.id, paraphrase })
      useStatus.getState().say(told)
      setAsked(false)
    } catch (error) {
      setTrouble(sentenceOf(error, words.frame.mistake))
    }
  }
  if (quote.paraphrase === null && quote.bar !== 'paraphrase' && !isAsked)
    return (
      <p className="quote-paraphrase-offer">
        <Button look="link" onClick={() => setAsked(true)}>
          {w.paraphrase.offer}
        </Button>
      </p>
    )
  return (
    <form
      className="quote-paraphrase"
      onSubmit={event => {
        event.preventDefault()
        if (said.trim() !== '') void store(said, w.paraphrase.kept)
      }}
    >
      <label>
        {w.paraphrase.said}
        <textarea
          className="input"
          rows={3}
          maxLength={4000}
          value={said}
          onChange={event => {
            setSaid(event.target.value)
            setTrouble(null)
          }}
        />
        <small>{w.paraphrase.hint}</small>
      </label>
      {trouble !== null && <Trouble>{trouble}</Trouble>}
      <p>
        <Button type="submit" aria-disabled={said.trim() === '' || said.trim() === kept}>
          {w.paraphrase.keep}
        </Button>
        {quote.paraphrase !== null && (
          <Button look="flat" onClick={() => void store(null, w.paraphrase.takenBack)}>
            {w.paraphrase.takeBack}
          </Button>
        )}
      </p>
    </form>
  )
}
