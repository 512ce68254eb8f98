import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/base/trouble.ts'
import { isLeftover, walkPaths } from '../../../src/sources/importers/walk.ts'

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'crosscase-walk-')))
const study = path.join(root, 'study')
const put = (...names: string[]) => {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(study, name)), { recursive: true })
    writeFileSync(path.join(study, name), 'Words.')
  }
}

beforeAll(() => {
  put('Interviews/T10.txt', 'Interviews/T2.txt', 'interviews b/A.docx', 'Documents/D1.pdf', 'sources.csv')
  put('.DS_Store', '.git/config', 'Interviews/~$T2.docx', 'Thumbs.db', '__MACOSX/x.txt', 'Desktop.ini')
  writeFileSync(path.join(root, 'outside.txt'), 'secret')
  mkdirSync(path.join(study, 'Empty'))
  symlinkSync(path.join(root, 'outside.txt'), path.join(study, 'Interviews/link-out.txt'))
  symlinkSync(root, path.join(study, 'loop'))
  symlinkSync(path.join(study, 'Documents/D1.pdf'), path.join(study, 'link-in.pdf'))
  symlinkSync(path.join(root, 'nowhere'), path.join(study, 'broken.txt'))
})
afterAll(() => rmSync(root, { recursive: true }))

describe('a folder walked', () => {
  it('gives its files in natural order, each with its path from the folder', async () => {
    const { files } = await walkPaths([study])
    expect(files.map(({ within }) => within)).toEqual([
      'study/Documents/D1.pdf',
      'study/interviews b/A.docx',
      'study/Interviews/T2.txt',
      'study/Interviews/T10.txt',
      'study/sources.csv',
    ])
    expect(files[0]).toMatchObject({ path: path.join(study, 'Documents/D1.pdf'), size: 6 })
  })
  it('follows no link out of it, and says so', async () => {
    const { leftAside } = await walkPaths([study])
    expect(leftAside.toSorted()).toEqual([
      'The link “study/Interviews/link-out.txt” leads out of the folder and was left aside.',
      'The link “study/broken.txt” leads to no file and was left aside.',
      'The link “study/loop” leads to no file and was left aside.',
    ])
  })
  it('together with files chosen by themselves gives each once', async () => {
    const { files } = await walkPaths([
      path.join(study, 'Interviews'),
      path.join(study, 'Interviews/T2.txt'),
      path.join(root, 'outside.txt'),
    ])
    expect(files.map(({ within }) => within)).toEqual(['Interviews/T2.txt', 'Interviews/T10.txt', 'outside.txt'])
  })
  it('refuses a path that is not there', async () => {
    await expect(walkPaths([path.join(root, 'gone')])).rejects.toThrow(Refusal)
  })
  it('can be cancelled', async () => {
    await expect(walkPaths([study], AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })
  it('says what lies too deep', async () => {
    const deep = path.join(root, 'deep')
    mkdirSync(path.join(deep, ...Array.from({ length: 70 }, () => 'd')), { recursive: true })
    writeFileSync(path.join(deep, 'd/T1.txt'), 'Words.')
    const { files, leftAside } = await walkPaths([deep])
    expect(files.map(({ within }) => within)).toEqual(['deep/d/T1.txt'])
    expect(leftAside).toEqual([
      expect.stringMatching(/^“deep(\/d){65}” lies deeper than 64 folders and was left aside\.$/),
    ])
  })
})

describe('what programs leave behind', () => {
  it.each(['.DS_Store', '.hidden', '~$T01.docx', 'Thumbs.db', 'THUMBS.DB', 'desktop.ini'])('%s', name =>
    expect(isLeftover(name)).toBe(true),
  )
  it.each(['T01.txt', 'a.b', '~T01.txt', 'My Thumbs.db.txt'])('not %s', name => expect(isLeftover(name)).toBe(false))
})
