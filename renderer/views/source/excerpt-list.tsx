// Excerpts in document order, each with its attribution, each a link to its place in the text.

import { useState, type ReactNode } from 'react'
import type { Input } from '../../../src/api/contract.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { CopyExcerpt } from './copy-excerpt.tsx'

interface ExcerptListProps {
  readonly ask: Omit<Input<'coding.excerpts'>, 'from' | 'limit'>
  readonly none: string
  readonly onOpen: (excerpt: Excerpt) => void
}

const PAGE = 50

/** The excerpts that fit a question, a page at a time. Read again when codings change. */
export function ExcerptList({ ask, none, onOpen }: ExcerptListProps): ReactNode {
  const [limit, setLimit] = useState(PAGE)
  const { answer, trouble } = useAnswer('coding.excerpts', { ...ask, limit: Math.min(limit, 1000) }, [
    'coding',
    'anchor',
    'paragraph',
  ])
  const coders = useCoders(state => state.byId)
  const youId = useProject(state => state.info?.coder.id ?? null)
  const text = words.source.excerpts
  if (trouble !== null) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  if (answer.total === 0) return <p className="empty-state">{none}</p>
  return (
    <div className="excerpts scroll">
      <p className="count">{text.of(answer.excerpts.length, answer.total)}</p>
      <ul>
        {answer.excerpts.map(excerpt => {
          const coder = coders.get(excerpt.coderId)
          const place = `${excerpt.sourceKey ?? excerpt.sourceName}, ${words.source.paragraph(excerpt.paragraph)}`
          return (
            <li key={excerpt.codingId}>
              <button type="button" className="excerpt" title={text.open(place)} onClick={() => onOpen(excerpt)}>
                <span className="quote">{excerpt.words}</span>
                <span className="attribution">
                  <b>{place}</b> {excerpt.attribution}
                  {excerpt.exemplar && (
                    <>
                      {' '}
                      <b className="exemplar">
                        <Icon name="star" /> {words.coding.isExemplar}
                      </b>
                    </>
                  )}
                  {coder && <CoderBadge coder={coder} isYou={coder.id === youId} />}
                </span>
                {excerpt.comment !== null && <span className="excerpt-comment">{excerpt.comment}</span>}
              </button>
              <CopyExcerpt excerpt={excerpt} />
            </li>
          )
        })}
      </ul>
      {answer.excerpts.length < answer.total && limit < 1000 && (
        <Button onClick={() => setLimit(limit + PAGE)}>{text.more}</Button>
      )}
    </div>
  )
}
