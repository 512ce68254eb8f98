const NUMBERS = new Intl.NumberFormat('en-GB')

/** A number as it is written: 1,204. */
export function figure(n: number): string {
  return NUMBERS.format(n)
}

/** A number with its word: "1 source", "1,204 codings". */
export function plural(n: number, one: string, many: string = `${one}s`): string {
  return `${figure(n)} ${n === 1 ? one : many}`
}

/** Words in a row as people say them: "A", "A and B", "A, B and C". */
export function inWords(parts: readonly string[], and = 'and'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}
