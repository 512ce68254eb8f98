// Runs that were kept: one of them with its figures of then, or what is there now.

import type { AgreementRun } from '../../../src/analysis/agreement/types.ts'
import type { AgreementRunId } from '../../../src/base/ids.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { agreementWords as w } from '../../words/agreement.ts'
import { whenInWords } from '../../words/dates.ts'

interface RunListProps {
  readonly runId: AgreementRunId | null
  readonly run: AgreementRun | null
  readonly onRun: (runId: AgreementRunId | null) => void
  readonly onAgain: () => void
}

/** The list, where there are any. */
export function RunList({ runId, run, onRun, onAgain }: RunListProps) {
  const { answer } = useAnswer('agreement.runs', {}, ['agreement_run', 'framework_operation'])
  const runs = answer ?? []
  if (runs.length === 0 && runId === null) return null
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
          ...runs.map(one => ({
            id: one.id,
            label: w.run(one.label, one.version, whenInWords(one.madeAt)),
            checked: one.id === runId,
            run: () => onRun(one.id),
          })),
        ]}
      >
        <Icon name="history" />
        {w.runs} <b>{runId === null ? w.runNow : (run?.label ?? '')}</b>
        <Icon name="down" />
      </MenuButton>
      {runId !== null && run?.id === runId && (
        <>
          <p role="status">{run.isEarlier ? w.runEarlier(run.version) : w.runSame(run.version)}</p>
          <Button look="link" onClick={onAgain}>
            {w.again}
          </Button>
          <Button look="link" onClick={() => void remove()}>
            {w.removeRun}
          </Button>
        </>
      )}
    </div>
  )
}
