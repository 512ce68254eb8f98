import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/base/trouble.ts'
import { dateIn, fileBy, filedByLines, kindOfWords, type FilingHints } from '../../src/sources/filing.ts'
import { findHeader } from '../../src/sources/header-block.ts'
import { applyRule, readRule } from '../../src/sources/path-rules.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../fixtures/sample-study')

const sourceOf = (text: string) => ({ text, header: findHeader(text).fields, speakers: [] })
const filed = (hints: FilingHints) => {
  const { from: _from, ...values } = fileBy(hints)
  return values
}

describe('a path says', () => {
  it('site, kind, key and name', () => {
    const filing = fileBy({ path: 'Site D/Interviews/INT-012 CIO.docx' })
    expect(filing).toMatchObject({
      key: 'INT-012',
      name: 'CIO',
      kind: 'interview',
      caseKeys: ['D'],
      participantKeys: [],
      date: null,
    })
    expect(filing.from).toEqual({ key: 'file name', name: 'file name', kind: 'folder', caseKeys: 'folder' })
    expect(filedByLines(filing)).toEqual(['file name: key, name', 'folder: kind, cases'])
  })
  it.each([
    [
      'Study/Site AG20 - Broader/Observations/O3_Ward round.txt',
      { key: 'O3', name: 'Ward round', kind: 'observation', caseKeys: ['AG20'] },
    ],
    [
      'S01 Quillbrook General/Documents/2024-03-05 Board paper.pdf',
      { key: null, name: '2024-03-05 Board paper', kind: 'document', date: '2024-03-05', caseKeys: ['S01'] },
    ],
    ['transcripts/T01.txt', { key: 'T01', name: 'T01', kind: 'interview', caseKeys: [] }],
    ['Field notes/second visit.md', { key: null, name: 'second visit', kind: 'observation', caseKeys: [] }],
    ['loose.txt', { key: null, name: 'loose', kind: 'document', caseKeys: [] }],
    ['Focus groups/Site_B/FG-2_nurses.docx', { key: 'FG-2', name: 'nurses', kind: 'interview', caseKeys: ['B'] }],
  ])('%s', (file, expected) => expect(filed({ path: file })).toMatchObject(expected))
  it('a case by its name, where the project knows it', () => {
    const knownCases = [
      { key: 'S01', name: 'Quillbrook General' },
      { key: null, name: 'Marrowfen' },
    ]
    expect(filed({ path: 'Quillbrook General/a.txt', knownCases }).caseKeys).toEqual(['S01'])
    expect(filed({ path: 'marrowfen/a.txt', knownCases }).caseKeys).toEqual(['Marrowfen'])
    expect(filed({ path: 'S01 old/a.txt', knownCases }).caseKeys).toEqual(['S01'])
  })
})

describe('a rule', () => {
  /** Expects what a rule finds. */
  const finds = (pattern: string, file: string, expected: Readonly<Record<string, string>> | null) => () =>
    expect(applyRule(readRule(pattern), file)).toEqual(expected)
  it('parts a path into its fields', finds('Site {site}/Interviews/{key} {name}.docx', 'Site D/Interviews/INT-012 CIO.docx', { site: 'D', key: 'INT-012', name: 'CIO' })) // prettier-ignore
  it('speaks of the end of the path', finds('Interviews/{key}', 'home/study/Interviews/T01.txt', { key: 'T01' }))
  it('may leave out the file’s ending', finds('{key} {name}', 'a/INT-012 Chief nurse.docx', { key: 'INT-012', name: 'Chief nurse' })) // prettier-ignore
  it('does not care for case', finds('SITE {site}/{key}.TXT', 'site d/T01.txt', { site: 'd', key: 'T01' }))
  it('lets a site have spaces', finds('{site}/{key}.txt', 'Ostrel Bay/T05.txt', { site: 'Ostrel Bay', key: 'T05' }))
  it('lets no key have them', finds('{key}.txt', 'T 05.txt', null))
  it('passes over what does not matter', finds('{site}/**/{key}_*.txt', 'D/2024/wave 1/T05_final.txt', { site: 'D', key: 'T05' })) // prettier-ignore
  it('does not reach over folders', finds('{site}.txt', 'a/b.txt', { site: 'b' }))
  it('fits all or nothing', finds('Site {site}/Interviews/{key}.txt', 'Site D/Notes/T01.txt', null))
  it('reads a path of another system', finds('{site}\\{key}.txt', 'D\\T01.txt', { site: 'D', key: 'T01' }))
  it('holds fixed values for all it fits', () =>
    expect(applyRule(readRule('*.pdf', { kind: 'document' }), 'a/b.pdf')).toEqual({ kind: 'document' }))
  it('refuses a placeholder that means nothing, by name', () => {
    expect(() => readRule('{ward}/{key}')).toThrow(Refusal)
    expect(() => readRule('{ward}/{key}')).toThrow('{ward}')
  })
  it('refuses an empty pattern, and an endless one', () => {
    expect(() => readRule('  ')).toThrow(Refusal)
    expect(() => readRule('{key}'.repeat(50))).toThrow(Refusal)
  })
  it('takes little time over a path made to take long', () => {
    const rule = readRule('{site}a{site}a{site}a{site}a{site}a{site}a{site}a{name}b')
    expect(applyRule(rule, 'a'.repeat(250))).toBeNull()
  })
  it('goes before the header, and the first that fits counts', () => {
    const rules = [
      readRule('Notes/{key}'),
      readRule('Site {site}/{key} {name}', { kind: 'observation notes' }),
      readRule('{name}'),
    ]
    const filing = fileBy({
      path: 'Site D/O1 Visit.txt',
      rules,
      source: sourceOf('Interview reference: T09\nDate: 2024-02-06\n\nWords.'),
    })
    expect(filing).toMatchObject({ key: 'O1', name: 'Visit', kind: 'observation', caseKeys: ['D'], date: '2024-02-06' })
    expect(filing.from).toMatchObject({ key: 'rule', date: 'header in the text' })
  })
  it('names several sites at once', () =>
    expect(filed({ path: 'S01+S02/a.txt', rules: [readRule('{site}/{name}')] }).caseKeys).toEqual(['S01', 'S02']))
})

describe('the header block says', () => {
  const sample = (file: string) =>
    filed({ path: file, source: sourceOf(readFileSync(path.join(SAMPLE, file), 'utf8')) })
  it('all of an interview', () =>
    expect(sample('transcripts/T06.txt')).toEqual({
      key: 'T06',
      name: 'Interview T06',
      kind: 'interview',
      date: '2024-03-12',
      collectedBy: 'SV',
      caseKeys: ['S03'],
      participantKeys: ['R06', 'R07'],
    }))
  it('all of an observation', () =>
    expect(sample('observation-notes/O07.txt')).toEqual({
      key: 'O07',
      name: 'Thistledeck user group, day two',
      kind: 'observation',
      date: '2024-09-18',
      collectedBy: 'KO',
      caseKeys: ['S01', 'S02', 'S08', 'S09'],
      participantKeys: [],
    }))
  it('that no site is meant', () => {
    expect(sample('transcripts/T23.txt').caseKeys).toEqual([])
    expect(sample('observation-notes/O03.txt').caseKeys).toEqual([])
  })
  it('key and title of a document, in its heading', () =>
    expect(sample('documents/D01.md')).toMatchObject({
      key: 'D01',
      name: 'Memorandum of partnership',
      kind: 'document',
    }))
  it('what sources.csv of the sample study says, but for titles of documents and one site named in brackets', () => {
    const rows = readFileSync(path.join(SAMPLE, 'sources.csv'), 'utf8').trim().split('\n').slice(1)
    expect(rows).toHaveLength(38)
    for (const row of rows) {
      const [key, file, type, title, sites, respondents, date] = row.match(/("[^"]*"|[^,]*)(?:,|$)/g)!.map(cell => cell.replace(/,$/, '').replaceAll('"', '')) // prettier-ignore
      const found = sample(file!)
      const { name, kind, participantKeys } = found
      const says = { key: found.key, kind, date: found.date ?? '', participants: participantKeys.join(';') }
      expect(says, key).toEqual({ key, kind: kindOfWords(type!), date, participants: respondents })
      if (!key!.startsWith('D')) expect(name).toBe(title)
      // O05's header names its second site only in brackets; documents name none.
      if (key !== 'O05' && !key!.startsWith('D')) expect(found.caseKeys.join(';'), key).toBe(sites)
    }
  })
})

describe('a sheet', () => {
  it('goes before everything, and what it leaves out comes from elsewhere', () => {
    const filing = fileBy({
      path: 'Site D/Interviews/INT-012 CIO.docx',
      row: { key: 'T99', name: null, caseKeys: [] },
      source: sourceOf('Interview reference: T06\nDate: 2024-03-12\n\nWords.'),
    })
    expect(filing).toMatchObject({ key: 'T99', name: 'CIO', caseKeys: [], date: '2024-03-12', kind: 'interview' })
    expect(filing.from).toMatchObject({
      key: 'sheet',
      caseKeys: 'sheet',
      name: 'file name',
      kind: 'header in the text',
    })
  })
})

describe('dates', () => {
  it.each([
    ['2024-02-29, 08:40 to 12:15', '2024-02-29'],
    ['Thursday 29th February 2024', '2024-02-29'],
    ['Feb. 29, 2024', '2024-02-29'],
    ['29/02/2024', '2024-02-29'],
    ['02/29/2024', '2024-02-29'],
    ['05/05/2024', '2024-05-05'],
    ['29.2.2024', '2024-02-29'],
  ])('%s', (words, date) => expect(dateIn(words)).toBe(date))
  it.each(['03/04/2024', '30 February 2024', '2023-02-29', 'last spring', '2024', '12 Smarch 2024', ''])(
    '“%s” is none, or two',
    words => expect(dateIn(words)).toBeNull(),
  )
})
