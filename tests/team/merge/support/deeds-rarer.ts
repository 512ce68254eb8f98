// What is done less often: sources that come in, things that are taken away again, relations of cases, scales, counts, questions,
// displays, formatted memos, reviews, facts, and settings.

import { writeFileSync } from 'node:fs'
import type { RetypePlan } from '../../../../src/cases/attribute-plan.ts'
import { idOf } from '../../../../src/store/sql.ts'
import { matrixAsked } from '../../../support/requests.ts'
import { SAID, SITES, type Deed, type Deeds } from './deeds.ts'

const BROUGHT = [
  'Interviewer: And you?\nRespondent: We kept the old way.\n',
  'Notes of a visit. Nobody spoke of trust.\n',
]
const WORDS = ['Reach', 'Span', 'Depth']

/** What somebody does now and then, by numbers. */
export function rarerDeeds(deeds: Deeds): Readonly<Record<string, Deed>> {
  return {
    ...onSources(deeds),
    ...onFramework(deeds),
    ...onCases(deeds),
    ...onJudgements(deeds),
    ...onReviews(deeds),
    ...onWritings(deeds),
  }
}

function onSources(deeds: Deeds): Record<string, Deed> {
  return {
    bring: async at => {
      const path = deeds.hand.journey.path(`Visit ${at[1] % 2}.txt`)
      writeFileSync(path, BROUGHT[at[0] % 2]!)
      const plan = await deeds.hand.ask('import.plan', { paths: [path] })
      await deeds.attempt('import.apply', {
        files: plan.map(({ token, name, kind, date }) => ({
          token,
          name,
          kind,
          date,
          caseKeys: at[2] % 3 ? [] : ['N'],
          participantKeys: [],
        })),
      })
    },
    replaceAll: async at => {
      const sourceId = deeds.one('source', at[0])!
      const { textState } = await deeds.hand.ask('source.open', { sourceId: sourceId as never })
      await deeds.attempt('source.findReplace', {
        sourceId,
        state: textState,
        words: ['trust', 'We', 'the'][at[1] % 3],
        by: ['confidence', `${deeds.who}’s`, ''][at[2] % 3],
      })
    },
    speaker: async at =>
      deeds.attempt('source.setSpeaker', {
        speakerId: deeds.one('speaker', at[0]),
        role: (['interviewer', 'respondent', 'other'] as const)[at[1] % 3],
        participantId: at[2] % 2 ? deeds.one('case', at[2], "kind = 'participant'") : null,
      }),
    publish: async at =>
      deeds.attempt('source.setPublishedCode', {
        sourceId: deeds.one('source', at[0]),
        code: at[1] % 4 ? `T${at[1] % 4}` : null,
        reason: 'asked for',
      }),
    publishCase: async at =>
      deeds.attempt('case.setPublishedCode', {
        caseId: deeds.one('case', at[0]),
        code: at[1] % 4 ? `C${at[1] % 4}` : null,
        reason: 'asked for',
      }),
    allocateBlind: async at =>
      deeds.attempt('team.allocate', {
        changes: [
          {
            sourceId: deeds.one('source', at[0]),
            coderId: deeds.one('coder', at[1]),
            part: (['first', 'second', 'reviewer', null] as const)[at[2] % 4],
            blind: at[3] % 2 === 0,
          },
        ],
      }),
  }
}

function onFramework(deeds: Deeds): Record<string, Deed> {
  return {
    codeNew: async at => {
      const { sourceId, range } = await deeds.passage(at)
      await deeds.attempt('coding.applyNew', { name: `${WORDS[at[0] % 3]}`, sourceId, range })
    },
    entry: async at =>
      deeds.attempt('code.change', {
        codeId: deeds.one('code', at[0]),
        ...[
          { inclusion: SAID[at[2] % 4] },
          { exclusion: null },
          { provenance: 'inductive', provenanceKind: 'data' },
          { typical: `${deeds.who}: ${SAID[at[2] % 4]}` },
        ][at[1] % 4],
      }),
    redefine: async at =>
      deeds.framework({
        operation: 'redefine',
        codeId: deeds.one('code', at[0]),
        entry: { brief: `${SAID[at[1] % 4]}`, full: `${deeds.who} ${SAID[at[2] % 4]}` },
        major: at[3] % 2 === 0,
        reason: 'clearer',
      }),
    confirm: async at => deeds.attempt('framework.confirmDefinition', { codeId: deeds.one('code', at[0]) }),
    order: async at =>
      deeds.framework({
        operation: 'move',
        codeIds: [deeds.one('code', at[0])],
        parentId: null,
        beforeId: deeds.one('code', at[1], 'parent_id IS NULL'),
      }),
    promote: async at =>
      deeds.framework({ operation: 'promote', codeId: deeds.one('code', at[0]), codings: 'stay', toId: null }),
    demote: async at => deeds.framework({ operation: 'demote', codeId: deeds.one('code', at[0]) }),
    dropSet: async at => deeds.attempt('codeSet.remove', { setId: deeds.one('code_set', at[0]) }),
    ask: async at => deeds.attempt('question.add', { wordings: [`Why ${WORDS[at[0] % 3]}?`] }),
    askOtherwise: async at =>
      deeds.attempt('question.change', {
        questionId: deeds.one('question', at[0]),
        wording: `${deeds.who} asks: ${SAID[at[1] % 4]}`,
      }),
    askOf: async at =>
      deeds.attempt('question.link', {
        questionId: deeds.one('question', at[0]),
        codeIds: [deeds.one('code', at[1])],
        linked: at[2] % 3 > 0,
      }),
    unask: async at => deeds.attempt('question.remove', { questionId: deeds.one('question', at[0]) }),
  }
}

function onCases(deeds: Deeds): Record<string, Deed> {
  return {
    pair: async at =>
      deeds.attempt('case.create', {
        kind: 'pair',
        name: `Pair ${at[0] % 2}`,
        key: at[1] % 2 ? `X${at[0] % 2}` : null,
      }),
    member: async at =>
      deeds.attempt('case.setMember', {
        pairId: deeds.one('case', at[0], "kind = 'pair'"),
        memberId: deeds.one('case', at[1], "kind = 'site'"),
        part: ['member', 'lead'][at[2] % 2],
      }),
    unmember: async at =>
      deeds.attempt('case.removeMember', {
        pairId: deeds.one('case', at[0], "kind = 'pair'"),
        memberId: deeds.one('case', at[1], "kind = 'site'"),
      }),
    unlink: async at =>
      deeds.attempt('case.unlink', {
        fromId: deeds.one('case', at[0]),
        toId: deeds.one('case', at[0] + 1),
        relation: at[1] % 2 ? 'paired with' : 'taught',
      }),
    keyCase: async at =>
      deeds.attempt('case.setKey', { caseId: deeds.one('case', at[0]), key: at[1] % 3 ? `K${at[1] % 3}` : null }),
    kindOf: async at =>
      deeds.attempt('case.setKind', {
        caseIds: [deeds.one('case', at[0])],
        kind: (['site', 'participant'] as const)[at[1] % 2],
      }),
    dropAttribute: async at => deeds.attempt('attribute.remove', { attributeId: deeds.one('attribute', at[0]) }),
    retype: async at => {
      const told = {
        attributeId: deeds.one('attribute', at[0]) as never,
        type: (['text', 'number', 'date', 'choice'] as const)[at[1] % 4]!,
        ...(at[1] % 4 === 3 ? { choices: ['early', 'late', 'about 1'] } : {}),
      }
      const plan = await deeds.hand.journey.core.call('attribute.planRetype', told)
      if (plan.ok) await deeds.attempt('attribute.retype', { ...told, lose: (plan.answer as RetypePlan).lostValues })
    },
    choose: async at =>
      deeds.attempt('attribute.create', { about: 'site', name: 'Form', type: 'choice', choices: [SITES[at[0] % 3]] }),
  }
}

function onJudgements(deeds: Deeds): Record<string, Deed> {
  const proposition = (at: number) => deeds.one('proposition', at)
  return {
    scale: async at =>
      deeds.attempt('rating.addScale', {
        name: WORDS[at[0] % 3],
        kind: at[1] % 2 ? 'ordinal' : 'fuzzy',
        ...(at[1] % 2 ? { steps: ['low', 'high', ...(at[2] % 2 ? ['full'] : [])] } : {}),
      }),
    callScale: async at =>
      deeds.attempt('rating.changeScale', {
        scaleId: deeds.one('rating_scale', at[0]),
        ...(at[1] % 2
          ? { name: WORDS[at[2] % 3] }
          : { steps: ['low', 'high', deeds.who], becomes: [{ from: 'high', to: at[2] % 2 ? 'low' : 'high' }] }),
      }),
    dropScale: async at =>
      deeds.attempt('rating.removeScale', { scaleId: deeds.one('rating_scale', at[0]), withRatings: at[1] % 2 === 0 }),
    unrest: async at => {
      const rests = deeds.hand.read.get<{ rating: Buffer; anchor: Buffer }>({
        text: 'SELECT rating_id AS rating, anchor_id AS anchor FROM main.rating_anchor ORDER BY n LIMIT 1 OFFSET ?',
        values: [at[0] % 2],
      })
      if (rests) await deeds.attempt('rating.unrest', { ratingId: idOf(rests.rating), anchorId: idOf(rests.anchor) })
    },
    count: async at =>
      deeds.attempt('claim.add', {
        propositionId: proposition(at[0]),
        words: `${['most', 'two'][at[1] % 2]} sites`,
        unit: 'sites',
        counts: [(['supports', 'mixed'] as const)[at[2] % 2]],
      }),
    countOtherwise: async at =>
      deeds.attempt('claim.change', { claimId: deeds.one('claim', at[0]), words: `${deeds.who} counts sites` }),
    uncount: async at => deeds.attempt('claim.remove', { claimId: deeds.one('claim', at[0]) }),
    about: async at =>
      deeds.attempt('proposition.change', {
        propositionId: proposition(at[0]),
        ...[
          { shortName: WORDS[at[2] % 3] },
          { limitations: `${deeds.who}: ${SAID[at[2] % 4]}` },
          { status: (['tested', 'retained', 'rejected'] as const)[at[2] % 3] },
        ][at[1] % 3],
      }),
    casesOf: async at =>
      deeds.attempt('proposition.setCases', {
        propositionId: proposition(at[0]),
        part: (['formed on', 'tested on'] as const)[at[1] % 2],
        caseIds: at[2] % 4 ? [deeds.one('case', at[2])] : [],
      }),
    dropProposition: async at => deeds.attempt('proposition.remove', { propositionId: proposition(at[0]) }),
    fit: async at =>
      deeds.attempt('negativeCase.clear', { propositionId: proposition(at[0]), caseId: deeds.one('case', at[1]) }),
    look: async at =>
      deeds.attempt('evidenceSearch.log', {
        propositionId: proposition(at[0]),
        lookedFor: 'what speaks against it',
        lookedIn: 'all',
        lookedAt: at[1],
        found: at[1] % 2,
      }),
  }
}

function onReviews(deeds: Deeds): Record<string, Deed> {
  const thing = (at: number) => ({ about: 'code' as const, id: deeds.one('code', at) })
  return {
    uncomment: async at => deeds.attempt('comment.remove', { commentId: deeds.own('comment', at) }),
    recomment: async at =>
      deeds.attempt('comment.rewrite', {
        commentId: deeds.own('comment', at),
        body: `${deeds.who} asks otherwise: ${SAID[at[1] % 4]}`,
      }),
    commentCell: async at =>
      deeds.attempt('comment.add', {
        thing: {
          about: 'cell',
          cell: {
            request: matrixAsked(),
            row: deeds.one('code', at[0]),
            column: deeds.one('case', at[1]),
            names: { row: 'a code', column: 'a site' },
          },
        },
        body: `${deeds.who} wonders ${at[2] % 2}`,
      }),
    round: async at =>
      deeds.attempt('round.open', {
        name: `Round ${at[0] % 2}`,
        purpose: SAID[at[1] % 4],
        coderIds: [deeds.one('coder', at[2]), deeds.one('coder', at[2] + 1)],
        things: [thing(at[3])],
      }),
    roundMore: async at =>
      deeds.attempt('round.add', { roundId: deeds.one('round', at[0]), things: [thing(at[1]), thing(at[2])] }),
    roundLess: async at => deeds.attempt('round.take', { roundId: deeds.one('round', at[0]), things: [thing(at[1])] }),
    roundLook: async at =>
      deeds.attempt('round.look', {
        roundId: deeds.one('round', at[0]),
        things: [thing(at[1])],
        looked: at[2] % 3 > 0,
      }),
    roundDone: async at => deeds.attempt('round.done', { roundId: deeds.one('round', at[0]), done: at[1] % 3 > 0 }),
    roundState: async at =>
      deeds.attempt('round.setState', {
        roundId: deeds.one('round', at[0]),
        state: (['open', 'closed'] as const)[at[1] % 2],
      }),
    proposeChange: async at =>
      deeds.attempt('proposal.make', {
        request:
          at[0] % 2
            ? { operation: 'rename', codeId: deeds.one('code', at[1]), name: `${WORDS[at[2] % 3]} proposed` }
            : { operation: 'new', name: `${WORDS[at[2] % 3]} new`, parentId: null, kind: 'code', brief: null },
        reason: `${deeds.who} thinks so`,
      }),
    acceptChange: async at => deeds.attempt('proposal.accept', { proposalId: deeds.one('proposal', at[0]) }),
    declineChange: async at =>
      deeds.attempt('proposal.decline', { proposalId: deeds.one('proposal', at[0]), why: `${deeds.who}: no` }),
    withdrawChange: async at => deeds.attempt('proposal.withdraw', { proposalId: deeds.own('proposal', at) }),
    settleCodings: async at => {
      const [a, b] = [deeds.one('coding', at[0]), deeds.one('coding', at[1])]
      await deeds.attempt('agreement.settle', {
        decision: 'accept',
        codingIds: a === b ? [a] : [a, b],
        acceptId: a,
        reason: `${deeds.who} weighed both`,
      })
    },
  }
}

function onWritings(deeds: Deeds): Record<string, Deed> {
  return {
    format: async at => {
      const memoId = deeds.one('memo', at[0])
      if (memoId === undefined) return
      const [memo] = await deeds.hand.ask('memo.some', { memoIds: [memoId as never] })
      // One that is sealed.
      if (!memo) return
      const { about, subjectId, body } = memo as unknown as { about: string; subjectId: string | null; body: string }
      const codeId = deeds.one('code', at[1])
      const paragraphs = body.split('\n').map(text => ({ type: 'paragraph', children: [{ text }] }))
      await deeds.attempt('memo.write', {
        memoId,
        about,
        subjectId,
        title: memo.title,
        rich: [
          ...(at[3] % 2 ? paragraphs : paragraphs.slice(1)),
          {
            type: 'quote',
            children: [
              { text: `${deeds.who} marks `, bold: true },
              ...(at[2] % 2 && codeId !== undefined ? [{ type: 'link', to: 'code', id: codeId, name: 'a code' }] : []),
              { text: ' here.' },
            ],
          },
        ],
      })
    },
    linkSummary: async at => {
      const summary = deeds.hand.read.get<{ id: Buffer; case_id: Buffer; code_id: Buffer | null }>({
        text: 'SELECT id, case_id, code_id FROM main.summary ORDER BY n LIMIT 1 OFFSET ?',
        values: [at[0] % 2],
      })
      if (!summary) return
      const cell = await deeds.hand.ask('summary.cell', {
        caseId: idOf(summary.case_id) as never,
        codeId: summary.code_id && (idOf(summary.code_id) as never),
      })
      await deeds.attempt('summary.link', {
        summaryId: idOf(summary.id),
        stamp: (cell as unknown as { summary: { stamp: string } | null }).summary?.stamp,
        phrase: { start: 0, end: 3 + (at[1] % 4) },
        codingId: deeds.one('coding', at[2]),
      })
    },
    unlinkSummary: async at => deeds.attempt('summary.unlink', { linkId: deeds.one('summary_link', at[0]) }),
    review: async at =>
      deeds.attempt('summary.review', { summaryIds: [deeds.one('summary', at[0])], reviewed: at[1] % 3 > 0 }),
    unquote: async at => deeds.attempt('quote.remove', { quoteIds: [deeds.one('quote', at[0])] }),
    noteQuote: async at =>
      deeds.attempt('quote.change', { quoteId: deeds.one('quote', at[0]), note: `${deeds.who}: ${SAID[at[1] % 4]}` }),
    dropFilter: async at => deeds.attempt('filter.remove', { filterId: deeds.one('saved_filter', at[0]) }),
    display: async at =>
      deeds.attempt('display.save', {
        name: WORDS[at[0] % 3],
        request: matrixAsked({ rollUp: at[1] % 2 === 0, rule: SAID[at[2] % 4]! }),
      }),
    callDisplay: async at =>
      deeds.attempt('display.rename', { displayId: deeds.one('saved_display', at[0]), name: WORDS[at[1] % 3] }),
    dropDisplay: async at => deeds.attempt('display.remove', { displayId: deeds.one('saved_display', at[0]) }),
    fact: async at =>
      deeds.attempt('team.setProjectFact', {
        field: ['approach', 'question'][at[0] % 2],
        value: at[1] % 4 ? SAID[at[1] % 4] : null,
      }),
    factOfCoder: async at =>
      deeds.attempt('team.setCoderFact', {
        coderId: deeds.one('coder', at[0]),
        field: 'role',
        value: at[1] % 4 ? `${SAID[at[1] % 4]}` : null,
      }),
    addCoder: async at => deeds.attempt('coder.add', { name: `Eva ${at[0] % 2}`, initials: `E${at[0] % 2}` }),
    outputs: async at =>
      deeds.attempt('output.setSettings', {
        output: 'quotes',
        settings: at[0] % 3 ? { template: ['{case.code}', '{person.role_category}'][at[1] % 2]! } : null,
      }),
  }
}
