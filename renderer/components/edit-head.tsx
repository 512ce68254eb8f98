import { words } from '../words/en.ts'
import type { EditColumn } from './edit-column.ts'
import { Icon } from './icon.tsx'
import { MenuButton } from './menu.tsx'

interface EditHeadProps<Row> {
  readonly column: EditColumn<Row>
  readonly sorted: 'ascending' | 'descending' | null
  readonly onSort: (() => void) | null
}

/** The head of a column: pressed it sorts; beside it what else can be done to the column. */
export function EditHead<Row>({ column, sorted, onSort }: EditHeadProps<Row>) {
  const sign = sorted === null ? null : <Icon name={sorted === 'descending' ? 'down' : 'up'} />
  const names = [column.numeric && 'is-number', column.menu && 'has-menu', column.filtered && 'is-filtered']
  return (
    <th scope="col" className={names.filter(Boolean).join(' ')} aria-sort={sorted ?? undefined}>
      {onSort ? (
        <button type="button" onClick={onSort}>
          <span className="edit-head-words">{column.head}</span>
          {sign}
        </button>
      ) : (
        column.head
      )}
      {column.menu ? (
        <MenuButton
          className="edit-head-menu"
          label={column.filtered ? words.common.filteredColumn(column.head) : words.common.columnMenu(column.head)}
          entries={column.menu}
          placement="bottom end"
        >
          <Icon name={column.filtered ? 'filter' : 'more'} />
        </MenuButton>
      ) : null}
    </th>
  )
}
