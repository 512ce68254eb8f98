// Merging the copies of four coders of the reference study: 25,000 codings and 300 changes of the framework each.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, spread, times, type Line } from './measure.ts'
import { MemoryWatch } from './memory.ts'

/** Framework changes of each coder. */
const EDITS = 300

/** Hands the reference study out to four coders, lets them work, brings them home, and prints the table. `size`: of a study so many times as large, with so many times as many codings. */
export async function benchMerge(folder: string, scale: number, size: 1 | 10): Promise<void> {
  const own = join(folder, size === 1 ? 'merge' : 'merge-million')
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  const study = generateStudy(join(own, 'study'), scale * size)
  const sheet = join(own, 'codings.csv')
  generateCodings(study, sheet, Math.round(100_000 * scale * size))
  const [header, ...rows] = readFileSync(sheet, 'utf8').trimEnd().split('\n')
  const column = header!.split(',').indexOf('coder')
  const core = new CoreProcess(join(own, 'home'))
  const ask = (name: string, input: object = {}): Promise<any> => core.ask(name, input)
  const path = join(own, 'reference.crosscase')
  await ask('project.create', { path, name: 'Reference', coder: 'Lead' })
  await ask('study.load', { path: study.folder })
  const copies = study.coders.map((coder, at) => ({ coder, to: join(own, `copy-${at}.crosscase`) }))
  await ask('team.handOut', { copies, blind: false, withoutSources: [], originals: false })
  for (const { coder, to } of copies) {
    const part = `${to}.csv`
    writeFileSync(part, `${[header, ...rows.filter(row => row.split(',')[column] === coder)].join('\n')}\n`)
    await ask('project.open', { path: to })
    await ask('import.codings', { path: part })
    const codes = (await ask('code.list')) as { id: string }[]
    for (let edit = 0; edit < EDITS; edit++)
      await ask('code.change', { codeId: codes[edit % codes.length]!.id, brief: `As ${coder} has it, ${edit}` })
  }
  await ask('project.open', { path, coder: 'Lead' })
  const paths = copies.map(copy => copy.to)
  const memory = new MemoryWatch(core.pid)
  memory.step('comparing, three times')
  let plan: any
  // What somebody at the window waits for meanwhile.
  let waited = 0
  const meanwhile = async (work: () => Promise<void>): Promise<void> => {
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
  }
  const compared = await times(3, async run => {
    if (run > 0) await ask('merge.forget', { planId: plan.id })
    await meanwhile(async () => (plan = await ask('merge.compare', { paths })))
  })
  const lines: Line[] = [
    { what: 'compare four copies and plan', spread: compared, budget: size === 1 ? 2000 : 60_000 },
    { what: 'the longest another call waited meanwhile', spread: spread([waited]) },
  ]
  memory.step('writing the plan')
  lines.push({
    what: 'back up, then write the plan as one act',
    spread: await times(1, () => ask('merge.apply', { planId: plan.id })),
    budget: size === 1 ? 3000 : 60_000,
  })
  report(
    `Merge: ${study.sources.length} sources, ${rows.length} codings of ${copies.length} coders, ${EDITS} changes of codes each; ${plan.deeds} rows, ${plan.questions.length} questions`,
    lines,
  )
  memory.report()
  await core.close()
}
