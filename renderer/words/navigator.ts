/** The navigator. */
export const navigatorWords = {}
