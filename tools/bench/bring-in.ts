// Bringing another project of the reference size in: into one that has the same texts and codes, and into one that has nothing.

import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, times, type Line } from './measure.ts'
import { MemoryWatch } from './memory.ts'

/** Makes two projects of the reference study, with other codings each, brings one into the other and into an empty one, and prints the table. What was made before in the folder is taken as it is. */
export async function benchBringIn(folder: string, scale: number): Promise<void> {
  const own = join(folder, 'bring-in')
  mkdirSync(own, { recursive: true })
  const core = new CoreProcess(join(own, 'home'))
  const ask = (name: string, input: object = {}): Promise<any> => core.ask(name, input)
  const study = generateStudy(join(own, 'study'), scale)
  for (const [name, codings] of [
    ['ours', 25_000],
    ['theirs', 26_000],
  ] as const) {
    const path = join(own, `${name}.crosscase`)
    if (existsSync(path)) continue
    const sheet = join(own, `${name}.csv`)
    generateCodings(study, sheet, Math.round(codings * scale))
    await ask('project.create', { path, name, coder: 'Lead' })
    await ask('study.load', { path: study.folder })
    await ask('import.codings', { path: sheet })
  }
  const path = join(own, 'theirs.crosscase')
  const memory = new MemoryWatch(core.pid)
  const lines: Line[] = []
  const bring = async (into: string) => {
    let bringing: any
    let plan: any
    memory.step(`into ${into}`)
    lines.push({
      what: `look over, into ${into}`,
      spread: await times(1, async () => (bringing = await ask('bring.project', { path }))),
      budget: 5000,
    })
    for (const [which, choice] of [
      ['certain', 'same'],
      ['open', 'same'],
    ])
      await ask('bring.decideMany', { bringingId: bringing.id, which, choice })
    lines.push({
      what: `plan, into ${into}`,
      spread: await times(1, async () => (plan = await ask('bring.plan', { bringingId: bringing.id }))),
      budget: 10_000,
    })
    lines.push({
      what: `back up, then write ${plan.deeds} rows, into ${into}`,
      spread: await times(1, () => ask('merge.apply', { planId: plan.id })),
      budget: 60_000,
    })
    return plan.questions.length as number
  }
  await ask('project.open', { path: join(own, 'ours.crosscase'), coder: 'Lead' })
  const asked = await bring('the same texts')
  await ask('project.undo')
  const empty = join(own, 'empty.crosscase')
  rmSync(empty, { force: true })
  await ask('project.create', { path: empty, name: 'Empty', coder: 'Lead' })
  await bring('nothing')
  report(`Bringing in: ${study.sources.length} sources, 26,000 codings; ${asked} questions`, lines)
  memory.report()
  await core.close()
}
