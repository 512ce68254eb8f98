// Proposing what is done at once elsewhere: a new code, another name, another definition.

import { useCallback, useId, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { Proposed } from '../../../src/team/review/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useCodes } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import '../../styles/restructure.css'
import { CodePick } from '../restructure/code-pick.tsx'

const w = words.review.proposals

/** What is proposed here. */
export type ProposeWhat = 'new' | 'rename' | 'redefine'

/** The dialog. */
export default function ProposeDialog({
  what,
  codeId,
}: {
  readonly what: ProposeWhat
  readonly codeId: CodeId | null
}) {
  const close = useOverlay(state => state.close)
  const code = useCodes(state => (codeId ? state.byId.get(codeId) : undefined))
  const [name, setName] = useState(what === 'rename' ? (code?.name ?? '') : '')
  const [brief, setBrief] = useState(what === 'redefine' ? (code?.brief ?? '') : '')
  const [major, setMajor] = useState(false)
  const [parentId, setParent] = useState<CodeId | null>(codeId)
  const [reason, setReason] = useState('')
  const id = useId()
  const offered = useCallback((one: Code) => one.status !== 'retired', [])
  const request = requestOf()
  const ready = request !== null && reason.trim() !== ''
  function requestOf(): Proposed | null {
    if (what === 'new')
      return name.trim() === ''
        ? null
        : { operation: 'new', name: name.trim(), parentId, kind: 'code', brief: brief.trim() || null }
    if (codeId === null || !code) return null
    if (what === 'rename')
      return name.trim() === '' || name.trim() === code.name ? null : { operation: 'rename', codeId, name: name.trim() }
    return brief.trim() === (code.brief ?? '')
      ? null
      : { operation: 'redefine', codeId, entry: { brief: brief.trim() || null }, major, reason: null }
  }
  const deed = useDeed(async () => {
    if (request === null) return
    await call('proposal.make', { request, reason: reason.trim() })
    useStatus.getState().say(w.proposed(titleOf()))
    close()
  })
  function titleOf(): string {
    return what === 'new'
      ? w.newTitle
      : what === 'rename'
        ? w.renameTitle(code?.name ?? '')
        : w.redefineTitle(code?.name ?? '')
  }
  return (
    <Dialog
      title={titleOf()}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <Button large onClick={close}>
            {words.common.cancel}
          </Button>
          <Button look="primary" large type="submit" form={id} aria-disabled={!ready || deed.busy}>
            {w.propose}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="form plan-form"
        onSubmit={event => {
          event.preventDefault()
          if (ready) void deed.go()
        }}
      >
        {what !== 'redefine' && (
          <Field
            label={w.newName}
            maxLength={200}
            data-first=""
            value={name}
            onChange={event => setName(event.target.value)}
          />
        )}
        {what === 'new' && (
          <CodePick label={w.newUnder} none={w.top} value={parentId} hasChosen offered={offered} onChange={setParent} />
        )}
        {what !== 'rename' && (
          <div className="field">
            <label htmlFor={`${id}-brief`}>{what === 'new' ? w.newBrief : w.definition}</label>
            <textarea
              id={`${id}-brief`}
              rows={3}
              maxLength={2000}
              {...(what === 'redefine' ? { 'data-first': '' } : {})}
              value={brief}
              onChange={event => setBrief(event.target.value)}
            />
          </div>
        )}
        {what === 'redefine' && (
          <label className="check-line">
            <input type="checkbox" checked={major} onChange={event => setMajor(event.target.checked)} />
            <span>{w.major}</span>
          </label>
        )}
        <div className="field">
          <label htmlFor={`${id}-reason`}>{w.reason}</label>
          <textarea
            id={`${id}-reason`}
            rows={2}
            maxLength={2000}
            aria-describedby={`${id}-hint`}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <p className="field-hint" id={`${id}-hint`}>
            {w.reasonHint}
          </p>
        </div>
        {deed.trouble && <Trouble>{deed.trouble}</Trouble>}
      </form>
    </Dialog>
  )
}
