// Reads the cases of a kind as far as a sheet could change them.

import { caseTable, listAttributes, listCases } from '../../cases/queries.ts'
import type { Read } from '../../store/access.ts'
import { idOf, sql } from '../../store/sql.ts'
import type { CasesThere, CaseThere } from './case-changes.ts'
import type { CaseRef, Ref } from './plan.ts'

const BOTH_WAYS = new Set(['paired with', 'merged with'])

/** The cases of a kind with values, members, consent and links, by the references that a plan uses. */
export function casesThere(read: Read, kind: string): CasesThere {
  const all = listCases(read)
  const refs = new Map(all.map(one => [one.id as string, { kind: one.kind, ref: one.key ?? one.id }]))
  const names = new Map(all.map(one => [`${one.kind}\n${one.key ?? one.id}`, one.name]))
  const table = caseTable(read, kind)
  const members = new Map<string, Map<Ref, string>>()
  for (const [pair, member, part] of read.arrays<[Buffer, Buffer, string]>(
    sql`SELECT pair_id, member_id, part FROM case_member ORDER BY n`,
  )) {
    const its = members.get(idOf(pair)) ?? new Map<Ref, string>()
    members.set(idOf(pair), its.set(refs.get(idOf(member))!.ref, part))
  }
  const links = new Map(
    read
      .arrays<[Buffer, Buffer, string, string | null, string | null]>(
        sql`SELECT from_id, to_id, relation, linked_on, note FROM case_link`,
      )
      .map(([from, to, relation, on, note]) => [
        linkKey(refs.get(idOf(from))!, refs.get(idOf(to))!, relation),
        { on, note },
      ]),
  )
  const cases = table.cases.map((item, at): [Ref, CaseThere] => [
    item.key ?? item.id,
    {
      name: item.name,
      within: item.withinId === null ? null : refs.get(item.withinId)!,
      values: new Map(
        table.attributes.flatMap((attribute, column) => {
          const value = table.values[at]![column]!
          return value === null ? [] : [[attribute.name, value] as const]
        }),
      ),
      members: members.get(item.id) ?? new Map(),
      consent: table.consents[at]!,
      publishedCode: item.publishedCode,
    },
  ])
  return {
    cases: new Map(cases),
    linkOf: (from, to, relation) => links.get(linkKey(from, to, relation)),
    attributes: listAttributes(read),
    nameOf: ref => names.get(`${ref.kind}\n${ref.ref}`) ?? ref.ref,
  }
}

function linkKey(from: CaseRef, to: CaseRef, relation: string): string {
  const ends = [from, to].map(end => `${end.kind}\n${end.ref}`)
  return [relation, ...(BOTH_WAYS.has(relation) ? ends.sort() : ends)].join('\n')
}
