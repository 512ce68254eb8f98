// What changed between two versions, as a document for the methods appendix, and as the JSON that scripts rely on. Pure.

import {
  DIFFERENCES,
  type Difference,
  type FieldDifference,
  type NamedCode,
  type ToldDifference,
  type ToldThing,
  type VersionDifferences,
  type VersionSide,
} from '../../framework/versions/types.ts'
import { grouped } from '../tables/words.ts'
import { plain, type DocumentBlock, type Run, type TextDocument } from './document.ts'
import { FIELD_NAMES } from './field-names.ts'

const TITLES: Readonly<Record<Difference, string>> = {
  added: 'Added',
  removed: 'Removed',
  renamed: 'Renamed',
  moved: 'Moved',
  merged: 'Merged',
  split: 'Split',
  redefined: 'Redefined',
  retired: 'Retired',
  revived: 'Taken back into use',
  changed: 'Changed otherwise',
}

/** The differences as a document: a heading for each kind, what was done to which codes, why, and the codings concerned; words added underlined, words cut struck through. */
export function differencesDocument(answer: VersionDifferences): TextDocument {
  const { older, newer, note, entries, sets, questions } = answer
  const about = [
    [older, newer].flatMap(side => (side.id === null ? [] : [sideSentence(side)])),
    entries.length + sets.length + questions.length === 0
      ? ['Nothing in the framework changed between the two.']
      : [countSentence(answer)],
    note === null ? [] : [note],
  ].flat()
  const blocks = DIFFERENCES.flatMap(kind => {
    const of = entries.filter(entry => entry.kind === kind)
    if (of.length === 0) return []
    return [
      { kind: 'heading' as const, level: 1, runs: plain(`${TITLES[kind]} (${of.length})`) },
      ...of.flatMap(blocksOf),
    ]
  })
  const title = `The framework from ${older.label} to ${newer.id === null ? 'now' : newer.label}`
  return {
    title,
    about,
    blocks: [
      ...blocks,
      ...thingBlocks('Sets of codes', sets),
      ...thingBlocks('Questions of the topic guide', questions),
    ],
  }
}

function sideSentence({ label, on, by, reason }: VersionSide): string {
  const saved = [on ? `saved on ${on.slice(0, 10)}` : '', by ? `by ${by}` : ''].filter(Boolean).join(' ')
  return `${label}${saved ? `, ${saved}` : ''}${reason ? `: ${reason}` : ''}`
}

function countSentence({ entries, sets, questions }: VersionDifferences): string {
  const counts = DIFFERENCES.flatMap(kind => {
    const count = entries.filter(entry => entry.kind === kind).length
    return count === 0 ? [] : [`${count} ${TITLES[kind].toLowerCase()}`]
  })
  const things = [
    sets.length > 0 ? [`${sets.length} of the sets`] : [],
    questions.length > 0 ? [`${questions.length} of the questions`] : [],
  ].flat()
  return `${[...counts, ...things].join(', ')}.`
}

function blocksOf(entry: ToldDifference): DocumentBlock[] {
  return [
    { kind: 'heading', level: 2, runs: headOf(entry) },
    { kind: 'facts', runs: plain(factsOf(entry)) },
    ...entry.fields.map(field => textBlock(field, entry.kind === 'added')),
    ...entry.reasons
      .filter(one => one.reason !== null)
      .map(({ reason, by, on }): DocumentBlock => ({
        kind: 'text',
        label: 'Reason',
        runs: plain(`${reason!} (${[by, on.slice(0, 10)].filter(Boolean).join(', ')})`),
      })),
  ]
}

const BECAME = { added: 'new', removed: 'removed', changed: 'changed' } as const

/** Sets or questions that differ, under a heading of their own. */
function thingBlocks(title: string, things: readonly ToldThing[]): DocumentBlock[] {
  if (things.length === 0) return []
  const codes = (label: string, list: readonly NamedCode[]): DocumentBlock[] =>
    list.length === 0 ? [] : [{ kind: 'text', label, runs: plain(list.map(code => code.name).join(', ')) }]
  return [
    { kind: 'heading', level: 1, runs: plain(`${title} (${things.length})`) },
    ...things.flatMap(({ kind, name, fields, joined, left }): DocumentBlock[] => [
      { kind: 'heading', level: 2, runs: plain(name) },
      { kind: 'facts', runs: plain(BECAME[kind]) },
      ...fields.map(field => textBlock(field, kind === 'added')),
      ...codes(kind === 'added' ? 'Codes' : 'Codes that came', joined),
      ...codes('Codes that went', left),
    ]),
  ]
}

/** A changed text. Of what is new everything is: then nothing is marked. */
function textBlock({ field, pieces }: FieldDifference, isNew: boolean): DocumentBlock {
  return {
    kind: 'text',
    label: FIELD_NAMES[field] ?? field,
    runs: pieces.map(({ kind, words }): Run =>
      kind === 'same' || isNew ? { words } : { words, look: kind === 'added' ? 'add' : 'cut' },
    ),
  }
}

function headOf({ kind, codes, into, from, to }: ToldDifference): Run[] {
  const names = (list: readonly NamedCode[]) => list.map(code => code.name).join(', ')
  if (kind === 'renamed' && from !== null && to !== null)
    return [{ words: from, look: 'cut' }, { words: ' ' }, { words: to, look: 'add' }]
  if (into.length > 0) return plain(`${names(codes)} → ${names(into)}`)
  return plain(names(codes))
}

/** Keys, places, whether the meaning changed, and the codings concerned. */
function factsOf(entry: ToldDifference): string {
  const { kind, codes, into, from, to, isMajor } = entry
  const keys = [...codes, ...into].flatMap(code => (code.key && code.key !== code.name ? [code.key] : []))
  const place = (name: string | null) => (name === null ? '' : name === '' ? 'the top' : `“${name}”`)
  const where =
    kind === 'moved'
      ? [from === null ? '' : `from ${place(from)}`, to === null ? '' : `to ${place(to)}`].filter(Boolean).join(' ')
      : kind === 'added' && to
        ? `under ${place(to)}`
        : ''
  return [keys.join(', '), where, isMajor ? 'the meaning changed' : '', codingsOf(entry)].filter(Boolean).join(' · ')
}

function codingsOf({ codings, sources, coders }: ToldDifference): string {
  const count = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`
  if (codings === 0) return 'no codings concerned'
  return `${count(codings, 'coding')} concerned, in ${count(sources, 'source')} by ${count(coders, 'coder')}`
}

/** The differences in the shape that scripts rely on: a list for each kind, codes by key, else id. */
export function differencesJson({
  older,
  newer,
  told,
  note,
  entries,
  sets,
  questions,
}: VersionDifferences): Record<string, unknown> {
  const reference = ({ key, id, name }: NamedCode) => key ?? id ?? name
  const thing = ({ kind, name, fields, joined, left }: ToldThing) => ({
    name,
    change: kind,
    ...(fields.length === 0 ? {} : { fields: fields.map(changedText) }),
    ...(joined.length === 0 ? {} : { joined: joined.map(reference) }),
    ...(left.length === 0 ? {} : { left: left.map(reference) }),
  })
  const of = (kind: Difference) =>
    entries
      .filter(entry => entry.kind === kind)
      .map(({ codes, into, from, to, fields, isMajor, codings, sources, coders, reasons }) => ({
        ...(kind === 'merged' ? { codes: codes.map(reference) } : { code: reference(codes[0]!), name: codes[0]!.name }),
        ...(kind === 'merged' ? { into: reference(into[0]!) } : into.length > 0 ? { into: into.map(reference) } : {}),
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
        ...(kind === 'redefined' ? { major: isMajor } : {}),
        ...(fields.length === 0 ? {} : { fields: fields.map(changedText) }),
        codings,
        sources,
        coders,
        reasons,
      }))
  return {
    from: older.label,
    to: newer.label,
    told,
    ...(note === null ? {} : { note }),
    ...Object.fromEntries(DIFFERENCES.map(kind => [kind, of(kind)])),
    sets: sets.map(thing),
    questions: questions.map(thing),
  }
}

function changedText({ field, pieces }: ToldDifference['fields'][number]) {
  const without = (kind: string) =>
    pieces
      .filter(piece => piece.kind !== kind)
      .map(piece => piece.words)
      .join('')
  return { field, from: without('added'), to: without('cut') }
}
