// The caret of our own selection: one mark, moved from row to row, so that it scrolls with the words it stands in.

import { rowAt } from '../../editor/reading-text.ts'
import type { Surface } from '../../editor/surface.ts'

/** The caret on one text. It is seen while the text has the focus. */
export class Caret {
  readonly #surface: Surface
  readonly #mark: HTMLElement
  readonly #show = () => {
    this.#mark.hidden = document.activeElement !== this.#surface.root
  }

  constructor(surface: Surface) {
    this.#surface = surface
    this.#mark = Object.assign(document.createElement('i'), { className: 'caret' })
    surface.root.addEventListener('focus', this.#show)
    surface.root.addEventListener('blur', this.#show)
  }

  /** Puts it at an offset; null takes it off. */
  put(offset: number | null): void {
    const row = offset === null ? null : this.#surface.row(rowAt(this.#surface.reading.rows, offset))
    const rect = offset === null ? null : this.#surface.rect(offset)
    if (row === null || rect === null) {
      this.#mark.remove()
      return
    }
    const box = row.getBoundingClientRect()
    this.#show()
    if (this.#mark.parentElement !== row) row.append(this.#mark)
    this.#mark.style.transform = `translate(${Math.round(rect.left - box.left - 1)}px, ${Math.round(rect.top - box.top)}px)`
    this.#mark.style.height = `${Math.round(rect.height)}px`
  }

  /** Takes it away for good. */
  end(): void {
    this.#surface.root.removeEventListener('focus', this.#show)
    this.#surface.root.removeEventListener('blur', this.#show)
    this.#mark.remove()
  }
}
