// Destroying for good: what would go and what cannot be reached, the word that has it done, and what was done.

import { useRef, useState, type ReactNode } from 'react'
import type { Answer, Input } from '../../../src/api/contract.ts'
import type { SourceId } from '../../../src/base/ids.ts'
import type { Progress } from '../../../src/base/reply.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field, Trouble } from '../../components/field.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { PickMany } from '../../components/pick-many.tsx'
import { ProgressBar } from '../../components/progress.tsx'
import { canStop, RewritingProgress } from '../../components/rewriting-progress.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useSources } from '../../state/lists.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { commonWords } from '../../words/common.ts'
import { destroyingWords as w } from '../../words/destroying.ts'
import { fullName } from '../../words/names.ts'
import { PlanInWords, Reach } from './plan-in-words.tsx'
import '../../styles/destroying.css'
import '../../styles/filter.css'
import '../project/project.css'

type Plan = Answer<'destroy.plan'>
type Done = { readonly plan: Plan; readonly done: Answer<'destroy.apply'> }

interface DestroyProps {
  readonly wish: Input<'destroy.plan'>
  /** Whose words or sources they are. */
  readonly name: string | null
}

const { close } = useOverlay.getState()

/** The dialog: asks first, then tells what was done. */
export default function DestroyDialog(props: DestroyProps): ReactNode {
  const [done, setDone] = useState<Done | null>(null)
  return done === null ? <Asking {...props} onDone={setDone} /> : <Told {...done} />
}

function Asking({ wish, name, onDone }: DestroyProps & { readonly onDone: (done: Done) => void }): ReactNode {
  const sources = useSources(state => state.items)
  const [chosen, setChosen] = useState<readonly string[]>(wish.sourceIds ?? [])
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const stopper = useRef<AbortController | null>(null)
  const isOfSources = wish.what === 'sources'
  const asked: Input<'destroy.plan'> | null = !isOfSources
    ? wish
    : chosen.length === 0 && wish.caseId === undefined
      ? null
      : { ...wish, sourceIds: chosen as SourceId[] }
  // While it is done the plan stays as it was read. Any change may make it another one.
  const { answer, trouble, busy } = useAnswer('destroy.plan', progress !== null ? null : asked, null)
  const plan = asked === null || trouble !== null ? null : answer
  const deed = useDeed(async () => {
    if (asked === null || plan === null) return
    stopper.current = new AbortController()
    setProgress({ done: 0, total: 0, doing: '' })
    try {
      // What is shown of a source would ask for it again as soon as it is gone.
      if (isOfSources) closeTabsOf(plan.sources.map(one => one.id))
      const done = await call(
        'destroy.apply',
        { ...asked, state: plan.state, typed },
        { onProgress: setProgress, signal: stopper.current.signal },
      )
      useStatus.getState().note(w.done.label(done.label))
      onDone({ plan, done })
    } finally {
      stopper.current = null
      setProgress(null)
    }
  })
  const isTyped = typed.trim().toLowerCase() === w.word
  const leave = () => {
    if (!deed.busy) close()
    else if (canStop(progress)) stopper.current?.abort()
  }
  return (
    <FormDialog
      title={w.title[wish.what](name)}
      says={w.deed}
      role="alertdialog"
      danger
      width="wide"
      deed={deed}
      ready={plan !== null && !busy && isTyped}
      {...(plan === null ? {} : { onMissing: () => setMissing(true) })}
      isLeftToDeed
      onClose={leave}
      beside={progress === null ? null : <RewritingProgress progress={progress} />}
      lead={<p>{w.lead[wish.what]}</p>}
    >
      {isOfSources ? (
        <div className="destroy-choice">
          <span className="label">{wish.caseId === undefined ? w.sources : w.alsoThese}</span>
          <PickMany
            label={wish.caseId === undefined ? w.sources : w.alsoThese}
            choices={sources.map(source => ({ id: source.id, label: fullName(source) }))}
            chosen={chosen}
            onChange={setChosen}
            none={wish.caseId === undefined ? w.choose : w.noneMore}
            between="and"
          />
        </div>
      ) : null}
      {asked === null ? <p className="hint">{w.chooseFirst}</p> : null}
      {asked !== null && busy ? <ProgressBar label={w.planning} done={0} total={0} /> : null}
      {asked !== null && !busy && trouble !== null ? (
        <div role="status">
          <EmptyState title={w.nothing}>
            <p>{trouble}</p>
          </EmptyState>
        </div>
      ) : null}
      {plan === null ? null : (
        <>
          <PlanInWords plan={plan} onGo={close} />
          <p className="destroy-final">
            <Icon name="warn" /> <b>{w.noUndo}</b>
          </p>
          <Field
            label={w.confirm}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            readOnly={deed.busy}
            value={typed}
            trouble={missing && !isTyped ? w.confirmTrouble : null}
            onChange={event => setTyped(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  )
}

function Told({ plan, done }: Done): ReactNode {
  return (
    <Dialog
      title={w.done.title}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <Button large look="primary" data-first="" onClick={close}>
          {commonWords.close}
        </Button>
      }
    >
      <p className="outcome outcome-done" role="status">
        <Icon name="check" />
        {w.done.label(done.label)}
      </p>
      <p>
        {w.done.entries(done.entries)} {w.done.backups(done.backups.length, done.noBackup === null)}
      </p>
      {done.backupsLeft.length > 0 ? <Trouble>{w.done.left(done.backupsLeft)}</Trouble> : null}
      {done.noBackup === null ? null : <Trouble>{w.done.noBackup(done.noBackup)}</Trouble>}
      <Reach plan={plan} />
    </Dialog>
  )
}

function closeTabsOf(sourceIds: readonly string[]): void {
  const { tabs, close: closeTab } = useTabs.getState()
  for (const tab of tabs) if (tab.about !== null && sourceIds.includes(tab.about)) closeTab(tab.id)
}
