// What a merge is given: the tables with their references, our rows, and what each copy touched. Pure: rules see no database.

import type { Decision, KeptQuestion, MergeCopy, QuestionField, Row } from './types.ts'

/** A table as the schema tells it. `refs`: columns that hold ids of other rows, with the table where there is one only. `unique`: sets of columns that no two rows share, names apart; `named`: the name that no two rows share, among those of the same `within`. */
export interface TableFacts {
  readonly name: string
  readonly columns: readonly string[]
  readonly refs: readonly { readonly column: string; readonly table: string }[]
  readonly unique: readonly (readonly string[])[]
  readonly named: { readonly column: string; readonly within: readonly string[] } | null
}

/** A row that one side touched since the base: then and now; null where it was not, or is not, there. `removedBy`: the id of who took it away. */
export interface Touched {
  readonly was: Row | null
  readonly is: Row | null
  readonly removedBy: string | null
  /** A new row that neither ours nor another copy has: nothing to meet. */
  readonly isLone?: boolean
}

/** Rows of one state. */
export interface Rows {
  row(table: string, id: string): Row | null
  where(table: string, column: string, value: string | number): readonly Row[]
  /** The ids of the rows that refer to something. */
  ids(table: string, column: string, value: string): readonly string[]
  all(table: string): readonly Row[]
}

/** One copy: what it touched since it was handed out, and how it stands. `knowsBase` is false where no hand-out is known: every row that differs from ours is touched then, and was nothing. */
export interface Side extends Rows {
  readonly at: number
  readonly copy: MergeCopy
  readonly knowsBase: boolean
  /** How the person of the copy is marked: their initials. */
  readonly mark: string
  touched(table: string): ReadonlyMap<string, Touched>
  /** Whether the log of the copy has times that run backwards (M52). */
  readonly clockRanBack: boolean
  /** How many new rows of it, by table, rest on sources that were destroyed for good here, and are as if they had never been. */
  readonly onDestroyed: ReadonlyMap<string, number>
}

/** Everything a plan is made from. */
export interface Facts {
  readonly tables: readonly TableFacts[]
  readonly ours: Rows & { touched(table: string): ReadonlyMap<string, Touched> }
  readonly sides: readonly Side[]
  /** Our rows touched since the earliest hand-out of the copies, also where they brought something since: what whoever worked in them cannot have seen. */
  sinceHandOut(table: string): ReadonlyMap<string, Touched>
  /** 32 hexadecimal digits that follow from some words. */
  digest(words: string): string
  /** The id, in hexadecimal, that a row made by this merge gets: it follows from the words, so that two merges of the same make the same. */
  derivedId(kind: string, words: string): string
  /** The digest of an anchor's words, in hexadecimal. */
  wordsDigest(words: string): string
  /** The id, in hexadecimal, of a cell of a matrix out of its JSON; null where that is no cell. */
  cellId(json: string): string | null
  /** The hash by which the state of a text is known, in hexadecimal. */
  textHash(text: string): string
  /** What a column keeps deflated (in hexadecimal), said otherwise; null where it keeps nothing so. */
  packedSaying(table: string, column: string, value: string, say: (words: string) => string): string | null
  /** What earlier merges found to be one: the id of a copy, and ours. */
  readonly sameBefore: ReadonlyMap<string, string>
  /** Sources of copies that are versions of one of ours since somebody said so: whose text is another, by their id, and ours. */
  readonly joinedBefore: ReadonlyMap<string, string>
  /** Answers of earlier merges, by question. */
  readonly remembered: ReadonlyMap<string, Decision>
  /** What questions put side by side, open ones too, by “kind table id”: what was put before people is not taken without them. */
  readonly asked: ReadonlyMap<string, readonly (readonly QuestionField[])[]>
  /** What answered questions put side by side, by “kind table id”. */
  readonly settled: ReadonlyMap<string, readonly (readonly QuestionField[])[]>
  /** Open questions whether what copies have of a source, or of a case, is another one. */
  readonly waiting: readonly KeptQuestion[]
}
