/** Settings and the keyboard map. */
export const settingsWords = {
  title: 'Settings',
  keysTitle: 'Keyboard map',
  deeds: {
    find: 'Find anything',
    navigator: 'Open or close the navigator',
    inspector: 'Open or close the inspector',
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
}
