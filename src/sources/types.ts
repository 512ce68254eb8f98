import type { CaseId, CoderId, ParagraphId, SourceId, SpeakerId } from '../base/ids.ts'
import type { TextRange } from '../base/text-range.ts'
import type { Coding, EvidenceMark } from '../coding/types.ts'
import type { StepInPlace } from './text-history.ts'

/** The three kinds of source. */
export type SourceKind = 'interview' | 'observation' | 'document'

/** One line of the navigator's list. `words` counts runs of what is not white space. */
export interface SourceListItem {
  readonly id: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly caseIds: readonly CaseId[]
  readonly codings: number
  readonly codedBy: readonly CoderId[]
}

/** Formatting over a paragraph's words, in UTF-16 offsets of that paragraph. `redacted` is never stored: what stands in place of redacted words follows from the history of the text. */
export type Mark = readonly [start: number, end: number, mark: 'bold' | 'italic' | 'underline' | 'strike' | 'redacted']

/** How a paragraph stands in its source: `header` is the block of field names at the top; `remark` an observer's own comment. */
export type ParagraphStyle = 'body' | 'header' | 'heading' | 'list' | 'quote' | 'table' | 'footnote' | 'remark'

/** What lies between two line ends. `number` counts the ones that are not empty, from 1; an empty one has none. `start` is its offset in the source. */
export interface Paragraph {
  readonly id: ParagraphId
  readonly number: number | null
  readonly start: number
  readonly text: string
  readonly style: ParagraphStyle
  readonly level: number | null
  readonly page: number | null
  readonly speakerId: SpeakerId | null
  readonly speechStart: number
  readonly marks: readonly Mark[]
}

/** Who speaks in a source. `participantId` is the person, once known. */
export interface Speaker {
  readonly id: SpeakerId
  readonly label: string
  readonly role: 'interviewer' | 'respondent' | 'other'
  readonly participantId: CaseId | null
}

/** A source opened for reading: everything the reading view draws, in one answer. */
export interface OpenSource {
  readonly id: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly format: string
  readonly caseIds: readonly CaseId[]
  readonly codedBy: readonly CoderId[]
  readonly losses: readonly string[]
  /** The state of the text: a correction says which one it is meant for. */
  readonly textState: string
  readonly paragraphs: readonly Paragraph[]
  readonly speakers: readonly Speaker[]
  readonly codings: readonly Coding[]
  readonly evidence: readonly EvidenceMark[]
}

/** How a text was corrected. */
export type TextEditKind = 'edit' | 'find and replace' | 'corrected file'

/** After a correction: the new state of the text, and how many anchors came to which outcome (those that nothing happened to are not counted). */
export interface EditOutcome {
  readonly state: string
  readonly carried: { readonly kept: number; readonly cut: number; readonly replaced: number; readonly lost: number }
}

/** What putting a corrected file in the place of a text would do, before it is done: how many coded places stay, move, change or are lost; each but those that stay, with its words then and now. */
export interface ReplaceReport {
  /** Under which the core keeps the plan until it is applied. */
  readonly token: string
  readonly file: string
  readonly changes: number
  readonly counts: { readonly kept: number; readonly moved: number; readonly changed: number; readonly lost: number }
  readonly places: readonly {
    readonly fate: 'moved' | 'changed' | 'lost'
    readonly was: string
    readonly is: string
    readonly codes: readonly { readonly code: string; readonly coder: string }[]
  }[]
  readonly losses: readonly Loss[]
}

/** What identifies somebody and was taken out. */
export const REDACTION_KINDS = ['person', 'place', 'organisation', 'contact', 'date', 'other'] as const
export type RedactionKind = (typeof REDACTION_KINDS)[number]

/** One correction of a text as the history tells it. Each step with some words before and behind it, as they were then. */
export interface TextEdit {
  readonly id: string
  readonly kind: TextEditKind
  readonly by: string
  readonly madeAt: string
  readonly reason: string | null
  readonly steps: readonly StepInPlace[]
  readonly asked: number
  /** It took out what identifies somebody: blocks stand for these words. */
  readonly redacts: boolean
  /** What it took out; null where nobody said. */
  readonly redactedKind: RedactionKind | null
}

/** How often words stand in a text and in all of them, before they are redacted. `used`: what stands in place of others, the latest first. */
export interface RedactionPlan {
  readonly inText: number
  readonly everywhere: number
  readonly sources: number
  readonly used: readonly string[]
}

/** Where words stand besides the texts, in what people wrote: `total` places, the first of them each with the thing they are in and in which part of it (“Memo”, “On Tomasz”, “words”). `opens`: what of it can be opened; null where it stands in a setting or a record. */
export interface WordsElsewhere {
  readonly total: number
  readonly first: readonly {
    readonly what: string
    readonly name: string
    readonly part: string
    readonly opens: OpensElsewhere | null
  }[]
}

/** A thing that can be opened: by its kind and id; words of a source by their range, with the coding on them where one is meant. */
export type OpensElsewhere =
  | { readonly kind: 'memo' | 'code' | 'case' | 'proposition' | 'source'; readonly id: string }
  | { readonly kind: 'words'; readonly id: string; readonly range: TextRange; readonly codingId?: string }
  | { readonly kind: 'version' | 'agreement'; readonly id: string }
  | { readonly kind: 'summary'; readonly id: string; readonly besideId: string | null }
  | { readonly kind: 'position'; readonly id: string; readonly besideId: string }
  | { readonly kind: 'quotes' | 'review' | 'team' | 'ratings' }

/** Where words stand in a text: how often, and the first places with their surroundings. */
export interface Occurrences {
  readonly count: number
  readonly first: readonly {
    readonly start: number
    readonly end: number
    readonly before: string
    readonly words: string
    readonly after: string
  }[]
}

/** What could not be carried over from a file, in a sentence: "3 comments became memos." */
export type Loss = string

/** One file of an import, before anything is written. What is wrong can be corrected in the table. */
export interface FiledFile {
  /** The token under which the core holds the file until the import ends. */
  readonly token: string
  readonly path: string
  readonly result: 'ready' | 'duplicate' | 'refused'
  /** For a duplicate the name of the source that is here already, for a refusal the sentence. */
  readonly why: string | null
  readonly name: string
  readonly kind: SourceKind
  readonly date: string | null
  readonly caseKeys: readonly string[]
  readonly participantKeys: readonly string[]
  readonly speakers: readonly {
    readonly label: string
    readonly role: string
    readonly turns: number
    readonly words: number
  }[]
  readonly words: number
  readonly losses: readonly Loss[]
  /** Where each filing came from: "header in the text", "folder", "sheet". */
  readonly filedBy: readonly string[]
  readonly opening: string
}

/** The end of an import, file by file. */
export interface ImportReport {
  readonly files: readonly {
    readonly path: string
    readonly result: 'imported' | 'duplicate' | 'refused'
    readonly why?: string
    readonly source?: string
    readonly losses: readonly Loss[]
  }[]
  readonly cancelled?: boolean
}

/** What loading a study folder did, or would do, in counts; and what was not understood, by file, row and column. */
export interface LoadReport {
  readonly counts: Readonly<
    Record<
      'sources' | 'sites' | 'participants' | 'pairs' | 'codes' | 'questions' | 'propositions' | 'codings' | 'evidence',
      number
    >
  >
  readonly skipped: number
  readonly quotesVerified: number
  readonly warnings: readonly string[]
  readonly files: ImportReport['files']
  readonly cancelled?: boolean
}

/** How much of one source a coder has not coded yet: of the turns that could be coded, those that no coding of theirs touches; and the share of what is said in them that their codings cover, in whole per cent (null when there is nothing to code). Without speakers a turn is a paragraph. */
export interface NotCoded {
  readonly sourceId: SourceId
  readonly turns: number
  readonly notCoded: number
  readonly share: number | null
  readonly hasSpeakers: boolean
}
