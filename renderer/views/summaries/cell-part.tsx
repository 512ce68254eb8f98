// The drawer of a cell: its summary with linked phrases, what moved since, the excerpts it rests on, what it said before.

import { useMemo, useState, type KeyboardEvent } from 'react'
import type { OpenCell } from '../../../src/analysis/summaries/types.ts'
import type { Filter } from '../../../src/analysis/filter/types.ts'
import { openSource } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Section } from '../../components/section.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases, useCodes } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { sameCell, useWriting } from '../../state/writing.ts'
import { whenInWords } from '../../words/dates.ts'
import { fullName } from '../../words/names.ts'
import { summariesWords } from '../../words/summaries.ts'
import '../../styles/matrix.css'
import '../../styles/summaries.css'
import type { FocusedOf } from '../../state/focus.ts'
import { LeftOpen } from '../merge/left-open.tsx'
import { Comments } from '../review/comments.tsx'
import { Excerpts } from './cell-excerpts.tsx'
import { CELL_TABLES, History, Links, MovedSince } from './cell-sections.tsx'
import { clear, fill, review, sign } from './deeds.ts'
import { piecesOf } from './grid-plan.ts'
import { leaveCell } from './return-focus.ts'
import { SummarySigns } from './summary-cell.tsx'

const w = summariesWords.drawer
const PAGE = 100
const MOST = 1000

/** The drawer of a cell of the framework matrix. */
export default function CellPart({ focused }: { focused: FocusedOf<'summary'> }) {
  const { caseId, codeId, filter = null, isOfRow = false } = focused
  const { answer, trouble } = useAnswer('summary.cell', { caseId, codeId, filter }, CELL_TABLES)
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
        <LeftOpen focused={focused} />
        {opened ? (
          <CellBody
            key={`${caseId} ${codeId}`}
            opened={opened}
            filter={filter}
            isOfRow={isOfRow}
            name={nameOf(one?.key ?? one?.name ?? '', code?.name)}
          />
        ) : null}
      </div>
    </section>
  )
}

const nameOf = (key: string, code: string | undefined) => (code === undefined ? key : `${key} × ${code}`)

interface BodyProps {
  readonly opened: OpenCell
  readonly filter: Filter | null
  readonly isOfRow: boolean
  readonly name: string
}

function CellBody({ opened, filter, isOfRow, name }: BodyProps) {
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
        <SummaryOf opened={opened} filter={filter} name={name} />
      </Section>
      {opened.summary?.moved ? <MovedSince opened={opened} /> : null}
      {opened.summary && opened.summary.links.length > 0 ? <Links summary={opened.summary} /> : null}
      <Section title={w.excerpts} act={<span className="count">{ids.length}</span>}>
        <Excerpts opened={opened} excerpts={excerpts} />
        {opened.filteredOut > 0 ? <p className="hint">{w.filteredOut(opened.filteredOut, isOfRow)}</p> : null}
        {page.answer && page.answer.total > excerpts.length ? (
          <Button look="link" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
            {w.more(page.answer.total - excerpts.length)}
          </Button>
        ) : null}
      </Section>
      <Comments
        thing={{ about: 'summary', id: opened.caseId as never, besideId: opened.codeId as never }}
        name={name}
      />
      {opened.history.length > 0 ? <History opened={opened} /> : null}
    </>
  )
}

function SummaryOf({ opened, filter, name }: { opened: OpenCell; filter: Filter | null; name: string }) {
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
            <Button onClick={() => void fill([{ caseId, codeId }], filter)}>{w.fill(opened.codingIds.length)}</Button>
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
