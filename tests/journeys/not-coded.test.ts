// What a coder has not coded yet: the list over all sources says what the reading view says of each.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { readingText } from '../../renderer/editor/reading-text.ts'
import { codableTurns, notCodedYet, shareCoded } from '../../renderer/views/source/coverage.ts'
import { Journey } from '../support/journey.ts'

const journey = new Journey()
beforeAll(() => journey.openSample())
afterAll(() => journey.end())

const list = async () => new Map((await journey.ask('source.notCoded', {})).map(one => [one.sourceId as string, one]))

it('counts every source as the reading view counts it', async () => {
  const counts = await list()
  const sources = await journey.ask('source.list', {})
  expect(counts.size).toBe(sources.length)
  const { coderId } = journey.core.needProject()
  for (const { id } of sources) {
    const source = await journey.ask('source.open', { sourceId: id })
    const turns = codableTurns(readingText(source))
    expect(counts.get(id), source.name).toEqual({
      sourceId: id,
      turns: turns.length,
      notCoded: notCodedYet(turns, source.codings, coderId).length,
      share: shareCoded(turns, source.codings, coderId),
      hasSpeakers: source.speakers.length > 0,
    })
  }
})

it('counts for the coder at work: another has all of it before them, and a coding less of it', async () => {
  await journey.ask('project.workAs', { name: 'Somebody new' })
  const { id } = (await journey.ask('source.list', {})).find(source => source.key === 'T10')!
  const before = (await list()).get(id)!
  expect(before).toMatchObject({ notCoded: before.turns, share: 0 })
  const source = await journey.ask('source.open', { sourceId: id })
  const [first] = codableTurns(readingText(source))
  const code = (await journey.ask('code.list', {})).find(one => one.kind === 'code')!
  await journey.ask('coding.apply', {
    sourceId: id,
    codeIds: [code.id],
    range: { start: first!.start, end: first!.end },
  })
  expect((await list()).get(id)).toMatchObject({ notCoded: before.turns - 1, turns: before.turns })
  await journey.ask('project.undo', {})
  expect((await list()).get(id)).toEqual(before)
})
