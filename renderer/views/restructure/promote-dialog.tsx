import { useCallback, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { Choice } from './choice.tsx'
import { CodePick } from './code-pick.tsx'
import { PlanFrame } from './plan-frame.tsx'

const w = words.restructure

/** Making a code a group that cannot be applied. */
export function PromoteDialog({ codeId }: { readonly codeId: CodeId }) {
  const { byId } = useCodes()
  const [codings, setCodings] = useState<'stay' | 'move'>('stay')
  const [toId, setTo] = useState<CodeId | null>(null)
  const code = byId.get(codeId)
  const name = code?.name ?? ''
  const offered = useCallback(
    (one: Code) => {
      if (one.kind === 'group' || one.status === 'retired') return false
      for (let at = one.parentId; at !== null; at = byId.get(at)?.parentId ?? null) if (at === codeId) return true
      return false
    },
    [byId, codeId],
  )
  const waits = codings === 'move' && toId === null
  return (
    <PlanFrame
      title={w.promote.title(name)}
      request={waits ? null : { operation: 'promote', codeId, codings, toId: codings === 'move' ? toId : null }}
      deed={() => w.promote.deed}
      done={() => w.promote.done(name)}
    >
      {(code?.codings ?? 0) > 0 && (
        <Choice
          label={w.promote.codings}
          value={codings}
          choices={[
            { value: 'stay', label: w.promote.stay },
            { value: 'move', label: w.promote.move },
          ]}
          onChange={setCodings}
        />
      )}
      {codings === 'move' && (
        <CodePick label={w.retire.to} value={toId} hasChosen={toId !== null} offered={offered} onChange={setTo} />
      )}
    </PlanFrame>
  )
}
