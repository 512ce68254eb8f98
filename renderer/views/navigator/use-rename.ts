import { useState } from 'react'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'

/** Renaming in a tree: which row is being renamed, and what happens at its end. */
export interface Renaming {
  readonly rowId: string | null
  readonly begin: (rowId: string) => void
  /** Puts focus back on the row. */
  readonly end: (name: string | null, rename: (name: string) => Promise<unknown>) => void
}

/** The state of renaming in place. */
export function useRename(): Renaming {
  const [rowId, setRowId] = useState<string | null>(null)
  return {
    rowId,
    begin: setRowId,
    end(name, rename) {
      const row = rowId
      setRowId(null)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row ?? '')}"]`)?.focus())
      if (name === null) return
      rename(name).then(() => useStatus.getState().say(words.navigator.renamed(name)), useStatus.getState().refuse)
    },
  }
}
