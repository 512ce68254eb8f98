import { useMemo } from 'react'
import { call } from '../../client/client.ts'
import { DisplaysMenu } from '../../components/displays-menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { FIRST_SETUP, lookOf, requestOf, setupOfDisplay, type MatrixSetup } from './choices.ts'

interface SavedFrameworksProps {
  readonly setup: MatrixSetup
  readonly change: (some: Partial<MatrixSetup>) => void
}

/** The saved displays of framework matrices, and the one that is always there. */
export function SavedFrameworks({ setup, change }: SavedFrameworksProps) {
  const displays = useAnswer('display.frameworks', {}, ['saved_display']).answer ?? []
  const here = displays.find(one => one.id === setup.displayId)
  const isChanged = useMemo(
    () => here !== undefined && asSaved(setup) !== asSaved(setupOfDisplay(here.request, here.look, here.id)),
    [here, setup],
  )
  return (
    <DisplaysMenu
      displays={displays}
      hereId={setup.displayId}
      isChanged={isChanged}
      onOpen={one => change(setupOfDisplay(one.request, one.look, one.id))}
      onGone={() => change({ displayId: null })}
      others={[{ id: 'first', label: w.firstDisplay, run: () => change(FIRST_SETUP) }]}
      asksReason={setup.caseIds !== null}
      said={setup}
      onSave={async ({ name, rule, reason }, over) => {
        const displayId = await call('display.saveFramework', {
          name,
          request: requestOf({ ...setup, rule, reason }),
          look: lookOf(setup),
          ...(over === null ? {} : { displayId: over }),
        })
        change({ displayId, rule, reason })
      }}
    />
  )
}

/** What counts as changed: the question, not which people are unfolded. */
function asSaved(setup: MatrixSetup): string {
  return JSON.stringify(requestOf({ ...setup, open: [] }))
}
