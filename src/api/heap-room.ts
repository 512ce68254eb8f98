// The core's process lets its heap grow by little at a time, which keeps it small and costs nothing while people work. Work that holds very
// many rows for a while pays for that with a fifth of its time.

import { setFlagsFromString } from 'node:v8'

const ROOMY = 80

/** Runs work with a heap that may grow faster, where the process was started with one that may not. V8 reads this whenever it collects, so it may be set while the program runs. */
export async function withRoom<Result>(work: () => Promise<Result>): Promise<Result> {
  const [sparing, percent] = /--heap-growing-percent=(\d+)/.exec(process.execArgv.join(' ')) ?? []
  if (sparing === undefined || Number(percent) >= ROOMY) return await work()
  setFlagsFromString(`--heap-growing-percent=${ROOMY}`)
  try {
    return await work()
  } finally {
    setFlagsFromString(sparing)
  }
}
