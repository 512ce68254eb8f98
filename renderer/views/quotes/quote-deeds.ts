// What a person does with quotes: put them into the basket from anywhere, and write them out.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { Input } from '../../../src/api/contract.ts'
import type { QuoteEntry } from '../../../src/exchange/quotes/types.ts'
import { call } from '../../client/client.ts'
import { TroubleError } from '../../client/trouble-error.ts'
import { doAndSay } from '../../components/deeds.ts'
import { useOverlay } from '../../state/overlay.ts'
import { saveFile } from '../../state/save-file.ts'
import { useStatus } from '../../state/status.ts'
import { pngFile } from '../pictures/png-file.ts'
import { quotesWords as w } from '../../words/quotes.ts'

/** What changes what the basket shows. */
export const QUOTE_TABLES = [
  'quote',
  'anchor',
  'paragraph',
  'speaker',
  'case',
  'case_source',
  'attribute_value',
  'consent',
  'output_setting',
  'code',
  'proposition',
  'evidence',
] as const

/** The files quotes can be written to, the most asked for first. */
export const QUOTE_FORMATS = ['docx', 'xlsx', 'html', 'csv'] as const

/** Asks for a paraphrase where that is all that people agreed to. Whether it was so. */
export function askForParaphrase(error: unknown, wish: Input<'quote.add'>, place: Input<'coding.quote'>): boolean {
  if (!(error instanceof TroubleError) || error.trouble.code !== 'paraphrase-only') return false
  useOverlay.getState().show({ kind: 'paraphrase', wish, place, why: error.message })
  return true
}

/** Puts a passage into the basket and says so, or why not; where it may only be paraphrased, asks for that. */
export async function putIntoBasket(wish: Input<'quote.add'>, place: Input<'coding.quote'>): Promise<boolean> {
  try {
    const { added, there, needApproval } = await call('quote.add', wish)
    useStatus.getState().say(w.putDone(added.length, there, needApproval))
    return true
  } catch (error) {
    if (!askForParaphrase(error, wish, place)) useStatus.getState().refuse(error)
    return false
  }
}

/** Draws the pictures of the report as points too: only a window can. Where it cannot, their SVG files are enough. */
async function drawPictures(filter: Filter | null): Promise<void> {
  for (const { name, svg, of } of await call('picture.report', filter === null ? {} : { filter })) {
    const content = await pngFile(svg).catch(() => null)
    if (content !== null && content.length <= 900_000) await call('picture.keep', { name, of, content })
  }
}

/** Writes everything that a report needs into one zip, under a filter where one is given: a folder cannot be chosen in every shell. */
export function writeEverything(filter: Filter | null): Promise<void> {
  return saveFile(
    w.everythingFile,
    async (to, options) => {
      await drawPictures(filter)
      return call('export.everything', { to, ...(filter === null ? {} : { filter }) }, options)
    },
    {
      busy: w.everythingBusy,
      done: (place, { names, refused, disclosure }) => w.everythingDone(place, names.length, refused, disclosure),
    },
  )
}

/** The files theme matrices can be written to. */
export const THEMES_FORMATS = ['xlsx', 'docx', 'html', 'csv'] as const

/** How theme matrices are to be. */
export interface ThemesWish {
  readonly audience: 'outside' | 'team'
  readonly quotes: 'basket' | 'all' | 'none'
  readonly format: (typeof THEMES_FORMATS)[number]
  readonly filter: Filter | null
}

/** Writes the theme matrices of the sites. */
export function exportThemes({ audience, quotes: from, format, filter }: ThemesWish): Promise<void> {
  return saveFile(
    `${w.themesFile}.${format}`,
    (to, options) =>
      call('export.themes', { to, format, audience, quotes: from, ...(filter === null ? {} : { filter }) }, options),
    { busy: w.themesBusy, done: (place, { sites, quotes }) => w.themesDone(place, sites, quotes) },
  )
}

/** Writes the quote table to a file the person chooses. */
export function exportQuotes(
  format: (typeof QUOTE_FORMATS)[number],
  how: Pick<Input<'export.quotes'>, 'audience' | 'withEdits'>,
): Promise<void> {
  return saveFile(
    `${how.audience === 'team' ? w.teamFileName : w.fileName}.${format}`,
    (to, options) => call('export.quotes', { to, format, ...how }, options),
    { busy: w.exporting, done: (place, { quotes, leftOut }) => w.exported(place, quotes, leftOut.length) },
  )
}

/** Stores something about a quote and says so. */
export function changeQuote(
  quote: QuoteEntry,
  change: Omit<Parameters<typeof call<'quote.change'>>[1], 'quoteId'>,
  said?: string,
): Promise<boolean> {
  return doAndSay(() => call('quote.change', { quoteId: quote.id, ...change }), said)
}
