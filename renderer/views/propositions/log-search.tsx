import { useState } from 'react'
import type { PropositionId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { PageForm } from '../../components/page-form.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus } from '../../state/status.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'

interface LogSearchProps {
  readonly propositionId: PropositionId
  /** What is known already: the words of a search, where, and how many passages it came to. */
  readonly begin?: { readonly lookedFor?: string; readonly lookedIn?: string; readonly lookedAt?: number }
  readonly onDone: () => void
}

/** Keeps that somebody looked for evidence against a proposition, also when nothing was found. */
export function LogSearch({ propositionId, begin = {}, onDone }: LogSearchProps) {
  const [said, say] = useState({
    lookedFor: begin.lookedFor ?? '',
    lookedIn: begin.lookedIn ?? 'all sources',
    lookedAt: String(begin.lookedAt ?? 0),
    found: '0',
    note: '',
  })
  const { busy, trouble, go } = useDeed(async () => {
    const found = Math.max(0, Math.trunc(Number(said.found)) || 0)
    await call('evidenceSearch.log', {
      propositionId,
      lookedFor: said.lookedFor,
      lookedIn: said.lookedIn,
      lookedAt: Math.max(0, Math.trunc(Number(said.lookedAt)) || 0),
      found,
      note: said.note || null,
    })
    useStatus.getState().say(w.logged(found))
    onDone()
  })
  const field = (name: keyof typeof said, label: string, more: object = {}) => (
    <Field
      label={label}
      value={said[name]}
      onChange={event => say({ ...said, [name]: event.target.value })}
      {...more}
    />
  )
  return (
    <PageForm className="log-search" label={w.logSearch} onGo={() => void go()} onLeave={onDone}>
      {field('lookedFor', w.lookedFor, { hint: w.lookedForHint, autoFocus: true })}
      {field('lookedIn', w.lookedIn)}
      <div className="log-numbers">
        {field('lookedAt', w.lookedAt, { type: 'number', min: 0 })}
        {field('found', w.found, { type: 'number', min: 0 })}
      </div>
      {field('note', w.note)}
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button type="submit" aria-disabled={busy}>
          {w.log}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </PageForm>
  )
}
