import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/base/trouble.ts'
import { findHeader } from '../../../src/sources/header-block.ts'
import { plainText } from '../../../src/sources/importers/plain-text.ts'
import { readBytes } from '../../../src/sources/importers/read.ts'
import { labelOf } from '../../../src/sources/speaker-label.ts'
import { paragraph, run, table, wordFile } from '../../../tools/fixtures/docx.mjs'
import { pdfFile, setPages } from '../../../tools/fixtures/pdf.mjs'
import { expectConsistent, fixture } from './support.ts'

/** Reads, and expects either a refusal or a source that keeps its promises. */
async function refusedOrConsistent(name: string, bytes: Uint8Array): Promise<void> {
  const source = await readBytes(name, bytes).catch((trouble: unknown) => {
    expect(trouble).toBeInstanceOf(Refusal)
    return null
  })
  if (source) expectConsistent(source)
}

// What transcripts are made of, so that random texts look like some.
const piece = fc.constantFrom('KO', 'R01', 'Dr Jane Smith', 'Interviewer', ': ', ':', '\n', '\r\n', '\r', '\n\n', '[00:00:04] ', 'Site: S01', 'Date: 2024-02-06', 'Observer comments: ', '\t', '?', 'so ', '**', '# ', '- ', '> ', '| a |', '```', '💊', 'e\u0301', '\ufeff', 'שלום', '08:40 ', '[laughs]', ' ') // prettier-ignore
const transcript = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))

describe('whatever comes in', () => {
  it('the rule of all texts changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          transcript,
          fc.array(fc.nat(0xffff), { maxLength: 20 }).map(units => String.fromCharCode(...units)),
        ),
        text => {
          const once = plainText(text)
          expect(plainText(once)).toBe(once)
          expect(once).not.toMatch(/\r|^\ufeff/)
        },
      ),
    )
  })
  it('every index of a text lies inside it', async () => {
    await fc.assert(
      fc.asyncProperty(transcript, fc.constantFrom('a.txt', 'a.md'), (text, name) =>
        refusedOrConsistent(name, Buffer.from(text)),
      ),
      { numRuns: 500 },
    )
  })
  it('random bytes are refused, or give a source that keeps its promises', async () => {
    const kinds = fc.constantFrom('a.txt', 'a.md', 'a.docx', 'a.pdf', 'a')
    const start = fc.constantFrom('', 'PK\x03\x04', '%PDF-1.4\n', '\xff\xfe', '\xfe\xff', '\xef\xbb\xbf')
    await fc.assert(
      fc.asyncProperty(kinds, start, fc.uint8Array({ maxLength: 300 }), (name, head, bytes) =>
        refusedOrConsistent(name, Buffer.concat([Buffer.from(head, 'latin1'), bytes])),
      ),
      { numRuns: 300 },
    )
  })
  it('a Word file with bytes changed at random is refused, or keeps its promises', async () => {
    const whole = readFileSync(fixture('report.docx'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        changes => {
          const changed = Buffer.from(whole)
          for (const [at, byte] of changes) changed[at] = byte
          return refusedOrConsistent('a.docx', changed)
        },
      ),
      { numRuns: 150 },
    )
  })
  it('a PDF file with bytes changed at random is refused, or keeps its promises', async () => {
    const whole = readFileSync(fixture('hyphens.pdf'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        changes => {
          const changed = Buffer.from(whole)
          for (const [at, byte] of changes) changed[at] = byte
          return refusedOrConsistent('a.pdf', changed)
        },
      ),
      { numRuns: 80 },
    )
  })
  it('the words of a Word file come out as they went in', async () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', '&', '<', 'é', '💊', '-', ':'),
      minLength: 1,
      maxLength: 20,
    })
    const block = fc.oneof(
      words.map(one => ({ xml: paragraph(run(one, '<w:b/>')), text: one })),
      fc
        .tuple(words, words, words)
        .map(cells => ({ xml: table([cells.map(cell => paragraph(run(cell)))]), text: cells.join('\t') })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async blocks => {
        const text = blocks.map(one => one.text).join('\n')
        if (text.trim() === '') return
        const source = await readBytes('a.docx', wordFile({ body: blocks.map(one => one.xml).join('') }))
        expect(source.text).toBe(text)
        expectConsistent(source)
      }),
      { numRuns: 60 },
    )
  })
  it('the words of a PDF file come out as they went in, whatever becomes of its lines', async () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'm', 'i', 'T', '.', ','), minLength: 1, maxLength: 12 })
    const line = fc.array(word, { minLength: 1, maxLength: 60 }).map(words => `x${words.join(' ')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async paragraphs => {
        const source = await readBytes('a.pdf', pdfFile(setPages(paragraphs)))
        expect(source.text.split(/\s+/)).toEqual(paragraphs.join(' ').split(' '))
        expectConsistent(source)
      }),
      { numRuns: 40 },
    )
  })
  it('a label is never longer than its paragraph, nor a header field outside its text', () => {
    fc.assert(
      fc.property(transcript, text => {
        for (const line of text.split('\n')) expect(labelOf(line)?.speechStart ?? 0).toBeLessThanOrEqual(line.length)
        const { fields, paragraphs } = findHeader(text)
        expect(paragraphs).toHaveLength(fields.length)
        for (const at of paragraphs) expect(text.split('\n')[at]).toBeDefined()
      }),
    )
  })
})
