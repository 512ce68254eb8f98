/** Find anything. */
export const paletteWords = {}
