// Copies of the sample study that come home, as teams live through it: a blind hand-in, a code retired while it was used, a copy of two
// baselines ago, and the report of it all in the audit trail.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName, Input, Answer } from '../../src/api/contract.ts'
import type { CodeId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const lead = new Journey()
const away = new Journey()
type Ask = <Name extends CallName>(name: Name, input: Input<Name>) => Promise<Answer<Name>>
const ask: Ask = (name, input) => lead.ask(name, input)

beforeAll(async () => {
  await lead.sample('study', 'Lead')
})
afterAll(async () => {
  await lead.end()
  await away.end()
})

const sourceOf = async (of: Ask, key: string) => (await of('source.list', {})).find(one => one.key === key)!.id
const codeOf = async (of: Ask, name: string) => (await of('code.list', {})).find(one => one.name === name)!
const coderOf = async (name: string) => (await ask('project.coders', {})).find(one => one.name === name)!.id
const file = (name: string) => lead.path(`${name}.crosscase`)
const handOut = async (name: string, blind = false) => {
  await ask('team.handOut', {
    blind,
    withoutSources: [],
    originals: false,
    copies: [{ coder: name, to: file(name) }],
  })
}
/** What somebody does in their copy. */
const apart = async (name: string, does: (of: Ask) => Promise<void>) => {
  await away.ask('project.open', { path: file(name) })
  await does((call, input) => away.ask(call, input))
  await away.ask('project.close', {})
}
const code = async (of: Ask, key: string, name: string, times: number, first = 300) => {
  const sourceId = await sourceOf(of, key)
  const { id } = await codeOf(of, name)
  for (let at = 0; at < times; at++)
    await of('coding.apply', {
      sourceId,
      codeIds: [id],
      range: { start: first + at * 60, end: first + at * 60 + 40 },
    })
}
const restructure = (request: object) =>
  ask('framework.apply', { request: request as Input<'framework.apply'>['request'] })
const merge = async (name: string) => {
  const plan = await ask('merge.compare', { paths: [file(name)] })
  const questions = await Promise.all(
    plan.questions.map(one => ask('merge.question', { planId: plan.id, questionId: one.id })),
  )
  const report = await ask('merge.apply', { planId: plan.id })
  expect((await ask('project.check', {})).problems).toEqual([])
  return { questions, report, done: report.applied.map(line => `${line.kind} ${line.what} ${line.count}`) }
}
const codedWith = async (codeId: CodeId) =>
  (await ask('list.rows', { what: 'codings' })).filter(one => one['code'] === codeId)

describe('copies that come home', () => {
  it('[32] T10 blind: after B’s hand-in and before A is done nothing of B’s is visible or counted; then all of it is', async () => {
    const sourceId = await sourceOf(ask, 'T10')
    const of = async () => {
      const { codings } = await ask('source.open', { sourceId })
      return new Set(codings.map(one => one.coderId))
    }
    // Both begin with nothing.
    for (const name of ['A', 'B']) {
      await ask('project.workAs', { name })
      const { codings } = await ask('source.open', { sourceId })
      const own = codings.filter(one => one.coderId === coders[name]).map(one => one.id)
      await ask('coding.remove', { codingIds: own })
      await ask('source.markCoded', { sourceId, coded: false })
    }
    await ask('project.workAs', { name: 'Lead' })
    await ask('team.allocate', {
      changes: ['A', 'B'].map(name => ({
        sourceId,
        coderId: coders[name]!,
        part: name === 'A' ? 'first' : 'second',
        blind: true,
      })),
    })
    await handOut('B', true)
    await apart('B', async copy => {
      await code(copy, 'T10', 'Playbooks', 3)
      const [first] = (await copy('source.open', { sourceId })).codings
      await copy('memo.write', { about: 'coding', subjectId: first!.id, title: 'Secret doubt', body: 'Of B alone.' })
      await copy('comment.add', { thing: { about: 'coding', id: first!.id as never }, body: 'Said by B.' })
      await copy('source.markCoded', { sourceId, coded: true })
    })
    const { questions, done, report } = await merge('B')
    expect(questions).toEqual([])
    expect(done).toContain('M49 coding 3')

    await ask('project.workAs', { name: 'A' })
    expect(await of()).toEqual(new Set())
    const counted = (await ask('project.info', {}))!.counts.codings
    for (const words of ['Secret doubt', 'Of B alone', 'Said by B'])
      expect(
        JSON.stringify([
          await ask('memo.list', {}),
          await ask('comment.find', {}),
          await ask('list.rows', { what: 'memos' }),
          await ask('project.history', {}),
          report,
          await ask('merge.report', { reportId: report.id }),
        ]),
      ).not.toContain(words)
    const agreement = await ask('agreement.compute', {
      coderIds: [coders['A']!, coders['B']!],
      unit: 'character',
      measures: ['kappa'],
      sourceIds: [sourceId],
    })
    expect(agreement.bySource).toEqual([])

    await code(ask, 'T10', 'Playbooks', 2)
    await ask('source.markCoded', { sourceId, coded: true })
    expect(await of()).toEqual(new Set([coders['A'], coders['B']]))
    expect((await ask('project.info', {}))!.counts.codings).toBe(counted + 2 + 3)
    expect(JSON.stringify(await ask('comment.find', {}))).toContain('Said by B')
    await ask('project.workAs', { name: 'Lead' })
  })

  it('[67] a code retired here that Ben used 12 times: it comes back as proposed, with 12 codings and a question', async () => {
    const rota = await ask('code.create', { name: 'Rota swaps' })
    await handOut('Ben')
    await apart('Ben', copy => code(copy, 'T01', 'Rota swaps', 12))
    await restructure({
      operation: 'retire',
      codeIds: [rota],
      codings: 'stay',
      toId: null,
      below: 'stay',
      reason: 'nobody uses it',
    })
    const { questions } = await merge('Ben')
    expect(questions.map(one => [one.kind, one.object.name, one.codings.total])).toEqual([['M16', 'Rota swaps', 12]])
    expect((await codeOf(ask, 'Rota swaps')).status).toBe('proposed')
    expect(await codedWith(rota)).toHaveLength(12)
  })

  it('[73] a hand-in of two baselines ago: renames and merges since then are applied to it, what was split waits', async () => {
    for (const name of ['Signs', 'Forms', 'Habits']) await ask('code.create', { name })
    const ids = { signs: (await codeOf(ask, 'Signs')).id, forms: (await codeOf(ask, 'Forms')).id, habits: (await codeOf(ask, 'Habits')).id } // prettier-ignore
    await handOut('Cleo')
    await restructure({ operation: 'rename', codeId: ids.signs, name: 'Signals' })
    await handOut('Dan')
    await restructure({
      operation: 'merge',
      codeIds: [ids.forms],
      intoId: ids.signs,
      overlaps: 'apart',
      below: 'follow',
      reason: 'one thing',
    })
    await restructure({
      operation: 'split',
      codeId: ids.habits,
      into: [{ name: 'Habits of wards' }, { name: 'Habits of boards' }],
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'two things',
    })
    await handOut('Eve')
    await apart('Cleo', async copy => {
      await code(copy, 'T01', 'Signs', 2, 1500)
      await code(copy, 'T02', 'Forms', 3)
      await code(copy, 'T03', 'Habits', 4)
    })
    const before = (await ask('framework.toDecide', {})).total
    const { questions, done } = await merge('Cleo')
    expect(questions).toEqual([])
    expect(done).toEqual(expect.arrayContaining(['M11 coding 3', 'M14 to_decide 4', 'M46 framework_version 1']))
    expect((await codeOf(ask, 'Signals')).id).toBe(ids.signs)
    expect((await codedWith(ids.signs)).map(one => one['coder'])).toEqual(Array.from({ length: 5 }, () => 'Cleo'))
    expect((await ask('framework.toDecide', {})).total).toBe(before + 4)
  })

  it('[76] every merge has left a report whose counts add up, in the audit trail too, to be read without the program', async () => {
    const reports = await ask('merge.reports', {})
    expect(reports.map(one => one.copies)).toEqual([['Cleo'], ['Ben'], ['B']])
    const trail = lead.path('trail')
    await ask('export.audit', { to: trail })
    const kept = JSON.parse(readFileSync(`${trail}/4 process/merges.json`, 'utf8')) as { addsUp: boolean }[]
    expect(kept.map(one => one.addsUp)).toEqual([true, true, true])
    const page = readFileSync(`${trail}/4 process/merge 2.html`, 'utf8')
    for (const words of ['Merge of Ben', 'Rota swaps', 'Counts', 'Questions open']) expect(page).toContain(words)
  })
})

// Who they are in the sample study.
const coders: Record<string, Awaited<ReturnType<typeof coderOf>>> = {}
beforeAll(async () => {
  for (const name of ['A', 'B']) coders[name] = await coderOf(name)
})
