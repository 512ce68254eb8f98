import { useMemo, type ReactNode } from 'react'
import type { LinkKind } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { useMemos } from '../../state/lists.ts'
import { memosWords as w } from '../../words/memos.ts'
import '../../styles/memo-editor.css'
import '../../styles/cases.css'

/** On the sheet of a thing: the memos about it, and those that link to it. Nothing where there are none. */
export function SheetMemos({ kind, id }: { kind: LinkKind; id: string }): ReactNode {
  const all = useMemos(state => state.items)
  const some = useMemo(
    () =>
      all.flatMap(memo => {
        const isAbout = memo.about === kind && memo.subjectId === id
        const links = memo.links.some(link => link.kind === kind && link.id === id)
        return isAbout || links ? [{ memo, isAbout }] : []
      }),
    [all, kind, id],
  )
  if (some.length === 0) return null
  return (
    <section className="case-part sheet-memos">
      <h2>
        {w.title} <span className="count">{w.count(some.length)}</span>
      </h2>
      <ul className="linked-from">
        {some.map(({ memo, isAbout }) => (
          <li key={memo.id}>
            <Button look="link" icon={memo.journalOn === null ? 'memos' : 'calendar'} onClick={() => openMemo(memo.id)}>
              {memo.title || w.untitled}
            </Button>{' '}
            {isAbout ? null : <small className="hint">{w.linksHere}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
