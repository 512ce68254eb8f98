// Signs beside the text where memos stand on words without a code, or link to them, and where comments are open on codings and words.

import { useMemo, type MouseEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { SourceId } from '../../../src/base/ids.ts'
import type { MemoMark } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { rowAt } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { COMMENT_TABLES } from '../review/comments.tsx'
import { openThing } from '../review/open-thing.ts'

const TABLES = ['memo', 'memo_link', 'anchor', 'paragraph']
const w = words.source.memo

interface MemoMarksProps {
  readonly sourceId: SourceId
  readonly surface: Surface
  /** Goes on with a memo at its words. */
  readonly onOpen: (mark: MemoMark) => void
}

/** What stands beside a paragraph. */
interface Sign {
  readonly id: string
  readonly start: number
  readonly icon: IconName
  readonly says: string
  readonly run: () => void
}

/** A sign for each paragraph on which memos or open comments begin. */
export function MemoMarks({ sourceId, surface, onOpen }: MemoMarksProps): ReactNode {
  const { answer: memos } = useAnswer('memo.inSource', { sourceId }, TABLES)
  const { answer: found } = useAnswer('comment.find', { sourceId, state: 'open', limit: 500 }, COMMENT_TABLES)
  const byRow = useMemo(() => {
    const signs: Sign[] = []
    for (const [at, mark] of (memos ?? []).entries())
      signs.push({
        id: `${mark.memoId} ${mark.anchorId} ${at}`,
        start: mark.range.start,
        icon: 'memos',
        says: mark.kind === 'about' ? w.here(mark.title) : w.linksHere(mark.title),
        run: () => (mark.kind === 'about' ? onOpen(mark) : openMemo(mark.memoId)),
      })
    // Oldest first, as they were said.
    for (const comment of (found?.comments ?? []).toReversed()) {
      if (!comment.place?.range) continue
      signs.push({
        id: comment.id,
        start: comment.place.range.start,
        icon: 'comment',
        says: words.review.mark(comment.name, comment.body),
        run: () => openThing(comment),
      })
    }
    return Map.groupBy(signs, sign => rowAt(surface.reading.rows, sign.start))
  }, [memos, found, surface, onOpen])
  return [...byRow].map(([index, signs]) => {
    const row = surface.row(index)
    return row && createPortal(<RowMark signs={signs} />, row, `memo ${index}`)
  })
}

// The text keeps the focus until a memo is opened.
const keepFocus = (event: MouseEvent) => event.preventDefault()

function RowMark({ signs }: { readonly signs: readonly Sign[] }): ReactNode {
  const [first] = signs
  const comments = signs.filter(sign => sign.icon === 'comment').length
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the focus in the text
    <span className="memo-mark" contentEditable={false} onMouseDown={keepFocus}>
      {signs.length === 1 ? (
        <button type="button" aria-label={first!.says} title={first!.says} onClick={first!.run}>
          <Icon name={first!.icon} />
        </button>
      ) : (
        <MenuButton
          className="memo-marks"
          label={w.several(signs.length - comments, comments)}
          entries={signs.map(({ id, says, run }) => ({ id, label: says, run }))}
        >
          <Icon name={comments > 0 ? 'comment' : 'memos'} />
          {signs.length}
        </MenuButton>
      )}
    </span>
  )
}
