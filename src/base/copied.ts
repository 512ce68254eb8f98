/** The same words without the text that they are a piece of: a slice of a text keeps the whole of it in memory. To the letter, halves of pairs too. */
export function copied(words: string): string {
  return JSON.parse(JSON.stringify(words)) as string
}
