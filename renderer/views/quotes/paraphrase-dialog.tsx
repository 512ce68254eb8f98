// Words that may not be quoted, said in the researcher's own: they go into the basket as a paraphrase.

import { useState } from 'react'
import type { Input } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/quotes.css'
import { quotesWords as w } from '../../words/quotes.ts'

export interface ParaphraseDialogProps {
  readonly wish: Input<'quote.add'>
  readonly place: Input<'coding.quote'>
  readonly why: string
}

/** The original above, what is said instead below. */
export default function ParaphraseDialog({ wish, place, why }: ParaphraseDialogProps) {
  const close = useOverlay(state => state.close)
  const { answer: original } = useAnswer('coding.quote', place, [])
  const [said, setSaid] = useState('')
  const deed = useDeed(async () => {
    await call('quote.add', { ...wish, paraphrase: said })
    useStatus.getState().say(w.paraphrase.put)
  })
  return (
    <FormDialog
      title={w.paraphrase.instead}
      says={w.paraphrase.putDeed}
      deed={deed}
      ready={said.trim() !== ''}
      onClose={close}
      width="wide"
    >
      <p>{why}</p>
      {original && <blockquote className="quote-paraphrase-of">{original.words}</blockquote>}
      <label className="quote-paraphrase">
        {w.paraphrase.said}
        <textarea
          className="input"
          data-first=""
          rows={4}
          maxLength={4000}
          value={said}
          onChange={event => {
            setSaid(event.target.value)
            deed.clear()
          }}
        />
        <small>{w.paraphrase.hint}</small>
      </label>
    </FormDialog>
  )
}
