// The lists the whole window shares. A view may read them with a selector: `useCodes(s => s.byId.get(id))`.

import type { MemoId, SourceId } from '../../src/base/ids.ts'
import type { Memo } from '../../src/memos/types.ts'
import type { SourceListItem } from '../../src/sources/types.ts'
import { keyOfThing } from '../../src/team/review/thing-key.ts'
import { call } from '../client/client.ts'
import { listStore } from './list-store.ts'
import { patchedList } from './patched-list.ts'
import { touchedList } from './touched-list.ts'

/** Every source, in natural order. After a coding only the source that it stands in is read again. */
export const useSources = listStore<SourceListItem>(
  touchedList(
    () => call('source.list', {}),
    ids => call('source.some', { sourceIds: [...ids] as SourceId[] }),
    source => JSON.stringify([source.key, source.name]),
  ),
)
/** Every code and group in framework order, retired ones too. */
export const useCodes = listStore(() => call('code.list', {}))
/** The sets of codes. */
export const useCodeSets = listStore(() => call('codeSet.list', {}))
/** Every case of every kind. */
export const useCases = listStore(() => call('case.list', {}))
/** Every memo, newest first. After a keeping only what changed is read again. */
export const useMemos = listStore<Memo>(
  patchedList(
    () => call('memo.states', {}),
    ids => call('memo.some', { memoIds: [...ids] as MemoId[] }),
  ),
)
/** Every proposition, its evidence counted. */
export const usePropositions = listStore(() => call('proposition.list', {}))
/** Everybody who codes here. */
export const useCoders = listStore(() => call('project.coders', {}))

/** How many comments things have, by the key of the thing. */
export const useCommentSigns = listStore(async () =>
  (await call('comment.signs', {})).map(sign => ({ ...sign, thingId: sign.id, id: keyOfThing(sign) })),
)
/** The questions that merges left open, with what each is open on. */
export const useOpenQuestions = listStore(() => call('merge.signs', {}))
/** Every proposal on the framework, open ones first. */
export const useProposals = listStore(() => call('proposal.list', {}))
/** The rounds of review, open ones first. */
export const useRounds = listStore(() => call('round.list', {}))

/** Which tables each list is read from: a change that touches none of them leaves the list alone. */
export const READ_FROM = [
  { store: useSources, tables: ['source', 'case_source', 'source_coder', 'coding', 'anchor', 'allocation'] },
  { store: useCodes, tables: ['code', 'coding', 'code_replacement'] },
  { store: useCodeSets, tables: ['code_set', 'code_set_member', 'code'] },
  { store: useCases, tables: ['case', 'case_source', 'case_member', 'source'] },
  { store: useMemos, tables: ['memo', 'memo_link'] },
  { store: usePropositions, tables: ['proposition', 'evidence', 'source_coder', 'anchor'] },
  { store: useCoders, tables: ['coder'] },
  { store: useCommentSigns, tables: ['comment', 'source_coder', 'allocation'] },
  { store: useOpenQuestions, tables: ['merge_question', 'source_coder', 'allocation'] },
  { store: useProposals, tables: ['proposal', 'comment', 'code'] },
  { store: useRounds, tables: ['round', 'round_coder', 'round_thing', 'round_look', 'comment', 'proposal', 'source'] },
] as const
