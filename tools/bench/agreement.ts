// Agreement of four coders over all codes and all sources of the reference study, by character, through the door.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CoreProcess } from './core-process.ts'
import { generateCodings, generateStudy } from './generate.ts'
import { report, times, type Line } from './measure.ts'

type Ask = (name: string, input?: object) => Promise<any>

/** Makes the reference study with four coders who marked every source as coded, measures agreement, and prints the table. */
export async function benchAgreement(folder: string, codings: number, scale: number): Promise<void> {
  const own = join(folder, `agreement-${codings}`)
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  const study = generateStudy(join(own, 'study'), scale)
  const sheet = join(own, 'codings.csv')
  generateCodings(study, sheet, Math.round(codings * scale))
  const core = new CoreProcess(join(own, 'home'))
  const ask: Ask = (name, input = {}) => core.ask(name, input)
  await ask('project.create', { path: join(own, 'reference.crosscase'), name: 'Reference', coder: study.coders[0]! })
  await ask('study.load', { path: study.folder })
  await ask('import.codings', { path: sheet })
  const sources = (await ask('source.list')) as { id: string }[]
  for (const name of study.coders) {
    await ask('project.workAs', { name })
    for (const { id } of sources) await ask('source.markCoded', { sourceId: id, coded: true })
  }
  const lines = await measured(ask, study.coders, codings <= 100_000)
  report(
    `Agreement: ${study.sources.length} sources, ${(study.words / 1e6).toFixed(1)} million words, ${Math.round(codings * scale)} codings of ${study.coders.length} coders, 150 codes`,
    lines,
  )
  await core.close()
}

async function measured(ask: Ask, coders: readonly string[], hasBudget: boolean): Promise<Line[]> {
  const coderIds = await ask('list.find', { what: 'coders', names: coders })
  const request = { coderIds, unit: 'character', measures: ['percent', 'kappa', 'alpha'] }
  const compute = async (what: string, more: object, runs: number, budget?: number): Promise<Line> => ({
    what,
    spread: await times(runs, () => ask('agreement.compute', { ...request, ...more })),
    ...(hasBudget && budget !== undefined ? { budget } : {}),
  })
  // The codings are read once for all that analyses.
  await ask('agreement.compute', request)
  const all = ['percent', 'kappa', 'alpha', 'ac1', 's', 'pi', 'alpha-marked', 'alpha-u', 'holsti']
  return [
    await compute('all codes in all sources, by character', {}, 5, 1000),
    await compute('the same with nine measures', { measures: all }, 3),
    await compute('by sentence (texts are read)', { unit: 'sentence' }, 1),
    await compute('with 1,000 draws for every row', { intervals: true }, 1),
    {
      what: 'a page of the passages behind it',
      spread: await times(3, () => ask('agreement.passages', { coderIds, limit: 50 })),
    },
  ]
}
