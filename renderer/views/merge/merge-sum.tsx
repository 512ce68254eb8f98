import type { MergeCopy, Plan, ReportLine } from '../../../src/team/merge/types.ts'
import { figure, plural } from '../../words/plural.ts'
import { mergeWords as w } from '../../words/merge.ts'
import { changesOf, copyName, COUNTED, marksOf } from './plan-facts.ts'

interface LinesProps {
  readonly lines: readonly ReportLine[]
  readonly copies: readonly MergeCopy[]
  readonly chosen: ReportLine | null
  readonly onOpen: (line: ReportLine) => void
}

/** What needs no answer, by kind: each number opens its rows. */
export function Lines({ lines, copies, chosen, onOpen }: LinesProps) {
  const marks = marksOf(copies)
  return (
    <section className="merge-lines" aria-label={w.needsNone}>
      <h2>
        {w.needsNone} <span className="count">{w.changes(changesOf(lines))}</span>
      </h2>
      <p className="hint">{w.needsNoneSays}</p>
      <ul>
        {lines.map(line => (
          <li key={`${line.kind} ${line.what}`} className={line === chosen ? 'is-on' : ''}>
            <span>
              {line.says}
              <small>
                {copies.length > 1
                  ? line.by
                      .map(({ copy, count }) => (copy === null ? null : w.from(marks[copy]!, count)))
                      .filter(Boolean)
                      .join(', ')
                  : line.names.slice(0, 3).join(', ')}
              </small>
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

/** How many of each there are in the base, here, in every copy, and when the merge is done. */
export function Counts({ counts, copies }: { counts: Plan['counts']; copies: readonly MergeCopy[] }) {
  const marks = marksOf(copies)
  // Where both were never one there is no base to count.
  const hasBase = copies.some(copy => copy.other?.base !== null)
  return (
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
        {COUNTED.map(thing => (
          <tr key={thing}>
            <th scope="row">{w.things[thing]}</th>
            {hasBase && <td>{figure(counts.base[thing])}</td>}
            <td>{figure(counts.ours[thing])}</td>
            {counts.theirs.map((theirs, n) => (
              // oxlint-disable-next-line react/no-array-index-key -- a copy has no name but its place
              <td key={n}>{figure(theirs[thing])}</td>
            ))}
            <td>{figure(counts.result[thing])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How far the answers are, as a bar and in words. */
export function Answered({ done, all, takenUp = 0 }: { done: number; all: number; takenUp?: number }) {
  return (
    <div className="merge-progress">
      <h2>
        {w.questions} <span className="count">{w.answered(done, all)}</span>
      </h2>
      {takenUp > 0 && <p className="hint">{w.takenUp(takenUp)}</p>}
      <progress max={Math.max(1, all)} value={done} aria-label={plural(all, 'question')} />
    </div>
  )
}
