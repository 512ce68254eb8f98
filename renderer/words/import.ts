/** Words of the import view. */
export const importWords = {}
