// Which parts of a text are near the screen, and doing the rest when there is time.

import type { Block, Surface } from '../../editor/surface.ts'

/** How far beyond the screen is near, as a share of its height. */
const NEAR = 0.6

/** The blocks near the screen now. */
export function blocksNear(surface: Surface, scroller: HTMLElement): Set<Block> {
  const view = scroller.getBoundingClientRect()
  const margin = view.height * NEAR
  return new Set(
    surface.blocks.filter(block => {
      const box = block.element.getBoundingClientRect()
      return box.bottom >= view.top - margin && box.top <= view.bottom + margin
    }),
  )
}

/** Tells when blocks come near the screen or go. Disconnect it at the end. */
export function watchBlocks(
  surface: Surface,
  scroller: HTMLElement,
  onMoved: (came: readonly Block[], went: readonly Block[]) => void,
): IntersectionObserver {
  const at = new Map(surface.blocks.map(block => [block.element as Element, block]))
  const observer = new IntersectionObserver(
    entries => {
      const came: Block[] = []
      const went: Block[] = []
      for (const entry of entries) {
        const block = at.get(entry.target)
        if (block !== undefined) (entry.isIntersecting ? came : went).push(block)
      }
      onMoved(came, went)
    },
    { root: scroller, rootMargin: `${NEAR * 100}% 0px` },
  )
  for (const block of surface.blocks) observer.observe(block.element)
  return observer
}

/** Does some work when nothing else is to be done. The answer calls it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 30)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 500 })
  return () => cancelIdleCallback(handle)
}
