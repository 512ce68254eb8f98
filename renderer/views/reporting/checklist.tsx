// A checklist as it would be written out: every item with what is recorded for it, or that nothing is.

import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { useAnswer } from '../../state/use-answer.ts'
import { reportingWords as w } from '../../words/reporting.ts'

/** What a checklist is counted from: all that a change may touch. */
export const REPORT_TABLES = [
  'project_fact',
  'coder_fact',
  'coder',
  'source',
  'source_coder',
  'case',
  'case_source',
  'attribute',
  'attribute_value',
  'consent',
  'code',
  'framework_version',
  'coding',
  'memo',
  'text_edit',
  'question',
  'proposition',
  'position',
  'negative_case',
  'evidence_search',
  'quote',
  'summary',
]

/** The checklist. `onRecord` goes to the fields where more can be recorded. */
export function Checklist({ name, onRecord }: { name: 'COREQ' | 'SRQR'; onRecord: () => void }) {
  const { answer, trouble } = useAnswer('report.checklist', { name }, REPORT_TABLES)
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (answer === null) return null
  const items = answer.groups.flatMap(group => group.items)
  return (
    <>
      <p className="report-sum">
        {w.sum(items.filter(item => item.lines.length > 0).length, items.length)}{' '}
        <Button look="link" onClick={onRecord}>
          {w.record}
        </Button>
      </p>
      {answer.groups.map(group => (
        <section key={group.title} aria-label={group.title}>
          <h2>{group.title}</h2>
          <ol className="report-items">
            {group.items.map(item => (
              <li key={item.no} className={item.lines.length === 0 ? 'is-empty' : undefined}>
                <span className="report-no">{item.no}</span>
                <h3>{item.title}</h3>
                {(item.lines.length > 0 || item.how !== 'filled') && (
                  <span className="report-how">{w.how[item.how]}</span>
                )}
                <div className="report-lines">
                  {item.lines.length === 0 ? (
                    <p className="report-nothing">{w.nothing[item.how]}</p>
                  ) : (
                    // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
                    item.lines.map((line, at) => <p key={at}>{line}</p>)
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="hint">{answer.source}</p>
    </>
  )
}
