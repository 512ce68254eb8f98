import type { ReactNode } from 'react'
import type { EditColumn } from './edit-column.ts'
import { SuggestingInput } from './suggesting-input.tsx'

interface EditRowProps<Row> {
  readonly row: Row
  readonly at: number
  readonly height: number
  readonly columns: readonly EditColumn<Row>[]
  readonly before?: ReactNode
  readonly looks: string
  readonly sentence: ReactNode | null
  /** The column with the focus, when it is in this row. */
  readonly focused: number | null
  /** The columns of a selection that goes through this row. */
  readonly selected: { readonly left: number; readonly right: number } | null
  readonly editing: { readonly begin: string; readonly replacing: boolean } | null
  /** `extend`: the selection goes on to here. */
  readonly onPress: (column: number, extend: boolean) => void
  readonly onEdit: (column: number) => void
  readonly onDone: (value: string, then: 'stay' | 'down' | 'next' | 'previous') => void
  readonly onCancel: () => void
}

/** One row of an edited table. */
export function EditRow<Row>({
  row,
  at,
  height,
  columns,
  before,
  looks,
  sentence,
  focused,
  selected,
  editing,
  onPress,
  onEdit,
  onDone,
  onCancel,
}: EditRowProps<Row>) {
  const names = [looks, focused !== null && 'has-focus'].filter(Boolean).join(' ')
  const shown = sentence === null ? columns : columns.slice(0, 1)
  return (
    <tr aria-rowindex={at + 2} className={names} style={{ height }}>
      {before === undefined ? null : <td className="edit-before">{before}</td>}
      {shown.map((column, place) => {
        const isSelected = selected !== null && place >= selected.left && place <= selected.right
        const isEdited = editing !== null && focused === place && column.write !== undefined
        const text = column.text(row)
        const looksOf = [
          'edit-cell',
          column.numeric && 'is-number',
          column.write && 'can-edit',
          isSelected && 'is-selected',
          isEdited && 'is-edited',
        ]
          .filter(Boolean)
          .join(' ')
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the table hears the keys
          <td
            key={column.id}
            className={looksOf}
            data-r={at}
            data-c={place}
            tabIndex={focused === place ? 0 : -1}
            aria-selected={isSelected || undefined}
            onClick={isEdited ? undefined : event => onPress(place, event.shiftKey)}
            onDoubleClick={isEdited ? undefined : () => onEdit(place)}
          >
            {isEdited ? (
              <SuggestingInput
                label={column.head}
                begin={editing.begin}
                replacing={editing.replacing}
                {...(column.type ? { type: column.type } : {})}
                offer={typed => column.offer?.(row, typed) ?? { suggestions: [] }}
                {...(column.misfit ? { misfit: (value: string) => column.misfit!(row, value) } : {})}
                onDone={onDone}
                onCancel={onCancel}
              />
            ) : (
              <span className="edit-words" title={text}>
                {column.draw ? (
                  column.draw(row)
                ) : column.open && column.numeric && text !== '' && text !== '0' ? (
                  // The keys reach it through its cell.
                  <button
                    type="button"
                    className="button button-link edit-link"
                    tabIndex={-1}
                    onClick={() => column.open!(row)}
                  >
                    {text}
                  </button>
                ) : (
                  text
                )}
              </span>
            )}
          </td>
        )
      })}
      {sentence === null ? null : (
        <td className="edit-sentence" colSpan={columns.length - 1}>
          <span className="edit-says" title={typeof sentence === 'string' ? sentence : undefined}>
            {sentence}
          </span>
        </td>
      )}
    </tr>
  )
}
