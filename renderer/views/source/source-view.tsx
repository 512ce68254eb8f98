// A source, read and coded: the view of its tab.

import '../../styles/source.css'
import '../../styles/margin.css'
import '../../styles/editing.css'
import '../../styles/coding.css'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import { sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'
import { EditingDesk } from './editing-desk.tsx'
import { ReadingDesk } from './reading-desk.tsx'
import { sessionOf } from './sessions.ts'

/** The view of a source's tab. */
export default function SourceView({ tab }: { tab: Tab }): ReactNode {
  const sourceId = tab.about as SourceId
  const [session] = useState(() => sessionOf(sourceId))
  const [, setShown] = useState(session.reading)
  const [trouble, setTrouble] = useState<string | null>(null)
  // Kept with the tab: it stays in this mode wherever it is put, and when columns fold or unfold.
  const editingAt = (tab.options?.['editingAt'] as number | null | undefined) ?? null
  const setEditingAt = useCallback(
    (at: number | null) => useTabs.getState().setOptions(tab.id, { editingAt: at }),
    [tab.id],
  )
  const leave = useCallback(
    (at: number) => {
      setEditingAt(null)
      // What was typed is stored first: whoever went to another tab meanwhile stays there.
      const { activeId, open } = useTabs.getState()
      if (activeId === tab.id) open({ kind: 'source', about: sourceId, reveal: { range: { start: at, end: at + 1 } } })
    },
    [sourceId, tab.id, setEditingAt],
  )

  useEffect(() => {
    const stop = session.listen(change => {
      if (!change.text) return
      setShown(session.reading)
      setTrouble(null)
    })
    if (session.reading === null)
      session.load().catch((error: unknown) => setTrouble(sentenceOf(error, words.source.notOpened)))
    return stop
  }, [session])
  const again = () => {
    session.load().catch((error: unknown) => setTrouble(sentenceOf(error, words.source.notOpened)))
  }

  const { reading, source } = session
  if (trouble !== null) {
    return (
      <EmptyState title={words.source.notOpened}>
        <Trouble>{trouble}</Trouble>
        <Button onClick={again}>{words.source.again}</Button>
      </EmptyState>
    )
  }
  if (reading === null || source === null) return <span className="visually-hidden">{words.source.opening}</span>
  if (editingAt !== null)
    return <EditingDesk session={session} beginAt={editingAt} onStand={setEditingAt} onLeave={leave} />
  if (reading.rows.length === 0) return <EmptyState title={words.source.empty} />
  return <ReadingDesk key={session.sourceId} tab={tab} session={session} reading={reading} onEdit={setEditingAt} />
}
