// How much one file may ask of the machine. Checked before and while unpacking, so that a hostile file costs little.

import { Refusal } from '../../base/trouble.ts'

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 200 * 1024 * 1024
/** Longest text that is taken, in UTF-16 units. */
export const LONGEST_TEXT = 100_000_000
/** Most bytes all parts of a Word file may unpack to, pictures included. */
export const LARGEST_UNPACKED = 1024 * 1024 * 1024
/** Most bytes one part of text may unpack to. */
export const LARGEST_PART = 64 * 1024 * 1024
/** A part larger than a megabyte that unpacks to more than this many times its packed size is a bomb; honest Word files stay below 60. */
export const LARGEST_RATIO = 200
/** Most parts in a Word file. */
export const MOST_PARTS = 20_000
/** Deepest nesting of elements in a part. */
export const DEEPEST_NESTING = 400
/** Most pages of a PDF file. */
export const MOST_PAGES = 20_000
/** Most comments and notes taken from one file. */
export const MOST_NOTES = 100_000

/** A refusal of one file: `what` is wrong, in a clause that follows the file's name; then the way out. */
export function refuseFile(code: string, name: string, what: string, wayOut: string): Refusal {
  return new Refusal(code, `“${name}” ${what}. ${wayOut}`)
}
