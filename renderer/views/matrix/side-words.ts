// A side of the matrix in words, for its button, its unit and the names of files.

import type { Axis } from '../../../src/analysis/matrix/types.ts'
import { attributeName } from '../../words/names.ts'
import { sidesWords as w } from '../../words/sides.ts'

/** What a side shows: "codes", "12 sites", "region by role". */
export function sideWords(axis: Axis): string {
  const some = (what: string, ids: readonly string[] | undefined) =>
    ids === undefined ? what : w.is.some(what, ids.length)
  switch (axis.of) {
    case 'codes':
    case 'code sets':
    case 'codes near':
    case 'sources':
    case 'coders':
      return some(w.is[axis.of], axis.ids)
    case 'source kinds':
      return w.is['source kinds']
    case 'cases': {
      const known = { site: w.is.sites, participant: w.is.participants, pair: w.is.pairs } as const
      return some(known[axis.kind as keyof typeof known] ?? axis.kind, axis.ids)
    }
    case 'attribute':
      return w.is.attribute(attributeName(axis.name), axis.cross ? attributeName(axis.cross.name) : null)
    case 'coder facts':
      return w.is['coder facts'][axis.fact]
    case 'dates':
      return w.is.dates[axis.by]
    case 'filters':
      return w.is.filters(axis.groups.map(group => group.name))
  }
}

/** With a capital, as a sentence or the name of a file begins. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en') + text.slice(1)
}
