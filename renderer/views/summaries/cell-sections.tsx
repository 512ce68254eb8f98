// What the drawer of a cell and the page of a case say of a summary: what moved since, its links, what it said before.

import type { OpenCell, Summary } from '../../../src/analysis/summaries/types.ts'
import { openSource } from '../../actions/go.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Section } from '../../components/section.tsx'
import { useFocus } from '../../state/focus.ts'
import { whenInWords } from '../../words/dates.ts'
import { summariesWords } from '../../words/summaries.ts'
import '../../styles/versions.css'
import { Pieces } from '../versions/pieces.tsx'
import { accept, unlink } from './deeds.ts'

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
            {removed.map(({ codingId, reference, sourceId, range, why, words, without }) => (
              <li key={codingId}>
                {sourceId !== null && range !== null ? (
                  <Button look="link" onClick={() => openSource(sourceId, range)}>
                    {reference}
                  </Button>
                ) : (
                  reference
                )}{' '}
                {why}
                <div className="sm-was" role="note">
                  {words === null ? null : (
                    <p className="quote">
                      <Pieces pieces={[{ kind: 'cut', words }]} />
                    </p>
                  )}
                  {without === null ? null : <small>{w.without(without)}</small>}
                </div>
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

/** The phrases that are linked, with their passages. */
export function Links({ summary }: { summary: Summary }) {
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
