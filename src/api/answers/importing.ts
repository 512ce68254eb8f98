import { loadStudy as load } from '../../exchange/study/load.ts'
import { Refusal } from '../../base/trouble.ts'
import type { AnswerTo } from '../answers.ts'

const later = () => Promise.reject(new Refusal('not-yet', 'Not in this version yet.'))

export const planImport: AnswerTo<'import.plan'> = later
export const applyImport: AnswerTo<'import.apply'> = later
/** Loads a study folder. */
export const loadStudy: AnswerTo<'study.load'> = (open, input, job) => load(open, input, job)
