// What a coder does: scenarios 16 to 19 and 22 of the methods, through the door, on the sample study. 21 is in
// crash.test.ts, 23 in tests/e2e.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId, SourceId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import { sql } from '../../src/store/sql.ts'
import { Journey } from '../support/journey.ts'

describe('a coder’s day', () => {
  let clock = Date.parse('2026-03-01T09:00:00.000Z')
  const journey = new Journey(() => new Date((clock += 1000)).toISOString())
  let source: SourceId
  let text = ''
  beforeAll(async () => {
    await journey.ask('project.openSample', {})
    source = (await journey.ask('source.list', {})).find(one => one.key === 'T10')!.id
    text = (await journey.ask('source.open', { sourceId: source })).paragraphs.map(one => one.text).join('\n')
  })
  afterAll(() => journey.end())

  const at = (words: string): TextRange => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const codeLike = async (words: string) => (await journey.ask('search.codes', { words }))[0]!.codeId
  const apply = async (range: TextRange, ...codeIds: CodeId[]) =>
    journey.ask('coding.apply', { sourceId: source, codeIds, range })
  const here = async () => (await journey.ask('coding.inSource', { sourceId: source })).codings
  const rows = () => {
    const { read } = journey.core.needProject().project
    const tables = ['anchor', 'coding', 'evidence', 'memo', 'code']
    return tables.map(table => read.all({ text: `SELECT * FROM "${table}" ORDER BY n`, values: [] }))
  }
  // Some words of the text that nobody coded so.
  const WORDS = (of: string) =>
    of
      .split('\n')
      .find(line => line.length > 120)!
      .slice(20, 90)
      .trim()

  it('[16] part of a label, typed with a slip, finds the code; it is applied with coder, time and codebook version', async () => {
    const [codingId] = await apply(at(WORDS(text)), await codeLike('plabook'))
    const entry = await journey.ask('coding.entry', { codingId: codingId! })
    const versions = await journey.ask('framework.versions', {})
    expect(entry).toMatchObject({
      coderId: journey.core.needProject().coderId,
      madeAt: new Date(clock).toISOString(),
      version: versions.at(-1)!.label,
      isEarlier: false,
      words: WORDS(text),
    })
    const code = (await journey.ask('code.list', {})).find(one => one.id === entry.codeId)
    expect(code?.name).toBe('Playbooks')
  })

  it('[17] a code made while reading is found in the data, proposed, and in the lead’s list with its founding words', async () => {
    const { codeId, codingId } = await journey.ask('coding.applyNew', {
      name: 'Waiting for the vendor',
      sourceId: source,
      range: at(WORDS(text)),
    })
    expect(
      (await journey.ask('code.list', {})).filter(code => code.status === 'proposed').map(code => code.id),
    ).toContain(codeId)
    expect(await journey.ask('code.entry', { codeId })).toMatchObject({
      name: 'Waiting for the vendor',
      provenance: 'inductive',
      status: 'proposed',
      codings: 1,
    })
    const founded = journey.core.needProject().project.read.get<{ same: number }>(sql`
      SELECT founding_anchor_id = anchor_id AS same FROM code JOIN coding ON coding.code_id = code.id WHERE code.name = 'Waiting for the vendor'`)
    expect(founded).toEqual({ same: 1 })
    await journey.ask('project.undo', {})
    expect((await journey.ask('code.list', {})).map(code => code.id)).not.toContain(codeId)
    expect((await here()).map(coding => coding.id)).not.toContain(codingId)
  })

  it('[18] a passage with two codes keeps the one when the other is removed', async () => {
    const range = { start: text.length - 60, end: text.length - 20 }
    const [stays, goes] = await apply(range, await codeLike('Openness'), await codeLike('role'))
    const before = (await here()).find(coding => coding.id === stays)
    await journey.ask('coding.remove', { codingIds: [goes!] })
    expect((await here()).find(coding => coding.id === stays)).toEqual(before)
    expect((await here()).some(coding => coding.id === goes)).toBe(false)
  })

  it('[19] a definition with inclusion, exclusion and exemplars is one question away, and earlier examples with it', async () => {
    const codeId = await codeLike('Playbooks')
    const entry = await journey.ask('code.entry', { codeId })
    expect([entry.full ?? entry.brief, entry.inclusion, entry.exclusion, entry.typical].every(Boolean)).toBe(true)
    const { total, excerpts } = await journey.ask('coding.examples', { codeId, seed: 3, limit: 3 })
    expect(total).toBeGreaterThan(3)
    expect(excerpts.map(one => one.codeId)).toEqual([codeId, codeId, codeId])
    expect(excerpts.every(one => text.length > 0 && one.attribution.startsWith('Site '))).toBe(true)
  })

  it('[22] any act undone and done again leaves ids and times as they were', async () => {
    const range = { start: text.length - 500, end: text.length - 300 }
    const [first, second] = [await codeLike('Playbooks'), await codeLike('Openness')]
    const newest = async () => (await here()).toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1)).at(-1)!.id
    const acts: (() => Promise<unknown>)[] = [
      () => apply(range, first),
      async () =>
        journey.ask('coding.mark', { codingIds: [await newest()], strength: 'strong', comment: 'Look again' }),
      async () => journey.ask('coding.recode', { codingIds: [await newest()], codeId: second }),
      async () =>
        journey.ask('coding.resize', { codingId: await newest(), range: { start: range.start, end: range.end + 40 } }),
      async () => journey.ask('coding.split', { codingId: await newest(), at: range.start + 100 }),
      async () => {
        const { made_at: time } = journey.core
          .needProject()
          .project.read.get<{ made_at: string }>(sql`SELECT made_at FROM coding ORDER BY n DESC LIMIT 1`)!
        const codingIds = (await here()).filter(one => one.madeAt === time).map(one => one.id)
        return journey.ask('coding.join', { codingIds })
      },
      () => journey.ask('coding.applyMany', { hits: { words: 'playbook*', extent: 'sentence' }, codeIds: [second] }),
      async () => journey.ask('coding.remove', { codingIds: [await newest()] }),
    ]
    const states = [rows()]
    for (const act of acts) {
      await act()
      states.push(rows())
    }
    for (let step = acts.length - 1; step >= 0; step--) {
      await journey.ask('project.undo', {})
      expect(rows()).toEqual(states[step])
    }
    for (let step = 1; step <= acts.length; step++) {
      await journey.ask('project.redo', {})
      expect(rows()).toEqual(states[step])
    }
    const check = await journey.ask('project.check', {})
    expect(check.problems).toEqual([])
  })
})
