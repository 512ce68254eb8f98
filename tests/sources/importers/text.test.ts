import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/sources/importers/plain-text.ts'
import { expectConsistent, fixture, inStyle, read, refusal, SAMPLE, turns } from './support.ts'

const PLAIN =
  'KO: How was it?\nR90: Zoë said it was naïve — “fine”, but at £40 a day…\nKO: And then?\nR90: We stopped.\n'
const UTF8_LOSSES: string[] = []
const GUESSED_1252 = [
  'Read as Windows-1252, because it is not UTF-8. If letters look wrong, save it as UTF-8 and import it again.',
]
const GUESSED_UTF16 = ['Read as UTF-16, though the file does not say so. Check the first lines.']

describe('encodings', () => {
  it.each([
    ['utf-8-bom-crlf.txt', UTF8_LOSSES],
    ['line-ends-cr.txt', UTF8_LOSSES],
    ['utf-16-le.txt', UTF8_LOSSES],
    ['utf-16-be.txt', UTF8_LOSSES],
    ['utf-16-le-no-mark.txt', GUESSED_UTF16],
    ['utf-16-be-no-mark.txt', GUESSED_UTF16],
    ['windows-1252.txt', GUESSED_1252],
  ])('%s holds the same words', async (name, losses) => {
    const source = await read(name)
    expect(source.text).toBe(PLAIN)
    expect(source.losses).toEqual(losses)
    expect(source.speakers.map(({ label }) => label)).toEqual(['KO', 'R90'])
  })
  it('Latin-1 reads as Windows-1252, which holds it', async () => {
    const source = await read('latin-1.txt')
    expect(source.text).toBe('KO: Zoë?\nR90: Naïve, très naïve. Garçon!\n')
    expect(source.losses).toEqual(GUESSED_1252)
  })
  it('valid UTF-8 is never guessed to be anything else', async () => {
    // "Ã«" is what "ë" looks like to a program that guesses wrongly, and here somebody wrote just that.
    for (const text of ['Zoã« Ã« Ã¯', 'é', 'ÿþ', '‰ € ™', '\u0081', '你好', 'ФЫВА', 'x\u00a0y'])
      expect((await read('a.txt', text)).text).toBe(text)
  })
  it('emoji, accents and scripts from right to left stay as they are', async () => {
    const source = await read('utf-8.txt')
    expect(source.text).toBe(readFileSync(fixture('utf-8.txt'), 'utf8'))
    expect(source.text).toContain('Zoe\u0308')
    expect(source.losses).toEqual([])
    expectConsistent(source)
  })
  it('one damaged byte does not make UTF-8 another encoding', async () => {
    const source = await read('almost-utf-8.txt')
    expect(source.text).toBe('R90: “We’ve got a naïve café”, said Zoë – � gone.\n')
    expect(source.losses).toEqual(['1 character could not be read and stands as �.'])
  })
  it('half a UTF-16 character stands as �, and is said', async () => {
    const source = await read('a.txt', Buffer.from([0xff, 0xfe, 0x41, 0, 0x3d, 0xd8, 0x42, 0]))
    expect(source.text).toBe('A\ufffdB')
    expect(source.losses).toEqual(['1 character could not be read and stands as �.'])
  })
})

describe('the rule of all texts', () => {
  it.each([
    ['\ufeffa', 'a'],
    ['\ufeff\ufeffa', 'a'],
    ['a\ufeffb', 'a\ufeffb'],
    ['a\r\nb\rc\nd\r\r\n', 'a\nb\nc\nd\n\n'],
    ['e\u0301 ﬁ Ａ', 'e\u0301 ﬁ Ａ'],
    ['a\u2028b\u0085c\fd\ve', 'a\u2028b\u0085c\fd\ve'],
    ['  a \t\n\n b  ', '  a \t\n\n b  '],
  ])('%j becomes %j', (given, expected) => expect(plainText(given)).toBe(expected))
})

describe('a text file', () => {
  it('comes with its bytes, their hash, and the hash of its text', async () => {
    for (const name of ['utf-8.txt', 'utf-8-bom-crlf.txt', 'utf-16-be.txt']) {
      const bytes = readFileSync(fixture(name))
      const source = await read(name)
      expect(Buffer.from(source.hash)).toEqual(createHash('sha256').update(bytes).digest())
      expect(Buffer.from(source.textHash)).toEqual(createHash('sha256').update(source.text).digest())
      expect(inflateRawSync(source.deflated)).toEqual(bytes)
      expect(source.size).toBe(bytes.length)
      expect(source.hash.buffer).not.toBe(source.textHash.buffer)
    }
  })
  it('counts words as runs of what is not white space', async () => {
    expect((await read('a.txt', 'one two\nthree—four  5')).words).toBe(4)
  })
  it('may be one paragraph of millions of characters', async () => {
    const source = await read('a.txt', 'word '.repeat(760_000))
    expect(source.words).toBe(760_000)
    expect(source.overlay).toEqual([])
  })
  it('keeps markup that somebody typed', async () => {
    const source = await read('markup.txt')
    expect(source.text).toContain('<b>bold</b> &amp; <script>')
  })
  it('keeps a stray control character', async () => {
    expect((await read('a.txt', 'R01: a\u001bb and so on, for a while')).text).toContain('\u001b')
  })
  it('has names of any letters', async () => {
    const name = `“T01” 50% #1 💊 ${'x'.repeat(200)}.txt`
    expect((await read(name, 'Words.')).name).toBe(name)
  })
  it('is refused empty, blank, with NUL characters, or when it is no text at all', async () => {
    expect((await refusal('empty.txt')).code).toBe('file-empty')
    expect((await refusal('blank.txt')).code).toBe('file-empty')
    expect((await refusal('nul.txt')).message).toMatch(
      /^“nul.txt” is not plain text: .* the first at character 12\. .*UTF-8/,
    )
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 255))
    expect((await refusal('noise.txt', noise)).code).toBe('not-text')
    expect(
      (
        await refusal(
          'noise.txt',
          noise.map(byte => byte || 1),
        )
      ).code,
    ).toBe('not-text')
  })
  it('is refused in UTF-32', async () => {
    expect((await refusal('a.txt', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).code).toBe('encoding-unknown')
  })
})

describe('a Markdown file', () => {
  it('stays as typed, with its paragraphs’ standing beside it', async () => {
    const source = await read('notes.md')
    expect(source.text).toBe(readFileSync(fixture('notes.md'), 'utf8'))
    expect(inStyle(source, 'heading')).toEqual([
      '# Document D90: Joint newsletter',
      '## Two hospitals',
      'Setext heading',
    ])
    expect(inStyle(source, 'list')).toEqual(['- first', '  - second', '1. one'])
    expect(inStyle(source, 'quote')).toEqual(['> quoted', '> > twice'])
    expect(inStyle(source, 'table')).toEqual(['| No. | What |', '| --- | --- |', '| 1 | Launch |'])
    expect(source.overlay.map(({ level }) => level)).toEqual([1, 2, 0, 1, 0, 1, 2, null, null, null, 1])
  })
  it('may be a transcript', async () => {
    expect(
      turns(await read('a.md', '# Interview\n\n**KO:** So?\n\n**R01:** Yes.\n\n**KO:** And?\n\n**R01:** No.\n')),
    ).toHaveLength(4)
  })
})

describe('the sample study', () => {
  it('is read without loss, to the letter', async () => {
    for (const folder of ['transcripts', 'observation-notes', 'documents']) {
      for (const name of readdirSync(path.join(SAMPLE, folder))) {
        const bytes = readFileSync(path.join(SAMPLE, folder, name))
        const source = await read(name, bytes)
        expect(source.text).toBe(bytes.toString('utf8'))
        expect(source.losses).toEqual([])
        expectConsistent(source)
        expect(inStyle(source, 'remark'), name).toHaveLength(folder === 'observation-notes' ? 1 : 0)
        expect(inStyle(source, 'header'), name).toHaveLength(folder === 'documents' ? 0 : name === 'T22.txt' ? 6 : 5)
      }
    }
  })
})
