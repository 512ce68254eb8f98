// What a coder judged, one by one, each with its words: what the number beside their name counts.

import { useEffect, useRef, useState } from 'react'
import type { JudgedExcerpt } from '../../../src/analysis/propositions/types.ts'
import type { TeamMember } from '../../../src/team/types.ts'
import { openProposition, openSource } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { usePropositions } from '../../state/lists.ts'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/coding.css'
import '../../styles/excerpts.css'
import '../../styles/matrix.css'
import { words } from '../../words/en.ts'
import { excerptsWords } from '../../words/excerpts.ts'
import { teamWords } from '../../words/team.ts'
import { propositionName } from '../propositions/called.ts'

const w = teamWords.judgedBy
const PAGE = 50
const MOST = 1000
const TABLES = ['evidence', 'anchor', 'paragraph', 'source', 'coder']

/** The list, source by source. */
export function JudgedBy({ coder, onBack }: { readonly coder: TeamMember; readonly onBack: () => void }) {
  const [limit, setLimit] = useState(PAGE)
  const { answer, trouble } = useAnswer('evidence.byCoder', { coderId: coder.id, limit }, TABLES)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className="scroll">
      <div className="excerpts-page">
        <Button look="flat" icon="left" onClick={onBack}>
          {teamWords.views.coders}
        </Button>
        <h2 className="title" ref={head} tabIndex={-1}>
          {w.title(coder.name)}
        </h2>
        {trouble === null ? null : <Trouble>{trouble}</Trouble>}
        {answer === null ? null : (
          <>
            <p className="count" role="status">
              {w.shown(answer.items.length, answer.total)}
            </p>
            <ul className="excerpts-list" aria-label={w.title(coder.name)}>
              {answer.items.map(one => (
                <Judged key={one.id} judged={one} />
              ))}
            </ul>
            {answer.items.length < Math.min(answer.total, MOST) ? (
              <Button onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>{excerptsWords.more}</Button>
            ) : null}
          </>
        )}
      </div>
    </div>
  )
}

function Judged({ judged }: { readonly judged: JudgedExcerpt }) {
  const proposition = usePropositions(state => state.byId.get(judged.propositionId))
  const place = `${judged.sourceKey ?? judged.sourceName}, ${words.source.paragraph(judged.paragraph)}`
  return (
    <li className="excerpt">
      <button
        type="button"
        className="quote excerpt-words"
        title={excerptsWords.open(place)}
        onClick={() => openSource(judged.sourceId, judged.range)}
      >
        {judged.words}
      </button>
      <p className="attribution">
        <span className="excerpt-stance">
          <StanceSign stance={judged.stance} bare /> {words.common.stances[judged.stance]}
        </span>{' '}
        <Button look="link" title={proposition?.statement} onClick={() => openProposition(judged.propositionId)}>
          {proposition ? propositionName(proposition) : ''}
        </Button>{' '}
        <b>{place}</b>
      </p>
    </li>
  )
}
