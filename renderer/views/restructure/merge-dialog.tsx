import { useCallback, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { Choice } from './choice.tsx'
import { CodePick } from './code-pick.tsx'
import { PlanFrame } from './plan-frame.tsx'

const w = words.restructure

/** Merging codes into another one. `begin`: which one is chosen at first. */
export function MergeDialog({
  codeIds,
  begin,
}: {
  readonly codeIds: readonly CodeId[]
  readonly begin: CodeId | null
}) {
  const { items, byId } = useCodes()
  const [intoId, setInto] = useState<CodeId | null>(begin)
  const [overlaps, setOverlaps] = useState<'apart' | 'join'>('apart')
  const [below, setBelow] = useState<'follow' | 'stay'>('follow')
  const names = codeIds.map(id => byId.get(id)?.name ?? '')
  const offered = useCallback((code: Code) => code.status !== 'retired' && !codeIds.includes(code.id), [codeIds])
  const hasBelow = items.some(code => code.parentId !== null && codeIds.includes(code.parentId))
  return (
    <PlanFrame
      title={w.merge.title(names)}
      request={
        intoId === null ? null : { operation: 'merge', codeIds: [...codeIds], intoId, overlaps, below, reason: '' }
      }
      overlaps={overlaps}
      deed={plan => w.merge.deed(plan?.codings ?? 0)}
      done={plan => w.merge.done(names, plan.into[0]!.name, plan.codings)}
    >
      <CodePick label={w.merge.into} value={intoId} hasChosen={intoId !== null} offered={offered} onChange={setInto} />
      <div className="plan-choices">
        <Choice
          label={w.join.label}
          value={overlaps}
          choices={[
            { value: 'apart', label: w.join.apart },
            { value: 'join', label: w.join.join },
          ]}
          onChange={setOverlaps}
        />
        {hasBelow && (
          <Choice
            label={w.below.label}
            value={below}
            choices={[
              { value: 'follow', label: w.below.follow },
              { value: 'stay', label: w.below.stay },
            ]}
            onChange={setBelow}
          />
        )}
      </div>
    </PlanFrame>
  )
}
