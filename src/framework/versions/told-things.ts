// What became of sets of codes and of topic-guide questions between two frameworks, in a form to be read. Pure.

import type { CodeId } from '../../base/ids.ts'
import { difference, type ListChanges } from './difference.ts'
import { wordsOf } from './told.ts'
import type { FieldDifference, KeptFramework, NamedCode, ToldThing } from './types.ts'
import { wordDifference } from './word-difference.ts'

interface Thing {
  readonly id: string
  readonly place: number
  readonly codeIds: readonly CodeId[]
}

/** The sets and the questions that differ: those that came, that went, that are called, worded or ordered otherwise, or hold other codes. Each in its own order. */
export function tellThings(
  older: KeptFramework,
  newer: KeptFramework,
): { readonly sets: readonly ToldThing[]; readonly questions: readonly ToldThing[] } {
  const changes = difference(older, newer)
  const codes = new Map([...older.codes, ...newer.codes].map(code => [code.id, code]))
  const here = new Set(newer.codes.map(code => code.id))
  const named = (id: CodeId): NamedCode => ({
    id: here.has(id) ? id : null,
    key: codes.get(id)?.key ?? null,
    name: codes.get(id)?.name ?? '',
  })
  return {
    sets: tell(changes.sets, named, {
      name: set => set.name,
      fields: (from, to) => (from.name === to.name ? [] : worded('name', from.name, to.name)),
      older: older.sets,
      newer: newer.sets,
    }),
    questions: tell(changes.questions, named, {
      name: question => question.key,
      fields: (from, to) => [
        ...(from.key === to.key ? [] : worded('key', from.key, to.key)),
        ...(from.wording === to.wording ? [] : worded('wording', from.wording, to.wording)),
      ],
      said: question => worded('wording', '', question.wording),
      older: older.questions,
      newer: newer.questions,
    }),
  }
}

function tell<Kind extends Thing>(
  changes: ListChanges<Kind>,
  named: (id: CodeId) => NamedCode,
  how: {
    readonly name: (thing: Kind) => string
    readonly fields: (from: Kind, to: Kind) => FieldDifference[]
    readonly said?: (thing: Kind) => FieldDifference[]
    readonly older: readonly Kind[]
    readonly newer: readonly Kind[]
  },
): ToldThing[] {
  const inOrder = (things: readonly Kind[]) => things.toSorted((a, b) => a.place - b.place)
  // Places have gaps: readers count from 1.
  const rank = (things: readonly Kind[], id: string) => String(inOrder(things).findIndex(one => one.id === id) + 1)
  const told = [
    ...inOrder(changes.added).map((one): ToldThing => ({
      kind: 'added',
      name: how.name(one),
      fields: how.said?.(one) ?? [],
      joined: one.codeIds.map(named),
      left: [],
    })),
    ...inOrder(changes.removed).map((one): ToldThing => ({
      kind: 'removed',
      name: how.name(one),
      fields: [],
      joined: [],
      left: [],
    })),
    ...changes.changed
      .toSorted((a, b) => a.to.place - b.to.place)
      .map(({ from, to }): ToldThing => {
        const [was, is] = [rank(how.older, from.id), rank(how.newer, to.id)]
        return {
          kind: 'changed',
          name: how.name(to),
          fields: [
            ...how.fields(from, to),
            ...(from.place === to.place || was === is ? [] : wordsOf('place', { from: was, to: is })),
          ],
          joined: to.codeIds.filter(id => !from.codeIds.includes(id)).map(named),
          left: from.codeIds.filter(id => !to.codeIds.includes(id)).map(named),
        }
      }),
  ]
  // A thing that only stands on another place number, in the same order, reads as it did.
  return told.filter(one => one.kind !== 'changed' || one.fields.length + one.joined.length + one.left.length > 0)
}

function worded(field: string, from: string, to: string): FieldDifference[] {
  return [{ field, pieces: wordDifference(from, to) }]
}
