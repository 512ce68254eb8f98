// Codings that were made, changed and removed on several sides: M11, M12, M14–M24, and those that a withdrawn consent takes (M50).

import { atBase, isSplit, splitOperation, successors, type Frameworks } from './codes.ts'
import type { Draft } from './draft.ts'
import { askKept, askRemoved, type Clash, type Offer, type Subject } from './meet.ts'
import { ruleOf } from './rules.ts'
import type { Patch, Row } from './types.ts'

/** What codings need beyond their own rows. One for each plan. */
export class Codings {
  readonly #frameworks: Frameworks
  readonly #alike = new Map<string, string>()
  #indexed = false

  constructor(frameworks: Frameworks) {
    this.#frameworks = frameworks
  }

  readonly subject: Subject = {
    twin: (draft, row) => this.#twin(draft, row),
    arrives: (_draft, row) => {
      this.#alike.set(key(row), row['id'] as string)
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
      for (const [id, { was, is }] of draft.facts.ours.touched('coding'))
        if (was === null && is !== null) this.#alike.set(key(is), id)
    }
    const twin = this.#alike.get(key(row))
    if (twin === undefined || twin === row['id'] || draft.row('coding', twin) === null) return null
    draft.note('M20', 'coding', '', null)
    return twin
  }

  /** [M24] A coding given another code by itself wins over one that only went along when codes were merged. */
  #clashes(draft: Draft, id: string, clashes: readonly Clash[]): readonly Clash[] {
    return clashes.filter(clash => {
      if (clash.columns[0] !== 'code_id' || clash.base === null || clash.theirs.length !== 1) return true
      const was = clash.base['code_id'] as string
      const here = clash.ours['code_id'] as string
      const { side, row } = clash.theirs[0]!
      const there = row['code_id'] as string
      const wentAlongHere = draft.facts.ours
        .where('code_replacement', 'code_id', was)
        .some(one => one['by_id'] === here)
      const wentAlongThere = draft.facts.sides[side]!.where('code_replacement', 'code_id', was).some(
        one => draft.known(one['by_id'] as string) === there,
      )
      if (wentAlongHere && !wentAlongThere) {
        const code = draft.row('code', there) ?? draft.find('code', there)
        draft.set(
          'coding',
          id,
          { code_id: there, was_code_id: was, definition: code?.['definition'] ?? 1 },
          'M24',
          side,
        )
        return false
      }
      if (wentAlongThere && !wentAlongHere) {
        draft.note('M24', 'coding', '', side)
        return false
      }
      if (this.#frameworks.splitApart.has(was)) {
        queue(draft, id, was, side)
        return false
      }
      return !this.#frameworks.mergedApart.some(one => one.code === was)
    })
  }
}

function key(row: Row): string {
  return `${row['anchor_id']} ${row['code_id']} ${row['coder_id']}`
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
  mergedApart(draft, frameworks)
  followCodes(draft)
  onRetired(draft)
  overlapping(draft)
  withoutConsent(draft)
  tellSealed(draft)
}

/** [M23] A coding that we removed though it is another's, and that stands in its coder's copy: it comes back. */
function restoreOthers(draft: Draft): void {
  for (const [id, { was, is, removedBy }] of draft.facts.ours.touched('coding')) {
    if (was === null || is !== null || removedBy === was['coder_id'] || draft.touches('coding', id)) continue
    const side = draft.facts.sides.find(
      one =>
        one.knowsBase && one.copy.coder?.id.replaceAll('-', '') === was['coder_id'] && one.row('coding', id) !== null,
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

/** [M12] Its codings go where ours went, marked with what they were. */
function mergedApart(draft: Draft, frameworks: Frameworks): void {
  for (const { code, ours, theirs, side } of frameworks.mergedApart) {
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
    draft.ask({
      kind: 'M12',
      table: 'code',
      id: code,
      says: `“${name}” was merged into “${mine?.['name'] as string}” here and into “${other?.['name'] as string}” there. Its codings go to “${mine?.['name'] as string}”.`,
      copies: [side],
      options: [
        { id: 'ours', label: `To “${mine?.['name'] as string}”`, patches: [] },
        {
          id: 'theirs',
          label: `To “${other?.['name'] as string}”`,
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
function followCodes(draft: Draft): void {
  const replaced = new Map<string, string[]>()
  for (const row of draft.all('code_replacement')) {
    const code = row['code_id'] as string
    if (draft.row('code', code)?.['status'] === 'retired')
      replaced.set(code, [...(replaced.get(code) ?? []), row['by_id'] as string])
  }
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
function queue(draft: Draft, coding: string, code: string, copy: number | null): void {
  if (draft.where('to_decide', 'coding_id', coding).length > 0) return
  const operation = splitOperation(draft, code)
  if (!operation) return
  const id = draft.facts.derivedId('to_decide', coding)
  draft.put('to_decide', { id, coding_id: coding, operation_id: operation['id']! }, 'M14', copy)
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
  for (const [id, { row, copy }] of draft.laid('coding'))
    if (
      row !== null &&
      retired.has(row['code_id'] as string) &&
      draft.facts.ours.row('coding', id)?.['code_id'] !== row['code_id']
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
    if (!retiredHere && here) {
      // Retired there, used here: only where the copy is the one that retired it.
      for (const side of draft.facts.sides)
        if (side.row('code', code)?.['status'] === 'retired' && atBase(side, 'code', code)?.['status'] !== 'retired')
          sides.push(side.at)
    }
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
    )
  }
}

function reactivate(
  draft: Draft,
  code: string,
  ids: readonly string[],
  copies: readonly number[],
  retiredHere: boolean,
): void {
  draft.set('code', code, { status: 'proposed' }, 'M16', copies[0] ?? null)
  const count = ids.length === 1 ? '1 coding was' : `${ids.length} codings were`
  const remove = ids.map((id): Patch => ({ do: 'take', table: 'coding', id }))
  draft.ask({
    kind: 'M16',
    table: 'code',
    id: code,
    says: `Retired ${retiredHere ? 'here' : 'there'}, while ${count} added ${retiredHere ? 'there' : 'here'}. It is proposed again, with its codings.`,
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
            row: { code_id: '\u0000given', was_code_id: code },
          })),
        ],
      },
      {
        id: 'remove',
        label: 'Retire it, the new codings go',
        patches: [{ do: 'set', table: 'code', id: code, row: { status: 'retired' } }, ...remove],
      },
    ],
    standing: 'keep',
    codings: ids,
  })
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
  for (const [id, { row, copy }] of draft.laid('coding')) {
    if (row === null || draft.facts.ours.row('coding', id) !== null) continue
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
        draft.note('M21', 'coding', draft.object('coding', one.row['id'] as string).name, next.from ?? one.from)
    }
  }
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

/** [M50] Withdrawal wins: codings that came on words of somebody who withdrew stay out. */
function withoutConsent(draft: Draft): void {
  const withdrawn = draft.all('consent').filter(row => row['withdrawn_on'] !== null)
  if (withdrawn.length === 0) return
  const sources = new Set<string>()
  for (const { case_id: caseId } of withdrawn) {
    for (const row of draft.where('speaker', 'participant_id', caseId as string))
      sources.add(row['source_id'] as string)
    for (const row of draft.where('case_source', 'case_id', caseId as string)) sources.add(row['source_id'] as string)
  }
  const found = new Map<string, { coding: Row; anchor: Row | null; copy: number | null }[]>()
  for (const [id, { row, copy }] of draft.laid('coding')) {
    if (row === null || draft.facts.ours.row('coding', id) !== null) continue
    const anchor = draft.row('anchor', row['anchor_id'] as string)
    const source = anchor?.['source_id'] as string | undefined
    if (source === undefined || !sources.has(source)) continue
    found.set(source, [...(found.get(source) ?? []), { coding: row, anchor, copy }])
  }
  for (const [source, list] of found) {
    for (const { coding } of list) draft.leave('coding', coding['id'] as string)
    draft.note('M50', 'coding', draft.object('source', source).name, list[0]!.copy, list.length)
    draft.ask({
      kind: 'M50',
      table: 'source',
      id: source,
      says: `Consent was withdrawn; ${list.length === 1 ? '1 new coding stays' : `${list.length} new codings stay`} out.`,
      copies: [...new Set(list.flatMap(one => (one.copy === null ? [] : [one.copy])))],
      options: [
        { id: 'out', label: 'Leave them out', patches: [] },
        {
          id: 'in',
          label: 'Bring them in',
          patches: list.flatMap(({ coding, anchor }): Patch[] => [
            ...(anchor && draft.facts.ours.row('anchor', anchor['id'] as string) === null
              ? [{ do: 'put', table: 'anchor', id: anchor['id'] as string, row: anchor } as const]
              : []),
            { do: 'put', table: 'coding', id: coding['id'] as string, row: coding },
          ]),
        },
      ],
      standing: 'out',
    })
  }
}

/** [M49] Codings on sources that are sealed come in, stored and not shown. */
function tellSealed(draft: Draft): void {
  const blind = draft.tables.has('allocation') ? draft.all('allocation').filter(row => row['blind'] === 1) : []
  if (blind.length === 0) return
  const done = new Set(draft.all('source_coder').map(row => `${row['source_id']} ${row['coder_id']}`))
  const sealed = new Set(
    blind
      .map(row => row['source_id'] as string)
      .filter(source =>
        draft
          .where('allocation', 'source_id', source)
          .some(row => row['part'] !== 'reviewer' && !done.has(`${source} ${row['coder_id']}`)),
      ),
  )
  const counts = new Map<number | null, number>()
  for (const [id, { row, copy }] of draft.laid('coding')) {
    if (row === null || draft.facts.ours.row('coding', id) !== null) continue
    const source = draft.row('anchor', row['anchor_id'] as string)?.['source_id']
    if (typeof source === 'string' && sealed.has(source)) counts.set(copy, (counts.get(copy) ?? 0) + 1)
  }
  for (const [copy, count] of counts) draft.note('M49', 'coding', '', copy, count)
}
