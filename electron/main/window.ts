// The one window, where it was last time.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BrowserWindow, screen, type Rectangle } from 'electron'
import { object, truth, wholeNumber } from '../../src/base/parse.ts'
import { ORIGIN } from './page.ts'

const coordinate = wholeNumber(-100_000, 100_000)
const extent = wholeNumber(1, 100_000)
const remembered = object({ x: coordinate, y: coordinate, width: extent, height: extent, maximized: truth })

const FIRST = { width: 1360, height: 860 }
const LEAST = { minWidth: 720, minHeight: 480 }

/** Where the window was, if that place still is on a screen (a projector may be gone); else only its size. */
export function placeFor(saved: Rectangle | null, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (!saved) return FIRST
  const middle = { x: saved.x + saved.width / 2, y: saved.y + Math.min(40, saved.height / 2) }
  const isOn = (screen: Rectangle) =>
    middle.x >= screen.x &&
    middle.x < screen.x + screen.width &&
    middle.y >= screen.y &&
    middle.y < screen.y + screen.height
  return screens.some(isOn) ? saved : { width: saved.width, height: saved.height }
}

function read(file: string) {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')), '')
  } catch {
    // Not there the first time; damaged, it is as good as not there.
    return null
  }
}

/** Opens the window on the page. `home` keeps where it was; `preload` is the file that makes the bridge. */
export async function openWindow(home: string, preload: string): Promise<BrowserWindow> {
  const file = path.join(home, 'window.json')
  const saved = read(file)
  const place = placeFor(
    saved,
    screen.getAllDisplays().map(display => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    ...LEAST,
    show: false,
    title: 'Crosscase',
    // Between the two grounds, so that neither light nor dark flashes.
    backgroundColor: '#8a8a86',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  })
  if (saved?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    mkdirSync(home, { recursive: true })
    writeFileSync(file, JSON.stringify({ x, y, width, height, maximized: window.isMaximized() }))
  })
  await window.loadURL(`${ORIGIN}/index.html`)
  return window
}
