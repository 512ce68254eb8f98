/** Words of the memos view. */
export const memosWords = {}
