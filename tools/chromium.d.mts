/** The Chromium to test with, or null; see chromium.mjs. */
export function findChromium(): string | null
/** What a person types to get one. */
export const HOW_TO_GET_ONE: string
