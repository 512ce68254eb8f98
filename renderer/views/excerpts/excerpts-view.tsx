// Every excerpt, or those that pass a filter: read through, judged, quoted, each a link to its place.

import { useState } from 'react'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { MarkedExcerpt } from '../../../src/coding/types.ts'
import { openCode, openCoding } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { FilterLine } from '../../components/filter/filter-line.tsx'
import { NothingLeft } from '../../components/filter/nothing-left.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useCoders, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/coding.css'
import '../../styles/excerpts.css'
import '../../styles/matrix.css'
import { words } from '../../words/en.ts'
import { excerptsWords as w } from '../../words/excerpts.ts'
import type { ViewProps } from '../../state/tabs.ts'
import { CopyExcerpt } from '../source/copy-excerpt.tsx'

const PAGE = 50
const MOST = 1000
const TABLES = [
  'coding',
  'anchor',
  'paragraph',
  'evidence',
  'case',
  'case_source',
  'attribute_value',
  'code',
  'speaker',
]

/** The view. The filter stays with the tab. */
export default function ExcerptsView({ tab }: ViewProps) {
  const filter = (tab.options?.['filter'] as Filter | null | undefined) ?? null
  const change = (next: Filter | null) => {
    useTabs.getState().setOptions(tab.id, { filter: next })
    setLimit(PAGE)
  }
  const [limit, setLimit] = useState(PAGE)
  const said = useAnswer('filter.words', { filter }, ['case', 'code', 'source', 'coder', 'proposition'])
  const { answer, trouble } = useAnswer('filter.excerpts', { filter, limit }, TABLES)
  return (
    <div className="excerpts-view">
      <FilterLine filter={filter} onChange={change}>
        <p>{said.answer}</p>
      </FilterLine>
      {trouble && <Trouble>{trouble}</Trouble>}
      {answer && answer.total === 0 && filter === null && (
        <EmptyState title={w.none}>
          <p>{w.noneSays}</p>
        </EmptyState>
      )}
      {answer && answer.total === 0 && filter !== null && <NothingLeft filter={filter} onChange={change} />}
      {answer && answer.total > 0 && (
        <div className="scroll">
          <div className="excerpts-page">
            <p className="count" role="status">
              {w.shown(answer.excerpts.length, answer.total)}
            </p>
            <ul className="excerpts-list" aria-label={w.list}>
              {answer.excerpts.map(excerpt => (
                <ExcerptRow key={excerpt.codingId} excerpt={excerpt} />
              ))}
            </ul>
            {answer.excerpts.length < Math.min(answer.total, MOST) && (
              <Button onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>{w.more}</Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}

function ExcerptRow({ excerpt }: { excerpt: MarkedExcerpt }) {
  const code = useCodes(state => state.byId.get(excerpt.codeId))
  const coder = useCoders(state => state.byId.get(excerpt.coderId))
  const you = useProject(state => state.info?.coder.id)
  const place = `${excerpt.sourceKey ?? excerpt.sourceName}, ${words.source.paragraph(excerpt.paragraph)}`
  return (
    <li className="excerpt">
      <button type="button" className="chip" onClick={() => openCode(excerpt.codeId)}>
        {code && <Swatch hue={code.hue} pattern={code.pattern} />}
        {code?.name}
      </button>
      <button
        type="button"
        className="quote excerpt-words"
        title={w.open(place)}
        onClick={() => openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)}
      >
        {excerpt.words}
      </button>
      <p className="attribution">
        {excerpt.stances.map(({ proposition, stance }) => (
          <span className="excerpt-stance" key={`${proposition} ${stance}`}>
            <StanceSign stance={stance as Stance} /> {proposition}
          </span>
        ))}
        <b>{place}</b> {excerpt.attribution}
        {coder && <CoderBadge coder={coder} isYou={coder.id === you} />}
      </p>
      {excerpt.comment !== null && <p className="excerpt-comment">{excerpt.comment}</p>}
      <CopyExcerpt excerpt={excerpt} />
    </li>
  )
}
