// Codings that go by another deed than their own removal: with them go their place in the queue after a split and the links to them.

import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CodeId, CodingId } from '../../src/base/ids.ts'
import { CodedText } from './support/a-coded-text.ts'

const WORDS = 'They left us out.'

let study: CodedText
let trust: CodeId
let coding: CodingId
beforeEach(async () => {
  study = new CodedText()
  await study.begin(`KO: And?\n\nR11: ${WORDS} We were angry.`)
  trust = study.codes.get('Trust')!
  coding = await study.code(WORDS)
})
afterEach(async () => {
  expect(study.problems()).toEqual([])
  await study.end()
})

const split = () =>
  study.ask('framework.apply', {
    request: {
      operation: 'split',
      codeId: trust,
      into: [{ name: 'Faith' }, { name: 'Reliance' }],
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'two things',
    },
  })
const waits = async () => (await study.ask('framework.toDecide', {})).total
const link = (codingId: CodingId) =>
  study.ask('memo.write', {
    about: 'project',
    subjectId: null,
    title: 'Look',
    rich: [{ type: 'paragraph', children: [{ type: 'link', to: 'coding', id: codingId, name: 'out' }] }],
  })

it('a decision on a passage taken back: its consensus coding waits no more', async () => {
  await study.ask('agreement.settle', { decision: 'accept', codingIds: [coding], acceptId: coding })
  await split()
  expect(await waits()).toBe(2)
  await study.ask('agreement.reopen', { codingIds: [coding] })
  expect(await waits()).toBe(1)
})

it('a decision on a passage taken back: a memo that linked to the consensus coding says its words', async () => {
  await study.ask('agreement.settle', { decision: 'accept', codingIds: [coding], acceptId: coding })
  const given = (await study.ask('coding.inSource', { sourceId: study.sourceId })).codings.find(
    one => one.id !== coding,
  )!
  await link(given.id)
  await study.ask('agreement.reopen', { codingIds: [coding] })
  expect((await study.ask('memo.list', {}))[0]!.body).toContain('out')
})

it('the codings of a place whose words a correction took: they wait no more', async () => {
  await split()
  const { textState } = await study.ask('source.open', { sourceId: study.sourceId })
  await study.ask('source.edit', {
    sourceId: study.sourceId,
    state: textState,
    steps: [{ ...study.at(WORDS), insert: '' }],
  })
  const [question] = await study.ask('anchor.questions', { sourceId: study.sourceId })
  await study.ask('anchor.answer', { answers: [{ questionId: question!.id, answer: 'remove' }] })
  expect(await waits()).toBe(0)
})
