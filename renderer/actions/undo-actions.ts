import { useProject } from '../state/project.ts'
import { useStatus } from '../state/status.ts'
import { words } from '../words/en.ts'
import type { Action } from './action.ts'

// Steps under way. A key pressed meanwhile waits its turn: what the window offers is known only when the step before is done.
let underWay = 0
let last: Promise<unknown> = Promise.resolve()

async function step(call: () => Promise<{ label: string | null }>, said: (label: string) => string, nothing: string) {
  const before = last
  const turned = (async () => {
    await before
    const { label } = await call()
    useStatus.getState().hint(label === null ? nothing : said(label))
    await useProject.getState().refreshInfo()
  })()
  // A refusal is told by whoever asked, and stops no step behind it.
  last = Promise.allSettled([turned])
  underWay++
  try {
    await turned
  } finally {
    underWay--
  }
}

/** Undo and redo, in words. In a field the field's own undo is meant. */
export const UNDO_ACTIONS: readonly Action[] = [
  {
    id: 'undo',
    group: 'edit',
    label: now => (now.undo.undo === null ? words.frame.undo : words.frame.undoDeed(now.undo.undo)),
    shortcut: 'Mod+Z',
    inFields: false,
    enabled: now => now.phase === 'open' && (now.undo.undo !== null || underWay > 0),
    run: now => step(() => now.call('project.undo', {}), words.frame.undone, words.frame.nothingToUndo),
  },
  {
    id: 'redo',
    group: 'edit',
    label: now => (now.undo.redo === null ? words.frame.redo : words.frame.redoDeed(now.undo.redo)),
    shortcut: ['Shift+Mod+Z', 'Mod+Y'],
    inFields: false,
    enabled: now => now.phase === 'open' && (now.undo.redo !== null || underWay > 0),
    run: now => step(() => now.call('project.redo', {}), words.frame.redone, words.frame.nothingToRedo),
  },
]
