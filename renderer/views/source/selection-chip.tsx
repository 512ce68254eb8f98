// Beside words selected: the buttons that open the codes and the propositions, or what was refused there.

import { useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { words } from '../../words/en.ts'
import { judgingWords } from '../../words/judging.ts'
import type { Reader, SelectionEnd } from './reader.ts'

interface SelectionChipProps {
  readonly reader: Reader
  readonly trouble: string | null
  readonly onCode: () => void
  readonly onJudge: () => void
}

/** Stands below the end of the selection, inside its paragraph, so that it scrolls with the words. */
export function SelectionChip({ reader, trouble, onCode, onJudge }: SelectionChipProps): ReactNode {
  const end = useSyncExternalStore(reader.subscribe, () => reader.selectionEnd)
  // Who selects by keys has Enter under the hand, and reads on in the line the button would cover.
  if (end === null || (trouble === null && !reader.byPointer)) return null
  return createPortal(
    <span className="selection-chip" style={{ left: end.left, top: end.top }} contentEditable={false}>
      {trouble === null ? (
        <span className="chip-buttons">
          <button type="button" tabIndex={-1} onClick={onCode}>
            {words.source.codeIt} <Keys of="Enter" />
          </button>
          <button type="button" tabIndex={-1} title={judgingWords.judge} onClick={onJudge}>
            {judgingWords.judgeShort} <Keys of="s" />
          </button>
        </span>
      ) : (
        <Trouble>{trouble}</Trouble>
      )}
    </span>,
    end.row,
  )
}

/** Below the words of a coding whose edges are in hand: which keys do what. */
export function EdgesChip({ reader }: { readonly reader: Reader }): ReactNode {
  const end = useSyncExternalStore(reader.subscribe, () => reader.selectionEnd)
  if (end === null) return null
  const help = words.coding.edgeHelp
  const keys = [
    ['ArrowLeft', null],
    ['ArrowRight', help.move],
    ['B', help.turn],
    ['Enter', help.keep],
    ['Escape', help.leave],
  ] as const
  return createPortal(
    <span
      className="selection-chip edges-chip"
      style={{ left: leftOf(end), top: end.top }}
      contentEditable={false}
      aria-hidden="true"
    >
      {keys.map(([key, says]) => (
        <span key={key}>
          <Keys of={key} /> {says}
        </span>
      ))}
    </span>,
    end.row,
  )
}

// Beside the words, not over the stripes.
function leftOf({ row, left }: SelectionEnd): number {
  const box = row.querySelector<HTMLElement>('.para-words')
  const most = box === null ? row.clientWidth : box.offsetLeft + box.offsetWidth
  return Math.max(0, Math.min(left, most - 330))
}
