// Medians and 95th percentiles, and a table that can be read.

/** Middle and upper end of some durations in milliseconds. */
export interface Spread {
  readonly median: number
  readonly p95: number
  readonly worst: number
  readonly runs: number
}

/** The spread of a list of durations. */
export function spread(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? Number.NaN, runs: sorted.length }
}

/** Runs something several times and gives the spread of its durations. */
export async function times(runs: number, work: (run: number) => unknown): Promise<Spread> {
  const durations: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work(run)
    durations.push(performance.now() - start)
  }
  return spread(durations)
}

/** One line of the report: what was measured, the budget it has, and a baseline measured in the same run. */
export interface Line {
  readonly what: string
  readonly spread: Spread
  readonly budget?: number
  readonly baseline?: Spread
  readonly note?: string
}

const ms = (value: number) =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** Prints lines as a table; `✗` marks a median beyond its budget. */
export function report(title: string, lines: readonly Line[]): void {
  console.log(`\n${title}`)
  console.log(
    `${'what'.padEnd(64)} ${'median'.padStart(9)} ${'p95'.padStart(9)} ${'runs'.padStart(5)} ${'budget'.padStart(9)} ${'baseline'.padStart(9)} ${'ratio'.padStart(6)}`,
  )
  for (const line of lines) {
    const beyond = line.budget !== undefined && line.spread.median > line.budget ? ' ✗' : ''
    const ratio = line.baseline ? (line.spread.median / line.baseline.median).toFixed(2) : ''
    console.log(
      `${line.what.padEnd(64)} ${ms(line.spread.median).padStart(9)} ${ms(line.spread.p95).padStart(9)} ${String(line.spread.runs).padStart(5)} ${(line.budget === undefined ? '' : ms(line.budget)).padStart(9)} ${(line.baseline ? ms(line.baseline.median) : '').padStart(9)} ${ratio.padStart(6)}${beyond}${line.note ? `  ${line.note}` : ''}`,
    )
  }
}
