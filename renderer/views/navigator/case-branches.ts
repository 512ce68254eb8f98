import type { CaseItem } from '../../../src/cases/types.ts'
import type { Branch } from '../../components/tree-rows.ts'
import { words } from '../../words/en.ts'
import { fullName } from '../../words/names.ts'

/** What a row of the cases' tree stands for. */
export type CaseRow =
  | { readonly kind: 'head'; readonly name: string; readonly count: number }
  | { readonly kind: 'case'; readonly one: CaseItem }

const FIRST = ['site', 'pair', 'participant', 'outside']

/** How a kind of case is called, one and many; kinds of the study's own are called as they are. */
export function kindNames(kind: string): { readonly one: string; readonly many: string } {
  const own = kind.charAt(0).toUpperCase() + kind.slice(1)
  return words.common.caseKinds[kind] ?? { one: own, many: own }
}

/** Cases by kind; those that lie within another stand under it. */
export function caseBranches(cases: readonly CaseItem[]): Branch<CaseRow>[] {
  const within = new Map<string, CaseItem[]>()
  const ids = new Set<string>(cases.map(one => one.id))
  const free: CaseItem[] = []
  for (const one of cases) {
    if (one.withinId === null || !ids.has(one.withinId)) free.push(one)
    else within.set(one.withinId, [...(within.get(one.withinId) ?? []), one])
  }
  const branch = (one: CaseItem): Branch<CaseRow> => ({
    id: one.id,
    label: fullName(one),
    item: { kind: 'case', one },
    children: (within.get(one.id) ?? []).map(branch),
  })
  const kinds = [...new Set(free.map(one => one.kind))]
  const rank = (kind: string) => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length)
  return kinds
    .sort((a, b) => rank(a) - rank(b))
    .map(kind => {
      const some = free.filter(one => one.kind === kind)
      const name = kindNames(kind).many
      return {
        id: `${kind}/`,
        label: name,
        item: { kind: 'head', name, count: some.length },
        children: some.map(branch),
      }
    })
}
