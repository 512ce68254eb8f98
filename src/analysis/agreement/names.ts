// What measures and units are called, on screen and in exports.

import type { AgreementUnit, Measure } from './types.ts'

const NAMES: Readonly<Record<Measure, readonly [two: string, more: string]>> = {
  percent: ['Percent agreement', 'Average pairwise percent'],
  'all-agree': ['All agree', 'All agree'],
  kappa: ['Cohen’s kappa', 'Conger’s kappa'],
  pi: ['Scott’s pi', 'Fleiss’ kappa'],
  ac1: ['Gwet’s AC1', 'Gwet’s AC1'],
  s: ['Brennan–Prediger S', 'Free-marginal kappa'],
  alpha: ['Krippendorff’s alpha', 'Krippendorff’s alpha'],
  'alpha-u': ['Alpha for unitising, α_U', 'Alpha for unitising, α_U'],
  'alpha-marked': ['Alpha of marking, |uα', 'Alpha of marking, |uα'],
  holsti: ['Holsti', 'Holsti, mean of pairs'],
}

const SHORT: Readonly<Record<Measure, readonly [two: string, more: string]>> = {
  percent: ['Percent', 'Percent, pairs'],
  'all-agree': ['All agree', 'All agree'],
  kappa: ['κ Cohen', 'κ Conger'],
  pi: ['π Scott', 'κ Fleiss'],
  ac1: ['AC1', 'AC1'],
  s: ['S', 'S free'],
  alpha: ['α', 'α'],
  'alpha-u': ['α_U', 'α_U'],
  'alpha-marked': ['|uα', '|uα'],
  holsti: ['Holsti', 'Holsti'],
}

/** The full name of a measure for so many coders. */
export function measureName(measure: Measure, coders: number): string {
  return NAMES[measure][coders > 2 ? 1 : 0]
}

/** Its name at the head of a column. */
export function measureShort(measure: Measure, coders: number): string {
  return SHORT[measure][coders > 2 ? 1 : 0]
}

/** Units in the plural. */
export const UNIT_NAMES: Readonly<Record<AgreementUnit, string>> = {
  character: 'characters',
  word: 'words',
  sentence: 'sentences',
  paragraph: 'paragraphs',
  turn: 'turns',
  excerpt: 'given excerpts',
}

/** The three ways of putting cells together. */
export const WAYS = {
  pooled: 'pooled',
  meanOfCells: 'mean of cells',
  weightedBySize: 'mean weighted by source size',
} as const

/** What weighted kappa is called: of values in an order, by how many steps they are apart. */
export const WEIGHTED = 'κ weighted, linear'
