// Lipset's crisp data of 18 countries, as METHODS 2.6 prints it: the test vector of truth tables.

/** The conditions, in their order. */
export const CONDITIONS = ['DEV', 'URB', 'LIT', 'IND', 'STB'] as const

// DEV URB LIT IND STB, then SURV.
const PRINTED = `AU 1 0 1 1 0 0   BE 1 1 1 1 1 1   CZ 1 1 1 1 1 1   EE 0 0 1 0 1 0   FI 1 0 1 0 1 1   FR 1 0 1 1 1 1
DE 1 1 1 1 0 0   GR 0 0 0 0 0 0   HU 0 0 1 0 0 0   IE 1 0 1 0 1 1   IT 0 0 0 0 1 0   NL 1 1 1 1 1 1
PL 0 0 1 0 0 0   PT 0 0 0 0 0 0   RO 0 0 0 0 1 0   ES 0 0 0 0 0 0   SE 1 0 1 1 1 1   UK 1 1 1 1 1 1`

/** A country with what holds there, and whether its democracy survived. */
export interface Country {
  readonly name: string
  readonly conditions: readonly number[]
  readonly outcome: number
}

/** The countries, as printed. */
export const LIPSET: readonly Country[] = PRINTED.split(/\s{2,}|\n/).map(one => {
  const [name, ...values] = one.trim().split(' ')
  const numbers = values.map(Number)
  return { name: name!, conditions: numbers.slice(0, 5), outcome: numbers[5]! }
})

/** The rows that have cases: number, countries, outcome. The other 23 of 32 are remainders. */
export const LIPSET_ROWS: readonly (readonly [number: number, countries: string, outcome: 0 | 1])[] = [
  [1, 'ES GR PT', 0],
  [2, 'IT RO', 0],
  [5, 'HU PL', 0],
  [6, 'EE', 0],
  [22, 'FI IE', 1],
  [23, 'AU', 0],
  [24, 'FR SE', 1],
  [31, 'DE', 0],
  [32, 'BE CZ NL UK', 1],
]
