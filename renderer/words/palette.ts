/** Find anything. */
export const paletteWords = {
  title: 'Find anything',
  placeholder: 'A source, code, case, memo or command',
  open: 'Open now',
  found: 'Found',
  commands: 'Commands',
  searchText: (words: string) => `Search all text for “${words}”`,
  none: (words: string) => `Nothing is called “${words}”, nor nearly.`,
  hints: { move: 'move', open: 'open', close: 'close' },
  kinds: { source: 'Source', code: 'Code', case: 'Case', memo: 'Memo', proposition: 'Proposition' },
  results: (n: number) => (n === 1 ? '1 answer' : `${n} answers`),
}
