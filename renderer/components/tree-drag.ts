import { useRef, useState, type DragEvent } from 'react'
import type { TreeRow } from './tree-rows.ts'

/** Where something dragged would come to stand, seen from a row. */
export type DropPlace = 'before' | 'into' | 'after'

/** What dragging rows of a tree means. */
export interface TreeDrag<Item> {
  /** Which rows go when this one is taken. */
  readonly take: (row: TreeRow<Item>) => readonly string[]
  /** What is said while they are held over a row; whether they may be let go there. Null: nothing is held any more. */
  readonly over: (
    target: { readonly row: TreeRow<Item>; readonly place: DropPlace; readonly held: readonly string[] } | null,
  ) => boolean
  readonly drop: (row: TreeRow<Item>, place: DropPlace, held: readonly string[]) => void
}

const KIND = 'application/x-crosscase-rows'

/** Dragging rows with the pointer; the keys for the same are the list's own. */
export function useTreeDrag<Item>(drag: TreeDrag<Item> | undefined) {
  const [target, setTarget] = useState<{ id: string; place: DropPlace; may: boolean } | null>(null)
  const [shown, show] = useState<readonly string[]>([])
  // What is held is known before it is drawn: the first move over a row may come before.
  const holding = useRef<readonly string[]>([])
  const last = useRef('')
  const end = () => {
    setTarget(null)
    show([])
    holding.current = []
    last.current = ''
    drag?.over(null)
  }
  return {
    classOf(id: string): string | false {
      if (shown.includes(id)) return 'is-held'
      return target?.id === id && (target.may ? `drop-${target.place}` : 'drop-no')
    },
    propsOf(row: TreeRow<Item>) {
      if (!drag) return {}
      return {
        draggable: true,
        onDragStart(event: DragEvent<HTMLElement>) {
          if (event.target instanceof HTMLInputElement) return
          event.dataTransfer.setData(KIND, row.id)
          event.dataTransfer.effectAllowed = 'move'
          holding.current = drag.take(row)
          show(holding.current)
        },
        onDragOver(event: DragEvent<HTMLElement>) {
          const held = holding.current
          if (held.length === 0) return
          event.preventDefault()
          event.stopPropagation()
          const place = placeIn(event)
          const key = `${row.id} ${place}`
          // A pointer that moves within a place says nothing new.
          if (last.current !== key) {
            last.current = key
            setTarget({ id: row.id, place, may: drag.over({ row, place, held }) })
          }
          event.dataTransfer.dropEffect = target?.may === false ? 'none' : 'move'
        },
        onDrop(event: DragEvent<HTMLElement>) {
          const held = holding.current
          if (held.length === 0) return
          event.preventDefault()
          event.stopPropagation()
          const place = placeIn(event)
          end()
          drag.drop(row, place, held)
        },
        onDragEnd: end,
      }
    },
  }
}

function placeIn(event: DragEvent<HTMLElement>): DropPlace {
  const box = event.currentTarget.getBoundingClientRect()
  const part = (event.clientY - box.top) / box.height
  return part < 0.28 ? 'before' : part > 0.72 ? 'after' : 'into'
}
