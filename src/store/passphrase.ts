// Optional encryption of a project file. The file's key is derived from the passphrase by scrypt, with the 16 bytes at the head
// of the file as its salt (they are the cipher's own salt, random, and kept by VACUUM INTO, so a backup opens with the same
// passphrase). The recovery key is the file's key itself, in letters: whoever has it opens the file; a new passphrase makes a new one.

import { randomBytes, scrypt } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../base/trouble.ts'

/** A file's key (32 bytes) and salt (16 bytes). */
export interface FileKey {
  readonly key: Uint8Array
  readonly salt: Uint8Array
}

// 64 MB and 0.15 s a try. What a guess costs in memory held for a time grows with N² · p: this is a third more than N 32768, p 3, one
// of the settings in OWASP's Password Storage Cheat Sheet, in less time for the person who knows the passphrase.
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

/** Derives the key of a file from a passphrase (scrypt, RFC 7914; N 65536, r 8, p 1). The passphrase is taken in Unicode's composed form, so that it can be typed on any keyboard. */
export function deriveKey(passphrase: string, salt: Uint8Array): Promise<FileKey> {
  if (passphrase.length === 0)
    throw new Refusal(
      'passphrase-empty',
      'The passphrase is empty. Give at least one character; several words are better.',
    )
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, COST, (error, key) =>
      error ? reject(error) : resolve({ key, salt }),
    )
  })
}

/** A fresh key from a passphrase, for a file to be made. */
export function newKey(passphrase: string): Promise<FileKey> {
  return deriveKey(passphrase, randomBytes(16))
}

/** The first 16 bytes of a project file: its salt when encrypted. Refuses what is no project, as far as its size and its head tell. Must not be called while this process has the file open (that would drop SQLite's locks). */
export function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(16)
  let size: number
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    throw new Refusal('not-there', `There is no file at ${path}.`)
  }
  try {
    readSync(file, head, 0, 16, 0)
    ;({ size } = fstatSync(file))
  } finally {
    closeSync(file)
  }
  if (isEncrypted(head) && !isInPages(path, size))
    throw new Refusal(
      'not-a-project',
      `“${basename(path)}” is no Crosscase project, or only a part of one. Nothing was changed.`,
    )
  return head
}

/** An encrypted file tells nothing of what it is, but it has whole pages; while a journal lies beside it, writing may have been cut off within one. */
function isInPages(path: string, size: number): boolean {
  return size % PAGE === 0 || (size > PAGE && ['-wal', '-journal'].some(suffix => existsSync(path + suffix)))
}

/** So many bytes has a page of a project file. */
const PAGE = 4096
const PLAIN_HEAD = 'SQLite format 3\0'

/** Whether the head of a file says that it is encrypted: neither empty nor a plain SQLite file. Another kind of file looks encrypted too: {@link headOf} refuses it by its size, or it fails on its key. */
export function isEncrypted(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1')
  return text !== PLAIN_HEAD && head.some(byte => byte !== 0)
}

/** The head of a file under a key (null: in the clear). */
export function headUnder(key: FileKey | null): Uint8Array {
  return key?.salt ?? Buffer.from(PLAIN_HEAD, 'latin1')
}

// Letters and digits that cannot be mistaken for one another (Crockford's base 32).
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The recovery key of a file: 52 letters and digits in groups of four. */
export function recoveryKeyOf(key: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of key) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += LETTERS[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
    value &= (1 << bits) - 1
  }
  if (bits > 0) text += LETTERS[(value << (5 - bits)) & 31]
  return text.match(/.{1,4}/g)!.join('-')
}

/** The key that a recovery key stands for. Forgives case, spaces, dashes, and O, I, L for 0 and 1; refuses anything else. */
export function keyOfRecovery(text: string): Uint8Array {
  const clean = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const wrong = new Refusal(
    'recovery-key-wrong',
    'This is not a recovery key: it has 52 letters and digits in groups of four.',
  )
  if (clean.length !== 52) throw wrong
  const key = new Uint8Array(32)
  let bits = 0
  let value = 0
  let at = 0
  for (const letter of clean) {
    const five = LETTERS.indexOf(letter)
    if (five < 0) throw wrong
    value = (value << 5) | five
    bits += 5
    if (bits >= 8 && at < 32) {
      key[at++] = (value >>> (bits - 8)) & 255
      bits -= 8
      value &= (1 << bits) - 1
    }
  }
  return key
}
