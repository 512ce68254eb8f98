import { Refusal } from '../../base/trouble.ts'
import type { AnswerTo } from '../answers.ts'

const later = () => Promise.reject(new Refusal('not-yet', 'Not in this version yet.'))

export const planImport: AnswerTo<'import.plan'> = later
export const applyImport: AnswerTo<'import.apply'> = later
export const loadStudy: AnswerTo<'study.load'> = later
