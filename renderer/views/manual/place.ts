import type { ChapterName } from '../../manual/chapters.ts'

/** A place in the manual. */
export interface ManualPlace {
  readonly chapter: ChapterName
  readonly section: string | null
  /** Grows with every wish, so that the same place twice goes there twice. */
  readonly n: number
}

/** Goes to another place; the same chapter unless told. */
export type GoTo = (place: { readonly chapter?: ChapterName; readonly section: string | null }) => void
