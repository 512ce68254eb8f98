// Writes the quote table to a file. What consent does not allow is left out, and said.

import { basename } from 'node:path'
import type { CaseId } from '../../base/ids.ts'
import { Refusal } from '../../base/trouble.ts'
import { joinWithAnd } from '../../coding/attribution.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { guardedNames } from '../disclosure/names-queries.ts'
import { judgeWords, type GuardedName } from '../disclosure/words-in-quotes.ts'
import { withDecidedNames } from '../outside/outside-quotes.ts'
import { outsideSettings } from '../outside/queries.ts'
import type { ExportJob } from '../commands.ts'
import { writeDocumentDocx } from '../documents/docx-document.ts'
import { writeDocumentHtml } from '../documents/html-document.ts'
import type { Outgoing } from '../output/manifest.ts'
import { mergedShown } from '../output/shown.ts'
import { audienceLine, stateLine } from '../output/state-line.ts'
import { writePlainXlsx } from '../tables/plain-xlsx.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { everyQuote } from './all-queries.ts'
import { quoteBasket } from './basket-queries.ts'
import { barSentence, refuseTemplate } from './commands.ts'
import { quoteCsv, quoteDocument, quoteSheets, type QuoteTable, type TableQuote } from './quote-table.ts'
import { outputSettings } from './settings-queries.ts'
import type { OutputSettings } from './types.ts'

/** How a quote table is asked for. */
export interface QuoteExport {
  readonly audience: 'outside' | 'team'
  readonly withEdits?: boolean | undefined
  readonly all?: boolean | undefined
  readonly settings?: Partial<OutputSettings> | undefined
}

/** The files a quote table can be written to. */
export type QuoteFormat = 'docx' | 'xlsx' | 'html' | 'csv'

/** A quote table that may be written, and what its manifest says of it. */
export interface PlannedQuotes {
  readonly table: QuoteTable
  readonly quotes: number
  readonly outgoing: Outgoing
}

/** Makes the table: what may not be shown is left out with the reason, as are quotes of one person beyond the limit. Refuses an empty one, and, for outside, sites without a published code where the template names it. */
export function planQuotes(read: Read, { audience, withEdits, all, settings: given }: QuoteExport): PlannedQuotes {
  const settings = { ...outputSettings(read, 'quotes'), ...given }
  refuseTemplate(read, settings.template)
  const { sections, namesCase } = all ? everyQuote(read, settings) : fromBasket(read, settings)
  const decided = audience === 'outside' ? withDecidedNames(outsideSettings(read)) : (quote: TableQuote) => quote
  const leftOut: string[] = []
  const perPerson = new Map<CaseId, number>()
  const isShown = (quote: TableQuote) => {
    if (quote.bar !== null) {
      leftOut.push(barSentence(quote.bar, quote))
      return false
    }
    if (
      settings.perPerson !== null &&
      quote.people.some(({ caseId }) => (perPerson.get(caseId) ?? 0) >= settings.perPerson!)
    ) {
      leftOut.push(
        `There are ${settings.perPerson} quotes of ${joinWithAnd(quote.people.map(one => one.name))} before (${quote.source}, ¶${quote.paragraph}).`,
      )
      return false
    }
    for (const { caseId } of quote.people) perPerson.set(caseId, (perPerson.get(caseId) ?? 0) + 1)
    return true
  }
  const shown = sections
    .map(({ name, quotes }) => ({ name: name === '' ? 'Other' : name, quotes: quotes.filter(isShown).map(decided) }))
    .filter(section => section.quotes.length > 0)
  const quotes = shown.flatMap(section => section.quotes)
  if (quotes.length === 0)
    throw new Refusal('no-quotes', leftOut.length > 0 ? `None of the quotes may be shown. ${leftOut[0]!}` : 'There are no quotes in the basket. Put some there first.') // prettier-ignore
  if (audience === 'outside' && namesCase) refuseWithoutCode(quotes)
  return {
    table: {
      project: read.get<{ name: string }>(sql`SELECT name FROM project`)!.name,
      audience,
      withEdits: withEdits ?? audience === 'team',
      sections: shown,
      leftOut,
      told: [...(audience === 'outside' ? [audienceLine('outside')] : []), stateLine(read)],
      ...(audience === 'outside' ? { hides: namesSomebody(read) } : {}),
    },
    quotes: quotes.length,
    outgoing: {
      kind: 'quotes',
      called: audience === 'team' ? 'quotes for the team' : 'quotes',
      filter: all ? 'every coded passage that consent allows' : 'the quote basket, as far as consent allows',
      options: {
        audience,
        withEdits: withEdits ?? audience === 'team',
        template: settings.template,
        labels: settings.labels,
        perPerson: settings.perPerson,
        leftOut: leftOut.length,
      },
      sourceIds: [...new Set(quotes.map(one => one.sourceId))],
      ...(audience === 'outside'
        ? {
            shown: mergedShown(quotes.map(one => one.shown)),
            shownCases: [...new Set(quotes.flatMap(one => one.shownCases))],
          }
        : {}),
    },
  }
}

/** Whether words name somebody, or something that was decided on: then an editor’s list does not print them again. */
function namesSomebody(read: Read): (words: string) => boolean {
  const names = guardedNames(read)
  const decided: GuardedName[] = outsideSettings(read).substitutes.map(({ name }) => ({ name, what: 'replaced word' }))
  const said = { where: '', siteIds: [], consents: [], approved: true, verbatim: false }
  // A name that stands alone may begin with a capital without telling: a word before it says that it is inside a sentence.
  return words => judgeWords([{ ...said, words: `of ${words}` }], [...names, ...decided], () => false).length > 0
}

/** Writes the table. Refuses a name with another ending. The same project and choices give the same bytes. */
export async function exportQuotes(
  { table, quotes }: PlannedQuotes,
  to: string,
  format: QuoteFormat,
  job: ExportJob,
): Promise<{ path: string; quotes: number; leftOut: readonly string[] }> {
  refuseOtherEnding(to, format)
  await writeWhole(to, piecesOf(table, format), {
    signal: job.signal,
    onSlice: () => job.progress({ done: 0, total: quotes, doing: basename(to) }),
  })
  return { path: to, quotes, leftOut: table.leftOut }
}

function piecesOf(table: QuoteTable, format: QuoteFormat): Iterable<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return quoteCsv(table)
    case 'xlsx':
      return writePlainXlsx('Quotes', quoteSheets(table))
    case 'docx':
      return writeDocumentDocx(quoteDocument(table))
    case 'html':
      return writeDocumentHtml(quoteDocument(table))
  }
}

function fromBasket(read: Read, settings: OutputSettings): { sections: QuoteTable['sections']; namesCase: boolean } {
  const { sections, withoutCode } = quoteBasket(read, settings)
  return { sections, namesCase: withoutCode.length > 0 }
}

/** Internal codes never stand in what leaves the team: a site without a published one would have none to stand under. */
function refuseWithoutCode(quotes: readonly TableQuote[]): void {
  const without = [
    ...new Set(quotes.flatMap(one => one.sites.filter(site => site.code === null).map(site => site.name))),
  ]
  if (without.length === 0) return
  const named =
    without.length > 4 ? `${without.slice(0, 3).join(', ')} and ${without.length - 3} more` : joinWithAnd(without)
  throw new Refusal(
    'no-published-code',
    `${named} ${without.length === 1 ? 'has' : 'have'} no published code, and the attribution names it. Draw published codes for the sites first (Cases), or choose a template without {case.code}.`,
  )
}
