// Two things found to be one in a merge: whatever of the copy names theirs without a foreign key names ours afterwards.

import { afterAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import type { CaseId } from '../../../src/base/ids.ts'
import { sql } from '../../../src/store/sql.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

const caseId = async (hand: Hand, name: string) => (await hand.ask('case.list', {})).find(one => one.name === name)!.id
const makeWest = (hand: Hand) => hand.ask('case.create', { kind: 'site', name: 'West' })
const filterOf = async (hand: Hand) => (await hand.ask('filter.list', {}))[0]!

/** In a copy: a filter, a memo with a link, and a comment on a cell of a matrix name the site that is in ours too. */
async function nameWest(hand: Hand): Promise<void> {
  await makeWest(hand)
  const id = await caseId(hand, 'West')
  await hand.ask('filter.save', { name: 'The west', filter: { is: 'cases', ids: [id] } })
  const link = { type: 'link', to: 'case', id, name: 'West' }
  await hand.ask('memo.write', { title: 'Links', rich: [{ type: 'paragraph', children: [link] }] as never })
  const said = await hand.ask('comment.add', { thing: { about: 'cell', cell: cellOf(id) }, body: 'Why so few?' })
  await hand.ask('comment.reply', { commentId: said, body: 'They were late.' })
}

type Cell = Extract<Input<'comment.on'>['thing'], { about: 'cell' }>['cell']

function cellOf(west: CaseId): Cell {
  const request: Cell['request'] = {
    rows: 'codes',
    columns: 'sites',
    measure: 'sources',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
    filter: { is: 'cases', ids: [west] },
  }
  return { request, row: 'Trust', column: west, names: { row: 'Trust', column: 'West' } }
}

describe('a site made on both sides', () => {
  it('is named by what the copy brings, as ours', async () => {
    const one = await cases.start('Ben')
    await makeWest(one.ours)
    const west = await caseId(one.ours, 'West')
    await one.theirs('Ben', nameWest)
    const { asked, ours } = await one.merge('Ben')
    expect(asked).toEqual(['M34 West'])
    expect(await filterOf(ours)).toMatchObject({ gone: false, filter: { ids: [west] } })
    const { rich } = ours.read.get<{ rich: string }>(sql`SELECT rich FROM memo`)!
    expect(JSON.parse(rich)).toMatchObject([{ children: [{ id: west }] }])
    const found = await ours.ask('comment.on', { thing: { about: 'cell', cell: cellOf(west) } })
    expect(JSON.stringify(found)).toContain('They were late.')
    expect((await ours.ask('project.check', {})).problems).toEqual([])
  })

  it('that somebody then says are two: theirs is named again', async () => {
    const one = await cases.start('Ben')
    await makeWest(one.ours)
    const west = await caseId(one.ours, 'West')
    await one.theirs('Ben', nameWest)
    const { ours } = await one.merge('Ben')
    const [open] = await ours.ask('merge.open', {})
    await ours.ask('merge.answer', { decision: { question: open!.id, choice: 'two' } })
    const theirs = (await ours.ask('case.list', {})).find(each => each.name === 'West' && each.id !== west)!.id
    expect(await filterOf(ours)).toMatchObject({ gone: false, filter: { ids: [theirs] } })
    const { rich } = ours.read.get<{ rich: string }>(sql`SELECT rich FROM memo`)!
    expect(rich).toContain(theirs)
  })

  it('named by a filter that the copy changes after it came home: taken without a question', async () => {
    const one = await cases.start('Ben')
    await makeWest(one.ours)
    const west = await caseId(one.ours, 'West')
    await one.theirs('Ben', nameWest)
    await one.merge('Ben')
    await one.theirs('Ben', async hand => {
      const { id, name, filter } = await filterOf(hand)
      await hand.ask('filter.save', { filterId: id, name, filter: { not: filter } })
    })
    const { asked, ours } = await one.merge('Ben')
    expect(asked.filter(each => !each.startsWith('M34'))).toEqual([])
    expect((await filterOf(ours)).filter).toEqual({ not: { is: 'cases', ids: [west] } })
  })
})

describe('a code made on both sides', () => {
  it('is named by a filter and a memo of the copy, as ours', async () => {
    const one = await cases.start('Ben')
    await one.ours.code('Delay', { brief: 'Late' })
    const delay = await one.ours.codeId('Delay')
    await one.theirs('Ben', async hand => {
      await hand.code('Delay', { brief: 'Late' })
      const id = await hand.codeId('Delay')
      await hand.ask('filter.save', {
        name: 'Delays',
        filter: { is: 'coded', codeIds: [id], below: false, how: 'this coding' },
      })
      const link = { type: 'link', to: 'code', id, name: 'Delay' }
      await hand.ask('memo.write', { title: 'Links', rich: [{ type: 'paragraph', children: [link] }] as never })
    })
    const { ours } = await one.merge('Ben')
    expect(await filterOf(ours)).toMatchObject({ gone: false, filter: { codeIds: [delay] } })
    expect(ours.read.get<{ rich: string }>(sql`SELECT rich FROM memo`)!.rich).toContain(delay)
  })
})
