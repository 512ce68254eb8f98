// What was newly made on the words of somebody who withdrew consent, or about them, stays out of a merge: codings, evidence, memos,
// comments, quotes, passages of summaries, and texts of theirs that only a copy has. [M50] Pure.

import { LEFT_OUT } from '../../base/left-out.ts'
import { idFromHex } from '../../base/ids.ts'
import { mapLinks, readRich, wordsOf, type RichLink } from '../../memos/rich.ts'
import { blocks } from '../../sources/redaction.ts'
import type { Draft } from './draft.ts'
import { laid, ordered, rangeIn } from './laid-text.ts'
import { pick } from './meet.ts'
import { isOptional } from './optional.ts'
import { questionWithout } from './purge.ts'
import type { Patch, Row } from './types.ts'

/** Whose words something is made on: a source, or a participant whom it is about. */
interface Root {
  readonly table: 'source' | 'case'
  readonly id: string
}

/** By which columns rows rest on words or people. What rests on these in its turn goes by its foreign keys. */
const RESTS_ON: Readonly<Record<string, readonly (readonly [column: string, table: string])[]>> = {
  coding: [['anchor_id', 'anchor']],
  evidence: [['anchor_id', 'anchor']],
  quote: [['anchor_id', 'anchor']],
  summary: [['case_id', 'case']],
  summary_link: [
    ['summary_id', 'summary'],
    ['anchor_id', 'anchor'],
  ],
  rating: [['case_id', 'case']],
  rating_anchor: [
    ['rating_id', 'rating'],
    ['anchor_id', 'anchor'],
  ],
  memo: [
    ['anchor_id', 'anchor'],
    ['coding_id', 'coding'],
    ['source_id', 'source'],
    ['case_id', 'case'],
  ],
  // Of a memo that all had it comes with the words that hold it.
  memo_link: [
    ['to_anchor_id', 'anchor'],
    ['to_coding_id', 'coding'],
    ['to_memo_id', 'memo'],
  ],
  comment: [
    ['anchor_id', 'anchor'],
    ['reply_to_id', 'comment'],
  ],
  position: [['case_id', 'case']],
  negative_case: [['case_id', 'case']],
  attribute_value: [
    ['case_id', 'case'],
    ['source_id', 'source'],
  ],
  adjudication: [['source_id', 'source']],
  adjudication_coding: [
    ['adjudication_id', 'adjudication'],
    ['coding_id', 'coding'],
  ],
}

/** What comments and rounds are about, by their word for it: in which column, and of which table. */
const ABOUT: Readonly<Record<string, readonly [column: string, table: string]>> = {
  source: ['thing_id', 'source'],
  passage: ['thing_id', 'anchor'],
  coding: ['thing_id', 'coding'],
  memo: ['thing_id', 'memo'],
  summary: ['thing_id', 'case'],
  position: ['beside_id', 'case'],
}
const TELL_ABOUT = new Set(['comment', 'round_thing'])

/** What people count, one and several; what only holds these together is not told by itself. */
const COUNTED: Readonly<Record<string, readonly [one: string, several: string]>> = {
  source: ['source', 'sources'],
  coding: ['coding', 'codings'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  memo: ['memo', 'memos'],
  memo_link: ['link of a memo', 'links of memos'],
  comment: ['comment', 'comments'],
  quote: ['quote', 'quotes'],
  summary: ['summary', 'summaries'],
  summary_link: ['passage of a summary', 'passages of summaries'],
  rating: ['rating', 'ratings'],
  rating_anchor: ['passage of a rating', 'passages of ratings'],
  position: ['position', 'positions'],
  negative_case: ['negative case', 'negative cases'],
  attribute_value: ['value', 'values'],
  adjudication: ['adjudication', 'adjudications'],
  code: ['founding passage of a code', 'founding passages of codes'],
  round_thing: ['thing to review', 'things to review'],
}

/** Comments on comments, memos on memos: no deeper than this, whatever a copy says. */
const DEEPEST = 8

/** [M50] Withdrawal wins: what came on words of somebody who withdrew, or about them, stays out; counted by what it is, and asked. */
export function leaveWithdrawn(draft: Draft): void {
  const people = new Set(
    draft.all('consent').flatMap(row => (row['withdrawn_on'] === null ? [] : [row['case_id'] as string])),
  )
  if (people.size > 0) new Leaving(draft, new Withdrawn(draft, people)).leave()
}

interface WithdrawnSource {
  /** Only those who withdrew are in it, or it cannot be told who speaks. */
  readonly isWhole: boolean
  /** Else whose paragraphs are theirs. */
  readonly paragraphs: ReadonlySet<string>
}

/** Which words are of people who withdrew, and what rests on them. */
class Withdrawn {
  readonly #draft: Draft
  readonly #people: ReadonlySet<string>
  readonly #sources = new Map<string, WithdrawnSource | null>()
  readonly #anchors = new Map<string, Root | null>()

  constructor(draft: Draft, people: ReadonlySet<string>) {
    this.#draft = draft
    this.#people = people
  }

  /** On whose words a row rests, or whom it is about; null where on nobody’s who withdrew. */
  rootOf(table: string, row: Row, deep = 0): Root | null {
    if (deep > DEEPEST) return null
    if (table === 'anchor') return this.#ofAnchor(row)
    for (const [column, to] of RESTS_ON[table] ?? []) {
      const root = this.rootAt(to, row[column], deep)
      if (root) return root
    }
    const about = TELL_ABOUT.has(table) ? ABOUT[String(row['about'])] : undefined
    const root = about ? this.rootAt(about[1], row[about[0]], deep) : null
    if (root || table !== 'adjudication') return root
    // Where several speak, by the passages that it is about.
    for (const part of this.#draft.where('adjudication_coding', 'adjudication_id', row['id'] as string)) {
      const of = this.rootAt('anchor', part['anchor_id'], deep)
      if (of) return of
    }
    return null
  }

  /** {@link rootOf} of something that a row refers to. */
  rootAt(table: string, id: Row[string] | undefined, deep = 0): Root | null {
    if (typeof id !== 'string') return null
    if (table === 'case') return this.#people.has(id) ? { table, id } : null
    if (table === 'source') return this.sourceOf(id)?.isWhole ? { table, id } : null
    const row = this.#draft.find(table, id)
    return row && this.rootOf(table, row, deep + 1)
  }

  #ofAnchor(row: Row): Root | null {
    const id = row['id'] as string
    let root = this.#anchors.get(id)
    if (root === undefined) {
      const source = row['source_id'] as string
      const its = this.sourceOf(source)
      const isTheirs = its !== null && (its.isWhole || this.#speaks(its, row))
      this.#anchors.set(id, (root = isTheirs ? { table: 'source', id: source } : null))
    }
    return root
  }

  #speaks(its: WithdrawnSource, anchor: Row): boolean {
    const place = (column: string) => this.#draft.find('paragraph', anchor[column] as string)?.['place']
    const [first, last] = [place('start_paragraph_id'), place('end_paragraph_id')]
    return this.#rows('paragraph', 'source_id', anchor['source_id'] as string).some(
      row => its.paragraphs.has(row['id'] as string) && row['place']! >= first! && row['place']! <= last!,
    )
  }

  /** Which words of a source are of people who withdrew; null where none are. */
  sourceOf(id: string): WithdrawnSource | null {
    let found = this.#sources.get(id)
    if (found === undefined) this.#sources.set(id, (found = this.#readSource(id)))
    return found
  }

  #readSource(id: string): WithdrawnSource | null {
    const speakers = this.#rows('speaker', 'source_id', id)
    const filed = this.#rows('case_source', 'source_id', id).map(row => row['case_id'] as string)
    const inIt = new Set([...filed, ...speakers.map(row => row['participant_id'] as string | null)])
    const theirs = [...inIt].filter(one => one !== null && this.#people.has(one))
    if (theirs.length === 0) return null
    const others = [...inIt].some(
      one => one !== null && !theirs.includes(one) && this.#draft.find('case', one)?.['kind'] === 'participant',
    )
    const speak = speakers.filter(row => theirs.includes(row['participant_id'] as string | null))
    if (!others || theirs.some(one => !speak.some(row => row['participant_id'] === one)))
      return { isWhole: true, paragraphs: new Set() }
    const voices = new Set(speak.map(row => row['id'] as string))
    const spoken = this.#rows('paragraph', 'source_id', id).filter(row => voices.has(row['speaker_id'] as string))
    return { isWhole: false, paragraphs: new Set(spoken.map(row => row['id'] as string)) }
  }

  /** Rows as they would be; of a source that is not here (any more) as a copy has them. */
  #rows(table: string, column: string, id: string): readonly Row[] {
    if (this.#draft.row('source', id) !== null) return this.#draft.where(table, column, id)
    const side = this.#draft.facts.sides.find(one => one.row('source', id) !== null)
    return side ? side.where(table, column, id).map(row => this.#draft.mapped(table, row)) : []
  }
}

/** What is left out of one source, or about one person. */
interface LeftOut {
  readonly root: Root
  /** How many, by what it is and from which copy. */
  readonly counts: Map<string, Map<number | null, number>>
  /** What brings it in all the same. */
  readonly back: Patch[]
  /** The places among these: each comes in once, whatever rests on it. */
  readonly places: Set<string>
}

class Leaving {
  readonly #draft: Draft
  readonly #withdrawn: Withdrawn
  readonly #left = new Map<string, Map<string, LeftOut>>()
  readonly #roots = new Map<string, LeftOut>()
  /** What summaries of copies say once phrases of theirs are blocks. */
  readonly #texts = new Map<string, string>()
  /** Words that no question says. */
  readonly #unsaid: { readonly table: string; readonly id: string; readonly was: string; readonly is: string }[] = []

  constructor(draft: Draft, withdrawn: Withdrawn) {
    this.#draft = draft
    this.#withdrawn = withdrawn
  }

  leave(): void {
    const draft = this.#draft
    // What is referred to comes first.
    for (const { name: table } of draft.facts.tables)
      for (const [id, { row, copy, isNew }] of Array.from(draft.laid(table))) {
        if (row === null || !isNew) continue
        const left = this.#whereTo(table, row)
        if (left) this.#leaveRow(left, table, id, row, copy)
      }
    for (const { root, counts } of this.#roots.values())
      for (const [table, byCopy] of counts)
        for (const [copy, count] of byCopy)
          draft.note('M50', table, draft.object(root.table, root.id).name, copy, [], count)
    if (this.#roots.size > 0)
      draft.later.push(() => {
        this.#sayNothing()
        for (const left of this.#roots.values()) this.#ask(left)
      })
  }

  /** Where a new row is left out; null where it comes in. */
  #whereTo(table: string, row: Row): LeftOut | null {
    // A place stays as long as something stands on it.
    const root = this.#ofNewText(table, row) ?? (table === 'anchor' ? null : this.#withdrawn.rootOf(table, row))
    if (root) return this.#at(root)
    if (table === 'code') this.#foundNowhere(row)
    for (const { column, table: to } of this.#draft.tables.get(table)!.refs) {
      const id = row[column]
      const left = typeof id === 'string' ? this.#left.get(to)?.get(id) : undefined
      if (left && !isOptional(table, column)) return left
    }
    return null
  }

  /** A text that only copies have, in which nobody else speaks, goes with its places. */
  #ofNewText(table: string, row: Row): Root | null {
    const id = table === 'source' ? row['id'] : table === 'anchor' ? row['source_id'] : null
    if (typeof id !== 'string' || this.#draft.facts.ours.row('source', id) !== null) return null
    return this.#withdrawn.rootAt('source', id)
  }

  #at(root: Root): LeftOut {
    const key = `${root.table} ${root.id}`
    let left = this.#roots.get(key)
    if (!left) this.#roots.set(key, (left = { root, counts: new Map(), back: [], places: new Set() }))
    return left
  }

  #leaveRow(left: LeftOut, table: string, id: string, row: Row, copy: number | null): void {
    const draft = this.#draft
    if (table === 'memo_link') this.#nameGoes(left, row)
    if (table === 'summary_link' && copy !== null) this.#phraseGoes(left, row, copy)
    const anchor = typeof row['anchor_id'] === 'string' ? draft.row('anchor', row['anchor_id']) : null
    const place = anchor?.['id'] as string | undefined
    if (anchor && draft.facts.ours.row('anchor', place!) === null && !left.places.has(place!)) {
      left.places.add(place!)
      left.back.push({ do: 'put', table: 'anchor', id: place!, row: anchor })
    }
    left.back.push({ do: 'put', table, id, row })
    draft.leave(table, id)
    const ids = this.#left.get(table) ?? new Map<string, LeftOut>()
    this.#left.set(table, ids.set(id, left))
    this.#count(left, table, copy)
  }

  #count(left: LeftOut, table: string, copy: number | null): void {
    if (COUNTED[table] === undefined) return
    const byCopy = left.counts.get(table) ?? new Map<number | null, number>()
    left.counts.set(table, byCopy.set(copy, (byCopy.get(copy) ?? 0) + 1))
  }

  /** A code that is new comes in without the passage in which it was found. */
  #foundNowhere(row: Row): void {
    const [id, place] = [row['id'] as string, row['founding_anchor_id'] ?? null]
    const root = this.#withdrawn.rootAt('anchor', place)
    if (!root) return
    const { copy, kind } = this.#draft.laid('code').get(id)!
    const left = this.#at(root)
    left.back.push({ do: 'set', table: 'code', id, row: { founding_anchor_id: place } })
    this.#draft.set('code', id, { founding_anchor_id: null }, kind, copy)
    this.#count(left, 'code', copy)
  }

  /** A link of a memo that stays says the words of a passage, or the title of a memo. */
  #nameGoes(left: LeftOut, link: Row): void {
    const memo = this.#draft.row('memo', link['memo_id'] as string)
    const rich = memo && readRich(memo['rich'] as string | null, memo['body'] as string)
    const target = Object.entries(link).find(([column, value]) => column.startsWith('to_') && value !== null)?.[1]
    if (!memo || !rich || typeof target !== 'string') return
    const names = new Set<string>()
    const now = mapLinks(rich, (one: RichLink) => {
      if (one.id !== idFromHex(target) || one.name === LEFT_OUT) return one
      names.add(one.name)
      return { ...one, name: LEFT_OUT }
    })
    if (names.size === 0) return
    for (const was of names) this.#unsaid.push({ table: 'memo', id: memo['id'] as string, was, is: LEFT_OUT })
    this.#change(left, 'memo', memo, { rich: JSON.stringify(now), body: wordsOf(now) })
  }

  /** A phrase of a summary that stays and quotes the passage is blocks, as long as what they stand for: other phrases stand where they stood. */
  #phraseGoes(left: LeftOut, link: Row, copy: number): void {
    const side = this.#draft.facts.sides[copy]!
    const there = side.row('summary_link', link['id'] as string)
    const summary = this.#draft.row('summary', link['summary_id'] as string)
    const said = there && side.row('summary', there['summary_id'] as string)?.['text']
    if (typeof said !== 'string' || !summary) return
    const [start, end] = [there!['phrase_start'] as number, there!['phrase_end'] as number]
    if (!isQuoted(said.slice(start, end), this.#wordsAt(link['anchor_id'] as string))) return
    const id = summary['id'] as string
    const was = this.#texts.get(`${copy} ${id}`) ?? said
    const is = was.slice(0, start) + blocks(was.slice(start, end)) + was.slice(end)
    this.#texts.set(`${copy} ${id}`, is)
    this.#unsaid.push({ table: 'summary', id, was, is })
    const text = summary['text'] as string
    if (text.includes(was)) this.#change(left, 'summary', summary, { text: text.replace(was, () => is) })
  }

  #wordsAt(anchorId: string): string {
    const anchor = this.#draft.row('anchor', anchorId)
    if (!anchor) return ''
    const text = laid(ordered(this.#draft.where('paragraph', 'source_id', anchor['source_id'] as string)))
    const range = rangeIn(anchor, text)
    return range ? text.text.slice(range.start, range.end) : ''
  }

  #change(left: LeftOut, table: string, row: Row, columns: Row): void {
    const id = row['id'] as string
    // As it was before any of its words went.
    if (!left.back.some(patch => patch.do === 'set' && patch.table === table && patch.id === id))
      left.back.push({ do: 'set', table, id, row: pick(Object.keys(columns), row) })
    const { kind, copy } = this.#draft.laid(table).get(id) ?? { kind: 'M50' as const, copy: null }
    this.#draft.set(table, id, columns, kind, copy)
  }

  /** Nothing is asked about what is left out, and no question says its words. */
  #sayNothing(): void {
    const { questions } = this.#draft
    const asked = questions.filter(({ object }) => this.#left.get(object.table)?.has(object.id) !== true)
    questions.length = 0
    for (const question of asked) {
      const unsaid = this.#unsaid.filter(
        ({ table, id }) => table === question.object.table && id === question.object.id,
      )
      const clean = (words: string) => unsaid.reduce((now, { was, is }) => now.replaceAll(was, () => is), words)
      questions.push(unsaid.length === 0 ? question : questionWithout(question, clean))
    }
  }

  #ask({ root, counts, back }: LeftOut): void {
    const told = Object.entries(COUNTED).flatMap(([table, [one, several]]) => {
      const count = [...(counts.get(table)?.values() ?? [])].reduce((sum, some) => sum + some, 0)
      return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
    })
    const copies = [...counts.values()].flatMap(byCopy => [...byCopy.keys()].filter(copy => copy !== null))
    // A text of theirs is not kept for somebody who may want it later.
    const isText = counts.has('source')
    const what = isText
      ? 'Their text that came'
      : `What is new ${root.table === 'source' ? 'on these words' : 'about them'}`
    this.#draft.ask({
      kind: 'M50',
      table: root.table,
      id: root.id,
      says: `Consent was withdrawn. ${what} stays out: ${told.join(', ')}.${isText ? ' If they agreed again, record that first and bring the copy in once more.' : ''}`,
      copies: [...new Set(copies)].sort((a, b) => a - b),
      options: [
        { id: 'out', label: 'Leave it out', patches: [] },
        ...(isText ? [] : [{ id: 'in', label: 'Bring it in', patches: back }]),
      ],
      standing: 'out',
    })
  }
}

/** Whether a phrase says words of a passage: its own words, or a stretch of them. */
function isQuoted(phrase: string, passage: string): boolean {
  const [a, b] = [phrase, passage].map(words => words.replaceAll(/\s+/g, ' ').trim())
  return a !== '' && b !== '' && (a!.includes(b!) || b!.includes(a!))
}
