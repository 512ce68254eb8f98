// The tree of sources: by site and kind, by kind, or as one list. Pure.

import type { CaseItem } from '../../../src/cases/types.ts'
import type { SourceKind, SourceListItem } from '../../../src/sources/types.ts'
import type { Branch } from '../../components/tree-rows.ts'
import { words } from '../../words/en.ts'
import { fullName } from '../../words/names.ts'

/** How sources are arranged. */
export type SourceOrder = 'site' | 'kind' | 'list'

/** What a row of the tree stands for. `count` is sources for a site or kind, codings for a source. */
export type SourceRow =
  | { readonly kind: 'site'; readonly site: CaseItem | null; readonly count: number }
  | { readonly kind: 'kind'; readonly name: string; readonly count: number }
  | { readonly kind: 'source'; readonly source: SourceListItem; readonly count: number }

const KINDS: readonly SourceKind[] = ['interview', 'observation', 'document']

const sourceBranch = (prefix: string, source: SourceListItem): Branch<SourceRow> => ({
  id: `${prefix}${source.id}`,
  label: fullName(source),
  item: { kind: 'source', source, count: source.codings },
  children: [],
})

function byKind(prefix: string, sources: readonly SourceListItem[]): Branch<SourceRow>[] {
  return KINDS.flatMap(kind => {
    const some = sources.filter(source => source.kind === kind)
    if (some.length === 0) return []
    const name = words.common.kindsMany[kind]
    const id = `${prefix}${kind}/`
    return [
      {
        id,
        label: name,
        item: { kind: 'kind', name, count: some.length },
        children: some.map(one => sourceBranch(id, one)),
      },
    ]
  })
}

/** The branches of the navigator's list of sources. A source of several sites stands under each of them. */
export function sourceBranches(
  sources: readonly SourceListItem[],
  cases: readonly CaseItem[],
  order: SourceOrder,
): Branch<SourceRow>[] {
  if (order === 'list') return sources.map(source => sourceBranch('', source))
  if (order === 'kind') return byKind('', sources)
  const siteOf = siteFinder(cases)
  const bySite = new Map<string, SourceListItem[]>()
  for (const source of sources) {
    const sites = new Set(source.caseIds.map(siteOf).filter(site => site !== null))
    for (const site of sites.size > 0 ? sites : ['']) {
      const some = bySite.get(site)
      if (some) some.push(source)
      else bySite.set(site, [source])
    }
  }
  const branches = cases
    .filter(one => one.kind === 'site' && bySite.has(one.id))
    .map((site): Branch<SourceRow> => siteBranch(site, bySite.get(site.id)!))
  const homeless = bySite.get('')
  // A study without sites needs no branch that says so.
  if (homeless && branches.length === 0) return byKind('', homeless)
  return homeless ? [...branches, siteBranch(null, homeless)] : branches
}

function siteBranch(site: CaseItem | null, sources: readonly SourceListItem[]): Branch<SourceRow> {
  const id = `${site?.id ?? 'none'}/`
  const label = site ? fullName(site) : words.navigator.noSite
  return { id, label, item: { kind: 'site', site, count: sources.length }, children: byKind(id, sources) }
}

/** Finds the site a case lies in: itself, or the nearest above. */
function siteFinder(cases: readonly CaseItem[]): (caseId: string) => string | null {
  const byId = new Map<string, CaseItem>(cases.map(one => [one.id, one]))
  return caseId => {
    let one = byId.get(caseId)
    for (let depth = 0; one && depth < 20; depth++) {
      if (one.kind === 'site') return one.id
      one = one.withinId === null ? undefined : byId.get(one.withinId)
    }
    return null
  }
}

/** The row that shows a source, for marking it as the one in front: the first where it stands under several sites. */
export function rowOfSource(
  branches: readonly Branch<SourceRow>[],
  sourceId: string | null,
): { readonly id: string; readonly above: readonly string[] } | null {
  for (const branch of branches) {
    if (branch.item.kind === 'source' && branch.item.source.id === sourceId) return { id: branch.id, above: [] }
    const below = rowOfSource(branch.children, sourceId)
    if (below) return { id: below.id, above: [branch.id, ...below.above] }
  }
  return null
}
