// What outputs that leave the team together give away, and none of them alone (METHODS 6.4, rules 3, 4 and 6 over their union).

import type { Read } from '../../store/access.ts'
import { outsideSettings } from '../outside/queries.ts'
import { countsOf, countsOfCells, judgeCells, judgeDifferences, type EarlierCounts } from './count-differences.ts'
import { judgeUnion } from './joined-counts.ts'
import { judgingLabels } from './labels.ts'
import { coarserOf, earlierCounts, earlierLabels, populationOf } from './population-queries.ts'
import { report } from './report-queries.ts'
import { bandOf } from './small-cells.ts'
import type { DisclosureReport, Finding, Label, Thresholds, Told } from './types.ts'

/** One of several outputs that leave together: what it is called, what it shows and states, and what was found in it alone. */
export interface Part {
  readonly called: string
  readonly told: Told
  readonly found: readonly Pick<Finding, 'rule' | 'subject'>[]
}

/** Checks outputs that leave together, each with those before it as if these had left: labels under one code are joined over all of them, counts are subtracted. What one tells alone is not told again. In slices. */
export function* checkingTogether(
  read: Read,
  parts: readonly Part[],
  thresholds: Thresholds,
): Generator<void, DisclosureReport> {
  const population = populationOf(read)
  const coarser = coarserOf(read)
  const { least: settled } = outsideSettings(read)
  const known = new Set(parts.flatMap(part => part.found.map(nameOf)))
  const labels: Label[] = []
  const counts: EarlierCounts[] = []
  const before = { labels: earlierLabels(read), counts: earlierCounts(read) }
  const findings: Finding[] = []
  for (const { called, told } of parts) {
    yield
    const own = yield* eachOnce(told.labels, called)
    const judged = yield* judgingLabels({
      labels: own,
      earlier: [...before.labels, ...labels],
      population,
      thresholds,
      coarser,
    })
    const statements = told.statements.filter(one => settled === null || bandOf(one.count, one.of, settled) === null)
    const earlier = [...before.counts, ...counts]
    yield
    const all = [
      ...judged.findings.filter(one => one.rule === 'linked labels' && !known.has(aloneOf(one))),
      ...judgeDifferences(statements, earlier, thresholds.count).map(one => inPart(one, called)),
      ...judgeCells(told.cells, earlier, thresholds.count).map(one => inPart(one, called)),
      ...judgeUnion([...statements, ...told.cells], earlier, thresholds.count).map(one => inPart(one, called)),
    ]
    for (const one of all) {
      if (known.has(nameOf(one))) continue
      known.add(nameOf(one))
      findings.push(one)
    }
    labels.push(...own)
    for (const one of [...countsOf(told.statements, settled), ...countsOfCells(told.cells)])
      counts.push({ ...one, file: called })
  }
  return report(read, 'everything', thresholds, population, [], findings)
}

const nameOf = ({ rule, subject }: Pick<Finding, 'rule' | 'subject'>) => `${rule} ${subject}`

/** A joined label as it is found where one place shows all of it: then no joining was needed. */
function aloneOf({ subject }: Finding): string {
  const unit = subject.slice(0, subject.indexOf(' '))
  return nameOf({ rule: `${unit} k` as Finding['rule'], subject: subject.slice(subject.indexOf(`: ${unit}: `) + 2) })
}

const inPart = (finding: Finding, part: string): Finding => ({ ...finding, where: `${part}: ${finding.where}` })

const SLICE = 2000

/** Tens of thousands of quotes show few things that differ: each is told once, where it is shown first. */
function* eachOnce(labels: readonly Label[], part: string): Generator<void, Label[]> {
  const numbers = new Map<Label['shows'], number>()
  const told = new Map<string, Label>()
  for (const [at, label] of labels.entries()) {
    if (at % SLICE === SLICE - 1) yield
    let shows = numbers.get(label.shows)
    if (shows === undefined) numbers.set(label.shows, (shows = numbers.size))
    const beside = (label.with ?? []).map(({ code, part: plays }) => `${code} ${plays ?? ''}`).join()
    const name = `${label.unit} ${label.code ?? ''} ${label.caseId} ${shows} ${beside}`
    if (!told.has(name)) told.set(name, { ...label, where: `${part}, ${label.where}` })
  }
  return [...told.values()]
}
