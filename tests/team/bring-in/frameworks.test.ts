// Frameworks merged alone: codebooks, the frameworks of project files and saved versions.

import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import type { BringingSummary } from '../../../src/team/bring-in/types.ts'
import type { Hand } from '../merge/support/merge-case.ts'
import { TwoProjects } from './support/bringing.ts'

const two = new TwoProjects()
afterAll(() => two.end())

async function ours(hand: Hand): Promise<void> {
  await hand.code('Trust')
  await hand.define('Trust', 'Trust between partners')
  await hand.code('Vendors')
  await hand.ask('version.save', { label: 'v1', reason: null })
}

const nothing = async () => {}

function framework(input: Input<'bring.framework'>): Promise<BringingSummary> {
  return two.journey.ask('bring.framework', input)
}

function codebook(name: string, ...rows: string[]): string {
  const path = two.journey.path(name)
  writeFileSync(path, ['code_id,label,parent,brief_definition', ...rows].join('\n'))
  return path
}

async function apply(bringing: BringingSummary): Promise<readonly string[]> {
  const plan = await two.plan(bringing)
  await two.journey.ask('merge.apply', { planId: plan.id })
  return plan.questions.map(one => `${one.kind} ${one.object.name}`)
}

const versionId = async (label: string) =>
  (await two.ours.ask('version.list', {})).versions.find(one => one.label === label)!.id

const briefs = async () => Object.fromEntries((await two.ours.ask('code.list', {})).map(one => [one.name, one.brief]))

describe('a codebook', () => {
  it('is asked about code by code, two ways where there is no base; what it leaves empty says nothing', async () => {
    await two.make(ours, nothing)
    const bringing = await framework({
      path: codebook('b.csv', 'TRUST,Trust,,Reliance on others', 'SUPPLY,Suppliers,,', 'VEND,Vendors,,'),
    })
    const pairs = await two.pairs(bringing)
    expect(pairs.map(pair => [pair.name, pair.likely.map(one => one.name), pair.answer?.choice ?? null])).toEqual([
      ['Trust', ['Trust'], null],
      ['Suppliers', [], 'new'],
      ['Vendors', ['Vendors'], null],
    ])
    await two.decide(bringing)
    expect(await apply(bringing)).toEqual(['M07 Trust'])
    expect(await two.ours.framework()).toEqual(['Suppliers', 'Trust', 'Vendors'])
    expect(await briefs()).toEqual({ Suppliers: null, Trust: 'Trust between partners', Vendors: null })
  })

  it('against a version it came from: what only it changed is taken, what both changed is asked', async () => {
    await two.make(ours, nothing)
    await two.ours.define('Trust', 'Trust, and its loss')
    const bringing = await framework({
      path: codebook('c.csv', 'TRUST,Trust,,Reliance on others', 'VEND,Vendors,,Who sells systems'),
      base: await versionId('v1'),
    })
    await two.decide(bringing)
    expect(await apply(bringing)).toEqual(['M07 Trust'])
    expect(await briefs()).toEqual({ Trust: 'Trust, and its loss', Vendors: 'Who sells systems' })
  })

  it('brought in again brings nothing and asks nothing', async () => {
    await two.make(ours, nothing)
    const path = codebook('d.csv', 'TRUST,Trust,,Trust between partners', 'SUPPLY,Suppliers,,Who sells')
    const first = await framework({ path })
    await two.decide(first)
    await apply(first)
    const again = await framework({ path })
    expect(again.open).toBe(0)
    expect(await two.plan(again)).toMatchObject({ deeds: 0, questions: [] })
  })
})

describe('the framework of another project', () => {
  const theirs = async (hand: Hand) => {
    await hand.code('Trust')
    await hand.define('Trust', 'Trust between partners')
    const group = await hand.code('People', { kind: 'group' })
    await hand.code('Nurses', { parentId: group as never })
  }

  it('comes in with its tree, and undo takes it away', async () => {
    await two.make(ours, theirs)
    const before = two.ours.rows('code')
    const bringing = await framework({ path: two.theirsPath })
    await two.decide(bringing)
    expect(await apply(bringing)).toEqual([])
    expect(await two.ours.framework()).toEqual(['People', 'People/Nurses', 'Trust', 'Vendors'])
    await two.ours.ask('project.undo', {})
    expect(two.ours.rows('code')).toEqual(before)
  })
})

describe('a copy’s framework', () => {
  it('is compared with what was handed out: nothing is asked that only one side changed', async () => {
    await two.make(ours, nothing)
    const to = await two.handOut('Ben')
    const path = two.oursPath
    await two.journey.ask('project.open', { path: to })
    await two.ours.rename('Vendors', 'Suppliers')
    await two.ours.code('Nurses')
    await two.journey.ask('project.open', { path, coder: 'Ana Lead' })
    await two.ours.define('Vendors', 'Who sells systems')
    const bringing = await framework({ path: to })
    expect(bringing).toMatchObject({ open: 0, base: expect.stringContaining('handed out') })
    expect(await apply(bringing)).toEqual([])
    expect(await briefs()).toEqual({ Nurses: null, Suppliers: 'Who sells systems', Trust: 'Trust between partners' })
  })
})

describe('a saved version', () => {
  it('against an earlier one: what it changed is taken, what changed since is asked', async () => {
    await two.make(ours, nothing)
    await two.ours.define('Trust', 'Reliance')
    await two.ours.define('Vendors', 'Sellers')
    await two.ours.ask('version.save', { label: 'v2', reason: null })
    await two.ours.define('Trust', 'Trust, and its loss')
    await two.ours.ask('code.change', { codeId: await two.ours.codeId('Vendors'), brief: null })
    const bringing = await framework({ version: await versionId('v2'), base: await versionId('v1') })
    expect(bringing.open).toBe(0)
    expect(await apply(bringing)).toEqual(['M07 Trust'])
    expect(await briefs()).toEqual({ Trust: 'Trust, and its loss', Vendors: 'Sellers' })
  })

  it('without a base every difference is asked', async () => {
    await two.make(ours, nothing)
    await two.ours.define('Trust', 'Reliance')
    const bringing = await framework({ version: await versionId('v1') })
    expect(await apply(bringing)).toEqual(['M07 Trust'])
    expect(await briefs()).toEqual({ Trust: 'Reliance', Vendors: null })
  })
})
