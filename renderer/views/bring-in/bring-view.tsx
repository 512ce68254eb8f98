// Another project, or a framework, brought in: chosen, decided on thing by thing, looked through, written as one act.

import { useRef, useState } from 'react'
import type { BringingSummary, PairDecision } from '../../../src/team/bring-in/types.ts'
import type { VersionId } from '../../../src/base/ids.ts'
import type { Decision, PlanSummary } from '../../../src/team/merge/types.ts'
import { call, openDropped } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { BarLine, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/merge.css'
import '../../styles/bring-in.css'
import { bringInWords as w } from '../../words/bring-in.ts'
import { mergeWords } from '../../words/merge.ts'
import { AnswersFile, answersIn } from '../merge/answers-file.tsx'
import { PlanView } from '../merge/plan.tsx'
import type { ViewProps } from '../../state/tabs.ts'
import { BringBegin, type Chosen } from './bring-begin.tsx'
import { PairsView, type GivenAnswers } from './pairs-view.tsx'

/** The view. `options.mode` says what comes in, `options.reportId` shows what came of the last. */
export default function BringView({ tab }: ViewProps) {
  const { answer: kept } = useAnswer('bring.summary', {}, [])
  // What this window did since is newer than what was kept when the tab opened.
  const [since, setSince] = useState<BringingSummary | null | undefined>(undefined)
  const bringing = since === undefined ? kept : since
  const [plan, setPlan] = useState<PlanSummary | null | undefined>(undefined)
  const planned = plan === undefined ? (bringing?.planned ?? null) : plan
  const chosen = useRef<Chosen | null>(null)
  const mode = tab.options?.['mode'] === 'framework' ? 'framework' : 'project'
  const reportId = (tab.options?.['reportId'] ?? null) as string | null
  const show = (options: Readonly<Record<string, unknown>>) => useTabs.getState().setOptions(tab.id, options)
  const hold = (next: BringingSummary | null) => {
    setSince(next)
    setPlan(next?.planned ?? null)
  }

  const look = useDeed(async () => {
    const { files, version, base, passphrase } = chosen.current!
    if (version === null && files.length === 0) return
    const secret = { resume: true, ...(passphrase === null ? {} : { passphrase }) }
    const made = await withJob(w.reading, async options => {
      const [path] = version === null ? await openDropped(files, options.signal) : []
      return mode === 'project'
        ? await call('bring.project', { path: path!, ...secret }, options)
        : await call(
            'bring.framework',
            {
              ...secret,
              ...(version === null ? { path: path! } : { version: version as VersionId }),
              base: base as VersionId | null,
            },
            options,
          )
    })
    show({ mode, reportId: null })
    hold(made)
  }, mergeWords.stoppedComparing)
  const workOut = useDeed(async () => {
    setPlan(await withJob(w.planning, options => call('bring.plan', { bringingId: bringing!.id }, options)))
  }, mergeWords.stoppedComparing)
  const apply = useDeed(async () => {
    const name = bringing!.origin.name
    const report = await withJob(w.title[mode], options => call('merge.apply', { planId: planned!.id }, options))
    hold(null)
    show({ mode, reportId: report.id })
    useStatus.getState().say(w.applied(name))
  }, mergeWords.stoppedWriting)
  const forget = useDeed(async () => {
    await call('bring.forget', { bringingId: bringing!.id })
    hold(null)
    useStatus.getState().note(w.forgotten)
  })
  const takeAnswers = async (json: string) => {
    const answers = answersIn<PairDecision>(json, 'answers')
    const decisions = answersIn<Decision>(json, 'decisions')
    if (answers === null && decisions === null) return null
    const { summary, taken, passedOver } = await call('bring.take', {
      bringingId: bringing!.id,
      answers: [...(answers ?? [])],
      decisions: [...(decisions ?? [])],
    })
    setSince(summary)
    // The plan goes on where the answers left it; on the pairs nobody is taken to it.
    setPlan(planned === null ? null : summary.planned)
    return { taken, passedOver }
  }
  const takeBack = async () => {
    const bringingId = bringing!.id
    const answers = await call('bring.answers', { bringingId })
    const decisions = await call('bring.decisions', { bringingId })
    const { summary } = await call('bring.take', {
      bringingId,
      answers: answers.map(({ id }) => ({ id, choice: 'open' as const })),
      decisions: decisions.map(({ question }) => ({ question, choice: 'open' })),
    })
    hold(summary)
    return { given: { answers, decisions }, count: answers.length + decisions.length }
  }
  const giveAgain = async ({ answers, decisions }: GivenAnswers) => {
    const given = { answers: [...answers], decisions: [...decisions] }
    const { summary } = await call('bring.take', { bringingId: bringing!.id, ...given })
    hold(summary)
  }
  if (!bringing) {
    return (
      <BringBegin
        mode={mode}
        busy={look.busy}
        trouble={look.trouble}
        reportId={reportId}
        onMode={next => {
          look.clear()
          show({ mode: next, reportId: null })
        }}
        onChosen={next => {
          chosen.current = next
          void look.go()
        }}
      />
    )
  }
  const trouble = workOut.trouble ?? apply.trouble ?? forget.trouble
  return (
    <>
      <Toolbar label={w.toolbar}>
        {planned !== null && (
          <Button look="flat" icon="left" onClick={() => setPlan(null)}>
            {w.back}
          </Button>
        )}
        {planned !== null && (
          <Button look="flat" aria-disabled={workOut.busy} onClick={() => void workOut.go()}>
            {w.again}
          </Button>
        )}
        <Button look="flat" onClick={() => void forget.go()}>
          {w.forget}
        </Button>
        <BarLine />
        <AnswersFile
          words={w}
          onTake={takeAnswers}
          onKeep={to => call('bring.keep', { bringingId: bringing.id, to })}
        />
      </Toolbar>
      {planned === null ? (
        <>
          {trouble && (
            <div className="bring-trouble">
              <Trouble>{trouble}</Trouble>
            </div>
          )}
          <PairsView
            key={bringing.id}
            bringing={bringing}
            planning={workOut.busy}
            onBringing={next => {
              setSince(next)
              setPlan(null)
            }}
            onPlan={() => void workOut.go()}
            onTakeBack={takeBack}
            onGiveAgain={giveAgain}
          />
        </>
      ) : (
        <PlanView
          plan={planned}
          onPlan={setPlan}
          applying={apply.busy}
          trouble={trouble}
          onApply={() => void apply.go()}
        />
      )}
    </>
  )
}
