// Merging the copies of four coders of the reference study: 25,000 codings and 300 changes of the framework each.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, times, type Line } from './measure.ts'
import { MemoryWatch } from './memory.ts'

/** Framework changes of each coder. */
const EDITS = 300

/** Hands the reference study out to four coders, lets them work, brings them home, and prints the table. */
export async function benchMerge(folder: string, scale: number): Promise<void> {
  const own = join(folder, 'merge')
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  const study = generateStudy(join(own, 'study'), scale)
  const sheet = join(own, 'codings.csv')
  generateCodings(study, sheet, Math.round(100_000 * scale))
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
  const lines: Line[] = [
    {
      what: 'compare four copies and plan',
      spread: await times(3, async () => (plan = await ask('merge.compare', { paths }))),
      budget: 2000,
    },
  ]
  memory.step('writing the plan')
  lines.push({
    what: 'back up, then write the plan as one act',
    spread: await times(1, () => ask('merge.apply', { planId: plan.id })),
    budget: 3000,
  })
  report(
    `Merge: ${study.sources.length} sources, ${rows.length} codings of ${copies.length} coders, ${EDITS} changes of codes each; ${plan.deeds} rows, ${plan.questions.length} questions`,
    lines,
  )
  memory.report()
  await core.close()
}
