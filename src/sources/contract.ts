import { command, job, query } from '../base/call.ts'
import type { SourceId } from '../base/ids.ts'
import { id, list, nullable, object, oneOf, optional, text, textRange, truth, wholeNumber } from '../base/parse.ts'
import {
  REDACTION_KINDS,
  type EditOutcome,
  type FiledFile,
  type ImportReport,
  type LoadReport,
  type NotCoded,
  type Occurrences,
  type OpenSource,
  type RedactionPlan,
  type ReplaceReport,
  type SourceListItem,
  type TextEdit,
  type WordsElsewhere,
} from './types.ts'

const state = text(64)
const find = { words: text(10_000), matchCase: optional(truth), wholeWords: optional(truth) }
const kind = oneOf('interview', 'observation', 'document')

/** What others may ask about sources. */
export const sourcesContract = {
  'source.list': query<readonly SourceListItem[]>()({
    says: 'Every source, in natural order of key and name, with its cases, its number of codings and who marked it as coded.',
    input: object({}),
  }),
  'source.some': query<readonly SourceListItem[]>()({
    says: 'The sources with these ids as `source.list` gives them, in its order: who keeps the list reads only what a change touched. What is not there is left out.',
    input: object({ sourceIds: list(id('source'), 1000) }),
  }),
  'source.open': query<OpenSource>()({
    says: 'One source with its paragraphs, speakers, codings and evidence: all that the reading view draws.',
    input: object({ sourceId: id('source') }),
  }),
  'source.notCoded': query<readonly NotCoded[]>()({
    says: 'What the coder at work has not coded yet, for every source: turns that could be coded, how many of them no coding of theirs touches, and the share of their words that is coded.',
    input: object({}),
  }),
  'source.named': query<SourceId>()({
    says: 'The source with a key, a name or an id. Refuses when none or several fit.',
    input: object({ name: text(500) }),
  }),
  'source.rename': command<void>()({
    label: 'Rename source',
    says: 'Gives a source another name. Refuses an empty one.',
    input: object({ sourceId: id('source'), name: text(500) }),
  }),
  'source.markCoded': command<void>()({
    label: 'Mark as coded',
    says: 'Marks a source as coded by the coder at work, or takes the mark back.',
    input: object({ sourceId: id('source'), coded: truth }),
  }),
  'source.markManyCoded': command<number>()({
    label: 'Mark sources as coded',
    says: 'Marks sources as coded by the coder at work, or takes the marks back, as one act. Gives back how many changed.',
    input: object({ sourceIds: list(id('source'), 20_000), coded: truth }),
  }),
  'source.setSpeaker': command<void>()({
    label: 'Correct speaker',
    says: 'Corrects who a speaker is, for all their turns at once.',
    input: object({
      speakerId: id('speaker'),
      role: oneOf('interviewer', 'respondent', 'other'),
      participantId: nullable(id('case')),
    }),
  }),
  'source.edit': command<EditOutcome>()({
    label: 'Correct text',
    says: 'Corrects the text of a source: steps, each in offsets of what the one before left, against the text in the stated state. Every anchor is carried along; what could not be carried exactly waits in the queue. With `goesOn` the first step goes on with the typing of the last correction; with `redacts` it takes out what identifies somebody: the history does not keep these words, and no merge of copies brings them back. Refuses when the text is another one meanwhile, and steps outside it or inside a character.',
    input: object({
      sourceId: id('source'),
      state,
      steps: list(object({ start: wholeNumber(), end: wholeNumber(), insert: text(20_000_000) }), 50_000),
      goesOn: optional(truth),
      redacts: optional(truth),
      reason: optional(text(2000)),
    }),
  }),
  'source.planRedaction': query<RedactionPlan>()({
    says: 'How often the words of a range stand in its text and in all of them, before they are redacted, and what stands in place of others. Changes nothing.',
    input: object({ sourceId: id('source'), range: textRange }),
  }),
  'source.wordsElsewhere': query<WordsElsewhere>()({
    says: 'Where the words of a range stand besides the texts, in what people wrote themselves: memos, summaries, comments, definitions, names. Redacting leaves these to people.',
    input: object({ sourceId: id('source'), range: textRange }),
  }),
  'source.redact': command<EditOutcome & { readonly places: number; readonly sources: number }>()({
    label: 'Redact words',
    says: 'Takes out the words of a range because they identify somebody: only there, wherever they stand in the text (as whole words, as written), or in every text, as one act. `by` stands in their place. `kind` says what it was. Codings are carried; the histories of the texts keep blocks, and what quotes, comments, rounds and questions of merges keep of the words, and names of acts, say what stands in their place; no merge of copies brings the words back. What people wrote themselves stays (`source.wordsElsewhere`). Refuses a gap, and when the text is another one meanwhile.',
    input: object({
      sourceId: id('source'),
      state,
      range: textRange,
      scope: oneOf('here', 'text', 'everywhere'),
      by: text(200),
      kind: optional(oneOf(...REDACTION_KINDS)),
      reason: optional(text(2000)),
    }),
  }),
  'source.occurrences': query<Occurrences>()({
    says: 'Where words stand in one text, for find and replace: how often, and the first places.',
    input: object({ sourceId: id('source'), ...find }),
  }),
  'source.findReplace': command<EditOutcome & { readonly count: number }>()({
    label: 'Find and replace',
    says: 'Replaces words wherever they stand in a text, as one correction. Refuses when they stand nowhere, or the text is another one meanwhile.',
    input: object({ sourceId: id('source'), state, ...find, by: text(10_000), reason: optional(text(2000)) }),
  }),
  'source.planReplace': job<ReplaceReport>()({
    says: 'Reads a corrected file (a path, or the token of an uploaded one) and says what putting it in the place of a text would do: coded places kept, moved, changed, lost. Writes nothing. Refuses a file with the same text, and one that is another source.',
    input: object({ sourceId: id('source'), path: text(4096) }),
  }),
  'source.replace': command<EditOutcome>()({
    label: 'Replace by corrected file',
    says: 'Puts a corrected file in the place of a text, as planned: coded places are found again by words and context; what could not be waits in the queue. The former original stays in the file. Refuses when the text is another one meanwhile.',
    input: object({ sourceId: id('source'), token: text(200), reason: optional(text(2000)) }),
  }),
  'source.textHistory': query<readonly TextEdit[]>()({
    says: 'The corrections of a text, newest first: who, when, why, and what was replaced by what.',
    input: object({ sourceId: id('source') }),
  }),
  'import.plan': job<readonly FiledFile[]>()({
    says: 'Reads files (paths, or tokens of uploaded ones; folders are walked) and says how each would be filed. Writes nothing.',
    input: object({ paths: list(text(4096), 10_000), sheet: optional(text(4096)), rules: optional(text(4096)) }),
  }),
  'import.apply': job<ImportReport>()({
    says: 'Brings in the files of a plan as corrected: one act, a change per file. Skips what is here already, refuses bad files one by one.',
    input: object({
      files: list(
        object({
          token: text(200),
          name: text(500),
          kind,
          date: nullable(text(40)),
          caseKeys: list(text(200), 200),
          participantKeys: list(text(200), 200),
        }),
        10_000,
      ),
    }),
  }),
  'study.load': job<LoadReport>()({
    says: 'Loads a study folder: sources plus its sheets, as one act. With `dryRun` says what it would do and writes nothing.',
    input: object({ path: text(4096), dryRun: optional(truth) }),
  }),
}
