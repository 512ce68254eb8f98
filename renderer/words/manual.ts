/** The manual: the words around its chapters, which are in docs/manual. */
export const manualWords = {
  title: 'Manual',
  deed: 'Manual: the chapter about what is in front',
  open: 'Manual',
  contents: 'Contents of the manual',
  lookUp: 'Look something up',
  found: (n: number) => (n === 1 ? '1 section' : `${n} sections`),
  nothing: (typed: string) => `The manual says nothing of “${typed}”.`,
  notNow: (label: string) => `“${label}” can be done where it belongs: in an open project, with the thing in front.`,
}
