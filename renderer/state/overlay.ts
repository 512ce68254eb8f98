import { create } from 'zustand'
import type { Naming } from '../../src/analysis/filter/types.ts'
import type { PassageLink, RichLink } from '../../src/memos/rich.ts'
import type { Input } from '../../src/api/contract.ts'
import type { CaseId, CodeId } from '../../src/base/ids.ts'

/** A deed on codes that is shown as a plan, or asks something, before it is done. */
export interface RestructureDeed {
  readonly deed: 'merge' | 'split' | 'move' | 'retire' | 'promote' | 'set' | 'sets'
  readonly codeIds: readonly CodeId[]
  /** Of a merge the code to begin with as the one that stays. */
  readonly intoId?: CodeId
}

/** What lies over the window: find-anything, or one of the dialogs about the project. */
export type Overlay =
  | { readonly kind: 'palette'; readonly begin?: string }
  | { readonly kind: 'new-project' }
  | { readonly kind: 'open-project' }
  | { readonly kind: 'load-study' }
  | { readonly kind: 'passphrase'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'recovery-key'
      readonly recoveryKey: string
      readonly projectName: string
      readonly troubles?: readonly string[]
    }
  | { readonly kind: 'encrypt' }
  | { readonly kind: 'rekey' }
  | { readonly kind: 'decrypt' }
  | { readonly kind: 'check' }
  | { readonly kind: 'backups' }
  /** Destroying for good: words that redactions took out (of one source, or of all), or sources (to be chosen, or those of a participant). */
  | { readonly kind: 'destroy'; readonly wish: Input<'destroy.plan'>; readonly name: string | null }
  | { readonly kind: 'work-as' }
  | { readonly kind: 'hand-out' }
  | { readonly kind: 'write-out'; readonly what: 'themes' | 'everything' }
  | { readonly kind: 'save-version' }
  | { readonly kind: 'merge-cases'; readonly fromId: CaseId | null; readonly intoId: CaseId | null }
  | { readonly kind: 'split-case'; readonly caseId: CaseId | null }
  | ({ readonly kind: 'restructure' } & RestructureDeed)
  /** Proposing what is done at once elsewhere: a new code (under one), another name, another definition. */
  | { readonly kind: 'propose'; readonly what: 'new' | 'rename' | 'redefine'; readonly codeId: CodeId | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'manual' }
  | {
      readonly kind: 'paraphrase'
      readonly wish: Input<'quote.add'>
      readonly place: Input<'coding.quote'>
      readonly why: string
    }
  | {
      readonly kind: 'named'
      readonly name: string
      readonly naming: readonly Naming[]
      readonly decide: (isWanted: boolean) => void
    }
  | { readonly kind: 'link-in-memo'; readonly link: RichLink | PassageLink }

interface OverlayState {
  readonly overlay: Overlay | null
  readonly show: (overlay: Overlay) => void
  readonly close: () => void
}

/** The one thing over the window, if any. */
export const useOverlay = create<OverlayState>(set => ({
  overlay: null,
  show: overlay => set({ overlay }),
  close: () => set({ overlay: null }),
}))
