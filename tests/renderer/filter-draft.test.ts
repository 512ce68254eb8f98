// A filter as it is edited: the draft keeps what is not finished, and asks only for what is.

import { describe, expect, it } from 'vitest'
import type { Filter } from '../../src/analysis/filter/types.ts'
import { blank, draftOf, filterOf, withPart } from '../../renderer/components/filter/conditions.ts'

const interviews: Filter = { is: 'source kind', kinds: ['interview'] }
const exemplars: Filter = { is: 'exemplar' }

describe('there and back', () => {
  const same = (filter: Filter | null) => () => expect(filterOf(draftOf(filter))).toEqual(filter)
  it('everything', same(null))
  it('all of them', same({ all: [interviews, exemplars] }))
  it('one of them, turned round', same({ any: [{ not: interviews }, exemplars] }))
  it('none of them', same({ not: { any: [interviews, exemplars] } }))
  it('not all of them', same({ not: { all: [interviews, exemplars] } }))
  it('groups in groups', same({ all: [interviews, { any: [exemplars, { all: [{ not: exemplars }] }] }] }))
  it('one condition becomes a group of one', () => expect(filterOf(draftOf(interviews))).toEqual({ all: [interviews] }))
  it('what is turned round twice is as it was', () =>
    expect(filterOf(draftOf({ all: [{ not: { not: exemplars } }] }))).toEqual({ all: [exemplars] }))
})

describe('while it is edited', () => {
  const draft = draftOf({ all: [interviews, { any: [exemplars] }] })
  it('a new condition does not count until it is finished', () => {
    const more = withPart(draft, [2], { not: false, condition: blank('sources', null) })
    expect(more.parts).toHaveLength(3)
    expect(filterOf(more)).toEqual({ all: [interviews, { any: [exemplars] }] })
  })
  it('a group whose parts are unfinished asks nothing', () =>
    expect(filterOf(withPart(draftOf(null), [0], { joining: 'any', parts: [] }))).toBeNull())
  it('a part inside a group is changed where it stands', () =>
    expect(filterOf(withPart(draft, [1, 0], { not: true, condition: { is: 'exemplar' } }))).toEqual({
      all: [interviews, { any: [{ not: exemplars }] }],
    }))
  it('a part is taken away', () =>
    expect(filterOf(withPart(draft, [0], null))).toEqual({ all: [{ any: [exemplars] }] }))
  it('half a date is not finished', () =>
    expect(
      filterOf(withPart(draftOf(null), [0], { not: false, condition: { is: 'dates', from: '20', to: null } })),
    ).toBeNull())
})
