// Random work on two copies and ours, brought home: what must hold of every merge [5.2].

import fc from 'fast-check'
import { expect } from 'vitest'
import { sql } from '../../../../src/store/sql.ts'
import type { CaseInHand, Cases, Hand } from './merge-case.ts'

/** One thing that somebody does. */
type Step =
  | { readonly does: 'code'; readonly code: number; readonly words: number }
  | { readonly does: 'memo' | 'make' | 'rename'; readonly at: number }

const CODES = ['Trust', 'Sharing', 'Vendors', 'Help']
const WORDS = ['shared the playbooks', 'helped us a lot', 'the vendor changed', 'went away for months', 'And then']

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('code' as const), code: fc.nat(3), words: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('memo' as const, 'make' as const, 'rename' as const), at: fc.nat(3) }),
  },
)
const history = fc.array(step, { maxLength: 5 })

/** Does what a history says; what cannot be done as things are is left. */
async function work(hand: Hand, steps: readonly Step[], who: string): Promise<void> {
  const ids = (await hand.ask('code.list', {})).filter(code => CODES.includes(code.name)).map(code => code.name)
  const coded = new Set<string>()
  for (const one of steps) {
    if (one.does === 'code') {
      const name = ids[one.code % Math.max(ids.length, 1)]
      if (name === undefined || coded.has(`${name} ${one.words}`)) continue
      coded.add(`${name} ${one.words}`)
      await hand.apply(name, WORDS[one.words]!)
    } else if (one.does === 'memo') {
      await hand.ask('memo.write', {
        about: 'source',
        subjectId: await hand.sourceId(),
        title: `${who} ${one.at}`,
        body: `Thought ${one.at}.`,
      })
    } else if (one.does === 'make') {
      const name = `${who} made ${one.at}`
      if (!(await hand.ask('code.list', {})).some(code => code.name === name)) await hand.code(name)
    } else {
      const name = ids.splice(one.at % Math.max(ids.length, 1), 1)[0]
      if (name !== undefined) await hand.rename(name, `${name} of ${who}`)
    }
  }
}

const TABLES = ['code', 'anchor', 'coding', 'memo', 'memo_link', 'evidence', 'merge_question']
const state = (hand: Hand) => TABLES.map(table => [table, hand.rows(table)])
const ids = (hand: Hand, table: 'coding' | 'memo') =>
  hand.read
    .all<{ id: string }>(
      table === 'coding' ? sql`SELECT hex(id) AS id FROM coding` : sql`SELECT hex(id) AS id FROM memo`,
    )
    .map(row => row.id)

/** Runs histories and holds each merge to its properties. */
export async function holds(cases: Cases, numRuns: number, seed?: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(history, history, history, async (ours, ben, cleo) => {
      const one = await cases.start('Ben', 'Cleo')
      await work(one.ours, ours, 'Ana')
      const made = new Map<string, string[]>([['Ana', [...ids(one.ours, 'coding'), ...ids(one.ours, 'memo')]]])
      for (const [who, steps] of [
        ['Ben', ben],
        ['Cleo', cleo],
      ] as const)
        await one.theirs(who, async hand => {
          await work(hand, steps, who)
          made.set(who, [...ids(hand, 'coding'), ...ids(hand, 'memo')])
        })
      const before = state(one.ours)
      const plain = await ordered(one, before, ['Ben', 'Cleo'], made)
      const turned = await ordered(one, before, ['Cleo', 'Ben'], made)
      if (plain.asked === 0 && turned.asked === 0) expect(turned.codings).toEqual(plain.codings)
    }),
    seed === undefined ? { numRuns } : { numRuns, seed },
  )
}

async function ordered(
  one: CaseInHand,
  before: unknown,
  coders: readonly string[],
  made: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly asked: number; readonly codings: readonly string[] }> {
  const changes = () => one.journey.core.needProject().project.lastChange
  const until = changes()
  const { asked, done } = await one.merge(...coders)
  // Copies that bring nothing leave no act behind, and nothing to undo.
  const wrote = changes() > until
  const after = [...(await one.ours.codings()), ...(await one.ours.framework())]
  const here = new Set([...ids(one.ours, 'coding'), ...ids(one.ours, 'memo')])
  const lost = [...new Set([...made.values()].flat())].filter(id => !here.has(id))
  // One coder's same coding made on two machines is one, and the report says so.
  if (lost.length > 0) expect(done.some(line => /^M\d+ (coding|memo) /.test(line))).toBe(true)
  const again = await one.compare(...coders)
  expect(again.deeds).toBe(0)
  if (wrote) await one.ours.ask('project.undo', {})
  expect(state(one.ours)).toEqual(before)
  expect((await one.ours.ask('project.check', {})).problems).toEqual([])
  return { asked: asked.length, codings: after }
}
