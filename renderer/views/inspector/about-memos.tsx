import { useMemo } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { LinkKind, Memo, MemoSubject } from '../../../src/memos/types.ts'
import { openMemo } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useMemos } from '../../state/lists.ts'
import { words } from '../../words/en.ts'
import { LinkedFrom } from '../memos/linked-from.tsx'
import { beginMemo } from '../memos/memo-desk.ts'

const { inspector: w } = words

/** The memos about one thing, the way to write another, and the memos that link to it. */
export function AboutMemos({ about, subjectId }: { about: LinkKind & MemoSubject; subjectId: string }) {
  const all = useMemos(state => state.items)
  const some = useMemo(
    () => all.filter(memo => memo.about === about && memo.subjectId === subjectId),
    [all, about, subjectId],
  )
  return (
    <>
      <Section
        title={w.memos}
        act={
          <Button look="link" onClick={() => beginMemo({ about, subjectId })}>
            {w.newMemo}
          </Button>
        }
      >
        {some.length === 0 && <p className="hint">{w.noMemos}</p>}
        {some.map(memo => (
          <MemoHere key={memo.id} memo={memo} />
        ))}
      </Section>
      <LinkedFrom kind={about} id={subjectId} />
    </>
  )
}

/** A memo in few lines; its title opens it. */
function MemoHere({ memo }: { memo: Memo }) {
  return (
    <article className="memo-here">
      <Button look="link" onClick={() => openMemo(memo.id)}>
        {memo.title}
      </Button>
      <p>{memo.body}</p>
    </article>
  )
}

/** The memos on words and codings of a source. Nothing where there are none. */
export function MemosInSource({ sourceId }: { sourceId: SourceId }) {
  const all = useMemos(state => state.items)
  const some = useMemo(
    () => all.filter(memo => memo.sourceId === sourceId && (memo.about === 'anchor' || memo.about === 'coding')),
    [all, sourceId],
  )
  if (some.length === 0) return null
  return (
    <Section title={words.source.memo.onPassages}>
      {some.map(memo => (
        <MemoHere key={memo.id} memo={memo} />
      ))}
    </Section>
  )
}
