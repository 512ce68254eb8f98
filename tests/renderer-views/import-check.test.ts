// What the import table understands when a person corrects it, and what it asks to be looked at.

import { describe, expect, it } from 'vitest'
import { keysFrom, keysInWords, knownOf, offerKeys, toCheck } from '../../renderer/views/import/check.ts'
import type { ImportRow } from '../../renderer/state/importing.ts'

const one = (kind: string, key: string, name: string, withinId: string | null = null) => ({
  id: key,
  key,
  kind,
  name,
  withinId,
  sources: 1,
})
const cases = [
  one('site', 'S05', 'Pennywhistle Valley'),
  one('site', 'S10', 'Eastering Cross'),
  one('participant', 'R11', 'R11', 'S05'),
  one('participant', 'R21', 'R21', 'S10'),
  one('participant', 'R22', 'R22', 'S10'),
]
const posts = {
  attributes: [{ id: 'post', about: 'participant', name: 'post', type: 'text', choices: [] }],
  cases: cases.filter(person => person.kind === 'participant'),
  values: [['Knowledge lead'], ['Digital director'], ['Finance director']],
  members: [],
}
const known = knownOf(cases as never, posts as never)

const aRow = (now: object, result = 'ready', out = false): ImportRow =>
  ({
    id: '1',
    path: 'a.txt',
    state: 'read',
    out,
    file: { result },
    now: { name: 'a', kind: 'interview', date: null, caseKeys: ['S10'], participantKeys: ['R22'], ...now },
  }) as never

describe('sites and people as they are typed', () => {
  const read = (typed: string, kind: 'site' | 'participant', keys: string[]) => () =>
    expect(keysFrom(typed, kind, known)).toEqual(keys)
  it('by key', read('s05', 'site', ['S05']))
  it('by name', read('eastering cross', 'site', ['S10']))
  it('as the table shows it', read('S05 Pennywhistle Valley', 'site', ['S05']))
  it('several, apart by semicolons', read('S05; S10', 'site', ['S05', 'S10']))
  it('the same twice is once', read('S05, Pennywhistle Valley', 'site', ['S05']))
  it('a new one stays as it was typed', read('R99', 'participant', ['R99']))
  it('nothing', read(' ', 'site', []))
  it('one site is shown with its name, several by key', () => {
    expect(keysInWords(['S05'], 'site', known)).toBe('S05 Pennywhistle Valley')
    expect(keysInWords(['S05', 'S10'], 'site', known)).toBe('S05; S10')
  })
})

describe('what is offered under the field', () => {
  const offered = (typed: string, row = aRow({})) => offerKeys(row, typed, 'participant', known)
  it('people of the row’s own site first', () =>
    expect(offered('').suggestions.map(suggestion => suggestion.key)).toEqual(['R21', 'R22', 'R11']))
  it('a person by the post, said to be the nearest', () => {
    const { head, suggestions } = offered('Finance director')
    expect(head).toBe('Nobody is called “Finance director”. Nearest:')
    expect(suggestions[0]).toMatchObject({ key: 'R22', label: 'Finance director', detail: 'S10 Eastering Cross' })
    expect(suggestions.at(-1)).toMatchObject({
      value: 'Finance director',
      label: 'New participant “Finance director” at S10',
    })
  })
  it('after a semicolon, the next one', () => expect(offered('R22; R2').suggestions[0]!.value).toBe('R22; R21'))
  it('a key that is there is not offered as new', () =>
    expect(offered('R22').suggestions.map(suggestion => suggestion.value)).toEqual(['R22']))
})

describe('what is to check', () => {
  const asks = (row: ImportRow, sentences: string[]) => () => expect(toCheck(row, known)).toEqual(sentences)
  it('nothing, when all is known', asks(aRow({}), []))
  it('a site that would be new', asks(aRow({ caseKeys: ['S13'] }), ['S13 is new: a site will be made']))
  it('an interview with nobody', asks(aRow({ participantKeys: [] }), ['nobody named yet']))
  it('a document needs nobody', asks(aRow({ kind: 'document', participantKeys: [] }), []))
  it('a date that is none', asks(aRow({ date: 'soon' }), ['“soon” is no date']))
  it('not what is left out', asks(aRow({ caseKeys: ['S13'] }, 'ready', true), []))
  it('not what is refused', asks(aRow({ caseKeys: ['S13'] }, 'refused'), []))
})
