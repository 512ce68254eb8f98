// Reads among whom somebody might be looked for, and what was shown before.

import type { AttributeId } from '../../base/ids.ts'
import { caseTable } from '../../cases/queries.ts'
import { fold } from '../../base/order.ts'
import { LEFT_OUT } from '../../cases/sampling.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { CountsShown, Shown } from '../output/manifest.ts'
import type { EarlierCounts } from './count-differences.ts'
import { asOfPair } from './joined-labels.ts'
import { labelsShown } from './earlier-labels.ts'
import type { Coarser } from './labels.ts'
import type { Label, Member, Population, PopulationList, Unit, Values } from './types.ts'

/**
 * The population of a project: its sites, and with them those that were left out or stand outside the study, as far as the
 * same attributes are known of them; its participants, who have what is known of their site too; its pairs. Values that follow
 * from others by a rule are among them.
 */
export function populationOf(read: Read): Population {
  const site = membersOf(read, 'site', 'site')
  const valuesOfSite = new Map(site.map(one => [one.id, one.values]))
  const within = new Map(
    caseTable(read, 'participant').cases.map(one => [one.id as string, one.withinId as string | null]),
  )
  const person = membersOf(read, 'participant', 'person').map(one => ({
    ...one,
    withinId: within.get(one.id) ?? null,
    values: new Map([...(valuesOfSite.get(within.get(one.id) ?? '') ?? []), ...one.values]),
  }))
  const apart = [...membersOf(read, LEFT_OUT.kind, 'site'), ...membersOf(read, 'outside', 'site')]
  const known: Population = {
    site: [...site, ...apart.map(one => ({ ...one, isApart: true }))],
    person,
    pair: withParts(read, membersOf(read, 'pair', 'pair'), valuesOfSite),
  }
  const lists = listsOf(read, known, coarserOf(read))
  return Object.keys(lists).length === 0 ? known : { ...known, lists }
}

/** Pairs with what is known of their members, by the parts they play. */
function withParts(read: Read, pairs: readonly Member[], valuesOfSite: ReadonlyMap<string, Values>): Member[] {
  const values = new Map(pairs.map(pair => [pair.id, new Map(pair.values)]))
  for (const [pair, member, part] of read.arrays<[Buffer, Buffer, string]>(
    sql`SELECT pair_id, member_id, part FROM case_member ORDER BY n`,
  ))
    for (const [attribute, value] of valuesOfSite.get(idOf(member)) ?? [])
      values.get(idOf(pair))?.set(asOfPair(attribute, part), value)
  return pairs.map(pair => ({ id: pair.id, values: values.get(pair.id)! }))
}

/** The lists that were loaded, with coarser values where the project knows which value belongs to which. */
function listsOf(read: Read, known: Population, coarser: readonly Coarser[]): NonNullable<Population['lists']> {
  const rows = read.all<{ unit: Unit; file: string; attributes: string; members: string }>(
    sql`SELECT unit, file, attributes, members FROM population ORDER BY unit`,
  )
  return Object.fromEntries(
    rows.map(row => {
      const attributes = JSON.parse(row.attributes) as string[]
      const members = JSON.parse(row.members) as string[][]
      const more = coarser.filter(({ of, by }) => attributes.includes(of) && !attributes.includes(by))
      const coarse = more.map(({ of, by }) => ({
        of,
        by,
        values: new Map(
          known[row.unit].flatMap(member => {
            const [fine, its] = [member.values.get(of), member.values.get(by)]
            return fine === undefined || its === undefined ? [] : [[fold(fine.trim()), its] as const]
          }),
        ),
      }))
      const list: PopulationList = {
        file: row.file,
        attributes: [...attributes, ...more.map(one => one.by)],
        members: members.map((cells, at) => {
          const values = new Map(attributes.flatMap((name, column) => (cells[column] ? [[name, cells[column]]] : [])))
          for (const { of, by, values: its } of coarse) {
            const value = its.get(fold(values.get(of)?.trim() ?? ''))
            if (value !== undefined) values.set(by, value)
          }
          return { id: `${row.unit} ${at}`, values }
        }),
      }
      return [row.unit, list] as const
    }),
  )
}

function membersOf(read: Read, kind: string, called: string): Member[] {
  const { attributes, cases, values } = caseTable(read, kind)
  return cases.map((one, row) => ({
    id: one.id,
    values: new Map(
      attributes.flatMap((attribute, column): [string, string][] => {
        const value = values[row]![column] ?? null
        return value === null || value === '' || value === DOES_NOT_APPLY
          ? []
          : [[`${called}: ${attribute.name}`, value]]
      }),
    ),
  }))
}

/** Attributes that say the same in fewer words: those that group the values of another. */
export function coarserOf(read: Read): Coarser[] {
  return (
    [
      ['site', 'site'],
      ['participant', 'person'],
      ['pair', 'pair'],
    ] as const
  ).flatMap(([kind, called]) => {
    const { attributes } = caseTable(read, kind)
    const names = new Map<AttributeId, string>(attributes.map(one => [one.id, `${called}: ${one.name}`]))
    return attributes.flatMap(({ id, rule }): Coarser[] => {
      const of =
        rule !== null && (rule.from === 'groups' || rule.from === 'bands') ? names.get(rule.attributeId) : undefined
      return of === undefined ? [] : [{ of, by: names.get(id)! }]
    })
  })
}

/** What earlier outputs showed of published codes: of sites, of people and pairs under codes of their own, and of people and pairs of a site under its code. */
export function earlierLabels(read: Read): Label[] {
  const rows = read.arrays<[string, string]>(sql`SELECT file, shown FROM output WHERE shown <> '{}' ORDER BY n`)
  return rows.flatMap(([file, shown]) =>
    Object.entries(JSON.parse(shown) as Shown).flatMap(([code, fields]) => labelsShown(file, code, fields)),
  )
}

/** The counts that earlier outputs stated. */
export function earlierCounts(read: Read): EarlierCounts[] {
  return read
    .arrays<[string, string]>(sql`SELECT file, counts FROM output WHERE counts <> '[]' ORDER BY n`)
    .flatMap(([file, counts]) => (JSON.parse(counts) as CountsShown[]).map(one => ({ ...one, file })))
}
