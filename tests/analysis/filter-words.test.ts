import { describe, expect, it } from 'vitest'
import { InvalidInput } from '../../src/base/parse.ts'
import { filterParser } from '../../src/analysis/filter/parse.ts'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { filterInWords, missedBy, type FilterNames } from '../../src/analysis/filter/words.ts'

const ID = '00000000-0000-4000-8000-00000000000'
const named = (id: string) => (id.endsWith('9') ? undefined : `N${id.at(-1)}`)
const names: FilterNames = {
  source: named,
  case: named,
  coder: named,
  code: named,
  proposition: named,
  version: named,
  attribute: (about, name) =>
    name === 'gone' ? undefined : name === 'sector' && about === 'site' ? ['acute', 'community'] : [],
}
const ids = (...ends: number[]) => ends.map(end => `${ID}${end}` as never)
const says = (filter: Filter | null) => filterInWords(filter, names)

describe('a filter in words', () => {
  const cases: [Filter | null, string][] = [
    [null, 'Every coding.'],
    [{ all: [] }, 'Every coding.'],
    [{ any: [] }, 'Only codings of no kind.'],
    [{ is: 'source kind', kinds: ['interview', 'document'] }, 'Only codings in interviews or documents.'],
    [{ is: 'cases', ids: ids(1, 2, 3) }, 'Only codings of N1, N2 or N3.'],
    [{ is: 'speakers', roles: ['respondent'] }, 'Only codings spoken by respondents.'],
    [{ is: 'dates', from: '2025-01', to: null }, 'Only codings dated 2025-01 or later.'],
    [{ is: 'dates', from: '2025-01', to: '2025-03' }, 'Only codings dated from 2025-01 to 2025-03.'],
    [
      { is: 'attribute', about: 'site', name: 'role', how: 'is', values: ['exemplar'] },
      'Only codings where role of the site is exemplar.',
    ],
    [
      { is: 'attribute', about: 'site', name: 'beds', how: 'at least', values: ['400'] },
      'Only codings where beds of the site is at least 400.',
    ],
    [
      { is: 'attribute', about: 'pair', name: 'distance', how: 'unassigned', values: [] },
      'Only codings where distance of the pair is unassigned.',
    ],
    [{ is: 'coded', codeIds: ids(1), below: true, how: 'this coding' }, 'Only codings coded with N1 or codes below.'],
    [
      { is: 'coded', codeIds: ids(1, 2), below: false, how: 'within words', words: 20 },
      'Only codings within 20 words of N1 or N2.',
    ],
    [{ is: 'stance', stances: ['confirming'], propositionIds: ids(4) }, 'Only codings judged confirming for N4.'],
    [{ is: 'version', versionId: null }, 'Only codings coded before any version of the framework was saved.'],
    [
      {
        all: [
          { is: 'exemplar' },
          {
            any: [
              { is: 'coders', ids: ids(1) },
              { is: 'coders', ids: ids(2) },
            ],
          },
        ],
      },
      'Only codings marked as exemplars and (coded by N1 or else coded by N2).',
    ],
    [{ is: 'signed', about: 'site' }, 'Only codings where the case summary of the site is signed.'],
    [{ not: { is: 'exemplar' } }, 'Only codings not (marked as exemplars).'],
    [{ is: 'sources', ids: ids(9) }, 'Only codings in something that is gone.'],
  ]
  for (const [filter, words] of cases) it(words, () => expect(says(filter)).toBe(words))
  it('says when it names what is gone', () => {
    expect(missedBy({ not: { is: 'cases', ids: ids(9) } }, names)).toEqual(['a case'])
    expect(missedBy({ not: { is: 'cases', ids: ids(1) } }, names)).toEqual([])
    const at = (name: string, ...values: string[]): Filter => ({
      is: 'attribute',
      about: 'site',
      name,
      how: 'is',
      values,
    })
    expect(missedBy({ all: [at('gone', 'x'), at('sector', 'Acute', 'mental')] }, names)).toEqual([
      'the attribute gone of the site',
      'the value mental of sector',
    ])
    expect(says(at('gone', 'x'))).toBe('Only codings where gone (an attribute that is gone) of the site is x.')
  })
})

describe('a filter from outside', () => {
  const refused = (input: unknown) => expect(() => filterParser.parse(input, 'filter')).toThrow(InvalidInput)
  it('comes through as it is', () => {
    const filter = { all: [{ not: { is: 'exemplar' } }, { any: [] }] }
    expect(filterParser.parse(filter, 'filter')).toEqual(filter)
  })
  it('is refused with two words in one', () => refused({ all: [], any: [] }))
  it('is refused with an unknown condition', () => refused({ is: 'colour' }))
  it('is refused with the summary of what has none', () => refused({ is: 'signed', about: 'participant' }))
  it('is refused with an unknown field', () => refused({ is: 'exemplar', really: true }))
  it('is refused too deep', () => {
    let filter: unknown = { is: 'exemplar' }
    for (let depth = 0; depth < 12; depth++) filter = { not: filter }
    refused(filter)
  })
  it('is refused with too many conditions', () =>
    refused({ all: [1, 2].map(() => ({ any: Array.from({ length: 150 }, () => ({ is: 'exemplar' })) })) }))
  it('is refused as a list', () => refused([]))
})
