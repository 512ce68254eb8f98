// Which attributes a request tells of everything that stands in its answer: whoever reads its caption knows them. Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import { everyCondition } from '../../analysis/filter/words.ts'
import { fold } from '../../base/order.ts'

/** An attribute as a request names it: of sites, people, pairs, or ('' or null) of whoever has one of this name. */
export interface AskedAttribute {
  readonly about: string | null
  readonly name: string
}

/** The attributes that a filter asks for, also where it asks for what is not so: what passes is told by it. */
export function attributesIn(filter: Filter | null): AskedAttribute[] {
  const found: AskedAttribute[] = []
  if (filter !== null)
    everyCondition(filter, one => {
      if (one.is === 'attribute') found.push({ about: one.about, name: one.name })
    })
  return found
}

const CALLED: Readonly<Record<string, string>> = { participant: 'person' }

/** Whether an attribute of the population (`site: study_depth`) is the one asked for. */
export function isCalled(name: string, one: AskedAttribute): boolean {
  const at = name.indexOf(': ')
  const plain = (text: string) =>
    fold(text)
      .replace(/[\s_-]+/gu, ' ')
      .trim()
  return (
    plain(name.slice(at + 2)) === plain(one.name) &&
    (one.about === null || one.about === '' || name.slice(0, at) === (CALLED[one.about] ?? one.about))
  )
}
