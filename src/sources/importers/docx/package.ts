// A Word file is a zip of XML parts. Sizes are checked as declared, before anything is unpacked, and again while unpacking.

import { crc32, inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { LARGEST_PART, LARGEST_RATIO, LARGEST_UNPACKED, MOST_PARTS, refuseFile } from '../limits.ts'

/** The parts of an opened Word file, by name without a leading slash, in any case. */
export interface Package {
  has(part: string): boolean
  /** The unpacked bytes of a part; null when there is none of that name. */
  read(part: string): Promise<Buffer | null>
}

/** Opens the zip of a Word file. Refuses damaged and locked ones, and bombs, without unpacking anything. */
export async function openPackage(name: string, bytes: Buffer): Promise<Package> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => null)
  if (zip === null) throw damaged(name)
  const entries = await directory(name, zip)
  let unpacked = 0
  return {
    has: part => entries.has(part.toLowerCase()),
    async read(part) {
      const entry = entries.get(part.toLowerCase())
      if (!entry) return null
      unpacked += entry.uncompressedSize
      if (unpacked > 2 * LARGEST_PART) throw bomb(name)
      return unpack(name, bytes, zip, entry)
    },
  }
}

/** The refusal of a file that is cut off or garbled. */
export function damaged(name: string, where = ''): Error {
  return refuseFile(
    'file-damaged',
    name,
    `is damaged${where}`,
    'Open it in Word or LibreOffice, which may repair it, save it again, and import that.',
  )
}

function bomb(name: string): Error {
  return refuseFile(
    'unpacks-too-large',
    name,
    'unpacks to far more than a document holds',
    'It may be made to do harm. If you trust it, open it in Word, copy its text into a new document, and import that.',
  )
}

async function directory(name: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let declared = 0
  try {
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      const swollen = entry.uncompressedSize > 1_000_000 && ratio > LARGEST_RATIO
      if (swollen || declared > LARGEST_UNPACKED || zip.entryCount > MOST_PARTS) throw bomb(name)
      entries.set(entry.fileName.toLowerCase(), entry)
    }
  } catch (trouble) {
    if (trouble instanceof Error && trouble.name === 'Refusal') throw trouble
    throw damaged(name)
  }
  return entries
}

async function unpack(name: string, bytes: Buffer, zip: ZipFile, entry: Entry): Promise<Buffer> {
  const where = ` in its part “${entry.fileName.slice(0, 100)}”`
  if (entry.isEncrypted()) {
    throw refuseFile(
      'file-locked',
      name,
      'is locked with a password',
      'Save it without a password, and import it again.',
    )
  }
  if (entry.uncompressedSize > LARGEST_PART) throw bomb(name)
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(() => null)
  if (header === null || (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)) throw damaged(name, where)
  const packed = bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize)
  let content: Buffer
  try {
    // Stops as soon as more comes out than was declared.
    content =
      entry.compressionMethod === 0
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
  } catch (trouble) {
    throw (trouble as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? bomb(name) : damaged(name, where)
  }
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) throw damaged(name, where)
  return content
}
