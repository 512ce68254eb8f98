import { useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import type { CodeHappening } from '../../../src/framework/versions/types.ts'
import { openCode } from '../../actions/go.ts'
import { Button } from '../../components/button.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import '../../styles/versions.css'
import { dayInWords } from '../../words/dates.ts'
import { codeHistoryWords as w, versionsWords } from '../../words/versions.ts'
import { Pieces } from './pieces.tsx'

const TABLES = ['code', 'code_replacement', 'framework_operation', 'framework_entry']

/** So many happenings are shown at once. */
const PAGE = 50

/** What happened to a code, newest first; folded, and not drawn, until somebody asks. */
export function CodeHistory({ codeId }: { codeId: CodeId }) {
  const { answer } = useAnswer('code.history', { codeId }, TABLES)
  const [isOpen, setOpen] = useState(false)
  const [limit, setLimit] = useState(PAGE)
  if (answer === null || answer.length === 0) return null
  return (
    <details className="code-history-fold" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {w.title} <span className="count">{answer.length}</span>
      </summary>
      {isOpen && (
        <ol className="code-history">
          {answer.slice(0, limit).map((one, at) => (
            // A happening has no name but its place, counted from the first one: later ones leave that as it was.
            <Happening key={answer.length - at} one={one} />
          ))}
        </ol>
      )}
      {isOpen && answer.length > limit && <Button onClick={() => setLimit(limit * 3)}>{w.earlier}</Button>}
    </details>
  )
}

function Happening({ one }: { one: CodeHappening }) {
  const { kind, on, by, version, from, to, others, fields, codings, reason } = one
  const change =
    kind === 'renamed' && from !== null && to !== null
      ? w.renamed(from, to)
      : kind === 'moved'
        ? [from === null ? '' : versionsWords.movedFrom(from), to === null ? '' : versionsWords.movedTo(to)]
            .filter(Boolean)
            .join(' ')
        : ''
  return (
    <li>
      <p className="code-history-deed">
        {w.deeds[kind]}
        {others.map((other, at) => (
          <span key={other.name}>
            {at > 0 ? ', ' : ' '}
            {other.id === null ? (
              other.name
            ) : (
              <Button look="link" onClick={() => openCode(other.id!)}>
                {other.name}
              </Button>
            )}
          </span>
        ))}
        {change && ` ${change}`}
        <small>
          {[version ? w.version(version) : '', by ?? '', dayInWords(on), codings ? w.counts(codings) : '']
            .filter(Boolean)
            .join(', ')}
        </small>
      </p>
      {fields.map(({ field, pieces }) => (
        <p key={field} className="diff-text">
          <b>{versionsWords.fields[field] ?? field}</b>
          <Pieces pieces={pieces} />
        </p>
      ))}
      {reason && <p className="diff-reason">{reason}</p>}
    </li>
  )
}
