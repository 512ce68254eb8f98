import { useState, type FormEvent } from 'react'
import { openProposition } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { usePropositions } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'

/** A new proposition: its statement, and at once, if one likes, what would count for it and against it. */
export function NewProposition({ onDone }: { onDone: () => void }) {
  const [said, say] = useState({ statement: '', confirmingMeans: '', disconfirmingMeans: '' })
  const { busy, trouble, go } = useDeed(async () => {
    const id = await call('proposition.add', {
      statement: said.statement,
      confirmingMeans: said.confirmingMeans || null,
      disconfirmingMeans: said.disconfirmingMeans || null,
    })
    await usePropositions.getState().reload()
    useStatus.getState().say(w.made(said.statement.trim()))
    onDone()
    openProposition(id)
  })
  const area = (name: keyof typeof said, label: string, hint: string, rows: number) => (
    <label className="wording-field">
      <span>
        {label} <small>{hint}</small>
      </span>
      <textarea
        className={name === 'statement' ? 'input wording-statement' : 'input'}
        rows={rows}
        value={said[name]}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for a new one
        autoFocus={name === 'statement'}
        onChange={event => say({ ...said, [name]: event.target.value })}
      />
    </label>
  )
  const make = (event: FormEvent) => {
    event.preventDefault()
    void go()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears the keys of its fields
    <form
      className="wording-form"
      aria-label={w.newOne}
      onSubmit={make}
      onKeyDown={event => {
        if (event.key === 'Escape') onDone()
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) make(event)
        else return
        event.stopPropagation()
      }}
    >
      {area('statement', w.statement, w.statementHint, 2)}
      <div className="wording-pair">
        {area('confirmingMeans', w.for, w.forHint, 2)}
        {area('disconfirmingMeans', w.against, w.againstHint, 2)}
      </div>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      <p className="wording-foot">
        <Button look="primary" type="submit" aria-disabled={busy}>
          {w.make}
        </Button>
        <Button look="flat" onClick={onDone}>
          {w.leave}
        </Button>
      </p>
    </form>
  )
}
