import { useMemo } from 'react'
import type { MemoSubject } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useMemos } from '../../state/lists.ts'
import { useTabs } from '../../state/tabs.ts'
import { words } from '../../words/en.ts'

const { inspector: w } = words

/** The memos about one thing, and the way to write another. */
export function AboutMemos({ about, subjectId }: { about: MemoSubject; subjectId: string }) {
  const all = useMemos(state => state.items)
  const some = useMemo(
    () => all.filter(memo => memo.about === about && memo.subjectId === subjectId),
    [all, about, subjectId],
  )
  const write = () =>
    useTabs.getState().open({ kind: 'memos', options: { memoId: null, newAbout: { about, subjectId } } })
  return (
    <Section
      title={w.memos}
      act={
        <Button look="link" onClick={write}>
          {w.newMemo}
        </Button>
      }
    >
      {some.length === 0 && <p className="hint">{w.noMemos}</p>}
      {some.map(memo => (
        <article key={memo.id} className="memo-here">
          <Button look="link" onClick={() => openMemo(memo.id)}>
            {memo.title}
          </Button>
          <p>{memo.body}</p>
        </article>
      ))}
    </Section>
  )
}
