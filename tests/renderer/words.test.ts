import { describe, expect, it } from 'vitest'
import { whenInWords } from '../../renderer/words/dates.ts'
import { words } from '../../renderer/words/en.ts'
import { attributeName, fullName, keyBeside } from '../../renderer/words/names.ts'
import { inWords, plural } from '../../renderer/words/plural.ts'

describe('numbers and names', () => {
  it('one source', () => expect(plural(1, 'source')).toBe('1 source'))
  it('many codings', () => expect(plural(1204, 'coding')).toBe('1,204 codings'))
  it('no excerpt', () => expect(plural(0, 'excerpt')).toBe('0 excerpts'))
  it('several in a row', () => expect(inWords(['DB', 'SV', 'KO'])).toBe('DB, SV and KO'))
  it('a key before a name', () =>
    expect(fullName({ key: 'S05', name: 'Pennywhistle Valley' })).toBe('S05 Pennywhistle Valley'))
  it('not when it is the name', () => expect(keyBeside({ key: 'R11', name: 'R11' })).toBeNull())
  it('columns of sheets without their underscores', () =>
    expect(attributeName('regional_board')).toBe('regional board'))
})

describe('days as people say them', () => {
  const now = new Date(2024, 5, 28, 12)
  const said = (...day: [number, number, number, number?, number?]) => whenInWords(new Date(...day).toISOString(), now)
  it('today', () => expect(said(2024, 5, 28, 9, 12)).toBe('today, 09:12'))
  it('yesterday', () => expect(said(2024, 5, 27, 23, 59)).toBe('yesterday, 23:59'))
  it('this year', () => expect(said(2024, 2, 11)).toBe('11 March'))
  it('another year', () => expect(said(2022, 4, 3)).toBe('3 May 2022'))
  it('nonsense says nothing', () => expect(whenInWords('soon', now)).toBe(''))
})

/** Every plain sentence of the catalogue with its place in it. */
function sentences(of: unknown, path = ''): [string, string][] {
  if (typeof of === 'string') return [[path, of]]
  if (typeof of !== 'object' || of === null) return []
  return Object.entries(of).flatMap(([name, value]) => sentences(value, `${path}.${name}`))
}

describe('the voice of the catalogue', () => {
  const all = sentences(words)
  const where = (wrong: (text: string) => boolean) => all.filter(([, text]) => wrong(text)).map(([path]) => path)
  it('says nothing with an exclamation mark', () => expect(where(text => text.includes('!'))).toEqual([]))
  it('has no button that says OK or Submit', () => expect(where(text => /^(ok|submit)$/i.test(text))).toEqual([]))
  it('says code, source and excerpt, never node or snippet', () =>
    expect(where(text => /\b(nodes?|snippets?|hypothes[ie]s)\b/i.test(text))).toEqual([]))
  it('uses curly quotation marks', () =>
    expect(where(text => /["']\w|\w'\w/.test(text.replaceAll(/"[^"]*\*?"/g, '')))).toEqual([]))
})
