/** Words of the cases view. */
export const casesWords = {}
