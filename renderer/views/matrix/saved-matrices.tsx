import { useMemo } from 'react'
import { call } from '../../client/client.ts'
import { DisplaysMenu } from '../../components/displays-menu.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { sidesWords } from '../../words/sides.ts'
import { choicesOfDisplay, FIRST_CHOICES, lookOf, picksCases, requestOf, type MatrixChoices } from './choices.ts'

const w = sidesWords.displays

interface SavedMatricesProps {
  readonly choices: MatrixChoices
  readonly change: (some: Partial<MatrixChoices>) => void
}

/** The saved displays of matrices, and the two that are always there. */
export function SavedMatrices({ choices, change }: SavedMatricesProps) {
  const displays = useAnswer('display.list', {}, ['saved_display']).answer ?? []
  const here = displays.find(one => one.id === choices.displayId)
  const isChanged = useMemo(
    () =>
      here !== undefined &&
      JSON.stringify(requestOf(choices)) !==
        JSON.stringify(requestOf(choicesOfDisplay(here.request, here.look, here.id))),
    [here, choices],
  )
  return (
    <DisplaysMenu
      displays={displays}
      hereId={choices.displayId}
      isChanged={isChanged}
      onOpen={one => change(choicesOfDisplay(one.request, one.look, one.id))}
      onGone={() => change({ displayId: null })}
      others={[
        { id: 'first', label: w.first, run: () => change(FIRST_CHOICES) },
        {
          id: 'together',
          label: w.together,
          run: () =>
            change({
              ...FIRST_CHOICES,
              columns: { of: 'codes near', how: 'overlapping' },
              measure: 'codings',
              hideEmptyRows: true,
              hideEmptyColumns: true,
            }),
        },
      ]}
      asksReason={picksCases(choices.rows) || picksCases(choices.columns)}
      said={{ rule: choices.rule ?? '', reason: choices.reason ?? '' }}
      onSave={async ({ name, rule, reason }, over) => {
        const said = { rule: rule === '' ? null : rule, reason: reason === '' ? null : reason }
        const displayId = await call('display.save', {
          name,
          request: requestOf({ ...choices, ...said }),
          look: lookOf(choices),
          ...(over === null ? {} : { displayId: over }),
        })
        change({ displayId, ...said })
      }}
    />
  )
}
