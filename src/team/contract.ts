import { command, query } from '../base/call.ts'
import { id, nullable, object, text } from '../base/parse.ts'
import type { StudyRecord } from './types.ts'

/** What others may ask of the team and the record of its study. */
export const teamContract = {
  'team.record': query<StudyRecord>()({
    says: 'What is recorded of the study and of each coder for reporting checklists, by field.',
    input: object({}),
  }),
  'team.setProjectFact': command<void>()({
    label: 'Record a fact of the study',
    says: 'Records something of the study that checklists ask for; null takes it back. Refuses a field that the record does not have.',
    input: object({ field: text(100), value: nullable(text(20_000)) }),
  }),
  'team.setCoderFact': command<void>()({
    label: 'Record a fact of a coder',
    says: 'Records something of a coder that checklists ask for; null takes it back. Refuses a field that the record does not have.',
    input: object({ coderId: id('coder'), field: text(100), value: nullable(text(20_000)) }),
  }),
}
