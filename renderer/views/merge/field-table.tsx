import { useId, type ReactNode } from 'react'
import { resultOf } from '../../../src/team/merge/field-answer.ts'
import type { QuestionField } from '../../../src/team/merge/types.ts'
import { wordDifference, type Piece } from '../../../src/framework/versions/word-difference.ts'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { mergeWords as w } from '../../words/merge.ts'
import { Pieces } from '../versions/pieces.tsx'
import { takenColumn, written, type Draft } from './answer-draft.ts'

/** A copy as the head of its column. */
export interface ColumnHead {
  readonly name: string
  readonly initials: string
  readonly says: string
  /** In the place of ours, where two copies made it and each is called by its coder. */
  readonly isOfCopy?: boolean
}

interface FieldTableProps {
  readonly fields: readonly QuestionField[]
  readonly baseSays: string
  readonly ours: ColumnHead
  readonly theirs: readonly ColumnHead[]
  /** The answer under way; null where the fields are only read. */
  readonly draft: Draft | null
  readonly onDraft: (draft: Draft) => void
  /** The field whose result is shown, to be written in. */
  readonly active: string | null
  readonly onActive: (field: string) => void
}

/** Base, ours and theirs side by side, word by word; where an answer takes fields, one column of each is chosen or the words are one's own. */
export function FieldTable({ fields, baseSays, ours, theirs, draft, onDraft, active, onActive }: FieldTableProps) {
  const hasBase = fields.some(field => field.base !== null)
  const id = useId()
  const isOfCopies = ours.isOfCopy === true
  const oursName = isOfCopies ? ours.name : w.ours
  const isOne = theirs.length === 1 && !isOfCopies
  const shown = fields.find(field => field.field === active) ?? fields[0]
  return (
    <table
      className="merge-fields"
      style={{ minWidth: `calc(${76 + 92 * (theirs.length + (hasBase ? 2 : 1))}px * var(--grow))` }}
    >
      <thead>
        <tr>
          <td>
            <span className="visually-hidden">{w.field}</span>
          </td>
          {hasBase && <Head name={w.base} says={baseSays} />}
          <Head name={oursName} says={ours.says} badge={<CoderBadge coder={ours} isYou={!isOfCopies} />} />
          {theirs.map((head, n) => (
            // oxlint-disable-next-line react/no-array-index-key -- a copy has no name but its place
            <Head
              key={n}
              name={isOne ? w.theirs : head.name}
              says={isOne ? [head.name, head.says].filter(Boolean).join(', ') : head.says}
              badge={<CoderBadge coder={head} isYou={false} />}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map(field => {
          const answer = draft?.[field.field]
          const taken = draft === null ? null : takenColumn(answer)
          const from = field.base ?? field.ours ?? ''
          const cell = (column: string, value: string | null, columnName: string) => (
            <Cell
              key={column}
              value={value}
              from={column === 'ours' && field.base === null ? (value ?? '') : from}
              hasBase={field.base !== null}
              isBase={field.base !== null && value === field.base}
              isTaken={taken === column}
              choice={
                draft !== null && {
                  name: `${id}-${field.field}`,
                  label: w.take(field.label, columnName),
                  onTake: () => onDraft({ ...draft, [field.field]: { take: column } }),
                }
              }
            />
          )
          return (
            <tr key={field.field} onFocus={() => onActive(field.field)}>
              <th scope="row">
                {field.label}
                {draft !== null && taken === null && <small>{w.ownWords}</small>}
              </th>
              {hasBase && (
                <td className="merge-base">
                  {field.base === null ? <span className="hint">{w.empty}</span> : field.base}
                </td>
              )}
              {cell('ours', field.ours, oursName)}
              {theirs.map((head, n) => cell(`theirs:${n}`, field.theirs[n] ?? null, head.name))}
            </tr>
          )
        })}
        {draft !== null && shown !== undefined && (
          <tr className="merge-result">
            <th scope="row">
              {w.result}
              <small>{shown.label.toLowerCase()}</small>
            </th>
            <td colSpan={(hasBase ? 2 : 1) + theirs.length}>
              <textarea
                className="input"
                aria-label={w.resultOf(shown.label)}
                rows={Math.min(8, 2 + Math.floor(resultOf(shown, draft[shown.field]).length / 90))}
                value={resultOf(shown, draft[shown.field])}
                onChange={event => onDraft({ ...draft, [shown.field]: written(shown, event.target.value) })}
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Head({ name, says, badge }: { name: string; says: string; badge?: ReactNode }) {
  return (
    <th scope="col">
      <span className="merge-head">
        {badge}
        {name}
      </span>
      <small title={says}>{says}</small>
    </th>
  )
}

interface CellProps {
  readonly value: string | null
  readonly from: string
  readonly hasBase: boolean
  readonly isBase: boolean
  readonly isTaken: boolean
  readonly choice: { readonly name: string; readonly label: string; readonly onTake: () => void } | false
}

/** What was added and cut; where both were made apart and share no word, what is said is no change of ours. */
function pieces(from: string, value: string, hasBase: boolean): readonly Piece[] {
  const found = wordDifference(from, value)
  return hasBase || found.some(piece => piece.kind === 'same' && /\p{L}/u.test(piece.words))
    ? found
    : [{ kind: 'same', words: value }]
}

function Cell({ value, from, hasBase, isBase, isTaken, choice }: CellProps) {
  const said =
    value === null || value === '' ? (
      <span className="hint">{w.empty}</span>
    ) : isBase ? (
      <span className="hint">{w.asBase}</span>
    ) : (
      <Pieces pieces={pieces(from, value, hasBase)} />
    )
  if (choice === false) return <td>{said}</td>
  return (
    <td className={isTaken ? 'is-taken' : ''}>
      <label className="merge-take">
        <input type="radio" name={choice.name} checked={isTaken} aria-label={choice.label} onChange={choice.onTake} />
        <span>{said}</span>
      </label>
    </td>
  )
}
