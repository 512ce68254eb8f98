import { useLayoutEffect, useRef, useState } from 'react'
import { shownColumns } from '../../state/columns.ts'
import { useSettings } from '../../state/settings.ts'
import { sharesOf, useShares } from '../../state/shares.ts'
import { useTabs } from '../../state/tabs.ts'
import { Column } from './column.tsx'
import { LEAST_COLUMN } from './column-divider.tsx'

/** The middle: one column of tabs, or several side by side as far as there is room. */
export function Middle() {
  const { tabs, fronts, column } = useTabs()
  const { ref, room } = useRoom()
  const columns = shownColumns({ tabs, fronts, column }, room)
  const byCount = useShares(state => state.byCount)
  const shares = sharesOf(byCount, columns.length)
  return (
    <main className="middle" ref={ref}>
      {columns.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a column is its place
        <Column key={at} {...one} at={at} count={columns.length} share={shares[at]!} />
      ))}
    </main>
  )
}

/** How many columns fit beside each other. */
function useRoom() {
  const ref = useRef<HTMLElement>(null)
  const [room, setRoom] = useState(3)
  const grow = Math.max(
    1,
    useSettings(state => state.textSize),
  )
  useLayoutEffect(() => {
    const look = () => setRoom(Math.max(1, Math.floor(ref.current!.clientWidth / (LEAST_COLUMN * grow))))
    look()
    const watching = new ResizeObserver(look)
    watching.observe(ref.current!)
    return () => watching.disconnect()
  }, [grow])
  return { ref, room }
}
