import { command, query } from '../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text, truth } from '../base/parse.ts'
import { CONSENT_SCOPES, type Consent } from './consent.ts'
import type { PublishedCode, SourceCode } from './published.ts'

const rules = list(object({ value: nullable(text(2000)), style: oneOf('letters', 'numbers'), prefix: text(12) }), 200)

/** What others may ask about consent, and about the codes under which cases are published. */
export const publishingContract = {
  'case.consents': query<readonly Consent[]>()({
    says: 'What participants agreed to: of these cases, or of all. Who is not among them has no consent recorded.',
    input: object({ caseIds: optional(list(id('case'), 10_000)) }),
  }),
  'case.setConsent': command<void>()({
    label: 'Record consent',
    says: 'Records what a participant agreed to (quote, ask first, paraphrase, nothing), when it was given or withdrawn, with a note; null takes the record away. Refuses anybody but a participant.',
    input: object({
      caseId: id('case'),
      consent: nullable(
        object({
          scope: oneOf(...CONSENT_SCOPES),
          givenOn: nullable(text(10)),
          withdrawnOn: nullable(text(10)),
          note: nullable(text(2000)),
        }),
      ),
    }),
  }),
  'case.publishedCodes': query<readonly PublishedCode[]>()({
    says: 'The codes under which cases stand in everything that leaves the team, and since when each is fixed.',
    input: object({}),
  }),
  'case.drawCodes': command<{ readonly drawn: number; readonly left: number }>()({
    label: 'Draw published codes',
    says: 'Draws published codes at random for the cases of a kind that have none, under a scheme that may go by an attribute: letters for one value, a prefix with numbers for another (`value` null: all others). `again` also draws anew those not published yet. Gives back how many were drawn, and for how many no rule holds.',
    input: object({
      kind: text(60),
      by: nullable(id('attribute')),
      rules,
      again: optional(truth),
    }),
  }),
  'case.setPublishedCode': command<void>()({
    label: 'Set published code',
    says: 'Gives a case a published code by hand, or takes it away (null). Refuses one that another case has or is known by, and another one for a case that was published, unless a reason is given.',
    input: object({ caseId: id('case'), code: nullable(text(24)), reason: optional(nullable(text(2000))) }),
  }),
  'case.fixCodes': command<number>()({
    label: 'Fix published codes',
    says: 'Fixes the published codes of cases from now on: later only a reason changes them. Gives back how many were not fixed before.',
    input: object({ caseIds: list(id('case'), 10_000) }),
  }),
  'source.publishedCodes': query<readonly SourceCode[]>()({
    says: 'The codes under which sources stand in everything that leaves the team, and since when each is fixed.',
    input: object({}),
  }),
  'source.drawCodes': command<{ readonly drawn: number; readonly left: number }>()({
    label: 'Draw published codes of sources',
    says: 'Draws published codes at random for the sources that have none, under a scheme that goes by kind of source (`value`: interview, observation, document; null: all others). `again` also draws anew those not published yet. Gives back how many were drawn, and for how many no rule holds.',
    input: object({ rules, again: optional(truth) }),
  }),
  'source.setPublishedCode': command<void>()({
    label: 'Set published code of a source',
    says: 'Gives a source a published code by hand, or takes it away (null). Refuses one that is taken or was shown, and another one for a source that was published, unless a reason is given.',
    input: object({ sourceId: id('source'), code: nullable(text(24)), reason: optional(nullable(text(2000))) }),
  }),
}
