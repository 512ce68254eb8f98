// What can be done to the focused coding, and what is coded many at a time, for keys, palette and the map of keys.

import type { Action } from '../../actions/action.ts'
import { words } from '../../words/en.ts'
import { changeCode, copyWithReference, joinFocused, splitFocused, toggleExemplar } from './coding-deeds.ts'
import { codeSection, codeTurns } from './code-many-about.ts'
import type { Desk } from './desk.ts'
import { takeEdges } from './edges.ts'
import { putSelected } from './quote-here.ts'

/** The actions on one desk. `here`: whether letters are commands where the focus is. Without a focused coding they say how to get to one. */
export function codingActions(desk: Desk, here: () => boolean): readonly Action[] {
  const text = words.coding.actions
  return [
    {
      id: 'change-code',
      group: 'text',
      label: text.changeCode,
      shortcut: 'c',
      enabled: here,
      run: () => changeCode(desk),
    },
    { id: 'move-edges', group: 'text', label: text.edges, shortcut: 'b', enabled: here, run: () => takeEdges(desk) },
    {
      id: 'join-codings',
      group: 'text',
      label: text.join,
      shortcut: 'j',
      enabled: here,
      run: () => joinFocused(desk),
    },
    {
      id: 'split-coding',
      group: 'text',
      label: text.split,
      shortcut: 'x',
      enabled: here,
      run: () => splitFocused(desk),
    },
    {
      id: 'mark-exemplar',
      group: 'text',
      label: text.exemplar,
      shortcut: '*',
      enabled: here,
      run: () => toggleExemplar(desk),
    },
    {
      id: 'copy-with-reference',
      group: 'text',
      label: text.copy,
      shortcut: 'Shift+Mod+C',
      inFields: false,
      enabled: now => now.selection !== null || desk.reader.focused !== null,
      run: () => copyWithReference(desk),
    },
    {
      id: 'put-into-basket',
      group: 'text',
      label: text.quote,
      shortcut: 'q',
      enabled: here,
      run: () => putSelected(desk),
    },
    { id: 'code-section', group: 'text', label: text.section, enabled: () => true, run: () => codeSection(desk) },
    { id: 'code-turns', group: 'text', label: text.turns, enabled: () => true, run: () => codeTurns(desk) },
  ]
}
