// What can be done about the text of a source: correcting it, its history, what waits to be looked at.

import type { SourceId } from '../../../src/base/ids.ts'
import type { Action } from '../../actions/action.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useTabs } from '../../state/tabs.ts'
import { destroyingWords } from '../../words/destroying.ts'
import { words } from '../../words/en.ts'
import { sessionOf } from './sessions.ts'

/** The actions of a text that is read. */
export function textActions(sourceId: SourceId, edit: () => void): readonly Action[] {
  const w = words.editing
  return [
    {
      id: 'edit-text',
      group: 'text',
      label: w.action,
      shortcut: 'F2',
      inFields: false,
      enabled: now => now.project !== null && !now.project.readOnly,
      run: edit,
    },
    {
      id: 'redact-words',
      group: 'text',
      label: w.redact.action,
      shortcut: 'Shift+Mod+X',
      enabled: now =>
        now.project !== null &&
        !now.project.readOnly &&
        now.selection?.sourceId === sourceId &&
        now.selection.range.end > now.selection.range.start,
      run: now => {
        sessionOf(sourceId).redact(now.selection!.range)
        edit()
      },
    },
    {
      id: 'replace-text',
      group: 'text',
      label: w.replace.open,
      enabled: now => now.project !== null && !now.project.readOnly,
      run: () => useTabs.getState().open({ kind: 'replace', about: sourceId }),
    },
    {
      id: 'text-history',
      group: 'text',
      label: w.history.open,
      enabled: () => true,
      run: () => useTabs.getState().open({ kind: 'text-history', about: sourceId }),
    },
    {
      id: 'destroy-source',
      group: 'text',
      label: destroyingWords.actions.thisSource,
      enabled: now => now.project !== null && !now.project.readOnly,
      run: () =>
        useOverlay.getState().show({ kind: 'destroy', wish: { what: 'sources', sourceIds: [sourceId] }, name: null }),
    },
  ]
}
