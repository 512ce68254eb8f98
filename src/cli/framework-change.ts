// A change of the framework as it is said on the command line, with everything in it found by name.

import type { Input } from '../api/contract.ts'
import type { CodeId, CoderId, SourceId } from '../base/ids.ts'
import { WrongUsage, type Calls, type Given, type Option } from './command.ts'
import { found, foundIn, foundOne } from './found.ts'
import { deedOf, pairOf } from './pairs.ts'

/** A change of the framework, as the door takes it. */
export type FrameworkChange = Input<'proposal.make'>['request']
type Split = Extract<FrameworkChange, { operation: 'split' }>

/** The changes, as they are called here. */
export const CHANGES = [
  'new',
  'merge',
  'split',
  'move',
  'rename',
  'redefine',
  'retire',
  'revive',
  'group',
  'ungroup',
  'status',
] as const
type ChangeName = (typeof CHANGES)[number]

const CODINGS = ['stay', 'move', 'remove'] as const
const STATUSES = ['proposed', 'active', 'frozen'] as const

/** The fields of an entry that can be written anew, by their options. */
const FIELDS = {
  brief: 'brief',
  full: 'full',
  inclusion: 'inclusion',
  exclusion: 'exclusion',
  typical: 'typical',
  'close-but-no': 'closeButNo',
} as const
const FIELD_NAMES: Readonly<Record<string, string>> = {
  brief: 'the definition in brief',
  full: 'the full definition',
  inclusion: 'when it applies',
  exclusion: 'when it does not',
  typical: 'a typical exemplar',
  'close-but-no': 'what is close, but not it',
}
const fieldOptions = Object.fromEntries(
  Object.keys(FIELDS).map((name): [string, Option] => [
    name,
    {
      kind: 'value',
      value: 'WORDS',
      says: `with redefine${name === 'brief' ? ' and new' : ''}: ${FIELD_NAMES[name] ?? name}`,
    },
  ]),
)

/** The options of a change; each says with which it goes. */
export const CHANGE_OPTIONS: Readonly<Record<string, Option>> = {
  into: {
    kind: 'list',
    value: 'CODE',
    says: 'with merge: the code they become; with split: a code that is there; with retire and group: where codings go',
  },
  make: { kind: 'list', value: 'NAME[=BRIEF]', says: 'with split: a code to be made' },
  rule: {
    kind: 'list',
    value: 'coder:NAME|source:SOURCE|word:WORDS=CODE',
    says: 'with split: where the codings of a coder, in a source, or with words in them go; the first that fits decides',
  },
  rest: { kind: 'value', value: 'CODE', says: 'with split: where all others go; else they wait to be decided' },
  keep: { kind: 'switch', says: 'with split: the code stays in use, the others below it' },
  join: { kind: 'switch', says: 'with merge: passages of one coder that then overlap become one' },
  'leave-below': { kind: 'switch', says: 'with merge: codes below stay where they are' },
  under: { kind: 'value', value: 'CODE|top', says: 'with move and new: the code that it stands under' },
  before: { kind: 'value', value: 'CODE', says: 'with move: before this one; else last' },
  to: { kind: 'value', value: 'NAME', says: 'with rename: the new name' },
  codings: { kind: 'value', oneOf: CODINGS, says: 'with retire: what becomes of its codings; else they stay' },
  'with-below': { kind: 'switch', says: 'with retire: what lies below too' },
  'is-group': { kind: 'switch', says: 'with new: it only holds others' },
  ...fieldOptions,
  major: { kind: 'switch', says: 'with redefine: the meaning changes, which marks all earlier codings' },
  status: {
    kind: 'value',
    oneOf: STATUSES,
    says: 'with status: active accepts proposed codes, frozen lets nobody change them',
  },
}

/** Which options go with which change. */
const TAKES: Readonly<Record<ChangeName, readonly string[]>> = {
  new: ['under', 'is-group', 'brief'],
  merge: ['into', 'join', 'leave-below'],
  split: ['into', 'make', 'rule', 'rest', 'keep'],
  move: ['under', 'before'],
  rename: ['to'],
  redefine: [...Object.keys(FIELDS), 'major'],
  retire: ['into', 'codings', 'with-below'],
  revive: [],
  group: ['into'],
  ungroup: [],
  status: ['status'],
}

/** What a change is about and how it is written, for help. */
export const CHANGES_SAID =
  'CHANGE is new NAME; merge CODE… --into CODE; split CODE with --into or --make for each code it becomes; move CODE… --under CODE|top; rename CODE --to NAME; redefine CODE with the fields that change; retire or revive CODE…; group CODE (from now on it only holds others) or ungroup; status CODE… --status.'

/** The change that stands on the command line: its name, what it is done to, and its options. Refuses, as a wrong use, an option that goes with another one, and what does not say all that is needed. */
export async function changeGiven(
  written: string,
  names: readonly string[],
  reason: string,
  given: Given,
  calls: Calls,
): Promise<FrameworkChange> {
  const change = deedOf(written, CHANGES)
  for (const option of Object.keys(CHANGE_OPTIONS))
    if (isGiven(given, option) && !TAKES[change].includes(option))
      throw new WrongUsage(
        `--${option} goes with ${CHANGES.filter(one => TAKES[one].includes(option)).join(', ')}, not with ${change}.`,
      )
  if (change === 'new') return newCode(only(names, 'NAME'), given, calls)
  if (names.length === 0) throw new WrongUsage('CODE is missing.')
  const codeIds = await found<CodeId>(calls, 'codes', names)
  const [codeId] = codeIds
  if (codeIds.length > 1 && ['split', 'rename', 'redefine', 'group', 'ungroup'].includes(change))
    throw new WrongUsage(`“${names[1]!}” is too much: ${change} is of one code.`)
  const into = await foundIn<CodeId>(given, calls, 'into', 'codes')
  if (into.length > 1 && change !== 'split') throw new WrongUsage('Say one code with --into.')
  const toId = into[0] ?? null
  switch (change) {
    case 'merge':
      if (toId === null) throw new WrongUsage('Say what they become: --into CODE.')
      return {
        operation: 'merge',
        codeIds,
        intoId: toId,
        overlaps: given.has('join') ? 'join' : 'apart',
        below: given.has('leave-below') ? 'stay' : 'follow',
        reason,
      }
    case 'split':
      return split(codeId!, into, reason, given, calls)
    case 'move':
      if (!isGiven(given, 'under')) throw new WrongUsage('Say where to: --under CODE, or --under top.')
      return {
        operation: 'move',
        codeIds,
        parentId: await parentGiven(given, calls),
        beforeId: await codeGiven(given, calls, 'before'),
      }
    case 'rename':
      return { operation: 'rename', codeId: codeId!, name: needed(given, 'to', 'NAME') }
    case 'redefine':
      return redefine(codeId!, reason, given)
    case 'retire': {
      const codings = given.choice('codings', CODINGS) ?? (toId === null ? 'stay' : 'move')
      if ((codings === 'move') !== (toId !== null))
        throw new WrongUsage('--codings move and --into CODE go together: where the codings go.')
      return { operation: 'retire', codeIds, codings, toId, below: given.has('with-below') ? 'retire' : 'stay', reason }
    }
    case 'revive':
      return { operation: 'revive', codeIds }
    case 'group':
      return { operation: 'promote', codeId: codeId!, codings: toId === null ? 'stay' : 'move', toId }
    case 'ungroup':
      return { operation: 'demote', codeId: codeId! }
    case 'status': {
      const status = given.choice('status', STATUSES)
      if (status === undefined) throw new WrongUsage(`Say --status: one of ${STATUSES.join(', ')}.`)
      return { operation: 'status', codeIds, status }
    }
  }
}

function isGiven(given: Given, option: string): boolean {
  return given.has(option) || given.value(option) !== undefined
}

function only(names: readonly string[], what: string): string {
  if (names[0] === undefined) throw new WrongUsage(`${what} is missing.`)
  if (names[1] !== undefined) throw new WrongUsage(`“${names[1]}” is too much.`)
  return names[0]
}

function needed(given: Given, option: string, value: string): string {
  const words = given.value(option)
  if (words === undefined) throw new WrongUsage(`Say --${option} ${value}.`)
  return words
}

async function codeGiven(given: Given, calls: Calls, option: string): Promise<CodeId | null> {
  const name = given.value(option)
  return name === undefined ? null : foundOne<CodeId>(calls, 'codes', name)
}

async function parentGiven(given: Given, calls: Calls): Promise<CodeId | null> {
  return given.value('under') === 'top' ? null : codeGiven(given, calls, 'under')
}

async function newCode(name: string, given: Given, calls: Calls): Promise<FrameworkChange> {
  return {
    operation: 'new',
    name,
    parentId: await parentGiven(given, calls),
    kind: given.has('is-group') ? 'group' : 'code',
    brief: given.value('brief') ?? null,
  }
}

function redefine(codeId: CodeId, reason: string, given: Given): FrameworkChange {
  const entry = Object.fromEntries(
    Object.entries(FIELDS).flatMap(([option, field]) => {
      const words = given.value(option)
      return words === undefined ? [] : [[field, words.trim() === '' ? null : words]]
    }),
  )
  if (Object.keys(entry).length === 0)
    throw new WrongUsage(
      `Say what is written anew: ${Object.keys(FIELDS)
        .map(one => `--${one}`)
        .join(', ')}.`,
    )
  return { operation: 'redefine', codeId, entry, major: given.has('major'), reason }
}

async function split(
  codeId: CodeId,
  there: readonly CodeId[],
  reason: string,
  given: Given,
  calls: Calls,
): Promise<Split> {
  const made = given.list('make').map(one => {
    const at = one.indexOf('=')
    return at < 0 ? { name: one.trim() } : { name: one.slice(0, at).trim(), brief: one.slice(at + 1).trim() }
  })
  const into: Split['into'] = [...there.map(id => ({ codeId: id })), ...made]
  const placeOf = async (name: string): Promise<number> => {
    const at = made.findIndex(one => one.name === name.trim())
    if (at >= 0) return there.length + at
    const place = there.indexOf(await foundOne<CodeId>(calls, 'codes', name))
    if (place < 0) throw new WrongUsage(`“${name}” is none of the codes it becomes: name it with --into or --make too.`)
    return place
  }
  const rules: Split['rules'][number][] = []
  for (const one of given.list('rule')) {
    const [condition, name] = pairOf(one, 'coder:NAME=CODE, source:SOURCE=CODE or word:WORDS=CODE')
    const [, by, what] = /^(coder|source|word):(.+)$/s.exec(condition) ?? []
    if (what === undefined)
      throw new WrongUsage(`“${one}” is not coder:NAME=CODE, source:SOURCE=CODE or word:WORDS=CODE.`)
    const to = [await placeOf(name)]
    if (by === 'coder') rules.push({ coderId: await foundOne<CoderId>(calls, 'coders', what), to })
    else if (by === 'source') rules.push({ sourceId: await foundOne<SourceId>(calls, 'sources', what), to })
    else rules.push({ word: what, to })
  }
  const rest = given.value('rest')
  return {
    operation: 'split',
    codeId,
    into,
    original: given.has('keep') ? 'keep' : 'retire',
    rules,
    choices: [],
    rest: rest === undefined ? [] : [await placeOf(rest)],
    reason,
  }
}
