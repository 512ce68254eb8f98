// Every screen of the product, in each theme, wide and narrow, as axe sees it: nothing that is in anybody's way.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, launch } from '../support/chromium.ts'
import { ROOT } from '../shells/prepare.ts'
import { Journey } from '../support/journey.ts'
import { inLooks, LOOKS, overflows, violations } from './support/looks.ts'
import { findAnything } from './support/find.ts'
import { pickFrom } from './support/pick.ts'
import { Product } from './support/product.ts'
import { openSample } from './support/sample.ts'

const PASSPHRASE = 'nine stones in the brook'
const product = new Product()
const troubles: string[] = []
let browser: Browser
let page: Page

const press = (...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()
const button = (name: string | RegExp) => page.getByRole('button', { name }).first()

const find = (words: string, chosen?: string) => findAnything(page, words, chosen)

/** Selects a sentence of the source in front and opens the codes. */
async function codesAtSentence(): Promise<void> {
  await page.getByRole('textbox', { name: /, text$/ }).focus()
  await press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
  await page.getByRole('combobox', { name: 'Find a code' }).fill('plabook')
  await page.getByRole('option', { selected: true }).filter({ hasText: 'Playbooks' }).waitFor()
}

/** A screen, and how a person comes to it from the one before. */
type Screen = readonly [name: string, go: () => Promise<void>]

/** The panel of the common filter in front, with a condition begun. */
async function changeFilter(title: string): Promise<void> {
  await button('Change filter').click()
  const panel = page.getByRole('dialog', { name: title })
  await panel.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('menuitem', { name: 'kind of source' }).click()
  await panel.getByRole('button', { name: 'kind of source: choose' }).waitFor()
}

/** Takes interviews for the kind of source, and closes the panel. */
async function onlyInterviews(title: string): Promise<void> {
  const panel = page.getByRole('dialog', { name: title })
  const choose = panel.getByRole('button', { name: 'kind of source: choose' })
  await pickFrom(choose, page.getByRole('dialog', { name: 'kind of source' }), [/^interviews/i])
  await panel.getByRole('button', { name: 'Done' }).click()
  await panel.waitFor({ state: 'detached' })
}

/** A view whose filter is being changed, and then with interviews only: two screens. */
const filtered = (name: string, title: string, there: () => Promise<unknown>): readonly Screen[] => [
  [`${name}, the filter being changed`, () => changeFilter(title)],
  [`${name} of interviews only`, () => onlyInterviews(title).then(async () => void (await there()))],
]

/** The screens in the order a person comes by them; each begins where the one before it ended. */
const SCREENS: readonly Screen[] = [
  ['the start screen', () => heading('Start something')],
  [
    'the new project dialog with a passphrase',
    async () => {
      await press('Control+n')
      await page.getByLabel('Name of the study').fill('A closed study')
      await page.getByLabel('Where the file goes').fill(path.join(product.home, 'closed.crosscase'))
      await page.getByLabel('Your name').fill('Imke Visser')
      await page.getByLabel('Passphrase, if you want one').fill(PASSPHRASE)
    },
  ],
  [
    'the recovery key',
    async () => {
      await button('Make the project').click()
      await heading('Keep this recovery key')
    },
  ],
  [
    'the first steps of an empty project',
    async () => {
      await button('I have kept it').click()
      await heading(/has nothing in it yet/)
    },
  ],
  [
    'a study folder looked at before it comes in',
    async () => {
      await find('Bring in a study folder')
      await page.getByLabel('Path of the folder').fill(path.join(ROOT, 'fixtures/sample-study'))
      await button('Look first').click()
      await page.getByText('538', { exact: true }).first().waitFor()
    },
  ],
  [
    'the lock screen',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await press('Shift+Control+l')
      await heading('A closed study is locked')
    },
  ],
  [
    'the workbench with nothing open',
    async () => {
      await button('Close it and go to the start').click()
      await heading('Start something')
      await openSample(page)
      await page.getByRole('navigation', { name: 'Workbench' }).waitFor()
    },
  ],
  [
    'find anything',
    () =>
      press('Control+k')
        .then(() => page.getByRole('combobox', { name: 'Find anything' }).fill('pla'))
        .then(() =>
          page
            .getByRole('option', { name: /Playbooks/ })
            .first()
            .waitFor(),
        ),
  ],
  [
    'a source',
    async () => {
      await press('Escape')
      await find('T10', 'Interview T10')
      await page
        .getByRole('list', { name: /^Codings of paragraph/ })
        .first()
        .waitFor()
    },
  ],
  ['the codes at a selection', codesAtSentence],
  [
    'a coding in the inspector',
    async () => {
      await page.getByRole('combobox', { name: 'Find a code' }).press('Enter')
      await page.getByRole('complementary', { name: 'Inspector' }).getByText('Playbooks').first().waitFor()
    },
  ],
  [
    'the matrix with a cell open',
    async () => {
      await press('Shift+Control+m')
      await page.getByRole('gridcell', { name: /^Playbooks, Pennywhistle Valley/ }).click()
      await page.getByRole('region', { name: 'Cell' }).getByRole('article').first().waitFor()
    },
  ],
  [
    'the framework matrix with a cell beside it',
    async () => {
      await press('Shift+Control+s')
      await page.getByRole('gridcell', { name: /^S01 / }).first().click()
      await page.getByRole('region', { name: 'Cell' }).getByRole('heading').first().waitFor()
    },
  ],
  [
    'rows of the framework matrix being chosen',
    async () => {
      await button(/^Rows/).click()
      const rows = page.getByRole('dialog', { name: 'What stands down the side' })
      await rows.getByRole('button', { name: /^Only these/ }).click()
      await page.getByRole('checkbox', { name: /^S01 / }).check()
      await page.getByRole('dialog', { name: 'Only these' }).getByRole('button', { name: 'Done' }).click()
      await rows.getByRole('textbox', { name: /^Why just these/ }).waitFor()
    },
  ],
  [
    'a framework matrix being kept as a display',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await button(/^Displays/).click()
      await page.getByRole('menuitem', { name: /^Save as it is now/ }).click()
      await page.getByRole('dialog', { name: 'Save this display' }).waitFor()
    },
  ],
  [
    'how far the case summaries are',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await find('Case summaries')
      await page.getByRole('row', { name: /^S08 Nettlespur/ }).waitFor()
    },
  ],
  [
    'the summary of a case',
    async () => {
      await button(/Nettlespur/).click()
      await page.getByRole('textbox', { name: /^Summary of S08/ }).waitFor()
    },
  ],
  [
    'the theme matrix of a case',
    async () => {
      await button('Theme matrix').click()
      await page.getByRole('grid', { name: /^People and sources of/ }).waitFor()
    },
  ],
  [
    'theme matrices by site being written out',
    async () => {
      await find('Write out theme matrices by site')
      await page.getByRole('dialog', { name: 'Write out theme matrices by site' }).waitFor()
    },
  ],
  [
    'rows of the matrix being chosen',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await press('Shift+Control+m')
      await page.getByRole('gridcell').first().waitFor()
      await button(/^Rows/).click()
      await page.getByRole('dialog', { name: 'What stands down the side' }).waitFor()
    },
  ],
  ['the filter being changed', () => press('Escape').then(() => changeFilter('Count only'))],
  [
    'the matrix of interviews only',
    async () => {
      await onlyInterviews('Count only')
      await page
        .getByText(/Only codings in interviews/)
        .first()
        .waitFor()
    },
  ],
  [
    'the heat map',
    async () => {
      // Where there is room: in a narrow window looks are under More.
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('radio', { name: 'Heat map' }).check({ force: true })
      await page.locator('[data-mark]').first().waitFor()
    },
  ],
  [
    'bars of presence',
    async () => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('radio', { name: 'Bars' }).check({ force: true })
      await page.locator('.pic-bar-rest').first().waitFor()
    },
  ],
  [
    'the picture Word frequencies, its filter being changed',
    async () => {
      await find('Word frequencies')
      await page.locator('.pic-word').first().waitFor()
      await changeFilter('Only these words')
    },
  ],
  [
    'the picture Word frequencies',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.locator('.pic-word').first().waitFor()
    },
  ],
  ['the picture Timeline', () => find('Timeline').then(() => page.locator('.pic-dot').first().waitFor())],
  ...filtered('the picture Timeline', 'Count only', () =>
    page
      .getByText(/^Only codings in interviews/)
      .first()
      .waitFor(),
  ),
  ...(
    [
      ['Position strip', '.pic-mark'],
      ['Codes together', '.pic-node'],
    ] as const
  ).map(
    ([name, mark]) =>
      [
        `the picture ${name}`,
        async () => {
          await find(name)
          await page.locator(mark).first().waitFor()
        },
      ] as const,
  ),
  [
    'the import table with files in it',
    async () => {
      await press('Shift+Control+i')
      await page.getByLabel('Path of a folder or file on this computer').fill(path.join(ROOT, 'fixtures/sources'))
      await button('Read it').click()
      await button(/^Bring in \d+ files/).waitFor()
    },
  ],
  [
    'the beginning of an import',
    async () => {
      await button('Close').click()
      await heading('Interviews, observation notes, documents')
    },
  ],
  [
    'search with hits',
    async () => {
      await press('Shift+Control+f')
      await page.getByRole('searchbox').fill('playbook')
      await page.getByText(/places? in \d+ sources/).waitFor()
    },
  ],
  ['the sheet of a case', () => find('Pennywhistle Valley').then(() => heading(/Pennywhistle Valley/))],
  [
    'the table of cases',
    async () => {
      await find('All cases in a table')
      await page.getByRole('grid', { name: /with their attributes$/ }).waitFor()
      await page.getByText('Sampling table').first().click()
      await page.getByText(/the total counts it once/).waitFor()
    },
  ],
  [
    'an attribute that follows from others',
    async () => {
      await page.getByRole('button', { name: 'New', exact: true }).click()
      await page.getByRole('menuitem', { name: 'New attribute' }).click()
      await page.getByText('Follows from others').click()
      await page.getByLabel('How', { exact: true }).selectOption('groups')
      await page.getByText(/^grouped from/).waitFor()
    },
  ],
  [
    'a sheet of cases coming in, looked at',
    async () => {
      await press('Escape')
      await find('Bring in a sheet of cases')
      const chooser = page.waitForEvent('filechooser')
      await button('Choose a sheet…').click()
      const sheet = path.join(product.home, 'more.csv')
      writeFileSync(sheet, 'site_id,pseudonym,sector\nS01,Quillbrook,acut\nS13,Newcombe,acute\n')
      await (await chooser).setFiles(sheet)
      await button('Show what would change').click()
      await page.getByText('Not matched').waitFor()
    },
  ],
  ['a code', () => find('Playbooks').then(() => heading(/Playbooks/))],
  [
    'the memos',
    () => find('All memos').then(() => page.getByRole('main').getByRole('button', { name: /memo/i }).first().waitFor()),
  ],
  [
    'a memo being written, with what it can link to',
    async () => {
      await find('New memo')
      await page.keyboard.type('On playbooks')
      await press('Enter')
      await page.keyboard.type('- copied, not read: @playbooks')
      await page.getByRole('listbox', { name: 'What can be linked to' }).waitFor()
    },
  ],
  [
    'the propositions',
    () =>
      find('All propositions').then(() =>
        page.getByRole('main').getByText('Learning runs in both directions').first().waitFor(),
      ),
  ],
  [
    'a proposition',
    () =>
      find('learning runs in both', 'Learning runs in both directions').then(() =>
        heading(/Learning runs in both directions/),
      ),
  ],
  [
    'a count in the text being attached, with the cases it counts among',
    async () => {
      await button('Attach a count').click()
      const form = page.getByRole('form', { name: 'Attach a count' })
      await form.getByRole('textbox', { name: /^Words of the text/ }).fill('in most sites')
      await form.getByRole('button', { name: 'Change filter' }).click()
      await page
        .getByRole('dialog', { name: 'Only these cases' })
        .getByRole('button', { name: 'Add a condition' })
        .click()
      await page.getByRole('menuitem').first().waitFor()
    },
  ],
  [
    'a count in the text, changed where it stands',
    async () => {
      await press('Escape', 'Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Attach', exact: true }).click()
      await page
        .getByText(/“in most sites”/)
        .first()
        .waitFor()
      await page
        .getByRole('listitem')
        .filter({ hasText: '“in most sites”' })
        .getByRole('button', { name: 'Change', exact: true })
        .click()
      await page.getByRole('form', { name: 'Change the count of “in most sites”' }).waitFor()
    },
  ],
  [
    'where to look next',
    async () => {
      await button('Look for more').click()
      await page.getByRole('button', { name: 'Look', exact: true }).click()
      await page.getByRole('list', { name: 'Passages to look at' }).waitFor()
    },
  ],
  [
    'the positions',
    () => find('Positions of cases').then(() => page.getByRole('grid', { name: /Positions of sites/ }).waitFor()),
  ],
  ...filtered('the positions', 'Count only this evidence', () =>
    page
      .getByText(/^Only evidence in interviews/)
      .first()
      .waitFor(),
  ),
  [
    'the review, with nothing in it yet',
    () => find('Review: comments').then(() => page.getByText('Nothing is open for you').waitFor()),
  ],
  ['the ratings', () => find('Ratings of cases').then(() => page.getByText('No scale yet').waitFor())],
  [
    'a new scale',
    async () => {
      await button('New scale').click()
      await page.getByLabel('Name', { exact: true }).waitFor()
    },
  ],
  [
    'a scale being changed',
    async () => {
      await page.getByLabel('Name', { exact: true }).fill('Learning')
      await button('Make scale').click()
      await button(/^Learning steps/).click()
      await page.getByRole('menuitem', { name: 'Change…' }).click()
      await button('Take “medium” away').click()
      await page.getByText('No case is rated on it yet.').waitFor()
    },
  ],
  [
    'the history',
    () =>
      press('Shift+Control+h').then(() =>
        page
          .getByText(/Load study/)
          .first()
          .waitFor(),
      ),
  ],
  [
    'what is not coded yet',
    () =>
      find('What you have not coded yet').then(() =>
        page
          .getByText(/hold turns/)
          .first()
          .waitFor(),
      ),
  ],
  ['the quote basket and the attribution', () => find('Quotes for a report').then(() => heading('Attribution'))],
  ['the topic guide', () => find('Topic guide').then(() => heading('Topic guide'))],
  [
    'every excerpt',
    () => find('Excerpts, by a filter', 'Excerpts').then(() => page.getByText(/^50 of \d+ excerpts/).waitFor()),
  ],
  ['the record of the study', () => find('Reporting: record', 'Reporting').then(() => heading('The study'))],
  [
    'the disclosure check',
    async () => {
      await find('Disclosure check')
      await page.getByRole('combobox', { name: 'What to check' }).selectOption('positions')
      await page.getByText(/^The check found/).waitFor()
    },
  ],
  ['the record of the study again', () => find('Reporting: record', 'Reporting').then(() => heading('The study'))],
  [
    'a checklist',
    async () => {
      await page.getByText('COREQ', { exact: true }).click()
      await heading('Interviewer or facilitator')
    },
  ],
  [
    'the methods paragraph',
    async () => {
      await page.getByText('Methods paragraph', { exact: true }).click()
      await page.getByText(/^The data are/).waitFor()
    },
  ],
  [
    'saturation',
    () =>
      find('Saturation').then(() =>
        page
          .getByText(/^(Reached at|Not reached)/)
          .first()
          .waitFor(),
      ),
  ],
  ...filtered('saturation', 'Count only', () =>
    page
      .getByText(/^Only codings in interviews/)
      .first()
      .waitFor(),
  ),
  [
    'agreement of coders',
    () =>
      find('Agreement of coders').then(() =>
        page.getByRole('table', { name: 'By code' }).getByText('.983').first().waitFor(),
      ),
  ],
  [
    'adjudication',
    async () => {
      await page.getByRole('button', { name: 'Look at passages and decide' }).click()
      await page.getByRole('button', { name: /^Accept A/ }).waitFor()
      await page.locator('.adj-text .is-here').first().waitFor()
    },
  ],
  [
    'another project to be brought in',
    () => find('Bring in another project').then(() => heading('Bring in another project')),
  ],
  [
    'what may be one of another project',
    async () => {
      const ward = path.join(product.home, 'ward.crosscase')
      const journey = new Journey()
      await journey.ask('project.create', { path: ward, name: 'Ward study', coder: 'Bea Marsh' })
      await journey.ask('code.create', { name: 'Visits', brief: 'Who went where' })
      await journey.end()
      await page.locator('input[type=file][accept=".crosscase"]').setInputFiles([ward])
      await page.getByRole('group', { name: 'Codes: Visits' }).getByText('same name').waitFor()
    },
  ],
  ['the versions of the framework', () => find('Versions of the framework').then(() => heading(/^From v3 to v4/))],
  ['a codebook coming in', () => find('Bring in a codebook').then(() => heading('Bring in a codebook'))],
  [
    'what a merge will do',
    async () => {
      await page.getByRole('treeitem', { name: /^Visits/ }).click()
      await find('Merge into another code')
      const dialog = page.getByRole('dialog', { name: 'Merge “Visits”' })
      await dialog.getByRole('combobox').fill('Contact')
      await dialog.getByRole('option', { name: /Contact in general/ }).click()
      await dialog.getByText(/in \d+ sources by/).waitFor()
    },
  ],
  [
    'the journal',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await find('Research journal')
      await page.getByRole('main').getByText('No journal entry yet').waitFor()
    },
  ],
  [
    'a day of the journal',
    async () => {
      await find('Today’s entry')
      await page.locator('.journal .memo-edit:focus').waitFor()
      await page.keyboard.type('Read the second playbook.')
      await press('Escape')
      await page.getByRole('button', { name: /^Go on writing/ }).waitFor()
    },
  ],
  ['the settings', () => press('Control+,').then(() => page.getByText('Text size').first().waitFor())],
  ['the keyboard map', () => find('Keyboard map').then(() => heading('Keyboard map'))],
  ['the manual', () => press('F1').then(() => heading('By keyboard'))],
  [
    'a text being corrected, with find and replace',
    async () => {
      await find('T12', 'Interview T12')
      await page.getByRole('textbox', { name: /T12 .*, text$/ }).focus()
      await press('F2')
      await page.locator('.editing').waitFor()
      await press('Control+h')
      await page.getByLabel('Find', { exact: true }).fill('the')
      await page.locator('.find-preview li').first().waitFor()
    },
  ],
  [
    'places to look at after a correction',
    async () => {
      await press('Escape', 'Escape')
      const source = (await product.ask('source.list', {})).find(one => one.key === 'T12')!
      const { textState: state, codings } = await product.ask('source.open', { sourceId: source.id })
      const { start, end } = codings[0]!
      // Two thirds of one coding go: it is cut; those that lie within are lost.
      const from = start + Math.floor((end - start) / 3)
      await product.ask('source.edit', {
        sourceId: source.id,
        state,
        steps: [{ start: from, end: end + 2, insert: '' }],
      })
      await find('Places to look at')
      await heading('Places to look at')
      await page.locator('.places > .place').first().waitFor()
    },
  ],
  [
    'the history of a text',
    async () => {
      await find('T12', 'Interview T12')
      await find('History of this text')
      await heading(/History of the text/)
    },
  ],
  [
    'the coders',
    async () => {
      await find('Team: coders')
      await page.getByRole('grid', { name: 'Coders of this project' }).waitFor()
    },
  ],
  [
    'who codes which source',
    async () => {
      await page.getByText('Allocation', { exact: true }).click()
      await page.getByRole('gridcell', { name: /Memorandum of partnership/ }).waitFor()
    },
  ],
  [
    'handing out copies',
    async () => {
      await page.getByRole('button', { name: 'Hand out copies', exact: true }).click()
      await page.getByRole('dialog', { name: 'Hand out copies' }).waitFor()
    },
  ],
  [
    'two things side by side',
    async () => {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await find('T10', 'Interview T10')
      await press('Control+\\')
      await page.getByRole('region', { name: 'Column 2 of 2' }).waitFor()
      await page.getByRole('textbox', { name: /, text$/ }).waitFor()
    },
  ],
  ['only the text', () => press('Control+.').then(() => page.getByRole('toolbar', { name: 'Reading' }).waitFor())],
]

describe.skipIf(chromiumPath() === null)('axe finds nothing in anybody’s way', () => {
  beforeAll(async () => {
    const made = await Promise.all([launch(), product.begin()])
    browser = made[0]
    page = await product.visit(browser, troubles)
  })
  afterAll(async () => {
    await browser?.close()
    await product.end()
  })

  it.each(SCREENS)('on %s', async (name, go) => {
    await go()
    const found = await inLooks(page, LOOKS, async (_, look) => {
      const pictures = process.env['CROSSCASE_PICTURES']
      if (pictures) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({
          path: path.join(pictures, `${name.replaceAll(' ', '-')}-${look.width}-${look.theme}.png`),
        })
      }
      const stands = await overflows(page)
      return [...(await violations(page, look.looksAt)), ...(stands ? ['it does not fit into the window'] : [])]
    })
    expect(found).toEqual([])
    expect(troubles).toEqual([])
  })
})
