// What the largest output of texts would disclose, the same written out, and how long anybody else waits for the core meanwhile.

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { times, spread, type Line } from './measure.ts'

type Ask = (name: string, input?: object) => Promise<any>

/** Measures the disclosure check of all propositions with every excerpt, and their export. Nothing else has as many quotes: a document refuses more than 20,000. */
export async function benchDisclosure(ask: Ask, folder: string): Promise<Line[]> {
  await ask('case.drawCodes', { kind: 'site', by: null, rules: [{ value: null, style: 'numbers', prefix: 'X' }] })
  let labels = 0
  const checked = await besideOthers(ask, 3, async () => {
    labels = ((await ask('disclosure.propositions')) as { labels: unknown[] }).labels.length
  })
  const written = await besideOthers(ask, 3, run =>
    ask('export.propositions', { to: join(folder, `propositions-${run}.docx`), format: 'docx' }),
  )
  return [
    {
      what: 'disclosure check of all propositions with every excerpt',
      spread: checked.took,
      budget: 2000,
      note: `${labels} labels`,
    },
    { what: '  a small question asked meanwhile, at the longest', spread: checked.waited, budget: 50 },
    { what: 'all propositions with every excerpt to docx', spread: written.took },
    { what: '  a small question asked meanwhile, at the longest', spread: written.waited, budget: 50 },
  ]
}

/** Does something several times while a small question is asked again and again: how long it took, and of each time the longest that the question waited. */
async function besideOthers(ask: Ask, runs: number, work: (run: number) => Promise<unknown>) {
  const longest: Promise<number>[] = []
  const took = await times(runs, async run => {
    const done = new AbortController()
    longest.push(longestWait(ask, done.signal))
    await work(run)
    done.abort()
  })
  return { took, waited: spread(await Promise.all(longest)) }
}

async function longestWait(ask: Ask, until: AbortSignal): Promise<number> {
  let longest = 0
  while (!until.aborted) {
    const begin = performance.now()
    await ask('project.coders')
    longest = Math.max(longest, performance.now() - begin)
    await setTimeout(10)
  }
  return longest
}
