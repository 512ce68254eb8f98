// Ids in filters, displays and what is kept as JSON, when a thing becomes one with another. Pure.

/** Where filters, displays and counts are kept that may name a thing by its id: table and column. */
export const NAMING_IDS = [
  ['saved_filter', 'filter'],
  ['saved_display', 'request'],
  ['claim', 'filter'],
  ['claim', 'seen'],
  ['proposition', 'scope_filter'],
  ['proposition_wording', 'scope_filter'],
] as const

/** JSON in which one id stands for another from now on; a list holds each once. */
export function renamedIds(json: string, from: string, to: string): string {
  return json.includes(from) ? JSON.stringify(renamed(JSON.parse(json), from, to)) : json
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) {
    const items = value.map(item => renamed(item, from, to))
    const had = value.includes(from)
    return had ? items.filter((item, at) => item !== to || items.indexOf(to) === at) : items
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name === from ? to : name, renamed(item, from, to)]),
  )
}
