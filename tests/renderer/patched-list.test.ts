// A list of large things is read again only where something changed.

import { expect, it } from 'vitest'
import { patchedList } from '../../renderer/state/patched-list.ts'

interface Thing {
  readonly id: string
  readonly words: string
}

it('reads what is new or changed, in the order that the states have, and forgets what went', async () => {
  let there: [id: string, state: string][] = [['a', '1'], ['b', '1']] // prettier-ignore
  const asked: string[] = []
  const read = patchedList<Thing>(
    async () => there.map(([id, state]) => ({ id, state })),
    async ids => {
      asked.push(ids.join(' '))
      return ids.map(id => ({ id, words: `${id}${there.find(([one]) => one === id)![1]}` }))
    },
  )
  let known: ReadonlyMap<string, Thing> = new Map()
  const again = async () => {
    const items = await read(known)
    known = new Map(items.map(item => [item.id, item]))
    return items.map(item => item.words).join(' ')
  }
  expect(await again()).toBe('a1 b1')
  expect(await again()).toBe('a1 b1')
  there = [['c', '1'], ['b', '2'], ['a', '1']] // prettier-ignore
  expect(await again()).toBe('c1 b2 a1')
  there = [['a', '1']] // prettier-ignore
  expect(await again()).toBe('a1')
  // Another project: nothing is known of it.
  known = new Map()
  expect(await again()).toBe('a1')
  expect(asked).toEqual(['a b', 'c b', 'a'])
})
