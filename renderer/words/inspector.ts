/** The inspector. */
export const inspectorWords = {}
