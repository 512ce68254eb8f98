import { useState } from 'react'
import type { SourceId } from '../../../src/base/ids.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import type { CoderInfo } from '../../../src/store/types.ts'
import { openCoding } from '../../actions/go.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { StanceSign, type Stance } from '../../components/stance-sign.tsx'
import { useProject } from '../../state/project.ts'
import { matrixWords } from '../../words/matrix.ts'
import { CopyExcerpt } from '../source/copy-excerpt.tsx'

/** Words under one place, with everybody who coded them so. */
export interface PlacedExcerpt {
  readonly excerpt: Excerpt
  readonly coderIds: readonly string[]
}

/** The excerpts of one source, in document order, each place once. `codings` counts every coding of them. */
export interface SourceExcerpts {
  readonly sourceId: SourceId
  readonly key: string | null
  readonly name: string
  readonly kind: IconName
  readonly excerpts: readonly PlacedExcerpt[]
  readonly codings: number
}

const KINDS: Readonly<Record<string, IconName>> = {
  interview: 'interview',
  observation: 'observation',
  document: 'document',
}
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
    return {
      sourceId,
      key: sourceKey,
      name: sourceName,
      kind: KINDS[sourceKind] ?? 'document',
      excerpts: placesOf(group),
      codings: group.length,
    }
  })
}

/** Codings of the same words, judged alike, are read once. */
function placesOf(excerpts: readonly Excerpt[]): PlacedExcerpt[] {
  const places = new Map<string, { excerpt: Excerpt; coderIds: string[] }>()
  for (const excerpt of excerpts) {
    const key = JSON.stringify([excerpt.range.start, excerpt.range.end, excerpt.stances])
    const place = places.get(key)
    if (place) place.coderIds.push(excerpt.coderId)
    else places.set(key, { excerpt, coderIds: [excerpt.coderId] })
  }
  return [...places.values()]
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
        <span className="count">{group.codings}</span>
      </h4>
      {shown.map(({ excerpt, coderIds }) => (
        <ExcerptItem
          key={excerpt.codingId}
          excerpt={excerpt}
          coders={coderIds.map(id => coders.get(id)).filter(coder => coder !== undefined)}
        />
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

function ExcerptItem({ excerpt, coders }: { excerpt: Excerpt; coders: readonly CoderInfo[] }) {
  const you = useProject(state => state.info?.coder.id)
  const place = `${excerpt.sourceKey ?? excerpt.sourceName}, ${w.paragraph(excerpt.paragraph)}`
  const open = () => openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)
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
        {coders.map(coder => (
          <CoderBadge key={coder.id} coder={coder} isYou={coder.id === you} />
        ))}
      </p>
      <CopyExcerpt excerpt={excerpt} />
    </article>
  )
}
