import type { FrameworkChange } from '../../../src/exchange/types.ts'
import { codebookWords as w } from '../../words/codebook.ts'
import { figure } from '../../words/plural.ts'
import { Pieces } from '../versions/pieces.tsx'

interface ChangeTableProps {
  readonly changes: readonly FrameworkChange[]
  /** The keys of those that are left out. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (left: ReadonlySet<string>) => void
}

/** What a codebook would change, a row for each code: taken or left out one by one, or all at once. */
export function ChangeTable({ changes, left, onLeave }: ChangeTableProps) {
  const { columns } = w
  const turn = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    onLeave(next)
  }
  return (
    <table className="codebook-rows">
      <caption className="visually-hidden">{w.table}</caption>
      <thead>
        <tr>
          <th scope="col" className="take">
            <input
              type="checkbox"
              aria-label={w.takeAll}
              title={w.takeAll}
              checked={left.size === 0}
              ref={box => {
                if (box) box.indeterminate = left.size > 0 && left.size < changes.length
              }}
              onChange={() => onLeave(left.size === 0 ? new Set(changes.map(change => change.key)) : new Set())}
            />
          </th>
          <th scope="col" className="number">
            {columns.row}
          </th>
          <th scope="col">{columns.code}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.words}</th>
          <th scope="col" className="number">
            {columns.codings}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={change.key} className={left.has(change.key) ? 'is-left' : undefined}>
            <td className="take">
              <input
                type="checkbox"
                aria-label={w.take(change.name, change.row)}
                checked={!left.has(change.key)}
                onChange={() => turn(change.key)}
              />
            </td>
            <td className="number">{figure(change.row)}</td>
            <th scope="row" className="code">
              {change.name}
              {change.key !== change.name && <small>{change.key}</small>}
            </th>
            <td className="what">
              {change.deeds.map(deed => w.deeds[deed]).join(', ')}
              {change.major && change.codings > 0 && <small title={w.majorSays}>{w.major}</small>}
            </td>
            <td className="words">
              {change.texts.map(({ field, pieces }) => (
                <p key={field} className="diff-text">
                  <b>{w.fields[field] ?? field}</b>
                  <Pieces pieces={pieces} isPlain={change.deed === 'added'} />
                </p>
              ))}
            </td>
            <td className="number">{figure(change.codings)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
