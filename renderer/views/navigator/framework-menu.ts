import type { CodeSet } from '../../../src/framework/sets/types.ts'
import { showPlan } from '../../actions/code-deeds.ts'
import { openSheet } from '../../actions/go-actions.ts'
import type { MenuEntry } from '../../components/menu.tsx'
import { words } from '../../words/en.ts'

const { navigator: w, restructure } = words

interface Arranged {
  readonly retired: boolean
  readonly below: boolean
  readonly sets: readonly CodeSet[]
  readonly setId: string | null
  readonly onRetired: (shown: boolean) => void
  readonly onBelow: (counted: boolean) => void
  readonly onSet: (setId: string | null) => void
  readonly onFold: (isOpen: boolean) => void
}

/** How the tree of codes is arranged: retired ones, what is counted, one set only, folded or open. */
export function frameworkMenu(now: Arranged): MenuEntry[] {
  return [
    {
      id: 'retired',
      label: w.showRetired,
      checked: now.retired,
      among: 'alone',
      run: () => now.onRetired(!now.retired),
    },
    {
      id: 'below',
      label: restructure.tree.below,
      checked: now.below,
      among: 'alone',
      run: () => now.onBelow(!now.below),
    },
    { head: restructure.tree.sets },
    { id: 'all-codes', label: restructure.tree.allSets, checked: now.setId === null, run: () => now.onSet(null) },
    ...now.sets.map(set => ({
      id: set.id,
      label: set.name,
      detail: restructure.sets.size(set.codeIds.length),
      checked: set.id === now.setId,
      run: () => now.onSet(set.id),
    })),
    { id: 'manage', label: restructure.sets.manage, run: () => showPlan('sets', []) },
    { line: true },
    { id: 'open', label: w.unfoldAll, run: () => now.onFold(true) },
    { id: 'fold', label: w.foldAll, run: () => now.onFold(false) },
    { line: true },
    { id: 'versions', label: words.settings.deeds.versions, run: () => openSheet('versions') },
    { id: 'codebook', label: words.settings.deeds.codebook, run: () => openSheet('codebook') },
  ]
}
