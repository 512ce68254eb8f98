/** Find anything. */
export const paletteWords = {
  title: 'Find anything',
  placeholder: 'A source, code, case, memo or command',
  open: 'Open now',
  recent: 'Opened last',
  first: (kind: string) => `${kind}, from the top`,
  among: 'Look among',
  everything: 'Everything',
  kindNames: {
    source: 'Sources',
    code: 'Codes',
    case: 'Cases',
    memo: 'Memos',
    proposition: 'Propositions',
    command: 'Commands',
  },
  kindHint: (name: string, sign: string) => `${name} only: type ${sign} in front`,
  found: 'Found',
  commands: 'Commands',
  others: 'Other commands',
  searchText: (words: string) => `Search all text for “${words}”`,
  none: (words: string) => `Nothing is called “${words}”, nor nearly.`,
  noneOfKind: (kind: string, words: string) =>
    words === ''
      ? `No ${kind.toLowerCase()} yet.`
      : `None of the ${kind.toLowerCase()} is called “${words}”, nor nearly.`,
  hints: { move: 'move', open: 'open', side: 'to the side', kinds: 'kinds', close: 'close' },
  kinds: { source: 'Source', code: 'Code', case: 'Case', memo: 'Memo', proposition: 'Proposition' },
  results: (n: number) => (n === 1 ? '1 answer' : `${n} answers`),
}
