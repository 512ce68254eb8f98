// The parser of the common filter: what comes through the door, from a file or out of the project's own JSON.

import {
  eitherBy,
  id,
  InvalidInput,
  list,
  nullable,
  oneOf,
  optional,
  text,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { STRENGTHS } from '../../coding/types.ts'
import { CODER_FACTS } from '../coder-facts.ts'
import { STANCES } from '../propositions/types.ts'
import type { Condition, Filter } from './types.ts'

const MOST_DEEP = 10
const MOST_CONDITIONS = 200

/** A day, month or year as dates of sources are written. */
const day: Parser<string> = {
  says: 'a date, YYYY or YYYY-MM or YYYY-MM-DD',
  parse(input, path) {
    const date = text(10).parse(input, path)
    if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date)) throw new InvalidInput(path, 'a date: YYYY, YYYY-MM or YYYY-MM-DD')
    return date
  },
}

const condition: Parser<Condition> = eitherBy('is', {
  'source kind': { kinds: list(oneOf('interview', 'observation', 'document'), 3) },
  sources: { ids: list(id('source'), 20_000) },
  cases: { ids: list(id('case'), 20_000) },
  speakers: { roles: list(oneOf('interviewer', 'respondent', 'other', 'nobody'), 4) },
  coders: { ids: list(id('coder'), 200) },
  'coder fact': { fact: oneOf(...CODER_FACTS), values: list(text(4000), 200) },
  dates: { from: nullable(day), to: nullable(day) },
  attribute: {
    about: text(60),
    name: text(200),
    how: oneOf('is', 'is not', 'at least', 'at most', 'unassigned', 'does not apply'),
    values: list(text(2000), 200),
  },
  coded: {
    codeIds: list(id('code'), 5000),
    below: truth,
    how: oneOf(
      'this coding',
      'same passage',
      'overlapping',
      'same paragraph',
      'same turn',
      'same source',
      'within words',
    ),
    words: optional(wholeNumber(0, 10_000)),
  },
  stance: {
    stances: list(oneOf(...STANCES), 4),
    propositionIds: optional(list(id('proposition'), 1000)),
  },
  strength: { strengths: list(oneOf(...STRENGTHS), 3) },
  exemplar: {},
  signed: { about: oneOf('site', 'pair') },
  version: { versionId: nullable(id('version')) },
})

/** A filter: conditions joined by all, any and not, at most ten deep and two hundred in all. */
export const filterParser: Parser<Filter> = {
  says: '{ all: […] } or { any: […] } or { not: … }, or a condition { is: … }: the common filter',
  parse(input, path) {
    let conditions = 0
    const deeper = (part: unknown, where: string, depth: number): Filter => {
      if (depth > MOST_DEEP) throw new InvalidInput(where, `a filter at most ${MOST_DEEP} deep`)
      if (typeof part !== 'object' || part === null || Array.isArray(part)) throw new InvalidInput(where, 'a filter')
      const [name, ...more] = Object.keys(part)
      if (name === 'all' || name === 'any' || name === 'not') {
        if (more.length > 0) throw new InvalidInput(where, `“${name}” alone`)
        const inner = (part as Record<string, unknown>)[name]
        if (name === 'not') return { not: deeper(inner, `${where}.not`, depth + 1) }
        if (!Array.isArray(inner)) throw new InvalidInput(`${where}.${name}`, 'a list of filters')
        if (inner.length > MOST_CONDITIONS)
          throw new InvalidInput(`${where}.${name}`, `a list of at most ${MOST_CONDITIONS}`)
        const parts = inner.map((one, at) => deeper(one, `${where}.${name}[${at}]`, depth + 1))
        return name === 'all' ? { all: parts } : { any: parts }
      }
      if (++conditions > MOST_CONDITIONS) throw new InvalidInput(where, `at most ${MOST_CONDITIONS} conditions`)
      return condition.parse(part, where)
    }
    return deeper(input, path, 1)
  },
}
