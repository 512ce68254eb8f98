// Codes of a framework that grew on several sides: M01–M08, and what became of codes that were merged, split or retired (M12, M13, M15).

import { GIVEN } from './answer.ts'
import { heldBy, leastHolds } from './called.ts'
import type { Draft } from './draft.ts'
import type { Side } from './facts.ts'
import { changed, pick, type Clash, type Offer, type Subject } from './meet.ts'
import { ruleOf } from './rules.ts'
import type { Patch, Row } from './types.ts'
import { whoAll, whoseTwo } from './whose.ts'

/** The fields that say what a code means. */
export const DEFINITION = [
  'brief_definition',
  'full_definition',
  'inclusion',
  'exclusion',
  'typical_exemplar',
  'close_but_no',
] as const

/** A label as it is compared: without case, accents as one character, single spaces. */
export function normal(words: string): string {
  return words.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** A code as it was at the base of a copy: what the copy touched, rewound; else what it has. */
export function atBase(side: Side, table: string, id: string): Row | null {
  const touched = side.touched(table).get(id)
  return touched ? touched.was : side.row(table, id)
}

/** What a merge knows of the frameworks of all sides. One for each plan. */
export class Frameworks {
  readonly #draft: Draft
  readonly #names = new Map<number, Map<string, Row[]>>()
  /** Codes merged into different ones: M12. */
  readonly mergedApart: { code: string; ours: string; theirs: string; side: number }[] = []
  /** Codes split differently, with the side and the codings that went elsewhere there: M15. */
  readonly splitApart = new Map<string, { readonly side: number; readonly elsewhere: Map<string, string> }>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  readonly code: Subject = {
    twin: (draft, row, side) => this.#madeAlike(draft, row, side),
    arrives: (draft, row, side) => this.#codeArrives(draft, row, side),
    taken: (draft, id, columns, offer) =>
      columns[0] === 'name' && isUsedElsewhere(draft, id, offer.side) ? 'M03' : 'changed',
    removedThere: (draft, row, gone) => removedCode(draft, row, gone),
    clashes: saidAlike,
  }

  readonly replacement: Subject = {
    arrives: (draft, row, side) => this.#replacementArrives(draft, row, side),
  }

  /** Codes that a side does not know: made on other sides since. By label. */
  #newTo(side: number): Map<string, Row[]> {
    let names = this.#names.get(side)
    if (!names) {
      this.#names.set(side, (names = new Map()))
      const held = heldBy(this.#draft, 'code', side)
      for (const row of this.#draft.all('code')) if (!held.has(row['id'] as string)) add(names, row)
    }
    return names
  }

  /** [M04] What says the same under the same label is one code: where it can be, that at the same place. None of a copy's codes is another one of its own. */
  #madeAlike(draft: Draft, row: Row, side: number): string | null {
    const named = this.#newTo(side).get(normal(row['name'] as string)) ?? []
    const alike = named.filter(one => meaning(one) === meaning(row) && one['kind'] === row['kind'])
    const here = alike.find(one => one['parent_id'] === row['parent_id']) ?? alike[0]
    if (!here) return null
    const id = here['id'] as string
    named.splice(named.indexOf(here), 1)
    draft.note('M04', 'code', row['name'] as string, side, [id])
    return id
  }

  /** [M05] [M06] */
  #codeArrives(draft: Draft, row: Row, side: number): ReturnType<NonNullable<Subject['arrives']>> {
    const { mark } = draft.facts.sides[side]!
    const here = this.#newTo(side).get(normal(row['name'] as string))?.[0]
    const arriving = here ? { ...row, name: `${row['name'] as string} (${mark})` } : row
    if (here) draft.later.push(() => askSameLabel(draft, here, arriving, side))
    else this.#tellAlike(draft, row, side)
    for (const [at] of draft.facts.sides.entries()) if (at !== side) add(this.#newTo(at), arriving)
    return { row: arriving, kind: here ? 'M05' : 'added' }
  }

  #tellAlike(draft: Draft, row: Row, side: number): void {
    const words = wordsOf(row)
    if (words.size < 4) return
    for (const others of this.#newTo(side).values())
      for (const other of others) {
        const theirs = wordsOf(other)
        const both = [...words].filter(word => theirs.has(word)).length
        if (theirs.size >= 4 && both / (words.size + theirs.size - both) >= 0.8)
          draft.note('M06', 'code', `${row['name'] as string} – ${other['name'] as string}`, side, [
            row['id'] as string,
            other['id'] as string,
          ])
      }
  }

  /** [M12] [M13] [M15] */
  #replacementArrives(draft: Draft, row: Row, side: number): ReturnType<NonNullable<Subject['arrives']>> {
    const code = row['code_id'] as string
    const by = row['by_id'] as string
    const knows = draft.facts.sides[side]!
    const isNew = (one: Row) =>
      atBase(knows, 'code_replacement', one['id'] as string) === null &&
      knows.row('code_replacement', one['id'] as string) === null
    const back = draft.where('code_replacement', 'code_id', by).find(one => one['by_id'] === code && isNew(one))
    if (back) {
      // Ours merged `by` into `code`; theirs `code` into `by`: one survives. That it does is told even where ours stays as it is.
      const stays = draft.facts.ours.row('code', code)
      if (stays) draft.set('code', code, { status: stays['status']! }, 'changed', side)
      draft.note('M13', 'code', draft.object('code', code).name, side, [code])
      draft.later.push(() => askSurvivor(draft, code, by, back, row, side))
      return null
    }
    const others = draft.where('code_replacement', 'code_id', code).filter(one => one['by_id'] !== by && isNew(one))
    if (others.length === 0) return { row, kind: 'added' }
    if (isSplit(draft, code)) {
      if (!this.splitApart.has(code)) this.splitApart.set(code, { side, elsewhere: new Map() })
      return { row, kind: 'M15' }
    }
    this.mergedApart.push({ code, ours: others[0]!['by_id'] as string, theirs: by, side })
    return null
  }
}

/** Where two codes that were made alike are one: what differs only in how it is written is no question, nor whose it is. */
function saidAlike(draft: Draft, id: string, clashes: readonly Clash[]): readonly Clash[] {
  return clashes.filter(clash => {
    const {
      base,
      columns: [column],
      ours,
      theirs,
    } = clash
    const written = new Set([ours, ...theirs.map(one => one.row)].map(row => normal(String(row[column!]))))
    if (base !== null || (column !== 'owner_id' && written.size > 1)) return true
    leastHolds(draft, 'code', id, clash, 'M04')
    return false
  })
}

/** The codes that a code was replaced by in the result. */
export function successors(draft: Draft, code: string): string[] {
  return draft.where('code_replacement', 'code_id', code).map(row => row['by_id'] as string)
}

/** Whether a code was split, by what any side tells of the framework. */
export function isSplit(draft: Draft, code: string): boolean {
  return splitOperation(draft, code) !== null
}

/** The operation that split a code. */
export function splitOperation(draft: Draft, code: string): Row | null {
  const written = `${code.slice(0, 8)}-${code.slice(8, 12)}-${code.slice(12, 16)}-${code.slice(16, 20)}-${code.slice(20)}`
  return (
    draft
      .all('framework_operation')
      .find(row => row['operation'] === 'split' && firstCode(row['details'] as string) === written) ?? null
  )
}

function firstCode(details: string): string | null {
  try {
    return (JSON.parse(details) as { codes?: { id?: string }[] }).codes?.[0]?.id ?? null
  } catch {
    return null
  }
}

function add(names: Map<string, Row[]>, row: Row): void {
  const name = normal(row['name'] as string)
  names.set(name, [...(names.get(name) ?? []), row])
}

function meaning(row: Row): string {
  return DEFINITION.map(field => normal(String(row[field] ?? ''))).join('\u0000')
}

function wordsOf(row: Row): Set<string> {
  return new Set(
    normal(
      DEFINITION.slice(0, 4)
        .map(field => row[field] ?? '')
        .join(' '),
    ).match(/[\p{L}\p{N}]+/gu) ?? [],
  )
}

/** Whether a side other than this one has new codings of a code: ours, or another copy. */
function isUsedElsewhere(draft: Draft, code: string, side: number): boolean {
  const uses = (touched: ReadonlyMap<string, { readonly is: Row | null; readonly was: Row | null }>) => {
    for (const { is, was } of touched.values()) if (was === null && is?.['code_id'] === code) return true
    return false
  }
  return (
    uses(draft.facts.ours.touched('coding')) ||
    draft.facts.sides.some(other => other.at !== side && uses(other.touched('coding')))
  )
}

/** A code removed there: it goes, unless it was changed here or something rests on it; that is looked at when all have met. */
function removedCode(draft: Draft, row: Row, gone: readonly Offer[]): boolean {
  const rule = ruleOf('code')
  if (gone.some(offer => offer.was !== null && changed(rule, row, offer.was))) return false
  draft.take('code', row['id'] as string, 'removed', gone[0]!.side)
  return true
}

/** Asks whether two codes of one label are one. [M05] */
export function askSameLabel(draft: Draft, here: Row, there: Row, side: number): void {
  const into = here['id'] as string
  const from = there['id'] as string
  const fields = DEFINITION.filter(field => (here[field] ?? null) !== (there[field] ?? null))
  const codings = draft.where('coding', 'code_id', from)
  const same = mergePatches(draft, from, into, codings)
  const name = here['name'] as string
  // Where two copies made them, neither is ours.
  const by = draft.broughtBy('code', into, [side])
  const made = by === null ? 'on both sides and' : `${whoAll(draft, [by, side])}, and`
  draft.ask({
    kind: 'M05',
    table: 'code',
    id: from,
    here: into,
    name,
    says: `“${name}” was made ${made} defined differently. Both are kept, the second as “${there['name'] as string}”.`,
    copies: [side],
    stored: fields.map(field => ({
      field,
      base: null,
      ours: pick([field], here),
      theirs: [pick([field], there)],
    })),
    options: [
      { id: 'two', label: 'Two codes', patches: [] },
      {
        id: 'ours',
        label: by === null ? 'One code, our definition' : `One code, ${draft.called(by)}’s definition`,
        patches: same,
      },
      {
        id: 'theirs',
        label: by === null ? 'One code, their definition' : `One code, ${draft.called(side)}’s definition`,
        patches: [...same, { do: 'set', table: 'code', id: into, row: pick(DEFINITION, there) }],
      },
      {
        id: 'rename',
        label: 'Two codes, the second called …',
        takes: 'text',
        patches: [{ do: 'set', table: 'code', id: from, row: { name: GIVEN } }],
      },
    ],
    standing: 'two',
    codings: codings.map(row => row['id'] as string),
  })
}

/** What merging a code into another writes: as the framework does it. */
function mergePatches(draft: Draft, from: string, into: string, codings: readonly Row[]): Patch[] {
  const target = draft.row('code', into)
  return [
    { do: 'set', table: 'code', id: from, row: { status: 'retired' } },
    {
      do: 'put',
      table: 'code_replacement',
      id: draft.facts.derivedId('code_replacement', `${from} ${into}`),
      row: { code_id: from, by_id: into },
    },
    ...draft.where('code', 'parent_id', from).map((row): Patch => ({
      do: 'set',
      table: 'code',
      id: row['id'] as string,
      row: { parent_id: into },
      ifStill: { parent_id: from },
    })),
    ...codings.map((row): Patch => ({
      do: 'set',
      table: 'coding',
      id: row['id'] as string,
      row: { code_id: into, was_code_id: from, definition: target?.['definition'] ?? 1 },
      ifStill: { code_id: from },
    })),
  ]
}

/** That a code was merged into another, or split with the other as one of its parts. */
function wentInto(draft: Draft, from: Row, into: Row): string {
  const [name, other] = [from['name'] as string, into['name'] as string]
  return isSplit(draft, from['id'] as string)
    ? `“${name}” was split, and “${other}” is a part of it,`
    : `“${name}” was merged into “${other}”`
}

/** [M13] Ours merged `by` into `code`, theirs `code` into `by`. Ours stands: `code` survives. */
function askSurvivor(draft: Draft, code: string, by: string, ours: Row, theirs: Row, side: number): void {
  const here = draft.row('code', code)
  const there = draft.find('code', by)
  if (!here || !there) return
  const codings = draft.where('coding', 'code_id', code)
  const fields = ['name', ...DEFINITION].filter(field => (here[field] ?? null) !== (there[field] ?? null))
  const oursFrom = draft.broughtBy('code_replacement', ours['id'] as string, [side])
  const [first, second] = whoseTwo(draft, oursFrom, side)
  draft.ask({
    kind: 'M13',
    table: 'code',
    id: code,
    says: `${wentInto(draft, there, here)} ${first}, and ${isSplit(draft, code) ? wentInto(draft, here, there) : 'the other way round'} ${second}. “${here['name'] as string}” survives.`,
    copies: [side],
    oursFrom,
    stored: fields.map(field => ({ field, base: null, ours: pick([field], here), theirs: [pick([field], there)] })),
    options: [
      { id: 'ours', label: `“${here['name'] as string}” survives`, patches: [] },
      {
        id: 'theirs',
        label: `“${there['name'] as string}” survives`,
        patches: [
          { do: 'take', table: 'code_replacement', id: ours['id'] as string },
          { do: 'put', table: 'code_replacement', id: theirs['id'] as string, row: theirs },
          { do: 'set', table: 'code', id: code, row: { status: 'retired' } },
          { do: 'set', table: 'code', id: by, row: { status: 'active' } },
          ...codings.map((row): Patch => ({
            do: 'set',
            table: 'coding',
            id: row['id'] as string,
            row: { code_id: by, was_code_id: code, definition: there['definition'] ?? 1 },
            ifStill: { code_id: code },
          })),
        ],
      },
      { id: 'fields', label: 'Compose name and definition', takes: 'fields', patches: [] },
    ],
    standing: 'ours',
    codings: codings.map(row => row['id'] as string),
  })
}
