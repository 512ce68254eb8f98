import { useMemo } from 'react'
import type { OpenCell } from '../../../src/analysis/summaries/types.ts'
import type { CodingId } from '../../../src/base/ids.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import { wordDifference } from '../../../src/framework/versions/word-difference.ts'
import { openCoding } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { sameCell, useWriting } from '../../state/writing.ts'
import '../../styles/versions.css'
import { summariesWords } from '../../words/summaries.ts'
import { Pieces } from '../versions/pieces.tsx'
import { groupBySource } from '../matrix/excerpts.tsx'
import { link } from './deeds.ts'
import { leaveCell } from './return-focus.ts'

const w = summariesWords.drawer

/** The excerpts under a cell by source; while words of its summary are chosen, each can be what they rest on. */
export function Excerpts({ opened, excerpts }: { opened: OpenCell; excerpts: readonly Excerpt[] }) {
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const writing = useWriting(state => (sameCell(state.writing?.cell, opened) ? state.writing : null))
  const groups = useMemo(() => groupBySource(excerpts), [excerpts])
  const shared = useMemo(() => new Map(opened.shared.map(one => [one.sourceId as string, one.with])), [opened])
  const came = useMemo(() => new Set<string>(opened.added), [opened])
  const changed = useMemo(() => new Set<string>(opened.changed), [opened])
  const former = useMemo(() => new Map<string, string>(opened.former.map(one => [one.codingId, one.words])), [opened])
  const chosen = writing?.chosen ?? null
  const phrase = writing && chosen ? writing.text.slice(chosen.start, chosen.end).trim() : ''
  const linkTo = async (codingId: CodingId, reference: string) => {
    if (!writing || !chosen) return
    const kept = await writing.kept()
    if (kept) await link(kept as Parameters<typeof link>[0], chosen, codingId, phrase, reference)
    leaveCell()
  }
  if (opened.codeId !== null && opened.codingIds.length === 0 && opened.filteredOut > 0) return null
  if (opened.codeId !== null && opened.codingIds.length === 0)
    return <p className="hint">{w.noExcerpts(opened.empty === null ? '' : summariesWords.reasons[opened.empty])}</p>
  return (
    <>
      {phrase !== '' ? (
        <p className="sm-linking">{w.linking(phrase)}</p>
      ) : writing ? (
        <p className="hint">{w.linkHint}</p>
      ) : null}
      {groups.map(group => (
        <section className="excerpt-group" key={group.sourceId}>
          <h4>
            <Icon name={group.kind} />
            <span>
              <b>{group.key}</b> {group.name}
              {shared.has(group.sourceId) ? <small> {w.sharedWith(shared.get(group.sourceId)!)}</small> : null}
            </span>
            <span className="count">{group.codings}</span>
          </h4>
          {group.excerpts.map(({ excerpt, coderIds }) => {
            const reference = `${excerpt.sourceKey ?? excerpt.sourceName} ¶${excerpt.paragraph}`
            return (
              <article className="excerpt" key={excerpt.codingId}>
                <button
                  type="button"
                  className="quote excerpt-words"
                  title={w.open(reference)}
                  onClick={() => openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)}
                >
                  {excerpt.words}
                </button>
                <p className="attribution">
                  {came.has(excerpt.codingId) ? <span className="sm-came">{w.came}</span> : null}
                  {changed.has(excerpt.codingId) ? <span className="sm-came">{w.changedSince}</span> : null}
                  <b>{excerpt.attribution}</b> ¶{excerpt.paragraph}
                  {coderIds.map(id => {
                    const coder = coders.get(id)
                    return coder ? <CoderBadge key={id} coder={coder} isYou={coder.id === you} /> : null
                  })}
                </p>
                {changed.has(excerpt.codingId) ? (
                  <FormerWords
                    was={former.get(excerpt.codingId) ?? null}
                    is={excerpt.words}
                    elsewhere={opened.formerElsewhere}
                  />
                ) : null}
                {phrase !== '' ? (
                  <Button
                    className="sm-link-here"
                    icon="link"
                    aria-label={w.linkTo(phrase, reference)}
                    onClick={() => void linkTo(excerpt.codingId, reference)}
                  >
                    {w.linkHere}
                  </Button>
                ) : null}
              </article>
            )
          })}
        </section>
      ))}
    </>
  )
}

/** What stood there when the summary was written, with what was cut and added since; or that this is not told, and where it is. */
function FormerWords(props: { readonly was: string | null; readonly is: string; readonly elsewhere: string | null }) {
  const { was, is, elsewhere } = props
  return (
    <div className="sm-was" role="note">
      <small>{was !== null ? w.former : elsewhere === null ? w.formerUnknown : w.without(elsewhere)}</small>
      {was === null ? null : (
        <p className="quote">
          <Pieces pieces={wordDifference(was, is)} />
        </p>
      )}
    </div>
  )
}
