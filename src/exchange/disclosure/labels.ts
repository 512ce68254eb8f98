// What labels show of sites, people and pairs, each alone and joined (METHODS 6.4, rules 1, 2, 3 and 5). Pure.

import { fold } from '../../base/order.ts'
import { toTheEnd } from '../../base/slices.ts'
import { joiningLabels, plainName } from './joined-labels.ts'
import { countIn } from './population.ts'
import type {
  Finding,
  JudgedLabel,
  Label,
  Member,
  Population,
  Rule,
  Thresholds,
  Unit,
  Values,
  WayOut,
} from './types.ts'

/** A coarser attribute that may stand for another: sector → acute or other. */
export interface Coarser {
  readonly of: string
  readonly by: string
}

/** What labels are judged by. `earlier` are labels of outputs that were written out before. */
export interface LabelQuestion {
  readonly labels: readonly Label[]
  readonly earlier: readonly Label[]
  readonly population: Population
  readonly thresholds: Thresholds
  readonly coarser: readonly Coarser[]
}

const RULES: Readonly<Record<Unit, Rule>> = { site: 'site k', person: 'person k', pair: 'pair k' }
const MANY: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  site: ['site', 'sites'],
  person: ['person', 'people'],
  pair: ['pair', 'pairs'],
}

/** Judges every label by how many share it, and every code by all that is shown of it together. One finding for each combination that too few share, at the first place that shows it. */
export function judgeLabels(question: LabelQuestion): { labels: JudgedLabel[]; findings: Finding[] } {
  return toTheEnd(judgingLabels(question))
}

const SLICE = 2000

/** As {@link judgeLabels}, in slices. Tens of thousands of quotes have few labels that differ: each combination is counted once, and those that show the same values (the same map) share what is told of them. */
export function* judgingLabels(
  question: LabelQuestion,
): Generator<void, { labels: JudgedLabel[]; findings: Finding[] }> {
  const { labels, population, thresholds } = question
  const counts = new Map<string, number>()
  const told = new Map<Values, JudgedLabel['shows']>()
  const subjectOf = subjects()
  const judged: JudgedLabel[] = []
  const bySubject = new Map<string, number[]>()
  for (const [at, { where, unit, code, shows }] of labels.entries()) {
    if (at % SLICE === SLICE - 1) yield
    const subject = subjectOf(unit, shows)
    let k = counts.get(subject)
    if (k === undefined) counts.set(subject, (k = countIn(population, unit, shows).k))
    let its = told.get(shows)
    if (its === undefined) told.set(shows, (its = [...shows].map(([attribute, value]) => ({ attribute, value }))))
    judged.push({ where, unit, code, shows: its, k })
    if (shows.size === 0 || k >= thresholds[unit]) continue
    const same = bySubject.get(subject)
    if (same) same.push(at)
    else bySubject.set(subject, [at])
  }
  yield
  const findings: Finding[] = []
  for (const [subject, places] of bySubject) {
    const { where, unit, shows } = labels[places[0]!]!
    const { k } = judged[places[0]!]!
    findings.push({
      rule: RULES[unit],
      subject: `${subject}; shared by ${k}`,
      where,
      says: `${inWords(shows)}: shared by ${counted(k, unit)}${onList(question, unit, shows)}, fewer than ${thresholds[unit]}.`,
      k,
      ways: waysOut(question, unit, shows),
      places: [...new Set(places.map(at => labels[at]!.where))],
    })
    if (findings.length % FEW === 0) yield
  }
  for (const joined of yield* joiningLabels(labels, question.earlier)) {
    const { unit, shows, where, called } = joined
    const { k } = countIn(population, unit, shows)
    if (shows.size === 0 || k >= thresholds[unit] || bySubject.has(subjectOf(unit, shows))) continue
    findings.push({
      rule: 'linked labels',
      subject: `${unit} ${joined.name}: ${subjectOf(unit, shows)}; shared by ${k}`,
      where,
      says: `All that is shown of ${called} together, ${inWords(shows)}, is shared by ${counted(k, unit)}${onList(question, unit, shows)}, fewer than ${thresholds[unit]}. ${joined.places}`,
      k,
      ways: waysOut(question, unit, shows),
      places: joined.shownAt(),
    })
    if (findings.length % FEW === 0) yield
  }
  return { labels: judged, findings }
}

const FEW = 20

/** Ways out in the order of METHODS 6.4: drop an attribute, coarsen one, another code, paraphrase, leave out. Those that would be enough come with their number; of the others the best. */
function waysOut(question: LabelQuestion, unit: Unit, shows: Values): WayOut[] {
  const members = question.population[unit]
  const kOf = (values: Values) => countIn(question.population, unit, values).k
  const least = question.thresholds[unit]
  const drops = [...shows.keys()].map((attribute): WayOut & { k: number } => ({
    kind: 'drop',
    says: `Leave out ${plainName(attribute)}`,
    attribute,
    k: kOf(new Map([...shows].filter(([name]) => name !== attribute))),
  }))
  const coarsened = question.coarser
    .filter(({ of }) => shows.has(of))
    .flatMap(({ of, by }): (WayOut & { k: number })[] => {
      const value = coarseValue(members, of, shows.get(of)!, by)
      if (value === null) return []
      const coarse = new Map([...shows].map(([name, its]) => (name === of ? [by, value] : [name, its])))
      return [
        {
          kind: 'coarsen',
          says: `Say ${plainName(by)} (${value}) for ${plainName(of)}`,
          attribute: of,
          by,
          k: kOf(coarse),
        },
      ]
    })
  const best = (ways: readonly (WayOut & { k: number })[]) => {
    const enough = ways.filter(way => way.k >= least)
    return enough.length > 0 ? enough : [...ways].sort((a, b) => b.k - a.k).slice(0, 1)
  }
  return [
    ...best(drops),
    ...best(coarsened),
    { kind: 'other code', says: 'Give this place another code, so that it is not joined with the rest' },
    { kind: 'paraphrase', says: 'Paraphrase' },
    { kind: 'leave out', says: 'Leave out' },
  ]
}

/** The coarse value that members with a fine value have; null where they do not all have the same. */
function coarseValue(members: readonly Member[], of: string, value: string, by: string): string | null {
  const values = new Set(
    members
      .filter(member => fold(member.values.get(of)?.trim() ?? '') === fold(value.trim()))
      .map(member => member.values.get(by)),
  )
  const [only] = values
  return values.size === 1 && only !== undefined ? only : null
}

/** Names what is shown of a unit, in whatever order it is shown; each map is gone through once. */
function subjects(): (unit: Unit, shows: Values) => string {
  const known = new Map<Values, string>()
  return (unit, shows) => {
    let said = known.get(shows)
    if (said === undefined) {
      said = [...shows].map(([attribute, value]) => `${attribute} = ${value}`).sort().join('; ') // prettier-ignore
      known.set(shows, said)
    }
    return `${unit}: ${said}`
  }
}

function inWords(shows: Values): string {
  return [...shows].map(([attribute, value]) => `${plainName(attribute)} “${value}”`).join(', ')
}

/** Where it was counted, where that was a list. */
function onList({ population }: LabelQuestion, unit: Unit, shows: Values): string {
  const { list } = countIn(population, unit, shows)
  return list === null ? '' : ` of the ${population.lists![unit]!.members.length} on “${list}”`
}

function counted(k: number, unit: Unit): string {
  if (k === 0) return `no ${MANY[unit][0]} that is recorded`
  return k === 1 ? `one ${MANY[unit][0]} only` : `${k} ${MANY[unit][1]}`
}
