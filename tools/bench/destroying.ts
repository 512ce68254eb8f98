// Destroying for good in the reference study: what redactions took out, and a source; with backups, and with somebody who asks meanwhile.

import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../../src/base/reply.ts'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, spread, times, type Line } from './measure.ts'
import { MemoryWatch } from './memory.ts'

const CODINGS = 100_000
const REDACTIONS = 20

/** Makes the study with redactions and two backups, destroys words and a source, and prints the table. What was made before in the folder is taken as it is. */
export async function benchDestroying(folder: string, scale: number): Promise<void> {
  const own = join(folder, 'destroying')
  mkdirSync(own, { recursive: true })
  const core = new CoreProcess(join(own, 'home'))
  const ask = (name: string, input: object = {}, progress?: (progress: Progress) => void): Promise<any> =>
    core.ask(name, input, progress)
  const study = generateStudy(join(own, 'study'), scale)
  const made = join(own, 'made.crosscase')
  if (!existsSync(made)) {
    const sheet = join(own, 'codings.csv')
    generateCodings(study, sheet, Math.round(CODINGS * scale))
    await ask('project.create', { path: made, name: 'Reference', coder: 'Lead' })
    await ask('study.load', { path: study.folder })
    await ask('import.codings', { path: sheet })
    await redact(ask)
    await ask('project.close')
  }
  const path = join(own, 'measured.crosscase')
  rmSync(path, { force: true })
  rmSync(`${path}-backups`, { recursive: true, force: true })
  copyFileSync(made, path)
  await ask('project.open', { path, coder: 'Lead' })
  const memory = new MemoryWatch(core.pid)
  const lines: Line[] = []
  const [source] = await ask('source.list')
  for (const [called, wish] of [
    ['words', { what: 'words' }],
    ['a source', { what: 'sources', sourceIds: [source.id] }],
  ] as const) {
    await ask('project.backUp')
    await ask('project.backUp')
    memory.step(`destroying ${called}`)
    let plan: any
    const planned = await beside(ask, async () => (plan = await ask('destroy.plan', wish)))
    const stages = new Stages()
    const destroyed = await beside(ask, () =>
      ask('destroy.apply', { ...wish, state: plan.state, typed: 'destroy' }, stages.hear),
    )
    lines.push(
      { what: `plan to destroy ${called}`, ...planned.took },
      { what: '  the longest another call waited meanwhile', ...planned.waited },
      { what: `destroy ${called}`, ...destroyed.took, budget: 15_000, note: stages.told() },
      { what: '  the longest another call waited meanwhile', ...destroyed.waited },
    )
  }
  report(`Destroying for good: ${study.sources.length} sources, ${Math.round(CODINGS * scale)} codings`, lines)
  memory.report()
  await core.close()
}

/** Redacts the same few words in several texts, one after the other. */
async function redact(ask: (name: string, input?: object) => Promise<any>): Promise<void> {
  const sources = (await ask('source.list')) as { id: string }[]
  for (const { id: sourceId } of sources.slice(0, REDACTIONS)) {
    const { paragraphs, textState: state } = await ask('source.open', { sourceId })
    const long = paragraphs.findLast((one: { text: string }) => one.text.split(' ').length > 8)
    const words = long.text.split(' ').slice(2, 5).join(' ')
    const start = long.start + long.text.indexOf(words)
    const range = { start, end: start + words.length }
    await ask('source.redact', { sourceId, state, range, scope: 'here', by: '[name]' })
  }
}

/** Does something while a small question is asked again and again: how long it took, and the longest that the question waited. */
async function beside(ask: (name: string, input?: object) => Promise<any>, work: () => Promise<unknown>) {
  let longest = 0
  const still = { going: true }
  const asking = (async () => {
    while (still.going) {
      const begin = performance.now()
      await ask('project.coders')
      longest = Math.max(longest, performance.now() - begin)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  })()
  const took = await times(1, () => work().finally(() => (still.going = false)))
  await asking
  return { took: { spread: took }, waited: { spread: spread([longest]) } }
}

/** How long each stage that was told of took. */
class Stages {
  readonly #begun: [string, number][] = []
  readonly #start = performance.now()

  readonly hear = ({ doing }: Progress): void => {
    if (this.#begun.at(-1)?.[0] !== doing) this.#begun.push([doing, performance.now()])
  }

  told(): string {
    const ends = [...this.#begun.slice(1).map(([, at]) => at), performance.now()]
    return [['planned anew', this.#start] as const, ...this.#begun]
      .map(([doing, at], index) => {
        const end = index === 0 ? (this.#begun[0]?.[1] ?? performance.now()) : ends[index - 1]!
        return `${doing} ${((end - at) / 1000).toFixed(1)} s`
      })
      .join(', ')
  }
}
