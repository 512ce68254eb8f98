import type { MatrixRequest } from '../../analysis/types.ts'
import type { CodeId, CoderId, CommentId, ProposalId, RoundId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { Filter } from '../../analysis/filter/types.ts'
import type { Restructuring } from '../../framework/restructure/types.ts'

/** What can be commented on. `output`: something that was written out; `passage`: words of a source without a code; `cell`: a cell of a matrix; `summary`: what is, or could be, written of a case, on a code or on the whole of it. */
export const ABOUTS = [
  'source',
  'passage',
  'coding',
  'code',
  'cell',
  'summary',
  'position',
  'memo',
  'proposition',
  'version',
  'proposal',
  'output',
] as const
export type About = (typeof ABOUTS)[number]

/** A cell of a matrix: how the matrix is set up, and which row and column; what is left out is the total. `names` are the heads as they were called. */
export interface CommentedCell {
  readonly request: MatrixRequest
  readonly row?: string | undefined
  readonly column?: string | undefined
  readonly rowGroup?: string | undefined
  readonly columnGroup?: string | undefined
  readonly names: { readonly row: string; readonly column: string }
}

/** A thing that is commented on or looked at. `id` is its own, of a summary that of the case, of a position that of the proposition; `besideId` is the code of a summary (none: the whole case) and the case of a position. Only a cell has `cell`, from which its id follows. */
export interface Thing {
  readonly about: About
  readonly id: string
  readonly besideId: string | null
  readonly cell: CommentedCell | null
}

/** One of the few things that say what something is like, such as the definition of a code. `field` is one of a fixed list (`THING_FIELDS`). */
export interface ThingField {
  readonly field: ThingFieldName
  readonly value: string
}

/** What is compared of things, between the moment of a comment and now. */
const THING_FIELDS = [
  'name',
  'under',
  'status',
  'brief',
  'full',
  'inclusion',
  'exclusion',
  'typical',
  'closeButNo',
  'code',
  'words',
  'strength',
  'exemplar',
  'remark',
  'text',
  'title',
  'position',
  'suggested',
  'rationale',
  'statement',
  'confirming',
  'disconfirming',
  'scope',
  'count',
  'codings',
  'says',
  'state',
] as const
export type ThingFieldName = (typeof THING_FIELDS)[number]

/** Something that a thing said at the moment of a comment, and says now. */
export interface FieldMoved {
  readonly field: ThingFieldName
  readonly was: string
  readonly is: string
}

/** The state of a comment. Declined: looked at, and nothing is done about it. */
export type CommentState = 'open' | 'settled' | 'declined'

/** A reply. With `decides` it settles the comment, declines it or opens it again, and its words (if any) are the reason. */
export interface Reply {
  readonly id: CommentId
  readonly body: string
  readonly coderId: CoderId
  readonly madeAt: string
  readonly changedAt: string | null
  readonly decides: CommentState | null
  readonly mentions: readonly CoderId[]
}

/** A comment with its replies. `name` is what its thing is called now, or was called where it is gone; `moved` tells what of it changed since; `place` is where its words stand. `forId`: who is to answer, nobody in particular where null. */
export interface Comment {
  readonly id: CommentId
  readonly thing: Thing
  readonly name: string
  readonly isGone: boolean
  readonly moved: readonly FieldMoved[]
  readonly place: { readonly sourceId: SourceId; readonly range: TextRange | null } | null
  readonly body: string
  readonly coderId: CoderId
  readonly forId: CoderId | null
  readonly roundId: RoundId | null
  readonly mentions: readonly CoderId[]
  readonly madeAt: string
  readonly changedAt: string | null
  readonly state: CommentState
  /** Of a comment that is not open: by whom, when and why. */
  readonly decided: { readonly coderId: CoderId; readonly at: string; readonly why: string } | null
  readonly replies: readonly Reply[]
}

/** Comments that were looked for: how many in all, and some of them. */
export interface CommentPage {
  readonly total: number
  readonly comments: readonly Comment[]
}

/** Which comments are looked for; what is left out does not matter. `concerns`: who wrote it, is to answer it, or is named in it or in a reply. */
export interface CommentSearch {
  readonly concerns?: CoderId | undefined
  readonly forId?: CoderId | null | undefined
  readonly byId?: CoderId | undefined
  /** Named in it or in a reply. */
  readonly namedId?: CoderId | undefined
  readonly about?: About | undefined
  /** On a source, its passages and its codings. */
  readonly sourceId?: SourceId | undefined
  readonly roundId?: RoundId | null | undefined
  readonly state?: CommentState | undefined
  readonly from?: number | undefined
  readonly limit?: number | undefined
}

/** How many comments a thing has, and how many of them are open; those on words and codings of a source are the source's too. */
export interface CommentSign {
  readonly about: About
  readonly id: string
  readonly besideId: string | null
  readonly open: number
  readonly all: number
}

/** A code that somebody would like to have. */
export interface NewCode {
  readonly operation: 'new'
  readonly name: string
  readonly parentId: CodeId | null
  readonly kind: 'code' | 'group'
  readonly brief: string | null
}

/** What can be proposed. */
export type Proposed = Restructuring | NewCode

/** The state of a proposal. Withdrawn: taken back by whoever made it. */
export type ProposalState = 'open' | 'accepted' | 'declined' | 'withdrawn'

/** Something that somebody would do to the framework and leaves to the team. `says` is what in words, codes called as at that time; `codes` are those it is about and are there. `isKnown`: whoever made it has seen what became of it. */
export interface Proposal {
  readonly id: ProposalId
  readonly request: Proposed
  readonly says: string
  readonly reason: string
  readonly coderId: CoderId
  readonly roundId: RoundId | null
  readonly madeAt: string
  readonly state: ProposalState
  readonly decided: { readonly coderId: CoderId; readonly at: string; readonly why: string } | null
  readonly isKnown: boolean
  readonly codes: readonly { readonly id: CodeId; readonly name: string }[]
  /** Comments on it, and how many of them are open. */
  readonly comments: { readonly open: number; readonly all: number }
}

/** A round of review. `things`: how many are to be looked at; of each person how many they looked at, and whether they said that they are through. */
export interface Round {
  readonly id: RoundId
  readonly name: string
  readonly purpose: string
  readonly filter: Filter | null
  /** The filter as a sentence. */
  readonly filterWords: string | null
  readonly from: string | null
  readonly until: string | null
  readonly state: 'open' | 'closed'
  readonly coderId: CoderId
  readonly madeAt: string
  readonly things: number
  readonly comments: { readonly open: number; readonly all: number }
  readonly proposals: { readonly open: number; readonly all: number }
  readonly people: readonly {
    readonly coderId: CoderId
    readonly looked: number
    readonly comments: number
    readonly doneAt: string | null
  }[]
}

/** Something to be looked at in a round, and by whom it was. `byFilter`: it is there for what the filter lets pass. */
export interface RoundThing {
  readonly thing: Thing
  readonly name: string
  readonly isGone: boolean
  readonly byFilter: boolean
  readonly place: Comment['place']
  readonly lookedBy: readonly CoderId[]
  readonly comments: { readonly open: number; readonly all: number }
}

/** What is open with one person: comments they are to answer, comments they made, those that name them; their proposals; of open rounds what they have not looked at. */
export interface OpenOfPerson {
  readonly coderId: CoderId
  readonly toAnswer: number
  readonly made: number
  readonly named: number
  readonly proposals: number
  readonly toLookAt: number
}
