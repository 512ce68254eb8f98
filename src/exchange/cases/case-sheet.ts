// The table of a kind of case as a sheet that comes back unchanged: key, name, place, members, links, values, consent. Pure.

import { compareNatural } from '../../base/order.ts'
import type { CaseTable } from '../../cases/types.ts'
import type { PlainTable } from '../tables/plain-table.ts'

/** What the table says besides, by the cases’ places in it: what each lies in, whom it joins under which part, to whom it is linked by which relation. Cases are named by key, else by id. */
export interface CaseRelations {
  readonly within: readonly (string | null)[]
  readonly members: readonly (readonly { readonly part: string; readonly ref: string }[])[]
  readonly links: readonly (readonly { readonly relation: string; readonly ref: string }[])[]
}

/** The table of cases of a kind. `codes` adds the published codes: then it is the key to everything published, and no sheet to pass on. */
export function caseSheetTable(
  kind: string,
  table: CaseTable,
  { within, members, links }: CaseRelations,
  codes: boolean,
): PlainTable {
  const parts = [...new Set(members.flat().map(one => one.part || 'member'))]
  const relations = [...new Set(links.flat().map(one => one.relation))].sort(compareNatural)
  const hasConsent = table.consents.some(consent => consent !== null)
  const isWithin = within.some(one => one !== null)
  const heads = [
    'key',
    'name',
    ...(isWithin ? ['within'] : []),
    ...parts,
    ...relations,
    ...table.attributes.map(attribute => attribute.name),
    ...(hasConsent ? ['consent', 'consent_given_on', 'consent_withdrawn_on', 'consent_note'] : []),
    ...(codes ? ['published_code'] : []),
  ]
  const rows = table.cases.map((item, at) => {
    const consent = table.consents[at]
    return [
      item.key ?? item.id,
      item.name,
      ...(isWithin ? [within[at] ?? ''] : []),
      ...parts.map(part => refs(members[at]!.filter(one => (one.part || 'member') === part))),
      ...relations.map(relation => refs(links[at]!.filter(one => one.relation === relation))),
      ...table.values[at]!.map(value => value ?? ''),
      ...(hasConsent
        ? [consent?.scope ?? '', consent?.givenOn ?? '', consent?.withdrawnOn ?? '', consent?.note ?? '']
        : []),
      ...(codes ? [item.publishedCode ?? ''] : []),
    ]
  })
  return { title: `Cases: ${kind}`, about: [], heads, rows, total: null, below: [] }
}

function refs(ones: readonly { readonly ref: string }[]): string {
  return ones.map(one => one.ref).join(';')
}
