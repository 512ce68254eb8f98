import type { CoderId } from '../base/ids.ts'
import { command, job, query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth, wholeNumber } from '../base/parse.ts'
import type { Copies, HandedOut, HandOutPlan } from './copies/types.ts'
import { PARTS, type FillPlan, type SourceParts, type StudyRecord, type Team } from './types.ts'

const name = text(200)
const path = text(4000)
const initials = optional(text(8))

const handingOut = {
  copies: list(object({ coder: name, to: path }), 100),
  blind: truth,
  withoutSources: list(id('source')),
  originals: truth,
}

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
  'team.get': query<Team>()({
    says: 'Everybody who codes: role and background, names of one person, what they coded and marked as coded; who is to code which source; which sources are sealed.',
    input: object({}),
  }),
  'team.ofSource': query<SourceParts>()({
    says: 'Who is to code a source in which part, and whether it is sealed: coded blind, and not all who are to code it are done.',
    input: object({ sourceId: id('source') }),
  }),
  'coder.add': command<CoderId>()({
    label: 'Add coder',
    says: 'Adds a coder. Refuses an empty name, and one that another coder has.',
    input: object({ name, initials }),
  }),
  'coder.rename': command<void>()({
    label: 'Rename coder',
    says: 'Gives a coder another name or other initials; what they coded stays theirs. Refuses a name that another coder has.',
    input: object({ coderId: id('coder'), name, initials }),
  }),
  'coder.join': command<void>()({
    label: 'Join two names of one person',
    says: 'Joins two names of one person: what was done under either is read as done by `intoId`, and what both coded alike counts once. Refuses the team’s consensus.',
    input: object({ coderId: id('coder'), intoId: id('coder') }),
  }),
  'coder.part': command<void>()({
    label: 'Part two names',
    says: 'Takes a name out of the person that it was joined to. Refuses one that is not joined.',
    input: object({ coderId: id('coder') }),
  }),
  'team.allocate': command<number>()({
    label: 'Allocate sources',
    says: 'Gives coders their parts in sources (first or second coder, blind or open, or reviewer); `part` null takes it back. Gives back how many changed. Refuses a blind reviewer, and the team’s consensus.',
    input: object({
      changes: list(
        object({ sourceId: id('source'), coderId: id('coder'), part: nullable(oneOf(...PARTS)), blind: truth }),
      ),
    }),
  }),
  'team.planFill': query<FillPlan>()({
    says: 'How sources that nobody has in a part yet would be shared out among coders, evenly by words: for `team.allocate`. Nobody gets a source in which they have another part.',
    input: object({
      coderIds: list(id('coder'), 100),
      part: oneOf(...PARTS),
      blind: truth,
      together: truth,
      share: wholeNumber(1, 100),
    }),
  }),
  'team.copies': query<Copies>()({
    says: 'The copies handed out, with what came back of each; and where this project is itself a copy, whose and what it does not have.',
    input: object({}),
  }),
  'team.planHandOut': query<HandOutPlan>()({
    says: 'What handing out copies would do: the version of the framework that they start from, and for each coder the sources in each part and how many stay sealed.',
    input: object(handingOut),
  }),
  'team.handOut': job<HandedOut[]>()({
    says: 'Hands out copies, one file a coder, each written whole or not at all: without sources left out, and without what others coded where that is sealed. A passphrase is for all of them; copies of an encrypted project have its own if none is given.',
    input: object({ ...handingOut, passphrase: optional(text(1000)) }),
  }),
}
