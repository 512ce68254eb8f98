// From a row of the project to where people find it.

import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { OpensElsewhere } from '../../../src/sources/types.ts'
import { openCase, openCode, openCoding, openMemo, openProposition, openSource } from '../../actions/go.ts'
import { useTabs } from '../../state/tabs.ts'
import { openThing } from './open-thing.ts'

/** Opens what a row is part of. */
export function openElsewhere(opens: OpensElsewhere): void {
  switch (opens.kind) {
    case 'memo':
      return openMemo(opens.id as MemoId)
    case 'code':
      return openCode(opens.id as CodeId)
    case 'case':
      return openCase(opens.id as CaseId)
    case 'proposition':
      return openProposition(opens.id as PropositionId)
    case 'source':
      return openSource(opens.id as SourceId)
    case 'words':
      return opens.codingId === undefined
        ? openSource(opens.id as SourceId, opens.range)
        : openCoding(opens.id as SourceId, opens.codingId, opens.range)
    case 'version':
      return openThing({
        thing: { about: 'version', id: opens.id, besideId: null, cell: null },
        place: null,
        isGone: false,
      })
    case 'agreement':
      useTabs.getState().open({ kind: 'agreement', options: { runId: opens.id } })
      return
    case 'summary':
    case 'position': {
      const { id, besideId } = opens
      return openThing({ thing: { about: opens.kind, id, besideId, cell: null }, place: null, isGone: false })
    }
    default:
      useTabs.getState().open({ kind: opens.kind })
  }
}
