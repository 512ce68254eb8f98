// Decisions that come from a file, or through the door. Pure.

import { InvalidInput, nullable, object, optional, text, type Parser } from '../../base/parse.ts'
import type { Decision, FieldAnswer } from './types.ts'

/** The id of a question: it follows from what is asked. */
export const questionId: Parser<string> = {
  says: 'the id of a question of a merge',
  parse(input, path) {
    if (typeof input !== 'string' || !/^[0-9a-f]{32}$/.test(input))
      throw new InvalidInput(path, 'the id of a question of a merge')
    return input
  },
}

const values: Parser<Readonly<Record<string, FieldAnswer>>> = {
  says: 'by field: { take: a column } or { text: words or null }',
  parse(input, path) {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw new InvalidInput(path, 'an answer by field')
    const entries = Object.entries(input)
    if (entries.length > 50) throw new InvalidInput(path, 'at most 50 fields')
    return Object.fromEntries(
      entries.map(([field, value]) => {
        if (!/^[a-z_]{1,40}$/.test(field)) throw new InvalidInput(path, 'names of fields')
        const at = `${path}.${field}`
        const takes = typeof value === 'object' && value !== null && 'take' in value
        return [field, takes ? taken.parse(value, at) : written.parse(value, at)]
      }),
    )
  },
}
const taken = object({ take: text(20) })
const written = object({ text: nullable(text(200_000)) })

/** An answer to a question. */
export const decision: Parser<Decision> = object({
  question: questionId,
  choice: text(60),
  text: optional(text(5_000_000)),
  values: optional(values),
  code: optional(text(200)),
})
