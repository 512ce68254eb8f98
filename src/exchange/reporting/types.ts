/** How an item is answered: from what is recorded, as a draft for a person to finish, or by hand (METHODS 6.3). */
export type Answered = 'filled' | 'drafted' | 'by hand'

/** An item with its lines. No line: nothing is recorded, or the item is left to hand. */
export interface FilledItem {
  readonly no: string
  readonly title: string
  readonly how: Answered
  readonly lines: readonly string[]
}

/** A checklist filled. */
export interface FilledChecklist {
  readonly name: 'COREQ' | 'SRQR'
  readonly title: string
  readonly source: string
  readonly groups: readonly { readonly title: string; readonly items: readonly FilledItem[] }[]
}

/** One sentence with the facts it rests on, for whoever wants to know where a number comes from. */
export interface MethodsSentence {
  readonly about: 'data' | 'sample' | 'framework' | 'coding' | 'within cases' | 'across cases' | 'checks' | 'software'
  readonly words: string
}
