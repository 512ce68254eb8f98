// Comments that coders made on their codings, beside the memos: each with its words, a press goes there.

import { useMemo, useState, type ReactNode } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { MarkedExcerpt } from '../../../src/coding/types.ts'
import type { MemoFilter } from '../../../src/memos/filter.ts'
import { openCoding } from '../../actions/go.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCodes, useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { memosWords as w } from '../../words/memos.ts'

const TABLES = ['coding', 'anchor', 'paragraph', 'code']

/** The comments there are, or null until they are read. */
export function useComments(): readonly MarkedExcerpt[] | null {
  const { answer } = useAnswer('coding.excerpts', { commented: true, limit: 1000 }, TABLES)
  return answer?.excerpts ?? null
}

/** The comments that fit the filter's coder and code, and words of their own, in the order of the sources. */
export function CommentList({
  comments,
  filter,
}: {
  readonly comments: readonly MarkedExcerpt[]
  readonly filter: MemoFilter
}): ReactNode {
  const codes = useCodes(state => state.byId)
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const [typed, setTyped] = useState('')
  const shown = useMemo(() => {
    const wanted = fold(typed).split(/\s+/u).filter(Boolean)
    return comments.filter(one => {
      if (filter.coderId !== undefined && one.coderId !== filter.coderId) return false
      if (filter.codeId !== undefined && one.codeId !== filter.codeId) return false
      const said = fold(`${one.comment ?? ''}\n${one.words}\n${codes.get(one.codeId)?.name ?? ''}`)
      return wanted.every(word => said.includes(word))
    })
  }, [comments, filter, codes, typed])
  return (
    <div className="scroll comment-list">
      <div className="comment-head">
        <input
          className="input memo-find"
          type="search"
          aria-label={w.findComments}
          placeholder={w.findComments}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        <span className="hint" role="status">
          {shown.length === 0 ? w.noComment : w.comments(shown.length)}
        </span>
      </div>
      <ul>
        {shown.map(one => {
          const code = codes.get(one.codeId)
          const coder = coders.get(one.coderId)
          const place = `${one.sourceKey ?? one.sourceName}, ${words.source.paragraph(one.paragraph)}`
          return (
            <li key={one.codingId}>
              <button
                type="button"
                className="comment"
                onClick={() => openCoding(one.sourceId, one.codingId, one.range)}
              >
                <span className="read comment-words">{one.comment}</span>
                <span className="quote comment-quote">{one.words}</span>
                <span className="comment-line">
                  {code && (
                    <>
                      <Swatch hue={code.hue} pattern={code.pattern} /> {code.name}
                    </>
                  )}
                  <span>{place}</span>
                  {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
