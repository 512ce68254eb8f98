import { useState, type RefObject } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { Code } from '../../../src/framework/types.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { focusFirst } from '../../components/focus-first.ts'
import { Popover } from '../../components/popover.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useFocus } from '../../state/focus.ts'
import { useCodes } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { codeSheetWords } from '../../words/code-sheet.ts'
import { words } from '../../words/en.ts'

const w = words.navigator.newCodeForm

interface NewCodeProps {
  readonly isOpen: boolean
  readonly anchor: RefObject<Element | null>
  /** The code chosen in the tree: a new one is offered a place beside or under it. */
  readonly under: Code | null
  /** It is to stand below that code, not beside it. */
  readonly below?: boolean
  readonly onClose: () => void
}

/** Makes a code or a group, beside the tree. */
export function NewCodePopover({ isOpen, anchor, under, below = false, onClose }: NewCodeProps) {
  return (
    <Popover
      label={w.title}
      isOpen={isOpen}
      anchor={anchor}
      placement="bottom start"
      onClose={onClose}
      className="new-code"
    >
      <NewCodeForm under={under} below={below} onClose={onClose} />
    </Popover>
  )
}

function NewCodeForm({ under, below = false, onClose }: Pick<NewCodeProps, 'under' | 'below' | 'onClose'>) {
  const codes = useCodes(state => state.items)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<'code' | 'group'>('code')
  const [parentId, setParentId] = useState<CodeId | null>(() =>
    under && (below || under.kind === 'group') ? under.id : (under?.parentId ?? null),
  )
  const [brief, setBrief] = useState('')
  const [from, setFrom] = useState<NonNullable<Code['provenanceKind']>>('data')
  const deed = useDeed(async () => {
    const codeId = await call('code.create', {
      name: name.trim(),
      kind,
      parentId,
      provenance: from === 'data' ? 'inductive' : 'deductive',
      provenanceKind: from,
      ...(brief.trim() ? { brief: brief.trim() } : {}),
    })
    useStatus.getState().say(w.made(name.trim()))
    useFocus.getState().focus({ kind: 'code', codeId })
    onClose()
  })
  // The same name may stand elsewhere, or be retired: said before a second one is made.
  const same = codes.find(code => fold(code.name) === fold(name.trim()))
  const above = same?.parentId ? codes.find(code => code.id === same.parentId)?.name : undefined
  const holders = codes.filter(code => code.status !== 'retired')
  return (
    <form
      className="form"
      ref={focusFirst}
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) void deed.go()
      }}
    >
      <Field
        label={w.name}
        data-first=""
        value={name}
        hint={same && w.same(same.name, above ?? null, same.status === 'retired')}
        onChange={event => setName(event.target.value)}
      />
      <Segments<'code' | 'group'>
        label={w.kind}
        value={kind}
        choices={[
          { value: 'code', label: w.code },
          { value: 'group', label: w.group },
        ]}
        onChange={setKind}
      />
      <label className="field">
        <span className="label">{w.under}</span>
        <select value={parentId ?? ''} onChange={event => setParentId((event.target.value || null) as CodeId | null)}>
          <option value="">{w.top}</option>
          {holders.map(code => (
            <option key={code.id} value={code.id}>
              {code.name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{w.from}</span>
        <select value={from} onChange={event => setFrom(event.target.value as typeof from)}>
          {(['data', 'literature', 'topic guide', 'programme knowledge'] as const).map(one => (
            <option key={one} value={one}>
              {codeSheetWords.kinds[one]}
            </option>
          ))}
        </select>
      </label>
      <Field label={w.brief} value={brief} onChange={event => setBrief(event.target.value)} />
      {deed.trouble && <Trouble>{deed.trouble}</Trouble>}
      <div className="form-acts">
        <span className="spacer" />
        <Button onClick={onClose}>{words.common.cancel}</Button>
        <Button look="primary" type="submit" aria-disabled={deed.busy}>
          {w.deed}
        </Button>
      </div>
    </form>
  )
}
