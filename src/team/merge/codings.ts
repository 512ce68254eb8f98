// Codings that were made, changed and removed on several sides: M11, M12, M14–M24.

import { ByValues } from './by-values.ts'
import type { Frameworks } from './codes.ts'
import type { Draft } from './draft.ts'
import { followCodes, queue } from './follow-codes.ts'
import { askKept, askRemoved, type Clash, type Offer, type Subject } from './meet.ts'
import { ruleOf } from './rules.ts'
import type { MergeKind, Row } from './types.ts'
import { leaveWithdrawn } from './withdrawn.ts'

/** What codings need beyond their own rows. One for each plan. */
export class Codings {
  readonly #frameworks: Frameworks
  readonly #alike = new ByValues('anchor_id', 'code_id', 'coder_id')
  #indexed = false

  constructor(frameworks: Frameworks) {
    this.#frameworks = frameworks
  }

  readonly subject: Subject = {
    twin: (draft, row) => this.#twin(draft, row),
    arrives: (_draft, row) => {
      this.#alike.add(row)
      return { row, kind: 'added' }
    },
    removedHere: (draft, id, offers) => removedHere(draft, id, offers),
    removedThere: (draft, row, gone) => removedThere(draft, row, gone),
    clashes: (draft, id, clashes) => this.#clashes(draft, id, clashes),
  }

  /** [M20] The same coder, code and passage on two machines: one coding. */
  #twin(draft: Draft, row: Row): string | null {
    if (!this.#indexed) {
      this.#indexed = true
      for (const { was, is } of draft.facts.ours.touched('coding').values())
        if (was === null && is !== null) this.#alike.add(is)
    }
    const twin = this.#alike.idOf(row)
    if (twin === undefined || twin === row['id'] || draft.row('coding', twin) === null) return null
    draft.note('M20', 'coding', '', null, [twin])
    return twin
  }

  /** [M24] A coding given another code by itself wins over those that only went along when codes were merged, whoever did either. */
  #clashes(draft: Draft, id: string, clashes: readonly Clash[]): readonly Clash[] {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'code_id' || clash.base === null) return true
      const was = clash.base['code_id'] as string
      const changed = [{ side: null, row: clash.ours }, ...clash.theirs]
        .map(({ side, row }) => ({ side, code: row['code_id'] as string }))
        .filter(({ code }) => code !== was)
      const byHand = changed.filter(({ side, code }) => !wentAlong(draft, side, was, code))
      const codes = new Set(byHand.map(({ code }) => code))
      if (codes.size === 1 && byHand.length < changed.length) {
        const [first] = byHand
        if (first!.side === null) draft.note('M24', 'coding', '', changed.find(({ side }) => side !== null)!.side)
        else setCode(draft, id, was, first!.code, 'M24', first!.side)
        return false
      }
      const apartly = this.#frameworks.mergedApart.find(one => one.code === was)
      // [M12] It goes where the code went first; the code is asked about.
      if (apartly && byHand.length === 0) {
        if (clash.ours['code_id'] === was) setCode(draft, id, was, apartly.ours, 'M12', clash.theirs[0]!.side)
        return false
      }
      if (clash.theirs.length !== 1) return true
      const { side, row } = clash.theirs[0]!
      const there = row['code_id'] as string
      const apart = this.#frameworks.splitApart.get(was)
      if (apart) {
        apart.elsewhere.set(id, there)
        queue(draft, id, was, side)
        return false
      }
      return !apartly
    })
  }
}

function setCode(draft: Draft, id: string, was: string, code: string, kind: MergeKind, side: number): void {
  const definition = (draft.row('code', code) ?? draft.find('code', code))?.['definition'] ?? 1
  draft.set('coding', id, { code_id: code, was_code_id: was, definition }, kind, side)
}

/** Whether a side merged codes so that what was under one is under the other. */
function wentAlong(draft: Draft, side: number | null, from: string, to: string): boolean {
  const rows = side === null ? draft.facts.ours : draft.facts.sides[side]!
  const seen = new Set([from])
  for (const code of seen)
    for (const row of rows.where('code_replacement', 'code_id', code)) {
      const by = side === null ? (row['by_id'] as string) : draft.known(row['by_id'] as string)
      if (by === to) return true
      seen.add(by)
    }
  return false
}

/** [M22] */
function removedHere(draft: Draft, id: string, offers: readonly Offer[]): boolean {
  askRemoved(draft, 'coding', id, ruleOf('coding'), offers, 'M22')
  return true
}

/** [M22] [M23] */
function removedThere(draft: Draft, row: Row, gone: readonly Offer[]): boolean {
  const rule = ruleOf('coding')
  const byOwn = gone.some(offer => offer.removedBy === row['coder_id'])
  const { was } = gone[0]!
  const isSame =
    was !== null &&
    ['anchor_id', 'code_id', 'comment', 'strength', 'exemplar'].every(column => was[column] === row[column])
  if (isSame && byOwn) draft.take('coding', row['id'] as string, 'removed', gone[0]!.side)
  else if (isSame) askKept(draft, 'coding', row, rule, gone, 'M23', OTHERS)
  else askKept(draft, 'coding', row, rule, gone, 'M22')
  return true
}

const OTHERS = 'Removed on one side by somebody else than its coder. It is kept.'

/** Codings once all have met. */
export function settleCodings(draft: Draft, frameworks: Frameworks): void {
  restoreOthers(draft)
  followCodes(draft, frameworks)
  overlapping(draft)
  leaveWithdrawn(draft)
  tellSealed(draft)
}

/** [M23] A coding that we removed though it is another's, and that stands in its coder's copy: it comes back. */
function restoreOthers(draft: Draft): void {
  for (const [id, { was, is, removedBy }] of draft.facts.ours.touched('coding')) {
    if (was === null || is !== null || removedBy === was['coder_id'] || draft.touches('coding', id)) continue
    const side = draft.facts.sides.find(
      one =>
        one.knowsBase &&
        // The very copy that is in already says nothing against what was removed since.
        !one.copy.isIn &&
        one.copy.coder?.id.replaceAll('-', '') === was['coder_id'] &&
        one.row('coding', id) !== null,
    )
    if (!side) continue
    draft.put('coding', draft.mapped('coding', side.row('coding', id)!), 'M23', side.at)
    draft.ask({
      kind: 'M23',
      table: 'coding',
      id,
      says: OTHERS,
      copies: [side.at],
      options: [
        { id: 'keep', label: 'Keep it', patches: [] },
        { id: 'remove', label: 'Remove it', patches: [{ do: 'take', table: 'coding', id }] },
      ],
      standing: 'keep',
      codings: [id],
    })
  }
}

/** [M21] One coder, one code, passages that overlap, made on two sides: both stay, and are listed. */
function overlapping(draft: Draft): void {
  const places = new Map<string, { row: Row; from: number | null }[]>()
  const add = (row: Row, from: number | null) => {
    const name = `${row['coder_id']} ${row['code_id']}`
    const list = places.get(name)
    if (list) list.push({ row, from })
    else places.set(name, [{ row, from }])
  }
  for (const [id, { was, is }] of draft.facts.ours.touched('coding'))
    if (was === null && is !== null && !draft.touches('coding', id)) add(is, null)
  const coders = new Set([...places.keys()].map(name => name.slice(0, 32)))
  const bySide = new Map<string, Set<number>>()
  for (const { row, copy } of draft.laid('coding').values())
    if (row !== null && copy !== null)
      bySide.set(row['coder_id'] as string, (bySide.get(row['coder_id'] as string) ?? new Set()).add(copy))
  for (const { row, copy, isNew } of draft.laid('coding').values()) {
    if (row === null || !isNew) continue
    const coder = row['coder_id'] as string
    if (coders.has(coder) || (bySide.get(coder)?.size ?? 0) > 1) add(row, copy)
  }
  for (const list of places.values()) {
    if (new Set(list.map(one => one.from)).size < 2) continue
    const ranges = list
      .map(one => ({
        ...one,
        ...(rangeOf(draft, one.row['anchor_id'] as string) ?? { source: '', start: [0, 0], end: [0, 0] }),
      }))
      .sort((a, b) => (a.source === b.source ? before(a.start, b.start) : a.source < b.source ? -1 : 1))
    for (const [at, one] of ranges.entries()) {
      const next = ranges[at + 1]
      if (next && next.source === one.source && next.from !== one.from && before(next.start, one.end) < 0)
        draft.note('M21', 'coding', nameUnlessSealed(draft, one.row['id'] as string), next.from ?? one.from, [
          one.row['id'] as string,
          next.row['id'] as string,
        ])
    }
  }
}

/** A coding by its name; what is sealed has none. */
export function nameUnlessSealed(draft: Draft, id: string): string {
  return draft.isSealed('coding', id) ? '' : draft.object('coding', id).name
}

function before(a: readonly number[], b: readonly number[]): number {
  return a[0]! - b[0]! || a[1]! - b[1]!
}

function rangeOf(draft: Draft, anchorId: string): { source: string; start: number[]; end: number[] } | null {
  const anchor = draft.row('anchor', anchorId)
  if (!anchor) return null
  const place = (column: string) =>
    (draft.row('paragraph', anchor[column] as string)?.['place'] as number | undefined) ?? 0
  return {
    source: anchor['source_id'] as string,
    start: [place('start_paragraph_id'), anchor['start_offset'] as number],
    end: [place('end_paragraph_id'), anchor['end_offset'] as number],
  }
}

/** [M49] Codings on sources that are sealed come in, stored and not shown. */
function tellSealed(draft: Draft): void {
  const sealed = draft.sealedSources()
  if (sealed.size === 0) return
  const byCopy = new Map<number | null, string[]>()
  for (const { row, copy, isNew } of draft.laid('coding').values()) {
    if (row === null || !isNew) continue
    const source = draft.row('anchor', row['anchor_id'] as string)?.['source_id']
    if (typeof source !== 'string' || !sealed.has(source)) continue
    const ids = byCopy.get(copy)
    if (ids) ids.push(row['id'] as string)
    else byCopy.set(copy, [row['id'] as string])
  }
  for (const [copy, ids] of byCopy) draft.note('M49', 'coding', '', copy, ids, ids.length)
}
