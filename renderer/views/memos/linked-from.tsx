import { useMemo, type ReactNode } from 'react'
import type { LinkKind } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useMemos } from '../../state/lists.ts'
import { memosWords as w } from '../../words/memos.ts'
import '../../styles/memo-editor.css'

/** The memos that link to a thing. Nothing where none does. */
export function LinkedFrom({ kind, id }: { kind: LinkKind; id: string }): ReactNode {
  const all = useMemos(state => state.items)
  const some = useMemo(
    () => all.filter(memo => memo.id !== id && memo.links.some(link => link.kind === kind && link.id === id)),
    [all, kind, id],
  )
  if (some.length === 0) return null
  return (
    <Section title={w.linkedFrom}>
      <ul className="linked-from">
        {some.map(memo => (
          <li key={memo.id}>
            <Button look="link" icon="memos" onClick={() => openMemo(memo.id)}>
              {memo.title || w.untitled}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
