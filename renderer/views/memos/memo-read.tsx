import { useCallback, type ReactNode } from 'react'
import type { MemoId } from '../../../src/base/ids.ts'
import { LinkContext } from '../../editor/memo/link-context.ts'
import { MemoWords } from '../../editor/memo/memo-words.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { useMemoLinks } from './use-memo-links.ts'
import '../../styles/memo-editor.css'
import '../../styles/memos.css'
import '../../styles/journal.css'

/** What a memo says depends on: its own words, and the names and places of what it links to. */
export const MEMO_TABLES = [
  'memo',
  'memo_link',
  'source',
  'code',
  'coding',
  'anchor',
  'case',
  'proposition',
  'paragraph',
]

/** A memo to be read, with its formatting and links. `titled`: under its title, where it has one of its own. */
export function MemoRead({ memoId, titled }: { memoId: MemoId; titled?: boolean }): ReactNode {
  const { answer } = useAnswer('memo.open', { memoId }, MEMO_TABLES)
  const links = useMemoLinks(
    answer?.targets ?? [],
    useCallback(() => true, []),
  )
  if (answer === null) return <div className="memo-words read" aria-busy="true" />
  return (
    <LinkContext value={links}>
      <div className="read">
        {titled && answer.isTitled && <h3 className="journal-title">{answer.memo.title}</h3>}
        <MemoWords rich={answer.rich} level={3} />
      </div>
    </LinkContext>
  )
}
