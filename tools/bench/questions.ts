// Every question that the contract lets people ask, once to three times, of the reference study: how long each takes, and how long it keeps others waiting.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CallName, Input } from '../../src/api/contract.ts'
import { Core } from '../../src/api/core.ts'
import { everyQuestion } from '../../tests/team/support/every-question.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { generateJudgements } from './judgements.ts'

/** Others notice when they wait for longer (ms). */
const WAIT = 50
/** What takes longer is listed (ms). */
const LONG = 200
const CODINGS = 100_000

/** Makes the study, asks, and prints the questions that are slow or keep others waiting, and how many are neither. */
export async function benchQuestions(folder: string, scale: number): Promise<void> {
  const own = join(folder, 'questions')
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  const study = generateStudy(join(own, 'study'), scale)
  const sheet = join(own, 'codings.csv')
  generateCodings(study, sheet, Math.round(CODINGS * scale))
  const core = new Core({ home: join(own, 'home'), sampleStudy: '' })
  const ask = async <Name extends CallName>(name: Name, input: Input<Name>) => {
    const reply = await core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.trouble.message}`)
    return reply.answer
  }
  await ask('project.create', { path: join(own, 'reference.crosscase'), name: 'Reference', coder: study.coders[0]! })
  await ask('study.load', { path: study.folder })
  await ask('import.codings', { path: sheet })
  const judged = generateJudgements(own, sheet)
  await ask('import.propositions', { path: judged.propositions })
  await ask('import.codings', { path: judged.judgements })

  const wait = new Wait()
  console.log(
    `\nEvery question: ${study.sources.length} sources, ${Math.round(CODINGS * scale)} codings; those that take more than ${LONG} ms or keep others waiting for more than ${WAIT}`,
  )
  console.log(`${'question'.padEnd(34)} ${'takes'.padStart(9)} ${'others wait'.padStart(12)} ${'answer'.padStart(9)}`)
  let quick = 0
  for (const [name, inputs] of Object.entries(everyQuestion(core.needProject().project.read))) {
    for (const input of new Set([inputs[0], inputs[inputs.length >> 1], inputs.at(-1)])) {
      if (input === undefined) continue
      await wait.rest()
      const start = performance.now()
      // What is refused took its time as well.
      const reply = await core.call(name, input)
      const took = performance.now() - start
      const waited = await wait.longest()
      if (took <= LONG && waited <= WAIT) quick++
      else {
        const size = `${Math.round(JSON.stringify(reply).length / 1024)} KB`
        console.log(
          `${name.padEnd(34)} ${`${took.toFixed(0)} ms`.padStart(9)} ${`${waited.toFixed(0)} ms`.padStart(12)} ${size.padStart(9)}  ${JSON.stringify(input).slice(0, 90)}`,
        )
      }
    }
  }
  console.log(`${quick} questions took less and kept nobody waiting.`)
  wait.end()
  await core.close()
}

/** The longest time between two turns of the event loop, in ms: as long others wait. */
class Wait {
  #last = performance.now()
  #longest = 0
  readonly #beat = setInterval(() => this.#turn(), 2)

  #turn(): void {
    const now = performance.now()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }

  /** Lets what is under way end, and begins anew. */
  async rest(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, 10))
    this.#last = performance.now()
    this.#longest = 0
  }

  async longest(): Promise<number> {
    await new Promise(resolve => setTimeout(resolve, 3))
    this.#turn()
    return this.#longest
  }

  end(): void {
    clearInterval(this.#beat)
  }
}
