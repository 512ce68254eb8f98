import type { searchContract } from '../../search/contract.ts'
import { countText, searchText } from '../../search/queries.ts'
import { countWords } from '../../search/word-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { inSlices, pause } from '../pause.ts'

/** Answers of search. */
export const searchAnswers: AnswersTo<typeof searchContract> = {
  'search.text': ({ project }, input) => {
    project.indexText()
    return searchText(project.read, given(input))
  },
  'search.count': ({ project }, input) => {
    project.indexText()
    return inSlices(countText(project.read, given(input)))
  },
  'search.find': ({ finder }, { words, ...wishes }) => finder.find(words, given(wishes)),
  'search.words': async ({ project }, input, job) => {
    const work = countWords(project.read, given(input))
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
