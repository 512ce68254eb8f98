import { useId } from 'react'
import type { SheetLook } from '../../../src/exchange/types.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useCases } from '../../state/lists.ts'
import { caseFormWords } from '../../words/case-forms.ts'
import { caseSheetWords as w } from '../../words/case-sheet.ts'

/** What a column means. */
export interface Meaning {
  readonly column: string
  readonly means: keyof typeof w.meanings
  /** Of a linked case. */
  readonly relation: string
}
export type Meanings = readonly Meaning[]
const ALL = ['key', 'name', 'within', 'member', 'link', 'attribute'] as const

/** The meanings as they were guessed. */
export function meaningsOf({ columns, guess }: SheetLook): Meanings {
  return columns
    .filter(column => column.name !== '')
    .map(({ name: column }) => {
      const link = guess.links.find(one => one.column === column)
      const means =
        column === guess.key
          ? 'key'
          : column === guess.name
            ? 'name'
            : column === guess.within
              ? 'within'
              : guess.members.includes(column)
                ? 'member'
                : link
                  ? 'link'
                  : 'attribute'
      return { column, means, relation: link?.relation ?? column.replaceAll('_', ' ') }
    })
}

/** The meanings as the core takes them. */
export function columnsInput(meanings: Meanings) {
  const one = (means: Meaning['means']) => meanings.find(meaning => meaning.means === means)?.column
  const [name, within] = [one('name'), one('within')]
  return {
    key: one('key') ?? '',
    ...(name === undefined ? {} : { name }),
    ...(within === undefined ? {} : { within }),
    members: meanings.filter(meaning => meaning.means === 'member').map(meaning => meaning.column),
    links: meanings
      .filter(meaning => meaning.means === 'link')
      .map(({ column, relation }) => ({ column, relation: relation.trim() || column })),
  }
}

interface ColumnsTableProps {
  readonly look: SheetLook
  readonly kind: string
  readonly meanings: Meanings
  readonly onKind: (kind: string) => void
  /** The kind has been settled. */
  readonly onKindKept: () => void
  readonly onMeanings: (meanings: Meanings) => void
}

/** Which kind of case the sheet holds, and what its columns mean. */
export function ColumnsTable({ look, kind, meanings, onKind, onKindKept, onMeanings }: ColumnsTableProps) {
  const id = useId()
  const cases = useCases(state => state.items)
  const kinds = [...new Set(['site', 'participant', 'pair', 'outside', 'excluded', ...cases.map(one => one.kind)])]
  const change = (column: string, to: Partial<Meaning>) =>
    onMeanings(
      meanings.map(one =>
        one.column === column
          ? { ...one, ...to }
          : // Key, name and place are one column each.
            to.means !== undefined && ['key', 'name', 'within'].includes(to.means) && one.means === to.means
            ? { ...one, means: 'attribute' as const }
            : one,
      ),
    )
  return (
    <div className="sheet-columns">
      <Field
        label={w.kind}
        list={id}
        hint={caseFormWords.kindHint}
        maxLength={60}
        value={kind}
        onChange={event => onKind(event.target.value)}
        onBlur={onKindKept}
      />
      <datalist id={id}>
        {kinds.map(one => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <table className="codebook-rows">
        <caption className="visually-hidden">{w.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{w.column}</th>
            <th scope="col">{w.means}</th>
            <th scope="col">{w.first}</th>
          </tr>
        </thead>
        <tbody>
          {meanings.map(({ column, means, relation }) => (
            <tr key={column}>
              <th scope="row" className="code">
                {column}
              </th>
              <td className="sheet-means">
                <Select
                  className="input"
                  label={w.meaningOf(column)}
                  value={means}
                  options={ALL.map(one => [one, w.meanings[one]] as const)}
                  onPick={next => change(column, { means: next })}
                />
                {means === 'link' ? (
                  <input
                    className="input"
                    aria-label={w.relationOf(column)}
                    maxLength={200}
                    value={relation}
                    onChange={event => change(column, { relation: event.target.value })}
                  />
                ) : null}
              </td>
              <td className="words sheet-first">{look.columns.find(one => one.name === column)?.first.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
