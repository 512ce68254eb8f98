import { command, query } from '../../base/call.ts'
import { id, list, nullable, object, oneOf, optional, text } from '../../base/parse.ts'
import { POSITIONS, SILENT_KINDS, UNITS, type PositionMatrix } from './types.ts'

/** A question about positions, shared with its export. */
export const positionFields = {
  unit: oneOf(...UNITS),
  codedBy: optional(list(id('coder'), 200)),
  primary: optional(nullable(id('coder'))),
  propositionIds: optional(list(id('proposition'), 2000)),
}

/** What others may ask about positions. */
export const positionContract = {
  'position.matrix': query<PositionMatrix>()({
    says: 'Every case on every proposition: the position that follows from different people with confirming, qualifying and disconfirming evidence, and the one decided. With `codedBy` only those coders’ evidence counts; with `primary` that coder’s where several marked a source as coded.',
    input: object(positionFields),
  }),
  'position.decide': command<void>()({
    label: 'Decide position',
    says: 'Decides the position of a case on a proposition, or decides it again, with what is suggested at this moment beside it. Refuses silent without its reason.',
    input: object({
      propositionId: id('proposition'),
      caseId: id('case'),
      value: oneOf(...POSITIONS),
      silentKind: optional(nullable(oneOf(...SILENT_KINDS))),
      rationale: optional(nullable(text(4000))),
    }),
  }),
  'position.undecide': command<void>()({
    label: 'Take back position',
    says: 'Takes a decided position back: the suggested one stands alone again.',
    input: object({ propositionId: id('proposition'), caseId: id('case') }),
  }),
}
