// Bytes to text (DESIGN 5): valid UTF-8 is never guessed to be anything else; any other reading is by rule and said.

import { isUtf8 } from 'node:buffer'
import type { Loss } from '../types.ts'
import { LONGEST_TEXT, refuseFile } from './limits.ts'

/** A text as read from bytes. `asBytes` says whether the original bytes are the text in UTF-8 already. */
export interface DecodedText {
  readonly text: string
  readonly asBytes: boolean
  readonly losses: readonly Loss[]
}

/** The rule of all texts: byte-order marks at the beginning dropped, line ends to `\n`, nothing else touched. */
export function plainText(text: string): string {
  let from = 0
  while (text.charCodeAt(from) === 0xfeff) from++
  const bare = from === 0 ? text : text.slice(from)
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
}

/** Reads the bytes of a text file. Refuses what is no text: NUL characters, many control characters, nothing but white space. */
export function decodeText(name: string, bytes: Buffer): DecodedText {
  if (bytes.length === 0)
    throw refuseFile('file-empty', name, 'is empty', 'Check that it was saved or copied completely.')
  const decoded = decode(name, bytes)
  const text = plainText(decoded.text)
  checkText(name, text)
  return { text, asBytes: decoded.isUtf8 && text === decoded.text, losses: decoded.losses }
}

/** Refuses a text that is too long, empty, or no text for people. */
export function checkText(name: string, text: string): void {
  if (text.length > LONGEST_TEXT) {
    throw refuseFile('text-too-long', name, 'holds more than 100 million characters', 'Cut it into several files.')
  }
  if (!/\S/.test(text)) {
    throw refuseFile('file-empty', name, 'holds no words, only white space', 'Check that it was saved completely.')
  }
  if (text.search(CONTROL) < 0) return
  if (text.includes('\0')) {
    throw refuseFile(
      'not-text',
      name,
      `is not plain text: it holds NUL characters, the first at character ${text.indexOf('\0') + 1}`,
      'Open it in the program that made it and save it as UTF-8 text.',
    )
  }
  const controls = text.match(new RegExp(CONTROL, 'g'))!.length
  if (controls > 2 && controls * 200 > text.length) {
    throw refuseFile(
      'not-text',
      name,
      `is not plain text: ${controls} of its ${text.length} characters are control characters`,
      'Open it in the program that made it and save it as UTF-8 text.',
    )
  }
}

// Control characters but tab, line feed, vertical tab, form feed and carriage return. C1 ones are what undefined bytes of Windows-1252 become.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/

interface Decoding {
  readonly text: string
  readonly isUtf8: boolean
  readonly losses: readonly Loss[]
}

function decode(name: string, bytes: Buffer): Decoding {
  const [a, b, c, d] = bytes
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    throw refuseFile('encoding-unknown', name, 'is written in UTF-32', 'Save it as UTF-8 and import it again.')
  }
  if (a === 0xff && b === 0xfe) return utf16(bytes, 'utf-16le', [])
  if (a === 0xfe && b === 0xff) return utf16(bytes, 'utf-16be', [])
  const order = orderWithoutMark(bytes)
  if (order) return utf16(bytes, order, ['Read as UTF-16, though the file does not say so. Check the first lines.'])
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), isUtf8: true, losses: [] }
  return almostUtf8(bytes) ?? windows1252(bytes)
}

function utf16(bytes: Buffer, order: 'utf-16le' | 'utf-16be', losses: readonly Loss[]): Decoding {
  const text = new TextDecoder(order).decode(bytes)
  const damaged = text.split('\ufffd').length - 1
  return { text, isUtf8: false, losses: damaged > 0 ? [...losses, unreadable(damaged)] : losses }
}

/** Texts in Latin letters have a NUL in every other byte; that tells both that it is UTF-16 and its order. */
function orderWithoutMark(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null
  const pairs = bytes.length / 2
  let even = 0
  let odd = 0
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  if (odd > pairs / 4 && even <= pairs / 200) return 'utf-16le'
  if (even > pairs / 4 && odd <= pairs / 200) return 'utf-16be'
  return null
}

/** A UTF-8 file with a few damaged bytes: guessing Windows-1252 would garble every letter that is right. */
function almostUtf8(bytes: Buffer): Decoding | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  let whole = 0
  let damaged = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) damaged++
    else if (unit > 0x7f) whole++
  }
  // In Windows-1252 text two letters beyond ASCII seldom stand together, and hardly ever as a valid UTF-8 pair.
  return whole > 3 * damaged ? { text, isUtf8: false, losses: [unreadable(damaged)] } : null
}

function windows1252(bytes: Buffer): Decoding {
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    isUtf8: false,
    losses: [
      'Read as Windows-1252, because it is not UTF-8. If letters look wrong, save it as UTF-8 and import it again.',
    ],
  }
}

function unreadable(count: number): Loss {
  return count === 1
    ? '1 character could not be read and stands as �.'
    : `${count} characters could not be read and stand as �.`
}
