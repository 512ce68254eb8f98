// Reads the pairing table (METHODS 2.2): pairs with their members by part, attributes of each side and of the pair.

import type { CaseId } from '../../base/ids.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import { caseTable } from '../../cases/queries.ts'
import { templateFields } from '../../coding/attribution.ts'
import type { Read } from '../../store/access.ts'
import { bytesOf, idOf, sql } from '../../store/sql.ts'
import { asOfPair } from '../disclosure/joined-labels.ts'
import type { Label } from '../disclosure/types.ts'
import type { TabledDocument } from '../documents/tabled.ts'
import type { Outgoing } from '../output/manifest.ts'
import { shownOf } from '../output/shown.ts'
import { audienceLine, stateLine } from '../output/state-line.ts'
import { readOutsideNames } from '../outside/queries.ts'
import type { Audience } from '../outside/types.ts'
import { outputSettings } from '../quotes/settings-queries.ts'

/** The table, how many pairs stand in it, and what it shows of published codes. */
export interface Pairings {
  readonly document: TabledDocument
  readonly pairs: number
  readonly labels: readonly Label[]
  readonly shows: Pick<Outgoing, 'shown' | 'shownCases'>
}

const spoken = (name: string) => name.replaceAll('_', ' ')
const UNKNOWN = 'not known'

/** The pairing table; for outside under published codes and with those attributes that the attribution template names. Refuses a project without pairs, and, for outside, cases without a code. */
export function pairingTable(read: Read, audience: Audience): Pairings {
  const isOutside = audience === 'outside'
  const pairs = caseTable(read, 'pair')
  if (pairs.cases.length === 0) throw new Refusal('no-cases', 'There is no pair in this project.')
  const sites = caseTable(read, 'site')
  const names = readOutsideNames(read)
  const fields = isOutside ? new Set(templateFields(outputSettings(read, 'quotes').template)) : null
  const shownOfPair = pairs.attributes.flatMap((one, at) =>
    fields === null || fields.has(`pair.${one.name}`) ? [at] : [],
  )
  const shownOfSite = sites.attributes.flatMap((one, at) =>
    fields === null || fields.has(`case.${one.name}`) ? [at] : [],
  )
  const siteAt = new Map<string, number>(sites.cases.map((one, at) => [one.id, at]))
  const members = pairs.cases.map(one => membersOf(read, one.id))
  const parts = [...new Set(members.flatMap(list => list.map(({ part }) => part)))]
  const called = (id: string, key: string | null, name: string) =>
    isOutside ? names.codesOf([id]).get(id)! : key === null || key === name ? name : `${key} ${name}`
  const rows = pairs.cases.map((pair, at) => ({
    id: pair.id,
    called: called(pair.id, pair.key, pair.name),
    cells: [
      called(pair.id, pair.key, pair.name),
      ...parts.flatMap(part => {
        const its = members[at]!.filter(one => one.part === part)
        return [
          its.map(one => called(one.id, one.key, one.name)).join('; '),
          ...shownOfSite.map(column =>
            its.map(one => sites.values[siteAt.get(one.id) ?? -1]?.[column] ?? UNKNOWN).join('; '),
          ),
        ]
      }),
      ...shownOfPair.map(column => pairs.values[at]![column] ?? UNKNOWN),
    ],
  }))
  if (isOutside) rows.sort((a, b) => compareNatural(a.called, b.called))
  const valueAt = (id: string, column: number) => sites.values[siteAt.get(id) ?? -1]?.[column] ?? null
  const pairLabels = pairs.cases.map((pair, at): Label => ({
    where: `Pair ${names.codeOf(pair.id) ?? pair.key ?? pair.name}`,
    unit: 'pair',
    code: names.codeOf(pair.id),
    caseId: pair.id,
    // Both sides stand in one row: what is shown of each is shown of the pair.
    shows: new Map([
      ...shownOfPair.flatMap((column): [string, string][] => {
        const value = pairs.values[at]![column] ?? null
        return value === null ? [] : [[`pair: ${pairs.attributes[column]!.name}`, value]]
      }),
      ...members[at]!.flatMap(({ id, part }) =>
        shownOfSite.flatMap((column): [string, string][] => {
          const value = valueAt(id, column)
          return value === null ? [] : [[asOfPair(sites.attributes[column]!.name, part), value]]
        }),
      ),
    ]),
    with: members[at]!.flatMap(({ id, part }) => {
      const code = names.codeOf(id)
      return code === null ? [] : [{ code, part }]
    }),
  }))
  const memberIds = [...new Set(members.flatMap(list => list.map(one => one.id)))]
  const siteLabels = memberIds.map((id): Label => ({
    where: `Site ${names.codeOf(id) ?? ''}`.trim(),
    unit: 'site',
    code: names.codeOf(id),
    caseId: id,
    shows: new Map(
      shownOfSite.flatMap((column): [string, string][] => {
        const value = valueAt(id, column)
        return value === null ? [] : [[`site: ${sites.attributes[column]!.name}`, value]]
      }),
    ),
  }))
  const labels = [...siteLabels, ...pairLabels]
  return {
    pairs: rows.length,
    labels,
    document: {
      title: 'Pairing table',
      about: [
        `${rows.length} ${rows.length === 1 ? 'pair' : 'pairs'}: who is paired with whom, what is known of each side, and of the pair.`,
        ...(isOutside ? ['Attributes as attributions name them.'] : []),
        audienceLine(audience),
        stateLine(read),
      ],
      tables: [
        {
          name: 'Pairs',
          about: [],
          heads: [
            'Pair',
            ...parts.flatMap(part => [
              `${part[0]!.toUpperCase()}${part.slice(1)}`,
              ...shownOfSite.map(at => `${spoken(sites.attributes[at]!.name)} (${part})`),
            ]),
            ...shownOfPair.map(at => spoken(pairs.attributes[at]!.name)),
          ],
          weights: [20, ...parts.flatMap(() => [24, ...shownOfSite.map(() => 14)]), ...shownOfPair.map(() => 16)],
          rows: rows.map(({ cells }) => ({ cells })),
        },
      ],
    },
    shows: isOutside
      ? {
          shown: shownOf(labels, names.codesOf(memberIds).values()),
          shownCases: [...memberIds, ...pairs.cases.flatMap(pair => (pair.publishedCode === null ? [] : [pair.id]))],
        }
      : {},
  }
}

function membersOf(
  read: Read,
  pairId: CaseId,
): { readonly id: CaseId; readonly key: string | null; readonly name: string; readonly part: string }[] {
  return read
    .arrays<[Buffer, string | null, string, string]>(
      sql`SELECT "case".id, "case".key, "case".name, part FROM case_member JOIN "case" ON "case".id = member_id WHERE pair_id = ${bytesOf(pairId)} ORDER BY case_member.n`,
    )
    .map(([id, key, name, part]) => ({ id: idOf<'case'>(id), key, name, part }))
}
