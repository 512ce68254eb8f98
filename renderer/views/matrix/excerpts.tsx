import { useState } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useProject } from '../../state/project.ts'
import { useTabs } from '../../state/tabs.ts'
import { matrixWords } from '../../words/matrix.ts'

/** The excerpts of one source, in document order. */
export interface SourceExcerpts {
  readonly sourceId: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: IconName
  readonly excerpts: readonly Excerpt[]
}

const KINDS: Readonly<Record<string, IconName>> = { interview: 'interview', observation: 'observation', document: 'document' }
/** How many of a source show before "8 more in T10". */
const FIRST = 2
const w = matrixWords.drawer

/** Groups excerpts by their source, sources in the order in which they first come. */
export function groupBySource(excerpts: readonly Excerpt[]): SourceExcerpts[] {
  const groups = new Map<string, Excerpt[]>()
  for (const excerpt of excerpts) {
    const group = groups.get(excerpt.sourceId)
    if (group) group.push(excerpt)
    else groups.set(excerpt.sourceId, [excerpt])
  }
  return [...groups.values()].map(group => {
    const { sourceId, sourceKey, sourceName, sourceKind } = group[0]!
    return { sourceId, key: sourceKey, name: sourceName, kind: KINDS[sourceKind] ?? 'document', excerpts: group }
  })
}

/** One source's excerpts; the first ones, and the rest when asked for. */
export function ExcerptGroup({ group, coders }: { group: SourceExcerpts; coders: ReadonlyMap<string, CoderInfo> }) {
  const [all, setAll] = useState(false)
  const shown = all ? group.excerpts : group.excerpts.slice(0, FIRST)
  const rest = group.excerpts.length - shown.length
  return (
    <section className="excerpt-group">
      <h4>
        <Icon name={group.kind} />
        <span>
          <b>{group.key}</b> {group.name}
        </span>
        <span className="count">{group.excerpts.length}</span>
      </h4>
      {shown.map(excerpt => (
        <ExcerptItem key={excerpt.codingId} excerpt={excerpt} coder={coders.get(excerpt.coderId)} />
      ))}
      {rest > 0 ? (
        <button type="button" className="excerpt-more" onClick={() => setAll(true)}>
          {w.moreIn(rest, group.key ?? group.name)}
          <Icon name="down" />
        </button>
      ) : null}
    </section>
  )
}

function ExcerptItem({ excerpt, coder }: { excerpt: Excerpt; coder: CoderInfo | undefined }) {
  const you = useProject(state => state.info?.coder.id)
  const place = `${excerpt.sourceKey ?? excerpt.sourceName}, ${w.paragraph(excerpt.paragraph)}`
  const open = () => useTabs.getState().open({ kind: 'source', about: excerpt.sourceId, reveal: { range: excerpt.range, codingId: excerpt.codingId } })
  return (
    <article className="excerpt">
      <button type="button" className="quote excerpt-words" title={w.open(place)} onClick={open}>
        {excerpt.words}
      </button>
      <p className="attribution">
        {excerpt.stances.map(({ proposition, stance }) => (
          <span className="excerpt-stance" key={`${proposition} ${stance}`}>
            <StanceSign stance={stance as Stance} /> {proposition}
          </span>
        ))}
        <b>{excerpt.attribution}</b> {w.paragraph(excerpt.paragraph)}
        {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
      </p>
    </article>
  )
}
