import { create } from 'zustand'
import { keep, kept } from './keep.ts'

const KEY = 'shares'

interface SharesState {
  /** How the columns of the middle share its width, by how many they are; equally when not told. */
  readonly byCount: Readonly<Record<string, readonly number[]>>
  readonly setShares: (shares: readonly number[]) => void
  /** Equal widths again. */
  readonly restore: (count: number) => void
}

/** The shares of so many columns. */
export function sharesOf(byCount: SharesState['byCount'], count: number): readonly number[] {
  const found = byCount[count]
  const fits = Array.isArray(found) && found.length === count && found.every(one => Number.isFinite(one) && one > 0)
  return fits ? (found as readonly number[]) : Array.from({ length: count }, () => 1)
}

/** Shares after the line before column `at` was moved, none of the two narrower than `least`; all in pixels. */
export function movedShares(widths: readonly number[], at: number, by: number, least: number): number[] {
  const before = widths[at - 1] ?? 0
  const after = widths[at] ?? 0
  const room = before + after
  const next = Math.min(Math.max(before + by, Math.min(least, room / 2)), Math.max(room - least, room / 2))
  return widths.map((width, place) => Math.round(place === at - 1 ? next : place === at ? room - next : width))
}

/** How wide the columns of the middle are, beside each other. */
export const useShares = create<SharesState>(set => ({
  byCount: kept(KEY, {}),
  setShares: shares =>
    set(state => {
      const byCount = { ...state.byCount, [shares.length]: shares }
      keep(KEY, byCount)
      return { byCount }
    }),
  restore: count =>
    set(state => {
      const { [count]: _, ...byCount } = state.byCount
      keep(KEY, byCount)
      return { byCount }
    }),
}))
