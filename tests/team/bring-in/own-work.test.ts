// What a team made of its own work comes along where it makes sense here: saved filters and matrices, rounds, proposals, what became of cases.
// What does not is named with its reason.

import { afterAll, describe, expect, it } from 'vitest'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { AttributeId, CaseId } from '../../../src/base/ids.ts'
import { sql } from '../../../src/store/sql.ts'
import { THEIR_OWN, THEIR_OWN_WORK } from '../../../src/team/bring-in/left-out.ts'
import { mergedTables } from '../../../src/team/merge/sides-queries.ts'
import type { Hand } from '../merge/support/merge-case.ts'
import { code, source, TwoProjects } from './support/bringing.ts'

const two = new TwoProjects()
afterAll(() => two.end())

const caseId = async (hand: Hand, name: string): Promise<CaseId> =>
  (await hand.ask('case.list', {})).find(one => one.name === name)!.id

async function study(hand: Hand): Promise<void> {
  await source(hand, 'Interview A', 'Interviewer: How did it go?\nRespondent: We shared the playbooks early.\n')
  await hand.code('Trust')
  await hand.code('Time')
  await code(hand, 'Interview A', 'Trust', 'shared the playbooks')
  for (const name of ['North', 'South']) await hand.ask('case.create', { kind: 'site', name })
}
const ours = async (hand: Hand) => {
  await study(hand)
  await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'text' })
}
const theirs = async (hand: Hand) => {
  await study(hand)
  await hand.ask('attribute.create', { about: 'site', name: 'Platform', type: 'text' })
}
const trustIn = async (hand: Hand): Promise<Filter> => ({
  all: [
    { is: 'coded', codeIds: [await hand.codeId('Trust')], below: true, how: 'same source' },
    { is: 'cases', ids: [await caseId(hand, 'North')] },
  ],
})

describe('saved filters and matrices', () => {
  it('come along and name the things of ours', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('filter.save', { name: 'Trust up north', filter: await trustIn(hand) })
    })
    await two.bringIn()
    const [kept] = await two.ours.ask('filter.list', {})
    expect(kept).toMatchObject({ name: 'Trust up north', gone: false, filter: await trustIn(two.ours) })
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('under another name where ours has one of that name that says something else; the same is not doubled', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('filter.save', { name: 'Trust', filter: await trustIn(hand) })
      await hand.ask('filter.save', { name: 'Interviews', filter: { is: 'source kind', kinds: ['interview'] } })
    })
    await two.ours.ask('filter.save', { name: 'trust', filter: { is: 'exemplar' } })
    await two.ours.ask('filter.save', { name: 'Interviews', filter: { is: 'source kind', kinds: ['interview'] } })
    const { asked } = await two.bringIn()
    expect(asked).toEqual([])
    expect((await two.ours.ask('filter.list', {})).map(one => one.name).sort()).toEqual([
      'Interviews',
      'Trust (Ward)',
      'trust',
    ])
    const { plan } = await two.bringIn()
    expect(plan.deeds).toBe(0)
  })

  it('name an attribute as it is called here', async () => {
    await two.make(ours, theirs)
    const filter: Filter = { is: 'attribute', about: 'site', name: 'Platform', how: 'is', values: ['MUMPS'] }
    await two.there(hand => hand.ask('filter.save', { name: 'Old platforms', filter }))
    const [here] = await two.pairs(await two.bring(), 'attribute').then(pairs => pairs[0]!.likely)
    await two.ours.ask('attribute.rename', { attributeId: here!.id as AttributeId, name: 'System' })
    const bringing = await two.bring()
    const theirsIs = (await two.pairs(bringing, 'attribute'))[0]!
    await two.journey.ask('bring.decide', {
      bringingId: bringing.id,
      decisions: [{ id: theirsIs.id, choice: 'same', with: here!.id }],
    })
    await two.decide(bringing)
    const plan = await two.plan(bringing)
    await two.journey.ask('merge.apply', { planId: plan.id })
    expect((await two.ours.ask('filter.list', {}))[0]!.filter).toMatchObject({ name: 'System' })
  })

  it('a matrix as it was set up comes along, its attribute as it is called here', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('display.save', {
        name: 'Trust by platform',
        request: {
          rows: 'codes',
          columns: { attribute: 'Platform' },
          measure: 'codings',
          where: [],
          codedBy: [],
          stance: null,
          rollUp: false,
          filter: await trustIn(hand),
        },
      })
    })
    await two.ours.ask('attribute.rename', {
      attributeId: (await two.pairs(await two.bring(), 'attribute'))[0]!.likely[0]!.id as AttributeId,
      name: 'System',
    })
    const bringing = await two.bring()
    const [theirsIs] = await two.pairs(bringing, 'attribute')
    const [ourId] = (
      await two.journey.ask('bring.ours', { bringingId: bringing.id, pairId: theirsIs!.id, words: 'System' })
    ).map(one => one.id)
    await two.journey.ask('bring.decide', {
      bringingId: bringing.id,
      decisions: [{ id: theirsIs!.id, choice: 'same', with: ourId! }],
    })
    await two.decide(bringing)
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    const [display] = await two.ours.ask('display.list', {})
    expect(display).toMatchObject({ name: 'Trust by platform' })
    expect(JSON.stringify(display)).toContain(await two.ours.codeId('Trust'))
    expect(JSON.stringify(display)).toContain('System')
  })

  it('stay out, by name, where they name what stays out', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('filter.save', { name: 'Trust up north', filter: await trustIn(hand) })
      await hand.ask('filter.save', {
        name: 'Old platforms',
        filter: { is: 'attribute', about: 'site', name: 'Platform', how: 'is', values: ['MUMPS'] },
      })
    })
    const { plan } = await two.bringIn({ North: 'out', Platform: 'out' })
    expect(plan.lines.find(line => line.kind === 'M47' && line.what === 'saved_filter')).toMatchObject({
      names: ['Trust up north', 'Old platforms'],
      says: 'Filters left out: chosen so, or resting on what was',
    })
    expect(await two.ours.ask('filter.list', {})).toEqual([])
  })
})

describe('rounds and proposals', () => {
  it('come along with what they are about, in our ids', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      const trust = await hand.codeId('Trust')
      const bea = (await hand.ask('project.coders', {}))[0]!.id
      const roundId = await hand.ask('round.open', {
        name: 'Round 1',
        purpose: 'Look at the codes',
        coderIds: [bea],
        things: [{ about: 'code', id: trust as never }],
      })
      await hand.ask('comment.add', {
        thing: { about: 'code', id: trust as never },
        body: 'Too wide?',
        roundId,
      } as never)
      await hand.ask('proposal.make', {
        request: { operation: 'rename', codeId: trust, name: 'Confidence' },
        reason: 'Said so',
        roundId,
      })
    })
    const { asked } = await two.bringIn()
    expect(asked).toEqual([])
    const trust = await two.ours.codeId('Trust')
    expect(two.ours.rows('round').length).toBe(1)
    expect(two.ours.rows('round_thing')[0]).toContain(trust.replaceAll('-', ''))
    expect(two.ours.rows('comment')[0]).toContain(trust.replaceAll('-', ''))
    const [proposal] = await two.ours.ask('proposal.list', {})
    expect(proposal).toMatchObject({ state: 'open', request: { codeId: trust }, codes: [{ id: trust, name: 'Trust' }] })
    expect(proposal!.roundId).not.toBeNull()
    expect((await two.bringIn()).plan.deeds).toBe(0)
    expect((await two.ours.ask('project.check', {})).problems).toEqual([])
  })

  it('a proposal about a code that stays out stays out, by what it says', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('proposal.make', {
        request: { operation: 'rename', codeId: await hand.codeId('Time'), name: 'Duration' },
        reason: 'Said so',
      })
    })
    const { plan } = await two.bringIn({ Time: 'out' })
    expect(plan.lines.find(line => line.what === 'proposal')).toMatchObject({ kind: 'M47', count: 1 })
    expect(plan.lines.find(line => line.what === 'proposal')!.names[0]).toContain('Time')
    expect(two.ours.rows('proposal')).toEqual([])
  })
})

describe('what became of cases', () => {
  it('is told of the case here', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('case.create', { kind: 'site', name: 'North ward' })
      await hand.ask('case.merge', {
        fromId: await caseId(hand, 'North ward'),
        intoId: await caseId(hand, 'North'),
        on: null,
        reason: 'One house',
        take: [],
      })
    })
    await two.bringIn()
    expect(two.ours.rows('case_event').length).toBe(1)
    expect(two.ours.rows('case_event')[0]).toContain((await caseId(two.ours, 'North')).replaceAll('-', ''))
    expect(two.ours.rows('case_event')[0]).toContain('North ward')
  })
})

describe('what stays there', () => {
  it('is named with how much there is, and why: before, and in the report', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('code.create', { name: 'Partnership', kind: 'group' })
      await hand.ask('output.setSettings', { output: 'quotes', settings: { fillers: ['erm'] } })
    })
    const bringing = await two.bring()
    expect(bringing.staysThere).toEqual([
      { what: 'Outputs and their settings', count: 1, why: expect.stringContaining('what left that team') },
      { what: 'Its history', count: expect.any(Number), why: expect.any(String) },
    ])
    await two.decide(bringing)
    const plan = await two.plan(bringing)
    const { id } = await two.journey.ask('merge.apply', { planId: plan.id })
    expect((await two.journey.ask('merge.report', { reportId: id })).staysThere).toEqual(bringing.staysThere)
    expect(two.ours.rows('output_setting')).toEqual([])
  })
  it('codings say no version that is none of ours, and that is told', async () => {
    await two.make(ours, theirs)
    await two.there(async hand => {
      await hand.ask('version.save', { label: 'v1' })
      await code(hand, 'Interview A', 'Time', 'We shared')
    })
    const bringing = await two.bring()
    expect(bringing.staysThere[0]).toMatchObject({ what: 'Under which version codings were made', count: 1 })
    await two.decide(bringing)
    await two.journey.ask('merge.apply', { planId: (await two.plan(bringing)).id })
    expect(two.ours.rows('coding').filter(row => row.includes('"version_id":null')).length).toBe(3)
  })

  it('of every table it is known whether its rows come, come apart, stay with a reason, or are only of the file', () => {
    const all = two.ours.read
      .all<{ name: string }>(
        sql`SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'paragraph_text%' ORDER BY name`,
      )
      .map(row => row.name)
    const come = mergedTables(two.ours.read)
      .map(table => table.name)
      .filter(name => !THEIR_OWN.has(name))
    const told = THEIR_OWN_WORK.flatMap(one => one.tables)
    // They come into `other_version` and `other_run`.
    const apart = ['agreement_run', 'framework_entry', 'framework_version']
    // The project itself, its log (told as its history), originals that go along with their sources, indexes, and what is of one file alone.
    const ofTheFile = ['answer_so_far', 'blob', 'change', 'change_row', 'copy_of', 'destroyed', 'project', 'text_index']
    expect([...come, ...told, ...apart, ...ofTheFile].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(all)
  })
})
