// A PDF can hold a bomb too: a packed stream that unpacks to gigabytes. The library unpacks what a page asks for, whole;
// so look first.

import { inflateSync } from 'node:zlib'
import { LARGEST_PART, LARGEST_RATIO, refuseFile } from '../limits.ts'

const STREAM = Buffer.from('stream')
const SMALL = 40_000
const DICTIONARY = 2000

/** Refuses a PDF with a packed stream that is no picture and swells like a bomb. Streams too small to hold one are not looked at. */
export function checkStreams(name: string, bytes: Buffer): void {
  for (let at = bytes.indexOf(STREAM); at >= 0; at = bytes.indexOf(STREAM, at + 6)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue
    const start = bytes[at + 6] === 13 && bytes[at + 7] === 10 ? at + 8 : at + 7
    const end = bytes.indexOf('endstream', start)
    const packed = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (packed.length < SMALL) continue
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY), at)
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(' obj')))
    if (!/\/Fl(?:ateDecode)?\b/.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue
    if (swells(packed)) {
      throw refuseFile(
        'unpacks-too-large',
        name,
        'unpacks to far more than a document holds',
        'It may be made to do harm. If you trust it, print it to a new PDF file, and import that.',
      )
    }
  }
}

function swells(packed: Buffer): boolean {
  const most = Math.min(LARGEST_PART, Math.max(8_000_000, packed.length * LARGEST_RATIO))
  try {
    inflateSync(packed, { maxOutputLength: most })
    return false
  } catch (trouble) {
    // Damaged streams are the library's matter.
    return (trouble as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
  }
}
