import type { searchContract } from '../../search/contract.ts'
import type { placesContract } from '../../search/places-contract.ts'
import { countText, searchText } from '../../search/queries.ts'
import { countWords } from '../../search/word-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { codePlaces, placesToCode } from './coding-many.ts'
import { inSlices, pause } from '../pause.ts'

/** Answers of search. */
export const searchAnswers: AnswersTo<typeof searchContract & typeof placesContract> = {
  'coding.places': placesToCode,
  'coding.applyMany': codePlaces,
  'search.text': async ({ project, analysis }, { filter, ...input }) => {
    const within = await analysis.textWithin(filter)
    project.indexText()
    return searchText(project.read, given({ ...input, within }))
  },
  'search.count': async ({ project, analysis, closing }, { filter, ...input }) => {
    const within = await analysis.textWithin(filter)
    project.indexText()
    return inSlices(countText(project.read, given({ ...input, within })), closing)
  },
  'search.find': ({ finder }, { words, ...wishes }) => finder.find(words, given(wishes)),
  'search.words': async ({ project, analysis }, { filter, ...input }, job) => {
    const within = await analysis.textWithin(filter)
    const work = countWords(project.read, given({ ...input, within }))
    for (;;) {
      const slice = work.next()
      if (slice.done) return slice.value
      job.progress(slice.value)
      await pause(job.signal)
    }
  },
  'search.codes': ({ finder }, { words, limit }) => finder.codes(words, limit),
}

/** Leaves out what was not given, so that defaults hold. */
function given<Input extends object>(input: Input): { [Name in keyof Input]: Exclude<Input[Name], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}
