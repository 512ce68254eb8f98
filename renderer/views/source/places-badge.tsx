// How many coded places of a source wait to be looked at after corrections; leads to them.

import type { ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

const TABLES = ['anchor_question', 'anchor'] as const

/** The badge; nothing where nothing waits. */
export function PlacesBadge({ sourceId }: { readonly sourceId: SourceId }): ReactNode {
  const { answer } = useAnswer('anchor.countQuestions', {}, TABLES)
  const count = answer?.find(one => one.sourceId === sourceId)?.count ?? 0
  if (count === 0) return null
  return (
    <Button
      look="flat"
      className="places-badge"
      title={words.editing.places.badgeHint}
      onClick={() => useTabs.getState().open({ kind: 'places', options: { only: sourceId } })}
    >
      <Icon name="warn" />
      <span className="places-badge-words">{words.editing.places.badge(count)}</span>
      <span className="places-badge-count" aria-hidden="true">
        {count}
      </span>
    </Button>
  )
}
