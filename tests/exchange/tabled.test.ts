// Tables as a document: where a page begins, and what is only said.

import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { tabledDocx, tabledHtml, type TabledSheet } from '../../src/exchange/documents/tabled.ts'

const sheet = (name: string, rows: number, about: readonly string[] = []): TabledSheet => ({
  name,
  about,
  heads: ['Code', 'Both'],
  weights: [30, 10],
  rows: Array.from({ length: rows }, (_, at) => ({ cells: [`Code ${at}`, at] })),
})
const document = (...tables: TabledSheet[]) => ({ title: 'Agreement', about: [], tables })
const wordOf = (...tables: TabledSheet[]) =>
  strFromU8(unzipSync(Buffer.concat([...tabledDocx(document(...tables))]))['word/document.xml']!)
const pageOf = (...tables: TabledSheet[]) => [...tabledHtml(document(...tables))].join('')

it('short tables follow one another, a long one begins on a page of its own', () => {
  const word = wordOf(sheet('Counts', 5), sheet('Stance', 3), sheet('By code', 40))
  expect(word.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1)
  expect(word).toMatch(/<w:pageBreakBefore\/><\/w:pPr><w:r><w:t[^>]*>By code</)
})

it('where the words say that there is nothing, no heads stand over nothing', () => {
  const tables = [sheet('Counts', 2), sheet('Suggestions', 0, ['None.'])]
  expect(wordOf(...tables).match(/<w:tbl>/g)).toHaveLength(1)
  expect(wordOf(...tables)).toContain('>None.<')
  expect(pageOf(...tables).match(/<table>/g)).toHaveLength(1)
  expect(pageOf(sheet('Counts', 0)).match(/<table>/g)).toHaveLength(1)
})
