// Which words of a text went and which came, word by word. Pure.

/** A stretch that stayed, went or came. */
export interface WordPiece {
  readonly kind: 'same' | 'cut' | 'add'
  readonly words: string
}

/** The way from one short text to another: the longest run of common words stays. */
export function wordDiff(from: string, to: string): WordPiece[] {
  const a = from.match(/\S+\s*/g) ?? []
  const b = to.match(/\S+\s*/g) ?? []
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i]![j] =
        a[i]!.trim() === b[j]!.trim() ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
  const pieces: { kind: WordPiece['kind']; words: string }[] = []
  const put = (kind: WordPiece['kind'], words: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.words += words
    else pieces.push({ kind, words })
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]!.trim() === b[j]!.trim()) {
      put('same', b[j]!)
      i++
      j++
    } else if (j >= b.length || (i < a.length && length[i + 1]![j]! >= length[i]![j + 1]!)) put('cut', a[i++]!)
    else put('add', b[j++]!)
  }
  return pieces
}
