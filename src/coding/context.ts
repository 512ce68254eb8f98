// What stands around words, as it is kept and shown with them. Pure.

/** How many units of the surroundings are kept on either side. */
export const CONTEXT = 120

/** What stands before an offset, not cut inside a character. */
export function contextBefore(text: string, offset: number): string {
  return text.slice(Math.max(0, offset - CONTEXT), offset).replace(/^[\udc00-\udfff]/, '')
}

/** What stands behind an offset, not cut inside a character. */
export function contextAfter(text: string, offset: number): string {
  return text.slice(offset, offset + CONTEXT).replace(/[\ud800-\udbff]$/, '')
}
