import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { TreeRow } from './tree-rows.ts'

interface Marks {
  readonly ids: ReadonlySet<string>
  readonly onChange: (ids: readonly string[]) => void
}

/** Marking several rows of a tree. Without `marks` nothing of it happens. */
export function useTreeMarks(rows: readonly TreeRow<unknown>[], marks: Marks | undefined) {
  // From where Shift counts.
  const from = useRef<string | null>(null)
  const range = (to: number): string[] => {
    const begin = Math.max(
      0,
      rows.findIndex(row => row.id === from.current),
    )
    return rows.slice(Math.min(begin, to), Math.max(begin, to) + 1).map(row => row.id)
  }
  const toggle = (id: string) => {
    from.current = id
    marks!.onChange(marks!.ids.has(id) ? [...marks!.ids].filter(one => one !== id) : [...marks!.ids, id])
  }
  return {
    /** Marks one row alone. */
    one(id: string): void {
      from.current = id
      marks?.onChange([id])
    },
    /** True when the press only changed what is marked. */
    press(event: MouseEvent, id: string): boolean {
      if (!marks) return false
      if (event.shiftKey) {
        marks.onChange(range(rows.findIndex(row => row.id === id)))
        return true
      }
      if (event.ctrlKey || event.metaKey) {
        toggle(id)
        return true
      }
      from.current = id
      marks.onChange([id])
      return false
    },
    /** The row that focus goes to when the key was one of marking, else null. */
    key(event: KeyboardEvent, at: number): number | null {
      if (!marks || event.altKey) return null
      const row = rows[at]!
      if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        if (from.current === null || !marks.ids.has(row.id)) from.current = row.id
        const to = Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))
        marks.onChange(range(to))
        return to
      }
      const held = event.ctrlKey || event.metaKey
      if (held && event.key === ' ') {
        toggle(row.id)
        return at
      }
      if (held && event.key.toLowerCase() === 'a') {
        marks.onChange(rows.map(one => one.id))
        return at
      }
      if (event.key === 'Escape' && marks.ids.size > 1) {
        marks.onChange([row.id])
        return at
      }
      return null
    },
  }
}
