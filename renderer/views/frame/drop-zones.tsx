import { useState, type DragEvent } from 'react'
import { columnOf } from '../../state/columns.ts'
import { dragging, useDragging } from '../../state/dragging.ts'
import { mostColumns, useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

/** While a tab is dragged: where it may be dropped over a column's view, in it or to its side. */
export function DropZones({ at, count }: { at: number; count: number }) {
  const tabId = useDragging(state => state.tabId)
  const tab = useTabs(state => state.tabs.find(one => one.id === tabId))
  const alone = useTabs(state => (tab ? state.tabs.filter(one => columnOf(one) === columnOf(tab)).length === 1 : true))
  if (!tab) return null
  const isHere = columnOf(tab) === at
  // A tab alone in its column is at its own side already.
  const toSide = at === count - 1 && count < mostColumns() && !(isHere && alone)
  return (
    <div className="drop-zones">
      {!isHere && <Zone says={words.frame.dropHere} onDrop={() => useTabs.getState().toColumn(tab.id, at)} />}
      {isHere && toSide && <span className="drop-rest" />}
      {toSide && <Zone says={words.frame.dropToSide} onDrop={() => useTabs.getState().toColumn(tab.id, at + 1)} />}
    </div>
  )
}

function Zone({ says, onDrop }: { says: string; onDrop: () => void }) {
  const [over, setOver] = useState(false)
  const take = (event: DragEvent) => {
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(true)
  }
  return (
    <div
      className={over ? 'drop-zone is-over' : 'drop-zone'}
      onDragEnter={take}
      onDragOver={take}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        dragging(null)
        onDrop()
      }}
    >
      <span>{says}</span>
    </div>
  )
}
