// Things whose names no two of a kind may share, made and renamed in several copies: what stands is the same whoever comes first, and
// whether they come together.

import { afterAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../src/store/sql.ts'
import { matrixAsked } from '../../support/requests.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'
import { inEveryOrder } from './support/orders.ts'

interface Kind {
  readonly table: string
  readonly make: (hand: Hand, name: string) => Promise<unknown>
  readonly rename: (hand: Hand, id: string, name: string) => Promise<unknown>
  readonly remove: (hand: Hand, id: string) => Promise<unknown>
}

const KINDS: Readonly<Record<string, Kind>> = {
  'sets of codes': {
    table: 'code_set',
    make: (hand, name) => hand.ask('codeSet.create', { name }),
    rename: (hand, setId, name) => hand.ask('codeSet.rename', { setId: setId as never, name }),
    remove: (hand, setId) => hand.ask('codeSet.remove', { setId: setId as never }),
  },
  attributes: {
    table: 'attribute',
    make: (hand, name) => hand.ask('attribute.create', { about: 'site', name, type: 'text' }),
    rename: (hand, attributeId, name) => hand.ask('attribute.rename', { attributeId: attributeId as never, name }),
    remove: (hand, attributeId) => hand.ask('attribute.remove', { attributeId: attributeId as never }),
  },
  scales: {
    table: 'rating_scale',
    make: (hand, name) => hand.ask('rating.addScale', { name, kind: 'ordinal', steps: ['low', 'high'] }),
    rename: (hand, scaleId, name) => hand.ask('rating.changeScale', { scaleId: scaleId as never, name }),
    remove: (hand, scaleId) => hand.ask('rating.removeScale', { scaleId: scaleId as never }),
  },
  filters: {
    table: 'saved_filter',
    make: (hand, name) => hand.ask('filter.save', { name, filter: { all: [] } }),
    rename: (hand, filterId, name) => hand.ask('filter.rename', { filterId: filterId as never, name }),
    remove: (hand, filterId) => hand.ask('filter.remove', { filterId: filterId as never }),
  },
  displays: {
    table: 'saved_display',
    make: (hand, name) => hand.ask('display.save', { name, request: matrixAsked() }),
    rename: (hand, displayId, name) => hand.ask('display.rename', { displayId: displayId as never, name }),
    remove: (hand, displayId) => hand.ask('display.remove', { displayId: displayId as never }),
  },
}

const CODERS = ['Ben', 'Cleo', 'Dora'] as const

/** What somebody does with things of a kind, found by their names. */
class Things {
  readonly hand: Hand
  readonly kind: Kind

  constructor(hand: Hand, kind: Kind) {
    this.hand = hand
    this.kind = kind
  }

  make(name: string) {
    return this.kind.make(this.hand, name)
  }

  rename(from: string, to: string) {
    return this.kind.rename(this.hand, this.#id(from), to)
  }

  remove(name: string) {
    return this.kind.remove(this.hand, this.#id(name))
  }

  names(): string[] {
    return this.#all().map(({ name }) => name)
  }

  /** By name, in the order of names. */
  #all(): { readonly id: Buffer; readonly name: string }[] {
    return this.hand.read.all({ text: `SELECT id, name FROM main."${this.kind.table}" ORDER BY name`, values: [] })
  }

  #id(name: string): string {
    return idOf(this.#all().find(one => one.name === name)!.id)
  }
}

type Work = (things: Things) => Promise<unknown>

const cases = Object.fromEntries(
  Object.entries(KINDS).map(([called, kind]) => [
    called,
    new Cases(async hand => {
      await smallBase(hand)
      for (const name of ['Core', 'Fringe']) await kind.make(hand, name)
    }),
  ]),
)
afterAll(async () => {
  for (const each of Object.values(cases)) await each.end()
})

/** What things are called once Ben's, Cleo's and Dora's copies are home, whoever comes first. */
async function home(called: string, ...works: readonly Work[]): Promise<readonly string[]> {
  const kind = KINDS[called]!
  const coders = CODERS.slice(0, works.length)
  const one = await cases[called]!.start(...coders)
  for (const [at, coder] of coders.entries()) await one.theirs(coder, hand => works[at]!(new Things(hand, kind)))
  return inEveryOrder(one, coders, ours => new Things(ours, kind).names())
}

const makes =
  (name: string): Work =>
  each =>
    each.make(name)

const renames =
  (from: string, to: string): Work =>
  each =>
    each.rename(from, to)

it.each(Object.keys(KINDS))(
  '%s: made under one name in two copies they are one; one that was renamed so says what it was called',
  async called => {
    const ben: Work = async each => {
      await each.make('Span')
      await each.make('Reach')
    }
    const cleo: Work = async each => {
      await each.make('Span')
      await each.rename('Core', 'Reach')
    }
    expect(await home(called, ben, cleo)).toEqual(['Fringe', 'Reach', 'Reach (Core)', 'Span'])
  },
)

describe('of three copies, of what was removed, of capitals: sets of codes', () => {
  const outcome = (...works: readonly Work[]) => home('sets of codes', ...works)

  it('two known ones renamed alike say both what they were called', async () => {
    const all = await outcome(renames('Core', 'Reach'), renames('Fringe', 'Reach'))
    expect(all).toEqual(['Reach (Core)', 'Reach (Fringe)'])
  })

  it('three known ones renamed alike say all what they were called', async () => {
    const one = await cases['sets of codes']!.start()
    const things = (hand: Hand) => new Things(hand, KINDS['sets of codes']!)
    await things(one.ours).make('Edge')
    await one.handOut(...CODERS)
    for (const [at, name] of ['Core', 'Fringe', 'Edge'].entries())
      await one.theirs(CODERS[at]!, hand => things(hand).rename(name, 'Reach'))
    expect(await inEveryOrder(one, CODERS, ours => things(ours).names())).toEqual([
      'Reach (Core)',
      'Reach (Edge)',
      'Reach (Fringe)',
    ])
  })

  it('two made alike and a known one renamed so are two', async () => {
    const all = await outcome(makes('Reach'), renames('Core', 'Reach'), makes('Reach'))
    expect(all).toEqual(['Fringe', 'Reach', 'Reach (Core)'])
  })

  it('two known ones renamed as another was made', async () => {
    const all = await outcome(renames('Core', 'Reach'), makes('Reach'), renames('Fringe', 'Reach'))
    expect(all).toEqual(['Reach', 'Reach (Core)', 'Reach (Fringe)'])
  })

  it('one renamed alike in two copies is one', async () => {
    expect(await outcome(renames('Core', 'Reach'), renames('Core', 'Reach'))).toEqual(['Fringe', 'Reach'])
  })

  it('one made in place of one that was removed', async () => {
    const instead: Work = async each => {
      await each.remove('Core')
      await each.make('Core')
    }
    expect(await outcome(instead, makes('Reach'))).toEqual(['Core', 'Fringe', 'Reach'])
    expect(await outcome(instead, instead)).toEqual(['Core', 'Fringe'])
  })

  it('those whose names differ in capitals and accents only are called alike', async () => {
    expect(await outcome(makes('Reach'), renames('Core', 'réach'))).toEqual(['Fringe', 'Reach', 'réach (Core)'])
  })
})

it('the report says which sets of codes were told apart', async () => {
  const one = await cases['sets of codes']!.start('Ben', 'Cleo')
  const things = (hand: Hand) => new Things(hand, KINDS['sets of codes']!)
  await one.theirs('Ben', hand => things(hand).make('Reach'))
  await one.theirs('Cleo', hand => things(hand).rename('Core', 'Reach'))
  const { plan } = await one.merge('Ben', 'Cleo')
  expect(plan.lines.find(line => line.kind === 'M05')).toMatchObject({
    says: 'Sets of codes of one name: told apart by what they were called before',
    names: ['Reach (Core)'],
  })
  expect((await one.compare('Ben', 'Cleo')).deeds).toBe(0)
})
