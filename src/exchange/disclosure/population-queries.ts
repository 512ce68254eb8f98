// Reads among whom somebody might be looked for, and what was shown before.

import type { AttributeId } from '../../base/ids.ts'
import { caseTable } from '../../cases/queries.ts'
import { LEFT_OUT } from '../../cases/sampling.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import type { Shown } from '../output/manifest.ts'
import type { Coarser } from './labels.ts'
import type { Label, Member, Population } from './types.ts'

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
    values: new Map([...(valuesOfSite.get(within.get(one.id) ?? '') ?? []), ...one.values]),
  }))
  return {
    site: [...site, ...membersOf(read, LEFT_OUT.kind, 'site'), ...membersOf(read, 'outside', 'site')],
    person,
    pair: membersOf(read, 'pair', 'pair'),
  }
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

/** What earlier outputs showed of published codes: a label for each code in each. */
export function earlierLabels(read: Read): Label[] {
  const rows = read.arrays<[string, string]>(sql`SELECT file, shown FROM output WHERE shown <> '{}' ORDER BY n`)
  return rows.flatMap(([file, shown]) =>
    Object.entries(JSON.parse(shown) as Shown).map(([code, fields]): Label => ({
      where: file,
      unit: 'site',
      code,
      caseId: '',
      // Several values under one code are those of several people: they say nothing of the site itself.
      shows: new Map(
        Object.entries(fields).flatMap(([field, values]): [string, string][] =>
          field.startsWith('case.') && values.length === 1 ? [[`site: ${field.slice(5)}`, values[0]!]] : [],
        ),
      ),
    })),
  )
}
