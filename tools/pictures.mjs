// `node tools/pictures.mjs`: takes the pictures of the README and the manual from the real program on the sample study, into
// docs/pictures/. Names after it take only those; what comes before them is done all the same.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findChromium, HOW_TO_GET_ONE } from './chromium.mjs'
import { ensure } from './ensure.mjs'
import { isMain, root, runNode } from './node.mjs'
import { buildIfOlder } from './out.mjs'

const FOLDER = path.join(root, 'docs', 'pictures')
const SIZE = { width: 1440, height: 900 }

/** Files that might have come home from the field, for the picture of an import: enough to show what is found and what is asked. */
function fieldFolder(home) {
  const folder = path.join(home, 'Second visit')
  mkdirSync(folder)
  const interview = (key, site, person, role, date, answer) =>
    writeFileSync(
      path.join(folder, `${key} interview.txt`),
      [
        `Interview reference: ${key}\nSite: ${site}\nRespondent: ${person}, ${role}\nInterviewer: KO\nDate: ${date}`,
        `KO: You said last time that the agreement was still being written. Where is it now?`,
        `${person}: ${answer}`,
        `KO: And the people who wrote it?`,
        `${person}: Two of them have moved on. I kept their list.`,
      ].join('\n\n'),
    )
  interview(
    'T25',
    'S05 Pennywhistle Valley',
    'R11',
    'programme staff',
    '2024-09-03',
    'Signed, after five months. Nobody has opened it since, which I take as a good sign.',
  )
  interview(
    'T26',
    'S06 Tarnhollow',
    'R13',
    'digital lead',
    '2024-09-04',
    'We use theirs. We crossed out their name and nobody minded.',
  )
  interview(
    'T27',
    'S12 Brackwater Eye & Ear',
    'R27',
    'ward manager',
    '2024-09-10',
    'I never saw one. If there is one, it lives in an office I do not go to.',
  )
  interview(
    'T28',
    'S02 Marrowfen District',
    'R04',
    'chief pharmacist',
    '2024-09-11',
    'It is a page long and it is pinned above the printer.',
  )
  writeFileSync(
    path.join(folder, 'O09 observation.md'),
    '# Monthly call\n\nSite: S05 Pennywhistle Valley\n\nSix people on the call. The lead shares a screen; the list from March is still on it.\n\nSomebody asks who owns item four. A pause, then laughter.\n',
  )
  writeFileSync(
    path.join(folder, 'Programme board minutes.md'),
    '# Minutes\n\nThe board noted the return and asked for it to be shorter.\n',
  )
  writeFileSync(path.join(folder, 'Recording notes.txt'), '')
  return folder
}

/** What a person does before each picture; the names are those of the files. What is prepared for others has no picture (`_`). */
function scenes(page, home, ask, apart) {
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const find = async (words, chosen = words) => {
    await press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find anything' })
    await field.fill(words)
    await page.getByRole('option', { selected: true }).filter({ hasText: chosen }).waitFor()
    await field.press('Enter')
    await field.waitFor({ state: 'detached' })
  }
  const dark = () => page.emulateMedia({ colorScheme: 'dark' })
  return {
    // First-use hints go away; pictures show the window as it is every other day.
    async _settings() {
      await press('Control+,')
      await page.getByRole('button', { name: 'Put all away' }).click()
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    },
    async start() {
      // Opened once before, so that it stands on the list.
      await page.getByRole('button', { name: /^Open the sample study/ }).click()
      await page
        .getByRole('treeitem', { name: /Pennywhistle/ })
        .first()
        .waitFor()
      // It is whole once its loading can be undone.
      await page.getByRole('contentinfo').getByText('Load study').waitFor()
      await find('Close this project')
      await page
        .getByRole('button', { name: /The Pathmaker study/ })
        .first()
        .waitFor()
    },
    async coding() {
      await page
        .getByRole('button', { name: /^The Pathmaker study/ })
        .first()
        .click()
      await page
        .getByRole('treeitem', { name: /Pennywhistle/ })
        .first()
        .waitFor()
      await find('T10', 'Interview T10')
      const text = page.getByRole('textbox', { name: /, text$/ })
      await text.waitFor()
      await text.focus()
      await press('Control+Home')
      // "Number seven broke eleven times.": the last sentence but one of paragraph 11.
      for (let paragraph = 1; paragraph < 11; paragraph++) await press('Control+ArrowDown')
      await press('End')
      for (let word = 0; word < 13; word++) await press('ArrowLeft')
      await press('Alt+ArrowUp', 'Alt+ArrowUp', 'Enter')
      await page.getByRole('combobox', { name: 'Find a code' }).fill('openess')
      await page.getByRole('option', { selected: true }).filter({ hasText: 'Openness about failure' }).waitFor()
      await page.getByRole('heading', { name: 'Openness about failure' }).waitFor()
    },
    'coding-dark': dark,
    async matrix() {
      await press('Escape')
      await press('Shift+Control+m')
      await page.getByRole('button', { name: /^Measure/ }).click()
      await page.getByText('different people with the code').click()
      await page.getByRole('gridcell', { name: /^Playbooks, Pennywhistle Valley/ }).click()
      await page.getByRole('region', { name: 'Cell' }).getByRole('article').first().waitFor()
    },
    'matrix-dark': dark,
    async 'heat-map'() {
      await page.getByRole('button', { name: /^Columns/ }).click()
      await page.getByRole('combobox', { name: 'Group by' }).selectOption({ label: 'role (site)' })
      await press('Escape')
      await page.getByRole('button', { name: /^Measure/ }).click()
      await page.getByText('different sources with the code').click()
      await page.getByRole('radio', { name: 'Heat map' }).check({ force: true })
      await page.locator('[data-mark]').first().waitFor()
    },
    async words() {
      // As it is every other day, for the picture of the manual.
      await page.getByRole('radio', { name: 'Table' }).first().check({ force: true })
      await find('Word frequencies')
      await page.locator('.pic-word').first().waitFor()
    },
    async positions() {
      await find('Position strip')
      await page.locator('.pic-mark').first().waitFor()
    },
    async timeline() {
      await find('Timeline')
      await page.locator('.pic-dot').first().waitFor()
    },
    async import() {
      await press('Shift+Control+i')
      await page.getByLabel('Path of a folder or file on this computer').fill(fieldFolder(home))
      await page.getByRole('button', { name: 'Read it' }).click()
      await page.getByRole('button', { name: /^Bring in \d+ files/ }).waitFor()
      await page.getByText('T25 interview').first().click()
      await page.getByText('Opening of the text').waitFor()
    },
    async proposition() {
      await find('learning runs in both', 'Learning runs in both directions')
      await page
        .getByRole('heading', { name: /Learning runs in both directions/ })
        .first()
        .waitFor()
    },
    async search() {
      await press('Shift+Control+f')
      await page.getByRole('searchbox').fill('playbook')
      await page.getByText(/places? in \d+ sources/).waitFor()
      await press('ArrowDown')
    },
    async case() {
      await find('Pennywhistle Valley')
      await page
        .getByRole('heading', { name: /Pennywhistle Valley/ })
        .first()
        .waitFor()
    },
    async 'not-coded'() {
      await find('What you have not coded yet')
      await page
        .getByText(/hold turns|something in every turn/)
        .first()
        .waitFor()
    },
    async 'topic-guide'() {
      await find('Topic guide')
      await page.getByRole('heading', { name: 'Topic guide' }).first().waitFor()
    },
    async merge() {
      await page.getByRole('treeitem', { name: /^Visits/ }).click()
      await find('Merge into another code')
      const dialog = page.getByRole('dialog', { name: 'Merge “Visits”' })
      await dialog.getByRole('combobox').fill('Contact')
      await dialog.getByRole('option', { name: /Contact in general/ }).click()
      await dialog.getByText(/in \d+ sources by/).waitFor()
    },
    async versions() {
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await find('Versions of the framework')
      await page.getByRole('heading', { name: /^From v3 to v4/ }).waitFor()
    },
    async saturation() {
      await find('Saturation')
      await page
        .getByText(/^(Reached at|Not reached)/)
        .first()
        .waitFor()
    },
    async memos() {
      await find('New memo')
      const title = page.getByRole('textbox', { name: 'Title' })
      await title.waitFor()
      await title.fill('Where playbooks travel')
      await press('Tab')
      await page.getByRole('textbox', { name: 'Memo', exact: true }).click()
      await page.keyboard.type('Number seven went to Tarnhollow in a car, not by the official return. See ')
      await page.keyboard.type('@Playbooks')
      await page
        .getByRole('option', { name: /Playbooks/ })
        .first()
        .waitFor()
      await press('Enter')
      await page.keyboard.type(' and what it says of who may change one.')
      await press('Enter')
      await page.keyboard.type('- Ask at the second visit who holds the list.')
      await press('Enter')
      await page.keyboard.type('Compare the pairs where nobody moved.')
      await page.getByRole('contentinfo').getByText(/memo/i).first().waitFor()
    },
    async correcting() {
      await find('T12', 'Interview T12')
      await page.getByRole('textbox', { name: /T12.*, text$/ }).waitFor()
      await find('Correct the text')
      await page.getByRole('textbox', { name: /text being corrected$/ }).waitFor()
      await press('Control+h')
      await page.getByRole('textbox', { name: 'Find', exact: true }).fill('boat')
      await page
        .getByText(/^1 place|^\d+ places/)
        .first()
        .waitFor()
    },
    async 'side-by-side'() {
      await press('Escape', 'Escape')
      await find('T10', 'Interview T10')
      await page.getByRole('textbox', { name: /T10.*, text$/ }).waitFor()
      await press('Control+k')
      const field = page.getByRole('combobox', { name: 'Find anything' })
      await field.fill('T12')
      await page.getByRole('option', { selected: true }).filter({ hasText: 'T12' }).waitFor()
      await field.press('Control+Enter')
      await page.getByRole('textbox', { name: /T12.*, text$/ }).waitFor()
      await press('Control+ArrowDown')
    },
    async reading() {
      await find('Read: only the text')
      await page.getByRole('toolbar', { name: 'Reading' }).waitFor()
    },
    async 'find-anything'() {
      await press('Escape')
      await find('All tabs in one column')
      await press('Control+k')
      await page.getByRole('combobox', { name: 'Find anything' }).fill('pla')
      await page
        .getByRole('option', { name: /Playbooks/ })
        .first()
        .waitFor()
    },
    async settings() {
      await press('Escape')
      await press('Control+,')
      await page.getByText('Text size').first().waitFor()
    },
    async contrast() {
      await page.emulateMedia({ contrast: 'more' })
      await find('T10', 'Interview T10')
      await page.getByRole('textbox', { name: /T10.*, text$/ }).waitFor()
    },
    'contrast-dark': dark,
    async keyboard() {
      await page.emulateMedia({ contrast: 'no-preference' })
      await press('?')
      await page.getByRole('heading', { name: 'Keyboard map' }).waitFor()
    },
    async manual() {
      await find('Matrix of codes by sites')
      await page.getByRole('gridcell').first().waitFor()
      await press('F1')
      await page.getByRole('heading', { name: 'Matrices' }).waitFor()
      await page.getByRole('img').first().waitFor()
    },
    // A team at work: people with names, who code apart.
    async _team() {
      const people = await ask('project.coders', {})
      const rename = (from, to) => ask('coder.rename', { coderId: people.find(one => one.name === from).id, name: to })
      await rename('A', 'Ada Lind')
      await rename('B', 'Ben Osei')
      for (const name of ['Cleo Marsh', 'Dan Vree']) await ask('coder.add', { name })
      const team = await ask('project.coders', {})
      const of = name => team.find(one => one.name === name).id
      for (const [name, role, background] of [
        ['Ada Lind', 'lead', 'sociology'],
        ['Ben Osei', 'interviewer', 'nursing'],
        ['Cleo Marsh', 'coder', 'pharmacy'],
        ['Dan Vree', 'coder', 'sociology'],
      ]) {
        await ask('team.setCoderFact', { coderId: of(name), field: 'role', value: role })
        await ask('team.setCoderFact', { coderId: of(name), field: 'background', value: background })
      }
      const sources = (await ask('source.list', {})).filter(one => /^[TO]/.test(one.key ?? ''))
      const parts = [
        ['Ada Lind', 'Ben Osei'],
        ['Ben Osei', 'Cleo Marsh'],
        ['Cleo Marsh', 'Dan Vree'],
        ['Dan Vree', 'Ada Lind'],
      ]
      await ask('team.allocate', {
        changes: sources.flatMap((source, at) =>
          ['first', 'second'].map((part, which) => ({
            sourceId: source.id,
            coderId: of(parts[at % 4][which]),
            part,
            blind: part === 'second' && at % 8 > 4 && source.codedBy.length < 2,
          })),
        ),
      })
      await ask('project.workAs', { name: 'Ada Lind' })
      await press('Escape')
      // What was open before is put away.
      await find('Team: coders, who codes what, copies')
      await page.getByRole('tab', { selected: true }).first().click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Close the other tabs' }).click()
      // What is said of a text that was being corrected goes by itself.
      await page.getByText('Reading again.').waitFor({ state: 'detached' })
    },
    async team() {
      await page.locator('.segments').getByText('Allocation').click()
      await page.getByRole('gridcell').first().waitFor()
    },
    async agreement() {
      await find('Agreement of coders')
      await page.getByRole('table', { name: 'By code' }).waitFor()
    },
    async adjudication() {
      await page.getByRole('button', { name: 'Look at passages and decide' }).click()
      await page
        .getByRole('list', { name: 'Passages' })
        .getByRole('button', { name: /Overlapping/ })
        .nth(3)
        .click()
      await page.getByRole('button', { name: /^Accept Ben/ }).waitFor()
    },
    async review() {
      const team = await ask('project.coders', {})
      const of = name => team.find(one => one.name === name).id
      const codes = await ask('code.list', {})
      const code = key => codes.find(one => one.key === key)
      await ask('round.open', {
        name: 'Second round',
        purpose: 'What we make of contact and of playbooks',
        coderIds: ['Ada Lind', 'Ben Osei', 'Cleo Marsh', 'Dan Vree'].map(of),
      })
      const says = async (who, thing, body, forName) => {
        await ask('project.workAs', { name: who })
        return ask('comment.add', { thing, body, ...(forName ? { forId: of(forName) } : {}) })
      }
      const [proposition] = await ask('proposition.list', {})
      const site = (await ask('case.list', {})).find(one => one.key === 'S05')
      const source = (await ask('source.list', {})).find(one => one.key === 'T10')
      const coding = (await ask('source.open', { sourceId: source.id })).codings[2]
      const first = await says(
        'Ben Osei',
        { about: 'code', id: code('CONTACT_VISIT').id },
        'Is a phone call that was meant to be a visit a visit? @Ada Lind',
        'Ada Lind',
      )
      await says('Cleo Marsh', { about: 'coding', id: coding.id }, 'The laugh before it belongs to it, I think.')
      await says(
        'Dan Vree',
        { about: 'position', id: proposition.id, besideId: site.id },
        'Two people say so, and both are on the board. Do we count them as two? @Ben Osei',
        'Ben Osei',
      )
      await says('Ben Osei', { about: 'code', id: code('PLAYBOOK').id }, 'Number seven needs an example of its own.')
      await ask('project.workAs', { name: 'Ada Lind' })
      await ask('comment.reply', { commentId: first, body: 'Only if somebody travelled.' })
      await find('Review')
      await page
        .locator('.segments')
        .getByText(/^Everybody/)
        .click()
      await page.getByText('Is a phone call that was meant').first().click()
      await page.getByText('Only if somebody travelled.').first().waitFor()
    },
    async 'bring-back'() {
      const names = ['Ben Osei', 'Cleo Marsh', 'Dan Vree']
      const copies = names.map(name => path.join(home, `${name}.crosscase`))
      await ask('team.handOut', {
        blind: false,
        withoutSources: [],
        originals: false,
        copies: names.map((coder, at) => ({ coder, to: copies[at] })),
      })
      const redefine = async (call, key, entry, reason) => {
        const code = (await call('code.list', {})).find(one => one.key === key)
        await call('framework.apply', {
          request: { operation: 'redefine', codeId: code.id, entry, major: false, reason },
        })
      }
      const rename = async (call, key, name) => {
        const code = (await call('code.list', {})).find(one => one.key === key)
        await call('framework.apply', { request: { operation: 'rename', codeId: code.id, name } })
      }
      const coded = async (call, key, codeKey, from, to) => {
        const source = (await call('source.list', {})).find(one => one.key === key)
        const code = (await call('code.list', {})).find(one => one.key === codeKey)
        await call('coding.apply', { sourceId: source.id, codeIds: [code.id], range: { start: from, end: to } })
      }
      await apart(copies[0], async call => {
        await redefine(
          call,
          'CANDOUR',
          {
            brief: 'Saying openly what went wrong',
            inclusion: 'Any telling of a mistake to people outside the ward, by whoever made it.',
          },
          'workarounds keep coming up',
        )
        await rename(call, 'GEOG', 'Distance and place')
        for (let at = 0; at < 6; at++) await coded(call, 'T03', 'CONTACT', 400 + at * 150, 500 + at * 150)
      })
      await apart(copies[1], async call => {
        await rename(call, 'GEOG', 'Where people are')
        await call('code.create', { name: 'Trust', brief: 'Trust in the partner' })
        for (let at = 0; at < 4; at++) await coded(call, 'T05', 'PLAYBOOK', 400 + at * 150, 480 + at * 150)
      })
      await apart(copies[2], async call => {
        await call('code.create', { name: 'Trust', brief: 'Reliance on what people say' })
        for (let at = 0; at < 3; at++) await coded(call, 'T06', 'ADVICE', 400 + at * 150, 480 + at * 150)
      })
      await redefine(
        ask,
        'CANDOUR',
        {
          brief: 'Telling failure openly, to peers and to the board',
          inclusion: 'Any telling of a mistake, whoever made it.',
        },
        'widened after T15 was read aloud',
      )
      await find('Bring back copies')
      await page.locator('input[type=file][accept=".crosscase"]').setInputFiles(copies)
      await page.getByRole('complementary', { name: 'Questions' }).waitFor()
      await page
        .getByRole('complementary', { name: 'Questions' })
        .getByRole('button', { name: /Openness/ })
        .first()
        .click()
      await page.getByRole('heading', { name: /^Openness/ }).waitFor()
    },
  }
}

/** The names of the pictures, each a file in docs/pictures. */
export const PICTURES = Object.keys(scenes(null, null, null, null)).filter(name => !name.startsWith('_'))

async function take(only) {
  const executablePath = findChromium()
  if (!executablePath) throw new Error(`There is no Chromium to take pictures with. ${HOW_TO_GET_ONE}`)
  const [{ chromium }, { Core }, { serve }, { smaller }] = await Promise.all([
    import('playwright-core'),
    import('../src/api/core.ts'),
    import('../src/serve/server.ts'),
    import('./pictures-png.mjs'),
  ])
  // A path that may be seen: it stands on the start screen.
  const home = mkdtempSync(path.join(tmpdir(), 'crosscase-'))
  const core = new Core({ home, sampleStudy: path.join(root, 'fixtures', 'sample-study') })
  const built = path.join(home, 'page')
  cpSync(path.join(root, 'out', 'renderer'), built, { recursive: true })
  const shell = await serve({ door: core, page: built, home, port: 0 })
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  })
  try {
    for (const [name, passphrase] of [
      ['Night shifts, a pilot', undefined],
      ['Regional review, second round', 'four herons on a weir'],
    ]) {
      await core.call('project.create', {
        path: path.join(home, `${name}.crosscase`),
        name,
        coder: 'Imke Visser',
        ...(passphrase ? { passphrase } : {}),
      })
      await core.call('project.close', {})
    }
    const asking = of => async (name, input) => {
      const reply = await of.call(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
      return reply.answer
    }
    const ask = asking(core)
    /** What somebody does in their copy. */
    const apart = async (file, does) => {
      const other = new Core({ home: path.join(home, 'apart'), sampleStudy: '' })
      const call = asking(other)
      await call('project.open', { path: file })
      await does(call)
      await other.close()
    }
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' })
    page.setDefaultTimeout(20_000)
    await page.goto(shell.address)
    mkdirSync(FOLDER, { recursive: true })
    for (const [name, go] of Object.entries(scenes(page, home, ask, apart))) {
      if (!name.endsWith('-dark')) await page.emulateMedia({ colorScheme: 'light' })
      await go()
      if (name.startsWith('_') || (only.length > 0 && !only.includes(name))) continue
      // Out of the way: nothing is pointed at.
      await page.mouse.move(SIZE.width / 2, SIZE.height - 2)
      // Two frames after the last answer: what was asked for is drawn.
      await page.evaluate(() =>
        document.fonts.ready.then(
          () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))),
        ),
      )
      const bytes = smaller(await page.screenshot({ caret: 'hide' }))
      writeFileSync(path.join(FOLDER, `${name}.png`), bytes)
      process.stdout.write(`docs/pictures/${name}.png  ${Math.round(bytes.length / 1000)} kB\n`)
    }
  } finally {
    await browser.close()
    await shell.close()
    await core.close()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

if (isMain(import.meta.url)) {
  const [, , first, ...rest] = process.argv
  if (first === 'take') await take(rest)
  else {
    await ensure()
    const names = process.argv.slice(2)
    process.exitCode =
      (await buildIfOlder()) || (await runNode([import.meta.filename, 'take', ...names], { cwd: root }))
  }
}
