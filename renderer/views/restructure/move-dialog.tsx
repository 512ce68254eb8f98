import { useCallback, useMemo, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { Code } from '../../../src/framework/types.ts'
import { useCodes } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { CodePick } from './code-pick.tsx'
import { PlanFrame } from './plan-frame.tsx'

const w = words.restructure

/** Moving codes under another one, or to the top. */
export function MoveDialog({ codeIds }: { readonly codeIds: readonly CodeId[] }) {
  const { byId } = useCodes()
  const [chosen, choose] = useState<{ readonly id: CodeId | null } | null>(null)
  const names = codeIds.map(id => byId.get(id)?.name ?? '')
  const going = useMemo(() => new Set<string>(codeIds), [codeIds])
  const offered = useCallback(
    (code: Code) => {
      if (code.status === 'retired') return false
      // What is moved, and what lies below it, cannot hold it.
      for (let at: Code | undefined = code; at; at = at.parentId === null ? undefined : byId.get(at.parentId))
        if (going.has(at.id)) return false
      return true
    },
    [byId, going],
  )
  return (
    <PlanFrame
      title={w.move.title(names)}
      request={
        chosen === null ? null : { operation: 'move', codeIds: [...codeIds], parentId: chosen.id, beforeId: null }
      }
      deed={() => w.move.deed}
      done={plan => w.move.done(names, plan.into[0]?.name ?? null, plan.codings)}
    >
      <CodePick
        label={w.move.under}
        none={w.move.top}
        value={chosen?.id ?? null}
        hasChosen={chosen !== null}
        offered={offered}
        onChange={id => choose({ id })}
      />
    </PlanFrame>
  )
}
