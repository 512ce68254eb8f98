import type { AnchorId, CaseId, CodeId, CoderId, PropositionId, QuoteId, SourceId } from '../../base/ids.ts'
import type { TextRange } from '../../base/text-range.ts'
import type { ConsentScope } from '../../cases/consent.ts'
import type { ValueLabels } from '../../coding/attribution.ts'
import type { PlacedEdits } from './edits.ts'
import type { QuotedParagraph, QuoteTurn } from './turns.ts'

/** How outputs are made: the attribution template with short forms of values, fillers that may be dropped, and how many quotes of one person there should be at most (null: as many as chosen). */
export interface OutputSettings {
  readonly template: string
  readonly labels: ValueLabels
  readonly fillers: readonly string[]
  readonly perPerson: number | null
}

/** Who speaks in a quote: what they agreed to (null: nobody recorded it), and the role under which they are shown. */
export interface QuotedPerson {
  readonly caseId: CaseId
  readonly name: string
  readonly role: string
  readonly consent: ConsentScope | null
  readonly withdrawn: boolean
  readonly code: string | null
}

/** A site of a quote, as it is known inside and as it is published. */
export interface QuotedSite {
  readonly caseId: CaseId
  readonly name: string
  readonly code: string | null
}

/** Why a quote may not be shown as it is: someone agreed to a paraphrase only, or to nothing (any more); a person's leave must be asked and none is recorded; its words are gone from the source. */
export type QuoteBar = 'paraphrase' | 'nothing' | 'withdrawn' | 'ask first' | 'lost'

/** Any words with all that a quote of them says: verbatim, turn by turn as edited, with its attribution for those outside. */
export interface QuotedWords {
  readonly anchorId: AnchorId
  readonly sourceId: SourceId
  readonly source: string
  readonly range: TextRange
  readonly paragraph: number
  readonly lastParagraph: number
  readonly words: string
  readonly paragraphs: readonly QuotedParagraph[]
  /** The role of each speaker, by the id of the speaker. */
  readonly speakers: Readonly<Record<string, string>>
  readonly turns: readonly QuoteTurn[]
  readonly edits: PlacedEdits
  /** What the researcher says in place of the words; then `turns` hold it, and the words are not shown. */
  readonly paraphrase: string | null
  readonly people: readonly QuotedPerson[]
  readonly sites: readonly QuotedSite[]
  /** The pairs that its sites stand in. */
  readonly pairIds: readonly CaseId[]
  readonly attribution: string
  /** What the attribution shows of each published code, by field. */
  readonly shown: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Cases whose published codes the attribution names. */
  readonly shownCases: readonly CaseId[]
  /** Pairs of which it names both members, by their codes. */
  readonly pairsNamed: readonly {
    readonly caseId: CaseId
    readonly code: string
    readonly members: readonly { readonly code: string; readonly part: string }[]
  }[]
  /** The fields that the attribution says something by, the published code aside. */
  readonly said: readonly string[]
  readonly stances: readonly { readonly proposition: string; readonly stance: string }[]
  readonly bar: QuoteBar | null
}

/** A quote in the basket. */
export interface QuoteEntry extends QuotedWords {
  readonly id: QuoteId
  readonly codeId: CodeId | null
  readonly propositionId: PropositionId | null
  readonly note: string | null
  readonly shownCode: string | null
  readonly approvedOn: string | null
  readonly approval: string | null
  readonly coderId: CoderId
}

/** A part of the quote table: the quotes under one code, on one proposition, or under none. */
export interface QuoteSection {
  readonly id: CodeId | PropositionId | null
  readonly kind: 'code' | 'proposition' | 'none'
  readonly name: string
  readonly quotes: readonly QuoteEntry[]
}

/** The whole basket, in sections in order of the framework and of the propositions. `bySite` counts quotes of each site that has sources, also those without any; `overLimit` are people quoted more often than the limit. */
export interface QuoteBasket {
  readonly sections: readonly QuoteSection[]
  readonly total: number
  readonly barred: number
  readonly bySite: readonly { readonly caseId: CaseId; readonly name: string; readonly quotes: number }[]
  readonly overLimit: readonly { readonly name: string; readonly quotes: number }[]
  /** Sites quoted here that have no published code, though the template names it. */
  readonly withoutCode: readonly string[]
  readonly settings: OutputSettings
}

/** What adding quotes came to. `needApproval` counts those whose speaker must be asked before. */
export interface AddedQuotes {
  readonly added: readonly QuoteId[]
  readonly there: number
  readonly needApproval: number
}

/** What the attribution of a quote says: all that is judged of labels. Quotes of the same people in a source share it, for there may be tens of thousands. */
export type AttributedQuote = Pick<
  QuotedWords,
  | 'source'
  | 'speakers'
  | 'people'
  | 'sites'
  | 'pairIds'
  | 'attribution'
  | 'shown'
  | 'shownCases'
  | 'pairsNamed'
  | 'said'
>
