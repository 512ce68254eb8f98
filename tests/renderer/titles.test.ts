// What find-anything shows in the frame of the key, from the window's own lists, against what the core answers a moment later.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { useCarrier } from '../../renderer/client/client.ts'
import { useCases, useCodes, useMemos, usePropositions, useSources } from '../../renderer/state/lists.ts'
import { learnTitles, titledSo } from '../../renderer/state/titles.ts'
import { KINDS } from '../../src/search/ranking.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
const LISTS = [useSources, useCodes, useCases, useMemos, usePropositions]

beforeAll(async () => {
  await journey.openSample()
  useCarrier({ call: (name: string, input: unknown) => journey.core.call(name, input) } as never)
  await Promise.all(LISTS.map(async list => await list.getState().reload()))
})
afterAll(async () => await journey.end())

it('nothing is known before the titles are taken apart', () => expect(titledSo('p', KINDS, [], 20)).toBeNull())

it.each(['p', 'play', 'playbook', 'T10', 'pennywhistle', 'ward visit', 'code', 'knowledge lead', 'S01', 'über', '…'])(
  '“%s”: the same lines in the same words, those that fit best first',
  async words => {
    Array.from(learnTitles())
    const known = titledSo(words, KINDS, [], 10_000)!
    const answer = await journey.ask('search.find', { words, limit: 100 })
    const byId = new Map(answer.map(one => [one.id, one]))
    const both = known.filter(one => byId.has(one.id))
    if (answer.length < 100) expect(both).toEqual(known)
    for (const one of both) expect(byId.get(one.id)).toEqual(one)
    // Of what fits alike the window's lists and the core keep their own order; the best is the best.
    if (known.length > 0) expect(known[0]!.kind).toBe(answer[0]!.kind)
  },
)

it('what was renamed is known by its new name', async () => {
  Array.from(learnTitles())
  const code = useCodes.getState().items.find(one => one.kind === 'code')!
  await journey.ask('code.change', { codeId: code.id, name: 'Zwischenstand' })
  await useCodes.getState().reload()
  expect(titledSo('zwischen', ['code'], [], 20)!.map(one => one.id)).toEqual([code.id])
})

it('a project that was closed leaves nothing behind', () => {
  Array.from(learnTitles())
  for (const list of LISTS) list.getState().clear()
  expect(titledSo('p', KINDS, [], 20)).toBeNull()
})
