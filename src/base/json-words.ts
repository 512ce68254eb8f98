// Words within JSON, said otherwise. Pure.

/** In JSON these say what something is, not what somebody said. */
const NAMING = new Set(['is', 'type', 'to', 'id', 'list', 'kind', 'operation', 'of'])

/** Where words stand in JSON: in its values alone, of pairs of a name and a value in the second; in all values; or in the names of its fields too. */
export type Within = 'told values' | 'values' | 'names and values'

/** JSON whose words are said otherwise: itself where nothing is; null where it is no object and no list. */
export function jsonSaying(json: string, say: (words: string) => string, within: Within): string | null {
  if (!/^\s*[[{]/.test(json)) return null
  let was: unknown
  try {
    was = JSON.parse(json)
  } catch {
    return null
  }
  const now = JSON.stringify(saying(was, say, within))
  // What says nothing of it stays as it is written.
  return now === JSON.stringify(was) ? json : now
}

function saying(value: unknown, say: (words: string) => string, within: Within): unknown {
  if (typeof value === 'string') return say(value)
  if (Array.isArray(value))
    return within === 'told values' && value.length === 2 && typeof value[0] === 'string'
      ? [value[0], saying(value[1], say, within)]
      : value.map(one => saying(one, say, within))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      within === 'names and values' ? say(name) : name,
      NAMING.has(name) ? one : saying(one, say, within),
    ]),
  )
}
