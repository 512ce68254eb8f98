import type { ActionGroup } from '../actions/action.ts'

/** Settings and the keyboard map. */
export const settingsWords = {
  title: 'Settings',
  keysTitle: 'Keyboard map',
  deeds: {
    find: 'Find anything',
    navigator: 'Navigator: go there, open it, or close it',
    inspector: 'Inspector: go there, open it, or close it',
    closeInspector: 'Close the inspector',
    middle: 'Go to the work in the middle',
    nextPane: 'Next pane',
    previousPane: 'Previous pane',
    nextTab: 'Next tab',
    previousTab: 'Previous tab',
    matrix: 'Matrix of codes by sites',
    search: 'Search the text of all sources',
    memos: 'All memos',
    propositions: 'All propositions',
    import: 'Bring in sources',
    history: 'History of this project',
    welcome: 'First steps',
    show: (part: string) => `Show ${part.toLowerCase()} in the navigator`,
  },
  says: 'They are kept on this computer, for this window only, and change no project.',
  theme: 'Colours',
  themeSays: 'The computer’s own choice is followed unless you choose.',
  themes: {
    system: 'As the computer',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
    'contrast-dark': 'High contrast, dark',
  },
  textSize: 'Text size',
  textSizeSays: 'Sources, lists and tables alike; panes widen with it.',
  percent: (factor: number) => `${Math.round(factor * 100)} %`,
  density: 'Rows',
  densitySays: 'Room between lines of lists, tables and text.',
  densities: { compact: 'Compact', normal: 'Normal', roomy: 'Roomy' },
  lock: 'Lock an encrypted project',
  lockSays: 'After this long without a key or the mouse. Its passphrase opens it again.',
  minutes: (n: number) => (n === 0 ? 'Never' : `${n} min`),
  sampleLabel: 'How text looks',
  sample:
    'We rang them on a Tuesday, when the round was done. Nobody had written that step down, and it was the step that mattered.',
  sampleFrom: 'An invented line, to see the size by.',
  keysSays:
    'Every command has a key here or stands in Find anything. Keys work wherever you are, except while you type in a field.',
  groups: {
    go: 'Getting around',
    text: 'Reading and coding',
    edit: 'Undo',
    matrix: 'Matrix',
    import: 'Bringing in',
    view: 'Panes and tabs',
    project: 'Project',
    help: 'Help',
  } as Readonly<Record<ActionGroup, string>>,
  /** Plain labels on the map for actions whose label changes with what is there. */
  keyLabels: { undo: 'Undo', redo: 'Redo' } as Readonly<Record<string, string>>,
  /** Keys that a view, tree or grid takes itself. */
  fixedKeys: {
    go: [
      { label: 'Walk a tree or list', keys: ['ArrowUp', 'ArrowDown'] },
      { label: 'Open or fold a branch', keys: ['ArrowRight', 'ArrowLeft'] },
      { label: 'Open what is chosen', keys: ['Enter'] },
    ],
    edit: [{ label: 'Rename in place', keys: ['F2'] }],
    view: [
      { label: 'Move a tab along the row', keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'] },
      { label: 'Restore the width of a pane, on its divider', keys: ['Enter'] },
    ],
  } as Readonly<Partial<Record<ActionGroup, readonly { readonly label: string; readonly keys: readonly string[] }[]>>>,
}
