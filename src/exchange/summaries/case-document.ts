// Case summaries as a text to be read: a page a case, with its attributes, its status and where it stands on propositions. Pure.

import type { CasePosition } from '../../analysis/summaries/types.ts'
import { MOVED_HEAD, movedBlocks, type MovedUnder } from './moved.ts'
import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'

/** A case as it is written out. */
export interface CasePage {
  readonly key: string
  readonly name: string
  readonly text: string
  readonly status: string
  readonly coder: string
  readonly signedBy: string | null
  readonly isStale: boolean
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly positions: readonly CasePosition[]
  /** What moved under its summaries since they were written. For the team only. */
  readonly moved: readonly MovedUnder[]
}

const keyed = ({ key, name }: { readonly key: string; readonly name: string }) =>
  key === name ? name : `${key} ${name}`
const spoken = (name: string) => name.replaceAll('_', ' ')

/** The document. `without`: cases that have no summary (or, where only signed ones are written, none that is signed). */
export function casesDocument(
  pages: readonly CasePage[],
  without: readonly { readonly key: string; readonly name: string }[],
  {
    signedOnly,
    isOutside,
    hidesCounts,
  }: { readonly signedOnly: boolean; readonly isOutside: boolean; readonly hidesCounts: boolean },
  more: readonly string[] = [],
): TextDocument {
  const unsigned = pages.filter(page => page.status !== 'signed').length
  return {
    title: 'Case summaries',
    about: [
      `${pages.length} ${pages.length === 1 ? 'case' : 'cases'} in natural order of key${signedOnly ? ', signed summaries only' : unsigned > 0 ? `; ${unsigned} not signed yet` : '; all signed'}.`,
      ...(without.length > 0
        ? [`Without ${signedOnly ? 'a signed' : 'a'} summary, and not here: ${without.map(one => one.key).join(', ')}.`]
        : []),
      ...more,
    ],
    blocks: pages.flatMap(page => blocksOf(page, isOutside, hidesCounts)),
  }
}

function blocksOf(page: CasePage, isOutside: boolean, hidesCounts: boolean): DocumentBlock[] {
  const status = page.signedBy === null ? page.status : `signed by ${page.signedBy}`
  const facts = [
    // Who wrote it, and how far the work is, stays with the team.
    ...(isOutside
      ? []
      : [`Written by ${page.coder}`, status, ...(page.isStale ? ['something moved under it since'] : [])]),
    ...page.attributes.map(([name, value]) => `${spoken(name)}: ${value}`),
  ]
  return [
    { kind: 'heading', level: 1, runs: plain(keyed(page)) },
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, runs: plain(facts.join(' · ')) }]),
    ...page.text
      .split(/\n{2,}/)
      .filter(paragraph => paragraph.trim() !== '')
      .map((paragraph): DocumentBlock => ({ kind: 'text', runs: plain(paragraph.trim()) })),
    ...(page.positions.length === 0
      ? []
      : [{ kind: 'heading' as const, level: 2, runs: plain('Positions on propositions') }]),
    ...page.positions.map((one): DocumentBlock => ({
      kind: 'item',
      label: one.key ?? '',
      runs: plain(
        `${one.statement} ${one.decided ? `Decided: ${one.decided}.` : `Not decided; suggested: ${one.suggested}.`}${hidesCounts ? '' : ` Confirming ${one.confirming}, qualifying ${one.qualifying}, disconfirming ${one.disconfirming} (people).`}`,
      ),
    })),
    ...(page.moved.length === 0
      ? []
      : [{ kind: 'heading' as const, level: 2, runs: plain(MOVED_HEAD) }, ...page.moved.flatMap(movedBlocks)]),
  ]
}
