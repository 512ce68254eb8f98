import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupFolder, backUp, backups } from '../../src/store/backups.ts'
import { dropFormerBackups, finishRekeyingIn, noteFormerBackups, writeUnder } from '../../src/store/encryption.ts'
import {
  deriveKey,
  headOf,
  isEncrypted,
  keyOfRecovery,
  newKey,
  recoveryKeyOf,
  type FileKey,
} from '../../src/store/passphrase.ts'
import { Project } from '../../src/store/project.ts'
import { clearRewrite, placeRewritten } from '../../src/store/rewriting.ts'
import { sql } from '../../src/store/sql.ts'
import type { CoderId } from '../../src/base/ids.ts'
import { idOf } from '../../src/store/sql.ts'

const SECRET = 'She asked not to be named in any of this'
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-key-'))
  path = join(folder, 'p.crosscase')
})
afterEach(() => rmSync(folder, { recursive: true }))

const about = { name: 'Study', coder: 'Ana', initials: 'A' }
const firstCoder = (project: Project) =>
  idOf<'coder'>(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM coder`)!.id) as CoderId
const write = (project: Project) =>
  project.change('Ask', firstCoder(project), tx => tx.insert('question', { key: 'Q1', place: 1, wording: SECRET }))
const wording = (project: Project) => project.read.get<{ wording: string }>(sql`SELECT wording FROM question`)?.wording
const rewrite = (from: FileKey | undefined, to: FileKey | null) => {
  writeUnder(path, from, to)
  noteFormerBackups(path)
  placeRewritten(path, from?.key)
  return finishRekeyingIn(path, to)
}
/** Every file beside and below the project, and whether the secret can be read in it. */
const leaks = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile() && readFileSync(join(file.parentPath, file.name)).includes(SECRET))
    .map(file => file.name)

describe('a project with a passphrase', () => {
  it('opens with its passphrase or its recovery key, and with nothing else', async () => {
    const key = await newKey('two words')
    const project = Project.create(path, about, { key })
    write(project)
    project.close()
    const head = headOf(path)
    expect(isEncrypted(head)).toBe(true)
    expect(() => Project.open(path)).toThrow('closed by a passphrase')
    await expect(deriveKey('two word', head).then(wrong => Project.open(path, { key: wrong }))).rejects.toThrow(
      'does not open this file',
    )
    for (const right of [
      await deriveKey('two words', head),
      { key: keyOfRecovery(recoveryKeyOf(key.key).toLowerCase().replaceAll('-', ' ')), salt: head },
    ]) {
      const again = Project.open(path, { key: right })
      expect(wording(again)).toBe(SECRET)
      again.close()
    }
  })

  it('shows no word of its text in any file while open, nor after closing, nor in its backups', async () => {
    const key = await newKey('two words')
    const project = Project.create(path, about, { key })
    write(project)
    expect(leaks()).toEqual([])
    backUp(path, 'by hand', '2026-01-01T00:00:00.000Z', key.key)
    expect(leaks()).toEqual([])
    project.close()
    expect(leaks()).toEqual([])
    const copy = Project.open(backups(path)[0]!.path, { key })
    expect(wording(copy)).toBe(SECRET)
    copy.close()
  })

  it('can be encrypted later, given another passphrase, and taken back into the clear; backups under the former key go', async () => {
    const project = Project.create(path, about)
    write(project)
    project.close()
    backUp(path, 'plain', '2026-01-01T00:00:00.000Z')
    expect(leaks()).toHaveLength(2)
    const one = await newKey('one')
    expect(rewrite(undefined, one)).toMatchObject({ gone: [expect.stringContaining('plain')], left: [] })
    expect(leaks()).toEqual([])
    const two = await newKey('two')
    rewrite(one, two)
    expect(() => Project.open(path, { key: one })).toThrow('does not open')
    const open = Project.open(path, { key: await deriveKey('two', headOf(path)) })
    expect(wording(open)).toBe(SECRET)
    open.close()
    rewrite(two, null)
    const plain = Project.open(path)
    expect(wording(plain)).toBe(SECRET)
    plain.close()
  })

  it('backups under another key go only where that was noted, and what is not called as a backup never', async () => {
    Project.create(path, about, { key: await newKey('one') }).close()
    const other = join(folder, 'other.crosscase')
    Project.create(other, about).close()
    mkdirSync(backupFolder(path))
    for (const name of ['20260101-101500-by-hand.crosscase', 'kept by me.crosscase'])
      copyFileSync(other, join(backupFolder(path), name))
    expect(dropFormerBackups(path, headOf(path))).toBeNull()
    expect(readdirSync(backupFolder(path))).toHaveLength(2)
    noteFormerBackups(path)
    expect(dropFormerBackups(path, headOf(path))?.gone).toHaveLength(1)
    expect(readdirSync(backupFolder(path))).toEqual(['kept by me.crosscase'])
  })

  it('finishes or takes back a rewrite that was cut off', () => {
    const project = Project.create(path, about)
    write(project)
    project.close()
    writeFileSync(`${path}.part`, SECRET)
    writeFileSync(`${path}.former`, SECRET)
    clearRewrite(path)
    expect(readdirSync(folder)).toEqual(['p.crosscase'])
  })

  it('reads a recovery key as people type it, and refuses what is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), key => {
        expect(keyOfRecovery(recoveryKeyOf(key).replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(new Uint8Array(key))
      }),
    )
    expect(() => keyOfRecovery('not a key')).toThrow('52 letters')
  })
})
