// `npm run pack:check`: assembles the packaged app with a stand-in for the desktop runtime (which cannot be downloaded
// everywhere), looks at what is in it, and lets its core make a project, from the packaged files alone.

import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensure } from './ensure.mjs'
import { commandPath, environment, isMain, requireNode, root, runNode } from './node.mjs'
import { buildIfOlder } from './out.mjs'

/** A folder that looks like Electron's distribution to electron-builder, without a program in it. */
function makeStandIn(folder) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8'))
  mkdirSync(path.join(folder, 'locales'), { recursive: true })
  mkdirSync(path.join(folder, 'resources'))
  for (const [name, text] of [
    ['electron', '#!/bin/sh\nexit 1\n'],
    ['version', version],
    ['LICENSE', 'stand-in'],
    ['LICENSES.chromium.html', 'stand-in'],
    ['locales/en-US.pak', ''],
  ]) {
    writeFileSync(path.join(folder, name), text)
  }
  chmodSync(path.join(folder, 'electron'), 0o755)
}

function* filesIn(folder, within = '') {
  for (const entry of readdirSync(path.join(folder, within), { withFileTypes: true })) {
    const name = path.posix.join(within, entry.name)
    if (entry.isDirectory()) yield* filesIn(folder, name)
    else yield name
  }
}

/** What is wrong with the list of packed files, and with those outside the archive, in sentences. */
export function problemsOf(packed, outside, { platform, arch, migrations }) {
  const problems = []
  const need = (list, name, where) => {
    if (!list.includes(name)) problems.push(`${name} is missing ${where}.`)
  }
  for (const name of ['package.json', 'out/renderer/index.html', 'out/electron/main.js', 'out/electron/preload.cjs']) {
    need(packed, name, 'from the archive')
  }
  const driver = `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`
  const core = [
    'out/electron/core-process.js',
    'out/electron/reading-worker.js',
    'out/electron/store-worker.js',
    'out/electron/merge-worker.js',
  ]
  const plain = [...core, driver, 'package.json', 'fixtures/sample-study/sources.csv']
  for (const name of [...plain, ...migrations]) need(outside, name, 'beside the archive')

  const allowed =
    /^(package\.json$|out\/(renderer|electron)\/|schema\/migrations\/|fixtures\/sample-study\/|node_modules\/better-sqlite3\/)/
  for (const name of packed) {
    if (!allowed.test(name)) problems.push(`${name} is packed, and has no business there.`)
    if (/\.(ts|tsx|map|c|cc|cpp|h|gyp)$/.test(name) || /(^|\/)(tests?|\.ci)\//.test(name))
      problems.push(`${name} is packed: it is for developers.`)
    if (name.endsWith('.node') && name !== driver) problems.push(`${name} is packed: it is for another platform.`)
  }
  return problems
}

/** Has the packed core make a project and ask for it, as the desktop shell would. */
async function tryCore(app, home) {
  const port = pathToFileURL(path.join(root, 'tests/host/parent-port.mjs')).href
  const script = path.join(app, 'out', 'electron', 'core-process.js')
  const child = spawn(requireNode().path, ['--import', port, script], {
    cwd: home,
    env: environment({ NODE_PATH: '' }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const replies = new Map()
  const ended = new Promise(resolve => child.on('exit', resolve))
  child.on('message', message => {
    if (message.type === 'reply') replies.get(message.id)?.(message.reply)
  })
  const call = (id, name, input) =>
    Promise.race([
      new Promise(resolve => {
        replies.set(id, resolve)
        child.send({ type: 'call', id, name, input })
      }),
      ended.then(() => ({ ok: false, trouble: { message: 'The packed core ended before it answered.' } })),
    ])
  child.send({ type: 'begin', home, sampleStudy: path.join(app, 'fixtures', 'sample-study') })
  const sample = await call(1, 'project.openSample', {})
  const checked = sample.ok ? await call(2, 'project.check', {}) : sample
  if (child.connected) child.send({ type: 'end' })
  await ended
  if (!sample.ok || !checked.ok)
    return [`The packed core could not open the sample study: ${(sample.trouble ?? checked.trouble).message}`]
  const { sources, codings } = sample.answer.counts
  process.stdout.write(`The packed core opened the sample study: ${sources} sources, ${codings} codings\n`)
  return checked.answer.problems
}

async function main() {
  await ensure()
  if ((await buildIfOlder()) !== 0) return 1
  const folder = mkdtempSync(path.join(tmpdir(), 'crosscase-pack-'))
  try {
    makeStandIn(path.join(folder, 'runtime'))
    const output = path.join(folder, 'packed')
    const log = path.join(folder, 'log.txt')
    const builder = commandPath('electron-builder')
    const { load } = createRequire(builder)('js-yaml')
    const config = load(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8'))
    // There is no program in the stand-in to set switches in.
    delete config.electronFuses
    config.electronDist = path.join(folder, 'runtime')
    config.directories.output = output
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config))
    const out = openSync(log, 'w')
    const code = await runNode(
      [
        builder,
        '--dir',
        '--linux',
        `--${process.arch}`,
        '--publish=never',
        '--config',
        path.join(folder, 'config.json'),
      ],
      { cwd: root, stdio: ['ignore', out, out] },
    )
    if (code !== 0) {
      process.stderr.write(readFileSync(log, 'utf8'))
      return code
    }
    const place = readdirSync(output).find(name => existsSync(path.join(output, name, 'resources', 'app.asar')))
    const resources = path.join(output, place ?? '', 'resources')
    const { extractAll, listPackage } = await import('@electron/asar')
    const archive = path.join(resources, 'app.asar')
    const whole = path.join(folder, 'whole')
    extractAll(archive, whole)
    const packed = [...filesIn(whole)]
    const outside = [...filesIn(`${archive}.unpacked`)]
    const migrations = readdirSync(path.join(root, 'schema/migrations')).map(name => `schema/migrations/${name}`)
    const problems = problemsOf(packed, outside, { platform: process.platform, arch: process.arch, migrations })
    // From the plain files beside the archive, as the desktop shell starts it.
    problems.push(...(await tryCore(`${archive}.unpacked`, mkdtempSync(path.join(folder, 'home-')))))
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    process.stdout.write(
      `Packed: ${listPackage(archive).length} entries, ${outside.length} files beside the archive, ${problems.length} problems\n`,
    )
    return problems.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

if (isMain(import.meta.url)) process.exitCode = await main()
