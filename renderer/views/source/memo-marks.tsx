// Signs beside the text where memos stand on words without a code, or link to them.

import { useMemo, type MouseEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { SourceId } from '../../../src/base/ids.ts'
import type { MemoMark } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { rowAt } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'

const TABLES = ['memo', 'memo_link', 'anchor', 'paragraph']
const w = words.source.memo

interface MemoMarksProps {
  readonly sourceId: SourceId
  readonly surface: Surface
  /** Goes on with a memo at its words. */
  readonly onOpen: (mark: MemoMark) => void
}

/** A sign for each paragraph on which memos begin. */
export function MemoMarks({ sourceId, surface, onOpen }: MemoMarksProps): ReactNode {
  const { answer } = useAnswer('memo.inSource', { sourceId }, TABLES)
  const byRow = useMemo(() => {
    const rows = new Map<number, MemoMark[]>()
    for (const mark of answer ?? []) {
      const row = rowAt(surface.reading.rows, mark.range.start)
      const list = rows.get(row)
      if (list) list.push(mark)
      else rows.set(row, [mark])
    }
    return rows
  }, [answer, surface])
  return [...byRow].map(([index, marks]) => {
    const row = surface.row(index)
    return row && createPortal(<RowMark marks={marks} onOpen={onOpen} />, row, `memo ${index}`)
  })
}

// The text keeps the focus until a memo is opened.
const keepFocus = (event: MouseEvent) => event.preventDefault()

function RowMark({
  marks,
  onOpen,
}: {
  readonly marks: readonly MemoMark[]
  readonly onOpen: (mark: MemoMark) => void
}): ReactNode {
  const said = (mark: MemoMark) => (mark.kind === 'about' ? w.here(mark.title) : w.linksHere(mark.title))
  const go = (mark: MemoMark) => (mark.kind === 'about' ? onOpen(mark) : openMemo(mark.memoId))
  const [first] = marks
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only keeps the focus in the text
    <span className="memo-mark" contentEditable={false} onMouseDown={keepFocus}>
      {marks.length === 1 ? (
        <button type="button" aria-label={said(first!)} title={said(first!)} onClick={() => go(first!)}>
          <Icon name="memos" />
        </button>
      ) : (
        <MenuButton
          className="memo-marks"
          label={w.several(marks.length)}
          entries={marks.map((mark, at) => ({
            id: `${mark.memoId} ${mark.anchorId} ${at}`,
            label: said(mark),
            run: () => go(mark),
          }))}
        >
          <Icon name="memos" />
          {marks.length}
        </MenuButton>
      )}
    </span>
  )
}
