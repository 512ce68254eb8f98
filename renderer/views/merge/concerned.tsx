// The codings that a question of a merge concerns: the first of them, more as they are asked for, each a press away from its place in the text.

import { useState } from 'react'
import type { CodeId, SourceId } from '../../../src/base/ids.ts'
import type { AffectedCoding, ConcernedCodings } from '../../../src/team/merge/types.ts'
import { openCode, openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { useCodes } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs } from '../../state/tabs.ts'
import { mergeWords as w } from '../../words/merge.ts'

const PAGE = 60

interface ConcernedProps {
  readonly codings: ConcernedCodings
  readonly questionId: string
  readonly planId: string | null
  /** The code that is asked about. */
  readonly codeId: CodeId | null
}

/** The codings. */
export function Concerned({ codings, questionId, planId, codeId }: ConcernedProps) {
  const [more, setMore] = useState<readonly AffectedCoding[]>([])
  const [upTo, setUpTo] = useState(PAGE)
  const isHere = useCodes(state => codeId !== null && state.byId.has(codeId))
  const left = codings.total - Math.min(upTo, codings.total)
  const show = async () => {
    try {
      const page = await call('merge.concerned', {
        ...(planId === null ? {} : { planId }),
        questionId,
        from: upTo,
        limit: PAGE,
      })
      setMore(now => [...now, ...page.first])
      setUpTo(upTo + PAGE)
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return (
    <section className="merge-codings" aria-label={w.codings(codings.total, codings.gone)}>
      <header>
        <h2>{w.codings(codings.total, codings.gone)}</h2>
        {isHere && (
          <Button look="link" onClick={() => openCode(codeId!)}>
            {w.openAllCodings}
          </Button>
        )}
      </header>
      <ul>
        {[...codings.first, ...more].map(coding => (
          <li key={coding.id}>
            <blockquote className="quote">{coding.words}</blockquote>
            <p className="attribution">
              {coding.copy === null || coding.range !== null ? (
                <Button look="link" onClick={() => open(coding)}>
                  {coding.source}
                </Button>
              ) : (
                <b>{coding.source}</b>
              )}{' '}
              {coding.coder}, {coding.code}
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && <Button onClick={() => void show()}>{w.showMoreCodings(Math.min(PAGE, left))}</Button>}
    </section>
  )
}

/** A coding that is here is shown as such; of one that is still in a copy the words. */
function open({ copy, id, sourceId, range }: AffectedCoding): void {
  if (copy === null) useTabs.getState().open({ kind: 'source', about: sourceId, reveal: { codingId: id } })
  else openSource(sourceId as SourceId, range!)
}
