// The parts of the desktop shell that need no window.

import { describe, expect, it } from 'vitest'
import { projectIn } from '../../electron/main/files-from-outside.ts'
import { menuTemplate } from '../../electron/main/menu.ts'
import { placeFor } from '../../electron/main/window.ts'
import { FRAME_ACTIONS } from '../../renderer/actions/frame-actions.ts'

describe('the window’s place', () => {
  const laptop = { x: 0, y: 0, width: 1440, height: 900 }
  const projector = { x: 1440, y: 0, width: 1920, height: 1080 }
  const onProjector = { x: 1600, y: 50, width: 1000, height: 700 }

  it('is the one of last time', () => expect(placeFor(onProjector, [laptop, projector])).toEqual(onProjector))
  it('is left to the system when that screen is gone', () =>
    expect(placeFor(onProjector, [laptop])).toEqual({ width: 1000, height: 700 }))
  it('has a size the first time', () => expect(placeFor(null, [laptop])).toMatchObject({ width: 1360 }))
})

describe('a start with a file', () => {
  const folder = import.meta.dirname
  it('finds no project among switches', () => expect(projectIn(['crosscase', '--x.crosscase'], folder)).toBeNull())
  it('finds no project that is not there', () => expect(projectIn(['crosscase', 'no.crosscase'], folder)).toBeNull())
  it('takes no other file for a project', () => expect(projectIn(['crosscase', 'parts.test.ts'], folder)).toBeNull())
})

describe('the menu', () => {
  const labels = (undo: string | null, redo: string | null, platform = 'linux') =>
    menuTemplate(() => {}, { undo: { undo, redo }, recent: [] }, platform).flatMap(menu =>
      (Array.isArray(menu.submenu) ? menu.submenu : []).map(
        item => `${item.label ?? item.role ?? item.type}${item.enabled === false ? ' (off)' : ''}`,
      ),
    )

  it('says what would be undone and redone', () =>
    expect(labels('Apply code “Playbooks”', 'Rename source')).toEqual(
      expect.arrayContaining(['Undo Apply code “Playbooks”', 'Redo Rename source']),
    ))
  it('has both off when there is nothing', () =>
    expect(labels(null, null)).toEqual(expect.arrayContaining(['Undo (off)', 'Redo (off)'])))
  it('has only what the page can do, with the keys the page has for it', () => {
    const keysOf = (id: string | undefined) => {
      const shortcut = FRAME_ACTIONS.find(action => action.id === id)?.shortcut ?? []
      const parts = (keys: string) => keys.replace('Mod', 'CmdOrCtrl').split('+').toSorted().join('+')
      return [shortcut].flat().map(parts)
    }
    const items = menuTemplate(() => {}, { undo: { undo: null, redo: null }, recent: [] }, 'linux')
      .flatMap(menu => (Array.isArray(menu.submenu) ? menu.submenu : []))
      .filter(item => item.id !== undefined)
    const actions = new Set(FRAME_ACTIONS.map(action => action.id))
    expect(items.map(item => item.id).filter(id => !actions.has(id!))).toEqual([])
    const withKeys = items.filter(item => item.accelerator !== undefined)
    const wrong = withKeys.filter(
      item => !keysOf(item.id).includes(String(item.accelerator).split('+').toSorted().join('+')),
    )
    expect(wrong.map(item => item.id)).toEqual([])
    expect(withKeys.length).toBeGreaterThan(8)
  })
  it('opens a project that was open here before', () => {
    const sent: unknown[] = []
    const recent = [{ name: 'Study', path: '/studies/study.crosscase' }]
    const menu = menuTemplate((...all) => sent.push(all), { undo: { undo: null, redo: null }, recent }, 'linux')
    const file = menu[0]!.submenu as { label?: string; submenu?: { label: string; click(): void }[] }[]
    file.find(item => item.label === 'Open Recent')!.submenu![0]!.click()
    expect(sent).toEqual([['open-file', '/studies/study.crosscase']])
  })
  it('has Quit under File but on a Mac', () => {
    expect(labels(null, null)).toContain('quit')
    expect(labels(null, null, 'darwin')).not.toContain('quit')
  })
})
