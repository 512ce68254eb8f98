import { useState } from 'react'
import type { ToldDifference, VersionList } from '../../../src/framework/versions/types.ts'
import { call } from '../../client/client.ts'
import { Field } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/versions.css'
import { versionsWords as w } from '../../words/versions.ts'
import { countsOf, VERSION_TABLES } from './version-facts.ts'

const SHOWN = 12

/** Saves the framework as a version: its name, a reason, and what changed since the last. */
export function SaveVersionDialog() {
  const close = useOverlay(state => state.close)
  const { answer: list } = useAnswer('version.list', {}, VERSION_TABLES)
  const [label, setLabel] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const name = (label ?? list?.nextLabel ?? '').trim()
  const isUnchanged = list?.isChanged === false
  const deed = useDeed(async () => {
    await call('version.save', { label: name, reason: reason.trim() || null, evenUnchanged: isUnchanged })
    useStatus.getState().say(w.saved(name))
  })
  return (
    <FormDialog
      title={w.save}
      says={isUnchanged ? w.saveUnchanged : w.saveDeed}
      deed={deed}
      ready={list !== undefined && list !== null}
      onClose={close}
      width="wide"
      isTroubleInField
    >
      <Field
        label={w.label}
        hint={w.labelHint}
        data-first=""
        maxLength={60}
        value={label ?? list?.nextLabel ?? ''}
        trouble={deed.trouble}
        onChange={event => {
          setLabel(event.target.value)
          deed.clear()
        }}
      />
      <Field
        label={w.reason}
        hint={w.reasonHint}
        maxLength={4000}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      {list && <SinceLast list={list} />}
    </FormDialog>
  )
}

function SinceLast({ list: { versions, isChanged } }: { list: VersionList }) {
  const last = versions.at(-1)
  const { answer } = useAnswer(
    'version.diff',
    last && isChanged !== false ? { fromId: last.id, toId: null } : null,
    VERSION_TABLES,
  )
  if (isChanged === false) return <p className="hint">{w.unchangedSays}</p>
  const entries = answer?.entries ?? []
  return (
    <div className="save-since">
      {isChanged === null && <p className="hint">{w.firstWhole}</p>}
      {last && answer && countsOf(answer).length > 0 && (
        <>
          <p>
            <b>{w.sinceLast(last.label)}</b> <span className="hint">{w.summary(countsOf(answer))}</span>
          </p>
          <ul>
            {entries.slice(0, SHOWN).map(entry => (
              <li key={`${entry.kind} ${entry.codes.map(code => code.id ?? code.name).join(' ')}`}>{lineOf(entry)}</li>
            ))}
            {entries.length > SHOWN && <li className="hint">{w.more(entries.length - SHOWN)}</li>}
          </ul>
        </>
      )}
    </div>
  )
}

function lineOf({ kind, codes, into, from }: ToldDifference): string {
  const names = (list: ToldDifference['codes']) => list.map(code => code.name).join(', ')
  const what = kind === 'renamed' && from !== null ? `${from} → ${names(codes)}` : names(codes)
  return `${w.kinds[kind]}: ${what}${into.length > 0 ? ` → ${names(into)}` : ''}`
}
