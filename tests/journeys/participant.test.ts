// A code on everywhere this participant speaks: all their turns, in every source, as one act.

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseId, CodeId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

const study = new Journey()
let codeId: CodeId
beforeAll(async () => {
  await study.sample()
  codeId = await study.ask('code.create', { name: 'All they say' })
})
afterAll(() => study.end())

/** The sources in which a participant speaks, each with their turns: paragraphs one after the other that are theirs. */
async function spoken(participantId: CaseId): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { id } of await study.ask('source.list', {})) {
    const source = await study.ask('source.open', { sourceId: id })
    const theirs = new Set(source.speakers.filter(one => one.participantId === participantId).map(one => one.id))
    if (theirs.size === 0) continue
    const turns: string[] = []
    let goesOn = false
    for (const paragraph of source.paragraphs) {
      if (paragraph.text.trim() === '') continue
      const isTheirs = paragraph.speakerId !== null && theirs.has(paragraph.speakerId)
      const words = paragraph.text.slice(paragraph.speechStart).trim()
      // A paragraph with a label of its own begins another turn.
      if (isTheirs && goesOn && paragraph.speechStart === 0) turns[turns.length - 1] += `\n${words}`
      else if (isTheirs && words !== '') turns.push(words)
      goesOn = isTheirs
    }
    found.set(id, turns)
  }
  return found
}

it('is counted first, done once, undone in one step; a second time everything is there', async () => {
  const people = (await study.ask('case.list', {})).filter(one => one.kind === 'participant')
  const heard = await Promise.all(people.slice(0, 4).map(async one => [one, await spoken(one.id)] as const))
  const [person, turns] = heard.find(([, sources]) => sources.size > 0)!
  const wanted = [...turns.values()].flat()
  expect(wanted.length).toBeGreaterThan(3)

  const before = await study.ask('coding.places', { participantId: person.id, codeIds: [codeId] })
  expect(before).toMatchObject({ places: wanted.length, sources: turns.size, already: 0 })
  expect(before.what).toContain(person.name)
  expect(await study.ask('coding.applyMany', { participantId: person.id, codeIds: [codeId] })).toMatchObject({
    added: wanted.length,
    skipped: 0,
  })
  const { excerpts, total } = await study.ask('coding.excerpts', { codeId, limit: 1000 })
  expect(total).toBe(wanted.length)
  expect(excerpts.map(one => one.words).toSorted()).toEqual(wanted.toSorted())
  // The words are theirs and nobody else's.
  expect(new Set(excerpts.flatMap(one => one.participants))).toEqual(new Set([person.key ?? person.name]))

  expect(await study.ask('coding.places', { participantId: person.id, codeIds: [codeId] })).toMatchObject({
    already: wanted.length,
  })
  expect(await study.ask('coding.applyMany', { participantId: person.id, codeIds: [codeId] })).toMatchObject({
    added: 0,
    skipped: wanted.length,
  })
  expect((await study.ask('project.undo', {})).label).toContain('All they say')
  expect((await study.ask('coding.excerpts', { codeId })).total).toBe(0)
  await study.ask('project.redo', {})
  expect((await study.ask('coding.excerpts', { codeId })).total).toBe(wanted.length)
})

it('somebody who speaks nowhere has nothing to code', async () => {
  const site = (await study.ask('case.list', {})).find(one => one.kind === 'site')!
  const participantId = await study.ask('case.create', { kind: 'participant', name: 'R99', withinId: site.id })
  expect(await study.refused('coding.applyMany', { participantId, codeIds: [codeId] })).toContain('nothing to code')
})
