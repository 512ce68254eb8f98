// How a source of a study is filed: as its sheet says, and where no sheet says, as its own header, folder and name do.

import { ensureCase } from '../../cases/commands.ts'
import { fileBy } from '../../sources/filing.ts'
import type { PreparedSource } from '../../sources/prepared.ts'
import type { SourceKind } from '../../sources/types.ts'
import type { Change } from '../../store/access.ts'
import { said } from '../csv-in/sheet.ts'
import type { Index } from './known.ts'
import type { Loading } from './loading.ts'
import type { PlannedSource, Ref } from './plan.ts'

/** A source with everything said. `sites` and `participants` are as written: resolved ones are references. */
export interface FiledSource extends Omit<PlannedSource, 'name' | 'kind' | 'sites' | 'participants'> {
  readonly name: string
  readonly kind: SourceKind
  readonly sites: readonly Ref[]
  readonly participants: readonly Ref[]
}

/** What is known where sources are filed. Without a sheet of sites (or participants) those that texts and folders name are added. */
export interface FilingStudy {
  readonly index: Index
  readonly cases: readonly { readonly key: string | null; readonly name: string }[]
  readonly hasSites: boolean
  readonly hasParticipants: boolean
}

/** Fills in what no sheet says. */
export function completeFiling(
  loading: Loading,
  study: FilingStudy,
  planned: PlannedSource,
  prepared: PreparedSource,
): FiledSource {
  const filing = fileBy({ path: planned.file, source: prepared, knownCases: study.cases })
  const known = (what: 'site' | 'participant', written: readonly string[], mayAdd: boolean): Ref[] =>
    written.flatMap(one => {
      const found = study.index.casesOf(what).find(one)
      if (found) return [found.ref]
      if (mayAdd) return [one]
      const says = `its text or folder names the ${what} ${said(one)}, which is in no sheet; this was left out.`
      loading.notes.add({ file: planned.file, about: `unknown ${what}`, says })
      return []
    })
  return {
    ...planned,
    key: planned.key ?? filing.key,
    name: planned.name ?? filing.name,
    kind: planned.kind ?? filing.kind,
    date: planned.date ?? filing.date,
    collectedBy: planned.collectedBy ?? filing.collectedBy,
    sites: planned.sites ?? known('site', filing.caseKeys, !study.hasSites),
    participants: planned.participants ?? known('participant', filing.participantKeys, !study.hasParticipants),
  }
}

/** Adds the sites and participants that only this source's own words tell of. A participant lies in the source's site, if it has one. */
export function addFiledCases(loading: Loading, tx: Change, filed: FiledSource): void {
  const add = (kind: 'site' | 'participant', ref: Ref, within: Ref | null) => {
    if (loading.hasCase(kind, ref)) return
    const withinId = within === null ? null : loading.case('site', within)
    const { id, added } = ensureCase(tx, { kind, key: ref, name: ref, withinId })
    loading.setCase(kind, ref, id)
    loading.count(kind === 'site' ? 'sites' : 'participants', added)
  }
  for (const site of filed.sites) add('site', site, null)
  const within = filed.sites.length === 1 ? filed.sites[0]! : null
  for (const participant of filed.participants) add('participant', participant, within)
}
