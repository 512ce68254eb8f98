import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHeader } from '../../src/sources/header-block.ts'
import { findRemarks } from '../../src/sources/remarks.ts'
import { labelOf } from '../../src/sources/speaker-label.ts'
import { findSpeakers } from '../../src/sources/speakers.ts'
import type { ParagraphStyle } from '../../src/sources/types.ts'
import { turns } from './importers/support.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../fixtures/sample-study')

function find(text: string, styles: Readonly<Record<number, ParagraphStyle>> = {}) {
  const header = findHeader(text)
  const styleOf = (paragraph: number) =>
    header.paragraphs.includes(paragraph) ? 'header' : (styles[paragraph] ?? 'body')
  return { text, ...findSpeakers(text, header.fields, styleOf) }
}

/** Expects speakers, as "label role". */
const speakers =
  (text: string, ...expected: string[]) =>
  () => {
    expect(find(text).speakers.map(({ label, role }) => `${label} ${role}`)).toEqual(expected)
  }

describe('a label before a turn', () => {
  it.each([
    ['KO: Thanks.', 'KO', 'Thanks.'],
    ['R01:Certainly.', 'R01', 'Certainly.'],
    ['[00:00:04] DB: I know', 'DB', 'I know'],
    ['(01:15) R18 : Not so', 'R18', 'Not so'],
    ['00:04 Interviewer: And?', 'Interviewer', 'And?'],
    ['Interviewer 2 [00:12:04]: And?', 'Interviewer 2', 'And?'],
    ['Dr Jane Smith: Well', 'Dr Jane Smith', 'Well'],
    ['Jane Smith (by phone): Well', 'Jane Smith', 'Well'],
    ['Jane van den Berg: Well', 'Jane van den Berg', 'Well'],
    ['J. S.: Well', 'J. S.', 'Well'],
    ['**KO:** Thanks', 'KO', 'Thanks'],
    ['_R01_: Thanks', 'R01', 'Thanks'],
    ['KO\tThanks', 'KO', 'Thanks'],
    ['Jane Smith  0:03', 'Jane Smith', ''],
    ['Speaker 1 (00:00:03)', 'Speaker 1', ''],
    ['דנה: שלום', 'דנה', 'שלום'],
    ['王：你好', '王', '你好'],
    ['KO:', 'KO', ''],
    ['Focus group member 3: Yes', 'Focus group member 3', 'Yes'],
  ])('%s', (line, label, speech) => {
    const found = labelOf(line)
    expect(found?.label).toBe(label)
    expect(line.slice(found!.speechStart)).toBe(speech)
  })

  it.each([
    'Note: the line was poor.',
    'NB: see above',
    '10:30 Chief pharmacist in and out.',
    '10:30: coffee',
    'We met at 10:30',
    'http://example.invalid/page',
    'C:\\files',
    'First question before her coat is off: a ward pharmacist wants to know',
    'What we learned: nothing',
    'He said, quietly: no',
    'Step 4: put the tablet down',
    'Q1: how old are you',
    'Observer comments: friendly',
    'the interviewer said: no',
    ': nothing before it',
    'Finance\tnone',
    'Tel: 01234',
    '',
  ])('is none in “%s”', line => expect(labelOf(line)).toBeNull())
})

describe('speakers', () => {
  it(
    'are found by initials that come back',
    speakers('KO: So?\nR01: Yes.\nKO: And?\nR01: No.', 'KO interviewer', 'R01 respondent'),
  )
  it(
    'by names, in a conversation',
    speakers(
      'Dr Jane Smith: How so?\nAnn Lee: Well.\nDr Jane Smith: And?\nAnn Lee: So.',
      'Dr Jane Smith interviewer',
      'Ann Lee respondent',
    ),
  )
  it('not by one “Note:”', speakers('We met.\nNote: the line was poor.\nWe parted.'))
  it(
    'not by a name in a document that is not mostly speech',
    speakers(`Anna: yes\n${'We met and talked.\n'.repeat(20)}Anna: no`),
  )
  it(
    'not by labels of forms that repeat',
    speakers('Action: call\nOwner: KO\nAction: write\nOwner: DB\nAction: go\nOwner: SV'),
  )
  it(
    'not by clock times',
    speakers('08:40 Office.\n08:52 First question: why?\n09:20 Three wait.\n09:45 Visitor: “I know”.'),
  )
  it(
    'by role words, even once each',
    speakers('Interviewer: So?\nRespondent: Yes.', 'Interviewer interviewer', 'Respondent respondent'),
  )
  it('Q and A', speakers('Q: So?\nA: Yes.\nQ: And?\nA: No.', 'Q interviewer', 'A respondent'))
  it(
    'with time stamps before each label',
    speakers(
      '[00:00:04] DB: Ready?\n[00:00:09] R18: Stroke.\n[00:00:17] DB: And?\n[00:00:22] R18: Yes.',
      'DB interviewer',
      'R18 respondent',
    ),
  )
  it(
    'from a meeting program, name and time on a line of their own',
    speakers(
      'Jane Smith  0:03\nHow was it?\n\nAnn Lee  0:09\nFine.\n\nJane Smith  0:12\nWhy?\n\nAnn Lee  0:15\nWell.',
      'Jane Smith interviewer',
      'Ann Lee respondent',
    ),
  )
  it(
    'are one person under two labels, where the header says so',
    speakers(
      'Date: 2024\nInterviewer: Kate Owen\n\nKO: Ready\nR1: Yes\nKate: Good\nR1: Well\nKO: Then',
      'KO interviewer',
      'R1 respondent',
    ),
  )
  it(
    'get their role from the header, whoever asks',
    speakers(
      'Date: 2024\nInterviewer: KO\nRespondent: R01\n\nR01: May I ask?\nKO: Yes.\nR01: Why?\nKO: So.',
      'R01 respondent',
      'KO interviewer',
    ),
  )
  it(
    'nobody is made the interviewer where nobody asks',
    speakers('AB: Yes.\nCD: No.\nAB: Well.\nCD: So.', 'AB respondent', 'CD respondent'),
  )
  it(
    'somebody who speaks once in a conversation is one too',
    speakers(
      'KO: So?\nR06: Yes.\nKO: And?\nR06: No.\nR07: Perhaps.',
      'KO interviewer',
      'R06 respondent',
      'R07 respondent',
    ),
  )
  it(
    'upper and lower case are one label',
    speakers('KO: So?\nR01: Yes.\nKo: And?\nR01: No.', 'KO interviewer', 'R01 respondent'),
  )
  it('an interpreter is neither', speakers('Interviewer: So?\nInterpreter: …\nRespondent: Yes.\nInterviewer: And?', 'Interviewer interviewer', 'Interpreter other', 'Respondent respondent')) // prettier-ignore
  it('none in an empty text', speakers(''))
})

describe('turns', () => {
  it('go on in paragraphs without a label', () => {
    expect(turns(find('KO: So?\n\nR01: Yes.\n\nIt was long ago.\n\nKO: And?\n\nR01: No.'))).toEqual([
      'KO: So?',
      'R01: Yes.',
      '+ It was long ago.',
      'KO: And?',
      'R01: No.',
    ])
  })
  it('do not hold the transcriber’s own paragraphs', () => {
    expect(turns(find('KO: So?\nR01: Yes.\n[Telephone rings]\nNot now.\nKO: And?\nR01: [laughs] No.'))).toEqual([
      'KO: So?',
      'R01: Yes.',
      '+ Not now.',
      'KO: And?',
      'R01: [laughs] No.',
    ])
  })
  it('end at a heading and at notes', () => {
    const found = find('KO: So?\nR01: Yes.\nPart two\nWe moved rooms.\nKO: And?\nR01: No.\n[1] A note.', {
      2: 'heading',
      6: 'footnote',
    })
    expect(turns(found)).toEqual(['KO: So?', 'R01: Yes.', 'KO: And?', 'R01: No.'])
  })
  it('hold nothing before the first label', () => {
    expect(turns(find('We sat down.\nKO: So?\nR01: Yes.\nKO: And?\nR01: No.'))).toHaveLength(4)
  })
})

describe('the sample study', () => {
  const source = (file: string) => find(readFileSync(path.join(SAMPLE, file), 'utf8'))
  it.each([
    ['T01', ['KO interviewer', 'R01 respondent'], 24],
    ['T06', ['SV interviewer', 'R06 respondent', 'R07 respondent'], 37],
    ['T15', ['SV interviewer', 'R16 respondent', 'R17 respondent'], 42],
    ['T16', ['DB interviewer', 'R18 respondent'], 34],
    ['T17', ['Interviewer interviewer', 'Respondent respondent'], 28],
    ['T22', ['DB interviewer', 'R24 respondent'], 36],
  ])('%s', (key, expected, count) => {
    const found = source(`transcripts/${key}.txt`)
    expect(found.speakers.map(({ label, role }) => `${label} ${role}`)).toEqual(expected)
    expect(found.turns).toHaveLength(count)
    expect(found.turns.every(({ speechStart }) => speechStart > 0)).toBe(true)
  })
  it('every transcript has one interviewer, and as many respondents as its header names', () => {
    for (let number = 1; number <= 24; number++) {
      const key = `T${String(number).padStart(2, '0')}`
      const roles = source(`transcripts/${key}.txt`).speakers.map(({ role }) => role)
      expect(
        roles.filter(role => role === 'interviewer'),
        key,
      ).toHaveLength(1)
      expect(
        roles.filter(role => role === 'respondent'),
        key,
      ).toHaveLength(['T06', 'T15'].includes(key) ? 2 : 1)
    }
  })
  it('nobody speaks in notes and documents', () => {
    for (const file of [
      'observation-notes/O01.txt',
      'observation-notes/O07.txt',
      'documents/D04.md',
      'documents/D05.md',
    ])
      expect(source(file).speakers, file).toEqual([])
  })
})

describe('remarks of an observer', () => {
  /** Expects the paragraphs that are remarks. */
  const remarks =
    (text: string, expected: string[], styles: Readonly<Record<number, ParagraphStyle>> = {}) =>
    () => {
      const found = findRemarks(text, paragraph => styles[paragraph] ?? 'body')
      expect(found.map(paragraph => text.split('\n')[paragraph])).toEqual(expected)
    }
  it('begin at “Observer comments:” and go on', remarks('08:40 Office.\n\nObserver comments: calm.\n\nVery calm.', ['Observer comments: calm.', 'Very calm.'])) // prettier-ignore
  it('end where a clock time takes up the description', remarks('Observer comment: calm.\nStill.\n09:20 Three wait.\nOne goes.', ['Observer comment: calm.', 'Still.'])) // prettier-ignore
  it(
    'end at a heading',
    remarks('Observer’s notes: calm.\nNext\nOffice.', ['Observer’s notes: calm.'], { 1: 'heading' }),
  )
  it('in brackets are one paragraph', remarks('08:40 Office.\n[OC: calm]\nThey left.', ['[OC: calm]']))
  it('under a heading of their own', remarks('Observer comments\nCalm.\nStill.', ['Calm.', 'Still.'], { 0: 'heading' }))
  it(
    'are not made of an observer who is described',
    remarks('The observer comments on nothing.\nObserver comments were not made', []),
  )
  it('are found in every note of the sample study, and only at its end', () => {
    for (let number = 1; number <= 8; number++) {
      const text = readFileSync(path.join(SAMPLE, `observation-notes/O0${number}.txt`), 'utf8')
      const found = findRemarks(text, () => 'body')
      expect(found).toHaveLength(1)
      expect(text.split('\n')[found[0]!]).toMatch(/^Observer comments: /)
    }
  })
})
