/** Words of the source view. */
export const sourceWords = {}
