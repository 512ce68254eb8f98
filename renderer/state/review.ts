import { create } from 'zustand'
import type { Input } from '../../src/api/contract.ts'
import type { SourceId } from '../../src/base/ids.ts'
import type { TextRange } from '../../src/base/text-range.ts'
import { keyOfThing } from '../../src/team/review/thing-key.ts'
import type { About, CommentSign } from '../../src/team/review/types.ts'
import { useCommentSigns } from './lists.ts'

/** A thing as it is named when somebody comments on it. */
export type ThingInput = Input<'comment.add'>['thing']

interface ReviewState {
  /** The comment that is to be shown in the inspector, once it is drawn there. */
  readonly wanted: string | null
  /** Counts up whenever somebody wishes to comment on what the inspector speaks of. */
  readonly wishes: number
  /** The words that are to be commented on, where they are words and not the thing itself. */
  readonly passage: { readonly sourceId: SourceId; readonly range: TextRange } | null
  readonly show: (commentId: string | null) => void
  readonly wish: (passage: ReviewState['passage']) => void
}

/** What of a review leads from one view to another. */
export const useReview = create<ReviewState>(set => ({
  wanted: null,
  wishes: 0,
  passage: null,
  show: wanted => set({ wanted }),
  wish: passage => set(({ wishes }) => ({ wishes: wishes + 1, passage })),
}))

/** How many comments a thing has, or undefined. */
export function useSignOf(about: About, id: string, besideId: string | null = null): CommentSign | undefined {
  return useCommentSigns(state => state.byId.get(keyOfThing({ about, id, besideId })))
}
