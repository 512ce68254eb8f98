// Runs that were kept: one of them with its figures of then, or what is there now.

import type { AgreementRun, AgreementRunItem } from '../../../src/analysis/agreement/types.ts'
import type { AgreementRunId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords as w } from '../../words/agreement.ts'
import { dayInWords, whenInWords } from '../../words/dates.ts'

/** What kept runs are read from, ours and those of other projects. */
export const RUN_TABLES = ['agreement_run', 'framework_operation', 'other_run', 'other_project', 'source', 'code', 'allocation', 'source_coder'] // prettier-ignore

interface RunListProps {
  readonly runId: AgreementRunId | null
  readonly run: AgreementRun | null
  readonly onRun: (runId: AgreementRunId | null) => void
  readonly onAgain: () => void
}

/** The list, where there are any. */
export function RunList({ runId, run, onRun, onAgain }: RunListProps) {
  const { answer } = useAnswer('agreement.runs', {}, RUN_TABLES)
  const { answer: others } = useAnswer('agreement.otherRuns', {}, RUN_TABLES)
  const runs = answer ?? []
  if (runs.length === 0 && (others ?? []).length === 0 && runId === null) return null
  const entryOf = (one: AgreementRunItem) => ({
    id: one.id,
    label: w.run(one.label, one.version, whenInWords(one.madeAt)),
    checked: one.id === runId,
    run: () => onRun(one.id),
  })
  const remove = async () => {
    if (!run) return
    const { id, label } = run
    if (await doAndSay(() => call('agreement.removeRun', { runId: id }), w.removed(label))) onRun(null)
  }
  return (
    <div className="agr-runs">
      <MenuButton
        entries={[
          { id: 'now', label: w.runNow, checked: runId === null, run: () => onRun(null) },
          { head: w.runs },
          ...runs.map(entryOf),
          ...(others ?? []).flatMap(({ project, broughtAt, runs: theirs }) => [
            { head: w.runsOf(project, dayInWords(broughtAt)) },
            ...theirs.map(entryOf),
          ]),
        ]}
      >
        <Icon name="history" />
        {w.runs} <b>{runId === null ? w.runNow : (run?.label ?? '')}</b>
        <Icon name="down" />
      </MenuButton>
      {runId !== null && run?.id === runId && (
        <>
          <p role="status">
            {run.other
              ? w.runOfOther(run.other.project, run.version)
              : run.isEarlier
                ? w.runEarlier(run.version)
                : w.runSame(run.version)}
          </p>
          {!isBare(run) && (
            <Button look="link" onClick={onAgain}>
              {w.again}
            </Button>
          )}
          <Button look="link" onClick={() => void remove()}>
            {w.removeRun}
          </Button>
          {run.here && <NotHere here={run.here} />}
        </>
      )}
    </div>
  )
}

/** Whether of another project's run nothing is here that could be compared. */
export function isBare({ here }: Pick<AgreementRun, 'here'>): boolean {
  return here !== undefined && (here.coderIds.length === 0 || here.sourceIds.length === 0 || here.codeIds.length === 0)
}

/** What of another project's run did not come along, in plain sentences. */
function NotHere({ here }: { readonly here: NonNullable<AgreementRun['here']> }) {
  const lines = [
    ...(here.coderIds.length === 0 ? [w.runNobody] : []),
    ...(here.notHere.length > 0 ? [w.runNotHere(here.notHere)] : []),
    ...(here.codesNotHere.length > 0 ? [w.runCodesNotHere(here.codesNotHere)] : []),
  ]
  if (lines.length === 0) return null
  return (
    <div className="agr-not-here">
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
