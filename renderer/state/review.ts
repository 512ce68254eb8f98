import { create } from 'zustand'
import type { Input } from '../../src/api/contract.ts'
import { keyOfThing } from '../../src/team/review/thing-key.ts'
import type { About, CommentSign } from '../../src/team/review/types.ts'
import type { Focused, Selection } from './focus.ts'
import { useCommentSigns } from './lists.ts'

/** A thing as it is named when somebody comments on it. */
export type ThingInput = Input<'comment.add'>['thing']

interface ReviewState {
  /** The comment that is to be shown in the inspector, once it is drawn there. */
  readonly wanted: string | null
  /** That somebody wishes to comment, until it is heard where comments stand: that may be drawn a moment later. */
  readonly wished: Wish | null
  /** The words that are to be commented on, where they are words and not the thing itself. */
  readonly passage: Selection | null
  readonly show: (commentId: string | null) => void
  readonly wish: (wished: Wish) => void
}

/** A wish to comment. `about` is what the inspector is to speak of, `from` what had the focus: there one goes on afterwards. */
interface Wish {
  readonly about: Focused | null
  readonly passage: Selection | null
  readonly from: Element | null
}

/** What of a review leads from one view to another. */
export const useReview = create<ReviewState>(set => ({
  wanted: null,
  wished: null,
  passage: null,
  show: wanted => set({ wanted }),
  wish: wished => set({ wished, passage: wished.passage }),
}))

/** How many comments a thing has, or undefined. */
export function useSignOf(about: About, id: string, besideId: string | null = null): CommentSign | undefined {
  return useCommentSigns(state => state.byId.get(keyOfThing({ about, id, besideId })))
}
