// What two did apart on copies of the sample study, brought together: nothing is asked that need not be, nothing is lost, and no name
// that was taken out comes back.

import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { readImages } from '../../src/store/images.ts'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'
import { Hand } from '../team/merge/support/merge-case.ts'

const lead = new Journey()
const ours = new Hand(lead)
const away = new Journey()
const file = (name: string) => lead.path(`${name}.crosscase`)

beforeAll(async () => {
  await lead.sample('study', 'Lead')
})
afterAll(async () => {
  await lead.end()
  await away.end()
})

const handOut = (...names: string[]) =>
  lead.ask('team.handOut', {
    blind: false,
    withoutSources: [],
    originals: false,
    copies: names.map(name => ({ coder: name, to: file(name) })),
  })

/** What somebody does in their copy. */
async function apart(name: string, does: (hand: Hand) => Promise<unknown>): Promise<void> {
  await away.ask('project.open', { path: file(name) })
  await does(new Hand(away))
  await away.ask('project.close', {})
}

async function bring(...names: string[]) {
  const plan = await lead.ask('merge.compare', { paths: names.map(file) })
  const questions = await Promise.all(
    plan.questions.map(one => lead.ask('merge.question', { planId: plan.id, questionId: one.id })),
  )
  const report = await lead.ask('merge.apply', { planId: plan.id })
  expect(report.addsUp).toBe(true)
  expect((await lead.ask('project.check', {})).problems).toEqual([])
  return { plan, questions, report }
}

const sourceOf = async (hand: Hand, key: string) => (await hand.ask('source.list', {})).find(one => one.key === key)!.id
const textOf = async (hand: Hand, key: string) =>
  (await hand.ask('source.open', { sourceId: await sourceOf(hand, key) })).paragraphs.map(one => one.text).join('\n')
const rangeOf = async (hand: Hand, key: string, words: string) => {
  const start = (await textOf(hand, key)).indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return { start, end: start + words.length }
}
const code = async (hand: Hand, key: string, name: string, words: string) =>
  hand.ask('coding.apply', {
    sourceId: await sourceOf(hand, key),
    codeIds: [await hand.codeId(name)],
    range: await rangeOf(hand, key, words),
  })
const entry = async (name: string) => lead.ask('code.entry', { codeId: await ours.codeId(name) })
const codings = async (name: string) => {
  const { id, key } = (await lead.ask('code.list', {})).find(one => one.name === name)!
  return (await lead.ask('list.rows', { what: 'codings' })).filter(one => one['code'] === (key ?? id))
}
/** Every table of research, row for row, without the history of acts. */
const state = () =>
  ['code', 'coding', 'anchor', 'memo', 'memo_link', 'evidence', 'source', 'paragraph', 'coder', 'merge_question']
    .flatMap(table => ours.rows(table).map(row => `${table} ${row}`)) // prettier-ignore

describe('what two did apart, together', () => {
  it('[66] the lead renames a code and Ana redefines it: both changes stand and nothing is asked', async () => {
    await handOut('Ana')
    await ours.rename('Distance', 'Miles between')
    await apart('Ana', hand => hand.define('Distance', 'How far apart the two are, in miles or in hours.'))
    const { questions } = await bring('Ana')
    expect(questions).toEqual([])
    expect(await entry('Miles between')).toMatchObject({ brief: 'How far apart the two are, in miles or in hours.' })
  })

  it('[68] both made “Trust” with different definitions: two codes, and the question shows both definitions', async () => {
    await handOut('Ben')
    await ours.code('Trust')
    await ours.define('Trust', 'Relying on what the partner says.')
    await apart('Ben', async hand => {
      await hand.code('Trust')
      await hand.define('Trust', 'Telling the partner what went wrong.')
      await code(hand, 'T01', 'Trust', 'Pathmaker Programme')
    })
    const { questions } = await bring('Ben')
    expect(questions.map(one => `${one.kind} ${one.object.name}`)).toEqual(['M05 Trust'])
    expect(questions[0]!.fields).toMatchObject([
      { ours: 'Relying on what the partner says.', theirs: ['Telling the partner what went wrong.'] },
    ])
    const made = (await lead.ask('code.list', {})).filter(one => one.name.startsWith('Trust'))
    expect(made.map(one => one.name).toSorted()).toEqual(['Trust', 'Trust (BE)'])
    expect(await codings('Trust')).toEqual([])
    expect(await codings('Trust (BE)')).toHaveLength(1)
    const [open] = await lead.ask('merge.open', {})
    await lead.ask('merge.answer', { decision: { question: open!.id, choice: 'ours' } })
    expect(await codings('Trust')).toHaveLength(1)
    expect(await entry('Trust')).toMatchObject({ brief: 'Relying on what the partner says.' })
  })

  it('[69] two moves that make a circle: the tree has none and a question stands', async () => {
    await handOut('Cleo')
    await ours.move('What moved', 'Conditions')
    await apart('Cleo', hand => hand.move('Conditions', 'What moved'))
    const { questions } = await bring('Cleo')
    expect(questions.map(one => `${one.kind} ${one.object.name}`)).toEqual(['M09 Conditions'])
    const codes = await lead.ask('code.list', {})
    const parentOf = new Map<CodeId, CodeId | null>(codes.map(one => [one.id, one.parentId]))
    for (const { id } of codes) {
      const way = new Set<CodeId>()
      for (let at: CodeId | null = id; at !== null; at = parentOf.get(at) ?? null) {
        expect(way.has(at)).toBe(false)
        way.add(at)
      }
    }
    expect((await lead.ask('merge.open', {})).map(one => one.kind)).toEqual(['M09'])
  })

  it('[70] the same passage coded alike by the lead and Dan: two codings and no question', async () => {
    const before = (await codings('Playbooks')).length
    await handOut('Dan')
    await code(ours, 'T01', 'Playbooks', 'Learning Circles')
    await apart('Dan', hand => code(hand, 'T01', 'Playbooks', 'Learning Circles'))
    const { questions } = await bring('Dan')
    expect(questions).toEqual([])
    const after = await codings('Playbooks')
    expect(after).toHaveLength(before + 2)
    const both = after.filter(one => one['quote'] === 'Learning Circles')
    expect(both.map(one => String(one['coder'])).toSorted()).toEqual(['Dan', 'Lead'])
  })

  it('[71] the same hand-in a second time: it is known, nothing changes', async () => {
    const before = state()
    const { plan, questions, report } = await bring('Dan')
    expect([plan.deeds, questions, report.applied]).toEqual([0, [], []])
    expect(plan.copies[0]!.cameBefore).not.toBeNull()
    expect(state()).toEqual(before)
  })

  it('[72] a name redacted here that Eve’s copy still shows: it is nowhere in the project, its index, its report', async () => {
    const name = 'Clive Bottomley'
    await handOut('Eve')
    await apart('Eve', async hand => {
      const [coding] = await code(hand, 'T04', 'Trust', name)
      await hand.ask('memo.write', { about: 'coding', subjectId: coding!, title: `On ${name}`, body: `Ask ${name}.` })
      await hand.ask('comment.add', { thing: { about: 'coding', id: coding as never }, body: `Is ${name} named?` })
      await hand.code(`As ${name} says`)
    })
    const sourceId = await sourceOf(ours, 'T04')
    const open = await lead.ask('source.open', { sourceId })
    const range = await rangeOf(ours, 'T04', name)
    await lead.ask('source.edit', {
      sourceId,
      state: open.textState,
      steps: [{ ...range, insert: '[the chief nurse]' }],
      redacts: true,
    })
    const { n: redactedAt } = ours.read.get<{ n: number }>(sql`SELECT max(n) AS n FROM change`)!
    const { report } = await bring('Eve')
    expect((await codings('Trust')).map(one => one['quote'])).toContain('[the chief nurse]')
    expect(JSON.stringify(await lead.ask('merge.report', { reportId: report.id }))).not.toContain(name)
    expect((await lead.ask('search.text', { words: `"${name}"` })).total).toBe(0)
    const tables = ours.read
      .all<{ name: string }>(sql`SELECT name FROM main.sqlite_schema WHERE type = 'table'`)
      .map(one => one.name)
      .filter(one => !['blob', 'change_row'].includes(one) && !one.startsWith('sqlite'))
    for (const table of tables)
      expect(
        ours.rows(table).filter(row => row.includes(name)),
        table,
      ).toEqual([])
    // Nor in what an undo of the merge and of whatever comes after it would bring back.
    const images = ours.read
      .all<{ before: Buffer }>(sql`SELECT before FROM change_row WHERE before IS NOT NULL AND change_n > ${redactedAt}`)
      .flatMap(one => readImages(one.before))
    expect(images.filter(image => JSON.stringify(image).includes(name))).toEqual([])
  })

  it('[75] three hand-ins, in any order and in one pass: the results are equal', async () => {
    await handOut('Femi', 'Gus', 'Hana')
    await code(ours, 'T02', 'Trust', 'the')
    await apart('Femi', async hand => {
      await hand.rename('Visits', 'Going there')
      await code(hand, 'T02', 'Going there', 'and')
    })
    await apart('Gus', async hand => {
      await hand.code('Openness')
      await code(hand, 'T02', 'Openness', 'that')
      await hand.move('Playbooks', 'Openness')
    })
    await apart('Hana', async hand => {
      await code(hand, 'T02', 'Visits', 'with')
      await hand.define('Openness about failure', 'Telling what did not work.')
    })
    await lead.core.closeProject()
    copyFileSync(file('study'), file('kept'))
    const results: string[][] = []
    for (const passes of [[['Femi'], ['Gus'], ['Hana']], [['Hana'], ['Femi'], ['Gus']], [['Gus', 'Hana', 'Femi']]]) {
      await lead.core.closeProject()
      copyFileSync(file('kept'), file('study'))
      await lead.ask('project.open', { path: file('study'), coder: 'Lead' })
      for (const names of passes) expect((await bring(...names)).questions).toEqual([])
      results.push(state())
    }
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })
})
