/** The place in a list of `length` that a key leads to from `at`: arrows a step, Home and End to the ends; null where the key is none of ours. Pure. */
export function placeOfKey(key: string, at: number, length: number): number | null {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 }[key]
  return to === undefined ? null : Math.max(0, Math.min(length - 1, to))
}
