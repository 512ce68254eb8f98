// Kills of a process that has a project rewritten, to destroy something for good or under another key, and what they leave.

import { spawn } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { backupFolder, backups } from '../../../src/store/backups.ts'
import { Connection } from '../../../src/store/driver.ts'
import { deriveKey, headOf } from '../../../src/store/passphrase.ts'
import { sql } from '../../../src/store/sql.ts'
import { Journey } from '../journey.ts'
import { smallStudy } from './crash.ts'

const DESTROYER = join(import.meta.dirname, 'destroyer.ts')
const KILL_AT = pathToFileURL(join(import.meta.dirname, 'kill-at.ts')).href
/** Stands nowhere in the study. */
const WORD = 'Zyxquartz'

/** A project whose text says a word of which two backups know too; closed. */
export interface Doomed {
  readonly path: string
  readonly passphrase?: string
}

/** When it is killed: at the so-manieth fault point, or so many milliseconds after it began to destroy; without either not at all. */
export interface Moment {
  readonly passes?: number
  readonly after?: number
}

/** Makes one. */
export async function doomedProject(journey: Journey, name: string, passphrase?: string): Promise<Doomed> {
  const study = journey.path(`${name}-study`)
  smallStudy(study)
  await journey.project(name)
  await journey.ask('study.load', { path: study })
  const { id: sourceId } = (await journey.ask('source.list', {})).find(one => one.key === 'T01')!
  const { textState: state } = await journey.ask('source.open', { sourceId })
  const steps = [{ start: 0, end: 0, insert: `${WORD} came in. ` }]
  await journey.ask('source.edit', { sourceId, state, steps })
  if (passphrase !== undefined) await journey.ask('project.encrypt', { passphrase })
  await journey.ask('project.backUp', {})
  await journey.ask('project.close', {})
  return { path: journey.path(`${name}.crosscase`), ...(passphrase === undefined ? {} : { passphrase }) }
}

/** Destroys in a copy of it, or puts that under the word as its passphrase, in a process of its own; which fault points that passed, and how long it took from “ready” to its end. */
export function destroyIn(
  from: Doomed,
  to: string,
  what: 'words' | 'sources' | 'key',
  moment: Moment,
): Promise<{ killed: boolean; passed: string[]; took: number }> {
  copyFileSync(from.path, to)
  cpSync(backupFolder(from.path), backupFolder(to), { recursive: true })
  const passes = join(dirname(to), `passes-of-${basename(to)}.txt`)
  rmSync(passes, { force: true })
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--import', KILL_AT, DESTROYER, to, what, WORD, ...(from.passphrase ? [from.passphrase] : [])],
      { env: { ...process.env, CROSSCASE_PASSES: passes, CROSSCASE_KILL_AT: String(moment.passes ?? 0) } },
    )
    let began = 0
    let wrong = ''
    child.stdout.on('data', () => {
      if (began > 0) return
      began = performance.now()
      if (moment.after !== undefined) setTimeout(() => child.kill('SIGKILL'), moment.after)
    })
    child.stderr.on('data', bytes => (wrong += String(bytes)))
    child.on('close', (exit, signal) => {
      if (exit !== 0 && signal === null) return reject(new Error(wrong))
      const passed = existsSync(passes) ? readFileSync(passes, 'utf8').split('\n').filter(Boolean) : []
      resolve({ killed: signal === 'SIGKILL', passed, took: performance.now() - began })
    })
  })
}

/** What a kill left, once it was opened again: `before` or `after`, and what was told of it. Throws where it is neither, not sound, or says the word though it was destroyed. */
export async function whatIsLeft(
  journey: Journey,
  { passphrase }: Doomed,
  path: string,
): Promise<{ state: 'before' | 'after'; finished: string | null }> {
  const how = { path, ...(passphrase === undefined ? {} : { passphrase }) }
  const { finished } = await journey.ask('project.open', how)
  const { problems } = await journey.ask('project.check', {})
  const { read } = journey.core.needProject().project
  const isDone = read.get(sql`SELECT 1 FROM destroyed`) !== undefined
  await journey.ask('project.close', {})
  refuseRemains(path, problems)
  const key = passphrase === undefined ? undefined : (await deriveKey(passphrase, headOf(path))).key
  const saying = [path, ...backups(path).map(one => one.path)].filter(file => says(file, key))
  if (isDone && saying.length > 0) throw new Error(`destroyed, and still said in ${saying.join(', ')}`)
  // The project itself and both backups.
  if (!isDone && saying.length !== 3) throw new Error(`not destroyed, and said in ${saying.join(', ')} only`)
  return { state: isDone ? 'after' : 'before', finished }
}

/** What a kill left of putting a project under the word as its passphrase, once it was opened again. Throws where it is not sound, is under neither key, or a backup is not under the same. */
export async function whatIsUnder(
  journey: Journey,
  { passphrase }: Doomed,
  path: string,
): Promise<{ state: 'before' | 'after'; finished: string | null }> {
  const under = (word: string | undefined) => journey.core.call('project.open', { path, passphrase: word })
  const former = await under(passphrase)
  const reply = former.ok ? former : await under(WORD)
  if (!reply.ok) throw new Error(`${path}: ${reply.trouble.message}`)
  const { problems } = await journey.ask('project.check', {})
  await journey.ask('project.close', {})
  refuseRemains(path, problems)
  const heads = [path, ...backups(path).map(one => one.path)].map(file => Buffer.from(headOf(file)).toString('hex'))
  if (new Set(heads).size > 1) throw new Error(`${path}: under several keys`)
  return { state: former.ok ? 'before' : 'after', finished: (reply.answer as { finished: string | null }).finished }
}

function refuseRemains(path: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`${path}: ${problems.join(' ')}`)
  const beside = readdirSync(dirname(path)).filter(name => name.startsWith(basename(path)))
  const known = ['', '-backups', '-home'].map(end => `${basename(path)}${end}`)
  const strange = beside.filter(name => !known.includes(name))
  if (strange.length > 0) throw new Error(`${path}: left beside it: ${strange.join(', ')}`)
  const half = readdirSync(backupFolder(path)).filter(name => !name.endsWith('.crosscase'))
  if (half.length > 0) throw new Error(`${path}: left in its backups: ${half.join(', ')}`)
}

/** Whether a file says the word: in its bytes, or in any value of any table, packed or not. */
function says(file: string, key: Uint8Array | undefined): boolean {
  const bytes = readFileSync(file)
  if ([Buffer.from(WORD), Buffer.from(WORD, 'utf16le')].some(form => bytes.includes(form))) return true
  const connection = new Connection(file, { key, readOnly: true, mustExist: true })
  try {
    const tables = connection.all<{ name: string }>(
      sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
    )
    return tables.some(({ name }) =>
      connection.arrays<unknown[]>({ text: `SELECT * FROM "${name}"`, values: [] }).some(row => row.some(tells)),
    )
  } finally {
    connection.close()
  }
}

function tells(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(WORD)
  if (!Buffer.isBuffer(value)) return false
  if (value.includes(WORD)) return true
  try {
    return inflateRawSync(value).includes(WORD)
  } catch {
    return false
  }
}
