// One keyboard dispatcher for the window. Fields, trees and grids take their own keys first: what they have handled
// (`preventDefault`) is not looked at.

import { onShellAction } from '../client/client.ts'
import { useStatus } from '../state/status.ts'
import { shortcutsOf, type Action } from './action.ts'
import { nameOfPath, openProject } from './project-deeds.ts'
import { allActions, now, runAction, runActionById } from './registry.ts'
import { isMac, matches, worksInFields } from './shortcut.ts'

const TEXT_INPUTS = ['text', 'search', 'password', 'email', 'number', 'date', 'url', 'tel']

/** Whether keys typed at an element are text for it. */
function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && TEXT_INPUTS.includes(target.type)
}

/** The action that a key press asks for, or null. */
function actionFor(actions: readonly Action[], press: KeyboardEvent, typing: boolean, mac: boolean): Action | null {
  const state = now()
  for (const action of actions) {
    const shortcut = shortcutsOf(action).find(one => matches(one, press, mac))
    if (shortcut === undefined) continue
    if (typing && !(action.inFields ?? worksInFields(shortcut))) continue
    if (action.enabled(state)) return action
  }
  return null
}

/** Starts listening to keys and to the native menu. Returns what stops it. */
export function startKeyboard(): () => void {
  const mac = isMac()
  const onKey = (press: KeyboardEvent) => {
    if (press.defaultPrevented || press.isComposing) return
    // An open dialog keeps its keys: nothing behind it is done by mistake.
    if (press.target instanceof Element && press.target.closest('[role="dialog"][data-modal], [role="alertdialog"]'))
      return
    const action = actionFor(allActions(), press, isTypingIn(press.target), mac)
    if (!action) return
    press.preventDefault()
    void runAction(action)
  }
  window.addEventListener('keydown', onKey)
  const stopMenu = onShellAction((id, path) => {
    if (id === 'open-file' && path !== undefined) openProject(path, nameOfPath(path)).catch(useStatus.getState().refuse)
    else runActionById(id)
  })
  return () => {
    window.removeEventListener('keydown', onKey)
    stopMenu()
  }
}
