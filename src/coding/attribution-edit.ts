// Changes an attribution template as a person would by hand: a field goes, with the words that belong to it, or another takes its
// place. Pure.

const FIELD = /\{([^{}]*)\}/g

const namesOf = (inside: string) => inside.split('|').map(name => name.trim())

/** A template without a field: the part in brackets that it stands in goes with it, else the comma before it. Of alternatives the others stay. */
export function withoutField(template: string, field: string): string {
  let said = template
  for (;;) {
    const place = placeOf(said, field)
    if (place === null) return said.trim()
    const others = namesOf(said.slice(place.start + 1, place.end - 1)).filter(name => name !== field)
    if (others.length > 0) {
      said = `${said.slice(0, place.start)}{${others.join('|')}}${said.slice(place.end)}`
      continue
    }
    const opened = said.lastIndexOf('[', place.start)
    const closed = said.indexOf(']', place.end)
    if (opened >= 0 && closed >= 0 && !said.slice(opened, place.start).includes(']')) {
      // Another field in the same part stays, with its own words.
      const inside = said.slice(opened + 1, place.start) + said.slice(place.end, closed)
      const kept = /\{/.test(inside)
        ? `[${withoutComma(said.slice(opened + 1, place.start))}${said.slice(place.end, closed)}]`
        : ''
      said = said.slice(0, opened) + kept + said.slice(closed + 1)
      continue
    }
    const before = withoutComma(said.slice(0, place.start))
    said =
      before === said.slice(0, place.start) && place.start === 0
        ? said.slice(place.end).replace(/^\s*,\s*/, '')
        : before + said.slice(place.end)
  }
}

/** A template in which another field stands for one. */
export function withField(template: string, field: string, by: string): string {
  return template.replaceAll(FIELD, (_, inside: string) => {
    const names = namesOf(inside).map(name => (name === field ? by : name))
    return `{${[...new Set(names)].join('|')}}`
  })
}

const withoutComma = (words: string) => words.replace(/[,;·]?\s*$/, '')

function placeOf(template: string, field: string): { start: number; end: number } | null {
  for (const match of template.matchAll(FIELD))
    if (namesOf(match[1]!).includes(field)) return { start: match.index, end: match.index + match[0].length }
  return null
}
