// Counts in a text as they are written out: the words, the count they stand for, the cases behind it. Pure.

import type { Claim } from '../../analysis/positions/types.ts'
import type { CaseId } from '../../base/ids.ts'
import { bandOf } from '../disclosure/small-cells.ts'
import type { DocumentBlock } from '../documents/document.ts'
import { plain } from '../documents/document.ts'
import type { PlainSheet } from '../tables/plain-xlsx.ts'

/** A count in a text with the names of its cases as its readers know them; `cases` is null where these are not to be listed. */
export interface WrittenCount {
  readonly claim: Claim
  readonly cases: readonly string[] | null
  /** It would give a few cases away together with what left before: it is said in words. */
  readonly isHidden?: boolean
}

const UNITS = {
  sites: ['site', 'sites'],
  participants: ['participant', 'participants'],
  pairs: ['pairing', 'pairings'],
} as const

/** Counts in a text for the team, cases by their keys. */
export function teamCounts(claims: readonly Claim[], keyOf: (id: CaseId) => string): WrittenCount[] {
  return claims.map(claim => ({ claim, cases: claim.caseIds.map(keyOf) }))
}

/** Counts in a text for outside, cases by published codes. A list of the cases of a filter would tell what each of them is like, so it is left out; so is one in which somebody has no code. */
export function outsideCounts(
  claims: readonly Claim[],
  { codeOf, words }: { readonly codeOf: (id: string) => string | null; readonly words: (text: string) => string },
): WrittenCount[] {
  return claims.map(claim => {
    const codes = claim.caseIds.map(codeOf)
    return {
      claim: { ...claim, words: words(claim.words), where: claim.where === null ? null : words(claim.where) },
      cases:
        claim.where !== null || codes.some(code => code === null)
          ? null
          : codes.filter(code => code !== null).toSorted(),
    }
  })
}

/** “11 of 12 pairings”; with a least count, what is smaller or leaves fewer over in words. */
function countSaid(
  { count, of }: { readonly count: number; readonly of: number },
  unit: Claim['unit'],
  least: number | null,
  isHidden = false,
): string {
  const [one, many] = UNITS[unit]
  const said = (least === null ? null : bandOf(count, of, least)) ?? (isHidden ? 'some' : count)
  // How many there are of a kind tells of them, too.
  const all = least !== null && of > 0 && of < least ? 'a few' : of
  return `${said} of ${all} ${of === 1 ? one : many}`
}

/** Which cases are counted: those that hold one of these positions, and among which. */
function countedInWords({ counts, where }: Claim): string {
  return `${counts.join(' or ')}${where === null ? '' : `, ${where}`}`
}

/** The counts of one proposition in a document. Nothing where there are none. */
export function countBlocks(counts: readonly WrittenCount[], least: number | null): DocumentBlock[] {
  if (counts.length === 0) return []
  return [
    { kind: 'heading', level: 2, runs: plain('Counts in the text') },
    ...counts.map(({ claim, cases, isHidden }): DocumentBlock => ({
      kind: 'item',
      runs: plain(
        [
          `“${claim.words}”: ${countSaid(claim.was, claim.unit, least, isHidden)} (${countedInWords(claim)})`,
          cases === null || cases.length === 0 ? '' : `: ${cases.join(', ')}`,
          claim.isStale ? `. Positions moved since: ${countSaid(claim.is, claim.unit, least, isHidden)} now` : '',
          '.',
        ].join(''),
      ),
    })),
  ]
}

/** The counts of all propositions, a row each. `called` is what the proposition is called. */
export function countSheet(
  counts: readonly (WrittenCount & { readonly called: string })[],
  least: number | null,
): PlainSheet {
  return {
    name: 'Counts in the text',
    heads: [
      'proposition',
      'words',
      'count',
      'positions counted',
      'among',
      'cases now',
      'moved since',
      'now',
      'by',
      'on',
    ],
    widths: [12, 40, 20, 36, 36, 40, 12, 20, 14, 12],
    rows: counts.map(({ called, claim, cases, isHidden }) => [
      called,
      claim.words,
      countSaid(claim.was, claim.unit, least, isHidden),
      claim.counts.join(' or '),
      claim.where ?? '',
      cases?.join(', ') ?? '',
      claim.isStale ? 'yes' : '',
      countSaid(claim.is, claim.unit, least, isHidden),
      claim.coder,
      claim.madeAt.slice(0, 10),
    ]),
  }
}
