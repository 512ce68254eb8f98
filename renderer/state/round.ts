// A round of coding with single keys: letters and digits that apply a code at once. Which key holds which code is kept per
// project and coder, ids only; whether a round is on is not.

import { create } from 'zustand'
import type { CodeId, CoderId } from '../../src/base/ids.ts'
import { keep, kept } from './keep.ts'

/** Keys and the codes that lie on them: lower-case letters and digits. */
export type RoundKeys = Readonly<Record<string, CodeId>>

interface RoundState {
  /** Whose keys these are; null before a project is open. */
  readonly whose: string | null
  readonly keys: RoundKeys
  readonly isOn: boolean
  /** Takes in the keys of a coder in a project. Another's end the round. */
  readonly know: (projectId: string | null, coderId: CoderId | null) => void
  /** Lays a code on a key, away from any other key; null frees the key. */
  readonly bind: (key: string, codeId: CodeId | null) => void
  readonly begin: () => void
  readonly end: () => void
}

/** The key of a press as it is bound: one letter or digit in lower case, or null. */
export function roundKeyOf(key: string): string | null {
  const folded = key.toLocaleLowerCase()
  return /^[\p{L}\p{N}]$/u.test(folded) ? folded : null
}

/** The bound keys in the order of a keyboard's eye: digits, then letters. */
export function inKeyOrder(keys: RoundKeys): readonly (readonly [key: string, codeId: CodeId])[] {
  return Object.entries(keys).sort(
    ([a], [b]) => Number(/\D/.test(a)) - Number(/\D/.test(b)) || (a < b ? -1 : a > b ? 1 : 0),
  )
}

/** The round of the coder at work. */
export const useRound = create<RoundState>((set, get) => ({
  whose: null,
  keys: {},
  isOn: false,
  know(projectId, coderId) {
    const whose = projectId === null || coderId === null ? null : `${projectId}.${coderId}`
    if (whose === get().whose) return
    set({ whose, keys: whose === null ? {} : kept<RoundKeys>(`round-keys.${whose}`, {}), isOn: false })
  },
  bind(key, codeId) {
    const { whose, keys } = get()
    const rest = Object.entries(keys).filter(([other, id]) => other !== key && id !== codeId)
    const next: RoundKeys = Object.fromEntries(codeId === null ? rest : [...rest, [key, codeId]])
    if (whose !== null) keep(`round-keys.${whose}`, next)
    set({ keys: next })
  },
  begin: () => set({ isOn: true }),
  end: () => set({ isOn: false }),
}))
