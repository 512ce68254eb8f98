// What open tabs keep goes along when an attribute is renamed: every tab that keeps a filter, and the others that name attributes.

import { describe, expect, it } from 'vitest'
import { USUAL_FRAMEWORK, USUAL_MATRIX } from '../../src/exchange/disclosure/kinds.ts'
import { renamedOptions, renamings } from '../../renderer/state/follow-attributes.ts'

const attribute = (id: string, about: string, name: string) => ({ id: id as never, about, name })
const [RENAMING] = renamings(
  [attribute('1', 'site', 'role'), attribute('2', 'site', 'sector')],
  [attribute('1', 'site', 'part played'), attribute('2', 'site', 'sector')],
)
const by = (name: string) => ({ is: 'attribute', about: 'site', name, how: 'is', values: ['exemplar'] })
const filter = { all: [by('role'), { not: by('sector') }] }
const followed = { all: [by('part played'), { not: by('sector') }] }
const after = (options: Record<string, unknown>, kind = 'case-themes') => renamedOptions(options, RENAMING!, kind)

describe('a renamed attribute', () => {
  it.each([
    'case-themes',
    'positions',
    'saturation',
    'timeline',
    'propositions',
    'search',
    'excerpts',
    'words',
    'disclosure',
    'summaries',
    'matrix',
  ])(
    // prettier-ignore
    'is followed by the filter of %s',
    kind => {
      expect(after({ filter, hides: true }, kind)).toEqual({ filter: followed, hides: true })
      expect(after({ filter: null }, kind)).toEqual({ filter: null })
    },
  )

  it('is followed by groups of positions, and by attributes and order of a framework matrix', () => {
    expect(after({ unit: 'sites', order: 'site role' }, 'positions')).toEqual({ unit: 'sites', order: 'site part played' }) // prettier-ignore
    expect(after({ order: 'site sector' }, 'positions')).toEqual({ order: 'site sector' })
    const setup = { rows: 'sites', attributes: ['role', 'sector'], order: { by: 'role', down: false } }
    expect(after(setup, 'summaries')).toEqual({
      rows: 'sites',
      attributes: ['part played', 'sector'],
      order: { by: 'part played', down: false },
    })
  })

  it('is followed by the matrix that a check looks at', () => {
    const options = {
      what: 'matrix',
      request: { ...USUAL_MATRIX, filter },
      framework: { ...USUAL_FRAMEWORK, attributes: ['role'] },
    }
    expect(after(options, 'disclosure')).toEqual({
      what: 'matrix',
      request: { ...USUAL_MATRIX, filter: followed },
      framework: { ...USUAL_FRAMEWORK, attributes: ['part played'] },
    })
  })

  it('leaves alone what does not name it, the very same object', () => {
    for (const options of [{ filter: by('sector') }, { order: 'site sector', unit: 'pairs' }, {}])
      expect(after(options, 'positions')).toBe(options)
  })
})
