// The result of a merge while it is being worked out: our rows, with what the copies change laid over them.

import { CaseMerges } from './case-merges.ts'
import type { Facts, TableFacts } from './facts.ts'
import { withKnownIds } from './follow-ids.ts'
import { fieldWords, nameOfRow, thingWord } from './names.ts'
import { labelIn, saidIn } from './stands-on.ts'
import type { MergeKind, MergeObject, Question, QuestionField, QuestionOption, Row, StoredField } from './types.ts'

/** Tables whose rows rest on words that may be sealed. */
const RESTING = new Set([
  'anchor',
  'coding',
  'evidence',
  'memo',
  'memo_link',
  'comment',
  'comment_mention',
  'quote',
  'rating_anchor',
  'summary_link',
  'to_decide',
  'anchor_question',
  'adjudication',
  'adjudication_coding',
])
const RESTS_ON: readonly (readonly [column: string, table: string])[] = [
  ['anchor_id', 'anchor'],
  ['to_anchor_id', 'anchor'],
  ['coding_id', 'coding'],
  ['to_coding_id', 'coding'],
  ['memo_id', 'memo'],
  ['comment_id', 'comment'],
  ['reply_to_id', 'comment'],
  ['adjudication_id', 'adjudication'],
]
const ABOUT: Readonly<Record<string, string>> = { coding: 'coding', memo: 'memo', passage: 'anchor' }
/** A comment on a coding, replied to, naming somebody: no deeper than this, whatever a copy says. */
const DEEPEST = 5

/** What is laid over a row. `isNew`: ours does not have it. `asItCame`: it is as it was brought. */
export interface Laid {
  readonly row: Row | null
  readonly isNew: boolean
  readonly asItCame: boolean
  /** Its place in the order in which rows were laid. */
  readonly at: number
  readonly kind: MergeKind
  readonly copy: number | null
}

/** Something that was done without asking and changes no row, or more than rows say: told in the report. */
export interface Note {
  readonly kind: MergeKind
  readonly what: string
  readonly name: string
  readonly copy: number | null
  readonly count: number
  /** What it is about, where that is there: rows of the table `what`. */
  readonly ids: readonly string[]
}

/** What a rule gives to ask: stored values are put into words here. */
export interface Asking {
  readonly kind: MergeKind
  readonly table: string
  readonly id: string
  /** The row that is put beside theirs as ours, where it is another one than `id`. */
  readonly here?: string
  /** The copy that brought what stands as ours, where that is another than the one that brought the row. */
  readonly oursFrom?: number | null
  readonly name?: string
  readonly says: string
  /** By which words a question without fields is known again, where `says` tells who brought what. */
  readonly knownBy?: string
  readonly copies: readonly number[]
  readonly stored?: readonly StoredField[]
  readonly options: readonly QuestionOption[]
  readonly standing: string
  readonly codings?: readonly string[]
}

/** The result so far. Rows are read through it and laid over ours; what it holds at the end, compared with ours, is the plan. */
export class Draft {
  readonly facts: Facts
  readonly questions: Question[] = []
  readonly notes: Note[] = []
  /** What can only be said when every row has met. */
  readonly later: (() => void)[] = []
  /** The cases that went over into others, here or in a copy. */
  caseMerges = new CaseMerges(null)
  readonly tables: ReadonlyMap<string, TableFacts>
  readonly #laid = new Map<string, Map<string, Laid>>()
  readonly #alias = new Map<string, string>()
  readonly #unique = new Map<string, Map<string, string>>()
  /** Ids of laid rows by value, for the tables and columns that were asked for. */
  readonly #byValue = new Map<string, Map<string, ByValue>>()
  /** Ids of the rows that are taken away, by table. */
  readonly #taken = new Map<string, Set<string>>()
  #count = 0

  constructor(facts: Facts) {
    this.facts = facts
    this.tables = new Map(facts.tables.map(table => [table.name, table]))
  }

  /** A row as it would be. */
  row(table: string, id: string): Row | null {
    const laid = this.#laid.get(table)?.get(id)
    return laid === undefined ? this.facts.ours.row(table, id) : laid.row
  }

  /** The rows of a small table as they would be. */
  all(table: string): Row[] {
    const laid = this.#laid.get(table)
    const rows = this.facts.ours.all(table).flatMap(row => {
      const over = laid?.get(row['id'] as string)
      return over === undefined ? [row] : over.row === null ? [] : [over.row]
    })
    for (const { row, isNew } of laid?.values() ?? []) if (row !== null && isNew) rows.push(row)
    return rows
  }

  /** The rows with a value as they would be. */
  where(table: string, column: string, value: string): Row[] {
    const laid = this.#laid.get(table)
    const rows = this.#isNewHere(table, column, value)
      ? []
      : this.facts.ours.where(table, column, value).filter(row => !laid?.has(row['id'] as string))
    for (const { row } of this.#laidWith(table, column, value)) rows.push(row!)
    return rows
  }

  /** The ids of the rows with a value as they would be: for very many. */
  ids(table: string, column: string, value: string): string[] {
    const laid = this.#laid.get(table)
    const ids = this.#isNewHere(table, column, value)
      ? []
      : this.facts.ours.ids(table, column, value).filter(id => !laid?.has(id))
    for (const { row } of this.#laidWith(table, column, value)) ids.push(row!['id'] as string)
    return ids
  }

  /** Whether a value is the id of something that ours does not have: then no row of ours refers to it. */
  #isNewHere(table: string, column: string, value: string): boolean {
    const ref = this.tables.get(table)?.refs.find(one => one.column === column)
    return ref !== undefined && this.#laid.get(ref.table)?.get(value)?.isNew === true
  }

  /** What is laid with a value in a column, in the order in which it was laid. */
  #laidWith(table: string, column: string, value: string): Laid[] {
    const laid = this.#laid.get(table)
    if (!laid) return []
    let columns = this.#byValue.get(table)
    if (!columns) this.#byValue.set(table, (columns = new Map()))
    let index = columns.get(column)
    if (!index) {
      columns.set(column, (index = new Map()))
      for (const [id, { row }] of laid) addTo(index, row?.[column], id)
    }
    const ids = index.get(value)
    if (ids === undefined) return []
    // What has another value since, or was left, is in the list still.
    const found: Laid[] = []
    for (const id of typeof ids === 'string' ? [ids] : ids) {
      const one = laid.get(id)
      if (one?.row?.[column] === value) found.push(one)
    }
    // They were laid one after the other, mostly.
    const isInOrder = found.every((one, at) => at === 0 || found[at - 1]!.at < one.at)
    return isInOrder ? found : [...new Set(found)].sort((a, b) => a.at - b.at)
  }

  /** Whether this merge touches a row. */
  touches(table: string, id: string): boolean {
    return this.#laid.get(table)?.has(id) ?? false
  }

  /** What is laid over a table so far. */
  laid(table: string): ReadonlyMap<string, Laid> {
    return this.#laid.get(table) ?? new Map()
  }

  /** How many rows were laid so far: the place of each is below that. */
  get laidSoFar(): number {
    return this.#count
  }

  get laidTables(): Iterable<string> {
    return this.#laid.keys()
  }

  put(table: string, row: Row, kind: MergeKind, copy: number | null): void {
    this.#put(table, row, kind, copy, null)
  }

  /** {@link put} of a row that neither ours nor the result has. */
  bring(table: string, row: Row, kind: MergeKind, copy: number | null): void {
    this.#put(table, row, kind, copy, true)
  }

  #put(table: string, row: Row, kind: MergeKind, copy: number | null, known: boolean | null): void {
    const id = row['id'] as string
    this.#lay(table, id, row, kind, copy, known, known === true)
    const facts = this.tables.get(table)!
    for (const columns of facts.unique) {
      const key = uniqueKey(columns, row)
      if (key !== null) this.#index(table, columns).set(key, id)
    }
  }

  take(table: string, id: string, kind: MergeKind, copy: number | null): void {
    this.#lay(table, id, null, kind, copy, null)
  }

  #lay(
    table: string,
    id: string,
    row: Row | null,
    kind: MergeKind,
    copy: number | null,
    known: boolean | null,
    asItCame = false,
  ): void {
    let laid = this.#laid.get(table)
    if (!laid) this.#laid.set(table, (laid = new Map()))
    // What comes was in nothing before.
    const before = asItCame ? undefined : laid.get(id)
    const isNew = known ?? before?.isNew ?? this.facts.ours.row(table, id) === null
    laid.set(id, { row, kind, copy, isNew, asItCame, at: before?.at ?? this.#count++ })
    if (row === null) this.#taken.set(table, (this.#taken.get(table) ?? new Set()).add(id))
    else if (before?.row === null) this.#taken.get(table)!.delete(id)
    for (const [column, index] of this.#byValue.get(table) ?? [])
      if (row?.[column] !== before?.row?.[column]) addTo(index, row?.[column], id)
  }

  /** Leaves a row as ours is. */
  leave(table: string, id: string): void {
    this.#laid.get(table)?.delete(id)
    this.#taken.get(table)?.delete(id)
  }

  /** The ids of the rows that are taken away so far, by table, in the order in which they were laid. */
  get taken(): ReadonlyMap<string, ReadonlySet<string>> {
    const taken = new Map<string, ReadonlySet<string>>()
    for (const [table, laid] of this.#laid) {
      const ids = [...(this.#taken.get(table) ?? [])]
      if (ids.length > 0) taken.set(table, new Set(ids.sort((a, b) => laid.get(a)!.at - laid.get(b)!.at)))
    }
    return taken
  }

  /** Changes columns of a row of the result. */
  set(table: string, id: string, columns: Row, kind: MergeKind, copy: number | null): void {
    const row = this.row(table, id)
    if (row !== null) this.put(table, { ...row, ...columns }, kind, copy)
  }

  /** From now on what a copy calls `from` is our `to`. */
  alias(from: string, to: string): void {
    if (from !== to) this.#alias.set(from, to)
  }

  /** The id by which we know a thing of a copy. */
  known(id: string): string {
    if (this.#alias.size === 0) return id
    let to = this.#alias.get(id)
    while (to !== undefined) {
      id = to
      to = this.#alias.get(id)
    }
    return id
  }

  get aliases(): ReadonlyMap<string, string> {
    return this.#alias
  }

  /** A row of a copy with the ids by which we know what it refers to. */
  mapped(table: string, row: Row): Row {
    if (this.#alias.size === 0) return row
    let mapped: Record<string, string | number | null> | null = null
    for (const { column } of this.tables.get(table)!.refs) {
      const value = row[column]
      if (typeof value !== 'string') continue
      const to = this.known(value)
      if (to !== value) (mapped ??= { ...row })[column] = to
    }
    const id = this.known(row['id'] as string)
    if (id !== row['id']) (mapped ??= { ...row })['id'] = id
    const held = withKnownIds(table, row, one => this.known(one))
    return held === null ? (mapped ?? row) : { ...(mapped ?? row), ...held }
  }

  /** Lets every row of the result refer to what things were found to be, where that was found out after the row had come. */
  followAliases(): void {
    if (this.#alias.size === 0) return
    for (const [table, laid] of this.#laid)
      for (const [id, one] of laid) {
        const { row } = one
        if (row === null) continue
        const mapped = this.mapped(table, row)
        if (mapped !== row && mapped['id'] === id) this.#lay(table, id, mapped, one.kind, one.copy, one.isNew)
      }
  }

  /** The row of the result that a row of a copy would clash with, because both say the same thing. */
  twin(table: string, row: Row): string | null {
    for (const columns of this.tables.get(table)!.unique) {
      const key = uniqueKey(columns, row)
      if (key === null) continue
      // As it would be: what was renamed in the meantime clashes no longer.
      const says = (one: Row | null) => one !== null && columns.every(column => one[column] === row[column])
      const here = this.#index(table, columns).get(key)
      if (here !== undefined && here !== row['id'] && says(this.row(table, here))) return here
      const [first] = columns
      const found = this.facts.ours
        .where(table, first!, row[first!]!)
        .find(one => one['id'] !== row['id'] && says(one) && says(this.row(table, one['id'] as string)))
      if (found) return found['id'] as string
    }
    return null
  }

  #index(table: string, columns: readonly string[]): Map<string, string> {
    const name = `${table} ${columns.join(' ')}`
    let index = this.#unique.get(name)
    if (!index) this.#unique.set(name, (index = new Map()))
    return index
  }

  /** A row wherever it is known: in the result, in ours, in a copy. */
  find(table: string, id: string): Row | null {
    const here = this.row(table, this.known(id)) ?? this.facts.ours.row(table, id)
    if (here) return here
    for (const side of this.facts.sides) {
      const there = side.row(table, id) ?? side.touched(table).get(id)?.was
      if (there) return there
    }
    return null
  }

  object(table: string, id: string, name?: string): MergeObject {
    const row = this.find(table, id)
    return { table, id, what: thingWord(table), name: name ?? (row === null ? '' : nameOfRow(this, table, row)) }
  }

  /** The sources that are sealed: blind, and not yet done by all who are to code them. */
  sealedSources(): ReadonlySet<string> {
    const parts = this.tables.has('allocation') ? this.all('allocation').filter(row => row['part'] !== 'reviewer') : []
    const blind = new Set(parts.filter(row => row['blind'] === 1).map(row => row['source_id'] as string))
    if (blind.size === 0) return blind
    // Two names of one person are one.
    const stands = new Map(this.all('coder').map(row => [row['id'], row['joined_to'] ?? row['id']]))
    const person = (row: Row) => `${row['source_id']} ${stands.get(row['coder_id'] ?? null) ?? row['coder_id']}`
    const done = new Set(this.all('source_coder').map(person))
    return new Set(
      parts
        .filter(row => !done.has(person(row)))
        .map(row => row['source_id'] as string)
        .filter(source => blind.has(source)),
    )
  }

  /** Whether a row tells what somebody coded on a source that is sealed: it is stored, and neither named nor shown. */
  isSealed(table: string, id: string, sealed: ReadonlySet<string> = this.sealedSources(), deep = 0): boolean {
    if (sealed.size === 0 || deep > DEEPEST || !RESTING.has(table)) return false
    const row = this.find(table, id)
    if (row === null) return false
    if (table === 'anchor' || table === 'adjudication') return sealed.has(String(row['source_id']))
    for (const [column, to] of RESTS_ON) {
      const on = row[column]
      if (typeof on === 'string' && this.isSealed(to, on, sealed, deep + 1)) return true
    }
    if (table === 'comment') {
      if (row['about'] === 'source') return sealed.has(String(row['thing_id']))
      const about = ABOUT[String(row['about'])]
      return about !== undefined && this.isSealed(about, String(row['thing_id']), sealed, deep + 1)
    }
    // What one of those who code it remarks on the whole of a source.
    return table === 'memo' && typeof row['source_id'] === 'string' && sealed.has(row['source_id'])
  }

  /** A stored value of a column in words. */
  words(table: string, column: string, value: string | number | null | undefined): string | null {
    if (value === null || value === undefined) return null
    const ref = this.tables.get(table)?.refs.find(one => one.column === column)
    if (ref && typeof value === 'string') {
      const row = this.find(ref.table, value)
      return row === null ? '' : nameOfRow(this, ref.table, row)
    }
    return fieldWords(column, value)
  }

  /** Notes something for the report. */
  note(kind: MergeKind, what: string, name: string, copy: number | null, ids: readonly string[] = [], count = 1): void {
    this.notes.push({ kind, what, name, copy, count, ids })
  }

  /** Asks. The same question of an earlier merge that was answered is not asked again: its answer comes with the plan. */
  ask(asking: Asking): void {
    const stored = asking.stored ?? []
    const fields = stored.map((one): QuestionField => {
      const say = (row: Row | null) => saidIn(this, asking.table, one.field, row)
      return {
        field: one.field,
        label: labelIn(asking.table, one.field),
        base: say(one.base),
        ours: say(one.ours),
        theirs: one.theirs.map(say),
      }
    })
    const told = JSON.stringify([
      asking.kind,
      asking.table,
      asking.id,
      fields.map(field => [
        field.field,
        field.base,
        field.ours,
        [...field.theirs].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
      ]),
      fields.length === 0 ? (asking.knownBy ?? asking.says) : '',
    ])
    const id = this.facts.digest(told)
    if (this.questions.some(one => one.id === id)) return
    if (asking.standing === 'ours' && !this.facts.remembered.has(id) && this.#isSettled(asking, fields)) return
    this.questions.push({
      id,
      kind: asking.kind,
      object: this.object(asking.table, asking.id, asking.name),
      copies: asking.copies,
      oursFrom: asking.oursFrom ?? this.broughtBy(asking.table, asking.here ?? asking.id, asking.copies),
      ...(asking.here === undefined ? {} : { here: asking.here }),
      says: asking.says,
      fields,
      stored,
      options: asking.options,
      standing: asking.standing,
      codings: (asking.codings ?? []) as Question['codings'],
    })
  }

  /** The copy that brought a row which stands as ours, where ours did not have it, and which is none of `copies`; else null. */
  broughtBy(table: string, id: string, copies: readonly number[]): number | null {
    const laid = this.laid(table).get(id)
    return laid?.isNew && laid.copy !== null && !copies.includes(laid.copy) ? laid.copy : null
  }

  /** What a copy is called: by its coder. */
  called(copy: number): string {
    const { copy: about, mark } = this.facts.sides[copy]!
    return about.coder?.name ?? mark
  }

  /** Whether a value of a copy was put before people: what stands is their answer, or waits for it. */
  wasAsked(kind: MergeKind, table: string, id: string, column: string, was: Row | null, is: Row): boolean {
    const before = this.facts.asked.get(`${kind} ${table} ${id}`) ?? []
    const say = (row: Row | null) => saidIn(this, table, column, row)
    return before.some(fields =>
      fields.some(field => field.field === column && field.base === say(was) && field.theirs.includes(say(is))),
    )
  }

  /** Whether all that copies hold against each other here was put side by side before, and answered. */
  #isSettled({ kind, table, id }: Asking, fields: readonly QuestionField[]): boolean {
    const before = this.facts.settled.get(`${kind} ${table} ${id}`) ?? []
    return (
      fields.length > 0 &&
      fields.every(field =>
        before.some(known => {
          const one = known.find(each => each.field === field.field)
          return one && one.base === field.base && field.theirs.every(value => one.theirs.includes(value))
        }),
      )
    )
  }
}

function uniqueKey(columns: readonly string[], row: Row): string | null {
  let key = ''
  for (const column of columns) {
    const value = row[column]
    if (value === null || value === undefined) return null
    key += `${value}\u0000`
  }
  return key
}

/** Ids by a value: mostly there is one. */
type ByValue = Map<string | number, string | string[]>

function addTo(index: ByValue, value: string | number | null | undefined, id: string): void {
  if (value === null || value === undefined) return
  const there = index.get(value)
  if (there === undefined) index.set(value, id)
  else if (typeof there === 'string') index.set(value, [there, id])
  else there.push(id)
}
