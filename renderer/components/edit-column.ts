import type { ReactNode } from 'react'
import type { MenuEntry } from './menu.tsx'
import type { Offer } from './suggesting-input.tsx'

/** A column of a table for editing. `text` is what is copied, sorted by, and stands in the field when editing begins. */
export interface EditColumn<Row> {
  readonly id: string
  readonly head: string
  /** CSS width; the columns without one share the rest. */
  readonly width?: string
  readonly numeric?: boolean
  readonly type?: 'text' | 'date' | 'number'
  readonly text: (row: Row) => string
  readonly draw?: (row: Row) => ReactNode
  /** Offers values while editing. */
  readonly offer?: (row: Row, typed: string) => Offer
  /** Why a value that was typed cannot be written, in words; the field then stays open. */
  readonly misfit?: (row: Row, value: string) => string | null
  /** Writes a value; without it the column is read only. Trouble goes to whoever writes. */
  readonly write?: (row: Row, value: string) => void
  /** Pressing Enter on a read-only cell, or its number. */
  readonly open?: (row: Row) => void
  /** What can be done to the column, behind a button in its head. */
  readonly menu?: readonly MenuEntry[]
  /** Whether a filter on the column is set: its head says so. */
  readonly filtered?: boolean
}
