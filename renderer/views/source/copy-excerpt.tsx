// The buttons beside an excerpt: copy its words with their reference, put them into the quote basket.

import '../../styles/coding.css'
import type { ReactNode } from 'react'
import type { CodingId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { JudgeExcerpt } from '../propositions/judge-excerpt.tsx'
import { putIntoBasket } from '../quotes/quote-deeds.ts'
import { copyExcerpt } from './coding-deeds.ts'

/** Copies any words of a source with their reference, or puts them into the quote basket (under the code of their coding, where that is told). They stand at the lower right of what holds it, and are seen while that is pointed at or has the focus. */
export function CopyExcerpt({
  excerpt,
  canJudge = true,
  propositionId,
}: {
  readonly canJudge?: boolean
  /** The proposition under which a quote of it should stand. */
  readonly propositionId?: PropositionId
  readonly excerpt: { readonly sourceId: SourceId; readonly range: TextRange; readonly codingId?: CodingId }
}): ReactNode {
  const { sourceId, range } = excerpt
  const copy = async () => {
    try {
      await copyExcerpt(await call('coding.quote', { sourceId, range: { start: range.start, end: range.end } }))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  const put = () =>
    putIntoBasket(
      excerpt.codingId === undefined
        ? {
            passage: { sourceId, range: { start: range.start, end: range.end } },
            ...(propositionId === undefined ? {} : { propositionId }),
          }
        : { codingIds: [excerpt.codingId] },
      { sourceId, range: { start: range.start, end: range.end } },
    )
  return (
    <>
      <IconButton
        icon="quote"
        className="excerpt-copy excerpt-quote"
        label={words.quotes.put}
        onClick={() => void put()}
      />
      {canJudge ? <JudgeExcerpt sourceId={sourceId} range={range} /> : null}
      <IconButton icon="copy" className="excerpt-copy" label={words.coding.copy} onClick={() => void copy()} />
    </>
  )
}
