import { useEffect, useState } from 'react'
import { wordDifference } from '../../../src/framework/versions/word-difference.ts'
import type { MergeCopy, PlannedItem, ReportLine } from '../../../src/team/merge/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { words } from '../../words/en.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { figure } from '../../words/plural.ts'
import { Pieces } from '../versions/pieces.tsx'
import { marksOf } from './plan-facts.ts'

const PAGE = 100

interface PlannedRowsProps {
  readonly planId: string
  readonly line: ReportLine
  readonly copies: readonly MergeCopy[]
  readonly onBack: () => void
}

/** The rows behind a line of what needs no answer: what each is, and what changes in it. */
export function PlannedRows({ planId, line, copies, onBack }: PlannedRowsProps) {
  const [items, setItems] = useState<readonly PlannedItem[]>([])
  const [total, setTotal] = useState<number | null>(null)
  const [hidden, setHidden] = useState(0)
  const [upTo, setUpTo] = useState(PAGE)
  const [trouble, setTrouble] = useState<string | null>(null)
  const marks = marksOf(copies)
  useEffect(() => {
    let current = true
    call('merge.plan', { planId, kind: line.kind, table: line.what, from: upTo - PAGE, limit: PAGE }).then(
      page => {
        if (current) setTotal(page.total)
        if (current) setHidden(page.hidden)
        if (current) setItems(now => [...now.slice(0, upTo - PAGE), ...page.items])
        return null
      },
      (error: unknown) => current && setTrouble(sentenceOf(error, words.frame.mistake)),
    )
    return () => {
      current = false
    }
  }, [planId, line.kind, line.what, upTo])
  return (
    <section className="merge-rows scroll" aria-label={line.says}>
      <header>
        <div>
          <p className="hint">{w.needsNone}</p>
          <h1 className="title">
            {line.says} <span className="count">{figure(line.count)}</span>
          </h1>
        </div>
        <Button onClick={onBack}>{w.backToQuestions}</Button>
      </header>
      {trouble && <Trouble>{trouble}</Trouble>}
      {hidden > 0 && <p className="hint merge-hidden">{w.rows.hidden(hidden)}</p>}
      {total === 0 && hidden === 0 && <p className="hint">{w.told.none}</p>}
      {total !== 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{w.rows.what}</th>
              <th scope="col">{w.rows.from}</th>
              <th scope="col">{w.rows.change}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, n) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row of a plan stands where it stands
              <tr key={n}>
                <th scope="row">
                  {item.object.table === 'coding' ? (
                    <>
                      <span className="quote">{item.object.name}</span>
                      <small>{item.of ?? item.object.what}</small>
                    </>
                  ) : (
                    <>
                      <small>{item.object.what}</small>
                      {item.object.name}
                    </>
                  )}
                </th>
                <td>{item.copy === null ? '' : marks[item.copy]}</td>
                <td>
                  {item.do !== 'update' || item.fields.length === 0 ? (
                    w.rows[item.do]
                  ) : (
                    <dl>
                      {item.fields.map(field => (
                        <div key={field.label}>
                          <dt>{field.label}</dt>
                          <dd>
                            <Pieces pieces={wordDifference(field.was ?? '', field.is ?? '')} />
                          </dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total !== null && items.length < total && (
        <Button onClick={() => setUpTo(now => now + PAGE)}>
          {w.rows.more} ({w.moreCodings(total - items.length)})
        </Button>
      )}
    </section>
  )
}
