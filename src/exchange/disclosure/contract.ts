import { filterParser } from '../../analysis/filter/parse.ts'
import { matrixFields } from '../../analysis/matrix/parse.ts'
import { command, job, query } from '../../base/call.ts'
import { frameworkMatrixFields } from '../../analysis/summaries/parse.ts'
import {
  eitherBy,
  id,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { OUTPUT_KINDS } from './kinds.ts'
import type { Deed, DisclosureReport } from './types.ts'

const thresholds = optional(
  object({
    site: optional(wholeNumber(1, 1000)),
    person: optional(wholeNumber(1, 1000)),
    pair: optional(wholeNumber(1, 1000)),
    count: optional(wholeNumber(1, 1000)),
  }),
)

const kind = oneOf(...OUTPUT_KINDS)
const quoteIds = list(id('quote'), 10_000)
const field = text(300)
const deed: Parser<Deed> = eitherBy('do', {
  'drop field': { field },
  'roll up': { field, by: field },
  'other code': { quoteIds },
  'take out': { quoteIds },
  stay: { ids: list(text(40), 10_000) },
  mask: { least: wholeNumber(2, 1000) },
  substitute: { word: text(500), by: text(200), quoteIds },
  look: { quoteId: id('quote') },
})
const unit = oneOf('site', 'person', 'pair')

/** What others may ask about what an output would disclose. */
export const disclosureContract = {
  'disclosure.quotes': query<DisclosureReport>()({
    says: 'What the quote table would disclose outside the team: how many share each label, alone and joined with earlier outputs; consent; names and rare words. Each finding with its ways out and what was decided. Thresholds are 3 unless told.',
    input: object({ all: optional(truth), template: optional(text(2000)), thresholds }),
  }),
  'disclosure.positions': query<DisclosureReport>()({
    says: 'What counts of positions (of sites, unless told) would disclose: a count out of all tells of those that it leaves over too. Under a filter as it would be written, refused where that tells something of each case.',
    input: object({
      unit: optional(oneOf('sites', 'participants', 'pairs')),
      filter: optional(nullable(filterParser)),
      thresholds,
    }),
  }),
  'disclosure.themes': query<DisclosureReport>()({
    says: 'What theme matrices would disclose: at how many sites a theme is, attributions, names in summaries and quotes. Under a filter as they would be written: it tells its attributes of every site that passes it, and of whoever is quoted.',
    input: object({
      quotes: optional(oneOf('basket', 'all', 'none')),
      filter: optional(nullable(filterParser)),
      thresholds,
    }),
  }),
  'disclosure.propositions': job<DisclosureReport>()({
    says: 'What propositions with their excerpts would disclose: names and rare words in everything on their sheets, attributions, counts of positions, and counts attached to words. Under a filter as they would be written, refused where that tells something of each case.',
    input: object({
      propositionIds: optional(list(id('proposition'), 2000)),
      filter: optional(nullable(filterParser)),
      thresholds,
    }),
  }),
  'disclosure.summaries': query<DisclosureReport>()({
    says: 'What signed case summaries would disclose: names and rare words, and the attributes at their heads.',
    input: object({ thresholds }),
  }),
  'disclosure.frameworkMatrix': query<DisclosureReport>()({
    says: 'What a framework matrix would disclose: names and rare words in its signed summaries, and the attributes in its rows.',
    input: object({ request: object(frameworkMatrixFields), thresholds }),
  }),
  'disclosure.codebook': query<DisclosureReport>()({
    says: 'What the codebook appendix would disclose: names and rare words in its entries, examples and reasons, and the attributions of its examples.',
    input: object({ thresholds }),
  }),
  'disclosure.pairings': query<DisclosureReport>()({
    says: 'What the pairing table would disclose: both sides of a pair and its own attributes together, alone and joined with what else is shown of them.',
    input: object({ thresholds }),
  }),
  'disclosure.pictures': query<DisclosureReport>()({
    says: 'What the pictures of a report would disclose: at how many sites themes are and positions are held, names in themes and propositions.',
    input: object({ thresholds }),
  }),
  'disclosure.reports': query<DisclosureReport>()({
    says: 'What the filled checklists and the methods paragraph would disclose: names and rare words, and how few cases have a value.',
    input: object({ thresholds }),
  }),
  'disclosure.source': query<DisclosureReport>()({
    says: 'What a source printed with its codes would disclose: names and rare words in its text, and its attribution. Refuses one that may not leave the team whole.',
    input: object({ sourceId: id('source'), thresholds }),
  }),
  'disclosure.memos': query<DisclosureReport>()({
    says: 'What memos, or the journal alone, would disclose: names and rare words.',
    input: object({ journal: optional(truth), thresholds }),
  }),
  'disclosure.matrix': query<DisclosureReport>()({
    says: 'What a matrix would disclose: attributes that its order, groups and filter show of the cases at its heads, values that few cases have, small counts, and “11 of 12”.',
    input: object({ request: object(matrixFields), thresholds }),
  }),
  'disclosure.sampling': query<DisclosureReport>()({
    says: 'What the sampling table of a kind of case, by these attributes (names or ids), would disclose: small counts, those they would follow from, and what earlier outputs leave over.',
    input: object({ kind: text(60), by: list(text(200), 20), thresholds }),
  }),
  'disclosure.everything': job<DisclosureReport>()({
    says: 'What the files of everything for outside would disclose together, and none of them alone: all that they show under one published code joined, counts of one subtracted from those of another. Under the filter that they are written under.',
    input: object({ filter: optional(nullable(filterParser)), thresholds }),
  }),
  'disclosure.decide': command<void>()({
    label: 'Decide on disclosure',
    says: 'Logs what was decided where the check found something. Refuses to let something stand without a reason.',
    input: object({
      kind,
      rule: text(100),
      subject: text(4000),
      decision: text(500),
      reason: nullable(text(4000)),
    }),
  }),
  'disclosure.take': command<void>()({
    label: 'Go a way out',
    says: 'Goes a way out that the check offers with a `deed`, and logs it as the decision, as one act: a field leaves the attribution template or is rolled up; quotes get other codes, words in brackets for a name, or leave the basket; in everything for outside a name is replaced, small counts are left out, a text stays with the team.',
    input: object({ kind, rule: text(100), subject: text(4000), decision: text(500), deed }),
  }),
  'disclosure.settle': command<void>()({
    label: 'Settle what leaves the team',
    says: 'Settles what holds for everything that leaves the team: words in brackets for names, the least count that is said (null: any), and what stays with the team. What is left out stays as it is.',
    input: object({
      substitutes: optional(list(object({ name: text(500), by: text(200) }), 5000)),
      least: optional(nullable(wholeNumber(2, 1000))),
      leftOut: optional(list(text(40), 20_000)),
    }),
  }),
  'disclosure.loadPopulation': job<{
    readonly members: number
    readonly attributes: readonly string[]
    readonly ignored: readonly string[]
  }>()({
    says: 'Loads a list wider than the study (csv or xlsx: a row a site, person or pair, columns called as its attributes), against which k is counted from then on wherever it knows all that is shown. With `dryRun` only says what it holds.',
    input: object({ path: text(4096), unit, dryRun: optional(truth) }),
  }),
  'disclosure.dropPopulation': command<void>()({
    label: 'Take a list of a wider population away',
    says: 'Takes the list of a unit away: k is counted among what the project knows again.',
    input: object({ unit }),
  }),
}
