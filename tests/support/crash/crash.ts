// Runs a coder's process, kills it, and looks at what is left.

import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Core } from '../../../src/api/core.ts'
import { SAMPLE } from '../journey.ts'
import { stateOf } from './state.ts'

const CODER = join(import.meta.dirname, 'coder.ts')

/** How a coder's process ended: the last step it acknowledged, and all it said. */
export interface Ended {
  readonly acknowledged: number
  readonly lines: readonly string[]
  readonly killed: boolean
}

/** Runs the coder's process to its end; `onLine` may kill it. */
export function runCoder(
  given: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', CODER, ...given], { stdio: ['ignore', 'pipe', 'pipe'] })
    const lines: string[] = []
    let rest = ''
    let wrong = ''
    child.stderr.on('data', chunk => (wrong += String(chunk)))
    child.stdout.on('data', chunk => {
      const parts = (rest + String(chunk)).split('\n')
      rest = parts.pop()!
      for (const line of parts) {
        lines.push(line)
        onLine(line, () => child.kill('SIGKILL'))
      }
    })
    child.on('close', (code, signal) => {
      if (code !== 0 && signal !== 'SIGKILL') return reject(new Error(`the coder's process failed: ${wrong}`))
      const acknowledged = lines.filter(line => line.startsWith('ack ')).map(line => Number(line.split(' ')[1]))
      resolve({ acknowledged: acknowledged.at(-1) ?? -1, lines, killed: signal === 'SIGKILL' })
    })
  })
}

/** A small study in a folder: three sources of the sample with what belongs to them. */
export function smallStudy(folder: string): void {
  const keep = ['T01', 'O01', 'D01']
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(SAMPLE)) {
    if (!/\.(csv|md)$/.test(name) || name === 'README.md') continue
    const lines = readFileSync(join(SAMPLE, name), 'utf8').split('\n')
    const column = name.startsWith('coding') ? 1 : name === 'sources.csv' ? 0 : -1
    const kept = column < 0 ? lines : lines.filter((line, at) => at === 0 || keep.includes(line.split(',')[column]!))
    writeFileSync(join(folder, name), kept.join('\n'))
  }
  for (const file of ['transcripts/T01.txt', 'observation-notes/O01.txt', 'documents/D01.md']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(SAMPLE, file), join(folder, file))
  }
}

/** Opens what a killed process left: what check finds, the state, and what the coder at work has coded. The caller closes the core. */
export async function lookAt(
  path: string,
): Promise<{ problems: readonly string[]; state: string; coded: string[]; core: Core }> {
  const core = new Core({ home: `${path}-home`, sampleStudy: '' })
  const ask = async (name: string, input: object = {}) => {
    const reply = await core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
    return reply.answer
  }
  await ask('project.open', { path })
  const { problems } = (await ask('project.check')) as { problems: string[] }
  const { project, coderId } = core.needProject()
  const coded: string[] = []
  for (const { id } of (await ask('source.list')) as { id: string }[]) {
    const { codings } = (await ask('source.open', { sourceId: id })) as {
      codings: { start: number; end: number; coderId: string }[]
    }
    coded.push(...codings.filter(coding => coding.coderId === coderId).map(coding => `${coding.start}-${coding.end}`))
  }
  return { problems, state: stateOf(project.read), coded: coded.sort(), core }
}
