/** Words of the search view. */
export const searchWords = {}
