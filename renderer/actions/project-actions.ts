import { useOverlay } from '../state/overlay.ts'
import { useStatus, withJob } from '../state/status.ts'
import { words } from '../words/en.ts'
import { destroyingWords } from '../words/destroying.ts'
import type { Action, Now } from './action.ts'
import { closeProject, openSample } from './project-deeds.ts'

const open = (now: Now) => now.phase === 'open'
const show = (overlay: Parameters<ReturnType<typeof useOverlay.getState>['show']>[0]) =>
  useOverlay.getState().show(overlay)
const writable = (now: Now) => open(now) && !now.project!.readOnly
const { deeds } = words.project

/** The project as a file: new, open, close, check, back up, encrypt. */
export const PROJECT_ACTIONS: readonly Action[] = [
  {
    id: 'new-project',
    group: 'project',
    label: deeds.create,
    shortcut: 'Mod+N',
    enabled: () => true,
    run: () => show({ kind: 'new-project' }),
  },
  {
    id: 'open-project',
    group: 'project',
    label: deeds.open,
    shortcut: 'Mod+O',
    enabled: () => true,
    run: () => show({ kind: 'open-project' }),
  },
  {
    id: 'open-sample',
    group: 'project',
    label: deeds.sample,
    enabled: () => true,
    run: openSample,
  },
  {
    id: 'load-study',
    group: 'project',
    label: deeds.load,
    enabled: () => true,
    run: () => show({ kind: 'load-study' }),
  },
  {
    id: 'write-everything',
    group: 'project',
    label: words.quotes.everything,
    enabled: open,
    run: () => show({ kind: 'write-out', what: 'everything' }),
  },
  {
    id: 'write-themes',
    group: 'project',
    label: words.quotes.writeOut.themes,
    enabled: open,
    run: () => show({ kind: 'write-out', what: 'themes' }),
  },
  { id: 'work-as', group: 'project', label: deeds.workAs, enabled: open, run: () => show({ kind: 'work-as' }) },
  { id: 'check', group: 'project', label: deeds.check, enabled: open, run: () => show({ kind: 'check' }) },
  {
    id: 'back-up',
    group: 'project',
    label: deeds.backUp,
    enabled: open,
    run: async now => {
      await withJob(deeds.backUp, options => now.call('project.backUp', {}, options))
      useStatus.getState().note(words.project.backedUp)
    },
  },
  { id: 'backups', group: 'project', label: deeds.backups, enabled: open, run: () => show({ kind: 'backups' }) },
  {
    id: 'encrypt',
    group: 'project',
    label: deeds.encrypt,
    enabled: now => open(now) && !now.project!.encrypted,
    run: () => show({ kind: 'encrypt' }),
  },
  {
    id: 'rekey',
    group: 'project',
    label: deeds.rekey,
    enabled: now => open(now) && now.project!.encrypted,
    run: () => show({ kind: 'rekey' }),
  },
  {
    id: 'decrypt',
    group: 'project',
    label: deeds.decrypt,
    enabled: now => open(now) && now.project!.encrypted,
    run: () => show({ kind: 'decrypt' }),
  },
  {
    id: 'lock',
    group: 'project',
    label: deeds.lock,
    shortcut: 'Shift+Mod+L',
    enabled: now => open(now) && now.project!.encrypted,
    run: now => now.call('project.lock', {}),
  },
  {
    id: 'destroy-words',
    group: 'project',
    label: destroyingWords.actions.words,
    enabled: writable,
    run: () => show({ kind: 'destroy', wish: { what: 'words' }, name: null }),
  },
  {
    id: 'destroy-sources',
    group: 'project',
    label: destroyingWords.actions.sources,
    enabled: writable,
    run: () => show({ kind: 'destroy', wish: { what: 'sources' }, name: null }),
  },
  {
    id: 'close-project',
    group: 'project',
    label: deeds.close,
    enabled: open,
    run: closeProject,
  },
]
