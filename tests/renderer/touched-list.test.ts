// After a coding, of the list of sources only the one it stands in is read again.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useCarrier } from '../../renderer/client/client.ts'
import { listStore } from '../../renderer/state/list-store.ts'
import { takeEvent, useProject } from '../../renderer/state/project.ts'
import { useSources } from '../../renderer/state/lists.ts'
import { touchedList } from '../../renderer/state/touched-list.ts'

interface Source {
  readonly id: string
  readonly name: string
  readonly codings: number
}

/** A list of sources whose readings are written down. */
function watched(there: Source[]) {
  const asked: string[] = []
  const list = listStore<Source>(
    touchedList(
      async () => {
        asked.push('all')
        return [...there].sort((a, b) => a.name.localeCompare(b.name))
      },
      async ids => {
        asked.push(ids.join(' '))
        return there.filter(one => ids.includes(one.id))
      },
      source => source.name,
    ),
  )
  const shown = () => list.getState().items.map(one => `${one.name} ${one.codings}`).join(', ') // prettier-ignore
  const set = (id: string, now: Partial<Source>) => {
    const at = there.findIndex(one => one.id === id)
    there[at] = { ...there[at]!, ...now }
  }
  return { there, asked, list, shown, set, reload: list.getState().reload }
}

const three = (): Source[] => ['A', 'B', 'C'].map(name => ({ id: name.toLowerCase(), name, codings: 0 }))

describe('what a change touched is read again', () => {
  it('the source that was coded, the others as they are known', async () => {
    const { asked, shown, set, reload } = watched(three())
    await reload()
    set('b', { codings: 1 })
    await reload(['b'])
    expect([shown(), asked]).toEqual(['A 0, B 1, C 0', ['all', 'b']])
  })

  it('changes told while it is being read are read together, once', async () => {
    const { asked, shown, set, reload } = watched(three())
    await reload()
    const first = reload(['a'])
    set('b', { codings: 2 })
    set('c', { codings: 3 })
    await Promise.all([first, reload(['b']), reload(['c']), reload(['b'])])
    expect([shown(), asked]).toEqual(['A 0, B 2, C 3', ['all', 'a', 'b c']])
  })

  it('all of it when a source is new, gone or renamed, or when it may be anything', async () => {
    const { there, asked, shown, set, reload } = watched(three())
    await reload()
    there.push({ id: 'd', name: 'D', codings: 4 })
    await reload(['d'])
    there.splice(0, 1)
    await reload(['a'])
    set('b', { name: 'Z' })
    await reload(['b'])
    await reload(['c', 'd'])
    await reload(null)
    expect([shown(), asked]).toEqual(['C 0, D 4, Z 0', ['all', 'all', 'a', 'all', 'b', 'all', 'c d', 'all']])
  })

  it('all of it after a reading that failed: what that one was to read is not known', async () => {
    const there = three()
    let fails = false
    const asked: string[] = []
    const read = touchedList<Source>(
      async () => (asked.push('all'), [...there]),
      async ids => {
        asked.push(ids.join(' '))
        if (fails) throw new Error('the core is away')
        return there.filter(one => ids.includes(one.id))
      },
      source => source.name,
    )
    const list = listStore<Source>(read)
    await list.getState().reload()
    fails = true
    await expect(list.getState().reload(['a'])).rejects.toThrow('away')
    fails = false
    await list.getState().reload(['b'])
    expect(asked).toEqual(['all', 'a', 'all'])
  })
})

describe('the window', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    useSources.getState().clear()
    useProject.setState({ phase: 'starting', info: null })
    useCarrier(null as never)
  })

  it('asks for the sources that its changes named, and for all when one named none', async () => {
    const asked: string[] = []
    const items = ['s1', 's2', 's3'].map(id => ({ id, key: id, name: id, codings: 0 }))
    useCarrier({
      call: async (name: string, input: { sourceIds?: string[] }) => {
        if (name === 'source.list') asked.push('all')
        if (name === 'source.some') asked.push(input.sourceIds!.join(' '))
        const answer = name === 'source.some' ? items.filter(one => input.sourceIds!.includes(one.id)) : items
        return { ok: true, answer: name === 'project.info' ? null : answer }
      },
    } as never)
    useProject.setState({ phase: 'open' })
    await useSources.getState().reload()
    const told = (sourceIds: string[], everything = false) =>
      takeEvent({ type: 'changed', change: 1, label: '', tables: ['coding', 'anchor'], sourceIds, everything, undo: { undo: null, redo: null } }) // prettier-ignore
    told(['s2'])
    told(['s3'])
    await vi.advanceTimersByTimeAsync(300)
    told(['s1'])
    told([], true)
    await vi.advanceTimersByTimeAsync(300)
    expect(asked).toEqual(['all', 's2 s3', 'all'])
  })
})
