// Copies brought home: chosen, compared, decided on, written as one act.

import { useRef, useState } from 'react'
import type { Decision, PlanSummary } from '../../../src/team/merge/types.ts'
import { call, openDropped, saveAs } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/merge.css'
import '../../styles/versions.css'
import { mergeWords as w } from '../../words/merge.ts'
import type { ViewProps } from '../../state/tabs.ts'
import '../settings/settings.css'
import { Begin } from './begin.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { PlanView } from './plan.tsx'

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
  const answersFile = useRef<HTMLInputElement>(null)
  const reportId = (tab.options?.['reportId'] ?? null) as string | null
  const isOpen = tab.options?.['open'] === true
  const show = (options: Readonly<Record<string, unknown>>) => useTabs.getState().setOptions(tab.id, options)

  const compare = useDeed(async () => {
    const { files, paths: known, decisions, passphrase } = next.current!
    const paths = known ?? (await openDropped(files))
    if (paths.length === 0) return
    const made = await withJob(w.reading, options =>
      call(
        'merge.compare',
        {
          paths: [...paths],
          ...(passphrase === null ? {} : { passphrase }),
          ...(decisions === undefined ? {} : { decisions: [...decisions] }),
        },
        options,
      ),
    )
    show({})
    setSince(made)
  })
  const apply = useDeed(async () => {
    const report = await withJob(w.applying, options => call('merge.apply', { planId: plan!.id }, options))
    setSince(null)
    show({ reportId: report.id })
    useStatus.getState().say(w.applied(report.copies.length))
  })
  const forget = useDeed(async () => {
    await call('merge.forget', { planId: plan!.id })
    setSince(null)
    useStatus.getState().say(w.forgotten)
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
  const takeAnswers = async (file: File | undefined) => {
    if (!file || !plan) return
    try {
      const decisions = answersIn(await file.text())
      if (decisions === null) return useStatus.getState().hint(w.notAnswers)
      const known = new Set(plan.questions.map(question => question.id))
      const fitting = decisions.filter(decision => known.has(decision.question))
      setSince(await call('merge.decide', { planId: plan.id, decisions: fitting }))
      useStatus.getState().say(w.broughtAnswers(fitting.length))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  if (isOpen) {
    return (
      <>
        <Toolbar label={w.toolbar}>
          <Button look="flat" icon="left" onClick={() => show({})}>
            {w.title}
          </Button>
        </Toolbar>
        <OpenQuestions onBack={() => show({})} />
      </>
    )
  }
  if (!plan) {
    return (
      <Begin
        busy={compare.busy}
        trouble={compare.trouble}
        reportId={reportId}
        onReport={id => show(id === null ? {} : { reportId: id })}
        onFiles={(files, passphrase) => {
          next.current = { files, passphrase }
          void compare.go()
        }}
        onOpen={() => show({ open: true })}
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
        <Button look="flat" icon="in" onClick={() => answersFile.current?.click()}>
          {w.bringAnswers}
        </Button>
        <Button look="flat" icon="out" onClick={() => void keepAnswers(plan)}>
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
      <PlanView
        plan={plan}
        onPlan={setSince}
        applying={apply.busy}
        trouble={apply.trouble ?? compare.trouble ?? forget.trouble}
        onApply={() => void apply.go()}
      />
    </>
  )
}

/** The decisions of a saved file; null where it holds none. The core looks at each of them. */
function answersIn(json: string): readonly Decision[] | null {
  try {
    const read: unknown = JSON.parse(json)
    const list = typeof read === 'object' && read !== null && 'decisions' in read ? read.decisions : null
    return Array.isArray(list) ? (list as readonly Decision[]) : null
  } catch {
    return null
  }
}

/** Writes the answers given so far to a file the person chooses, to be used again with `--decisions` or here. */
async function keepAnswers(plan: PlanSummary): Promise<void> {
  try {
    const place = await saveAs(w.keepFile)
    if (place === null) return
    await call('merge.keep', { planId: plan.id, to: place.path })
    await place.finish()
    useStatus.getState().say(w.kept(place.at ?? w.keepFile))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
