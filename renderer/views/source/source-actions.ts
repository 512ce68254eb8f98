// What can be done at a text, for keys, palette and the map of keys.

import type { Action } from '../../actions/action.ts'
import { useRound } from '../../state/round.ts'
import { words } from '../../words/en.ts'
import { judgingWords } from '../../words/judging.ts'
import { openNextNotCoded } from '../coverage/go-not-coded.ts'
import { codingActions } from './coding-actions.ts'
import type { Desk } from './desk.ts'
import { printActions } from './print-with-codes.ts'
import { beginRound } from './round-deeds.ts'

/** The actions of one desk. */
export function sourceActions(desk: Desk): readonly Action[] {
  const text = words.source.actions
  // Letters act where the text, its stripes or the inspector have the focus; in lists they find what begins with them.
  const here = () => {
    const at = document.activeElement
    return at === null || at === document.body || at.closest('.desk, .inspector') !== null
  }
  const always = () => true
  return [
    { id: 'code-selection', group: 'text', label: text.choose, enabled: always, run: desk.choosing.choose },
    {
      id: 'apply-again',
      group: 'text',
      label: text.repeat,
      shortcut: 'Mod+Enter',
      inFields: false,
      enabled: now => now.selection !== null,
      run: desk.choosing.repeat,
    },
    {
      id: 'previous-coding',
      group: 'text',
      label: text.previous,
      shortcut: '[',
      enabled: always,
      run: () => desk.way.walk(-1),
    },
    { id: 'next-coding', group: 'text', label: text.next, shortcut: ']', enabled: always, run: () => desk.way.walk(1) },
    {
      id: 'begin-round',
      group: 'text',
      label: text.round,
      shortcut: 'k',
      enabled: () => here() && !useRound.getState().isOn,
      run: () => beginRound(desk),
    },
    { id: 'key-round', group: 'text', label: text.roundKeys, enabled: always, run: desk.openKeys },
    { id: 'list-codings', group: 'text', label: text.list, shortcut: 'l', enabled: here, run: () => desk.way.list() },
    ...codingActions(desk, here),
    ...printActions(desk),
    {
      id: 'remove-coding',
      group: 'text',
      label: text.remove,
      shortcut: 'Delete',
      enabled: () => here() && desk.reader.focused !== null,
      run: desk.removeFocused,
    },
    {
      id: 'write-memo-here',
      group: 'text',
      label: text.memo,
      shortcut: 'm',
      enabled: now => here() && (now.selection !== null || desk.reader.focused !== null),
      run: desk.writeMemo,
    },
    { id: 'judge-here', group: 'text', label: judgingWords.judge, shortcut: 's', enabled: here, run: desk.judge },
    {
      id: 'next-not-coded',
      group: 'text',
      label: text.nextNotCoded,
      shortcut: 'n',
      enabled: here,
      run: desk.way.nextNotCoded,
    },
    {
      id: 'previous-not-coded',
      group: 'text',
      label: text.previousNotCoded,
      shortcut: 'Shift+n',
      enabled: here,
      run: () => desk.way.walkNotCoded(-1),
    },
    {
      id: 'next-source-not-coded',
      group: 'text',
      label: text.nextSource,
      enabled: always,
      run: () => openNextNotCoded(desk.reader.session.sourceId),
    },
    {
      id: 'excerpts-of-coding',
      group: 'text',
      label: text.excerpts,
      shortcut: 'e',
      enabled: () => here() && desk.reader.focused !== null,
      run: () => desk.showExcerpts(),
    },
  ]
}
