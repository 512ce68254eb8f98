/** Walks over what lies between two line ends, empty ones included, without cutting the text into pieces. Stops when the visitor returns false. */
export function eachParagraph(
  text: string,
  visit: (paragraph: number, start: number, end: number) => boolean | void,
): void {
  let start = 0
  for (let paragraph = 0; ; paragraph++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (visit(paragraph, start, end) === false || found < 0) return
    start = found + 1
  }
}

/** Whether nothing but white space lies in a stretch of a text. */
export function isBlank(text: string, start = 0, end = text.length): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit !== 32 && (unit < 9 || unit > 13) && unit !== 0xa0 && (unit < 0x1680 || text[at]!.trim() !== ''))
      return false
  }
  return true
}
