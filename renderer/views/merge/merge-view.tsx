// Copies brought home: chosen, compared, decided on, written as one act.

import { useRef, useState } from 'react'
import type { Decision, PlanSummary } from '../../../src/team/merge/types.ts'
import { call, openDropped } from '../../client/client.ts'
import { TroubleError } from '../../client/trouble-error.ts'
import { Button } from '../../components/button.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/merge.css'
import '../../styles/versions.css'
import { mergeWords as w } from '../../words/merge.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { AnswersFile, answersIn } from './answers-file.tsx'
import { Begin } from './begin.tsx'
import { PassphraseForm } from './locked.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { PlanView } from './plan.tsx'

/** What a passphrase would open. */
const PASSPHRASE: ReadonlySet<string> = new Set(['passphrase-missing', 'passphrase-wrong'])

/** The view. `options.open` shows the questions that merges left open, `options.reportId` a report. */
export default function MergeView({ tab }: ViewProps) {
  const { answer: kept } = useAnswer('merge.summary', {}, [])
  // What this window did since is newer than what was kept when the tab opened.
  const [since, setSince] = useState<PlanSummary | null | undefined>(undefined)
  const plan = since === undefined ? kept : since
  const next = useRef<{
    files: readonly File[]
    paths?: readonly string[]
    decisions?: readonly Decision[]
    passphrase: string | null
  } | null>(null)
  const [locked, setLocked] = useState(false)
  // What was pressed is gone with the plan: whoever put it away goes on where copies are chosen.
  const [isPutAway, setPutAway] = useState(false)
  const reportId = (tab.options?.['reportId'] ?? null) as string | null
  const isOpen = tab.options?.['open'] === true
  const questionId = (tab.options?.['questionId'] ?? null) as string | null
  // Whatever else was shown is not any more.
  const show = (options: Readonly<Record<string, unknown>>) =>
    useTabs.getState().setOptions(tab.id, { open: false, questionId: null, reportId: null, ...options })

  const compare = useDeed(async () => {
    const { files, paths: known, decisions, passphrase } = next.current!
    if (files.length === 0 && !known) return
    const made = await withJob(w.reading, async options => {
      const paths = known ?? (await openDropped(files, options.signal))
      return await call(
        'merge.compare',
        {
          paths: [...paths],
          resume: true,
          ...(passphrase === null ? {} : { passphrase }),
          ...(decisions === undefined ? {} : { decisions: [...decisions] }),
        },
        options,
      )
    }).catch((error: unknown) => {
      // The files stay chosen: only the passphrase is asked for.
      setLocked(error instanceof TroubleError && PASSPHRASE.has(error.trouble.code))
      throw error
    })
    setLocked(false)
    setPutAway(false)
    show({})
    setSince(made)
  }, w.stoppedComparing)
  const apply = useDeed(async () => {
    const report = await withJob(w.applying, options => call('merge.apply', { planId: plan!.id }, options))
    setSince(null)
    setLocked(false)
    show({ reportId: report.id })
    useStatus.getState().say(w.applied(report.copies.length))
  }, w.stoppedWriting)
  const forget = useDeed(async () => {
    await call('merge.forget', { planId: plan!.id })
    setSince(null)
    setLocked(false)
    setPutAway(true)
    useStatus.getState().note(w.forgotten)
  })
  const again = async () => {
    if (!plan || compare.busy) return
    try {
      next.current = {
        files: [],
        paths: plan.copies.map(copy => copy.path),
        // What was answered stays answered.
        decisions: await call('merge.decisions', { planId: plan.id }),
        passphrase: next.current?.passphrase ?? null,
      }
      await compare.go()
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const takeAnswers = async (json: string) => {
    const decisions = answersIn<Decision>(json, 'decisions')
    if (decisions === null) return null
    const known = new Set(plan!.questions.map(question => question.id))
    const fitting = decisions.filter(decision => known.has(decision.question))
    setSince(await call('merge.decide', { planId: plan!.id, decisions: fitting }))
    return { taken: fitting.length, passedOver: decisions.length - fitting.length }
  }
  if (isOpen) {
    return (
      <>
        <Toolbar label={w.toolbar}>
          <Button look="flat" icon="left" onClick={() => show({})}>
            {w.title}
          </Button>
        </Toolbar>
        <OpenQuestions key={questionId} first={questionId} onBack={() => show({})} />
      </>
    )
  }
  if (!plan) {
    return (
      <Begin
        busy={compare.busy}
        trouble={compare.trouble}
        locked={locked}
        takesFocus={isPutAway}
        reportId={reportId}
        onReport={id => show(id === null ? {} : { reportId: id })}
        onFiles={(files, passphrase) => {
          next.current = { files, passphrase }
          void compare.go()
        }}
        onPassphrase={passphrase => {
          next.current = { files: [], ...next.current, passphrase }
          void compare.go()
        }}
        onOpen={id => show({ open: true, questionId: id })}
      />
    )
  }
  return (
    <>
      <Toolbar label={w.toolbar}>
        <Button look="flat" onClick={() => void again()} aria-disabled={compare.busy}>
          {w.again}
        </Button>
        <Button look="flat" onClick={() => void forget.go()}>
          {w.forget}
        </Button>
        <BarLine />
        <AnswersFile words={w} onTake={takeAnswers} onKeep={to => call('merge.keep', { planId: plan.id, to })} />
      </Toolbar>
      <PlanView
        plan={plan}
        onPlan={setSince}
        locked={
          locked ? (
            <PassphraseForm
              busy={compare.busy}
              locked
              onPassphrase={passphrase => {
                next.current = { files: [], ...next.current, passphrase }
                void compare.go()
              }}
            />
          ) : null
        }
        applying={apply.busy}
        trouble={apply.trouble ?? compare.trouble ?? forget.trouble}
        onApply={() => void apply.go()}
      />
    </>
  )
}
