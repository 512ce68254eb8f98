import { beforeEach, describe, expect, it } from 'vitest'
import { countText, searchText, type TextSearch } from '../../src/search/queries.ts'
import { MemoryStudy } from '../support/memory-study.ts'

let study: MemoryStudy
beforeEach(() => {
  study = new MemoryStudy()
  study.site('S01')
  study.participant('R1', 'S01')
})

const search = (words: string, more: Partial<TextSearch> = {}) => searchText(study, { words, ...more })
const places = (words: string, more: Partial<TextSearch> = {}) =>
  search(words, more).hits.map(hit => `${hit.sourceKey} ¶${hit.paragraph} ${hit.start}–${hit.end}`)
function counted(words: string, more: Partial<TextSearch> = {}): { total: number; sources: number } {
  const counting = countText(study, { words, ...more })
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}

describe('a hit', () => {
  it('says where it is, in UTF-16 units of the source, with paragraphs counted without empty ones', () => {
    study.source('T1', 'Header 😀\n\nThe playbook came late.')
    expect(search('playbook').hits[0]).toMatchObject({
      sourceKey: 'T1',
      paragraph: 2,
      start: 15,
      end: 23,
      before: 'The ',
      match: 'playbook',
      after: ' came late.',
      speaker: null,
    })
  })
  it('shows whole words around it', () => {
    study.source('T1', `${'before '.repeat(40)}here ${'after '.repeat(40)}`)
    const [hit] = search('here').hits
    expect(hit!.before).toMatch(/^(before )+$/)
    expect(hit!.after).toMatch(/^( after)+$/)
  })
  it('names the speaker', () => {
    study.source('T1', 'R1: We wrote it.')
    expect(search('wrote').hits[0]!.speaker).toBe('R1')
  })
})

describe('the order and the count', () => {
  beforeEach(() => {
    study.source('T2', 'one time\nand one more time')
    study.source('T1', 'time and time again')
  })
  it('is that of the sources as they came, top to bottom', () =>
    expect(places('time')).toEqual(['T2 ¶1 4–8', 'T2 ¶2 22–26', 'T1 ¶1 0–4', 'T1 ¶1 9–13']))
  it('counts every occurrence, and the sources', () =>
    expect(search('time')).toMatchObject({ total: 4, sources: 2, exact: true }))
  it('goes on page by page', () => expect(places('time', { from: 1, limit: 2 })).toEqual(['T2 ¶2 22–26', 'T1 ¶1 0–4']))
  it('counts all of it on any page', () => expect(search('time', { from: 3, limit: 1 }).total).toBe(4))
  it('asks for all words in one paragraph', () => expect(places('one again')).toEqual([]))
  it('counted to the end is the same', () => expect(counted('time')).toEqual({ total: 4, sources: 2 }))
  it('keeps to the place of paragraphs, also of one put in later', () => {
    study.add('paragraph', {
      source_id: study.id('T2'),
      place: 512,
      text: 'first time',
      style: 'body',
      speaker_id: null,
      speech_start: 0,
    })
    expect(places('time')[0]).toBe('T2 ¶1 6–10')
  })
})

describe('more than can be counted at once', () => {
  beforeEach(() => {
    study.connection.run('BEGIN')
    study.source('T1', Array.from({ length: 3100 }, (_, at) => `time ${at}`).join('\n'))
    study.source('T2', 'time again and time again')
    study.connection.run('COMMIT')
  })
  it('says so', () => expect(search('time')).toMatchObject({ total: 3000, exact: false }))
  it('shows the first hits all the same', () =>
    expect(places('time', { limit: 2 })).toEqual(['T1 ¶1 0–4', 'T1 ¶2 7–11']))
  it('reaches the last page', () =>
    expect(places('time', { from: 3100, limit: 10 })).toEqual(['T2 ¶1 0–4', 'T2 ¶1 15–19']))
  it('is counted to the end in slices', () => expect(counted('time')).toEqual({ total: 3102, sources: 2 }))
})

describe('by speaker', () => {
  beforeEach(() => {
    study.source(
      'T1',
      'Interview of R1 by KO about trust\n\nKO: Tell me about the playbook.\n\nR1: I trust it.\nIt grew.',
    )
  })
  it('[15] a word only in the interviewer’s turns gives no hit for respondents', () =>
    expect(places('playbook', { speakers: 'respondents' })).toEqual([]))
  it('is found for interviewers, and for all', () => {
    expect(places('playbook', { speakers: 'interviewers' })).toHaveLength(1)
    expect(places('playbook')).toHaveLength(1)
  })
  it('leaves labels and the header block to all', () => {
    expect(places('R1', { speakers: 'respondents' })).toEqual([])
    expect(places('trust', { speakers: 'respondents' })).toEqual(['T1 ¶3 74–79'])
    expect(places('trust')).toHaveLength(2)
  })
  it('does not take a label for one of the words', () =>
    expect(places('R1 trust', { speakers: 'respondents' })).toEqual([]))
  it('counts alike', () => expect(counted('trust', { speakers: 'respondents' })).toEqual({ total: 1, sources: 1 }))
})

describe('scripts without spaces', () => {
  beforeEach(() => study.source('T1', '我们互相信任对方，信任很重要。trust'))
  it('are found inside a run', () => expect(places('信任')).toEqual(['T1 ¶1 4–6', 'T1 ¶1 9–11']))
  it('stand beside other words', () => expect(search('信任 trust').total).toBe(3))
  it('are not found where they are not', () => expect(places('不信')).toEqual([]))
})

it('takes any input without falling over', () => {
  study.source('T1', 'Some words.')
  for (const words of [
    'a '.repeat(250),
    '"'.repeat(99),
    'x*'.repeat(200),
    'a"b"c',
    '\ud800 x',
    '%_\\',
    "'; DROP TABLE paragraph; --",
  ]) {
    let answer: unknown
    try {
      answer = search(words).total
    } catch (error) {
      answer = (error as { code?: string }).code
    }
    expect([0, 'nothing-to-search']).toContain(answer)
  }
})
