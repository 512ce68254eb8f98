import { command, query } from '../../base/call.ts'
import {
  eitherBy,
  id,
  list,
  nullable,
  object,
  oneOf,
  optional,
  text,
  truth,
  wholeNumber,
  type Parser,
} from '../../base/parse.ts'
import type { EarlierPage, ToDecidePage } from '../decide/types.ts'
import type { CodeSet, SetId } from '../sets/types.ts'
import type { Plan, Restructured, Restructuring } from './types.ts'

const codes = list(id('code'), 2000)
const reason = text(2000)
const places = list(wholeNumber(0, 49), 50)
const long = optional(nullable(text(20_000)))

/** What can be done to the framework, as it comes through the door. */
export const restructuringParser: Parser<Restructuring> = eitherBy('operation', {
  merge: {
    codeIds: codes,
    intoId: id('code'),
    overlaps: oneOf('apart', 'join'),
    below: oneOf('follow', 'stay'),
    reason,
  },
  split: {
    codeId: id('code'),
    into: list(successor(), 50),
    original: oneOf('retire', 'keep'),
    rules: list(
      object({
        coderId: optional(id('coder')),
        sourceId: optional(id('source')),
        word: optional(text(200)),
        to: places,
      }),
      200,
    ),
    choices: list(object({ codingId: id('coding'), to: places }), 100_000),
    rest: places,
    reason,
  },
  move: { codeIds: codes, parentId: nullable(id('code')), beforeId: nullable(id('code')) },
  rename: { codeId: id('code'), name: text(200) },
  retire: {
    codeIds: codes,
    codings: oneOf('stay', 'move', 'remove'),
    toId: nullable(id('code')),
    below: oneOf('stay', 'retire'),
    reason,
  },
  revive: { codeIds: codes },
  redefine: {
    codeId: id('code'),
    entry: object({
      brief: optional(nullable(text(2000))),
      full: long,
      inclusion: long,
      exclusion: long,
      typical: long,
      closeButNo: long,
    }),
    major: truth,
    reason: nullable(reason),
  },
  promote: { codeId: id('code'), codings: oneOf('stay', 'move'), toId: nullable(id('code')) },
  demote: { codeId: id('code') },
  status: { codeIds: codes, status: oneOf('proposed', 'active', 'frozen') },
})

function successor() {
  const there = object({ codeId: id('code') })
  const made = object({ name: text(200), brief: optional(text(2000)) })
  return {
    says: `${there.says} or ${made.says}`,
    parse: (input: unknown, path: string) =>
      typeof input === 'object' && input !== null && 'codeId' in input
        ? there.parse(input, path)
        : made.parse(input, path),
  }
}

const queue = object({
  coderId: optional(id('coder')),
  codeId: optional(id('code')),
  from: optional(wholeNumber()),
  limit: optional(wholeNumber(1, 500)),
})

/** What others may ask about restructuring the framework. */
export const restructureContract = {
  'framework.plan': query<Plan>()({
    says: 'What merging, splitting, moving, renaming, retiring, reviving, redefining, grouping, freezing or accepting codes would do, in numbers, with all that stands against it. Changes nothing.',
    input: restructuringParser,
  }),
  'framework.apply': command<Restructured>()({
    label: 'Restructure the framework',
    says: 'Does what a plan says, as one act. Refuses what the plan refuses, a missing reason where meaning changes, and, given what was `seen`, numbers that are no longer those.',
    input: object({ request: restructuringParser, seen: optional(text(64)) }),
  }),
  'framework.toDecide': query<ToDecidePage>()({
    says: 'The codings of split codes that wait to be decided, of one coder or everybody, with where they may go and how far each coder is. 50 a page unless told.',
    input: queue,
  }),
  'framework.decide': command<void>()({
    label: 'Decide codings',
    says: 'Decides where codings of a split code go: to one code or several. Refuses codings that do not wait, groups and retired codes.',
    input: object({ codingIds: list(id('coding'), 10_000), codeIds: list(id('code'), 50) }),
  }),
  'framework.earlierDefinition': query<EarlierPage>()({
    says: 'The codings made under an earlier definition of their code and not confirmed since, of one coder or everybody, with the definitions then and now. 50 a page unless told.',
    input: queue,
  }),
  'framework.confirmDefinition': command<number>()({
    label: 'Confirm codings',
    says: 'Confirms that codings hold under the present definition: the ones named, or all of a code (of one coder). Gives back how many carried the mark.',
    input: object({
      codingIds: optional(list(id('coding'), 10_000)),
      codeId: optional(id('code')),
      coderId: optional(id('coder')),
    }),
  }),
  'codeSet.list': query<readonly CodeSet[]>()({
    says: 'The sets of codes with the codes in them.',
    input: object({}),
  }),
  'codeSet.create': command<SetId>()({
    label: 'New set of codes',
    says: 'Makes a set of codes, with codes in it if some are given. Refuses an empty name and one that another set has.',
    input: object({ name: text(200), codeIds: optional(codes) }),
  }),
  'codeSet.rename': command<void>()({
    label: 'Rename set of codes',
    says: 'Gives a set of codes another name. Refuses an empty one and one that another set has.',
    input: object({ setId: id('set'), name: text(200) }),
  }),
  'codeSet.remove': command<void>()({
    label: 'Remove set of codes',
    says: 'Removes a set of codes. The codes stay.',
    input: object({ setId: id('set') }),
  }),
  'codeSet.add': command<number>()({
    label: 'Put codes into a set',
    says: 'Puts codes into a set; those in it stay. Gives back how many came in.',
    input: object({ setId: id('set'), codeIds: codes }),
  }),
  'codeSet.take': command<number>()({
    label: 'Take codes out of a set',
    says: 'Takes codes out of a set. Gives back how many went.',
    input: object({ setId: id('set'), codeIds: codes }),
  }),
}
