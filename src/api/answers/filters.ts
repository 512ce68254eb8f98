import type { displaysContract } from '../../analysis/displays/contract.ts'
import { removeDisplay, renameDisplay, saveDisplay, saveFrameworkDisplay } from '../../analysis/displays/commands.ts'
import { savedDisplays, savedFrameworkDisplays } from '../../analysis/displays/queries.ts'
import { removeFilter, renameFilter, saveFilter } from '../../analysis/filter/commands.ts'
import type { filterContract } from '../../analysis/filter/contract.ts'
import { namingOf } from '../../analysis/filter/naming-queries.ts'
import { filterNames, savedFilters } from '../../analysis/filter/queries.ts'
import { filterInWords } from '../../analysis/filter/words.ts'
import { codedDays } from '../../coding/day-queries.ts'
import { templatesNaming } from '../../exchange/quotes/settings-queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers of saved filters and displays. */
export const filterAnswers: AnswersTo<typeof filterContract & typeof displaysContract> = {
  'filter.words': ({ project }, { filter, of }) => filterInWords(filter, filterNames(project.read), of),
  'filter.passing': ({ analysis }, { filter }) => analysis.passing(filter),
  'filter.sources': ({ analysis }, { filter }) => analysis.sourcesWith(filter),
  'filter.days': async ({ analysis, project }, { filter }) => {
    const { sourceIds, codings } = await analysis.passingRows(filter)
    // Without a filter every coding passes: it is not looked for one by one.
    return { sourceIds, days: codedDays(project.read, filter === null ? undefined : codings) }
  },
  'filter.excerpts': ({ analysis }, { filter, from, limit }) => analysis.excerpts(filter, from, limit),
  'filter.list': ({ project }) => savedFilters(project.read),
  'filter.naming': ({ project }, { ids }) => [...namingOf(project.read, ids), ...templatesNaming(project.read, ids)],
  'filter.save': (tx, { name, filter, filterId }) => saveFilter(tx, name, filter, filterId),
  'filter.rename': (tx, { filterId, name }) => renameFilter(tx, filterId, name),
  'filter.remove': (tx, { filterId }) => removeFilter(tx, filterId),
  'display.list': ({ project }) => savedDisplays(project.read),
  'display.save': (tx, display) => saveDisplay(tx, display),
  'display.frameworks': ({ project }) => savedFrameworkDisplays(project.read),
  'display.saveFramework': (tx, display) => saveFrameworkDisplay(tx, display),
  'display.rename': (tx, { displayId, name }) => renameDisplay(tx, displayId, name),
  'display.remove': (tx, { displayId }) => removeDisplay(tx, displayId),
}
