import { command } from '../base/call.ts'
import type { CaseId } from '../base/ids.ts'
import { id, list, nullable, object, optional, text } from '../base/parse.ts'

const cases = list(id('case'), 10_000)
const sources = list(id('source'), 10_000)
const kind = text(60)

/** What others may do to cases by hand. */
export const caseHandContract = {
  'case.create': command<CaseId>()({
    label: 'Create case',
    says: 'Makes a case of a kind (site, participant, pair, outside, or a word of the study’s own), with a name, a key or both, inside another case or not. `members` are joined by it. Refuses one that is there.',
    input: object({
      kind,
      key: optional(nullable(text(200))),
      name: text(500),
      withinId: optional(nullable(id('case'))),
      members: optional(list(object({ caseId: id('case'), part: text(200) }), 1000)),
    }),
  }),
  'case.remove': command<void>()({
    label: 'Remove cases',
    says: 'Removes cases with their values, links, memberships, consent and filings; sources stay, and links of memos to them become plain words. Refuses where work rests on one (memos, summaries, positions, ratings, people inside, speakers), and says what.',
    input: object({ caseIds: cases }),
  }),
  'case.setKey': command<void>()({
    label: 'Set key',
    says: 'Gives a case another key, by which sheets and the command line name it; null takes it away. Refuses one that another case of its kind has.',
    input: object({ caseId: id('case'), key: nullable(text(200)) }),
  }),
  'case.setNameAndKey': command<void>()({
    label: 'Rename case',
    says: 'Gives a case another name and key in one act. Refuses an empty name, and a key that another case of its kind has.',
    input: object({ caseId: id('case'), name: text(500), key: nullable(text(200)) }),
  }),
  'case.setKind': command<void>()({
    label: 'Change kind',
    says: 'Makes cases of another kind. Values stay with the attributes of the former kind.',
    input: object({ caseIds: cases, kind }),
  }),
  'case.move': command<void>()({
    label: 'Move cases',
    says: 'Puts cases inside another one, whose attributes they inherit; null: in none.',
    input: object({ caseIds: cases, withinId: nullable(id('case')) }),
  }),
  'case.setMember': command<void>()({
    label: 'Join cases',
    says: 'Makes a case a member of a pair, a network or another case, in a part; one that is a member takes the part.',
    input: object({ pairId: id('case'), memberId: id('case'), part: text(200) }),
  }),
  'case.removeMember': command<void>()({
    label: 'Take out member',
    says: 'Takes a member out of a pair, a network or another case.',
    input: object({ pairId: id('case'), memberId: id('case') }),
  }),
  'case.link': command<void>()({
    label: 'Link cases',
    says: 'Links two cases by a relation, with a date and a note, or changes these; `was` names the relation of a link that gets another one. `outside` names an organisation outside the study in place of `toId`: a case of the kind outside, made where there is none so called.',
    input: object({
      fromId: id('case'),
      toId: optional(id('case')),
      outside: optional(text(500)),
      relation: text(200),
      on: nullable(text(10)),
      note: nullable(text(2000)),
      was: optional(nullable(text(200))),
    }),
  }),
  'case.unlink': command<void>()({
    label: 'Remove link',
    says: 'Takes away a link between two cases.',
    input: object({ fromId: id('case'), toId: id('case'), relation: text(200) }),
  }),
  'case.fileSources': command<number>()({
    label: 'File sources',
    says: 'Files sources under cases, each under each. Gives back how many were not there.',
    input: object({ caseIds: cases, sourceIds: sources }),
  }),
  'case.unfileSources': command<number>()({
    label: 'Take out sources',
    says: 'Takes sources out of cases; the sources stay. Gives back how many were there.',
    input: object({ caseIds: cases, sourceIds: sources }),
  }),
  'case.changeSources': command<{ readonly filed: number; readonly taken: number }>()({
    label: 'Change sources',
    says: 'Files some sources under cases and takes others out of them, as one act.',
    input: object({ caseIds: cases, fileIds: sources, takeIds: sources }),
  }),
  'case.setValues': command<number>()({
    label: 'Set values',
    says: 'Sets many values of attributes of cases as one act, all or none: null clears one (unassigned), “does not apply” says that. Gives back how many changed.',
    input: object({
      cells: list(object({ caseId: id('case'), attributeId: id('attribute'), value: nullable(text(2000)) }), 50_000),
    }),
  }),
}
