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

/** What happened to a code, newest first; folded until somebody asks. */
export function CodeHistory({ codeId }: { codeId: CodeId }) {
  const { answer } = useAnswer('code.history', { codeId }, TABLES)
  if (answer === null || answer.length === 0) return null
  return (
    <details className="code-history-fold">
      <summary>
        {w.title} <span className="count">{answer.length}</span>
      </summary>
      <ol className="code-history">
        {answer.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- happenings have no name but their place
          <Happening key={at} one={one} />
        ))}
      </ol>
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
