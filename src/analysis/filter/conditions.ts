// The conditions of a filter, worked out one by one.

import { Refusal } from '../../base/trouble.ts'
import {
  ANCHOR,
  CODER,
  EXEMPLAR,
  JUDGEMENT_WIDTH,
  MARKS,
  ROLE_BITS,
  STANCE_BITS,
  STANCES,
  STRENGTH_BITS,
  VERSION,
  WIDTH,
  type CodingTable,
  type SourceBlock,
} from '../coding-table.ts'
import { findAttributeOf, withInherited } from '../attributes.ts'
import { sameAs } from '../coder-facts.ts'
import type { Heads } from '../heads.ts'
import { ANY, type Cases, type View } from '../views.ts'
import type { CompiledFilter, Decision, Known } from './compile.ts'
import { flagged, markNearCodes } from './near.ts'
import type { Condition } from './types.ts'
import { valueTest } from './value-test.ts'

/** What a filter is worked out on. */
export interface FilterGround {
  readonly table: CodingTable
  readonly heads: Heads
  readonly cases: Cases
}

/** Works out one condition. Refuses one that names what is gone. */
export function conditionOf(condition: Condition, ground: FilterGround): CompiledFilter {
  const { heads } = ground
  switch (condition.is) {
    case 'source kind': {
      const kinds = new Set<string>(condition.kinds)
      return ofView(view => (view.source === null ? null : kinds.has(view.source.kind)))
    }
    case 'sources': {
      const wanted = numbers(condition.ids, heads.sources, 'a source')
      return ofView(view => (view.source === null ? null : wanted.has(view.source.n)))
    }
    case 'cases':
      return inCases(condition.ids, ground)
    case 'dates': {
      const { from, to } = condition
      return ofView(view => (view.source === null ? null : isDated(view.source.date, from, to)))
    }
    case 'attribute':
      return withAttribute(condition, ground)
    case 'coders':
      return codedBy(numbers(condition.ids, heads.coders, 'a coder'))
    case 'coder fact': {
      const values = new Set(condition.values.map(sameAs))
      return codedBy(
        new Set(heads.coders.filter(coder => values.has(sameAs(coder.facts[condition.fact]))).map(coder => coder.n)),
      )
    }
    case 'speakers': {
      const roles = condition.roles.reduce((bits, role) => bits | ROLE_BITS[role], 0)
      return {
        ...ofCoding(
          (codings, at) => (codings[at + MARKS]! & roles) !== 0,
          known => (known.role === undefined ? null : (known.role & roles) !== 0),
        ),
        byRole: true,
      }
    }
    case 'coded': {
      const codes = withBelow(condition.codeIds, condition.below, heads)
      // By number, not from a set: it is asked of every coding there is.
      const flags = new Uint8Array(Math.max(0, ...codes) + 1)
      for (const code of codes) flags[code] = 1
      const { how, words } = condition
      if (how === 'this coding') return ofBlock(block => flagged(block.codings, flags))
      return ofBlock(block => markNearCodes(block.codings, flags, how, words))
    }
    case 'stance': {
      const stances = condition.stances.reduce((bits, stance) => bits | STANCE_BITS[stance], 0)
      if (condition.propositionIds === undefined)
        return ofCoding((codings, at) => (codings[at + STANCES]! & stances) !== 0)
      const propositions = numbers(condition.propositionIds, heads.propositions, 'a proposition')
      return ofBlock(block => markJudged(block, propositions, stances))
    }
    case 'strength': {
      const bits = condition.strengths.reduce((all, strength) => all | STRENGTH_BITS[strength], 0)
      return ofBlock(block => markMasked(block.codings, bits))
    }
    case 'exemplar':
      return ofBlock(block => markMasked(block.codings, EXEMPLAR))
    case 'signed': {
      const { about } = condition
      const of = (n: number) => (n === ANY ? null : n > 0 && (heads.signed?.has(n) ?? false))
      return ofView(view => of(view[about]), { byPair: about === 'pair' })
    }
    case 'version': {
      const id = condition.versionId
      const n = id === null ? 0 : [...numbers([id], heads.versions, 'a version of the framework')][0]!
      return ofCoding((codings, at) => codings[at + VERSION] === n)
    }
  }
}

const PLAIN = { byPair: false, byPerson: false, byRole: false } as const

/** A condition that the view decides; null where what it asks for is not decided there. */
function ofView(test: (view: View) => boolean | null, by: Partial<CompiledFilter> = {}): CompiledFilter {
  return {
    ...PLAIN,
    ...by,
    decide: (view): Decision => decision(test(view)),
    marks: (view, block) => new Uint8Array(block.codings.length / WIDTH).fill(test(view) ? 1 : 0),
  }
}

const decision = (answer: boolean | null): Decision => (answer === null ? 2 : answer ? 1 : 0)

function ofCoding(
  test: (codings: Int32Array, at: number) => boolean,
  whenKnown: (known: Known) => boolean | null = () => null,
): CompiledFilter {
  return ofBlock(block => markEach(block.codings, test), whenKnown)
}

function codedBy(coders: ReadonlySet<number>): CompiledFilter {
  return ofCoding(
    (codings, at) => coders.has(codings[at + CODER]!),
    known => (known.coder === undefined ? null : coders.has(known.coder)),
  )
}

/** A condition on codings. The marks of one block are kept until another is asked for: its views share them. */
function ofBlock(
  mark: (block: SourceBlock) => Uint8Array,
  whenKnown: (known: Known) => boolean | null = () => null,
): CompiledFilter {
  let last: SourceBlock | null = null
  let marks = new Uint8Array()
  return {
    ...PLAIN,
    decide: (_view, known): Decision => (known === undefined ? 2 : decision(whenKnown(known))),
    marks(_view, block) {
      if (block !== last) {
        marks = mark(block) as Uint8Array<ArrayBuffer>
        last = block
      }
      return marks
    },
  }
}

function markEach(codings: Int32Array, test: (codings: Int32Array, at: number) => boolean): Uint8Array {
  const marks = new Uint8Array(codings.length / WIDTH)
  for (let index = 0; index < marks.length; index++) if (test(codings, index * WIDTH)) marks[index] = 1
  return marks
}

function markMasked(codings: Int32Array, bits: number): Uint8Array {
  const marks = new Uint8Array(codings.length / WIDTH)
  for (let index = 0, at = MARKS; index < marks.length; index++, at += WIDTH)
    if ((codings[at]! & bits) !== 0) marks[index] = 1
  return marks
}

/** Codings whose coder judged their words so, for one of these propositions. */
function markJudged(block: SourceBlock, propositions: ReadonlySet<number>, stances: number): Uint8Array {
  const judged = new Set<number>()
  const { judgements } = block
  for (let at = 0; at < judgements.length; at += JUDGEMENT_WIDTH) {
    if ((judgements[at + 3]! & stances) !== 0 && propositions.has(judgements[at + 2]!))
      judged.add(judgements[at]! * 2 ** 20 + judgements[at + 1]!)
  }
  return markEach(block.codings, (codings, at) => judged.has(codings[at + ANCHOR]! * 2 ** 20 + codings[at + CODER]!))
}

function inCases(ids: readonly string[], { heads, cases }: FilterGround): CompiledFilter {
  const wanted = numbers(ids, heads.cases, 'a case')
  const kinds = new Set([...wanted].map(n => cases.byNumber.get(n)!.kind))
  const others = [...kinds].filter(kind => kind !== 'site' && kind !== 'pair' && kind !== 'participant')
  return ofView(
    view => {
      let open = false
      const has = (n: number) => {
        if (n === ANY) open = true
        return n > 0 && wanted.has(n)
      }
      if (kinds.has('site') && has(view.site)) return true
      if (kinds.has('pair') && has(view.pair)) return true
      if (kinds.has('participant') && has(view.person)) return true
      if (others.some(kind => cases.holding(kind, view).some(n => wanted.has(n)))) return true
      if (others.length > 0 && (view.source === null || view.site === ANY)) open = true
      return open ? null : false
    },
    { byPair: kinds.has('pair'), byPerson: kinds.has('participant') || others.length > 0 },
  )
}

function withAttribute(
  condition: Extract<Condition, { is: 'attribute' }>,
  { heads, cases }: FilterGround,
): CompiledFilter {
  const attribute = withInherited(heads, findAttributeOf(heads, condition.about, condition.name))
  const test = valueTest(attribute, condition.how, condition.values)
  const of = (n: number) => (n === ANY ? null : n > 0 && test(attribute.values.get(n)))
  switch (attribute.about) {
    case 'source':
      return ofView(view => (view.source === null ? null : of(view.source.n)))
    case 'site':
      return ofView(view => of(view.site))
    case 'pair':
      return ofView(view => of(view.pair), { byPair: true })
    case 'participant':
      return ofView(view => of(view.person), { byPerson: true })
    default:
      return ofView(
        view => {
          if (cases.holding(attribute.about, view).some(n => test(attribute.values.get(n)))) return true
          return view.source === null || view.site === ANY ? null : false
        },
        { byPerson: true },
      )
  }
}

function isDated(date: string | null, from: string | null, to: string | null): boolean {
  if (date === null) return false
  return (from === null || date >= from) && (to === null || date.slice(0, to.length) <= to)
}

/** Row numbers of the codes named; of those below them too. */
export function withBelow(ids: readonly string[], below: boolean, heads: Heads): Set<number> {
  const codes = numbers(ids, heads.codes, 'a code')
  // A parent stands before its children.
  if (below) for (const code of heads.codes) if (codes.has(code.parent)) codes.add(code.n)
  return codes
}

/** Row numbers of things named by id. Refuses in words where one is gone. */
export function numbers(
  ids: readonly string[],
  things: readonly { readonly n: number; readonly id: string }[],
  what: string,
): Set<number> {
  const wanted = new Set(ids)
  const found = new Set<number>()
  for (const thing of things) if (wanted.has(thing.id)) found.add(thing.n)
  if (found.size < wanted.size)
    throw new Refusal('filter-names-gone', `The filter names ${what} that is not in the project any more. Change it.`)
  return found
}
