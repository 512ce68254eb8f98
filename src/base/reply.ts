// What comes back through the door, as plain data that both shells can carry.

/** Trouble as told at the door. `refusal`: an expected no, `message` is for the researcher. `fault`: the world failed. `mistake`: ours; no research text in it. `invalid`: input of the wrong shape. `cancelled`: stopped by the person who asked. */
export interface Trouble {
  readonly kind: 'refusal' | 'fault' | 'mistake' | 'invalid' | 'cancelled'
  readonly code: string
  readonly message: string
}

/** The answer of a call, or the trouble it met. */
export type Reply<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly trouble: Trouble }

/** Progress of a job: `done` of `total` (0 while unknown), and what is being worked on in plain words. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly doing: string
}

/** What can be undone or redone next by the coder at work, in words. */
export interface UndoState {
  readonly undo: string | null
  readonly redo: string | null
}

/** What the core tells whoever listens. `tables` names what a change touched; `sourceIds` the sources whose codings or text changed (empty with `everything` when too many to list). */
export type ProjectEvent =
  | {
      readonly type: 'changed'
      readonly change: number
      readonly label: string
      readonly tables: readonly string[]
      readonly sourceIds: readonly string[]
      readonly everything: boolean
      readonly undo: UndoState
    }
  | { readonly type: 'progress'; readonly job: string; readonly progress: Progress }
  | { readonly type: 'project'; readonly open: boolean }
  | { readonly type: 'locked' }
