// What a screen reader is told: where the caret stands, what is selected, what is coded there.

import type { TextRange } from '../../../src/base/text-range.ts'
import { rangeOf } from '../../editor/moves.ts'
import { rowAt, rowsOf } from '../../editor/reading-text.ts'
import { wordsOf } from '../../editor/units.ts'
import { words } from '../../words/en.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { Code } from '../../../src/framework/types.ts'
import type { Reader } from './reader.ts'
import type { Team } from './team.ts'

/** Where some words stand: "¶13", "¶12–13". */
export function placeInWords(reader: Reader, range: TextRange): string {
  const rows = reader.reading?.rows ?? []
  const touched = rowsOf(rows, range)
  const first = touched === null ? null : rows[touched.first]!.paragraph.number
  const last = touched === null ? null : rows[touched.last]!.paragraph.number
  if (first === null || last === null || first === last) return words.source.paragraph(first ?? 1)
  return words.source.choose.paragraphs(first, last)
}

/** How far some words reach: "5 words, Nine. to for". */
export function extentInWords(reader: Reader, range: TextRange): string {
  const said = reader.reading?.words(range).match(/\S+/gu) ?? []
  return words.source.extent(said.length, said[0] ?? '', said.at(-1) ?? '')
}

/** What is coded on some words: "coded Playbooks by A, 3 more". */
function codedInWords(reader: Reader, range: TextRange, codes: ReadonlyMap<string, Code>, team: Team): string {
  const here = reader.codingsAt(range)
  const first = here[0]
  if (first === undefined) return words.source.notCodedHere
  return words.source.codedHere(
    codes.get(first.codeId)?.name ?? '',
    team.coders.get(first.coderId)?.name ?? '',
    here.length - 1,
  )
}

/** One coding by itself, with what its coder says of it: "Playbooks by A, 23 words, Number to them, exemplar, strong". */
export function codedAlone(reader: Reader, coding: Coding, codes: ReadonlyMap<string, Code>, team: Team): string {
  const said = words.source.oneCoding(
    codes.get(coding.codeId)?.name ?? '',
    team.coders.get(coding.coderId)?.name ?? '',
    extentInWords(reader, coding),
  )
  return [said, ...marksInWords(coding)].join(', ')
}

/** What is said of a coding: whether it is an exemplar, how strong, its comment, an earlier definition. */
export function marksInWords({ marks }: Coding): string[] {
  if (marks === undefined) return []
  const text = words.coding
  return [
    marks.exemplar ? text.isExemplar : null,
    marks.strength === null ? null : text.strengths[marks.strength].toLowerCase(),
    marks.isEarlier ? text.earlier : null,
    marks.comment === null ? null : text.commentSaid(marks.comment),
  ].filter(one => one !== null)
}

/** What to say after the selection moved: the words selected, or the paragraph or word at the caret. `entered` when the caret came into another paragraph. */
export function selectionInWords(
  reader: Reader,
  codes: ReadonlyMap<string, Code>,
  team: Team,
  enteredRow: boolean,
): string {
  const { reading, selection } = reader
  if (reading === null || selection === null) return ''
  const range = rangeOf(selection) === null ? null : reader.range()
  if (range !== null) {
    const selected = reading.words(range).match(/\S+/gu) ?? []
    return words.source.selected(selected.length, selected[0] ?? '', selected.at(-1) ?? '')
  }
  const row = reading.rows[rowAt(reading.rows, selection.focus)]
  if (row === undefined) return ''
  if (enteredRow) {
    const text = row.paragraph.text.slice(row.speech - row.start)
    const said = words.source.atParagraph(
      row.paragraph.number,
      row.speaker?.label ?? null,
      text.length > 300 ? `${text.slice(0, 300)}…` : text,
    )
    return `${said}, ${codedInWords(reader, { start: row.speech, end: row.end }, codes, team)}`
  }
  const word = wordsOf(row).find(one => one.end > selection.focus)
  return word === undefined ? '' : reading.words(word)
}
