// Cases into the project: sites and what lies outside, participants, pairs, links.

import type { CaseId } from '../../base/ids.ts'
import { takeConsent, type ConsentFromSheet } from '../../cases/consent-commands.ts'
import { addMember, ensureCase, linkCases, renameCase, tellOfLink } from '../../cases/commands.ts'
import { moveCases } from '../../cases/hand-commands.ts'
import { getCase } from '../../cases/queries.ts'
import type { Change } from '../../store/access.ts'
import type { Counted, Loading } from './loading.ts'
import type { PlannedAttribute, PlannedCase, PlannedLink, PlannedPair } from './plan.ts'

const COUNTED: Readonly<Record<string, Counted>> = { site: 'sites', participant: 'participants', pair: 'pairs' }
/** A sheet of cases is one change, unless it is a very long one. */
const IN_ONE_CHANGE = 1000

/** Adds the cases of one sheet with their attributes and, for pairs, their members. One that is there keeps its name; values that differ are set as the sheet says. */
export async function loadCases(
  loading: Loading,
  file: string,
  cases: readonly (PlannedCase | PlannedPair)[],
  attributes: readonly PlannedAttribute[],
): Promise<void> {
  let first = true
  await loading.each(`Load ${file}`, cases, IN_ONE_CHANGE, (tx, planned) => {
    if (first) loading.attributes(tx, attributes)
    first = false
    const deed = loadCase(loading, tx, file, planned)
    if (deed === 'changed') loading.changed++
    else loading.count(COUNTED[planned.kind] ?? null, deed === 'added')
  })
}

/** Adds the organisations outside the study that links lead to. They are not counted: no sheet lists them. */
export function loadOutside(loading: Loading, file: string, outside: readonly PlannedCase[]): void {
  if (outside.length === 0) return
  loading.change('Organisations outside the study', tx => {
    for (const planned of outside) loadCase(loading, tx, file, planned)
  })
}

function loadCase(
  loading: Loading,
  tx: Change,
  file: string,
  planned: PlannedCase | PlannedPair,
): 'added' | 'changed' | 'there' {
  const into = loading.formerOf(planned.kind, planned.key)
  if (into !== undefined) {
    const says = `${planned.key} was merged into “${into}”; its row was left alone.`
    loading.notes.add({ file, row: planned.row, about: 'merged', says })
    return 'there'
  }
  const withinId = planned.within === null ? null : loading.case(planned.within.kind, planned.within.ref)
  const { id, added } = loading.hasCase(planned.kind, planned.key)
    ? { id: loading.case(planned.kind, planned.key), added: false }
    : ensureCase(tx, { kind: planned.kind, key: planned.key, name: planned.name, withinId })
  loading.setCase(planned.kind, planned.key, id)
  let changed = false
  if (!added && planned.asked) changed = takeNameAndPlace(tx, planned, planned.asked, id, withinId)
  else if (!added) noteOtherwise(loading, tx, file, planned, id, withinId)
  if (loading.values(tx, planned.kind, planned.values, { caseId: id })) changed = true
  if (planned.consent && loadConsent(loading, tx, file, planned, planned.consent, id)) changed = true
  for (const { site, part } of 'members' in planned ? planned.members : []) {
    if (addMember(tx, id, loading.case('site', site), part)) changed = true
  }
  return added ? 'added' : changed ? 'changed' : 'there'
}

/** Gives a case that is there the name and the place that were accepted. */
function takeNameAndPlace(
  tx: Change,
  planned: PlannedCase,
  asked: NonNullable<PlannedCase['asked']>,
  id: CaseId,
  withinId: CaseId | null,
): boolean {
  const there = getCase(tx, id)
  const renames = asked.name && planned.name !== there.name
  const moves = asked.within && withinId !== there.withinId
  if (renames) renameCase(tx, id, planned.name)
  if (moves) moveCases(tx, [id], withinId)
  return renames || moves
}

/** Takes what a person agreed to from the sheet. What would allow more than is recorded is told and left. */
function loadConsent(
  loading: Loading,
  tx: Change,
  file: string,
  planned: PlannedCase,
  said: ConsentFromSheet,
  id: CaseId,
): boolean {
  const { changed, kept } = takeConsent(tx, id, said)
  if (kept) {
    const says = `${planned.key} agreed to less than “${said.scope}” by what is recorded; the record was kept. Change it at the person, if that is right.`
    loading.notes.add({ file, row: planned.row, about: 'consent', says })
  }
  return changed
}

/** Tells what a sheet says otherwise of a case that is there, and what no sheet changes: its name, and what it lies in. */
function noteOtherwise(
  loading: Loading,
  tx: Change,
  file: string,
  planned: PlannedCase,
  id: CaseId,
  withinId: CaseId | null,
): void {
  const there = getCase(tx, id)
  const note = (about: string, says: string) => loading.notes.add({ file, row: planned.row, about, says })
  if (there.name !== planned.name && planned.name !== planned.key) {
    note(
      'name',
      `${planned.key} is called “${there.name}” in the project and “${planned.name}” here; it kept its name.`,
    )
  }
  if (withinId !== null && there.withinId !== withinId) {
    const is = there.withinId === null ? 'in nothing' : `in “${getCase(tx, there.withinId).name}”`
    note('within', `${planned.key} lies ${is} in the project and in ${planned.within!.ref} here; it stayed there.`)
  }
}

/** Links cases. With `renew` a date and a note that the sheet tells are taken over for links that are there. */
export function loadLinks(loading: Loading, tx: Change, links: readonly PlannedLink[], renew = false): void {
  for (const { from, to, relation, on, note = null } of links) {
    if (loading.formerOf(from.kind, from.ref) !== undefined) continue
    const ends = [loading.case(from.kind, from.ref), loading.case(to.kind, to.ref)] as const
    // Merged since: what relates to itself is no relation any more.
    if (ends[0] === ends[1]) continue
    const isNew = linkCases(tx, ...ends, relation, on)
    if (isNew ? note !== null : renew) tellOfLink(tx, ...ends, relation, { on, note })
  }
}
