/** Words of the propositions view. */
export const propositionsWords = {}
