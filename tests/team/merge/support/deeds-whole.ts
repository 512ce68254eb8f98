// What somebody does to many things at once, to where things stand, and to what others have done: corrected files in the place of texts,
// coding and values by the sheet, rules, order, decisions taken back, rounds changed, summaries accepted and signed.

import { writeFileSync } from 'node:fs'
import type { ReplaceReport } from '../../../../src/sources/types.ts'
import { idOf } from '../../../../src/store/sql.ts'
import { frameworkAsked } from '../../../support/requests.ts'
import { SAID, SITES, type Deed, type Deeds } from './deeds.ts'

const WORDS = ['Reach', 'Span', 'Depth']
/** What a transcriber heard otherwise the second time. */
const HEARD: readonly ((text: string) => string)[] = [
  text => text.replaceAll('trust', 'their trust').replace('board', 'full board'),
  text => text.split('\n').toReversed().join('\n'),
  text => text.split('\n').slice(1).join('\n'),
  text => `${text}\nRespondent: That is all there is.`,
]

/** What somebody does to the whole, by numbers. */
export function wholesaleDeeds(deeds: Deeds): Readonly<Record<string, Deed>> {
  return {
    ...onSources(deeds),
    ...onCodings(deeds),
    ...onCases(deeds),
    ...onAttributes(deeds),
    ...onOrder(deeds),
    ...onSummaries(deeds),
    ...onReviews(deeds),
    ...onOutputs(deeds),
  }
}

function onSources(deeds: Deeds): Record<string, Deed> {
  return {
    hearAgain: async at => {
      const sourceId = deeds.one('source', at[0])!
      const { paragraphs } = await deeds.hand.ask('source.open', { sourceId: sourceId as never })
      const path = deeds.hand.journey.path(`heard ${at[2] % 2}.txt`)
      writeFileSync(path, HEARD[at[1] % 4]!(paragraphs.map(one => one.text).join('\n')))
      const plan = await deeds.hand.journey.core.call('source.planReplace', { sourceId, path })
      if (!plan.ok) return
      const { token } = plan.answer as ReplaceReport
      await deeds.attempt('source.replace', { sourceId, token, ...(at[3] % 2 ? { reason: 'heard again' } : {}) })
    },
    sourceValues: async at =>
      deeds.attempt('source.setValues', {
        cells: [at[0], at[1]].map((one, cell) => ({
          sourceId: deeds.one('source', one),
          attributeId: deeds.one('attribute', at[2], "about = 'source'"),
          value: [null, 'by phone', 'at work', `${deeds.who} was there`][(at[3] + cell) % 4],
        })),
      }),
    manyDone: async at =>
      deeds.attempt('source.markManyCoded', { sourceIds: deeds.ids('source'), coded: at[0] % 3 > 0 }),
    drawForSources: async at =>
      deeds.attempt('source.drawCodes', {
        rules: [{ value: null, style: 'numbers', prefix: ['T', 'U'][at[0] % 2] }],
        again: at[1] % 2 === 0,
      }),
  }
}

function onCodings(deeds: Deeds): Record<string, Deed> {
  const coders = (at: number) => [deeds.one('coder', at), deeds.one('coder', at + 1)]
  const turns = (at: Parameters<Deed>[0]) => {
    const sourceId = deeds.one('source', at[2])!
    const of = `lower(hex(source_id)) = '${sourceId.replaceAll('-', '')}'`
    return { sourceId, speakerId: deeds.one('speaker', at[3], of) }
  }
  return {
    // The same words under the same code as somebody before, or under another.
    codeToo: async at => {
      const { sourceId, open } = await deeds.passage(at)
      const coding = open.codings[at[0] % Math.max(open.codings.length, 1)]
      if (coding)
        await deeds.attempt('coding.apply', {
          sourceId,
          codeIds: [at[3] % 3 ? coding.codeId : deeds.one('code', at[2])],
          range: { start: coding.start, end: coding.end },
        })
    },
    codeMany: async at =>
      deeds.attempt('coding.applyMany', {
        codeIds: [deeds.one('code', at[0])],
        ...[
          { hits: { words: ['trust', 'the', 'shar*'][at[2] % 3], extent: (['word', 'sentence'] as const)[at[3] % 2] } },
          { turns: turns(at) },
          { participantId: deeds.one('case', at[2], "kind = 'participant'") },
        ][at[1] % 3],
      }),
    settleAlike: async at =>
      deeds.attempt('agreement.settleAlike', {
        coderIds: coders(at[0]),
        ...(at[1] % 2 ? { codeIds: [deeds.one('code', at[2])] } : {}),
      }),
    unsettle: async at => {
      const adjudication = deeds.one('adjudication', at[0])
      if (adjudication === undefined) return
      const codings = deeds.hand.read.all<{ id: Buffer }>({
        text: `SELECT coding_id AS id FROM main.adjudication_coding WHERE lower(hex(adjudication_id)) = ?`,
        values: [adjudication.replaceAll('-', '')],
      })
      await deeds.attempt('agreement.reopen', { codingIds: codings.map(row => idOf(row.id)) })
    },
    agree: async at =>
      deeds.attempt('agreement.keep', {
        label: `Run ${at[0] % 2}`,
        coderIds: coders(at[1]),
        unit: 'character',
        measures: ['percent'],
      }),
    dropRun: async at => deeds.attempt('agreement.removeRun', { runId: deeds.one('agreement_run', at[0]) }),
  }
}

function onCases(deeds: Deeds): Record<string, Deed> {
  return {
    callAndKey: async at =>
      deeds.attempt('case.setNameAndKey', {
        caseId: deeds.one('case', at[0]),
        name: `${SITES[at[1] % 3]}land`,
        key: at[2] % 3 ? `K${at[2] % 3}` : null,
      }),
    sheet: async at =>
      deeds.attempt('case.setValues', {
        cells: [at[0], at[0] + 1].map((one, cell) => ({
          caseId: deeds.one('case', one, "kind = 'site'"),
          attributeId: deeds.one('attribute', at[1], "about = 'site' AND rule IS NULL"),
          value: [null, 'early', 'late', 'does not apply', '12'][(at[2] + cell) % 5],
        })),
      }),
    refile: async at =>
      deeds.attempt('case.changeSources', {
        caseIds: [deeds.one('case', at[0])],
        fileIds: at[3] % 3 ? [deeds.one('source', at[1])] : [],
        takeIds: at[3] % 3 < 2 ? [deeds.one('source', at[2])] : [],
      }),
    drawForCases: async at =>
      deeds.attempt('case.drawCodes', {
        kind: ['site', 'participant'][at[0] % 2],
        by: null,
        rules: [{ value: null, style: (['letters', 'numbers'] as const)[at[1] % 2], prefix: at[1] % 2 ? 'S' : '' }],
        again: at[2] % 2 === 0,
      }),
    fixCode: async at => deeds.attempt('case.fixCodes', { caseIds: [deeds.one('case', at[0])] }),
  }
}

function onAttributes(deeds: Deeds): Record<string, Deed> {
  const rule = (at: Parameters<Deed>[0]) =>
    [
      {
        from: 'groups',
        attributeId: deeds.one('attribute', at[1], "about = 'site'"),
        groups: [{ value: 'begun', of: [['early'], ['late'], ['about 1']][at[2] % 3] }],
        others: at[3] % 2 ? 'not begun' : null,
      },
      { from: 'count', of: (['sources', 'people'] as const)[at[2] % 2], kind: null },
    ][at[3] % 3 ? 0 : 1]
  return {
    derive: async at =>
      deeds.attempt('attribute.create', { about: 'site', name: WORDS[at[0] % 3], type: 'text', rule: rule(at) }),
    ruleOf: async at =>
      deeds.attempt('attribute.setRule', {
        attributeId: deeds.one('attribute', at[0], 'rule IS NOT NULL'),
        rule: rule(at),
      }),
    orderAttribute: async at =>
      deeds.attempt('attribute.move', {
        attributeId: deeds.one('attribute', at[0]),
        beforeId: at[2] % 3 ? deeds.one('attribute', at[1]) : null,
      }),
    attributeOfSources: async at =>
      deeds.attempt('attribute.create', { about: 'source', name: WORDS[at[0] % 2], type: 'text' }),
  }
}

function onOrder(deeds: Deeds): Record<string, Deed> {
  return {
    orderProposition: async at =>
      deeds.attempt('proposition.move', {
        propositionId: deeds.one('proposition', at[0]),
        beforeId: at[2] % 3 ? deeds.one('proposition', at[1]) : null,
      }),
    orderQuestion: async at =>
      deeds.attempt('question.move', { questionId: deeds.one('question', at[0]), to: at[1] % 3 }),
    codeOfQuestion: async at =>
      deeds.attempt('question.makeCode', {
        questionId: deeds.one('question', at[0]),
        name: WORDS[at[1] % 3],
        ...(at[2] % 2 ? { parentId: deeds.one('code', at[2]) } : {}),
      }),
    arrangeQuote: async at =>
      deeds.attempt('quote.arrange', {
        quoteId: deeds.one('quote', at[0]),
        ...[
          { codeId: deeds.one('code', at[2]), propositionId: null },
          { codeId: null, propositionId: deeds.one('proposition', at[2]) },
          { codeId: null, propositionId: null },
        ][at[1] % 3],
        beforeId: at[3] % 2 ? deeds.one('quote', at[3]) : null,
      }),
    moveMemo: async at => {
      const memoId = deeds.own('memo', at)
      const { sourceId, range } = await deeds.passage(at)
      await deeds.attempt('memo.move', {
        memoId,
        ...[
          { about: 'code', subjectId: deeds.one('code', at[2]) },
          { about: 'case', subjectId: deeds.one('case', at[2]) },
          { about: 'source', subjectId: deeds.one('source', at[2]) },
          { about: 'coding', subjectId: deeds.one('coding', at[2]) },
          { about: 'project', subjectId: null, journalOn: at[2] % 2 ? '2026-02-03' : null },
          { passage: { sourceId, range } },
        ][at[1] % 6],
      })
    },
    memoOnWords: async at => {
      const { sourceId, range } = await deeds.passage(at)
      const body = `${deeds.who} here: ${SAID[at[0] % 4]}`
      await deeds.attempt('memo.write', { passage: { sourceId, range }, title: `Memo ${at[0] % 4}`, body })
    },
  }
}

function onSummaries(deeds: Deeds): Record<string, Deed> {
  return {
    acceptSummary: async at => deeds.attempt('summary.accept', { summaryIds: [deeds.one('summary', at[0])] }),
    signSummary: async at => {
      const { coder } = (await deeds.hand.ask('project.info', {}))!
      const summaryId = deeds.one('summary', at[0], at[1] % 2 ? 'code_id IS NULL' : '1')
      if (at[2] % 2) await deeds.attempt('summary.accept', { summaryIds: [summaryId] })
      await deeds.attempt('summary.sign', { summaryId, coderId: coder.id })
    },
    fillSummary: async at => {
      const coded = deeds.hand.read.get<{ case_id: Buffer; code_id: Buffer }>({
        text: `SELECT f.case_id, c.code_id FROM main.coding c JOIN main.anchor a ON a.id = c.anchor_id
          JOIN main.case_source f ON f.source_id = a.source_id ORDER BY f.n, c.n LIMIT 1 OFFSET ?`,
        values: [at[0] % 6],
      })
      if (coded)
        await deeds.attempt('summary.fill', { cells: [{ caseId: idOf(coded.case_id), codeId: idOf(coded.code_id) }] })
    },
  }
}

function onReviews(deeds: Deeds): Record<string, Deed> {
  return {
    handComment: async at =>
      deeds.attempt('comment.hand', {
        commentId: deeds.one('comment', at[0], 'reply_to_id IS NULL'),
        forId: at[1] % 3 ? deeds.one('coder', at[1]) : null,
      }),
    reopenChange: async at => deeds.attempt('proposal.reopen', { proposalId: deeds.one('proposal', at[0]) }),
    knowChange: async at => deeds.attempt('proposal.know', { proposalIds: [deeds.one('proposal', at[0])] }),
    changeRound: async at =>
      deeds.attempt('round.change', {
        roundId: deeds.one('round', at[0]),
        ...[
          { name: `Round ${at[2] % 3}` },
          { purpose: `${deeds.who}: ${SAID[at[2] % 4]}` },
          { from: at[2] % 3 ? `2026-03-0${1 + (at[2] % 3)}` : null, until: '2026-04-01' },
          { coderIds: [deeds.one('coder', at[2]), deeds.one('coder', at[3])] },
        ][at[1] % 4],
      }),
    dropRound: async at => deeds.attempt('round.remove', { roundId: deeds.one('round', at[0]) }),
  }
}

function onOutputs(deeds: Deeds): Record<string, Deed> {
  return {
    dropFillers: async at => deeds.attempt('quote.dropFillers', { quoteIds: [deeds.one('quote', at[0])] }),
    renewClaim: async at => deeds.attempt('claim.renew', { claimId: deeds.one('claim', at[0]) }),
    frameworkDisplay: async at =>
      deeds.attempt('display.saveFramework', {
        name: WORDS[at[0] % 3],
        request: frameworkAsked({ retired: at[1] % 2 === 0, rule: SAID[at[2] % 4]! }),
      }),
    disclose: async at =>
      deeds.attempt('disclosure.decide', {
        kind: 'quotes',
        rule: 'k',
        subject: `${SITES[at[0] % 3]}`,
        decision: ['stands', 'left out'][at[1] % 2],
        reason: `${deeds.who}: ${SAID[at[2] % 4]}`,
      }),
    settleLeaving: async at =>
      deeds.attempt('disclosure.settle', {
        ...[
          { least: at[1] % 3 ? 2 + (at[1] % 3) : null },
          { substitutes: [{ name: 'Priya', by: ['[P]', '[a colleague]'][at[1] % 2] }] },
          { leftOut: at[1] % 2 ? [deeds.one('source', at[2])] : [] },
        ][at[0] % 3],
      }),
  }
}
