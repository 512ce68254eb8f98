// Beside words selected: the button that opens the codes, or what was refused there.

import { useLayoutEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { words } from '../../words/en.ts'
import { rowAt } from '../../editor/reading-text.ts'
import type { Reader } from './reader.ts'

interface SelectionChipProps {
  readonly reader: Reader
  readonly isHidden: boolean
  readonly trouble: string | null
  onCode(): void
}

/** Stands at the end of the selection, below its last line. */
export function SelectionChip({ reader, isHidden, trouble, onCode }: SelectionChipProps): ReactNode {
  const selection = useSyncExternalStore(reader.subscribe, () => reader.selection)
  const [place, setPlace] = useState<{ readonly row: HTMLElement; readonly left: number; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    const range = reader.range()
    const { surface } = reader
    if (range === null || surface === null || isHidden) {
      setPlace(null)
      return
    }
    const row = surface.row(rowAt(surface.reading.rows, range.end - 1))
    const rect = surface.rect(range.end - 1)
    if (row === null || rect === null) return
    const box = row.getBoundingClientRect()
    setPlace({ row, left: Math.min(rect.right - box.left, box.width - 120), top: rect.bottom - box.top + 4 })
  }, [reader, selection, isHidden, trouble])
  if (place === null) return null
  return createPortal(
    <span className="selection-chip" style={{ left: place.left, top: place.top }} contentEditable={false}>
      {trouble === null ? (
        <button type="button" tabIndex={-1} onClick={onCode}>
          {words.source.codeIt} <Keys of="Enter" />
        </button>
      ) : (
        <Trouble>{trouble}</Trouble>
      )}
    </span>,
    place.row,
  )
}
