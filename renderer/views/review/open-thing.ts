// From a comment to what it is about, in the place where people work on it.

import type { CaseId, CodeId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { Comment } from '../../../src/team/review/types.ts'
import { openCode, openCoding, openMemo, openSource } from '../../actions/go.ts'
import { useFocus } from '../../state/focus.ts'
import { paneKindNow, usePanes } from '../../state/panes.ts'
import { useReview } from '../../state/review.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

/** What is opened: the thing and where its words stand; of a comment also which one. */
export type Openable = Pick<Comment, 'thing' | 'place' | 'isGone'> & { readonly id?: Comment['id'] }

/** Opens a thing where people work on it; its comments stand in the inspector, the one meant in sight. */
export function openThing({ thing, place, isGone, id }: Openable): void {
  if (isGone) return useStatus.getState().hint(words.review.gone)
  const { open } = useTabs.getState()
  const { focus } = useFocus.getState()
  switch (thing.about) {
    case 'source':
      openSource(thing.id as SourceId)
      break
    case 'passage':
      if (place === null) return
      openSource(place.sourceId, place.range ?? undefined)
      focus({ kind: 'source', sourceId: place.sourceId })
      break
    case 'coding':
      if (place === null) return
      if (place.range) openCoding(place.sourceId, thing.id, place.range)
      else openSource(place.sourceId)
      break
    case 'code':
      openCode(thing.id as CodeId)
      break
    case 'memo':
      openMemo(thing.id as MemoId)
      break
    case 'proposition':
      // Not at the site that was chosen there before: what is written next is on the proposition.
      open({ kind: 'propositions', options: { propositionId: thing.id, site: null } })
      focus({ kind: 'proposition', propositionId: thing.id as PropositionId })
      break
    case 'position':
      open({ kind: 'propositions', options: { propositionId: thing.id, site: thing.besideId } })
      focus({ kind: 'proposition', propositionId: thing.id as PropositionId, caseId: thing.besideId as CaseId })
      break
    case 'summary':
      if (thing.besideId === null) open({ kind: 'case-summary', about: thing.id })
      else open({ kind: 'summaries' })
      focus({ kind: 'summary', caseId: thing.id as CaseId, codeId: thing.besideId as CodeId | null })
      break
    case 'cell': {
      const { request, row = '', column = '', rowGroup, columnGroup, names } = thing.cell!
      open({ kind: 'matrix' })
      focus({
        kind: 'cell',
        request,
        row,
        column,
        ...(rowGroup === undefined ? {} : { rowGroup }),
        ...(columnGroup === undefined ? {} : { columnGroup }),
        names,
      })
      break
    }
    case 'version':
      open({ kind: 'versions', options: { compared: { from: thing.id, to: null } } })
      break
    case 'proposal':
      open({ kind: 'review', options: { part: 'proposals', proposalId: thing.id } })
      break
    case 'output':
      open({ kind: 'reporting', options: { part: 'outputs', outputId: thing.id } })
      break
  }
  // Its comments stand in the inspector, but for those that stand where they are.
  if (!['version', 'proposal', 'output'].includes(thing.about))
    usePanes.getState().setPane(paneKindNow(), 'inspector', { open: true })
  if (id) useReview.getState().show(id)
}
