import { setCoderFact, setProjectFact } from '../../team/commands.ts'
import type { teamContract } from '../../team/contract.ts'
import { studyRecord } from '../../team/queries.ts'
import type { AnswersTo } from '../answers.ts'

/** Answers about the team and the record of its study. */
export const teamAnswers: AnswersTo<typeof teamContract> = {
  'team.record': ({ project }) => studyRecord(project.read),
  'team.setProjectFact': (tx, fact) => setProjectFact(tx, fact),
  'team.setCoderFact': (tx, fact) => setCoderFact(tx, fact),
}
