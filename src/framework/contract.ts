import { command, query } from '../base/call.ts'
import type { CodeId } from '../base/ids.ts'
import { id, nullable, object, oneOf, optional, text, textRange } from '../base/parse.ts'
import { VALENCES, type Code, type CodeEntry, type FrameworkVersion } from './types.ts'

/** What others may ask about the framework. */
export const frameworkContract = {
  'code.list': query<readonly Code[]>()({
    says: 'Every code and code group, retired ones too, in framework order (a parent before its children), with counts.',
    input: object({}),
  }),
  'code.entry': query<CodeEntry>()({
    says: 'One code with its definitions, inclusion, exclusion, exemplars, questions and history.',
    input: object({ codeId: id('code') }),
  }),
  'code.create': command<CodeId>()({
    label: 'New code',
    says: 'Makes a code or group. Made from words in a source (`from`) it is inductive, proposed, and keeps them as its founding anchor. Refuses an empty name and one that a sibling has.',
    input: object({
      name: text(200),
      kind: optional(oneOf('code', 'group')),
      parentId: optional(nullable(id('code'))),
      provenance: optional(oneOf('deductive', 'inductive')),
      provenanceKind: optional(oneOf('literature', 'topic guide', 'programme knowledge', 'data')),
      brief: optional(text(2000)),
      valence: optional(nullable(oneOf(...VALENCES))),
      from: optional(object({ sourceId: id('source'), range: textRange })),
    }),
  }),
  'code.change': command<void>()({
    label: 'Change code',
    says: 'Changes the name of a code, its definitions (wording only), provenance, owner, status or valence (whether it stands for what helps or for what gets in the way). Refuses a name that a sibling has, and another name or definition for a frozen code.',
    input: object({
      codeId: id('code'),
      name: optional(text(200)),
      brief: optional(nullable(text(2000))),
      full: optional(nullable(text(20_000))),
      inclusion: optional(nullable(text(20_000))),
      exclusion: optional(nullable(text(20_000))),
      typical: optional(nullable(text(20_000))),
      closeButNo: optional(nullable(text(20_000))),
      provenance: optional(oneOf('deductive', 'inductive')),
      provenanceKind: optional(nullable(oneOf('literature', 'topic guide', 'programme knowledge', 'data'))),
      provenanceNote: optional(nullable(text(2000))),
      ownerId: optional(nullable(id('coder'))),
      status: optional(oneOf('proposed', 'active', 'frozen', 'retired')),
      valence: optional(nullable(oneOf(...VALENCES))),
    }),
  }),
  'code.remove': command<void>()({
    label: 'Remove code',
    says: 'Removes a code that nothing refers to. Refuses one with codings, children, evidence or memos, and offers to retire it.',
    input: object({ codeId: id('code') }),
  }),
  'framework.versions': query<readonly FrameworkVersion[]>()({
    says: 'The saved versions of the framework, oldest first, with what happened in each.',
    input: object({}),
  }),
}
