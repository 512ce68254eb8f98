import { command, query } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, wholeNumber } from '../../base/parse.ts'
import type { SourceId } from '../../base/ids.ts'
import type { ExcerptPage } from '../../coding/types.ts'
import { filterParser } from './parse.ts'
import type { FilteredDays, FilteredIds, Naming, SavedFilter, SavedFilterId } from './types.ts'

const name = text(200)

/** What others may ask of the common filter. */
export const filterContract = {
  'filter.words': query<string>()({
    says: 'A filter as one sentence, with the names of what it names; without one the sentence for every coding. `of` says what it is asked of: codings, cases, words of texts, evidence, or sources.',
    input: object({
      filter: nullable(filterParser),
      of: optional(oneOf('codings', 'cases', 'words', 'evidence', 'sources')),
    }),
  }),
  'filter.passing': query<FilteredIds>()({
    says: 'The sources in which anything passes a filter or could, coded or not, and the codings of codes in use that pass it, in document order; those of retired codes do not count, as in matrices. Refuses a filter that names what is gone.',
    input: object({ filter: nullable(filterParser) }),
  }),
  'filter.sources': query<readonly SourceId[]>()({
    says: 'The sources with words that pass a filter, as they came in: what source, site, person, pair and speaker decide holds for all words, coded or not; where only a coding can tell, the source holds one in use that passes. Refuses a filter that names what is gone.',
    input: object({ filter: nullable(filterParser) }),
  }),
  'filter.days': query<FilteredDays>()({
    says: 'As `filter.passing`, with the days on which the codings that pass were made, by coder, instead of each of them. Refuses a filter that names what is gone.',
    input: object({ filter: nullable(filterParser) }),
  }),
  'filter.excerpts': query<ExcerptPage>()({
    says: 'The excerpts that pass a filter, in document order, retired codes left out as in matrices; 50 a page unless told. Refuses a filter that names what is gone.',
    input: object({
      filter: nullable(filterParser),
      from: optional(wholeNumber()),
      limit: optional(wholeNumber(1, 1000)),
    }),
  }),
  'filter.list': query<readonly SavedFilter[]>()({
    says: 'The saved filters by name, each with its sentence, whether something it names is gone, and what.',
    input: object({}),
  }),
  'filter.naming': query<readonly Naming[]>()({
    says: 'What names these things (cases, sources, codes, sets, coders, propositions, versions, scales: by id; attributes too): saved filters and displays, counts in a text, scopes of propositions, the attribution template. To be said before one of them is removed.',
    input: object({ ids: list(text(36), 20_000) }),
  }),
  'filter.save': command<SavedFilterId>()({
    label: 'Save filter',
    says: 'Keeps a filter under a name; with `filterId` in the place of a saved one. Refuses an empty name and one that another filter has.',
    input: object({ name, filter: filterParser, filterId: optional(id('saved filter')) }),
  }),
  'filter.rename': command<void>()({
    label: 'Rename filter',
    says: 'Gives a saved filter another name. Refuses an empty one and one that another filter has.',
    input: object({ filterId: id('saved filter'), name }),
  }),
  'filter.remove': command<void>()({
    label: 'Remove filter',
    says: 'Removes a saved filter. What was made with it stays as it is.',
    input: object({ filterId: id('saved filter') }),
  }),
}
