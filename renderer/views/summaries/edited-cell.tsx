import { useEffect, useState } from 'react'
import type { SummaryCell } from '../../../src/analysis/summaries/types.ts'
import type { Answer } from '../../../src/api/contract.ts'
import { call } from '../../client/client.ts'
import { useStatus } from '../../state/status.ts'
import { SummaryEditor } from './summary-editor.tsx'

interface EditedCellProps {
  readonly cell: SummaryCell
  readonly label: string
  readonly name: string
  readonly typed?: string
  readonly onDone: (to: 'here' | 'down' | 'right' | 'left' | 'away') => void
}

/** The editor in its cell, once it is known what stands there now. */
export function EditedCell({ cell, onDone, ...shown }: EditedCellProps) {
  const [opened, setOpened] = useState<Answer<'summary.cell'> | null>(null)
  const { caseId, codeId } = cell
  useEffect(() => {
    let current = true
    call('summary.cell', { caseId, codeId }).then(
      answer => current && setOpened(answer),
      (error: unknown) => {
        useStatus.getState().refuse(error)
        if (current) onDone('here')
      },
    )
    return () => {
      current = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- read once: from then on the editor knows better
  }, [caseId, codeId])
  if (opened === null) return <span className="sm-empty" aria-busy="true" />
  const { summary } = opened
  return (
    <SummaryEditor
      cell={cell}
      begin={{ text: summary?.text ?? '', summaryId: summary?.id ?? null, stamp: summary?.stamp ?? null }}
      isFocused
      onDone={onDone}
      {...shown}
    />
  )
}
