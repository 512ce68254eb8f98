// Reads the theme matrices of the sites, for the team or for those outside.

import type { CodingTable } from '../../analysis/coding-table.ts'
import { PassagesWithin } from '../../analysis/filter/passages-within.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import { filterInWords } from '../../analysis/filter/words.ts'
import type { Heads } from '../../analysis/heads.ts'
import { matrix } from '../../analysis/matrix.ts'
import { namesOf } from '../../analysis/matrix/notes.ts'
import { listSummaries } from '../../analysis/summaries/queries.ts'
import type { Matrix, MatrixRequest } from '../../analysis/types.ts'
import { hexOfId, type CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { USUAL_MATRIX } from '../disclosure/kinds.ts'
import { audienceLine, stateLine } from '../output/state-line.ts'
import { mergedShown } from '../output/shown.ts'
import type { Outgoing } from '../output/manifest.ts'
import type { OutsideNames } from '../outside/names.ts'
import { readOutsideNames } from '../outside/queries.ts'
import type { Audience } from '../outside/types.ts'
import { everyQuote } from '../quotes/all-queries.ts'
import { quoteBasket } from '../quotes/basket-queries.ts'
import { printedText, type TableQuote } from '../quotes/quote-table.ts'
import { outputSettings } from '../quotes/settings-queries.ts'
import type { SiteThemes, ThemeAtSite } from './themes.ts'

/** Which quotes stand in theme matrices. */
export type QuotesFrom = 'basket' | 'all' | 'none'

/** What theme matrices are read from. */
export interface ThemeSource {
  readonly read: Read
  readonly table: CodingTable
  readonly heads: Heads
}

/** Theme matrices, how many quotes stand in them, and what they show. */
export interface ReadThemes {
  readonly themes: SiteThemes
  readonly quotes: number
  /** The quotes that stand in them, each once. */
  readonly shownQuotes: readonly TableQuote[]
  readonly shows: Pick<Outgoing, 'shown' | 'shownCases'>
}

/** The theme matrices. For outside: published codes in their order, signed summaries, quotes that consent allows and that stand under their site’s own code. Under a filter the sites in which something could pass, counts among the sources and people that could, as a matrix counts them, and quotes of passages that pass; summaries rest on everything. Refuses sites without a published code there, and a filter that names what is gone. */
export function siteThemes(
  { read, table, heads }: ThemeSource,
  audience: Audience,
  from: QuotesFrom,
  filter: Filter | null | undefined = null,
): ReadThemes {
  const request: MatrixRequest = { ...USUAL_MATRIX, ...(filter ? { filter } : {}) }
  const people = matrix(table, heads, { ...request, measure: 'participants' })
  const sources = matrix(table, heads, { ...request, measure: 'sources' })
  const isOutside = audience === 'outside'
  const names = readOutsideNames(read)
  const words = isOutside ? names.words : (text: string) => text
  const ids = people.columns.map(column => column.id)
  const codes = isOutside ? names.codesOf(ids) : null
  const order = ids.map((_, at) => at)
  if (codes) order.sort((a, b) => compareNatural(codes.get(ids[a]!)!, codes.get(ids[b]!)!))
  const written = summariesAt(read, isOutside ? names : null)
  const quotes = quotesAt(read, audience, from, filter ? new PassagesWithin(table, heads, filter) : null)
  const shownQuotes: TableQuote[] = []
  const sites = order.map(at => {
    const { id, key, name, denominators } = people.columns[at]!
    const called = codes?.get(id) ?? key
    return {
      id,
      called,
      name: codes ? `Site ${called}` : key === name ? name : `${key} ${name}`,
      people: denominators.participants,
      sources: denominators.sources,
      themes: people.rows.map((row, theme): ThemeAtSite => {
        const its = quotes.at(id, row.id)
        const summary = written.get(`${id} ${row.id}`)
        shownQuotes.push(...its)
        return {
          people: people.cells[theme]![at]!,
          sources: sources.cells[theme]![at]!,
          why: sources.empty[theme]![at] ?? null,
          summary: summary?.text ?? '',
          summaryId: summary?.id ?? null,
          quotes: its.map(quote => (isOutside ? names.printed(quoteLine(quote)) : quoteLine(quote))),
        }
      }),
    }
  })
  return {
    themes: {
      audience,
      sites,
      themes: people.rows.map(({ id, name, kind, depth }) => ({ id, name, depth, isGroup: kind === 'group' })),
      least: isOutside ? names.settings.least : null,
      filter: filter ?? null,
      narrowed: filter ? words(filterInWords(filter, namesOf(heads))) : null,
      about: about(read, people, audience, words, {
        quotes: quotes.leftOut,
        sites: heads.cases.filter(one => one.kind === 'site').length - ids.length,
        isNarrowed: Boolean(filter),
        hasQuotes: from !== 'none',
        least: names.settings.least,
      }),
    },
    quotes: new Set(shownQuotes).size,
    shownQuotes: [...new Set(shownQuotes)],
    shows: isOutside
      ? {
          shown: mergedShown([
            Object.fromEntries([...codes!.values()].map(code => [code, {}])),
            ...shownQuotes.map(quote => quote.shown),
          ]),
          shownCases: ids as CaseId[],
        }
      : {},
  }
}

function about(
  read: Read,
  { caption, of }: Matrix,
  audience: Audience,
  words: (text: string) => string,
  {
    quotes: leftOut,
    sites,
    isNarrowed,
    hasQuotes,
    least,
  }: {
    readonly quotes: number
    readonly sites: number
    readonly isNarrowed: boolean
    readonly hasQuotes: boolean
    readonly least: number | null
  },
): string[] {
  return [
    words(caption),
    `Themes in the order of the framework; sites in the order of their ${audience === 'outside' ? 'published codes' : 'keys'}. People: who said something on the theme, of all people of the site${isNarrowed ? ' of whom something could pass the filter' : ''}; sources likewise.`,
    ...(isNarrowed ? narrowedInWords(sites, hasQuotes) : []),
    ...(of ? [`In all: ${of.sources} sources, ${of.participants} people, each once.`] : []),
    ...(leftOut > 0
      ? [
          `${leftOut === 1 ? 'One quote is' : `${leftOut} quotes are`} not here: consent, or a code of ${leftOut === 1 ? 'its' : 'their'} own, does not allow it.`,
        ]
      : []),
    ...(audience === 'outside' && least !== null
      ? [`Small counts are not given: below ${least}, or leaving over fewer than that.`]
      : []),
    audienceLine(audience),
    stateLine(read),
  ]
}

/** What a filter does to what stands beside the counts. */
function narrowedInWords(sites: number, hasQuotes: boolean): string[] {
  return [
    ...(sites > 0
      ? [`Left out: ${sites === 1 ? 'one site' : `${sites} sites`} in which nothing could pass the filter.`]
      : []),
    hasQuotes
      ? 'Quotes are of passages that pass; what was written of a theme rests on all of them.'
      : 'What was written of a theme rests on all of its passages.',
  ]
}

/** What was written of a cell, by case and code; for outside only what is signed and does not stay with the team. */
function summariesAt(read: Read, outside: OutsideNames | null): Map<string, { readonly id: string; text: string }> {
  return new Map(
    listSummaries(read).flatMap(one => {
      if (one.codeId === null) return []
      if (outside && (one.status !== 'signed' || outside.settings.leftOut.includes(one.id))) return []
      const status = one.status === 'signed' ? '' : ` (${one.status})`
      const text = outside ? outside.words(one.text) : `${one.text}${status}`
      return [[`${one.caseId} ${one.codeId}`, { id: one.id, text }] as const]
    }),
  )
}

const quoteLine = (quote: TableQuote) => {
  const said = printedText(quote)
  const words = quote.paraphrase === null ? `“${said}”` : said
  return quote.attribution === '' ? words : `${words} (${quote.attribution})`
}

/** The quotes at a site under a code, with a filter those of passages that pass from there. For outside one under another published code stays out: beside its site it would be joined with it. */
function quotesAt(read: Read, audience: Audience, from: QuotesFrom, within: PassagesWithin | null) {
  const settings = outputSettings(read, 'quotes')
  const sections =
    from === 'none'
      ? []
      : from === 'all'
        ? everyQuote(read, settings).sections
        : quoteBasket(read, settings).sections.filter(section => section.kind === 'code')
  const found = new Map<string, TableQuote[]>()
  const anchors = within === null ? null : anchorNumbers(read, sections)
  let leftOut = 0
  for (const { id, quotes } of sections)
    for (const quote of quotes) {
      const sites = quote.sites.filter(
        ({ caseId }) =>
          within === null || within.passes(caseId, id ?? '', quote.sourceId, anchors!.get(quote.anchorId) ?? 0),
      )
      if (within !== null && sites.length === 0) continue
      if (quote.bar !== null || (audience === 'outside' && quote.shownCode !== null)) {
        leftOut++
        continue
      }
      for (const { caseId } of sites) {
        const place = `${caseId} ${id}`
        const list = found.get(place)
        if (list) list.push(quote)
        else found.set(place, [quote])
      }
    }
  return { at: (site: string, code: string) => found.get(`${site} ${code}`) ?? [], leftOut }
}

/** The row numbers of the anchors of quotes, by id. */
function anchorNumbers(read: Read, sections: readonly { readonly quotes: readonly TableQuote[] }[]) {
  const ids = [...new Set(sections.flatMap(section => section.quotes.map(quote => quote.anchorId)))]
  return new Map(
    read
      .arrays<[number, number]>(
        sql`SELECT wanted.key, anchor.n FROM json_each(${JSON.stringify(ids.map(hexOfId))}) AS wanted CROSS JOIN anchor ON anchor.id = unhex(wanted.value)`,
      )
      .map(([at, n]) => [ids[at]!, n]),
  )
}
