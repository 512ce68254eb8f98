// All sources with their attributes, to sort, filter, fill and paste into, like cases.

import { useCallback, useMemo } from 'react'
import type { AttributeId, SourceId } from '../../../src/base/ids.ts'
import type { SourceRow, SourceTable } from '../../../src/cases/types.ts'
import { openSource } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { useFocus } from '../../state/focus.ts'
import { useStatus } from '../../state/status.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { caseFormWords as f } from '../../words/case-forms.ts'
import { casesWords as w } from '../../words/cases.ts'
import { dayInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { fullName, keyBeside } from '../../words/names.ts'
import { attributeColumns, type GridColumn } from './attribute-columns.tsx'
import { AttributeGrid, type ColumnWishes, type GridView } from './attribute-grid.tsx'
import '../../styles/matrix.css'

const TABLES = ['source', 'case', 'case_source', 'attribute', 'attribute_value']

interface Row {
  readonly item: SourceRow
  readonly values: readonly (string | null)[]
}

/** The table of sources. */
export function SourceGrid(props: GridView) {
  const { answer, trouble } = useAnswer('source.table', {}, TABLES)
  if (trouble) return <Trouble>{trouble}</Trouble>
  if (answer === null) return <div className="mx-waiting" aria-busy="true" />
  return (
    <>
      {answer.attributes.length === 0 ? (
        <EmptyState title={w.sourcesBare}>
          <p>{w.sourcesBareHint}</p>
          <Button look="primary" onClick={() => props.onDialog({ deed: 'attribute', about: 'source' })}>
            {f.newAttribute}
          </Button>
        </EmptyState>
      ) : null}
      <Grid table={answer} {...props} />
    </>
  )
}

function Grid({ table, ...grid }: GridView & { readonly table: SourceTable }) {
  const focus = useFocus(state => state.focus)
  const rows = useMemo(() => table.sources.map((item, at): Row => ({ item, values: table.values[at] ?? [] })), [table])
  const columnsWith = useCallback(
    (wishes: ColumnWishes): GridColumn<Row>[] => [
      {
        id: 'name',
        head: w.source,
        width: '300px',
        text: row => fullName(row.item),
        draw: drawName,
        open: row => openSource(row.item.id),
      },
      { id: 'kind', head: w.kind, width: '110px', text: row => kindOf(row.item.kind) },
      {
        id: 'date',
        head: w.date,
        width: '110px',
        text: row => row.item.date ?? '',
        draw: drawDate,
      },
      { id: 'cases', head: w.belongsTo, width: '150px', text: row => row.item.cases.join(', ') },
      ...attributeColumns({
        attributes: table.attributes,
        rows,
        ...wishes,
        write: (row, attribute, value) => setOne(row.item.id, attribute.id, value),
        open: row => openSource(row.item.id),
      }),
    ],
    [table, rows],
  )
  return (
    <AttributeGrid<Row>
      {...grid}
      label={w.table(w.sources)}
      attributes={table.attributes}
      rows={rows}
      columnsWith={columnsWith}
      save={cells =>
        call('source.setValues', { cells: cells.map(({ id, ...cell }) => ({ sourceId: id as SourceId, ...cell })) })
      }
      onRow={row => focus({ kind: 'source', sourceId: row.item.id })}
    />
  )
}

const kindOf = (kind: string) => (words.common.kinds as Readonly<Record<string, string>>)[kind] ?? kind

function drawName({ item }: Row) {
  const key = keyBeside(item)
  return (
    <>
      {key === null ? null : <span className="key">{key}</span>} <b className="case-link">{item.name}</b>
    </>
  )
}

function drawDate({ item: { date } }: Row) {
  return date === null ? <span className="case-unknown">{w.noValue}</span> : dayInWords(date)
}

/** Sets a value; a refusal goes to the status bar and nothing changes. */
function setOne(sourceId: SourceId, attributeId: AttributeId, value: string): void {
  const clean = value.trim() === '' ? null : value.trim()
  call('source.setValues', { cells: [{ sourceId, attributeId, value: clean }] }).catch(useStatus.getState().refuse)
}
