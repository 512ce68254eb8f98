/** Words that stand in the text itself. */
export const editorWords = {
  page: (n: number) => `page ${n}`,
}
