import { useState } from 'react'
import { openProposition } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { usePropositions } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { sheetWords as w } from '../../words/proposition-sheet.ts'
import { WordingArea, WordingFrame } from './wording-frame.tsx'

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
    <WordingArea
      label={label}
      hint={hint}
      rows={rows}
      value={said[name]}
      isStatement={name === 'statement'}
      onChange={value => say({ ...said, [name]: value })}
    />
  )
  return (
    <WordingFrame label={w.newOne} onKeep={() => void go()} onLeave={onDone}>
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
    </WordingFrame>
  )
}
