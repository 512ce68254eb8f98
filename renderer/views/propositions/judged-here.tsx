import type { JudgedPassage } from '../../../src/analysis/propositions/types.ts'
import type { SourceId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import { openProposition, openSource } from '../../actions/go.ts'
import { runActionById } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Section } from '../../components/section.tsx'
import { StanceSign } from '../../components/stance-sign.tsx'
import { useCoders, usePropositions } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { judgingWords as w } from '../../words/judging.ts'
import { propositionName } from './called.ts'
import '../../styles/judging.css'

const TABLES = ['evidence', 'anchor', 'paragraph']

/** What was judged of some words: each judgement with its stance, who made it, and what weighs in it. */
export function JudgedHere({ sourceId, range, canJudge }: { sourceId: SourceId; range: TextRange; canJudge: boolean }) {
  const { answer } = useAnswer('evidence.inSource', { sourceId }, TABLES)
  const here = (answer ?? []).filter(one => one.start === range.start && one.end === range.end)
  return (
    <Section
      title={w.here}
      act={
        canJudge && (
          <Button look="link" title={`${w.judge} (S)`} onClick={() => runActionById('judge-here')}>
            {w.judgeShort}
          </Button>
        )
      }
    >
      {here.length === 0 ? <p className="hint">{w.nothingHere}</p> : null}
      <ul className="judged-lines">
        {here.map(one => (
          <JudgedLine key={one.id} judged={one} onOpen={() => openProposition(one.propositionId)} />
        ))}
      </ul>
    </Section>
  )
}

/** The judged passages of a source, each a way to its words: also those that carry no coding. */
export function JudgedInSource({ sourceId }: { sourceId: SourceId }) {
  const { answer } = useAnswer('evidence.inSource', { sourceId }, TABLES)
  if (!answer || answer.length === 0) return null
  return (
    <Section title={w.inSourceTitle} act={<span className="count">{answer.length}</span>}>
      <ul className="judged-lines">
        {answer.map(one => (
          <JudgedLine
            key={one.id}
            judged={one}
            onOpen={() => openSource(sourceId, { start: one.start, end: one.end })}
          />
        ))}
      </ul>
    </Section>
  )
}

function JudgedLine({ judged, onOpen }: { judged: JudgedPassage; onOpen: () => void }) {
  const proposition = usePropositions(state => state.byId.get(judged.propositionId))
  const coder = useCoders(state => state.byId.get(judged.coderId))
  const you = useProject(state => state.info?.coder.id)
  const said = [judged.condition, judged.directness, judged.strength, judged.sameEvent, judged.rationale].filter(
    Boolean,
  )
  return (
    <li>
      <button type="button" title={proposition?.statement} onClick={onOpen}>
        <StanceSign stance={judged.stance} bare />
        <b>{proposition ? propositionName(proposition) : ''}</b>
        <span className="row-name">{words.common.stances[judged.stance]}</span>
        {coder ? <CoderBadge coder={coder} isYou={judged.coderId === you} /> : null}
      </button>
      {said.length > 0 ? <small>{said.join(' · ')}</small> : null}
    </li>
  )
}
