import { beforeEach, expect, it } from 'vitest'
import type { WordCounts } from '../../src/search/types.ts'
import { countWords, type WordWishes } from '../../src/search/word-queries.ts'
import { MemoryStudy } from '../support/memory-study.ts'

let study: MemoryStudy
beforeEach(() => {
  study = new MemoryStudy()
  study.site('S01')
  study.site('S02')
  study.participant('R1', 'S01')
})

function count(wishes: WordWishes = {}): WordCounts {
  const counting = countWords(study, wishes)
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}
const words = (wishes: WordWishes = {}) => count(wishes).words.map(one => `${one.word} ${one.count}`)

it('counts every occurrence, the most frequent first, equal ones by the alphabet', () => {
  study.source('T1', 'Binder binder playbook binder playbook agreement.')
  expect(words()).toEqual(['binder 3', 'playbook 2', 'agreement 1'])
})
it('takes a word as it is mostly written, capitals and accents aside', () => {
  study.source('T1', 'NHS nhs NHS. Café cafe café.')
  expect(words()).toEqual(['café 3', 'NHS 3'])
})
it('leaves out common words, short ones and figures', () => {
  study.source('T1', 'The binder and 2024 of it, ox, don’t.')
  expect(words()).toEqual(['binder 1'])
  expect(words({ common: true, least: 2 })).toContain('and 1')
})
it('leaves out the words that were named', () => {
  study.source('T1', 'binder playbook.')
  expect(words({ without: ['Playbook'] })).toEqual(['binder 1'])
})
it('says in how many sources a word stands, once each', () => {
  study.source('T1', 'binder binder')
  study.source('T2', 'binder')
  expect(count().words[0]).toMatchObject({ word: 'binder', count: 3, sources: 2 })
})
it('does not count the name of who speaks, and counts one side where asked', () => {
  study.source('T1', 'R1: Binder.')
  expect(words()).toEqual(['Binder 1'])
  expect(words({ speakers: 'interviewers' })).toEqual([])
  expect(words({ speakers: 'respondents' })).toEqual(['Binder 1'])
})
it('accounts for what it left out', () => {
  study.source('T1', 'the binder the playbook')
  expect(count()).toMatchObject({ total: 4, left: 2, different: 2, sources: 1 })
})
it('gives as many as asked', () => {
  study.source('T1', 'binder playbook agreement')
  expect(words({ limit: 2 })).toHaveLength(2)
})
it('finds nothing in an empty project', () => expect(count().words).toEqual([]))
