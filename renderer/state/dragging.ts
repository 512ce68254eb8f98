import { create } from 'zustand'

/** The tab that is being dragged with the pointer, by id; null when none is. */
export const useDragging = create<{ readonly tabId: string | null }>(() => ({ tabId: null }))

/** Says which tab is being dragged. */
export function dragging(tabId: string | null): void {
  useDragging.setState({ tabId })
}
