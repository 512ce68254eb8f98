// What the largest output of texts would disclose, and how long anybody else waits for the core meanwhile.

import { setTimeout } from 'node:timers/promises'
import { times, spread, type Line } from './measure.ts'

type Ask = (name: string, input?: object) => Promise<any>

/** Measures the disclosure check of all propositions with every excerpt. Nothing else has as many quotes: a document refuses more than 20,000. */
export async function benchDisclosure(ask: Ask): Promise<Line[]> {
  await ask('case.drawCodes', { kind: 'site', by: null, rules: [{ value: null, style: 'numbers', prefix: 'X' }] })
  const waits: number[] = []
  const done = new AbortController()
  const others = async () => {
    while (!done.signal.aborted) {
      const begin = performance.now()
      await ask('project.coders')
      waits.push(performance.now() - begin)
      await setTimeout(10)
    }
  }
  const waiting = others()
  let labels = 0
  const checked = await times(3, async () => {
    labels = ((await ask('disclosure.propositions')) as { labels: unknown[] }).labels.length
  })
  done.abort()
  await waiting
  const waited = spread(waits)
  return [
    {
      what: 'disclosure check of all propositions with every excerpt',
      spread: checked,
      budget: 2000,
      note: `${labels} labels`,
    },
    {
      what: '  a small question asked meanwhile',
      spread: waited,
      budget: 200,
      note: `${Math.round(waited.worst)} ms at the longest`,
    },
  ]
}
