// What becomes of codings when their code was merged, split or retired on another side: M11, M12, M14, M15, M16.

import { GIVEN } from './answer.ts'
import { atBase, isSplit, splitOperation, successors, type Frameworks } from './codes.ts'
import type { Draft } from './draft.ts'
import { nameAnew } from './follow-ids.ts'
import type { Patch, Row } from './types.ts'
import { whoAll, whoseTwo } from './whose.ts'

/** Lets codings go where their codes went, once all have met. */
export function followCodes(draft: Draft, frameworks: Frameworks): void {
  mergedApart(draft, frameworks)
  follow(draft)
  splitApart(draft, frameworks)
  onRetired(draft)
}

/** [M12] Its codings go where ours went, marked with what they were. */
function mergedApart(draft: Draft, frameworks: Frameworks): void {
  const replaced = frameworks.mergedApart.length === 0 ? null : replacedCodes(draft)
  for (const { code, ours, theirs, side } of frameworks.mergedApart) {
    // Where one of the two went into the other, or both into a third, it is one code in the end: there is nothing to ask.
    const at = (one: string) => end(one, replaced!) ?? one
    if (at(ours) === at(theirs)) {
      draft.note('M12', 'code', draft.object('code', code).name, side, [code])
      continue
    }
    const mine = draft.row('code', ours)
    const concerned: Row[] = []
    for (const [id, { row, copy }] of draft.laid('coding')) {
      if (row === null || row['was_code_id'] !== code) continue
      if (row['code_id'] === theirs && copy === side) {
        draft.set('coding', id, { code_id: ours, definition: mine?.['definition'] ?? 1 }, 'M12', side)
        concerned.push(draft.row('coding', id)!)
      }
    }
    for (const row of draft.where('coding', 'code_id', ours))
      if (row['was_code_id'] === code && !concerned.includes(row)) concerned.push(row)
    const other = draft.find('code', theirs)
    const name = draft.find('code', code)?.['name'] as string
    const to = (row: Row): Patch => ({
      do: 'set',
      table: 'coding',
      id: row['id'] as string,
      row: { code_id: theirs, was_code_id: code, definition: other?.['definition'] ?? 1 },
      ifStill: { code_id: row['code_id']! },
    })
    const replacement: Patch = {
      do: 'put',
      table: 'code_replacement',
      id: draft.facts.derivedId('code_replacement', `${code} ${theirs}`),
      row: { code_id: code, by_id: theirs },
    }
    const standing = draft
      .where('code_replacement', 'code_id', code)
      .map((row): Patch => ({ do: 'take', table: 'code_replacement', id: row['id'] as string }))
    const [into, elsewhere] = [mine?.['name'] as string, other?.['name'] as string]
    const says = ([first, second]: readonly string[]) =>
      `“${name}” was merged into “${into}” ${first} and into “${elsewhere}” ${second}. Its codings go to “${into}”.`
    const went = draft.where('code_replacement', 'code_id', code).find(row => row['by_id'] === ours)
    const oursFrom = went ? draft.broughtBy('code_replacement', went['id'] as string, [side]) : null
    draft.ask({
      kind: 'M12',
      table: 'code',
      id: code,
      says: says(whoseTwo(draft, oursFrom, side)),
      // Once one of the two has come in it is ours, and the question is the same.
      knownBy: says(['here', 'there']),
      oursFrom,
      copies: [side],
      options: [
        { id: 'ours', label: `To “${into}”`, patches: [] },
        {
          id: 'theirs',
          label: `To “${elsewhere}”`,
          patches: [...standing, replacement, ...concerned.map(to)],
        },
        {
          id: 'both',
          label: 'To both',
          patches: [
            replacement,
            ...concerned.map((row): Patch => ({
              do: 'put',
              table: 'coding',
              id: draft.facts.derivedId('coding', `${row['id']} ${theirs}`),
              row: { ...row, code_id: theirs, key: null, definition: other?.['definition'] ?? 1 },
            })),
          ],
        },
      ],
      standing: 'ours',
      codings: concerned.map(row => row['id'] as string),
    })
  }
}

/** [M11] [M14] Codings on a code that another side replaced go where it went; where it was split they wait to be decided. */
function follow(draft: Draft): void {
  const replaced = replacedCodes(draft)
  if (replaced.size === 0) return
  const move = (row: Row, copy: number | null) => {
    const id = row['id'] as string
    const was = row['code_id'] as string
    const to = end(was, replaced)
    if (to !== null) {
      const code = draft.row('code', to)
      draft.set('coding', id, { code_id: to, was_code_id: was, definition: code?.['definition'] ?? 1 }, 'M11', copy)
    } else queue(draft, id, was, copy)
  }
  for (const [, { row, copy }] of Array.from(draft.laid('coding')))
    if (row !== null && replaced.has(row['code_id'] as string)) move(row, copy)
  for (const code of replaced.keys()) {
    // Only what was retired by this merge has codings of ours on it that nobody has seen to.
    if (!draft.touches('code', code)) continue
    for (const row of draft.facts.ours.where('coding', 'code_id', code))
      if (!draft.touches('coding', row['id'] as string)) move(row, null)
  }
  for (const code of replaced.keys()) {
    const to = end(code, replaced)
    if (to !== null) hangOver(draft, code, to)
  }
}

/** The retired codes that others stand for, by the code that went. */
function replacedCodes(draft: Draft): ReadonlyMap<string, readonly string[]> {
  const replaced = new Map<string, string[]>()
  for (const row of draft.all('code_replacement')) {
    const code = row['code_id'] as string
    if (draft.row('code', code)?.['status'] === 'retired')
      replaced.set(code, [...(replaced.get(code) ?? []), row['by_id'] as string])
  }
  return replaced
}

/** Links of a code to what it may be linked to once only. */
const LINKS: readonly (readonly [table: string, other: string])[] = [
  ['code_set_member', 'set_id'],
  ['code_question', 'question_id'],
  ['proposition_code', 'proposition_id'],
  ['summary', 'case_id'],
]

/** [M11] What a side hung on a code, or named it in, while another merged it: it is of the one where it went. What the side that merged it knew of went over there. */
function hangOver(draft: Draft, code: string, to: string): void {
  // Ours are news only where it is this merge that retires the code.
  const byThis = draft.touches('code', code)
  const isNews = (table: string, id: string) =>
    draft.touches(table, id) || (byThis && draft.facts.ours.touched(table).has(id))
  for (const [table, other] of LINKS) {
    if (!draft.tables.has(table)) continue
    for (const row of draft.where(table, 'code_id', code)) {
      const id = row['id'] as string
      if (!isNews(table, id)) continue
      const copy = draft.laid(table).get(id)?.copy ?? null
      const there = draft.where(table, 'code_id', to).find(one => one[other] === row[other])
      if (!there) draft.set(table, id, { code_id: to }, 'changed', copy)
      else if (table !== 'summary' && table !== 'code_question') {
        // Both links say the same by now: they are one.
        draft.take(table, id, 'removed', copy)
        draft.alias(id, there['id'] as string)
      }
    }
  }
  nameAnew(draft, code, to, 'changed', isNews)
}

/** Where a code went at last; null where it was split. */
function end(code: string, replaced: ReadonlyMap<string, readonly string[]>): string | null {
  const seen = new Set<string>()
  for (let at = code; ;) {
    const by = replaced.get(at)
    if (!by) return at === code ? null : at
    if (by.length !== 1 || seen.has(at)) return null
    seen.add(at)
    at = by[0]!
  }
}

/** Puts a coding into the queue of those to be decided. */
export function queue(draft: Draft, coding: string, code: string, copy: number | null): void {
  if (draft.where('to_decide', 'coding_id', coding).length > 0) return
  const operation = splitOperation(draft, code)
  if (!operation) return
  const id = draft.facts.derivedId('to_decide', coding)
  draft.put('to_decide', { id, coding_id: coding, operation_id: operation['id']! }, 'M14', copy)
}

/** [M15] All successors stay; codings that went to different ones wait to be decided. */
function splitApart(draft: Draft, frameworks: Frameworks): void {
  for (const [code, { side, elsewhere }] of frameworks.splitApart) {
    const name = draft.object('code', code).name
    const waiting = [...elsewhere.keys()].flatMap(id => draft.where('to_decide', 'coding_id', id))
    const taken = waiting.map((row): Patch => ({ do: 'take', table: 'to_decide', id: row['id'] as string }))
    const by = splitBy(draft, code, side)
    const says = (who: string) =>
      `“${name}” was split differently ${who}. The successors of both stay; codings that went to different ones wait to be decided.`
    draft.ask({
      kind: 'M15',
      table: 'code',
      id: code,
      says: says(by === null ? 'on both sides' : whoAll(draft, [by, side])),
      knownBy: says('on both sides'),
      oursFrom: by,
      copies: [side],
      options: [
        { id: 'queue', label: 'Let them wait', patches: [] },
        { id: 'ours', label: by === null ? 'As ours was split' : `As ${draft.called(by)} split it`, patches: taken },
        {
          id: 'theirs',
          label: by === null ? 'As theirs was split' : `As ${draft.called(side)} split it`,
          patches: [
            ...taken,
            ...[...elsewhere].map(([id, to]): Patch => ({
              do: 'set',
              table: 'coding',
              id,
              row: { code_id: to, was_code_id: code, definition: draft.find('code', to)?.['definition'] ?? 1 },
              ifThere: true,
            })),
          ],
        },
      ],
      standing: 'queue',
      codings: [...elsewhere.keys()],
    })
  }
}

/** The copy that split a code which another one split otherwise; null where ours did. */
function splitBy(draft: Draft, code: string, side: number): number | null {
  const laid = draft.laid('code_replacement')
  const others = draft.where('code_replacement', 'code_id', code).flatMap(row => {
    const id = row['id'] as string
    return laid.get(id)?.copy === side ? [] : [draft.broughtBy('code_replacement', id, [side])]
  })
  return others.includes(null) ? null : (others[0] ?? null)
}

/** [M16] A code retired on one side and used on the other comes back as proposed. */
function onRetired(draft: Draft): void {
  const fresh = new Map<string, { ids: string[]; copies: Set<number>; here: boolean }>()
  const count = (row: Row, copy: number | null) => {
    const code = row['code_id'] as string
    let found = fresh.get(code)
    if (!found) fresh.set(code, (found = { ids: [], copies: new Set(), here: false }))
    found.ids.push(row['id'] as string)
    if (copy === null) found.here = true
    else found.copies.add(copy)
  }
  const retired = new Set(draft.all('code').flatMap(row => (row['status'] === 'retired' ? [row['id'] as string] : [])))
  if (retired.size === 0) return
  for (const [id, { row, copy, isNew }] of draft.laid('coding'))
    if (
      row !== null &&
      retired.has(row['code_id'] as string) &&
      (isNew || draft.facts.ours.row('coding', id)?.['code_id'] !== row['code_id'])
    )
      count(row, copy)
  for (const [id, { was, is }] of draft.facts.ours.touched('coding'))
    if (
      is !== null &&
      retired.has(is['code_id'] as string) &&
      was?.['code_id'] !== is['code_id'] &&
      !draft.touches('coding', id)
    )
      count(is, null)
  for (const [code, { ids, copies, here }] of fresh) {
    if (successors(draft, code).length > 0 || isSplit(draft, code)) continue
    const ours = draft.facts.ours.row('code', code)
    const retiredHere = ours?.['status'] === 'retired'
    const sides = [...(retiredHere ? copies : [])]
    const retirers = retiredHere
      ? []
      : draft.facts.sides.flatMap(side =>
          side.row('code', code)?.['status'] === 'retired' && atBase(side, 'code', code)?.['status'] !== 'retired'
            ? [side.at]
            : [],
        )
    // Retired there, used here: only where the copy is the one that retired it.
    if (here) sides.push(...retirers)
    if (!retiredHere)
      for (const copy of copies)
        if (draft.facts.sides[copy]!.row('code', code)?.['status'] !== 'retired') sides.push(copy)
    // Used before it was retired, on the very side that retired it: that side knew.
    const knew =
      retiredHere && sides.every(at => atBase(draft.facts.sides[at]!, 'code', code)?.['status'] === 'retired')
    if (sides.length === 0 || knew) continue
    reactivate(
      draft,
      code,
      ids,
      [...new Set(sides)].sort((a, b) => a - b),
      retiredHere,
      here || retiredHere ? null : [whoAll(draft, retirers), whoAll(draft, copies)],
    )
  }
}

function reactivate(
  draft: Draft,
  code: string,
  ids: readonly string[],
  copies: readonly number[],
  retiredHere: boolean,
  by: readonly [retired: string, used: string] | null,
): void {
  draft.set('code', code, { status: 'proposed' }, 'M16', copies[0] ?? null)
  const told = ids.filter(id => !draft.isSealed('coding', id)).length
  const count = told === 0 ? 'codings were' : told === 1 ? '1 coding was' : `${told} codings were`
  const remove = ids.map((id): Patch => ({ do: 'take', table: 'coding', id }))
  const says = (one: string, other: string) =>
    `Retired ${one}, while ${count} added ${other}. It is proposed again, with its codings.`
  const asOfTwo = retiredHere ? says('here', 'there') : says('there', 'here')
  draft.ask({
    kind: 'M16',
    table: 'code',
    id: code,
    says: by === null || by[0] === '' ? asOfTwo : says(...by),
    knownBy: asOfTwo,
    copies,
    options: [
      { id: 'keep', label: 'Keep it, proposed', patches: [] },
      {
        id: 'retire',
        label: 'Retire it, the codings stay',
        patches: [{ do: 'set', table: 'code', id: code, row: { status: 'retired' } }],
      },
      {
        id: 'move',
        label: 'Retire it, the codings go to …',
        takes: 'code',
        patches: [
          { do: 'set', table: 'code', id: code, row: { status: 'retired' } },
          ...ids.map((id): Patch => ({
            do: 'set',
            table: 'coding',
            id,
            row: { code_id: GIVEN, was_code_id: code },
            ifStill: { code_id: code },
          })),
        ],
      },
      {
        id: 'remove',
        label: 'Retire it, the new codings are removed',
        patches: [{ do: 'set', table: 'code', id: code, row: { status: 'retired' } }, ...remove],
      },
    ],
    standing: 'keep',
    codings: ids,
  })
}
