// What a reader must know of how a framework matrix came about: rows, columns, order, version, statuses. Pure.

import { nameOf, type Heads } from '../heads.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest, MatrixSummary, SummaryShow } from './types.ts'

const SHOWS: Readonly<Record<Exclude<SummaryShow, 'all'>, string>> = {
  written: 'with something written',
  empty: 'with something left empty',
  stale: 'with a summary to look at again',
  draft: 'with a draft',
  reviewed: 'with a reviewed summary',
  signed: 'with a signed summary',
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
/** A name of an attribute as it is read. */
const spoken = (name: string) => name.replaceAll('_', ' ')

/** What a caption says of how the matrix was asked for. */
export type CaptionOf = Pick<
  FrameworkMatrixRequest,
  'rows' | 'caseIds' | 'codeIds' | 'order' | 'show' | 'pages' | 'reason' | 'rule'
>

/** Why just these cases, and by which rule cells are filled, as sentences. */
export function saidOfChoice({ caseIds, reason, rule }: Pick<CaptionOf, 'caseIds' | 'reason' | 'rule'>): string[] {
  const ended = (words: string) => words.trim().replace(/\.$/u, '')
  return [
    ...(caseIds === null
      ? []
      : [reason?.trim() ? `Why these cases: ${ended(reason)}.` : 'Nobody has said why just these cases.']),
    ...(rule?.trim() ? [`Decision rule: ${ended(rule)}.`] : []),
  ]
}

/** What passes a filter (given as a sentence), and what it does not narrow. */
export function saidOfFilter(filter: string | null): string[] {
  return filter === null
    ? []
    : [`Numbers and excerpts: ${filter.replace(/^Only/u, 'only')} Summaries rest on everything under their cells.`]
}

/** The sentences at the head of a framework matrix. */
export function captionOf(
  request: CaptionOf,
  {
    about: { version, filter },
    rows,
    columns,
    summaries,
    leftOut,
  }: Pick<FrameworkMatrix, 'about' | 'rows' | 'columns' | 'summaries' | 'leftOut'>,
): string[] {
  const top = rows.filter(row => row.within === null)
  const unit = request.rows === 'sites' ? 'site' : 'pair'
  const people = rows.length - top.length
  const chosen = request.caseIds === null ? '' : ', as chosen'
  const order =
    request.order === null
      ? 'in natural order of key'
      : `by ${spoken(request.order.by)}, ${request.order.down ? 'from high to low' : 'from low to high'}, ties in natural order of key`
  const lines = [
    `Rows: ${count(top.length, unit)}${people > 0 ? ` with ${count(people, 'person', 'people')}` : ''}${chosen}, ${order}. Columns: ${count(columns.length, 'code')} in framework order by category${request.codeIds === null ? '' : ', as chosen'}${version === null ? '' : `, framework ${version}`}.`,
  ]
  lines.push(...saidOfChoice(request))
  if (request.show !== 'all') lines.push(`Only rows and columns ${SHOWS[request.show]}.`)
  lines.push(statusSentence(summaries))
  const unsigned = top.filter(row => row.progress !== 'signed').length
  if (top.length > 0 && unsigned > 0)
    lines.push(
      unsigned === top.length
        ? `No case summary is signed yet.`
        : `The case summaries of ${unsigned} of ${count(top.length, unit)} are not signed yet.`,
    )
  if (request.pages === true && unsigned < top.length) lines.push('A case summary stands in its row once it is signed.')
  lines.push(...saidOfFilter(filter))
  if (filter !== null && leftOut.cases > 0)
    lines.push(`Left out: ${count(leftOut.cases, unit)} in which nothing could pass the filter.`)
  if (leftOut.codes > 0)
    lines.push(
      `Left out: ${count(leftOut.codes, 'retired code')}${leftOut.summaries > 0 ? ` with ${count(leftOut.summaries, 'summary', 'summaries')}` : ''}.`,
    )
  return lines
}

/** How many summaries there are, and how far they are. */
function statusSentence(summaries: readonly Pick<MatrixSummary, 'status' | 'moved'>[]): string {
  if (summaries.length === 0) return 'Nothing is written yet.'
  const of = (status: MatrixSummary['status']) => summaries.filter(one => one.status === status).length
  const stale = summaries.filter(one => one.moved !== null).length
  return `${count(summaries.length, 'summary', 'summaries')}: ${of('draft')} draft, ${of('reviewed')} reviewed, ${of('signed')} signed; ${stale === 0 ? 'nothing moved under any since it was written' : `${count(stale, 'is', 'are')} to be looked at again, because passages moved under ${stale === 1 ? 'it' : 'them'} since`}.`
}

/** What the theme matrix of a case holds; under a filter (given as a sentence) what passes, and what is left out. */
export function themesCaption(
  heads: Heads,
  one: Parameters<typeof nameOf>[0],
  codes: number,
  {
    filter,
    leftOut,
    isCompared,
  }: { readonly filter: string | null; readonly leftOut: number; readonly isCompared: boolean },
): string[] {
  return [
    ...saidOfFilter(filter),
    `${nameOf(one)}: people by role, then observation notes, then documents; ${count(codes, 'code')} in framework order${heads.version === null ? '' : `, framework ${heads.version}`}.`,
    'A cell counts codings, by every coder, with the first words of its first excerpts. The last row counts each coding once.',
    ...(leftOut > 0 ? [`Left out: ${count(leftOut, 'row')} in which nothing could pass the filter.`] : []),
    ...(filter === null
      ? []
      : [
          isCompared
            ? 'That a code is in documents only, or in no document, is said of what passes.'
            : 'Whether a code is in documents only, or in no document, is not said: under the filter there is nothing on one side.',
        ]),
  ]
}
