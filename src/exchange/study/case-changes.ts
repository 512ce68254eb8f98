// What a sheet of cases would change, cell by cell, and what of it is wanted. Pure.

import { allowedBy, allowsLess, type Consent } from '../../cases/consent.ts'
import { DOES_NOT_APPLY } from '../../cases/values.ts'
import type { CaseChange, CaseFieldChange } from '../types.ts'
import type { CaseSheetPlan } from './plan-case-sheet.ts'
import type { CaseRef, PlannedAttribute, PlannedLink, PlannedPair, Ref } from './plan.ts'

/** A case as it is in the project, as far as a sheet could change it. */
export interface CaseThere {
  readonly name: string
  readonly within: CaseRef | null
  readonly values: ReadonlyMap<string, string>
  readonly members: ReadonlyMap<Ref, string>
  readonly consent: Consent | null
  readonly publishedCode: string | null
}

/** What is in the project of the kind of a sheet: its cases by reference, which links there are, and the attributes. */
export interface CasesThere {
  readonly cases: ReadonlyMap<Ref, CaseThere>
  /** Since when a link is known and what is noted of it; undefined where there is none. */
  readonly linkOf: (
    from: CaseRef,
    to: CaseRef,
    relation: string,
  ) => { readonly on: string | null; readonly note: string | null } | undefined
  readonly attributes: readonly PlannedAttribute[]
  readonly nameOf: (ref: CaseRef) => string
}

/** What is wanted of a row: all of it, or some fields. */
export interface AcceptedRow {
  readonly key: string
  readonly fields?: readonly string[] | undefined
}

/** Everything that a planned sheet would change, row by row; rows that change nothing are left out, and rows of cases that went over into others (`isFormer`). */
export function caseChanges(
  plan: CaseSheetPlan,
  there: CasesThere,
  isFormer: (key: Ref) => boolean = () => false,
): CaseChange[] {
  const links = Map.groupBy(plan.links, link => link.from.ref)
  return plan.cases.flatMap(planned => {
    if (isFormer(planned.key)) return []
    const before = there.cases.get(planned.key)
    const fields = [
      ...nameAndPlace(planned, before, there),
      ...values(plan.kind, planned, before, there),
      ...members(planned, before, there),
      ...(links.get(planned.key) ?? []).flatMap(link => linkField(link, there)),
      ...consent(planned, before),
    ]
    if (before && fields.length === 0) return []
    const { row, key } = planned
    return [{ row, key, name: before?.name ?? planned.name, deed: before ? 'changed' : 'added', fields }]
  })
}

function nameAndPlace(planned: PlannedPair, before: CaseThere | undefined, there: CasesThere): CaseFieldChange[] {
  const fields: CaseFieldChange[] = []
  if (before && planned.name !== planned.key && planned.name !== before.name)
    fields.push({ field: 'name', what: 'name', before: before.name, after: planned.name, asks: true })
  const { within } = planned
  if (within !== null && (before?.within?.ref !== within.ref || before.within.kind !== within.kind)) {
    const was = before?.within ? there.nameOf(before.within) : null
    fields.push({
      field: 'within',
      what: 'within',
      before: was,
      after: there.nameOf(within),
      asks: before !== undefined,
    })
  }
  return fields
}

function values(
  kind: string,
  planned: PlannedPair,
  before: CaseThere | undefined,
  there: CasesThere,
): CaseFieldChange[] {
  return [...planned.values].flatMap(([name, after]): CaseFieldChange[] => {
    const was = before?.values.get(name) ?? null
    if (was === after) return []
    const known = there.attributes.find(one => one.about === kind && one.name === name)
    const isOutside = known?.type === 'choice' && after !== DOES_NOT_APPLY && !known.choices.includes(after)
    return [
      {
        field: `value ${name}`,
        what: 'value',
        label: name,
        before: was,
        after,
        ...(isOutside ? { outside: true } : {}),
      },
    ]
  })
}

function members(planned: PlannedPair, before: CaseThere | undefined, there: CasesThere): CaseFieldChange[] {
  return planned.members.flatMap(({ site, part }): CaseFieldChange[] =>
    before?.members.has(site)
      ? []
      : [
          {
            field: `member ${site}`,
            what: 'member',
            label: part,
            before: null,
            after: there.nameOf({ kind: 'site', ref: site }),
          },
        ],
  )
}

/** The field of a link, named so that it can be accepted. */
function fieldOfLink(link: PlannedLink): string {
  return `link ${link.relation} ${link.to.ref}`
}

function linkField(link: PlannedLink, there: CasesThere): CaseFieldChange[] {
  const here = there.linkOf(link.from, link.to, link.relation)
  const field = fieldOfLink(link)
  const name = there.nameOf(link.to)
  const told = (on: string | null, note: string | null) => [name, on, note].filter(one => one !== null).join(', ')
  if (here === undefined)
    return [{ field, what: 'link', label: link.relation, before: null, after: told(link.on, link.note ?? null) }]
  const [on, note] = [link.on ?? here.on, link.note ?? here.note]
  if (on === here.on && note === here.note) return []
  return [{ field, what: 'link', label: link.relation, before: told(here.on, here.note), after: told(on, note) }]
}

function consent(planned: PlannedPair, before: CaseThere | undefined): CaseFieldChange[] {
  const said = planned.consent
  if (!said) return []
  const recorded = before?.consent ?? null
  // What allows more than is recorded is never taken from a sheet (see `takeConsent`).
  if (recorded && (allowsLess(recorded.scope, said.scope) || allowedBy(recorded) === 'nothing')) return []
  const same =
    recorded?.scope === said.scope &&
    (said.givenOn ?? recorded.givenOn) === recorded.givenOn &&
    (said.withdrawnOn ?? recorded.withdrawnOn) === recorded.withdrawnOn &&
    (said.note ?? recorded.note) === recorded.note
  if (same) return []
  const after = said.withdrawnOn ? `withdrawn on ${said.withdrawnOn}` : said.scope
  return [{ field: 'consent', what: 'consent', before: recorded?.scope ?? null, after }]
}

/** The part of a plan that is wanted. Without a list all of it is, but for what asks (another name, another place of a case that is there). */
export function wantedOf(
  plan: CaseSheetPlan,
  accept: readonly AcceptedRow[] | undefined,
  there: CasesThere,
): CaseSheetPlan {
  if (accept === undefined) return plan
  const rows = new Map(accept.map(row => [row.key, row.fields && new Set(row.fields)]))
  const wants = (key: string, field: string) => rows.has(key) && (rows.get(key)?.has(field) ?? true)
  const comes = (ref: CaseRef) => ref.kind !== plan.kind || there.cases.has(ref.ref) || rows.has(ref.ref)
  const cases = plan.cases
    .filter(planned => rows.has(planned.key))
    .map((planned): PlannedPair => {
      const isThere = there.cases.has(planned.key)
      const within =
        planned.within !== null && comes(planned.within) && wants(planned.key, 'within') ? planned.within : null
      return {
        ...planned,
        within,
        values: new Map([...planned.values].filter(([name]) => wants(planned.key, `value ${name}`))),
        members: planned.members.filter(({ site }) => wants(planned.key, `member ${site}`)),
        consent: wants(planned.key, 'consent') ? (planned.consent ?? null) : null,
        asked: { name: isThere && wants(planned.key, 'name'), within: isThere && within !== null },
      }
    })
  const links = plan.links.filter(link => comes(link.to) && wants(link.from.ref, fieldOfLink(link)))
  const reached = new Set(links.filter(link => link.to.kind === 'outside').map(link => link.to.ref))
  const used = (about: string, name: string, choice: string) =>
    about !== plan.kind || cases.some(planned => planned.values.get(name) === choice)
  return {
    ...plan,
    cases,
    links,
    outside: plan.outside.filter(one => reached.has(one.key)),
    attributes: plan.attributes
      .filter(attribute => cases.some(planned => planned.values.has(attribute.name)))
      .map(attribute => ({
        ...attribute,
        choices: attribute.choices.filter(choice => used(attribute.about, attribute.name, choice)),
      })),
  }
}
