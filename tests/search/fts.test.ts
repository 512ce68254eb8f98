import { describe, expect, it } from 'vitest'
import { readSearch } from '../../src/search/fts.ts'
import { occurrences } from '../../src/search/occurrences.ts'

/** The words found in a text, as they stand there. */
function found(words: string, text: string): string[] {
  return occurrences(text, readSearch(words).terms).map(({ start, end }) => text.slice(start, end))
}

describe('what a person types', () => {
  it('a word, in any case', () =>
    expect(found('playbook', 'The Playbook, our PLAYBOOK.')).toEqual(['Playbook', 'PLAYBOOK']))
  it('a word, not inside another', () => expect(found('play', 'The playbook.')).toEqual([]))
  it('with or without accents', () => expect(found('cafe', 'Café, cafe, CAFÉ.')).toEqual(['Café', 'cafe', 'CAFÉ']))
  it('accents typed, none in the text', () => expect(found('naïve', 'naive')).toEqual(['naive']))
  it('a letter with its accent apart', () => expect(found('Mede', 'Međe, Me\u0301de')).toEqual(['Me\u0301de']))
  it('two words: both are wanted', () =>
    expect(found('ward pharmacist', 'A pharmacist on the ward.')).toEqual(['pharmacist', 'ward']))
  it('two words, one missing: nothing', () => expect(found('ward pharmacist', 'On the ward.')).toEqual([]))
  it('a phrase', () => expect(found('"go live"', 'At go live, live go.')).toEqual(['go live']))
  it('a phrase over punctuation', () => expect(found('"go live"', 'At go-live.')).toEqual(['go-live']))
  it('a phrase in curly quotation marks', () => expect(found('“go live”', 'At go live.')).toEqual(['go live']))
  it('a phrase left open', () => expect(found('"go live', 'At go live.')).toEqual(['go live']))
  it('a beginning', () => expect(found('libr*', 'The library’s librarian.')).toEqual(['library', 'librarian']))
  it('a phrase that ends in a beginning', () =>
    expect(found('"ward phar"*', 'The ward pharmacist.')).toEqual(['ward pharmacist']))
  it('a word with a hyphen is its parts together', () => expect(found('go-live', 'go live; live')).toEqual(['go live']))
  it('an apostrophe', () => expect(found("don't", "They don't, don’t they")).toEqual(["don't", 'don’t']))
  it('the same word twice is one', () => expect(readSearch('go GO "go"').terms).toHaveLength(1))
  it('overlapping occurrences are one', () =>
    expect(found('"very very"', 'very very very')).toEqual(['very very very']))
})

describe('what has no meaning', () => {
  it.each([
    'NOT ward',
    'ward OR -',
    'NEAR(ward',
    'text:ward',
    '^ward',
    'ward)',
    '{ward}',
    "'ward'",
    'ward AND',
    '+ward',
    '"" ward',
    'ward """',
  ])('%s is words', words => expect(readSearch(words).match).toContain('ward'))
  it('AND is a word to find', () => expect(found('AND', 'this and that')).toEqual(['and']))
})

describe('scripts without spaces', () => {
  it('are found inside a run', () => expect(found('信任', '我们互相信任对方')).toEqual(['信任']))
  it('ask for a scan, with signs escaped', () => expect(readSearch('信%任_').like).toEqual(['%信\\%任\\_%']))
  it('stand beside other words', () => expect(found('信任 trust', '信任 means trust')).toEqual(['信任', 'trust']))
})

describe('nothing to search for', () => {
  it.each(['', '   ', '*', '"', '""', '—', '!?', '( )', '\0'])('%j is refused', words =>
    expect(() => readSearch(words)).toThrow('Type at least one letter or digit.'),
  )
})
