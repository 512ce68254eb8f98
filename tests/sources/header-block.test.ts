import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHeader, leadingKey, peopleNamed, splitEntries } from '../../src/sources/header-block.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../fixtures/sample-study')

/** Expects the fields of a text's header, as "name = value". */
const header =
  (text: string, ...fields: string[]) =>
  () => {
    expect(findHeader(text).fields.map(({ name, value }) => `${name} = ${value}`)).toEqual(fields)
  }

describe('the header block at the top', () => {
  it(
    'is read up to the blank line',
    header(
      'Interview reference: T01\nSite: S01 Quillbrook General\nInterviewer: KO\n\nKO: Thanks.\n\nR01: Certainly.',
      'Interview reference = T01',
      'Site = S01 Quillbrook General',
      'Interviewer = KO',
    ),
  )
  it(
    'ends at the first turn where no blank line stands between',
    header(
      'Interview reference: T01\nDate: 2024-02-06\nKO: Thanks for coming.\nR01: Certainly.\nKO: And?',
      'Interview reference = T01',
      'Date = 2024-02-06',
    ),
  )
  it(
    'keeps “Interviewer: KO” where the turns are called Interviewer too',
    header(
      'Date: 2024-05-14\nInterviewer: KO\nRespondent: R19\nInterviewer: What is your role?\nRespondent: Medicine.\nInterviewer: And?',
      'Date = 2024-05-14',
      'Interviewer = KO',
      'Respondent = R19',
    ),
  )
  it('is not made of the first two turns', header('Interviewer: How are you?\nRespondent: Fine.\nInterviewer: Good.'))
  it('is not made of initials', header('KO: Thanks for making the time\nR01: Certainly\nKO: So\nR01: Well'))
  it('is not made of one unknown field', header('Findings: many\n\nThe wards were full.'))
  it(
    'may have titles above it',
    header(
      'Transcript\n\nOf the second round\n\nDate: 2 March 2024\nSite: S01\n\nWords.',
      'Date = 2 March 2024',
      'Site = S01',
    ),
  )
  it(
    'may have fields of its own beside usual ones',
    header('Date: 2024-02-06\nWeather: fog\n\nWords.', 'Date = 2024-02-06', 'Weather = fog'),
  )
  it(
    'may have blank lines between usual fields, as word processors make them',
    header('Interview: T01\n\nDate: 2024-02-06\n\nKO: Hello there', 'Interview = T01', 'Date = 2024-02-06'),
  )
  it(
    'may be set in Markdown',
    header('# Interview\n\n**Site:** S01\n- **Date**: 2024-02-06\n\nWords.', 'Site = S01', 'Date = 2024-02-06'),
  )
  it('may be front matter', header('---\nsite: S01\ndate: 2024-02-06\n---\nWords.', 'site = S01', 'date = 2024-02-06'))
  it(
    'may be a table of two columns',
    header('Site\tS01\nDate\t2024-02-06\nKO\tHello', 'Site = S01', 'Date = 2024-02-06'),
  )
  it('has each field once', header('Site: S01\nDate: 2024\nSite: S02\n\nWords.', 'Site = S01', 'Date = 2024'))
  it('is nothing in a text without words', header(''))
  it('is nothing at the end of a text', header('The wards were full, and we stayed until the evening came, and nobody said a word about the system, the rota, the plan or the money that had been promised to all of us.\n\nDate: 2024-02-06')) // prettier-ignore

  it('is found in all 38 sources of the sample study that have one', () => {
    for (const folder of ['transcripts', 'observation-notes']) {
      for (const file of readdirSync(path.join(SAMPLE, folder))) {
        const text = readFileSync(path.join(SAMPLE, folder, file), 'utf8')
        const { fields, paragraphs } = findHeader(text)
        expect(fields.length, file).toBe(file === 'T22.txt' ? 6 : 5)
        expect(paragraphs, file).toEqual(fields.map((_, at) => at))
      }
    }
    for (const file of readdirSync(path.join(SAMPLE, 'documents'))) {
      expect(findHeader(readFileSync(path.join(SAMPLE, 'documents', file), 'utf8')).fields, file).toEqual([])
    }
  })
})

describe('people named in a header', () => {
  const people = (name: string, value: string) =>
    peopleNamed([{ name, value }]).map(({ label, role }) => `${label} ${role}`)
  it('one respondent', () => expect(people('Respondent', 'R01, clinical digital leader')).toEqual(['R01 respondent']))
  it('two respondents', () =>
    expect(people('Respondents', 'R06, clinical digital leader; R07, programme staff (joint interview)')).toEqual([
      'R06 respondent',
      'R07 respondent',
    ]))
  it('two interviewers', () =>
    expect(people('Interviewers', 'KO and DB')).toEqual(['KO interviewer', 'DB interviewer']))
  it('an observer asks nothing', () => expect(people('Observer', 'KO')).toEqual(['KO other']))
  it('a place is nobody', () => expect(people('Site', 'S01')).toEqual([]))
  it('a name is known by its initials too', () =>
    expect(peopleNamed([{ name: 'Interviewer', value: 'Dr Kate Owen' }])[0]!.aliases).toEqual([
      'dr kate owen',
      'ko',
      'kate',
      'owen',
    ]))
})

describe('lists in a value', () => {
  it('are parted at semicolons', () =>
    expect(splitEntries('S01 Quill, North; S02 Marrow')).toEqual(['S01 Quill, North', 'S02 Marrow']))
  it('at commas and “and” where every part begins with a key', () =>
    expect(splitEntries('S01, S02, S08 and S09 present among 31')).toEqual([
      'S01',
      'S02',
      'S08',
      'S09 present among 31',
    ]))
  it('not inside a name', () => expect(splitEntries('Brackwater Eye and Ear')).toEqual(['Brackwater Eye and Ear']))
})

describe('the key at the beginning', () => {
  it.each([
    ['S01 Quillbrook General', 'S01'],
    ['AG20', 'AG20'],
    ['INT-012', 'INT-012'],
    ['Site D', 'D'],
    ['Site AG13, broader study', 'AG13'],
    ['R01, clinical digital leader', 'R01'],
    ['S06 Tarnhollow (Pennywhistle staff)', 'S06'],
  ])('of “%s” is %s', (entry, key) => expect(leadingKey(entry)).toBe(key))
  it.each(['none (supplier)', 'multiple', 'Quillbrook General', 'Siteworks', '2024'])('of “%s” is none', entry =>
    expect(leadingKey(entry)).toBeNull(),
  )
})
