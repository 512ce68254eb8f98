// Random kills of a process that codes and undoes without end.

import { join } from 'node:path'
import { Core } from '../../../src/api/core.ts'
import { randomFrom } from '../../../tools/bench/generate.ts'
import { lookAt, runCoder } from './crash.ts'
import { codedAfter } from './steps.ts'

/** A project with a study in it, closed; its path. The coder at work is one of whom the study knows nothing. */
export async function loadedProject(folder: string, study: string): Promise<string> {
  const path = join(folder, 'random.crosscase')
  const core = new Core({ home: `${path}-home`, sampleStudy: '' })
  await core.call('project.create', { path, name: 'Study', coder: 'Ana' })
  const reply = await core.call('study.load', { path: study })
  if (!reply.ok) throw new Error(reply.trouble.message)
  await core.close()
  return path
}

/** Kills the coder's process a number of times at random moments (from a seed), each time looking at what is left and going on from there. Gives back how many kills left all that was acknowledged and at most one step more; throws at the first that did not. */
export async function killAtRandom(path: string, kills: number, seed: number): Promise<number> {
  const random = randomFrom(seed)
  let step = 0
  for (let kill = 1; kill <= kills; kill++) {
    const after = step + Math.floor(random() * 25)
    const wait = random() * 8
    const ended = await runCoder(['codes', path, String(step)], (line, end) => {
      // From here on every moment is as good as another: the process goes on until the signal arrives.
      if (line === `ack ${after}`) setTimeout(end, wait)
    })
    const left = await lookAt(path)
    await left.core.close()
    if (left.problems.length > 0) throw new Error(`kill ${kill}: ${left.problems.join(' ')}`)
    const found = left.coded.join()
    const landed = [ended.acknowledged, ended.acknowledged + 1].find(steps => codedAfter(steps).join() === found)
    if (landed === undefined)
      throw new Error(
        `kill ${kill}: ${left.coded.length} codings are there, ${codedAfter(ended.acknowledged).length} were acknowledged with step ${ended.acknowledged}`,
      )
    step = landed
  }
  return kills
}
