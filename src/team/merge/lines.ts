// What was done without asking, by kind, as the report and the view's right side tell it. Pure.

import type { Draft, Note } from './draft.ts'
import { holdsKeys } from './keys.ts'
import { thingWord } from './names.ts'
import type { Deed, MergeKind, ReportLine } from './types.ts'

const SAYS: Readonly<Record<string, string>> = {
  M02: 'Codes renamed on one side, retired on the other',
  M03: 'Codes renamed on one side, used on the other',
  M04: 'Codes made alike on both sides: one',
  M05: 'Codes of one label with different definitions: both come in',
  M06: 'Codes with nearly the same definition: perhaps one?',
  M09: 'Moves that would make a circle',
  M10: 'Codes moved under a retired one',
  M11: 'Codings moved with a merged code',
  M12: 'Codings of a code merged into two',
  M13: 'Codes merged into each other',
  M14: 'Codings that wait for a split code’s successors',
  M15: 'Codes split differently',
  M16: 'Codes retired on one side, used on the other: proposed again',
  M17: 'Codes brought back because they are used',
  M20: 'The same coding made on two machines: one',
  M21: 'Passages of one coder and code that overlap',
  M22: 'Codings removed on one side, changed on the other',
  M23: 'Codings removed by somebody else than their coder',
  M24: 'Codings given another code by hand, against a merge of codes',
  M25: 'Text corrections, codings carried',
  M27: 'Redactions that hold in all copies',
  M29: 'The same text imported twice: one source',
  M30: 'Texts that differ',
  M32: 'Values filled in',
  M33: 'Lists of values joined, and values that do not fit',
  M34: 'What both sides made, named or published: what differs is asked',
  M35: 'Cases split or taken away on one side, linked to on the other',
  M36: 'Cases merged on one side: what the other did with them goes along',
  M37: 'The same relation made on several sides: one',
  M39: 'Summaries written on both sides: both kept',
  M44: 'Memos edited on both sides: joined',
  M46: 'Copies of an older baseline, walked forward',
  M49: 'Codings taken in sealed',
  M50: 'Consent withdrawn on one side: it wins',
  M51: 'Versions of one label',
  M52: 'Clocks that ran backwards: ordered by the log',
}

/** Rows that only hold others together: they are written, and not told one by one. */
const UNTOLD = new Set([
  'anchor',
  'paragraph',
  'anchor_question',
  'framework_operation',
  'memo_link',
  'other_project',
  'speaker',
  'text_edit',
  'summary_link',
  'summary_former',
])

const NAMED = 20

/** Lines by kind and thing, the numbered kinds first. Things are called as they are in `draft`. */
export function linesOf(draft: Draft, deeds: readonly Deed[], notes: readonly Note[] = draft.notes): ReportLine[] {
  interface Line {
    readonly kind: MergeKind
    readonly what: string
    count: number
    readonly by: Map<number | null, number>
    readonly names: string[]
  }
  const lines = new Map<string, Line>()
  // Mostly that of the deed before.
  let line: Line | undefined
  const count = (kind: MergeKind, what: string, copy: number | null, more: number) => {
    if (line?.kind !== kind || line.what !== what) {
      const at = `${kind} ${what}`
      line = lines.get(at)
      if (!line) lines.set(at, (line = { kind, what, count: 0, by: new Map(), names: [] }))
    }
    line.count += more
    line.by.set(copy, (line.by.get(copy) ?? 0) + more)
    return line.names.length < NAMED ? line.names : null
  }
  const sealed = draft.sealedSources()
  for (const deed of deeds) {
    if (!isTold(deed)) continue
    const names = count(deed.kind, deed.table, deed.copy, 1)
    const isThing = deed.kind === 'added' || deed.kind === 'changed' || deed.kind === 'removed'
    if (names === null || (isThing && deed.table === 'coding') || draft.isSealed(deed.table, deed.id, sealed)) continue
    const name = nameIn(draft, deed)
    if (name !== '') names.push(name)
  }
  for (const note of notes) {
    const names = count(note.kind, note.what, note.copy, note.count)
    if (note.name !== '') names?.push(note.name)
  }
  const told = [...lines.values()]
  const isOneOfSeveral = ({ kind, what }: Line) => told.some(other => other.kind === kind && other.what !== what)
  return told
    .map(line => ({
      kind: line.kind,
      what: line.what,
      says: saysOf(line.kind, line.what, isOneOfSeveral(line)),
      count: line.count,
      by: [...line.by].map(([copy, number]) => ({ copy, count: number })),
      names: line.names,
    }))
    .sort((a, b) => (a.kind === b.kind ? (a.what < b.what ? -1 : 1) : order(a.kind) - order(b.kind)))
}

/** What a line calls a row; one that got another key by that. */
function nameIn(draft: Draft, { kind, table, id }: Deed): string {
  const { name } = draft.object(table, id)
  return kind === 'M05' && holdsKeys(table) ? `${String(draft.row(table, id)?.['key'])}: ${name}` : name
}

/** The lines of a plan that call things as they are in the result with its answers. */
export function linesAsWritten(
  { deeds, notes }: { readonly deeds: readonly Deed[]; readonly notes: readonly Note[] },
  planned: Draft,
  result: Draft,
): ReportLine[] {
  return linesOf(
    result,
    deeds,
    notes.map(note => renamed(note, planned, result)),
  )
}

/** A note that calls what it is about as it was planned, with the name that it has in the result. */
function renamed(note: Note, planned: Draft, result: Draft): Note {
  const called = (draft: Draft, ids: readonly string[]) => ids.map(id => draft.object(note.what, id).name).join(' – ')
  const ids = [note.ids, note.ids.slice(0, 1)].find(some => some.length > 0 && called(planned, some) === note.name)
  return ids ? { ...note, name: called(result, ids) } : note
}

/** A line in a sentence; where a kind has lines of several things, with what it counts. */
function saysOf(kind: MergeKind, what: string, isOneOfSeveral: boolean): string {
  const things = thingsWord(what)
  if (kind === 'M49' && what === 'merge_question') return 'Questions about what is sealed: asked once it is open'
  if (kind === 'M36' && what === 'case_link')
    return 'Relations of cases that were merged: they go along, and end between the two'
  if (kind === 'M47') return `${things} left out: chosen so, or resting on what was`
  if (kind === 'M50' && what !== 'consent')
    return `Left out, for consent was withdrawn or the source destroyed: ${what === 'code' ? 'founding passages of codes' : lowered(things)}`
  if (kind === 'M05' && holdsKeys(what)) return `${things} of one key: told apart`
  if (kind === 'M05' && what !== 'code') return `${things} of one name: told apart by what they were called before`
  const says = SAYS[kind]
  if (says === undefined) return `${things} ${kind}`
  return isOneOfSeveral ? `${says} (${lowered(things)})` : says
}

function lowered(words: string): string {
  return words[0]!.toLowerCase() + words.slice(1)
}

/** How many sealed things notes tell of, of a table or of all. [M49] */
export function sealedTold(notes: readonly Note[], table?: string): number {
  const meant = notes.filter(({ kind, what }) => kind === 'M49' && what === (table ?? what))
  return meant.reduce((sum, { count }) => sum + count, 0)
}

/** Kinds that tell of rows which another line counts, or of no rows at all. */
const BESIDES: readonly MergeKind[] = ['M46', 'M47', 'M49', 'M52']

/** How many changes lines tell of, each once. */
export function changesOf(lines: readonly Pick<ReportLine, 'kind' | 'count'>[]): number {
  return lines.reduce((sum, { kind, count }) => (BESIDES.includes(kind) ? sum : sum + count), 0)
}

function order(kind: MergeKind): number {
  return kind === 'added' ? 100 : kind === 'changed' ? 101 : kind === 'removed' ? 102 : Number(kind.slice(1))
}

/** Whether rows of a table are told, not what only holds others together. */
export function isToldOf(table: string): boolean {
  return !UNTOLD.has(table)
}

/** Rows that only hold others together are not told, and what only changes its place in a list is no news. */
function isTold({ do: what, table, row }: Deed): boolean {
  if (!isToldOf(table)) return false
  return what !== 'update' || !Object.keys(row ?? {}).every(column => column === 'place' || column === 'text_hash')
}

/** Of very many rows that were plainly added, changed or removed the change log knows which they are. */
const MOST_KEPT = 2000

/** What a line of a report counts: ids of rows of its table in hexadecimal; `without`: how many it counts that are no rows. */
export interface LineThings {
  readonly ids: readonly string[]
  readonly without: number
}

/** What the lines of a plan count, by kind and table; nothing of those that the log tells as well. */
export function thingsOf(
  lines: readonly ReportLine[],
  deeds: readonly Deed[],
  notes: readonly Note[],
): Record<string, LineThings> {
  const isKept = ({ kind, count }: ReportLine) => kind.startsWith('M') || count <= MOST_KEPT
  const things = new Map<string, { readonly ids: Set<string>; without: number }>()
  for (const line of lines) if (isKept(line)) things.set(keyOfLine(line), { ids: new Set(), without: 0 })
  for (const deed of deeds) {
    const its = things.get(`${deed.kind} ${deed.table}`)
    if (its && isTold(deed)) its.ids.add(deed.id)
  }
  for (const { kind, what, count, ids } of notes) {
    const its = things.get(`${kind} ${what}`)
    for (const id of ids) its?.ids.add(id)
    if (its && ids.length === 0) its.without += count
  }
  return Object.fromEntries([...things].map(([line, { ids, without }]) => [line, { ids: [...ids], without }]))
}

/** What tells a line from the others. */
export function keyOfLine({ kind, what }: Pick<ReportLine, 'kind' | 'what'>): string {
  return `${kind} ${what}`
}

/** “Codings”, “Evidence”, “Topic-guide questions”, “Sets of codes”. */
function thingsWord(table: string): string {
  const word = thingWord(table)
  if (word === 'Evidence' || word === 'Population') return word
  if (word === 'Coded mark') return 'Marks of coded sources'
  if (word === 'Matrix') return 'Matrices'
  if (word === 'Project that was brought in') return 'Projects that were brought in'
  const [, thing, more] = /^(.*?)( (?:of|to|for|about|that|not|handed|written) .*)?$/.exec(word)!
  const plural = /(?:[^aeiou]|qu)y$/.test(thing!)
    ? `${thing!.slice(0, -1)}ies`
    : /(?:s|ch|x)$/.test(thing!)
      ? `${thing}es`
      : `${thing}s`
  return `${plural}${more ?? ''}`
}
