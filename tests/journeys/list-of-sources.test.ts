// The window reads again of the list of sources what a change named. What it keeps so is what a reading of all would give.

import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceListItem } from '../../src/sources/types.ts'
import type { CodeId, CodingId, SourceId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import { listStore } from '../../renderer/state/list-store.ts'
import { touchedList } from '../../renderer/state/touched-list.ts'
import { Journey } from '../support/journey.ts'

describe('the list of sources, after each act', () => {
  const journey = new Journey()
  const asked: string[] = []
  let [told, everything] = [new Set<string>(), false]
  const list = listStore<SourceListItem>(
    touchedList(
      () => (asked.push('all'), journey.ask('source.list', {})),
      ids => (asked.push('some'), journey.ask('source.some', { sourceIds: [...ids] as SourceId[] })),
      source => JSON.stringify([source.key, source.name]),
    ),
  )
  const kept = async () => {
    const [ids, all] = [[...told], everything]
    ;[told, everything] = [new Set(), false]
    await list.getState().reload(all ? null : ids)
    return list.getState().items
  }
  /** Does it, undoes it, does it again: each time the kept list is the one that is read anew. Gives back how it was read. */
  const act = async (what: () => Promise<unknown>): Promise<string> => {
    asked.length = 0
    const deeds = [what, () => journey.ask('project.undo', {}), () => journey.ask('project.redo', {})]
    for (const deed of deeds) {
      await deed()
      const now = await kept()
      expect(now).toEqual(await journey.ask('source.list', {}))
    }
    return [...new Set(asked)].join(' ')
  }
  const range = (start: number, end: number): TextRange => ({ start, end })
  let [one, other] = ['' as SourceId, '' as SourceId]
  let codes: CodeId[] = []
  const apply = (sourceId: SourceId, at: TextRange, codeId: CodeId) =>
    journey.ask('coding.apply', { sourceId, codeIds: [codeId], range: at })

  beforeAll(async () => {
    await journey.openSample()
    journey.core.listen(event => {
      if (event.type !== 'changed') return
      for (const id of event.sourceIds) told.add(id)
      everything ||= event.everything
    })
    ;[one, other] = (await journey.ask('source.list', {})).map(source => source.id) as [SourceId, SourceId]
    codes = (await journey.ask('code.list', {}))
      .filter(code => code.kind === 'code' && code.status === 'active')
      .map(code => code.id)
    await list.getState().reload()
  })
  afterAll(() => journey.end())

  it('codings: made, moved, split, joined, given another code, removed: one source is read', async () => {
    const [first, second] = codes as [CodeId, CodeId]
    expect(await act(() => apply(one, range(300, 420), first))).toBe('some')
    const [made] = (await apply(one, range(500, 600), first)) as [CodingId]
    await kept()
    expect(await act(() => journey.ask('coding.resize', { codingId: made, range: range(520, 640) }))).toBe('some')
    let two: CodingId[] = []
    const split = async () => (two = [...(await journey.ask('coding.split', { codingId: made, at: 570 }))])
    expect(await act(split)).toBe('some')
    expect(await act(() => journey.ask('coding.join', { codingIds: two }))).toBe('some')
    expect(await act(() => journey.ask('coding.recode', { codingIds: [two[0]!], codeId: second }))).toBe('some')
    expect(await act(() => journey.ask('coding.remove', { codingIds: [two[0]!] }))).toBe('some')
  })

  it('its cases, its marks, its text, and a code made at its words', async () => {
    const { id } = (await journey.ask('case.list', {})).find(one => one.kind === 'site')!
    const filed = { caseIds: [id], sourceIds: [one, other] }
    expect(await act(() => journey.ask('case.fileSources', filed))).toBe('some')
    expect(await act(() => journey.ask('case.unfileSources', filed))).toBe('some')
    expect(await act(() => journey.ask('source.markCoded', { sourceId: other, coded: true }))).toBe('some')
    const { textState } = await journey.ask('source.open', { sourceId: one })
    const steps = [{ start: 290, end: 450, insert: '' }]
    expect(await act(() => journey.ask('source.edit', { sourceId: one, state: textState, steps, reason: 'twice' }))).toBe('some') // prettier-ignore
    const made = { name: 'A code of this test', sourceId: other, range: range(100, 160) }
    expect(await act(() => journey.ask('coding.applyNew', made))).toBe('some')
  })

  it('a source renamed, or come in: all of it, for the order may be another', async () => {
    expect(await act(() => journey.ask('source.rename', { sourceId: one, name: 'Zz, renamed' }))).toBe('some all')
  })

  it('sources that are called alike stand in the order in which they came', async () => {
    const came: SourceId[] = []
    for (const text of ['First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.', 'Sixth.']) {
      const file = journey.path('alike.txt')
      writeFileSync(file, text)
      const plan = await journey.ask('import.plan', { paths: [file] })
      const files = plan.map(({ token, kind, date }) => ({
        token,
        name: 'Called alike',
        kind,
        date,
        caseKeys: [],
        participantKeys: [],
      }))
      await journey.ask('import.apply', { files })
      const all = (await journey.ask('source.list', {})).filter(one => one.name === 'Called alike')
      came.push(...all.map(one => one.id).filter(id => !came.includes(id)))
      expect(all.map(one => one.id)).toEqual(came)
    }
    expect(came).toHaveLength(6)
  })

  it('a code merged into another: as many sources as its codings stood in', async () => {
    const [, , from, into] = codes as [CodeId, CodeId, CodeId, CodeId]
    const request = { operation: 'merge', codeIds: [from], intoId: into, overlaps: 'join', below: 'follow', reason: 'The same.' } as const // prettier-ignore
    const { seen } = await journey.ask('framework.plan', request)
    await act(() => journey.ask('framework.apply', { request, seen }))
  })
})
