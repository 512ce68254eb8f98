import { describe, expect, it, vi } from 'vitest'
import { fitsLabel, piecesOf } from '../../renderer/views/palette/choices.ts'
import { besidePath, nameOfPath } from '../../renderer/actions/project-deeds.ts'
import { stepsTo } from '../../renderer/views/history/steps.ts'
import { shallLock } from '../../renderer/state/idle.ts'
import { listStore } from '../../renderer/state/list-store.ts'
import { isWithoutInspector, paneOf } from '../../renderer/state/panes.ts'
import { themeNow } from '../../renderer/state/settings.ts'
import { useStatus, withJob } from '../../renderer/state/status.ts'
import { widthClass } from '../../renderer/state/width.ts'
import { TroubleError } from '../../renderer/client/client.ts'
import type { ActInfo } from '../../src/store/types.ts'

describe('room in the window', () => {
  it('a laptop of 1024', () => expect(widthClass(1024, 1)).toBe('narrow'))
  it('1440', () => expect(widthClass(1440, 1)).toBe('normal'))
  it('1440 with text at 150 % is narrow', () => expect(widthClass(1440, 1.5)).toBe('narrow'))
  it('small text makes no more room', () => expect(widthClass(1170, 0.9)).toBe('narrow'))
  it('2560', () => expect(widthClass(2560, 1)).toBe('wide'))
})

describe('side panes', () => {
  it('a source has both', () =>
    expect([paneOf({}, 'source', 'navigator').open, paneOf({}, 'source', 'inspector').open]).toEqual([true, true]))
  it('a narrow window with nothing focused has no inspector, unless the person opened it', () => {
    const bare = isWithoutInspector('narrow', null)
    expect(paneOf({}, 'matrix', 'inspector', bare).open).toBe(false)
    expect(paneOf({}, 'matrix', 'inspector', isWithoutInspector('normal', null)).open).toBe(true)
    expect(paneOf({ matrix: { inspector: { open: true, width: null } } }, 'matrix', 'inspector', bare).open).toBe(true)
  })
  it('a matrix closes the navigator', () => expect(paneOf({}, 'matrix', 'navigator').open).toBe(false))
  it('unless the person opened it', () =>
    expect(paneOf({ matrix: { navigator: { open: true, width: null } } }, 'matrix', 'navigator').open).toBe(true))
})

describe('the theme of the computer', () => {
  const asks =
    (...queries: string[]) =>
    (query: string) =>
      queries.some(one => query.includes(one))
  it('light', () => expect(themeNow('system', asks())).toBe('light'))
  it('dark', () => expect(themeNow('system', asks('dark'))).toBe('dark'))
  it('more contrast in the dark', () => expect(themeNow('system', asks('dark', 'more'))).toBe('contrast-dark'))
  it('a chosen one stays', () => expect(themeNow('light', asks('dark', 'more'))).toBe('light'))
})

describe('locking when nobody is there', () => {
  it('after the minutes chosen', () => expect(shallLock(15 * 60_000, 15, true)).toBe(true))
  it('not before', () => expect(shallLock(14 * 60_000, 15, true)).toBe(false))
  it('never when so chosen', () => expect(shallLock(10 ** 9, 0, true)).toBe(false))
  it('nothing to lock without a passphrase', () => expect(shallLock(10 ** 9, 5, false)).toBe(false))
})

/** An answer that comes when it is told to. */
const later = () => {
  let resolve: (items: { id: string }[]) => void = () => {}
  const promise = new Promise<{ id: string }[]>(come => (resolve = come))
  return { promise, resolve: (items: { id: string }[]) => resolve(items) }
}

describe('lists of the core', () => {
  it('an old answer never covers a newer one', async () => {
    const answers = [later(), later()]
    let asked = 0
    const list = listStore(() => answers[asked++]!.promise)
    const both = Promise.all([list.getState().reload(), list.getState().reload()])
    answers[1]!.resolve([{ id: 'new' }])
    answers[0]!.resolve([{ id: 'old' }])
    await both
    expect(list.getState().items).toEqual([{ id: 'new' }])
    expect(list.getState().byId.has('new')).toBe(true)
  })
  it('who waits for a reading that a newer one overtook finds the newer list', async () => {
    const answers = [later(), later()]
    let asked = 0
    const list = listStore(() => answers[asked++]!.promise)
    const found = list
      .getState()
      .reload()
      .then(() => list.getState().items)
    void list.getState().reload()
    answers[0]!.resolve([{ id: 'old' }])
    await Promise.resolve()
    answers[1]!.resolve([{ id: 'new' }])
    expect(await found).toEqual([{ id: 'new' }])
  })
  it('a list that was emptied meanwhile stays empty, and nobody waits for ever', async () => {
    const answer = later()
    const list = listStore(() => answer.promise)
    const read = list.getState().reload()
    list.getState().clear()
    answer.resolve([{ id: 'old' }])
    await read
    expect(list.getState()).toMatchObject({ items: [], loaded: false })
  })
})

describe('the status bar', () => {
  const message = () => useStatus.getState().message
  it('trouble is told in its own sentence', () => {
    useStatus
      .getState()
      .refuse(new TroubleError({ kind: 'refusal', code: 'x', message: '“What moved” only groups other codes.' }))
    expect(message()).toMatchObject({ kind: 'trouble', text: '“What moved” only groups other codes.' })
  })
  it('what the person stopped is no trouble', () => {
    useStatus.getState().refuse(new TroubleError({ kind: 'cancelled', code: 'cancelled', message: '' }))
    expect(message()?.kind).toBe('hint')
  })
  it('a mistake of ours does not show its own words', () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    useStatus.getState().refuse(new Error('undefined is not a function'))
    expect(message()?.text).not.toContain('undefined')
    quiet.mockRestore()
  })
  it('long work is listed while it runs, and can be stopped', async () => {
    const work = withJob('Checking', ({ signal, onProgress }) => {
      onProgress({ done: 1, total: 2, doing: 'anchors' })
      return new Promise<string>(resolve => signal.addEventListener('abort', () => resolve('stopped')))
    })
    expect(useStatus.getState().jobs).toMatchObject([{ label: 'Checking', progress: { done: 1, total: 2 } }])
    useStatus.getState().jobs[0]!.stop()
    expect(await work).toBe('stopped')
    expect(useStatus.getState().jobs).toEqual([])
  })
})

const act = (n: number, coder: string, state: ActInfo['state'] = 'done') =>
  ({ id: `a${n}`, n, label: '', coder, begunAt: '', state, changes: 1, rows: 1 }) as ActInfo

describe('undo from the history', () => {
  it('counts one’s own acts only, from the newest', () => {
    const steps = stepsTo([act(3, 'A'), act(2, 'B'), act(1, 'A')], 'A')
    expect([steps.get('a3')?.n, steps.get('a2'), steps.get('a1')?.n]).toEqual([1, undefined, 2])
  })
  it('what was undone is done again from the oldest', () => {
    const steps = stepsTo([act(3, 'A', 'undone'), act(2, 'A', 'undone'), act(1, 'A')], 'A')
    expect([steps.get('a2'), steps.get('a3'), steps.get('a1')]).toEqual([
      { name: 'project.redo', n: 1 },
      { name: 'project.redo', n: 2 },
      { name: 'project.undo', n: 1 },
    ])
  })
  it('what was left behind by a new act can not', () => expect(stepsTo([act(1, 'A', 'dropped')], 'A').size).toBe(0))
})

describe('finding a command', () => {
  it('by the beginnings of its words', () => expect(fitsLabel('Undo Apply code “Playbooks”', 'un play')).toBe(true))
  it('not by letters inside them', () => expect(fitsLabel('Check this project', 'hec')).toBe(false))
  it('nothing typed fits all', () => expect(fitsLabel('Settings', '')).toBe(true))
  it('draws what was typed strong', () =>
    expect(piecesOf('Learned by the exemplar', 'exem')).toEqual(['Learned by the ', 'exem', 'plar']))
  it('accents do not matter', () => expect(piecesOf('Élan vital', 'elan')).toEqual(['', 'Élan', ' vital']))
})

describe('paths', () => {
  it('a project is called as its file', () =>
    expect(nameOfPath('/home/ada/Studies/ward rounds.crosscase')).toBe('ward rounds'))
  it('on Windows too', () => expect(nameOfPath(String.raw`C:\Studies\ward.crosscase`)).toBe('ward'))
  it('a new one goes beside the last', () =>
    expect(besidePath('/home/ada/Studies/old.crosscase', 'Ward rounds: wave 2')).toBe(
      '/home/ada/Studies/Ward rounds wave 2.crosscase',
    ))
})
