// The table of a kind of case as a sheet that comes back unchanged: key, name, place, members, links, values, consent. Pure.

import { compareNatural } from '../../base/order.ts'
import type { CaseTable } from '../../cases/types.ts'
import { besideLinks, inOneCell, linkHead } from '../csv-in/link-columns.ts'
import type { PlainTable } from '../tables/plain-table.ts'

/** What the table says besides, by the cases’ places in it: what each lies in, whom it joins under which part, to whom it is linked by which relation. Cases are named by key, else by id. */
export interface CaseRelations {
  readonly within: readonly (string | null)[]
  readonly members: readonly (readonly { readonly part: string; readonly ref: string }[])[]
  readonly links: readonly (readonly LinkTold[])[]
}

/** A link of a case: where it leads, since when, and what is noted of it. */
export interface LinkTold {
  readonly relation: string
  readonly ref: string
  readonly on: string | null
  readonly note: string | null
}

/** The table of cases of a kind. `codes` adds the published codes: then it is the key to everything published, and no sheet to pass on. */
export function caseSheetTable(
  kind: string,
  table: CaseTable,
  { within, members, links }: CaseRelations,
  codes: boolean,
): PlainTable {
  const parts = [...new Set(members.flat().map(one => one.part || 'member'))]
  const relations = [...Map.groupBy(links.flat(), one => one.relation)]
    .map(([relation, its]) => ({
      relation,
      head: linkHead(relation),
      hasDates: its.some(one => one.on !== null),
      hasNotes: its.some(one => one.note !== null),
    }))
    .sort((a, b) => compareNatural(a.relation, b.relation))
  const hasConsent = table.consents.some(consent => consent !== null)
  const isWithin = within.some(one => one !== null)
  const heads = [
    'key',
    'name',
    ...(isWithin ? ['within'] : []),
    ...parts,
    ...relations.flatMap(({ head, hasDates, hasNotes }) => [
      head,
      ...(hasDates ? [besideLinks(head).on] : []),
      ...(hasNotes ? [besideLinks(head).note] : []),
    ]),
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
      ...relations.flatMap(({ relation, hasDates, hasNotes }) => {
        const its = links[at]!.filter(one => one.relation === relation)
        return [
          refs(its),
          ...(hasDates ? [inOneCell(its.map(one => one.on ?? ''))] : []),
          ...(hasNotes ? [inOneCell(its.map(one => one.note ?? ''))] : []),
        ]
      }),
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
