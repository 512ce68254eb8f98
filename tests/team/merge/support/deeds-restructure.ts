// Deeds that make one of two and two of one, take words out for good, and bring back what was taken away; and those that rest on places.

import type { CaseId } from '../../../../src/base/ids.ts'
import type { CaseMergePlan, CaseParts } from '../../../../src/cases/restructure/types.ts'
import { SAID, SITES, type Deed, type Deeds } from './deeds.ts'

/** What somebody restructures, by numbers. */
export function restructuringDeeds(deeds: Deeds): Readonly<Record<string, Deed>> {
  return {
    mergeCases: async at => {
      const [fromId, intoId] = [deeds.one('case', at[0]), deeds.one('case', at[1])]
      if (fromId === undefined || intoId === undefined) return
      const plan = await deeds.hand.journey.core.call('case.planMerge', { fromId, intoId })
      if (!plan.ok) return
      const { asks } = plan.answer as CaseMergePlan
      await deeds.attempt('case.merge', {
        fromId,
        intoId,
        take: asks.map(({ what, id }) => ({ what, id, side: at[2] % 2 ? 'into' : 'from' })),
        on: at[3] % 3 === 0 ? '2026-05-01' : null,
        reason: `${deeds.who}: one place`,
      })
    },
    splitCase: async at => {
      const caseId = deeds.one('case', at[0])
      if (caseId === undefined) return
      const parts = await deeds.hand.journey.core.call('case.parts', { caseId: caseId as CaseId })
      if (!parts.ok) return
      const { sources, passages } = parts.answer as CaseParts
      await deeds.attempt('case.split', {
        caseId,
        name: `${SITES[at[1] % 3]} annex`,
        key: null,
        withValues: at[1] % 2 === 0,
        sources: sources.slice(0, 1 + (at[2] % 2)).map(({ id }) => ({ sourceId: id, to: at[3] % 2 ? 'new' : 'both' })),
        peopleIds: [],
        speakerIds: [],
        evidenceIds: at[2] % 3 ? passages.slice(0, 1).map(({ id }) => id) : [],
        on: null,
        reason: 'two places',
      })
    },
    moveCase: async at =>
      deeds.attempt('case.move', {
        caseIds: [deeds.one('case', at[0], "kind = 'participant'")],
        withinId: deeds.one('case', at[1]),
      }),
    joinCodes: async at => {
      const codes = [at[0], at[0] + 1 + (at[3] % 2)].map(one => deeds.one('code', one, "status <> 'retired'"))
      await deeds.framework({
        operation: 'merge',
        codeIds: codes,
        intoId: deeds.one('code', at[1], "status <> 'retired'"),
        overlaps: at[2] % 2 ? 'join' : 'apart',
        below: at[3] % 2 ? 'follow' : 'stay',
        reason: 'three are one',
      })
    },
    divideCode: async at =>
      deeds.framework({
        operation: 'split',
        codeId: deeds.one('code', at[0], "status <> 'retired'"),
        into: [{ codeId: deeds.one('code', at[1], "status <> 'retired'") }, { name: `${SAID[at[2] % 4]} half` }],
        original: at[3] % 2 ? 'keep' : 'retire',
        rules: [{ word: 'trust', to: [1] }],
        choices: [],
        rest: at[2] % 3 ? [at[2] % 2] : [],
        reason: 'two things',
      }),
    decide: async at => {
      const codingId = deeds.hand.read.get<{ id: Buffer }>({
        text: 'SELECT coding_id AS id FROM main.to_decide ORDER BY n LIMIT 1',
        values: [],
      })?.id
      await deeds.attempt('framework.decide', {
        codingIds: [codingId?.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')],
        codeIds: [deeds.one('code', at[0])],
      })
    },
    redactEverywhere: async at => {
      const { sourceId, range, open } = await deeds.passage([at[0], at[1], at[2], at[3] % 12])
      await deeds.attempt('source.redact', {
        sourceId,
        state: open.textState,
        range,
        scope: (['here', 'text', 'everywhere'] as const)[at[0] % 3],
        by: at[3] % 2 ? '[name]' : `[${deeds.who}]`,
      })
    },
    // What was taken out of use comes back.
    revive: async at =>
      deeds.framework({ operation: 'revive', codeIds: [deeds.one('code', at[0], "status = 'retired'")] }),
    freeze: async at =>
      deeds.framework({
        operation: 'status',
        codeIds: [deeds.one('code', at[0])],
        status: (['proposed', 'active', 'frozen'] as const)[at[1] % 3],
      }),
    place: async at =>
      deeds.attempt('anchor.answer', {
        answers: [
          {
            questionId: deeds.one('anchor_question', at[0]),
            answer: (['keep', 'remove'] as const)[at[1] % 2],
          },
        ],
      }),
    // What rests on passages.
    joinCodings: async at =>
      deeds.attempt('coding.join', { codingIds: [deeds.one('coding', at[0]), deeds.one('coding', at[1])] }),
    splitCoding: async at => {
      const { range } = await deeds.passage(at)
      await deeds.attempt('coding.split', { codingId: deeds.one('coding', at[0]), at: range.end })
    },
    restRating: async at => {
      const { sourceId, range } = await deeds.passage(at)
      await deeds.attempt('rating.rest', { ratingId: deeds.own('rating', at), sourceId, range })
    },
    unfit: async at =>
      deeds.attempt('negativeCase.set', {
        propositionId: deeds.one('proposition', at[0]),
        caseId: deeds.one('case', at[1]),
        disposition: (['explained by', 'outside scope', 'unexplained'] as const)[at[2] % 3],
        explanation: `${deeds.who} looked`,
      }),
    consent: async at =>
      deeds.attempt('case.setConsent', {
        caseId: deeds.one('case', at[0], "kind = 'participant'"),
        consent: {
          scope: (['quote', 'paraphrase', 'nothing'] as const)[at[1] % 3],
          givenOn: '2026-01-01',
          withdrawnOn: at[2] % 4 ? null : '2026-03-01',
          note: null,
        },
      }),
    person: async at =>
      deeds.attempt('case.create', { kind: 'participant', name: `Person ${at[0] % 2}`, key: `P${at[0] % 2}` }),
    choices: async at =>
      deeds.attempt('attribute.setChoices', {
        attributeId: deeds.one('attribute', 0, "type = 'choice'"),
        choices: [
          { value: at[0] % 2 ? 'early' : 'first', was: 'early' },
          { value: 'late', was: 'late' },
          ...(at[1] % 2 ? [{ value: `${deeds.who}’s`, was: null }] : []),
        ],
      }),
    codesOf: async at =>
      deeds.attempt('proposition.setCodes', {
        propositionId: deeds.one('proposition', at[0]),
        codeIds: [deeds.one('code', at[1]), deeds.one('code', at[2])],
      }),
    joinPropositions: async at =>
      deeds.attempt('proposition.merge', {
        propositionId: deeds.one('proposition', at[0]),
        intoId: deeds.one('proposition', at[1]),
      }),
    unsummary: async at => deeds.attempt('summary.remove', { summaryIds: [deeds.one('summary', at[0])] }),
    unset: async at =>
      deeds.attempt('codeSet.take', { setId: deeds.one('code_set', at[0]), codeIds: [deeds.one('code', at[1])] }),
    editQuote: async at =>
      deeds.attempt('quote.edit', {
        quoteId: deeds.one('quote', at[0]),
        edits: [{ start: 0, end: 2, kind: 'elide', text: '' }],
      }),
    joinCoders: async at =>
      deeds.attempt('coder.join', {
        coderId: deeds.one('coder', at[0], "name <> 'Ana Lead'"),
        intoId: deeds.one('coder', at[1]),
      }),
    partCoders: async () => deeds.attempt('coder.part', { coderId: deeds.one('coder', 0, 'joined_to IS NOT NULL') }),
  }
}
