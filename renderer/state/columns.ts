// The columns of the middle: which tabs stand in which, and which is in front of each. Pure.

/** What a column needs to know of a tab. */
export interface InColumn {
  readonly id: string
  /** Counted from the left; the first when absent. */
  readonly column?: number
}

/** Tabs in columns: `fronts` names the tab in front of each column, `column` is the one that is worked in. */
export interface Columns<Tab extends InColumn> {
  readonly tabs: readonly Tab[]
  readonly fronts: readonly (string | null)[]
  readonly column: number
}

/** The column a tab stands in. */
export function columnOf(tab: InColumn): number {
  return tab.column ?? 0
}

/** A tab in a column; the first is not written. */
export function inColumn<Tab extends InColumn>(tab: Tab, column: number): Tab {
  const { column: _, ...rest } = tab
  return (column === 0 ? rest : { ...rest, column }) as Tab
}

/** Which column lies to the side of one: its right neighbour, as long as there is room for so many; else its left. */
export function sideOf(column: number, most: number): number {
  return column + 1 < most ? column + 1 : column - 1
}

/** Who comes to the front when a tab goes: its right neighbour in its column, else the left. */
export function neighbourOf<Tab extends InColumn>(tabs: readonly Tab[], id: string): string | null {
  const gone = tabs.find(tab => tab.id === id)
  if (!gone) return null
  const row = tabs.filter(tab => columnOf(tab) === columnOf(gone))
  const at = row.indexOf(gone)
  return (row[at + 1] ?? row[at - 1])?.id ?? null
}

/** Tabs with one of them at another place of another row, or of its own. */
export function placed<Tab extends InColumn>(tabs: readonly Tab[], id: string, column: number, to: number): Tab[] {
  const tab = tabs.find(one => one.id === id)
  if (!tab) return [...tabs]
  const others = tabs.filter(one => one.id !== id)
  const row = others.filter(one => columnOf(one) === column)
  const before = row[to]
  const at = before ? others.indexOf(before) : row.length > 0 ? others.indexOf(row.at(-1)!) + 1 : others.length
  return others.toSpliced(at, 0, inColumn(tab, column))
}

/** Puts columns in order: none is empty, they are counted from the left, each has a front. */
export function settled<Tab extends InColumn>({
  tabs,
  fronts,
  column,
}: Columns<Tab>): Columns<Tab> & {
  readonly activeId: string | null
} {
  const used = [...new Set(tabs.map(columnOf))].sort((a, b) => a - b)
  const row = (at: number) => tabs.filter(tab => columnOf(tab) === at)
  const nowFronts = used.map(at => {
    const front = fronts[at]
    return row(at).some(tab => tab.id === front) ? front! : (row(at).at(-1)?.id ?? null)
  })
  const at = used.indexOf(column)
  const nowColumn = at >= 0 ? at : Math.max(0, Math.min(column, used.length - 1))
  const isInOrder = used.every((one, place) => one === place)
  return {
    tabs: isInOrder ? tabs : tabs.map(tab => inColumn(tab, used.indexOf(columnOf(tab)))),
    fronts: nowFronts,
    column: nowColumn,
    activeId: nowFronts[nowColumn] ?? null,
  }
}

/** The columns as they are shown where there is room for fewer: the last one shown holds the rest. */
export function shownColumns<Tab extends InColumn>(
  { tabs, fronts, column }: Columns<Tab>,
  room: number,
): readonly { readonly tabs: readonly Tab[]; readonly front: string | null; readonly isCurrent: boolean }[] {
  const count = Math.max(1, Math.min(fronts.length, room))
  return Array.from({ length: count }, (_, at) => {
    const isLast = at === count - 1
    const holds = (one: number) => (isLast ? one >= at : one === at)
    // Of several columns in one place, the one worked in is in front.
    const front = holds(column) ? fronts[column] : fronts[at]
    return { tabs: tabs.filter(tab => holds(columnOf(tab))), front: front ?? null, isCurrent: holds(column) }
  })
}
