import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../support/chromium.ts'
import { AWindow } from './a-window.ts'

describe.skipIf(!chromiumPath())('the window, by keyboard alone', { timeout: 180_000 }, () => {
  let w: AWindow
  beforeAll(async () => {
    w = await AWindow.open()
  })
  afterAll(() => w.close())
  const clean = async () => expect(await w.findings()).toEqual([])

  it('the start screen says what can be begun', async () => {
    await clean()
    await w.press('Tab')
    expect(await w.focused()).toContain('New project')
  })

  it('a new project says what is missing in the field where it is', async () => {
    await w.press('Control+n')
    await w.sees('[role="dialog"] input')
    await w.press('Enter')
    await w.sees('.field.has-trouble')
    await clean()
    await w.press('Escape')
  })

  it('the sample study opens', async () => {
    await w.page.getByRole('button', { name: 'Open the sample study' }).focus()
    await w.press('Enter')
    await w.sees('.row-site')
    expect(await w.page.title()).toBe('The Pathmaker study – Crosscase')
    await clean()
  })

  it('F6 goes round the panes', async () => {
    const panes: (string | undefined)[] = []
    for (let n = 0; n < 5; n++) {
      const before = await w.focusedPane()
      await w.press('F6')
      await expect.poll(() => w.focusedPane()).not.toBe(before)
      panes.push(await w.focusedPane())
    }
    expect(panes).toEqual(['top', 'rail', 'navigator', 'middle', 'status'])
  })

  it('the tree of sources opens with arrows, finds by typing, and opens a source with Enter', async () => {
    await w.press('Control+1')
    await w.sees('.navigator .row:focus')
    await w.typeAtOnce('S05')
    await w.page.waitForFunction(() => document.activeElement?.textContent.includes('Pennywhistle'))
    await w.press('ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown')
    await w.page.waitForFunction(() => document.activeElement?.textContent.includes('T09'))
    await w.press('Enter')
    await w.sees('[role="tab"][aria-selected="true"]:has-text("T09")')
    await w.sees('.inspector:has-text("Who speaks")')
  })

  it('F2 renames in place, the status bar says so, Ctrl Z takes it back', async () => {
    await w.press('Control+1')
    await w.sees('.navigator .row:focus')
    await w.press('F2')
    await w.sees('input.rename:focus')
    await w.type('Psychiatrist and sponsor')
    await w.press('Enter')
    await w.isTold('Renamed to “Psychiatrist and sponsor”')
    await w.sees('[role="tab"]:has-text("Psychiatrist and sponsor")')
    await w.press('Control+z')
    await w.isTold('Undone')
    await w.sees('[role="tab"]:has-text("Interview T09")')
  })

  it('find-anything forgives a typo', async () => {
    await w.press('Control+k')
    await w.sees('[role="combobox"]:focus')
    await w.type('plabooks')
    await w.sees('.palette-choice[aria-selected="true"]:has-text("Playbooks")')
    await clean()
    await w.press('Enter')
    await w.sees('.code-excerpt')
    await w.sees('.inspector:has-text("Definition")')
    await clean()
  })

  it('every part of the navigator and every page of the frame is clean', async () => {
    const shown = {
      Framework: '.navigator .row',
      Cases: '.navigator .row',
      Propositions: '.navigator [role="option"]',
      Memos: '.navigator .empty-state',
      History: '.acts',
      Settings: '.look',
    }
    for (const [part, sign] of Object.entries(shown)) {
      await w.page.locator(`.rail [aria-label="${part}"]`).focus()
      await w.press('Enter')
      await w.sees(`.rail [aria-label="${part}"][aria-current="true"]`)
      await w.sees(sign)
      await clean()
    }
  })

  it('the keyboard map lists what was used here', async () => {
    await w.page.locator('.top-bar').click({ position: { x: 300, y: 20 } })
    await w.press('?')
    await w.sees('.key-map:has-text("Find anything")')
    await clean()
  })

  it('the dark theme is clean too', async () => {
    await w.find('Settings')
    await w.page.getByLabel('Dark', { exact: true }).check()
    await w.sees('html[data-theme="dark"]')
    await clean()
    await w.find('Playbooks')
    await w.sees('.code-excerpt')
    await clean()
  })

  it('a narrow window slides the navigator over, and Esc sends it away', async () => {
    await w.page.setViewportSize({ width: 1024, height: 700 })
    await w.sees('html[data-width="narrow"]')
    await w.press('Control+1')
    await w.sees('.navigator-over')
    await clean()
    await w.press('Escape')
    await w.page.waitForSelector('.navigator-over', { state: 'detached' })
    const sideways = await w.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(sideways).toBe(false)
  })

  it('nothing was refused by the page’s policy, and nothing went wrong unseen', () => expect(w.complaints).toEqual([]))
})

describe.skipIf(!chromiumPath())('a project with a passphrase', { timeout: 180_000 }, () => {
  let w: AWindow
  beforeAll(async () => {
    w = await AWindow.open()
  })
  afterAll(() => w.close())

  it('is made, and its recovery key shown once', async () => {
    await w.press('Control+n')
    await w.page.getByLabel('Name of the study').fill('Ward rounds')
    await w.page.getByLabel('Where the file goes').fill(w.journey.path('ward.crosscase'))
    await w.page.getByLabel('Your name').fill('Ada Brook')
    await w.page.getByLabel('Passphrase, if you want one').fill('seven quiet herons')
    await w.press('Enter')
    await w.sees('[data-recovery-key]')
    expect(await w.findings()).toEqual([])
    // A slip on Esc must not lose the key.
    await w.press('Escape')
    await w.sees('[data-recovery-key]')
    await w.page.getByText('I have kept it').click()
    await w.sees('.first-steps')
  })

  it('locks: nothing of it stays on screen', async () => {
    await w.press('Control+Shift+L')
    await w.sees('.lock-screen input:focus')
    expect(await w.page.title()).toBe('Crosscase')
    expect(await w.page.locator('.frame').count()).toBe(0)
    expect(await w.findings()).toEqual([])
  })

  it('a wrong passphrase is told in the field', async () => {
    await w.type('six loud geese')
    await w.press('Enter')
    await w.sees('.field.has-trouble [role="alert"]')
  })

  it('the right one goes on where one was', async () => {
    await w.page.getByLabel('Passphrase').fill('seven quiet herons')
    await w.press('Enter')
    await w.sees('.first-steps')
  })

  it('opens again from the list, asking first', async () => {
    await w.find('Close this project')
    await w.sees('.recent-open')
    await w.page.locator('.recent-open').focus()
    await w.press('Enter')
    await w.sees('[role="dialog"] input:focus')
    await w.type('seven quiet herons')
    await w.press('Enter')
    await w.sees('.first-steps')
  })
})
