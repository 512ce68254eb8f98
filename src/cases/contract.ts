import { command, query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text } from '../base/parse.ts'
import type { Sampling } from './sampling.ts'
import type { Attribute, CaseItem, CaseSheet, CaseTable } from './types.ts'

/** What others may ask about cases. */
export const casesContract = {
  'case.list': query<readonly CaseItem[]>()({
    says: 'Every case of every kind, or of one kind, in natural order of key and name.',
    input: object({ kind: optional(text(60)) }),
  }),
  'case.sheet': query<CaseSheet>()({
    says: 'One case with its attributes, links, members and people.',
    input: object({ caseId: id('case') }),
  }),
  'case.attributes': query<readonly Attribute[]>()({
    says: 'The attributes of every kind of case and of sources.',
    input: object({}),
  }),
  'case.table': query<CaseTable>()({
    says: 'Every case of one kind with the values of its own attributes side by side, in natural order of key and name.',
    input: object({ kind: text(60) }),
  }),
  'case.sampling': query<Sampling>()({
    says: 'The sampling table of a kind of case: cases counted by any of their attributes, with people, sources, kinds of source and, as asked, waves by date; a source of several cases counts once in the total. With what was left out, by reason.',
    input: object({
      kind: text(60),
      by: list(id('attribute'), 20),
      waves: nullable(oneOf('year', 'quarter', 'month')),
    }),
  }),
  'case.setValue': command<void>()({
    label: 'Set attribute',
    says: 'Sets the value of an attribute of a case, or clears it (null). Refuses a value that does not fit the type, or is none of the choices.',
    input: object({ caseId: id('case'), attributeId: id('attribute'), value: nullable(text(2000)) }),
  }),
  'case.rename': command<void>()({
    label: 'Rename case',
    says: 'Gives a case another name.',
    input: object({ caseId: id('case'), name: text(500) }),
  }),
}
