import { useCallback, useState } from 'react'
import { changesOf } from '../../../src/team/merge/lines.ts'
import type { MergeCopy, MergeCounts, Plan, ReportLine } from '../../../src/team/merge/types.ts'
import { call } from '../../client/client.ts'
import { figure, plural } from '../../words/plural.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { copyName, countedOf, fromWhom, marksOf, namesIn } from './plan-facts.ts'
import { ToldNumber, ToldThings, type AskThings } from './told-things.tsx'

interface LinesProps {
  readonly lines: readonly ReportLine[]
  readonly copies: readonly MergeCopy[]
  readonly chosen: ReportLine | null
  readonly onOpen: (line: ReportLine) => void
}

/** What needs no answer, by kind: each number opens its rows. */
export function Lines({ lines, copies, chosen, onOpen }: LinesProps) {
  return (
    <section className="merge-lines" aria-label={w.needsNone}>
      <h2>
        {w.needsNone} <span className="count">{w.changes(changesOf(lines))}</span>
      </h2>
      <p className="hint">{copies.some(copy => copy.knowsBase) ? w.needsNoneSays : w.needsNoneSaysTwoWays}</p>
      <ul>
        {lines.map(line => (
          <li key={`${line.kind} ${line.what}`} className={line === chosen ? 'is-on' : ''}>
            <span>
              {line.says}
              <small>{copies.length > 1 ? fromWhom(line, copies) : namesIn(line, 3)}</small>
            </span>
            <button
              type="button"
              className="button button-link"
              aria-label={w.seeRows(line.count, line.says)}
              onClick={() => onOpen(line)}
            >
              {figure(line.count)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CountsProps {
  readonly counts: Plan['counts']
  readonly copies: readonly MergeCopy[]
  /** Of a merge that is done: then each number but those of the copies, which are files of their own, opens what it counts. */
  readonly reportId?: string
}

interface Opened {
  readonly column: 'base' | 'ours' | 'result'
  readonly thing: keyof MergeCounts
}

const labelOf = ({ column, thing }: Opened) => w.told.column(w.things[thing], w.countHeads[column])

/** How many of each there are in the base, here, in every copy, and when the merge is done. */
export function Counts({ counts, copies, reportId }: CountsProps) {
  const marks = marksOf(copies)
  const [opened, setOpened] = useState<Opened | null>(null)
  const number = (column: Opened['column'], thing: Opened['thing']) => {
    const count = counts[column][thing]
    if (reportId === undefined) return figure(count)
    const isOpen = opened?.column === column && opened.thing === thing
    return (
      <ToldNumber
        count={count}
        label={labelOf({ column, thing })}
        isOpen={isOpen}
        onOpen={() => setOpened(isOpen ? null : { column, thing })}
      />
    )
  }
  // Where no state is known that both began with there is no base to count.
  const hasBase = copies.some(copy => copy.knowsBase)
  return (
    <>
      <table className="merge-counts">
        <caption className="visually-hidden">{w.counts}</caption>
        <thead>
          <tr>
            <td>
              <span className="visually-hidden">{w.rows.what}</span>
            </td>
            {hasBase && <th scope="col">{w.countHeads.base}</th>}
            <th scope="col">{w.countHeads.ours}</th>
            {copies.map((copy, n) => (
              <th key={copy.path} scope="col" title={copyName(copy)}>
                {marks[n]}
              </th>
            ))}
            <th scope="col">{w.countHeads.result}</th>
          </tr>
        </thead>
        <tbody>
          {countedOf(copies).map(thing => (
            <tr key={thing}>
              <th scope="row">{w.things[thing]}</th>
              {hasBase && <td>{number('base', thing)}</td>}
              <td>{number('ours', thing)}</td>
              {counts.theirs.map((theirs, n) => (
                // oxlint-disable-next-line react/no-array-index-key -- a copy has no name but its place
                <td key={n}>{figure(theirs[thing])}</td>
              ))}
              <td>{number('result', thing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reportId !== undefined && (
        <p className="hint">{copies[0]?.other ? w.told.ofOther : w.told.ofCopies(copies.length)}</p>
      )}
      {opened && reportId !== undefined && <CountedThings key={labelOf(opened)} reportId={reportId} {...opened} />}
    </>
  )
}

function CountedThings({ reportId, column, thing }: Opened & { readonly reportId: string }) {
  const ask = useCallback<AskThings>(
    page => call('merge.counted', { reportId, column, thing, ...page }),
    [reportId, column, thing],
  )
  return <ToldThings named label={labelOf({ column, thing })} ask={ask} />
}

/** How far the answers are, as a bar and in words. */
export function Answered({ done, all, takenUp = 0 }: { done: number; all: number; takenUp?: number }) {
  return (
    <div className="merge-progress">
      <h2>
        {w.questions} <span className="count">{w.answered(done, all)}</span>
      </h2>
      {takenUp > 0 && <p className="hint">{w.takenUp(takenUp)}</p>}
      {all > 0 && <progress max={all} value={done} aria-label={plural(all, 'question')} />}
    </div>
  )
}
