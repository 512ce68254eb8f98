// What labels show of sites, people and pairs, each alone and joined (METHODS 6.4, rules 1, 2, 3 and 5). Pure.

import { fold } from '../../base/order.ts'
import { joinedLabels, plainName } from './joined-labels.ts'
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
  const { labels, population, thresholds } = question
  // Tens of thousands of quotes have few labels that differ.
  const counts = new Map<string, number>()
  const subjects = labels.map(label => subjectOf(label.unit, label.shows))
  const judged = labels.map((label, at): JudgedLabel => {
    const subject = subjects[at]!
    let k = counts.get(subject)
    if (k === undefined) counts.set(subject, (k = countIn(population, label.unit, label.shows).k))
    return {
      where: label.where,
      unit: label.unit,
      code: label.code,
      shows: [...label.shows].map(([attribute, value]) => ({ attribute, value })),
      k,
    }
  })
  const findings: Finding[] = []
  const seen = new Set<string>()
  const placesOf = (is: (label: Label) => boolean) => [...new Set(labels.filter(is).map(label => label.where))]
  labels.forEach((label, at) => {
    const { k } = judged[at]!
    if (label.shows.size === 0 || k >= thresholds[label.unit]) return
    const subject = subjects[at]!
    if (seen.has(subject)) return
    seen.add(subject)
    findings.push({
      rule: RULES[label.unit],
      subject: `${subject}; shared by ${k}`,
      where: label.where,
      says: `${inWords(label.shows)}: shared by ${counted(k, label.unit)}${onList(question, label.unit, label.shows)}, fewer than ${thresholds[label.unit]}.`,
      k,
      ways: waysOut(question, label.unit, label.shows),
      places: [...new Set(labels.filter((_, other) => subjects[other] === subject).map(one => one.where))],
    })
  })
  for (const joined of joinedLabels(labels, question.earlier)) {
    const { unit, shows, where, called } = joined
    const { k } = countIn(population, unit, shows)
    if (shows.size === 0 || k >= thresholds[unit] || seen.has(subjectOf(unit, shows))) continue
    findings.push({
      rule: 'linked labels',
      subject: `${unit} ${joined.name}: ${subjectOf(unit, shows)}; shared by ${k}`,
      where,
      says: `All that is shown of ${called} together, ${inWords(shows)}, is shared by ${counted(k, unit)}${onList(question, unit, shows)}, fewer than ${thresholds[unit]}. ${joined.places}`,
      k,
      ways: waysOut(question, unit, shows),
      places: placesOf(joined.is),
    })
  }
  return { labels: judged, findings }
}

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

function subjectOf(unit: Unit, shows: Values): string {
  const parts = [...shows].map(([attribute, value]) => `${attribute} = ${value}`).sort()
  return `${unit}: ${parts.join('; ')}`
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
