// Copies brought home together, and one after the other in every order: what must come out is the same.

import { expect } from 'vitest'
import type { CaseInHand, Hand } from './merge-case.ts'

/** What is seen once all copies are home, with what was asked on the way (“asked: M08 Reach”). Ours is as before after. */
export async function inEveryOrder(
  one: CaseInHand,
  coders: readonly string[],
  look: (ours: Hand) => readonly string[] | Promise<readonly string[]>,
): Promise<readonly string[]> {
  const before = await look(one.ours)
  const outcomes: (readonly string[])[] = []
  for (const order of [[coders], ...orders(coders).map(all => all.map(each => [each]))]) {
    const asked: string[] = []
    let wrote = 0
    for (const together of order) {
      const { plan } = await one.merge(...together)
      if (plan.deeds > 0) wrote++
      asked.push(...plan.questions.map(({ kind, object }) => `asked: ${kind} ${object.name}`))
    }
    outcomes.push([...(await look(one.ours)), ...asked])
    for (; wrote > 0; wrote--) await one.ours.ask('project.undo', {})
    expect(await look(one.ours)).toEqual(before)
  }
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
  return outcomes[0]!
}

function orders<Item>(items: readonly Item[]): Item[][] {
  return items.length < 2
    ? [[...items]]
    : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map(rest => [item, ...rest]))
}
