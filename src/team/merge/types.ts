import type { CoderId, CodingId } from '../../base/ids.ts'
import type { OpensElsewhere } from '../../sources/types.ts'
import type { StaysThere } from '../bring-in/types.ts'
import type { TextRange } from '../../base/text-range.ts'

/** A row as the change log holds it: by column name, bytes as hexadecimal. */
export type Row = Readonly<Record<string, string | number | null>>

/** What happened, as METHODS 5.3 numbers it; or plainly: added, changed, removed on one side. */
export type MergeKind = `M${number}` | 'added' | 'changed' | 'removed'

/** One row that a merge writes. `row`: the whole row of an insertion, or the columns that change; `was` those columns before, or the row that goes. `copy`: from which copy it came, by its place in the list; null where it follows from several or from ours. */
export interface Deed {
  readonly do: 'insert' | 'update' | 'delete'
  readonly table: string
  readonly id: string
  readonly row?: Row
  readonly was?: Row
  readonly kind: MergeKind
  readonly copy: number | null
}

/** What an answer to a question changes, compared with leaving it open: columns set, a row put in or taken away. Kept with a question that stays open, so that it can be answered later. */
export type Patch =
  | {
      readonly do: 'set'
      readonly table: string
      readonly id: string
      readonly row: Row
      /** Nothing is missing where the row has gone meanwhile. */
      readonly ifThere?: true
      /** Only of a row that still says so: nothing is missing where somebody took it away or changed that meanwhile. */
      readonly ifStill?: Row
      /** Of a wording: what it was made from. What was corrected since besides it stands. */
      readonly was?: string
    }
  | { readonly do: 'put'; readonly table: string; readonly id: string; readonly row: Row }
  | { readonly do: 'take'; readonly table: string; readonly id: string }

/** A copy that is merged. `isOlder`: it was handed out before the latest baseline. `handedOutAt` is null where no hand-out is known: then every difference is shown and nothing is deleted. */
export interface MergeCopy {
  readonly path: string
  readonly file: string
  /** Of whom the copy is; as people know it ("BO"). */
  readonly coder: { readonly id: CoderId; readonly name: string; readonly initials: string } | null
  readonly handOutId: string | null
  readonly handedOutAt: string | null
  readonly position: number
  readonly version: string | null
  readonly isOlder: boolean
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string
  readonly lastChange: number
  /** The names of files that were chosen besides and are the same, byte for byte. */
  readonly again?: readonly string[]
  /** When it was brought in before, with the same content. */
  readonly cameBefore: string | null
  /** Whether what it brought then stands: it was merged, and the merge is not undone. Then nothing in it is new. */
  readonly isIn?: boolean
  /** How far it came in before, where that merge stands: up to which of its own changes, and the number of our change that it was. What came since is compared with that. */
  readonly seen?: { readonly theirs: number; readonly ours: number } | null
  /** Where it is no copy of this project, what it is, and what it is called. */
  readonly other?: { readonly as: 'project' | 'framework'; readonly name: string; readonly base: string | null }
  /** Whether it is known with which state of ours it began: it was handed out, or, of another project, there is something that it is compared with. */
  readonly knowsBase: boolean
}

/** What a question is about, in the field's words: “Code”, “Openness about failure”. */
export interface MergeObject {
  readonly table: string
  readonly id: string
  readonly what: string
  readonly name: string
}

/** One field that differs, in words a researcher reads. `theirs` has a value for each copy of the question; a copy that left it alone has the base's. */
export interface QuestionField {
  readonly field: string
  readonly label: string
  readonly base: string | null
  readonly ours: string | null
  readonly theirs: readonly (string | null)[]
}

/** Two sources that become one: `from` becomes `into`, whose text stands or that of the other (`theirs`). `by`: whose doing the history of the text calls it, as an id in hexadecimal. */
export interface Joining {
  readonly from: string
  readonly into: string
  readonly text: 'ours' | 'theirs'
  readonly by: string
}

/** One way to answer. `takes`: what has to be said with it: a text, a value for each field, a code to go to. `joins`: two sources become one, as they are when the answer is written. */
export interface QuestionOption {
  readonly id: string
  readonly label: string
  readonly takes?: 'text' | 'fields' | 'code'
  readonly patches: readonly Patch[]
  readonly joins?: Joining
}

/** The stored values behind a field of a question: the columns that go together. */
export interface StoredField {
  readonly field: string
  readonly base: Row | null
  readonly ours: Row
  readonly theirs: readonly Row[]
}

/** Something that people must decide. Until then `standing` holds. The id follows from what is asked, so that the same question is known again in a later merge. */
export interface Question {
  readonly id: string
  readonly kind: MergeKind
  readonly object: MergeObject
  /** From which copies “theirs” comes, by their places in the list. */
  readonly copies: readonly number[]
  /** From which copy “ours” comes, where two copies made it and ours did not have it. */
  readonly oursFrom: number | null
  /** The row that is put beside theirs as ours, where it is another one than that which is asked about. */
  readonly here?: string | undefined
  readonly says: string
  readonly fields: readonly QuestionField[]
  readonly stored: readonly StoredField[]
  readonly options: readonly QuestionOption[]
  /** Rows that answers may refer to and that are not in the result: they come in with an answer that does. */
  readonly needs?: readonly Patch[] | undefined
  /** The option that holds until somebody answers. */
  readonly standing: string
  /** Codings that the answer concerns. */
  readonly codings: readonly CodingId[]
}

/** What is taken for one field: one of the columns (`base`, `ours`, `theirs:0` …), or words of one's own. */
export type FieldAnswer = { readonly take: string } | { readonly text: string | null }

/** An answer: an option, with what it takes: for `fields` an answer for each field that differs, for `text` and `code` what they say. */
export interface Decision {
  readonly question: string
  readonly choice: string
  readonly values?: Readonly<Record<string, FieldAnswer>> | undefined
  readonly text?: string | undefined
  readonly code?: string | undefined
}

/** How many of each a state holds. */
export interface MergeCounts {
  readonly sources: number
  readonly codes: number
  readonly codings: number
  readonly evidence: number
  readonly memos: number
}

/** What was done without asking, by kind and thing: how many, and how many from which copy (by place in the list; null: from several, or ours). `names`: the first few by name. */
export interface ReportLine {
  readonly kind: MergeKind
  readonly what: string
  readonly says: string
  readonly count: number
  readonly by: readonly { readonly copy: number | null; readonly count: number }[]
  readonly names: readonly string[]
}

/** What a merge would do: nothing is written before it is applied. */
export interface Plan {
  readonly copies: readonly MergeCopy[]
  /** Our own state: the last change it was made from. */
  readonly lastChange: number
  readonly deeds: readonly Deed[]
  readonly lines: readonly ReportLine[]
  readonly questions: readonly Question[]
  readonly counts: {
    readonly base: MergeCounts
    readonly ours: MergeCounts
    readonly theirs: readonly MergeCounts[]
    readonly result: MergeCounts
  }
}

/** A plan as the view shows it first. `id` is under which the core keeps it until it is applied or another takes its place. */
export interface PlanSummary {
  readonly id: string
  readonly copies: readonly MergeCopy[]
  readonly lines: readonly ReportLine[]
  readonly counts: Plan['counts']
  readonly questions: readonly QuestionHead[]
  /** How many rows would be written. Nothing to do: 0 and no questions. */
  readonly deeds: number
  /** How many answers were given before the view was closed or the program ended. */
  readonly takenUp: number
}

/** A question in a list. `options`: the ids of its answers; `answer` is the one chosen, `said` it in words; both null while it is open. `remembered`: it was answered in an earlier merge. */
export interface QuestionHead {
  readonly id: string
  readonly kind: MergeKind
  readonly object: MergeObject
  readonly copies: readonly number[]
  readonly options: readonly string[]
  readonly answer: string | null
  readonly said: string | null
  readonly remembered: boolean
}

/** One question as the view shows it. */
export interface QuestionInFull extends Omit<Question, 'options' | 'codings' | 'stored' | 'needs'> {
  readonly options: readonly Omit<QuestionOption, 'patches'>[]
  readonly decision: Decision | null
  readonly codings: ConcernedCodings
}

/** When a side last changed what is asked about, who did it and, where they said so, why. */
export interface SideChange {
  readonly at: string
  readonly by: string
  readonly why: string | null
}

/** The same of ours and of each copy of a question; null where the log of that side does not tell. */
export interface SidesChanged {
  readonly questionId: string
  readonly ours: SideChange | null
  readonly theirs: readonly (SideChange | null)[]
}

/** A question that a merge left open, and the things of the workbench it is open on: each by its kind and id, what stands between two also by the other id. */
export interface QuestionSign {
  readonly id: string
  readonly kind: MergeKind
  readonly on: readonly { readonly about: string; readonly id: string; readonly besideId: string | null }[]
}

/** How many codings a question concerns, and some of them. `gone`: how many more it concerned when it was asked, that were removed since. */
export interface ConcernedCodings {
  readonly total: number
  readonly gone?: number
  readonly first: readonly AffectedCoding[]
}

/** A coding that an answer concerns: its words with where they stand; `range` is null where they are not here yet. */
export interface AffectedCoding {
  readonly id: CodingId
  readonly copy: number | null
  readonly coder: string
  readonly code: string
  readonly source: string
  readonly sourceId: string
  readonly words: string
  readonly range: TextRange | null
}

/** A page of what would be done. */
export interface PlannedPage {
  readonly total: number
  /** How many more there are that are sealed: neither named nor shown. */
  readonly hidden: number
  readonly items: readonly PlannedItem[]
}

/** One row of a plan in words. */
export interface PlannedItem {
  readonly do: Deed['do']
  readonly kind: MergeKind
  readonly object: MergeObject
  readonly copy: number | null
  /** Of a coding: its source, its code and whose it is. */
  readonly of: string | null
  /** What changes, field by field. */
  readonly fields: readonly { readonly label: string; readonly was: string | null; readonly is: string | null }[]
}

/** The report of a merge, as it is kept and exported. */
export interface MergeReport {
  readonly id: string
  readonly mergedAt: string
  readonly mergedBy: string
  readonly project: string
  readonly copies: readonly MergeCopy[]
  readonly counts: Plan['counts']
  readonly applied: readonly ReportLine[]
  readonly answered: readonly AnsweredQuestion[]
  readonly questions: readonly OpenQuestion[]
  /** What was left as two and may be one. */
  readonly suggestions: readonly Suggestion[]
  /** Whether what stands in the project is what the counts say. */
  readonly addsUp: boolean
  /** Of another project: what stays there, and why. */
  readonly staysThere?: readonly StaysThere[]
}

/** A question that was answered, with who did and how. */
export interface AnsweredQuestion {
  readonly id: string
  readonly kind: MergeKind
  readonly object: MergeObject
  readonly says: string
  readonly fields: readonly QuestionField[]
  readonly answer: string
  readonly by: string
  readonly at: string
}

/** A question that was left open, and stays so on its object until somebody answers. */
export interface OpenQuestion {
  readonly id: string
  readonly kind: MergeKind
  readonly object: MergeObject
  readonly says: string
  readonly fields: readonly QuestionField[]
  readonly options: readonly Omit<QuestionOption, 'patches'>[]
  readonly standing: string
  /** Whose copies it came from. */
  readonly from: readonly string[]
  readonly askedAt: string
}

/** A question as it is kept: what it says, and what its answers write. */
export interface KeptQuestion extends OpenQuestion, Pick<Question, 'stored' | 'needs'> {
  readonly full: Question['options']
}

/** A thing that a number of a report counts. `isQuoted`: its name is words of a source; `isGone`: it is not there any more; what opens it, where something does. */
export interface ReportedThing {
  readonly what: string
  readonly name: string
  readonly detail: string | null
  readonly isQuoted: boolean
  readonly isGone: boolean
  readonly opens: OpensElsewhere | null
}

/** Two things that a merge left as two and that may be one: codes that mean nearly the same (M06), codings of one coder that overlap (M21). `stands`: both are there still, and as they were in what made them alike. */
export interface Suggestion {
  readonly kind: MergeKind
  readonly says: string
  readonly ids: readonly [string, string]
  readonly first: ReportedThing
  readonly second: ReportedThing
  readonly stands: boolean
}

/** A page of what a number of a report counts: the number as it was `told`, how many things are listed in all, how many are `hidden` because they are sealed (or may have been), and how many of what was told are no things of their own (`without`). */
export interface ReportedThings {
  readonly told: number
  readonly listed: number
  readonly hidden: number
  readonly without: number
  readonly items: readonly ReportedThing[]
}

/** A report in a list, the newest first. */
export interface ReportHead {
  readonly id: string
  readonly mergedAt: string
  readonly mergedBy: string
  readonly copies: readonly string[]
  readonly applied: number
  readonly open: number
}
