import { command, query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text } from '../base/parse.ts'
import type { Sampling } from './sampling.ts'
import type { Attribute, CaseItem, CaseSheet, CaseTable, SourceTable } from './types.ts'

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
  'case.sampled': query<readonly string[]>()({
    says: 'The people or the sources that one number of the sampling table counts, by id: of the cases that share these values (null: of all), of one kind of source or wave where told.',
    input: object({
      kind: text(60),
      by: list(id('attribute'), 20),
      waves: nullable(oneOf('year', 'quarter', 'month')),
      what: oneOf('people', 'sources'),
      values: nullable(list(nullable(text(2000)), 20)),
      sourceKind: optional(text(60)),
      wave: optional(text(60)),
    }),
  }),
  'source.table': query<SourceTable>()({
    says: 'Every source with the values of attributes of sources side by side, in natural order of key and name.',
    input: object({}),
  }),
  'source.setValues': command<number>()({
    label: 'Set values',
    says: 'Sets many values of attributes of sources as one act, all or none: null clears one (unassigned), “does not apply” says that. Gives back how many changed.',
    input: object({
      cells: list(
        object({ sourceId: id('source'), attributeId: id('attribute'), value: nullable(text(2000)) }),
        50_000,
      ),
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
