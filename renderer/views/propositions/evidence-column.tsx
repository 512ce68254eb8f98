import { useMemo, useRef, useState } from 'react'
import type { PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { EvidenceExcerpt } from '../../../src/analysis/types.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Popover } from '../../components/popover.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { CopyExcerpt } from '../source/copy-excerpt.tsx'
import { JudgePanel } from './judge-panel.tsx'
import { judgingWords } from '../../words/judging.ts'
import { sheetWords } from '../../words/proposition-sheet.ts'
import { propositionsWords as w } from '../../words/propositions.ts'

/** An excerpt with everybody who judged it the same way. */
export interface Judged {
  readonly excerpt: EvidenceExcerpt
  readonly coderIds: readonly string[]
}

/** Each excerpt once, with all who gave it this stance; in the order given. */
function judgedTogether(evidence: readonly EvidenceExcerpt[], stance: Stance): Judged[] {
  const byAnchor = new Map<string, { excerpt: EvidenceExcerpt; coderIds: string[] }>()
  for (const excerpt of evidence) {
    if (excerpt.stance !== stance) continue
    const there = byAnchor.get(excerpt.anchorId)
    if (!there) byAnchor.set(excerpt.anchorId, { excerpt, coderIds: [excerpt.coderId] })
    else if (!there.coderIds.includes(excerpt.coderId)) there.coderIds.push(excerpt.coderId)
  }
  return [...byAnchor.values()]
}

/** The excerpts of one stance, by site. The chosen site's are washed. */
export function EvidenceColumn({
  stance,
  evidence,
  chosenKey,
  propositionId,
}: {
  stance: Stance
  propositionId: PropositionId
  evidence: readonly EvidenceExcerpt[]
  chosenKey: string | null
}) {
  const judged = useMemo(() => {
    const all = judgedTogether(evidence, stance)
    if (chosenKey === null) return all
    const first = all.filter(one => one.excerpt.caseKeys.includes(chosenKey))
    return [...first, ...all.filter(one => !first.includes(one))]
  }, [evidence, stance, chosenKey])
  const sites = new Set(judged.flatMap(one => one.excerpt.caseKeys)).size
  return (
    <section className={`pro-column is-${stance}-column`}>
      <h2>
        <StanceSign stance={stance} bare />
        <b>{w.heads[stance]}</b>
        <small>{w.excerpts(judged.length, sites)}</small>
      </h2>
      {judged.length === 0 ? <p className="hint">{w.nothing[stance]}</p> : null}
      <div className="pro-excerpts">
        {judged.map(one => (
          <EvidenceItem
            key={one.excerpt.anchorId}
            judged={one}
            propositionId={propositionId}
            isOn={chosenKey !== null && one.excerpt.caseKeys.includes(chosenKey)}
          />
        ))}
      </div>
    </section>
  )
}

/** What weighs in a judgement, in words; the condition has a line of its own. */
function weighs(one: EvidenceExcerpt): string {
  return [one.directness, one.strength, one.sameEvent === null ? null : sheetWords.event(one.sameEvent)]
    .filter(Boolean)
    .join(', ')
}

function EvidenceItem({
  judged: { excerpt, coderIds },
  isOn,
  propositionId,
}: {
  judged: Judged
  isOn: boolean
  propositionId: PropositionId
}) {
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const [judging, judge] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const place = `${excerpt.sourceKey ?? excerpt.sourceName} ${w.paragraph(excerpt.paragraph)}`
  return (
    <article className={isOn ? 'pro-excerpt is-on' : 'pro-excerpt'}>
      {excerpt.condition === null ? null : <p className="pro-condition">{sheetWords.holdsIf(excerpt.condition)}</p>}
      <button
        type="button"
        className="quote pro-words"
        title={w.openAt(place)}
        onClick={() =>
          useTabs.getState().open({ kind: 'source', about: excerpt.sourceId, reveal: { range: excerpt.range } })
        }
      >
        {excerpt.words}
      </button>
      <p className="attribution">
        <b>{excerpt.attribution}</b>
        <span className="pro-place">{place}</span>
        {coderIds.map(id => {
          const coder = coders.get(id)
          return coder ? <CoderBadge key={id} coder={coder} isYou={id === you} /> : null
        })}
        {weighs(excerpt) === '' ? null : <span>{weighs(excerpt)}</span>}
        <Button ref={anchor} look="link" aria-label={sheetWords.evidenceActs(place)} onClick={() => judge(true)}>
          {sheetWords.judgeAgain}
        </Button>
      </p>
      {excerpt.rationale === null ? null : <p className="pro-rationale">{excerpt.rationale}</p>}
      <Popover
        label={judgingWords.title(place)}
        isOpen={judging}
        onClose={() => judge(false)}
        anchor={anchor}
        className="judge-popover"
      >
        <JudgePanel
          sourceId={excerpt.sourceId as SourceId}
          range={excerpt.range}
          propositionId={propositionId}
          onDone={() => judge(false)}
        />
      </Popover>
      <CopyExcerpt
        canJudge={false}
        propositionId={propositionId}
        excerpt={{ sourceId: excerpt.sourceId as SourceId, range: excerpt.range }}
      />
    </article>
  )
}
