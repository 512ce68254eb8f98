import type { Code } from '../../src/framework/types.ts'
import { codesAtHand } from '../state/chosen-codes.ts'
import { useCodes } from '../state/lists.ts'
import { useOverlay } from '../state/overlay.ts'
import { useTabs } from '../state/tabs.ts'
import { words } from '../words/en.ts'
import type { Action } from './action.ts'
import { restructureNow, reviveNow, setStatusNow, showPlan } from './code-deeds.ts'
import { enterMiddle } from './pane-actions.ts'

const { deeds: w, done } = words.restructure

/** The codes at hand: marked in the tree, or the focused one. */
export function codesNow(): Code[] {
  const { byId } = useCodes.getState()
  return codesAtHand().flatMap(id => byId.get(id) ?? [])
}

const ids = (codes: readonly Code[]) => codes.map(code => code.id)
const inUse = (code: Code) => code.status !== 'retired'

function onCodes(
  id: string,
  label: string,
  fits: (codes: readonly Code[]) => boolean,
  run: (codes: readonly Code[]) => unknown,
): Action {
  return {
    id,
    group: 'edit',
    label,
    enabled: now => now.phase === 'open' && codesNow().length > 0 && fits(codesNow()),
    run: () => void run(codesNow()),
  }
}

/** What can be done with the codes at hand, in the order of their menu. */
export const CODE_DEEDS: readonly Action[] = [
  onCodes(
    'code-merge',
    w.merge,
    codes => codes.every(inUse),
    codes => showPlan('merge', ids(codes)),
  ),
  onCodes(
    'code-split',
    w.split,
    codes => codes.length === 1 && codes[0]!.kind === 'code',
    codes => showPlan('split', ids(codes)),
  ),
  onCodes(
    'code-move',
    w.move,
    () => true,
    codes => showPlan('move', ids(codes)),
  ),
  onCodes(
    'code-set',
    w.toSet,
    () => true,
    codes => showPlan('set', ids(codes)),
  ),
  onCodes(
    'code-accept',
    w.accept,
    codes => codes.every(code => code.status === 'proposed'),
    codes => setStatusNow(ids(codes), 'active', true),
  ),
  onCodes(
    'code-freeze',
    w.freeze,
    codes => codes.every(code => code.status === 'active' || code.status === 'proposed'),
    codes => setStatusNow(ids(codes), 'frozen', false),
  ),
  onCodes(
    'code-unfreeze',
    w.unfreeze,
    codes => codes.every(code => code.status === 'frozen'),
    codes => setStatusNow(ids(codes), 'active', false),
  ),
  onCodes(
    'code-group',
    w.group,
    codes => codes.length === 1 && codes[0]!.kind === 'code' && inUse(codes[0]!),
    codes => showPlan('promote', ids(codes)),
  ),
  onCodes(
    'code-ungroup',
    w.code,
    codes => codes.length === 1 && codes[0]!.kind === 'group' && inUse(codes[0]!),
    codes => restructureNow({ operation: 'demote', codeId: codes[0]!.id }, done.code(codes[0]!.name)),
  ),
  onCodes(
    'code-retire',
    w.retire,
    codes => codes.every(inUse),
    codes => showPlan('retire', ids(codes)),
  ),
  onCodes(
    'propose-rename',
    words.review.proposals.rename,
    codes => codes.length === 1 && inUse(codes[0]!),
    codes => useOverlay.getState().show({ kind: 'propose', what: 'rename', codeId: codes[0]!.id }),
  ),
  onCodes(
    'propose-definition',
    words.review.proposals.redefine,
    codes => codes.length === 1 && inUse(codes[0]!),
    codes => useOverlay.getState().show({ kind: 'propose', what: 'redefine', codeId: codes[0]!.id }),
  ),
  onCodes(
    'code-revive',
    w.revive,
    codes => codes.every(code => !inUse(code)),
    codes => reviveNow(ids(codes)),
  ),
]

function toQueue(which: 'to-decide' | 'earlier' | 'proposed', label: string): Action {
  return {
    id: `open-${which}`,
    group: 'go',
    label,
    enabled: now => now.phase === 'open',
    run: () => openQueue(which),
  }
}

/** Opens one of the queues of the framework, of one code when given. */
export function openQueue(which: 'to-decide' | 'earlier' | 'proposed', codeId: string | null = null): void {
  useTabs.getState().open({ kind: 'queue', about: which, options: { codeId } })
  enterMiddle()
}

/** Everything that can be done to codes from anywhere. */
export const CODE_ACTIONS: readonly Action[] = [
  ...CODE_DEEDS,
  {
    id: 'propose-code',
    group: 'edit',
    label: words.review.proposals.newCode,
    enabled: now => now.phase === 'open' && !now.project!.readOnly,
    run: () => useOverlay.getState().show({ kind: 'propose', what: 'new', codeId: null }),
  },
  toQueue('proposed', w.proposed),
  toQueue('to-decide', w.toDecide),
  toQueue('earlier', w.earlier),
  {
    id: 'code-sets',
    group: 'edit',
    label: words.restructure.sets.manage,
    enabled: now => now.phase === 'open',
    run: () => showPlan('sets', []),
  },
]
