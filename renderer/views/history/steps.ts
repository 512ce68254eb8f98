import type { ActInfo } from '../../../src/store/types.ts'

/** How many acts to undo or redo to come to this one, itself included. */
export interface Step {
  readonly name: 'project.undo' | 'project.redo'
  readonly n: number
}

/** For every act of one coder that undo or redo reaches: how many steps. `acts` are newest first; undone ones can be redone oldest first. */
export function stepsTo(acts: readonly ActInfo[], coder: string): ReadonlyMap<string, Step> {
  const own = acts.filter(act => act.coder === coder)
  const steps = new Map<string, Step>()
  let n = 0
  for (const act of own) if (act.state === 'done') steps.set(act.id, { name: 'project.undo', n: ++n })
  n = 0
  for (const act of own.toReversed()) if (act.state === 'undone') steps.set(act.id, { name: 'project.redo', n: ++n })
  return steps
}
