import type { UnmatchedName } from '../../../src/exchange/types.ts'
import { Button } from '../../components/button.tsx'
import { caseSheetWords as w } from '../../words/case-sheet.ts'

/** What was meant, by column and written words (JSON). */
export type MeantNames = ReadonlyMap<string, string>

interface UnmatchedProps {
  readonly names: readonly UnmatchedName[]
  readonly meant: MeantNames
  /** Says what was meant; the sheet is looked at again with it. */
  readonly onMeant: (meant: MeantNames) => void
}

/** Names and values that nothing in the project has, each with what may have been meant. */
export function Unmatched({ names, meant, onMeant }: UnmatchedProps) {
  const like = names.filter(name => name.suggestions.length > 0)
  if (like.length === 0 && meant.size === 0) return null
  return (
    <section className="sheet-unmatched">
      <h2>{w.unmatched}</h2>
      <p className="hint">{w.unmatchedSays}</p>
      <ul>
        {like.map(({ what, column, written, rows, suggestions }) => (
          <li key={`${what} ${column} ${written}`}>
            <b>“{written}”</b>
            <small className="hint">
              {column}, {w.rowsOf(rows)}, {w.what[what]}
            </small>
            <span className="sheet-meant">
              {suggestions.map(one => (
                <Button
                  key={one.is}
                  look="link"
                  onClick={() => onMeant(new Map([...meant, [JSON.stringify({ column, written }), one.is]]))}
                >
                  {w.meant(one.is === one.name ? one.name : `${one.is} ${one.name}`)}
                </Button>
              ))}
            </span>
          </li>
        ))}
        {[...meant].map(([key, is]) => {
          const { column, written } = JSON.parse(key) as { column: string; written: string }
          return (
            <li key={key}>
              <b>“{written}”</b>
              <small className="hint">
                {column}: {w.isTaken(is)}
              </small>
              <span className="sheet-meant">
                <Button look="link" onClick={() => onMeant(new Map([...meant].filter(([one]) => one !== key)))}>
                  {w.asIs}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
