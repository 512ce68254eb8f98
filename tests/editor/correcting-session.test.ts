// While hands correct a text, what they stored themselves is not read again; what others did is.

import { expect, it } from 'vitest'
import { newId } from '../../src/base/ids.ts'
import type { OpenSource } from '../../src/sources/types.ts'
import { ReadingSession, type Core } from '../../renderer/views/source/session.ts'

/** A core whose text is in a state, and that counts how often the whole of it was read. */
function aCore() {
  const core = { state: 'one', opened: 0, text: 'Words.' }
  const answers = {
    open: async () => {
      core.opened++
      const paragraph = { id: newId(), number: 1, text: core.text, start: 0, style: 'body', speakerId: null, marks: [] }
      return {
        textState: core.state,
        paragraphs: [paragraph],
        speakers: [],
        codings: [],
        evidence: [],
      } as unknown as OpenSource
    },
    codings: async () => ({ textState: core.state, codings: [], evidence: [] }),
  } as unknown as Core
  return { core, session: new ReadingSession(newId(), answers) }
}

it('reads the codings alone after a correction of its own', async () => {
  const { core, session } = aCore()
  await session.load()
  const hands = { state: 'two', isPending: false }
  session.correctedBy(hands)
  core.state = 'two'
  await session.loadCodings()
  expect([core.opened, session.codedState]).toEqual([1, 'two'])
})

it('does not take a correction that is on its way for somebody else’s', async () => {
  const { core, session } = aCore()
  await session.load()
  session.correctedBy({ state: 'one', isPending: true })
  core.state = 'two'
  await session.loadCodings()
  expect(core.opened).toBe(1)
})

it('reads the text when others changed it, and tells of it even where it is as it was read before', async () => {
  const { core, session } = aCore()
  await session.load()
  const told: boolean[] = []
  session.listen(change => told.push(change.text))
  session.correctedBy({ state: 'two', isPending: false })
  await session.loadCodings()
  expect([core.opened, told]).toEqual([2, [true]])
})

it('reads as always once the hands are gone', async () => {
  const { core, session } = aCore()
  await session.load()
  const done = session.correctedBy({ state: 'two', isPending: false })
  done()
  await session.loadCodings()
  expect([core.opened, session.isCorrected]).toEqual([1, false])
})
