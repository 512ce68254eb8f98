// What the JSON of a file that comes in has to look like: by the parsers of the door where there are such, otherwise by what its
// readers count on. Pure.

import { agreementFields } from '../../analysis/agreement/contract.ts'
import { storedDisplay } from '../../analysis/displays/parse.ts'
import { filterParser } from '../../analysis/filter/parse.ts'
import { POSITIONS } from '../../analysis/positions/types.ts'
import {
  id,
  InvalidInput,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import { attributeRule } from '../../cases/rules.ts'
import { proposedParser } from '../review/contract.ts'
import { cellParser } from '../review/thing.ts'

/** An object with at least these fields, for what has no call that takes it: a later Crosscase may have added some. */
function holding(fields: Readonly<Record<string, Parser<unknown>>>): Parser<unknown> {
  const known = object(fields)
  return {
    says: `${known.says} and perhaps more`,
    parse(input, path) {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new InvalidInput(path, 'an object')
      return known.parse(
        Object.fromEntries(Object.entries(input).filter(([name]) => Object.hasOwn(fields, name))),
        path,
      )
    },
  }
}

/** A list of lists, each of so many words or numbers. */
function tuples(least: number, most: number): Parser<unknown> {
  return {
    says: 'a list of lists of words and numbers',
    parse: (input, path) =>
      list<unknown>({
        says: 'a list of words and numbers',
        parse(one, where) {
          const sound =
            Array.isArray(one) &&
            one.length >= least &&
            one.length <= most &&
            one.every(value => typeof value === 'string' || typeof value === 'number')
          if (!sound) throw new InvalidInput(where, 'a list of words and numbers')
          return one
        },
      }).parse(input, path),
  }
}

/** A number between two bounds. */
function number(least: number, most: number): Parser<number> {
  return {
    says: `a number from ${least} to ${most}`,
    parse(input, path) {
      if (typeof input !== 'number' || !(input >= least && input <= most))
        throw new InvalidInput(path, `a number from ${least} to ${most}`)
      return input
    },
  }
}

/** Where formatting stands in a paragraph, and which. */
const mark: Parser<unknown> = {
  says: '[start, end, bold, italic, underline or strike]',
  parse(input, path) {
    if (!Array.isArray(input) || input.length !== 3) throw new InvalidInput(path, 'a start, an end and a mark')
    const start = wholeNumber(0, 10_000_000).parse(input[0], `${path}[0]`)
    wholeNumber(start, 10_000_000).parse(input[1], `${path}[1]`)
    return oneOf('bold', 'italic', 'underline', 'strike').parse(input[2], `${path}[2]`)
  },
}

const words = list(text())
const maybe = nullable(text())
const codes = list(holding({ id: text(), name: text() }))

/** By table and column, what reads it. */
export const INCOMING_SHAPES: Readonly<Record<string, Readonly<Record<string, Parser<unknown>>>>> = {
  agreement_run: { settings: object(agreementFields) },
  attribute: { choices: words, rule: attributeRule },
  case_event: {
    details: holding({
      values: optional(list(holding({ attribute: text(), value: text() }))),
      publishedCode: optional(text()),
      within: optional(text()),
      relation: optional(text()),
      moved: optional(list(holding({ kind: text(), count: wholeNumber() }))),
    }),
  },
  claim: { counts: list(oneOf(...POSITIONS)), filter: filterParser, seen: words },
  comment: { cell: cellParser, seen: tuples(2, 2) },
  framework_operation: {
    details: holding({
      codes,
      into: optional(codes),
      followed: optional(codes),
      coderNames: optional(words),
      formerName: optional(text()),
    }),
  },
  other_run: { settings: object(agreementFields), sources: list(id('source'), 20_000) },
  output_setting: {
    settings: holding({ template: optional(text()), fillers: optional(words), leftOut: optional(words) }),
  },
  paragraph: { marks: list(mark) },
  population: { attributes: words, members: list(words) },
  position: { seen: tuples(2, 3) },
  proposal: { request: proposedParser },
  proposition: { scope_filter: filterParser },
  proposition_wording: { scope_filter: filterParser },
  quote: {
    edits: list(
      holding({ start: wholeNumber(), end: wholeNumber(), kind: text(), text: text(), was: text(), before: text() }),
    ),
  },
  rating_scale: { steps: words },
  round: { filter: filterParser },
  round_thing: { cell: cellParser },
  saved_display: { request: storedDisplay },
  saved_filter: { filter: filterParser },
  source: { losses: words },
  summary: { seen: tuples(3, 4) },
  text_edit: { steps: list(holding({ start: wholeNumber(), removed: text(), inserted: text() })) },
}

const thing = { id: text(), name: text() }
const figures = holding({
  pooled: holding({}),
  meanOfCells: holding({}),
  weightedBySize: holding({}),
  interval: optional(holding({})),
})
const row = holding({
  ...thing,
  counts: holding({}),
  prevalence: number(0, 1),
  cells: holding({ all: wholeNumber(), empty: wholeNumber() }),
  excerpts: list(holding({ made: wholeNumber(), matched: wholeNumber() })),
  figures: list(figures),
})
const count = optional(wholeNumber())

const run = holding({
  unit: text(),
  coders: list(holding(thing)),
  measures: words,
  version: maybe,
  byCode: list(row),
  bySource: list(row),
  pooled: row,
  across: nullable(holding({})),
  onExcerpts: nullable(holding({})),
  missing: list(holding({ ...thing, notBy: words })),
  empty: list(holding(thing)),
  leftOut: list(holding({ ...thing, why: text() })),
  caption: text(),
})
const framework = holding({
  codes: list(
    holding({
      id: id('code'),
      key: maybe,
      kind: oneOf('code', 'group'),
      name: text(),
      parentId: nullable(id('code')),
      place: number(-1e15, 1e15),
      provenance: text(),
      brief: maybe,
      full: maybe,
      inclusion: maybe,
      exclusion: maybe,
      typical: maybe,
      closeButNo: maybe,
      status: text(),
      // A group has none: -1.
      hue: number(-1, 1e15),
      definition: wholeNumber(),
      counts: holding({ codings: count, sources: count, coders: count }),
    }),
  ),
  sets: list(holding({ ...thing, place: number(-1e15, 1e15), codeIds: list(id('code')) })),
  questions: list(
    holding({ id: text(), key: text(), place: number(-1e15, 1e15), wording: text(), codeIds: list(id('code')) }),
  ),
  replacements: list(holding({ codeId: id('code'), byId: id('code') })),
})
const codeIds = list(id('code'))

/** JSON that is kept packed (deflated), by table and column: what reads it counts on at least this. */
export const PACKED_SHAPES: Readonly<Record<string, Readonly<Record<string, Parser<unknown>>>>> = {
  agreement_run: { result: run },
  framework_version: { content: framework },
  other_run: { result: run },
  other_version: {
    content: holding({
      framework: nullable(framework),
      operations: list(
        holding({
          operation: text(),
          codes: codeIds,
          into: codeIds,
          codings: nullable(wholeNumber()),
          sources: nullable(wholeNumber()),
          coders: nullable(wholeNumber()),
          reason: maybe,
          by: maybe,
          at: text(),
        }),
      ),
      entries: list(
        holding({
          version: text(),
          on: text(),
          operation: text(),
          codes: words,
          into: words,
          by: maybe,
          reason: maybe,
        }),
      ),
    }),
  },
}

/** JSON of which only that it is JSON is asked, with why. */
export const WITHOUT_SHAPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  framework_version: { content_counts: 'Counts shown in the list of versions; nothing is worked out from them.' },
  other_version: { content_counts: 'Counts shown in the list of versions; nothing is worked out from them.' },
  memo: { rich: 'Read by `readRich`: what is no formatted memo gives way to the plain words beside it.' },
}

/** The column that says what a thing is called, of tables whose things have a name of their own. */
export const CALLED: Readonly<Record<string, string>> = {
  agreement_run: 'label',
  attribute: 'name',
  framework_version: 'label',
  other_run: 'label',
  other_version: 'label',
  proposition: 'key',
  rating_scale: 'name',
  round: 'name',
  saved_display: 'name',
  saved_filter: 'name',
}
