// Sheets come as people save them: UTF-8 with or without a mark, UTF-16, or the Windows-1252 of an older spreadsheet.

import { isUtf8 } from 'node:buffer'
import { Refusal } from '../../base/trouble.ts'

/** The bytes of a sheet as UTF-8 without byte order mark, and how they were read. */
export interface DecodedSheet {
  readonly utf8: Buffer
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'
}

const LOOK = 4096

function utf16Order(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: Latin text in UTF-16 has a zero in every second byte, and nowhere else.
  const sample = bytes.subarray(0, Math.min(LOOK, bytes.length - (bytes.length % 2)))
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  const pairs = sample.length / 2
  if (pairs >= 4 && odd > pairs * 0.6 && even < pairs * 0.05) return 'utf-16le'
  if (pairs >= 4 && even > pairs * 0.6 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

function refuseBinary(file: string, utf8: Buffer): void {
  const zero = utf8.indexOf(0)
  let lines = 1
  let controls = 0
  for (let at = 0; at < utf8.length; at++) {
    const byte = utf8[at]!
    if (byte === 10 && (zero < 0 || at < zero)) lines++
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++
  }
  if (zero >= 0) {
    throw new Refusal(
      'sheet-binary',
      `${file}, line ${lines}: there is a NUL character, so this is not a text sheet or it is damaged. Save it again as CSV.`,
    )
  }
  if (controls > 16 && controls > utf8.length / 100) {
    throw new Refusal(
      'sheet-binary',
      `${file} holds too many control characters to be a text sheet. Save it again as CSV.`,
    )
  }
}

/** Turns the bytes of a sheet into UTF-8. Refuses bytes that are no text at all, naming the line. Bytes that are not valid UTF-8 are taken for Windows-1252. */
export function decodeSheet(file: string, bytes: Buffer): DecodedSheet {
  if (bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    throw new Refusal(
      'sheet-binary',
      `${file} is a spreadsheet or zip file under another name. Save it as CSV, or name it .xlsx.`,
    )
  }
  const order = utf16Order(bytes)
  if (order) {
    const utf8 = Buffer.from(new TextDecoder(order).decode(bytes), 'utf8')
    refuseBinary(file, utf8)
    return { utf8, encoding: 'UTF-16' }
  }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const utf8 = marked ? bytes.subarray(3) : bytes
  refuseBinary(file, utf8)
  if (isUtf8(utf8)) return { utf8, encoding: 'UTF-8' }
  if (marked)
    throw new Refusal(
      'sheet-damaged',
      `${file} says it is UTF-8, but some of its bytes are not. Save it again as “CSV UTF-8”.`,
    )
  return { utf8: Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8'), encoding: 'Windows-1252' }
}
