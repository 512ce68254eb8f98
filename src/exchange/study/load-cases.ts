// Cases into the project: sites and what lies outside, participants, pairs, links.

import { addMember, ensureCase, linkCases } from '../../cases/commands.ts'
import type { Change } from '../../store/access.ts'
import type { Counted, Loading } from './loading.ts'
import type { PlannedAttribute, PlannedCase, PlannedLink, PlannedPair } from './plan.ts'

const COUNTED: Readonly<Record<string, Counted>> = { site: 'sites', participant: 'participants', pair: 'pairs' }
/** A sheet of cases is one change, unless it is a very long one. */
const IN_ONE_CHANGE = 1000

/** Adds the cases of one sheet with their attributes. One that is there keeps its name; values that differ are set as the sheet says. */
export async function loadCases(
  loading: Loading,
  label: string,
  cases: readonly PlannedCase[],
  attributes: readonly PlannedAttribute[],
  withinKind = 'site',
): Promise<void> {
  if (cases.length === 0) return
  let first = true
  await loading.each(label, cases, IN_ONE_CHANGE, (tx, planned) => {
    if (first) loading.attributes(tx, attributes)
    first = false
    loadCase(loading, tx, planned, withinKind)
  })
}

function loadCase(loading: Loading, tx: Change, planned: PlannedCase, withinKind: string): void {
  const withinId = planned.within === null ? null : loading.case(withinKind, planned.within)
  const { id, added } = ensureCase(tx, { kind: planned.kind, key: planned.key, name: planned.name, withinId })
  loading.setCase(planned.kind, planned.key, id)
  loading.values(tx, planned.kind, planned.values, { caseId: id })
  if (planned.kind !== 'outside') loading.count(COUNTED[planned.kind] ?? null, added)
}

/** Adds pairs with their members and attributes. */
export async function loadPairs(
  loading: Loading,
  label: string,
  pairs: readonly PlannedPair[],
  attributes: readonly PlannedAttribute[],
): Promise<void> {
  if (pairs.length === 0) return
  let first = true
  await loading.each(label, pairs, IN_ONE_CHANGE, (tx, pair) => {
    if (first) loading.attributes(tx, attributes)
    first = false
    loadCase(loading, tx, pair, 'site')
    for (const member of pair.members)
      addMember(tx, loading.case('pair', pair.key), loading.case('site', member.site), member.part)
  })
}

/** Links cases. The other end of a link from a site is a site, or an organisation outside. */
export function loadLinks(
  loading: Loading,
  tx: Change,
  links: readonly PlannedLink[],
  kindOf: (ref: string) => string,
): void {
  for (const link of links)
    linkCases(
      tx,
      loading.case(kindOf(link.from), link.from),
      loading.case(kindOf(link.to), link.to),
      link.relation,
      link.on,
    )
}
