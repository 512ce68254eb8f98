// Reads what was decided about disclosure, and puts reports of the check together. It never says “safe”.

import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { outsideSettings } from '../outside/queries.ts'
import type { DisclosureReport, Finding, JudgedLabel, Population, Thresholds, Unit } from './types.ts'

/** Puts a report together: what was found with what was decided of it, and what was decided before. */
export function report(
  read: Read,
  kind: string,
  thresholds: Thresholds,
  population: Population,
  labels: readonly JudgedLabel[],
  findings: readonly Finding[],
): DisclosureReport {
  const decided = new Map<string, DisclosureReport['findings'][number]['decided']>()
  for (const row of read.all<{
    rule: string
    subject: string
    decision: string
    reason: string | null
    coder: string
    made_at: string
  }>(sql`
    SELECT rule, subject, decision, reason, coder.name AS coder, disclosure_decision.made_at FROM disclosure_decision JOIN coder ON coder.id = coder_id WHERE disclosure_decision.kind = ${kind} ORDER BY disclosure_decision.n`))
    decided.set(`${row.rule} ${row.subject}`, {
      decision: row.decision,
      reason: row.reason,
      coder: row.coder,
      at: row.made_at,
    })
  const told = findings.map(finding => ({
    ...finding,
    decided: decided.get(`${finding.rule} ${finding.subject}`) ?? null,
  }))
  const now = new Set(findings.map(finding => `${finding.rule} ${finding.subject}`))
  const open = told.filter(finding => finding.decided === null).length
  return {
    kind,
    thresholds: { site: thresholds.site, person: thresholds.person, pair: thresholds.pair, count: thresholds.count },
    population: { site: population.site.length, person: population.person.length, pair: population.pair.length },
    lists: Object.entries(population.lists ?? {}).map(([unit, list]) => ({
      unit: unit as Unit,
      file: list.file,
      members: list.members.length,
      attributes: list.attributes,
    })),
    settled: outsideSettings(read),
    labels,
    findings: told,
    earlier: [...decided]
      .filter(([name]) => !now.has(name))
      .toReversed()
      .map(([name, one]) => ({ subject: name, ...one! })),
    conclusion:
      told.length === 0
        ? 'The check found no problem under these settings.'
        : `The check found ${told.length === 1 ? 'one problem' : `${told.length} problems`} under these settings; ${open === 0 ? 'each has been decided' : open === told.length ? 'nothing has been decided yet' : `${open} ${open === 1 ? 'is' : 'are'} undecided`}.`,
  }
}
