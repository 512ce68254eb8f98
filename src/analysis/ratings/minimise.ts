// Quine–McCluskey: the shortest terms that cover the rows with the outcome and none without it. Pure.

/** A term over conditions: 1 present, 0 absent, null where it does not matter. */
export type Term = readonly (0 | 1 | null)[]

const keyOf = (term: Term) => term.map(one => one ?? '-').join('')

/** Whether a term covers a pattern. */
export function covers(term: Term, pattern: readonly (0 | 1)[]): boolean {
  return term.every((one, at) => one === null || one === pattern[at])
}

/** All prime implicants of the rows to cover, with `also` (remainders) allowed but not to be covered. */
function primeImplicants(cover: readonly Term[], also: readonly Term[]): Term[] {
  let level = new Map([...cover, ...also].map(term => [keyOf(term), term]))
  const primes: Term[] = []
  while (level.size > 0) {
    const next = new Map<string, Term>()
    const used = new Set<string>()
    for (const [key, term] of level) {
      // A partner differs in exactly one condition that matters: looked up, not searched for.
      for (let at = 0; at < term.length; at++) {
        if (term[at] === null) continue
        const partner = term.with(at, term[at] === 1 ? 0 : 1)
        if (!level.has(keyOf(partner))) continue
        used.add(key)
        const joined = term.with(at, null)
        next.set(keyOf(joined), joined)
      }
    }
    for (const [key, term] of level) if (!used.has(key)) primes.push(term)
    level = next
  }
  return primes.filter(term => cover.some(row => covers(term, row as readonly (0 | 1)[])))
}

const MOST_SOLUTIONS = 50
const MOST_STEPS = 300_000

/**
 * Every smallest set of prime implicants that covers all rows: fewest terms, then fewest conditions. Several may be equally
 * good; at most 50 of them come back, in the order of their terms. `null` where there are too many ways to try them all.
 */
export function minimise(
  cover: readonly (readonly (0 | 1)[])[],
  remainders: readonly (readonly (0 | 1)[])[],
): Term[][] | null {
  if (cover.length === 0) return []
  const primes = primeImplicants(cover, remainders).sort((a, b) => (keyOf(a) > keyOf(b) ? -1 : 1))
  const coveredBy = cover.map(row => primes.flatMap((term, at) => (covers(term, row) ? [at] : [])))
  let best: number[][] = []
  let fewest = Infinity
  let steps = 0
  const literals = (chosen: readonly number[]) =>
    chosen.reduce((total, at) => total + primes[at]!.filter(one => one !== null).length, 0)
  const search = (chosen: readonly number[], open: readonly number[]) => {
    if (chosen.length > fewest || ++steps > MOST_STEPS) return
    if (open.length === 0) {
      if (chosen.length < fewest) best = []
      fewest = chosen.length
      best.push(chosen.toSorted((a, b) => a - b))
      return
    }
    if (chosen.length === fewest) return
    // The row with the fewest choices first: it decides most.
    const row = open.toSorted((a, b) => coveredBy[a]!.length - coveredBy[b]!.length || a - b)[0]!
    for (const at of coveredBy[row]!)
      search(
        [...chosen, at],
        open.filter(other => !coveredBy[other]!.includes(at)),
      )
  }
  search(
    [],
    cover.map((_, at) => at),
  )
  if (steps > MOST_STEPS) return null
  const once = [...new Map(best.map(one => [one.join(), one])).values()]
  const least = Math.min(...once.map(literals))
  return once
    .filter(one => literals(one) === least)
    .slice(0, MOST_SOLUTIONS)
    .map(one => one.map(at => primes[at]!))
}

/** A term as it is written: "DEV*~URB*LIT"; "1" where nothing matters. */
export function termInWords(term: Term, names: readonly string[]): string {
  const said = term.flatMap((one, at) => (one === null ? [] : [`${one === 0 ? '~' : ''}${names[at]!}`]))
  return said.length === 0 ? '1' : said.join('*')
}
