// Proposing what is done at once elsewhere: a new code, another name, another definition.

import { useCallback, useId, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { Proposed } from '../../../src/team/review/types.ts'
import { Field } from '../../components/field.tsx'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import '../../styles/restructure.css'
import { CodePick } from '../restructure/code-pick.tsx'
import { ReasonedForm, useProposing } from '../restructure/reasoned-form.tsx'

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
  const deed = useProposing(request, reason, w.told[what](what === 'new' ? name.trim() : (code?.name ?? '')))
  function titleOf(): string {
    return what === 'new'
      ? w.newTitle
      : what === 'rename'
        ? w.renameTitle(code?.name ?? '')
        : w.redefineTitle(code?.name ?? '')
  }
  return (
    <ReasonedForm
      title={titleOf()}
      says={w.propose}
      ready={ready}
      deed={deed}
      reason={{ label: w.reason, hint: w.reasonHint, value: reason }}
      onReason={setReason}
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
    </ReasonedForm>
  )
}
