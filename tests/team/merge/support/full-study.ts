// A little of everything that a project can hold: work of one coder, after which every column of JSON is filled.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallName } from '../../../../src/api/contract.ts'
import { Deeds } from './deeds.ts'
import { ROOT } from '../../../house/files.ts'
import { Journey } from '../../../support/journey.ts'
import type { Hand } from './merge-case.ts'

const rich = (id: string) => [
  { type: 'heading', level: 1, children: [{ text: 'Doubts' }] },
  {
    type: 'paragraph',
    children: [
      { text: 'Look at ', bold: true },
      { type: 'link', to: 'code', id, name: 'Trust' },
    ],
  },
]

/** Does it, on the study of `deeds.ts`. */
export async function workEverywhere(hand: Hand, who = 'Ben'): Promise<void> {
  const deeds = new Deeds(hand, who)
  const ask = async (name: CallName, input: object): Promise<string> => {
    const reply = await hand.journey.core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
    return reply.answer as string
  }
  const one = (table: string, at = 0, where?: string) => deeds.one(table, at, where)!
  const [trust, source] = [one('code'), one('source')]
  const range = { start: 20, end: 45 }
  const [north, south] = [one('case', 0, "name = 'North'"), one('case', 0, "name = 'South'")]
  const filter = {
    all: [
      { is: 'coded', codeIds: [trust], below: true, how: 'this coding' },
      { is: 'cases', ids: [north] },
    ],
  }
  const scopeFilter = { is: 'cases', ids: [north] }
  const request = { rows: 'codes', columns: 'sites', measure: 'codings', where: [], codedBy: [], stance: null, rollUp: false, filter } // prettier-ignore

  // A document with words in bold.
  const file = join(ROOT, 'fixtures/sources/report.docx')
  const plan = await hand.ask('import.plan', { paths: [file] })
  await hand.ask('import.apply', {
    files: plan.map(({ token, name, kind, date }) => ({ token, name, kind, date, caseKeys: [], participantKeys: [] })),
  })
  await ask('attribute.create', {
    about: 'site',
    name: 'Wave',
    type: 'choice',
    choices: ['one', 'two'],
    rule: {
      from: 'groups',
      attributeId: one('attribute', 0, "name = 'Stage'"),
      groups: [{ value: 'one', of: ['early'] }],
      others: 'two',
    },
  })
  const [coding] = await hand.ask('coding.apply', { sourceId: source, codeIds: [trust], range } as never)
  await ask('memo.write', { about: 'project', subjectId: null, title: 'Doubts', rich: rich(trust) })
  await ask('quote.add', { codingIds: [coding] })
  await ask('quote.edit', { quoteId: one('quote'), edits: [{ start: 0, end: 2, kind: 'elide', text: '' }] })
  await ask('output.setSettings', { output: 'quotes', settings: { fillers: ['well'], perPerson: 3 } })
  const list = hand.journey.path(`${who}-sites.csv`)
  writeFileSync(list, 'Size,Stage\nlarge,early\nsmall,late\n')
  await ask('disclosure.loadPopulation', { path: list, unit: 'site' })
  const proposition = await ask('proposition.add', { statement: 'Vendors matter', scopeFilter })
  await ask('proposition.reword', { propositionId: proposition, statement: 'Vendors matter much', scopeFilter })
  await ask('evidence.judge', { propositionId: proposition, sourceId: source, range, stance: 'confirming' })
  await deeds.do({ does: 'file', at: [0, 0, 0, 0] })
  await ask('position.decide', { propositionId: proposition, caseId: north, value: 'supports', rationale: 'Seen.' })
  await ask('claim.add', { propositionId: proposition, words: 'everywhere', unit: 'sites', counts: ['supports'], filter: scopeFilter }) // prettier-ignore
  await ask('rating.addScale', { name: 'Pace', kind: 'ordinal', steps: ['slow', 'fast'] })
  await ask('summary.keep', { caseId: north, codeId: trust, text: 'Little trust.', stretch: who })
  await ask('filter.save', { name: 'Trust in the north', filter })
  await ask('display.save', { name: 'Sites', request })
  const cell = { request, row: trust, column: north, names: { row: 'Trust', column: 'North' } }
  await ask('comment.add', { thing: { about: 'cell', cell, counted: 1 }, body: 'So few?' })
  await ask('comment.add', { thing: { about: 'code', id: trust }, body: 'Too wide.' })
  await ask('round.open', { name: 'Round 1', purpose: 'All of it', filter, coderIds: [deeds.ids('coder')[0]], from: '2026-03-02', until: '2026-03-16', things: [{ about: 'cell', cell, counted: 1 }] }) // prettier-ignore
  await ask('proposal.make', { request: { operation: 'rename', codeId: trust, name: 'Faith' }, reason: 'Clearer.' })
  await ask('version.save', { label: `by ${who}`, evenUnchanged: true })
  await deeds.do({ does: 'correct', at: [2, 0, 60, 4] })
  await deeds.do({ does: 'rename', at: [0, 1, 0, 0] })
  await ask('case.fileSources', { caseIds: [south], sourceIds: [source] })
  await ask('case.merge', { fromId: south, intoId: north, take: [], on: null, reason: 'one place' })
  await agreement(hand, deeds, source, trust)
  await pastOfAnother(hand, `${who}-ward`)
}

/** A kept run of agreement between whoever is at work and a second coder. */
async function agreement(hand: Hand, deeds: Deeds, sourceId: string, codeId: string): Promise<void> {
  const coders = await hand.ask('project.coders', {})
  const two = [coders.find(one => one.name === deeds.who)!, coders.find(one => one.name !== deeds.who)!]
  const coderIds = two.map(one => one.id)
  for (const { name } of two.toReversed()) {
    await hand.ask('project.workAs', { name })
    await deeds.attempt('coding.apply', { sourceId, codeIds: [codeId], range: { start: 60, end: 80 } })
    await deeds.attempt('source.markCoded', { sourceId, coded: true })
  }
  await hand.ask('agreement.keep', { label: 'Round 1', coderIds, unit: 'character', measures: ['percent'] } as never)
}

/** What another project kept, brought in alone: all that it is about stays out. */
async function pastOfAnother(hand: Hand, name: string): Promise<void> {
  const other = new Journey()
  const path = hand.journey.path(`${name}.crosscase`)
  const text = hand.journey.path(`${name}.txt`)
  writeFileSync(text, 'Respondent: The ward was quiet.\n')
  await other.ask('project.create', { path, name, coder: 'Yul' })
  const [file] = await other.ask('import.plan', { paths: [text] })
  await other.ask('import.apply', {
    files: [{ token: file!.token, name, kind: file!.kind, date: file!.date, caseKeys: [], participantKeys: [] }],
  })
  const codeId = await other.ask('code.create', { name: 'Quiet' })
  const sourceId = (await other.ask('source.list', {}))[0]!.id
  for (const coder of ['Yul', 'Zoe']) {
    await other.ask('project.workAs', { name: coder })
    await other.ask('coding.apply', { sourceId, codeIds: [codeId], range: { start: 12, end: 20 } })
    await other.ask('source.markCoded', { sourceId, coded: true })
  }
  await other.ask('version.save', { label: 'v1', reason: 'Agreed on the ward' })
  const coderIds = (await other.ask('project.coders', {})).map(one => one.id)
  await other.ask('agreement.keep', { label: 'Ward round', coderIds, unit: 'character', measures: ['percent'] })
  await other.end()
  const { id: bringingId } = await hand.ask('bring.project', { path })
  const { items } = await hand.ask('bring.pairs', { bringingId, limit: 500 })
  await hand.ask('bring.decide', {
    bringingId,
    decisions: items.map(one => ({ id: one.id, choice: one.kind === 'coder' ? ('new' as const) : ('out' as const) })),
  })
  const plan = await hand.ask('bring.plan', { bringingId })
  await hand.ask('merge.apply', { planId: plan.id })
}
