// A figure of agreement is a number, or a reason why there is none: never 0, 1 or NaN in its place (METHODS 4.4).

/** Why a figure is undefined. */
export type WhyNot = keyof typeof WHY_NOT

/** A figure: its value, or why it has none. */
export type Figure = { readonly value: number; readonly why: null } | { readonly value: null; readonly why: WhyNot }

/** The reasons in words, as they stand beside a “—” and in exports. */
export const WHY_NOT = {
  'no-overlap': 'no overlap in what was coded',
  'no-decision': 'no decision to compare',
  'one-category': 'only one category, so there is no chance agreement to take off',
  'two-coders': 'defined for two coders only',
  'unequal-coders': 'not every coder has judged every unit',
  'one-coder': 'only one coder coded here',
  'no-coverage': 'no passage of this code that another coder marked too',
  'nothing-left-out': 'nothing was left out by anyone, so there is no choice of passages to compare',
  'codes-overlap': 'codes overlap for a coder',
  'needs-ratio': 'a ratio needs values of zero or more',
  'few-sources': 'fewer than 5 sources, too few to draw from',
  'few-draws': 'undefined in more than half of the draws',
  'not-this-unit': 'needs stretches of text, which this unit has not',
} as const

/** A figure with a value. */
export function known(value: number): Figure {
  return { value, why: null }
}

/** A figure without one. */
export function unknown(why: WhyNot): Figure {
  return { value: null, why }
}

/** A figure as the field prints it, three places and no zero before them. 1.000 stands for full agreement only, and nothing is below zero by less than can be shown. */
export function threePlaces(value: number): string {
  const text = value.toFixed(3)
  if (text === '1.000' && value < 1) return '.999'
  if (text === '-0.000') return '.000'
  return text.replace(/^(-?)0\./, '$1.').replace('-', '−')
}

/** Agreement beyond chance: what was observed and what chance would give, as a share of what is left (Cohen 1960, p. 40). Where chance leaves nothing, there was no decision. */
export function beyondChance(observed: number, chance: number): Figure {
  return chance >= 1 ? unknown('no-decision') : known((observed - chance) / (1 - chance))
}

/** The mean of the figures that have a value; without any, the first reason. */
export function meanOf(figures: readonly Figure[]): Figure {
  const values = figures.flatMap(figure => figure.value ?? [])
  if (values.length === 0) return unknown(figures[0]?.why ?? 'no-overlap')
  return known(values.reduce((sum, value) => sum + value, 0) / values.length)
}
