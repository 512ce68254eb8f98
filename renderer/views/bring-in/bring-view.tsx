// Another project, or a framework, brought in: chosen, decided on thing by thing, looked through, written as one act.

import { useRef, useState } from 'react'
import type { BringingSummary, PairDecision } from '../../../src/team/bring-in/types.ts'
import type { VersionId } from '../../../src/base/ids.ts'
import type { Decision, PlanSummary } from '../../../src/team/merge/types.ts'
import { call, openDropped, saveAs } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/merge.css'
import '../../styles/bring-in.css'
import { bringInWords as w } from '../../words/bring-in.ts'
import { PlanView } from '../merge/plan.tsx'
import type { ViewProps } from '../../state/tabs.ts'
import { BringBegin, type Chosen } from './bring-begin.tsx'
import { PairsView } from './pairs-view.tsx'

/** The view. `options.mode` says what comes in, `options.reportId` shows what came of the last. */
export default function BringView({ tab }: ViewProps) {
  const { answer: kept } = useAnswer('bring.summary', {}, [])
  // What this window did since is newer than what was kept when the tab opened.
  const [since, setSince] = useState<BringingSummary | null | undefined>(undefined)
  const bringing = since === undefined ? kept : since
  const [plan, setPlan] = useState<PlanSummary | null | undefined>(undefined)
  const planned = plan === undefined ? (bringing?.planned ?? null) : plan
  const chosen = useRef<Chosen | null>(null)
  const answersFile = useRef<HTMLInputElement>(null)
  const mode = tab.options?.['mode'] === 'framework' ? 'framework' : 'project'
  const reportId = (tab.options?.['reportId'] ?? null) as string | null
  const show = (options: Readonly<Record<string, unknown>>) => useTabs.getState().setOptions(tab.id, options)
  const hold = (next: BringingSummary | null) => {
    setSince(next)
    setPlan(next?.planned ?? null)
  }

  const look = useDeed(async () => {
    const { files, version, base, passphrase } = chosen.current!
    const [path] = version === null ? await openDropped(files) : []
    if (version === null && path === undefined) return
    const secret = passphrase === null ? {} : { passphrase }
    const made = await withJob(w.reading, options =>
      mode === 'project'
        ? call('bring.project', { path: path!, ...secret }, options)
        : call(
            'bring.framework',
            {
              ...(version === null ? { path: path!, ...secret } : { version: version as VersionId }),
              base: base as VersionId | null,
            },
            options,
          ),
    )
    show({ mode, reportId: null })
    hold(made)
  })
  const workOut = useDeed(async () => {
    const decisions = planned === null ? [] : await call('merge.decisions', { planId: planned.id })
    setPlan(
      await withJob(w.planning, options =>
        call('bring.plan', { bringingId: bringing!.id, decisions: [...decisions] }, options),
      ),
    )
  })
  const apply = useDeed(async () => {
    const name = bringing!.origin.name
    const report = await withJob(w.title[mode], options => call('merge.apply', { planId: planned!.id }, options))
    hold(null)
    show({ mode, reportId: report.id })
    useStatus.getState().say(w.applied(name))
  })
  const forget = useDeed(async () => {
    await call('bring.forget', { bringingId: bringing!.id })
    hold(null)
    useStatus.getState().say(w.forgotten)
  })
  const takeAnswers = async (file: File | undefined) => {
    if (!file || !bringing) return
    try {
      const answers = answersIn(await file.text())
      if (answers === null) return useStatus.getState().hint(w.notAnswers)
      const { summary, taken } = await takeFitting(bringing, answers)
      hold(summary)
      useStatus.getState().say(w.broughtAnswers(taken))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
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
        <Button look="flat" icon="in" onClick={() => answersFile.current?.click()}>
          {w.bringAnswers}
        </Button>
        <Button look="flat" icon="out" onClick={() => void keepAnswers(bringing)}>
          {w.keep}
        </Button>
        <Spacer />
        <input
          ref={answersFile}
          type="file"
          hidden
          accept=".json"
          aria-label={w.bringAnswers}
          onChange={event => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            void takeAnswers(file)
          }}
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
            onBringing={hold}
            onPlan={() => void workOut.go()}
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

interface Answers {
  readonly answers: readonly PairDecision[]
  readonly decisions: readonly Decision[]
}

/** The answers of a saved file; null where it holds none. The core looks at each of them. */
function answersIn(json: string): Answers | null {
  try {
    const read: unknown = JSON.parse(json)
    const list = (name: string): readonly unknown[] | null => {
      const found: unknown = typeof read === 'object' && read !== null ? (read as Record<string, unknown>)[name] : null
      return Array.isArray(found) ? (found as readonly unknown[]) : null
    }
    const answers = list('answers')
    if (answers === null) return null
    return {
      answers: answers as readonly PairDecision[],
      decisions: (list('decisions') ?? []) as readonly Decision[],
    }
  } catch {
    return null
  }
}

/** Takes the answers that are about something that is brought in. */
async function takeFitting(
  bringing: BringingSummary,
  { answers }: Answers,
): Promise<{ readonly summary: BringingSummary; readonly taken: number }> {
  const ids = new Set<string>()
  for (;;) {
    const page = await call('bring.pairs', { bringingId: bringing.id, from: ids.size, limit: 500 })
    for (const pair of page.items) ids.add(pair.id)
    if (page.items.length === 0 || ids.size >= page.total) break
  }
  const decisions = answers.filter(answer => ids.has(answer.id))
  const summary = await call('bring.decide', { bringingId: bringing.id, decisions: [...decisions] })
  return { summary, taken: decisions.length }
}

/** Writes the answers given so far to a file the person chooses, to be used again with `--answers` or here. */
async function keepAnswers(bringing: BringingSummary): Promise<void> {
  try {
    const place = await saveAs(w.keepFile)
    if (place === null) return
    await call('bring.keep', { bringingId: bringing.id, to: place.path })
    await place.finish()
    useStatus.getState().say(w.kept(place.at ?? w.keepFile))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
