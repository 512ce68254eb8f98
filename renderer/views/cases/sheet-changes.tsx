import type { CaseChange, CaseFieldChange } from '../../../src/exchange/types.ts'
import { caseSheetWords as w } from '../../words/case-sheet.ts'
import { attributeName } from '../../words/names.ts'
import { figure } from '../../words/plural.ts'
import {
  countKinds,
  isTaken,
  takesRow,
  turnField,
  turnKind,
  turnRow,
  type ChangeKind,
  type Left,
} from './sheet-choice.ts'

const KINDS = ['added', 'value', 'outside', 'name', 'within', 'member', 'link', 'consent'] as const
const SHOWN = 500

interface SheetChangesProps {
  readonly changes: readonly CaseChange[]
  readonly left: Left
  readonly onLeft: (left: Left) => void
}

/** What a sheet would change, a row for each case: taken or left out by row, by field, or by kind. */
export function SheetChanges({ changes, left, onLeft }: SheetChangesProps) {
  const counts = countKinds(changes, left)
  return (
    <>
      <fieldset className="sheet-kinds">
        <legend>{w.kindsTitle}</legend>
        {KINDS.map((kind: ChangeKind) => {
          const count = counts.get(kind)
          return count ? (
            <label key={kind} className="case-tick">
              <input
                type="checkbox"
                checked={count.taken === count.all}
                ref={box => {
                  if (box) box.indeterminate = count.taken > 0 && count.taken < count.all
                }}
                onChange={() => onLeft(turnKind(changes, left, kind, count.taken < count.all))}
              />
              {w.kinds[kind]} <span className="count">{figure(count.all)}</span>
            </label>
          ) : null
        })}
      </fieldset>
      <table className="codebook-rows">
        <caption className="visually-hidden">{w.table}</caption>
        <thead>
          <tr>
            <th scope="col" className="take">
              <span className="visually-hidden">{w.heads.take}</span>
            </th>
            <th scope="col" className="number">
              {w.heads.row}
            </th>
            <th scope="col">{w.heads.case}</th>
            <th scope="col">{w.heads.what}</th>
            <th scope="col">{w.heads.change}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, SHOWN).map(change => {
            const taken = takesRow(change, left)
            return (
              <tr key={change.key} className={taken ? undefined : 'is-left'}>
                <td className="take">
                  <input
                    type="checkbox"
                    aria-label={w.take(change.name, change.row)}
                    checked={taken}
                    onChange={() => onLeft(turnRow(changes, left, change.key))}
                  />
                </td>
                <td className="number">{figure(change.row)}</td>
                <th scope="row" className="code">
                  {change.name}
                  {change.key !== change.name && <small>{change.key}</small>}
                </th>
                <td className="what">{change.deed === 'added' ? w.new : w.changed}</td>
                <td className="words">
                  {change.fields.map(field => (
                    <label key={field.field} className="sheet-field">
                      <input
                        type="checkbox"
                        aria-label={w.takeField(nameOf(field), change.name)}
                        checked={isTaken(left, change.key, field.field)}
                        onChange={() => onLeft(turnField(changes, left, change.key, field.field))}
                      />
                      <b>{nameOf(field)}</b>
                      <span>
                        {field.before === null ? null : <del>{field.before}</del>}{' '}
                        {change.deed === 'added' ? field.after : <ins>{field.after}</ins>}
                        {field.outside ? <small className="sheet-outside">{w.outside}</small> : null}
                      </span>
                    </label>
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {changes.length > SHOWN ? <p className="hint">{w.moreRows(changes.length - SHOWN)}</p> : null}
    </>
  )
}

function nameOf(field: CaseFieldChange): string {
  return field.label === undefined ? w.fields[field.what as keyof typeof w.fields] : attributeName(field.label)
}
