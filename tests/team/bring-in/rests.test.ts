// What rests on the things of another project comes along, in our ids; what both tell otherwise is asked; what is refused changes nothing.

import { closeSync, openSync, writeSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import type { Hand } from '../merge/support/merge-case.ts'
import { code, codings, source, TwoProjects } from './support/bringing.ts'

const INTERVIEW =
  'Interviewer: How did it go?\nRespondent: We shared the playbooks early.\nRespondent: Then trust went away.\n'

const two = new TwoProjects()
afterAll(() => two.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id
const range = async (hand: Hand, words: string) => {
  const sourceId = await hand.sourceId()
  const text = (await hand.ask('source.open', { sourceId })).paragraphs.map(one => one.text).join('\n')
  return { sourceId, range: { start: text.indexOf(words), end: text.indexOf(words) + words.length } }
}

/** A small study as both have it; what tells them apart is who wrote what. */
const study = (who: string) => async (hand: Hand) => {
  await source(hand, 'Interview A', INTERVIEW)
  await hand.code('Trust')
  await hand.define('Trust', 'Trust between partners')
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name })
  await hand.ask('case.create', { kind: 'participant', name: 'Respondent' })
  const sourceId = await hand.sourceId()
  for (const name of ['North', 'Respondent'])
    await hand.ask('case.fileSources', { caseIds: [await caseId(hand, name)], sourceIds: [sourceId] })
  const platform = await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'text' })
  await hand.ask('case.setValue', { caseId: await caseId(hand, 'North'), attributeId: platform, value: `as ${who}` })
  const propositionId = await hand.ask('proposition.add', { statement: 'Trust comes before sharing.' })
  await hand.ask('evidence.judge', {
    propositionId,
    ...(await range(hand, 'trust went away')),
    stance: who === 'Ana' ? 'confirming' : 'disconfirming',
  })
  await hand.ask('position.decide', {
    propositionId,
    caseId: await caseId(hand, 'North'),
    value: who === 'Ana' ? 'supports' : 'challenges',
    rationale: `says ${who}`,
  })
  await hand.ask('summary.keep', {
    caseId: await caseId(hand, 'North'),
    codeId: await hand.codeId('Trust'),
    text: `What ${who} reads.`,
    stretch: who,
  })
}
const ours = study('Ana')
const plain = study('Bea')
async function theirs(hand: Hand): Promise<void> {
  await plain(hand)
  const trust = await hand.codeId('Trust')
  await hand.code('Help')
  await code(hand, 'Interview A', 'Trust', 'trust went away')
  await hand.ask('codeSet.create', { name: 'Core', codeIds: [trust, await hand.codeId('Help')] })
  await hand.ask('case.link', {
    fromId: await caseId(hand, 'North'),
    toId: await caseId(hand, 'South'),
    relation: 'paired with',
    on: null,
    note: 'since long',
  })
  await hand.ask('memo.write', {
    about: 'case',
    subjectId: await caseId(hand, 'North'),
    title: 'On trust',
    rich: [{ type: 'paragraph', children: [{ text: 'See ' }, { type: 'link', to: 'code', id: trust, name: 'Trust' }] }],
  })
  await hand.ask('comment.add', { thing: { about: 'code', id: trust as never }, body: 'Too wide?' })
  await hand.ask('quote.add', { passage: await range(hand, 'shared the playbooks') })
}

describe('what rests on things', () => {
  it('comes along in our ids: evidence, sets, relations, memos with their links, comments, quotes', async () => {
    await two.make(ours, theirs)
    const { asked } = await two.bringIn()
    expect(asked).toEqual([
      'M31 Platform, North',
      'M39 Trust, North, Ana Lead',
      'M40 Trust comes before sharing, North, Ana Lead',
    ])
    const trust = await two.ours.codeId('Trust')
    expect(await codings(two.ours)).toEqual(['Interview A: Trust: trust went away (Bea Coder)'])
    const [proposition] = await two.ours.ask('proposition.list', {})
    expect(two.ours.rows('evidence').length).toBe(2)
    expect(proposition!.statement).toBe('Trust comes before sharing.')
    expect(await two.ours.ask('codeSet.list', {})).toMatchObject([
      { name: 'Core', codeIds: expect.arrayContaining([trust]) },
    ])
    expect(two.ours.rows('case_link').length).toBe(1)
    const memo = (await two.ours.ask('memo.list', {})).find(one => one.title === 'On trust')!
    expect(memo).toMatchObject({ subjectId: await caseId(two.ours, 'North') })
    expect(JSON.stringify((await two.ours.ask('memo.open', { memoId: memo.id })).rich)).toContain(trust)
    expect(two.ours.rows('memo_link').length).toBe(1)
    const comment = two.ours.rows('comment')[0]!
    expect(comment).toContain(trust.replaceAll('-', ''))
    expect(two.ours.rows('quote').length).toBe(1)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('a summary written on both sides holds both, and ours stands of a position and a value until somebody answers', async () => {
    await two.make(ours, theirs)
    await two.bringIn()
    expect(two.ours.rows('summary')[0]).toContain('What Ana reads.')
    expect(two.ours.rows('summary')[0]).toContain('What Bea reads.')
    expect(two.ours.rows('position')[0]).toContain('supports')
    const open = await two.ours.ask('merge.open', {})
    const value = open.find(one => one.kind === 'M31')!
    await two.ours.ask('merge.answer', { decision: { question: value.id, choice: 'theirs' } })
    expect(two.ours.rows('attribute_value')).toEqual([expect.stringContaining('as Bea')])
    await two.ours.ask('project.undo', {})
    expect(two.ours.rows('attribute_value')).toEqual([expect.stringContaining('as Ana')])
  })

  it('a case left out takes its memo, its summary and its position along; the code stays', async () => {
    await two.make(ours, theirs)
    const { done } = await two.bringIn({ North: 'out' })
    expect(done).toEqual(
      expect.arrayContaining(['M47 case 1', 'M47 memo 1', 'M47 summary 1', 'M47 position 1', 'M47 case_link 1']),
    )
    expect(two.ours.rows('memo')).toEqual([])
    expect(two.ours.rows('case_link')).toEqual([])
    expect(two.ours.rows('quote').length).toBe(1)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('[M50] consent withdrawn here keeps codings of theirs out until somebody decides', async () => {
    await two.make(ours, theirs)
    await two.ours.ask('case.setConsent', {
      caseId: await caseId(two.ours, 'Respondent'),
      consent: { scope: 'nothing', givenOn: null, withdrawnOn: '2026-11-01', note: null },
    })
    const { asked } = await two.bringIn()
    expect(asked).toContain('M50 Interview A')
    expect(await codings(two.ours)).toEqual([])
  })

  it('[M27] words that were redacted here come in by no way', async () => {
    await two.make(ours, async hand => {
      await theirs(hand)
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await hand.sourceId(),
        title: 'Look',
        body: 'Who are the playbooks?',
      })
    })
    await two.ours.correct('playbooks', '[papers]', { redacts: true })
    const { done } = await two.bringIn()
    expect(done).toContain('M27 source 1')
    expect(JSON.stringify(two.ours.rows('memo'))).toContain('Who are the [papers]?')
    for (const table of ['memo', 'anchor_question', 'quote', 'merge_question', 'comment'])
      expect(JSON.stringify(two.ours.rows(table))).not.toContain('playbooks')
  })

  it('an encrypted project is opened with its own passphrase', async () => {
    await two.make(ours, theirs)
    await two.there(hand => hand.ask('project.encrypt', { passphrase: 'nine stones in the brook' }))
    expect(await two.journey.refused('bring.project', { path: two.theirsPath })).toContain('passphrase')
    const bringing = await two.journey.ask('bring.project', {
      path: two.theirsPath,
      passphrase: 'nine stones in the brook',
    })
    expect(bringing.origin.name).toBe('Ward')
  })
})

describe('a file that was tampered with', () => {
  const tampered = async (statement: string): Promise<string> => {
    await two.make(ours, theirs)
    const connection = new Connection(two.theirsPath, { mustExist: true })
    connection.pragma('ignore_check_constraints = ON')
    connection.pragma('foreign_keys = OFF')
    connection.run(statement)
    connection.close()
    return two.journey.refused('bring.project', { path: two.theirsPath })
  }

  it('is refused: places off their words, JSON that is none, tables of its own', async () => {
    expect(await tampered('UPDATE anchor SET end_offset = 100000')).toContain('does not stand on its words')
    expect(await tampered(`UPDATE memo SET rich = '{"half":' WHERE rich IS NOT NULL`)).toContain('is not JSON')
    expect(await tampered('CREATE TABLE extra (a TEXT) STRICT')).toMatch(/extra|its own|not/)
    expect(await tampered('PRAGMA user_version = 999')).toContain('newer Crosscase')
  })

  it('rows that refer into the void do not come in, and the project holds together', async () => {
    await two.make(ours, theirs)
    const connection = new Connection(two.theirsPath, { mustExist: true })
    connection.pragma('foreign_keys = OFF')
    connection.run(`UPDATE coding SET code_id = x'${'ab'.repeat(16)}'`)
    connection.run(`UPDATE evidence SET proposition_id = x'${'cd'.repeat(16)}'`)
    connection.close()
    await two.bringIn()
    expect(two.ours.rows('evidence').length).toBe(1)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('no project at all', async () => {
    await two.make(ours, theirs)
    const file = openSync(two.theirsPath, 'w')
    writeSync(file, 'no project')
    closeSync(file)
    expect(await two.journey.refused('bring.project', { path: two.theirsPath })).not.toBe('')
  })
})
