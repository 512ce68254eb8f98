// Merging the copies of four coders of the reference study: 25,000 codings and 300 changes of the framework each.

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainDifferences, plainUnion } from './baseline.ts'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, spread, times, type Line, type Spread } from './measure.ts'
import { MemoryWatch } from './memory.ts'

/** Framework changes of each coder. */
const EDITS = 300

/** Hands the reference study out to four coders, lets them work, brings them home, and prints the table. `size`: of a study so many times as large, with so many times as many codings. What was made before in the folder is taken as it is. */
export async function benchMerge(folder: string, scale: number, size: 1 | 10): Promise<void> {
  const own = join(folder, size === 1 ? 'merge' : 'merge-million')
  mkdirSync(own, { recursive: true })
  const core = new CoreProcess(join(own, 'home'))
  const ask = (name: string, input: object = {}): Promise<any> => core.ask(name, input)
  const { reference, copies, sources, codings } = await makeCopies(own, scale * size, ask)
  // What was made stays as it is, for the next time.
  const path = join(own, 'measured.crosscase')
  rmSync(path, { force: true })
  copyFileSync(reference, path)
  await ask('project.open', { path, coder: 'Lead' })
  const memory = new MemoryWatch(core.pid)
  memory.step('comparing')
  let plan: any
  // What somebody at the window waits for at the longest meanwhile.
  const meanwhile = async (work: () => Promise<void>): Promise<number> => {
    let waited = 0
    const still = { going: true }
    const asking = (async () => {
      while (still.going) {
        const start = performance.now()
        await ask('code.list')
        waited = Math.max(waited, performance.now() - start)
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    })()
    await work().finally(() => (still.going = false))
    await asking
    return waited
  }
  let waited = 0
  const compared = await times(size === 1 ? 3 : 1, async run => {
    if (run > 0) await ask('merge.forget', { planId: plan.id })
    waited = Math.max(waited, await meanwhile(async () => (plan = await ask('merge.compare', { paths: copies }))))
  })
  memory.step('writing the plan')
  let waitedForWriting = 0
  const written = await times(1, async () => {
    waitedForWriting = await meanwhile(() => ask('merge.apply', { planId: plan.id }))
  })
  // The same machine in the same minute, without the product. Of the tenfold study it would take longer than all the rest.
  const plain = size === 1 ? plainly(join(own, 'plain.crosscase'), reference, copies) : null
  const lines: Line[] = [
    {
      what: 'compare four copies and plan',
      spread: compared,
      budget: size === 1 ? 2000 : 60_000,
      ...(plain ? { baseline: plain.differences } : {}),
    },
    { what: 'the longest another call waited meanwhile', spread: spread([waited]) },
    {
      what: 'back up, then write the plan as one act',
      spread: written,
      budget: size === 1 ? 3000 : 60_000,
      ...(plain ? { baseline: plain.union } : {}),
    },
    { what: 'the longest another call waited meanwhile', spread: spread([waitedForWriting]) },
  ]
  report(
    `Merge: ${sources} sources, ${codings} codings of ${copies.length} coders, ${EDITS} changes of codes each; ${plan.deeds} rows, ${plan.questions.length} questions`,
    lines,
  )
  memory.report()
  await core.close()
}

function plainly(path: string, reference: string, copies: readonly string[]): { differences: Spread; union: Spread } {
  copyFileSync(reference, path)
  const differences = spread([plainDifferences(path, copies)])
  const union = spread([plainUnion(path, copies)])
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  return { differences, union }
}

interface Made {
  readonly reference: string
  readonly copies: readonly string[]
  readonly sources: number
  readonly codings: number
}

/** Makes the project and its four copies, each with a quarter of the codings and changes of the framework, step by step: what an earlier run finished is not made again. */
async function makeCopies(
  own: string,
  scale: number,
  ask: (name: string, input?: object) => Promise<any>,
): Promise<Made> {
  const list = join(own, 'made.json')
  const made = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { steps: string[] } & Made) : null
  const steps = new Set(made?.steps)
  let about: Made = made ?? { reference: join(own, 'reference.crosscase'), copies: [], sources: 0, codings: 0 }
  const step = async (name: string, work: () => Promise<void>) => {
    if (steps.has(name)) return
    const start = performance.now()
    await work()
    steps.add(name)
    writeFileSync(list, JSON.stringify({ ...about, steps: [...steps] }))
    console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
  }
  const folder = join(own, 'study')
  const sheet = (coder: string) => join(own, `codings-${coder}.csv`)
  await step('the study and the codings as sheets', async () => {
    const study = generateStudy(folder, scale)
    const all = join(own, 'codings.csv')
    generateCodings(study, all, Math.round(100_000 * scale))
    const [header, ...rows] = readFileSync(all, 'utf8').trimEnd().split('\n')
    const column = header!.split(',').indexOf('coder')
    const byCoder = Map.groupBy(rows, row => row.split(',')[column]!)
    for (const coder of study.coders) writeFileSync(sheet(coder), `${[header, ...byCoder.get(coder)!].join('\n')}\n`)
    about = {
      ...about,
      copies: study.coders.map(coder => join(own, `copy-${coder}.crosscase`)),
      sources: study.sources.length,
      codings: rows.length,
    }
  })
  const coders = about.copies.map(path => ({ path, coder: /-(.)\.crosscase$/.exec(path)![1]! }))
  await step('the project', async () => {
    rmSync(about.reference, { force: true })
    await ask('project.create', { path: about.reference, name: 'Reference', coder: 'Lead' })
    await ask('study.load', { path: folder })
    await ask('project.close')
  })
  await step('four copies', async () => {
    for (const path of about.copies) rmSync(path, { force: true })
    await ask('project.open', { path: about.reference, coder: 'Lead' })
    await ask('team.handOut', {
      copies: coders.map(({ path, coder }) => ({ coder, to: path })),
      blind: false,
      withoutSources: [],
      originals: false,
    })
    await ask('project.close')
  })
  for (const { path, coder } of coders) {
    await step(`codings of ${coder}`, async () => {
      await ask('project.open', { path })
      await ask('import.codings', { path: sheet(coder) })
      await ask('project.close')
    })
    await step(`framework of ${coder}`, async () => {
      await ask('project.open', { path })
      const codes = (await ask('code.list')) as { id: string }[]
      for (let edit = 0; edit < EDITS; edit++)
        await ask('code.change', { codeId: codes[edit % codes.length]!.id, brief: `As ${coder} has it, ${edit}` })
      await ask('project.close')
    })
  }
  return about
}
