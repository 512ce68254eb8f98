import { command, job, query } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, textRange, truth, wholeNumber } from '../../base/parse.ts'
import { day } from '../../memos/contract.ts'
import { EDIT_KINDS } from './edits.ts'
import type { AddedQuotes, OutputSettings, QuoteBasket, QuoteEntry } from './types.ts'

const label = object({ field: text(200), value: text(2000), short: text(200) })
const settings = object({
  template: optional(text(2000)),
  labels: optional(list(label, 2000)),
  fillers: optional(list(text(60), 200)),
  perPerson: optional(nullable(wholeNumber(1, 1000))),
})
const section = { codeId: optional(nullable(id('code'))), propositionId: optional(nullable(id('proposition'))) }

/** A template as it would be seen: examples from this project, or why it cannot be read and where (a character, counted from 0). */
export interface AttributionPreview {
  readonly examples: readonly { readonly source: string; readonly words: string; readonly attribution: string }[]
  readonly problem: { readonly sentence: string; readonly at: number } | null
}

/** What others may ask about the quote basket and about how outputs are made. */
export const quotesContract = {
  'quote.basket': query<QuoteBasket>()({
    says: 'The quotes chosen for outputs, in sections by code and by proposition: original and edited words, attribution, stance, who speaks, what they agreed to, and what bars a quote from being shown.',
    input: object({}),
  }),
  'quote.entry': query<QuoteEntry>()({
    says: 'One quote of the basket.',
    input: object({ quoteId: id('quote') }),
  }),
  'quote.add': command<AddedQuotes>()({
    label: 'Put into the quote basket',
    says: 'Puts passages into the quote basket: of codings (under their codes unless told otherwise), of anchors, or any words of a source. Refuses words of a person who agreed to less than being quoted, unless one passage comes with a `paraphrase` that is allowed in its place; says for how many somebody must be asked first.',
    input: object({
      codingIds: optional(list(id('coding'), 1000)),
      anchorIds: optional(list(id('anchor'), 1000)),
      passage: optional(object({ sourceId: id('source'), range: textRange })),
      paraphrase: optional(text(4000)),
      ...section,
    }),
  }),
  'quote.edit': command<void>()({
    label: 'Edit quote',
    says: 'Gives a quote these edits, all of them: words left out (elide), replaced (substitute), added (clarify, where start and end are one), a slip corrected (correct), a filler dropped (filler). Places are UTF-16 in the quote’s own words. The original stays.',
    input: object({
      quoteId: id('quote'),
      edits: list(
        object({ start: wholeNumber(), end: wholeNumber(), kind: oneOf(...EDIT_KINDS), text: text(500) }),
        500,
      ),
    }),
  }),
  'quote.dropFillers': command<number>()({
    label: 'Drop fillers',
    says: 'Drops the project’s fillers (um, er …) from quotes, each as an edit of its own. Gives back how many.',
    input: object({ quoteIds: list(id('quote'), 10_000) }),
  }),
  'quote.change': command<void>()({
    label: 'Note on a quote',
    says: 'Notes something on a quote: a remark, another published code for it alone (`shownCode`), or the approval of a person who must be asked first (its day, and by whom or how), or a `paraphrase`, the researcher’s own words, which then stand in place of the quote’s. Refuses one that repeats eight words in a row.',
    input: object({
      quoteId: id('quote'),
      note: optional(nullable(text(4000))),
      shownCode: optional(nullable(text(24))),
      approvedOn: optional(nullable(day)),
      approval: optional(nullable(text(500))),
      paraphrase: optional(nullable(text(4000))),
    }),
  }),
  'quote.arrange': command<void>()({
    label: 'Arrange quotes',
    says: 'Puts a quote into a section (a code’s, a proposition’s, or none), before another quote or at its end.',
    input: object({ quoteId: id('quote'), ...section, beforeId: nullable(id('quote')) }),
  }),
  'quote.remove': command<void>()({
    label: 'Take out of the quote basket',
    says: 'Takes quotes out of the basket. The passages and what else rests on them stay.',
    input: object({ quoteIds: list(id('quote'), 10_000) }),
  }),
  'output.settings': query<OutputSettings & { readonly isOwn: boolean }>()({
    says: 'How outputs of a kind (“quotes”) are made, or those of the whole project (“”): attribution template, short forms of values, fillers, quotes of one person at most. `isOwn`: settled for just this kind.',
    input: object({ output: text(60) }),
  }),
  'output.setSettings': command<void>()({
    label: 'Settle how outputs are made',
    says: 'Settles how outputs of a kind are made (“” for all of the project); null takes that back. What is left out stays. Refuses a template that cannot be read or names what the project does not have.',
    input: object({ output: text(60), settings: nullable(settings) }),
  }),
  'output.fields': query<readonly { readonly name: string; readonly values: readonly string[] }[]>()({
    says: 'The fields that attribution templates may name in this project, with the values that occur.',
    input: object({}),
  }),
  'output.previewAttribution': query<AttributionPreview>()({
    says: 'A few attributions under a template as they would be written, from the basket or else from coded passages; or why it cannot be read, and where.',
    input: object({ template: text(4000), labels: list(label, 2000) }),
  }),
  'export.quotes': job<{
    readonly path: string
    readonly quotes: number
    readonly leftOut: readonly string[]
    readonly manifest: string
  }>()({
    says: 'Writes the quote table (docx, xlsx, html or csv) in sections, each quote as edited with attribution and stance. For `outside` under published codes only; for the `team` with original, source, place, site, consent and note too. `withEdits` lists every edit with the original. `all` takes every coded passage instead of the basket. What may not be shown is left out, and said. With `minGroup` refuses, for outside, while the disclosure check finds something that fewer share and nobody decided on.',
    input: object({
      to: text(4096),
      format: oneOf('docx', 'xlsx', 'html', 'csv'),
      audience: oneOf('outside', 'team'),
      withEdits: optional(truth),
      all: optional(truth),
      settings: optional(settings),
      minGroup: optional(wholeNumber(1, 1000)),
    }),
  }),
}
