// What words give away, and whether they may be printed: METHODS 6.4, rules 7 and 8.

import { describe, expect, it } from 'vitest'
import { judgeConsent, judgeWords, type GuardedName } from '../../../src/exchange/disclosure/words-in-quotes.ts'
import type { PrintedWords } from '../../../src/exchange/disclosure/types.ts'

const quote = (words: string, more: Partial<PrintedWords> = {}): PrintedWords => ({
  where: 'Quote 1',
  words,
  siteIds: ['S01'],
  consents: [{ person: 'R01', scope: 'quote' }],
  approved: false,
  verbatim: true,
  ...more,
})

describe('consent', () => {
  const said = (scope: 'quote' | 'ask first' | 'paraphrase' | 'nothing' | null, more: Partial<PrintedWords> = {}) =>
    judgeConsent([quote('Yes.', { consents: [{ person: 'R26', scope }], ...more })]).map(({ says }) => says)

  it('to quote: nothing to say', () => expect(said('quote')).toEqual([]))
  it('[7] paraphrase only never appears verbatim', () => {
    expect(said('paraphrase')).toEqual(['R26 agreed to paraphrase only.'])
    expect(said('paraphrase', { verbatim: false })).toEqual([])
  })
  it('[85] ask first needs an answer on record', () => {
    expect(said('ask first')).toEqual(['R26 wants to be asked before words are used, and no answer is recorded.'])
    expect(said('ask first', { approved: true })).toEqual([])
  })
  it('nothing recorded is not consent', () => {
    expect(said(null)).toEqual(['Nothing is recorded of what R26 agreed to.'])
  })
  it('withdrawn: an approval does not help', () => {
    expect(said('nothing', { approved: true })).toEqual(['R26 has not agreed, or has withdrawn.'])
  })
})

describe('names and rare words', () => {
  const names: GuardedName[] = [
    { name: 'Quillbrook General', what: 'site' },
    { name: 'Tomasz', what: 'replaced word' },
  ]
  const found = (words: string, rare: readonly string[] = []) =>
    judgeWords([quote(words)], names, word => rare.includes(word)).map(({ says }) => says)

  it('a site, however it is written', () => {
    expect(found('We asked quillbrook general’s people.')).toEqual(['“Quillbrook General” is the name of a site.'])
  })
  it('a replaced word in the genitive', () => {
    expect(found('That was Tomasz’s idea.')).toEqual([
      '“Tomasz” is the name of somebody or something that was replaced.',
    ])
  })
  it('a telling word of a name is the name, a common one is not', () => {
    expect(found('We asked Quillbrook about it.')).toEqual([
      '“Quillbrook” is part of “Quillbrook General”, the name of a site.',
    ])
    expect(found('The General said no.')).toEqual([])
  })
  it('a name with a letter wrong, in other marks, or as initials', () => {
    const site: GuardedName[] = [{ name: "St Orrin's Children's Hospital", what: 'site' }]
    const said = (words: string) => judgeWords([quote(words)], site, () => false).map(({ says }) => says)
    expect(found('We asked Quilbrook about it.')).toEqual([
      '“Quilbrook” is almost “Quillbrook General”, the name of a site.',
    ])
    expect(said('Saint Orrins Childrens Hospital did.')).toHaveLength(1)
    expect(said('Then St. Orrin’s rang.')).toEqual([
      "“Orrin” is part of “St Orrin's Children's Hospital”, the name of a site.",
    ])
    expect(said('The SOCH did.')).toEqual([
      "“SOCH” are the initials of “St Orrin's Children's Hospital”, the name of a site.",
    ])
    expect(said('They soch it.')).toEqual([])
  })
  it('part of a name is no name', () => expect(found('In general we agreed.')).toEqual([]))
  it('a word with a capital that is said at one site only', () => {
    expect(found('We took the Kestrel over.', ['Kestrel'])).toEqual(['“Kestrel” is said at one site only.'])
    expect(found('We took the Kestrel over.')).toEqual([])
  })
  it('a capital that begins a sentence tells nothing, an acronym there does', () => {
    expect(found('Distance mattered. Visits did not. NHSX did.', ['Distance', 'Visits', 'NHSX'])).toEqual([
      '“NHSX” is said at one site only.',
    ])
  })
  it('a number', () => expect(found('All 417 beds.', ['417'])).toEqual(['“417” is said at one site only.']))
  it('each word once', () => expect(found('The Kestrel, the Kestrel.', ['Kestrel'])).toHaveLength(1))
})
