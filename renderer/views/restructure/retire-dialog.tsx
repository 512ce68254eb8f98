import { useCallback, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { Choice } from './choice.tsx'
import { CodePick } from './code-pick.tsx'
import { PlanFrame } from './plan-frame.tsx'

const w = words.restructure

/** Retiring codes: what becomes of their codings, and of what lies below. */
export function RetireDialog({ codeIds }: { readonly codeIds: readonly CodeId[] }) {
  const { items, byId } = useCodes()
  const [codings, setCodings] = useState<'stay' | 'move' | 'remove'>('stay')
  const [toId, setTo] = useState<CodeId | null>(null)
  const [below, setBelow] = useState<'stay' | 'retire'>('stay')
  const names = codeIds.map(id => byId.get(id)?.name ?? '')
  const offered = useCallback(
    (code: Code) => code.status !== 'retired' && code.kind === 'code' && !codeIds.includes(code.id),
    [codeIds],
  )
  const hasBelow = items.some(
    code => code.parentId !== null && code.status !== 'retired' && codeIds.includes(code.parentId),
  )
  const waits = codings === 'move' && toId === null
  return (
    <PlanFrame
      title={w.retire.title(names)}
      request={
        waits
          ? null
          : {
              operation: 'retire',
              codeIds: [...codeIds],
              codings,
              toId: codings === 'move' ? toId : null,
              below,
              reason: '',
            }
      }
      deed={plan => w.retire.deed(plan?.codes.length ?? codeIds.length)}
      done={plan => w.retire.done(plan.codes.map(code => code.name))}
    >
      <div className="plan-choices">
        <Choice
          label={w.retire.codings}
          value={codings}
          choices={[
            { value: 'stay', label: w.retire.stay },
            { value: 'move', label: w.retire.move },
            { value: 'remove', label: w.retire.remove },
          ]}
          onChange={setCodings}
        />
        {hasBelow && (
          <Choice
            label={w.below.label}
            value={below}
            choices={[
              { value: 'stay', label: w.below.inUse },
              { value: 'retire', label: w.below.retire },
            ]}
            onChange={setBelow}
          />
        )}
      </div>
      {codings === 'move' && (
        <CodePick label={w.retire.to} value={toId} hasChosen={toId !== null} offered={offered} onChange={setTo} />
      )}
    </PlanFrame>
  )
}
