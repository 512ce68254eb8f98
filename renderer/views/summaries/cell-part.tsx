// The drawer of a cell: its summary with linked phrases, what moved since, the excerpts it rests on, what it said before.

import { useMemo, useState, type KeyboardEvent } from 'react'
import type { OpenCell, Summary } from '../../../src/analysis/summaries/types.ts'
import type { CodingId } from '../../../src/base/ids.ts'
import type { Excerpt } from '../../../src/coding/types.ts'
import { openCoding, openSource } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/section.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases, useCoders, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { sameCell, useWriting } from '../../state/writing.ts'
import { whenInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { summariesWords } from '../../words/summaries.ts'
import '../../styles/matrix.css'
import '../../styles/summaries.css'
import { groupBySource } from '../matrix/excerpts.tsx'
import type { FocusedOf } from '../registry.ts'
import { accept, clear, fill, link, review, sign, unlink } from './deeds.ts'
import { piecesOf } from './grid-plan.ts'
import { leaveCell } from './return-focus.ts'
import { SummarySigns } from './summary-cell.tsx'

const w = summariesWords.drawer
/** A change of any of these may move what is under a cell. */
export const CELL_TABLES = [
  'summary',
  'summary_link',
  'summary_former',
  'coding',
  'anchor',
  'paragraph',
  'code',
  'code_replacement',
  'case',
  'case_source',
  'case_member',
  'source',
  'source_coder',
  'speaker',
]
const PAGE = 100
const MOST = 1000

/** The drawer of a cell of the framework matrix. */
export default function CellPart({ focused }: { focused: FocusedOf<'summary'> }) {
  const { caseId, codeId } = focused
  const { answer, trouble } = useAnswer('summary.cell', { caseId, codeId }, CELL_TABLES)
  const opened = answer && sameCell(answer, focused) ? answer : null
  const code = useCodes(state => state.byId.get(codeId ?? ''))
  const one = useCases(state => state.byId.get(caseId))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    leaveCell()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leads back from any button inside
    <section
      className="cell-drawer sm-drawer"
      aria-label={w.head}
      data-summary-drawer=""
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="pane-head">
        <h2>{w.head}</h2>
        <IconButton
          icon="close"
          label={w.close}
          onClick={() => {
            useFocus.getState().focus(null)
            leaveCell()
          }}
        />
      </div>
      <header className="cell-head">
        <h3>
          {code && code.kind === 'code' ? <Swatch hue={code.hue} pattern={code.pattern} /> : null}
          {code?.name ?? summariesWords.wholeCase}
        </h3>
        <p>{one ? fullName(one) : ''}</p>
      </header>
      <div className="scroll inspect">
        {trouble ? <Trouble>{trouble}</Trouble> : null}
        {opened ? (
          <CellBody
            key={`${caseId} ${codeId}`}
            opened={opened}
            name={nameOf(one?.key ?? one?.name ?? '', code?.name)}
          />
        ) : null}
      </div>
    </section>
  )
}

const nameOf = (key: string, code: string | undefined) => (code === undefined ? key : `${key} × ${code}`)

function CellBody({ opened, name }: { opened: OpenCell; name: string }) {
  const [limit, setLimit] = useState(PAGE)
  const ids = useMemo(() => opened.codingIds.slice(0, MOST), [opened])
  const page = useAnswer('coding.excerpts', ids.length > 0 ? { codingIds: ids, limit } : null, [
    'coding',
    'anchor',
    'paragraph',
    'evidence',
  ])
  const excerpts = ids.length > 0 ? (page.answer?.excerpts ?? []) : []
  return (
    <>
      <Section>
        <SummaryOf opened={opened} name={name} />
      </Section>
      {opened.summary?.moved ? <MovedSince opened={opened} /> : null}
      {opened.summary && opened.summary.links.length > 0 ? <Links summary={opened.summary} /> : null}
      <Section title={w.excerpts} act={<span className="count">{ids.length}</span>}>
        <Excerpts opened={opened} excerpts={excerpts} />
        {page.answer && page.answer.total > excerpts.length ? (
          <Button look="link" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
            {w.more(page.answer.total - excerpts.length)}
          </Button>
        ) : null}
      </Section>
      {opened.history.length > 0 ? <History opened={opened} /> : null}
    </>
  )
}

function SummaryOf({ opened, name }: { opened: OpenCell; name: string }) {
  const { caseId, codeId, summary } = opened
  const cell = { caseId, codeId }
  const info = useProject(state => state.info)
  const isWriting = useWriting(state => sameCell(state.writing?.cell, cell))
  const write = () => useWriting.getState().ask(cell)
  if (!summary)
    return (
      <>
        <p className="hint">{w.nothing}</p>
        <p className="sm-acts">
          {isWriting ? null : (
            <Button look="primary" onClick={write}>
              {w.write}
            </Button>
          )}
          {!isWriting && codeId !== null && opened.codingIds.length > 0 ? (
            <Button onClick={() => void fill([{ caseId, codeId }])}>{w.fill(opened.codingIds.length)}</Button>
          ) : null}
        </p>
      </>
    )
  return (
    <>
      <p className="sm-read">
        {piecesOf(summary.text, summary.links).map(({ words, link: at }, place) => {
          if (at === null) return words
          const { range, sourceId, reference } = summary.links[at]!
          return range === null ? (
            <span key={place} className="sm-phrase">
              {words}
            </span>
          ) : (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a button cannot go over a line's end; the list below has one for every link
            <span
              key={place}
              className="sm-phrase is-open"
              title={w.open(reference)}
              onClick={() => openSource(sourceId, range)}
            >
              {words}
            </span>
          )
        })}
      </p>
      <p className="sm-meta">
        <SummarySigns status={summary.status} moved={summary.moved} />
        {summary.signed
          ? w.signedBy(summary.signed.by, whenInWords(summary.signed.at))
          : summary.reviewed
            ? w.reviewedBy(summary.reviewed.by, whenInWords(summary.reviewed.at))
            : w.by(summary.coder, whenInWords(summary.changedAt))}
      </p>
      {isWriting ? null : (
        <p className="sm-acts">
          <Button onClick={write}>{w.rewrite}</Button>
          {summary.status === 'draft' ? (
            <Button onClick={() => void review(summary.id, name, true)}>{w.review}</Button>
          ) : (
            <Button onClick={() => void review(summary.id, name, false)}>{w.toDraft}</Button>
          )}
          {summary.status === 'signed' || !info ? null : (
            <Button onClick={() => void sign(summary.id, info.coder.id, name)}>{w.sign(info.coder.name)}</Button>
          )}
          <Button look="flat" icon="bin" onClick={() => void clear(summary.id, name)}>
            {w.clear}
          </Button>
        </p>
      )}
    </>
  )
}

/** What moved since, with the way to say that it was looked at. */
export function MovedSince({ opened }: { opened: OpenCell }) {
  const { summary, removed, movedCodes } = opened
  if (!summary?.moved) return null
  return (
    <Section>
      <div className="sm-moved">
        <p>
          <span className="sm-stale" aria-hidden="true" />
          {opened.codeId === null ? w.movedCodes(movedCodes.length) : w.moved(summary.moved)}
        </p>
        <Button icon="check" onClick={() => void accept([summary.id])}>
          {w.stands}
        </Button>
        {removed.length > 0 ? (
          <ul>
            {removed.map(({ codingId, reference, sourceId, range, why }) => (
              <li key={codingId}>
                {sourceId !== null && range !== null ? (
                  <Button look="link" onClick={() => openSource(sourceId, range)}>
                    {reference}
                  </Button>
                ) : (
                  reference
                )}{' '}
                {why}
              </li>
            ))}
          </ul>
        ) : null}
        {movedCodes.length > 0 ? (
          <ul>
            {movedCodes.map(one => (
              <li key={one.codeId}>
                <Button
                  look="link"
                  onClick={() =>
                    useFocus.getState().focus({ kind: 'summary', caseId: opened.caseId, codeId: one.codeId })
                  }
                >
                  {one.code}
                </Button>{' '}
                {w.movedCode(one.was, one.now, one.summaryChanged)}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Section>
  )
}

function Links({ summary }: { summary: Summary }) {
  return (
    <Section title={w.links}>
      <ul className="sm-links">
        {summary.links.map(({ id, phrase, sourceId, reference, range }) => {
          const words = summary.text.slice(phrase.start, phrase.end)
          return (
            <li key={id}>
              <span>
                {words === '' ? <em>{w.gonePhrase}</em> : `“${words}”`}{' '}
                {range === null ? (
                  <em>
                    {reference}, {w.gonePassage}
                  </em>
                ) : (
                  <Button look="link" title={w.open(reference)} onClick={() => openSource(sourceId, range)}>
                    {reference}
                  </Button>
                )}
              </span>
              <IconButton icon="close" label={w.unlink(words)} onClick={() => void unlink(id)} />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Excerpts({ opened, excerpts }: { opened: OpenCell; excerpts: readonly Excerpt[] }) {
  const coders = useCoders(state => state.byId)
  const you = useProject(state => state.info?.coder.id)
  const writing = useWriting(state => (sameCell(state.writing?.cell, opened) ? state.writing : null))
  const groups = useMemo(() => groupBySource(excerpts), [excerpts])
  const shared = useMemo(() => new Map(opened.shared.map(one => [one.sourceId as string, one.with])), [opened])
  const came = useMemo(() => new Set<string>(opened.added), [opened])
  const changed = useMemo(() => new Set<string>(opened.changed), [opened])
  const chosen = writing?.chosen ?? null
  const phrase = writing && chosen ? writing.text.slice(chosen.start, chosen.end).trim() : ''
  const linkTo = async (codingId: CodingId, reference: string) => {
    if (!writing || !chosen) return
    const kept = await writing.kept()
    if (kept) await link(kept as Parameters<typeof link>[0], chosen, codingId, phrase, reference)
    leaveCell()
  }
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

/** What a cell said before. */
export function History({ opened }: { opened: OpenCell }) {
  return (
    <Section title={w.history}>
      <ol className="sm-history">
        {opened.history.map((former, at) => (
          <li key={at}>
            <p className="sm-meta">
              <span className={`sm-status is-${former.status}`}>{summariesWords.status[former.status]}</span>
              {former.of === null ? null : `${w.of(former.of)}, `}
              {w.by(former.coder, whenInWords(former.writtenAt))}
            </p>
            <p className="sm-former">{former.text}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
