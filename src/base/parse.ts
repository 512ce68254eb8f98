// Input from outside is parsed, never trusted: a parser takes anything and gives back a typed value or throws an
// `InvalidInput` that says where. The same parsers document the calls (`describe`).

import { isId, type Id } from './ids.ts'
import type { TextRange } from './text-range.ts'

/** Turns unknown input into a typed value, or throws {@link InvalidInput}. `says` is its shape in a few words. */
export interface Parser<Value> {
  readonly says: string
  parse(input: unknown, path: string): Value
  /** Set when an object may leave the field out. */
  readonly optional?: boolean
  readonly fields?: Readonly<Record<string, Parser<unknown>>>
}

/** The value a parser yields. */
export type Parsed<P> = P extends Parser<infer Value> ? Value : never

/** Input of the wrong shape: where, and what was expected there. Never quotes what was given (it may be research text). */
export class InvalidInput extends Error {
  constructor(path: string, expected: string) {
    super(`${path || 'input'}: expected ${expected}.`)
    this.name = 'InvalidInput'
  }
}

/** Text of at most `limit` UTF-16 units (1 million unless told). */
export function text(limit = 1_000_000): Parser<string> {
  return {
    says: 'text',
    parse(input, path) {
      if (typeof input !== 'string') throw new InvalidInput(path, 'text')
      if (input.length > limit) throw new InvalidInput(path, `text of at most ${limit} characters`)
      return input
    },
  }
}

/** A whole number between two bounds, both included. */
export function wholeNumber(least = 0, most = Number.MAX_SAFE_INTEGER): Parser<number> {
  return {
    says: 'whole number',
    parse(input, path) {
      if (typeof input !== 'number' || !Number.isSafeInteger(input) || input < least || input > most) {
        throw new InvalidInput(path, `a whole number from ${least} to ${most}`)
      }
      return input
    },
  }
}

/** True or false. */
export const truth: Parser<boolean> = {
  says: 'true or false',
  parse(input, path) {
    if (typeof input !== 'boolean') throw new InvalidInput(path, 'true or false')
    return input
  },
}

/** The id of a thing of one kind. Says nothing of whether it exists. */
export function id<Kind extends string>(kind: Kind): Parser<Id<Kind>> {
  return {
    says: `id of a ${kind}`,
    parse(input, path) {
      if (typeof input !== 'string' || !isId(input)) throw new InvalidInput(path, `the id of a ${kind}`)
      return input as Id<Kind>
    },
  }
}

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Parser<Word> {
  return {
    says: words.map(word => `“${word}”`).join(' or '),
    parse(input, path) {
      if (typeof input !== 'string' || !words.includes(input as Word))
        throw new InvalidInput(path, `one of ${words.join(', ')}`)
      return input as Word
    },
  }
}

/** A list of at most `limit` things (100,000 unless told). */
export function list<Item>(item: Parser<Item>, limit = 100_000): Parser<Item[]> {
  return {
    says: `list of ${item.says}`,
    parse(input, path) {
      if (!Array.isArray(input)) throw new InvalidInput(path, 'a list')
      if (input.length > limit) throw new InvalidInput(path, `a list of at most ${limit}`)
      return input.map((one, at) => item.parse(one, `${path}[${at}]`))
    },
  }
}

/** The same, or null. */
export function nullable<Value>(value: Parser<Value>): Parser<Value | null> {
  return {
    says: `${value.says}, or null`,
    parse: (input, path) => (input === null ? null : value.parse(input, path)),
  }
}

/** A field that may be left out of its object. */
export function optional<Value>(value: Parser<Value>): Parser<Value> & { readonly optional: true } {
  return { ...value, says: `${value.says}, may be left out`, optional: true }
}

type Fields = Readonly<Record<string, Parser<unknown>>>
type OptionalNames<F extends Fields> = { [Name in keyof F]: F[Name] extends { optional: true } ? Name : never }[keyof F]
type ObjectOf<F extends Fields> = {
  readonly [Name in Exclude<keyof F, OptionalNames<F>>]: Parsed<F[Name]>
} & { readonly [Name in OptionalNames<F>]?: Parsed<F[Name]> }

/** An object with exactly these fields: an unknown field is refused, so that a misspelt one is not ignored. */
export function object<F extends Fields>(fields: F): Parser<ObjectOf<F>> {
  return {
    says: `{ ${Object.entries(fields)
      .map(([name, field]) => `${name}: ${field.says}`)
      .join(', ')} }`,
    fields,
    parse(input, path) {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new InvalidInput(path, 'an object')
      const given = input as Record<string, unknown>
      for (const name of Object.keys(given)) {
        if (!Object.hasOwn(fields, name)) throw new InvalidInput(path, `no field “${name.slice(0, 40)}”`)
      }
      const result: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(fields)) {
        if (given[name] === undefined) {
          if (field.optional) continue
          throw new InvalidInput(path ? `${path}.${name}` : name, field.says)
        }
        result[name] = field.parse(given[name], path ? `${path}.${name}` : name)
      }
      return result as ObjectOf<F>
    },
  }
}

/** One of several objects, told apart by the word in one field: `eitherBy('operation', { merge: { … }, split: { … } })`. */
export function eitherBy<Name extends string, Shapes extends Readonly<Record<string, Fields>>>(
  name: Name,
  shapes: Shapes,
): Parser<
  { [Word in keyof Shapes & string]: { readonly [N in Name]: Word } & ObjectOf<Shapes[Word]> }[keyof Shapes & string]
> {
  type Result = {
    [Word in keyof Shapes & string]: { readonly [N in Name]: Word } & ObjectOf<Shapes[Word]>
  }[keyof Shapes & string]
  const parsers = new Map(
    Object.entries(shapes).map(([word, fields]) => [word, object({ [name]: oneOf(word), ...fields })] as const),
  )
  return {
    says: [...parsers.values()].map(parser => parser.says).join(' or '),
    parse(input, path) {
      const word = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[name] : undefined
      const parser = typeof word === 'string' ? parsers.get(word) : undefined
      if (!parser) throw new InvalidInput(path ? `${path}.${name}` : name, `one of ${[...parsers.keys()].join(', ')}`)
      return parser.parse(input, path) as Result
    },
  }
}

/** No input at all. */
export const nothing: Parser<void> = {
  says: 'nothing',
  parse(input, path) {
    if (input !== undefined && input !== null && !(typeof input === 'object' && Object.keys(input).length === 0)) {
      throw new InvalidInput(path, 'no input')
    }
  },
}

/** A stretch of a text in UTF-16 units, half-open, not empty. */
export const textRange: Parser<TextRange> = {
  says: '{ start, end } in UTF-16 units, half-open',
  parse(input, path) {
    const range = object({ start: wholeNumber(), end: wholeNumber() }).parse(input, path)
    if (range.end <= range.start) throw new InvalidInput(path, 'an end after its start')
    return range
  },
}
