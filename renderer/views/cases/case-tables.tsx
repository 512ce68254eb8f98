import { useMemo } from 'react'
import { compareNatural } from '../../../src/base/order.ts'
import type { AttributeId, CaseId } from '../../../src/base/ids.ts'
import type { Attribute, CaseItem, CaseTable } from '../../../src/cases/types.ts'
import { openCase } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { EditTable, type EditColumn } from '../../components/edit-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { Segments } from '../../components/segments.tsx'
import { Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useTabs, type Tab } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { attributeName, fullName, keyBeside } from '../../words/names.ts'
import { dayInWords } from '../../words/dates.ts'
import { casesWords as w } from '../../words/cases.ts'
import { offerFor } from './offers.ts'
import { Sampling } from './sampling.tsx'

const TABLES = ['case', 'case_member', 'case_source', 'attribute', 'attribute_value']
const FIRST_KINDS = ['site', 'pair', 'participant', 'outside']

interface TableRow {
  readonly item: CaseItem
  readonly members: readonly string[]
  readonly values: readonly (string | null)[]
}

/** All cases of a kind with their attributes, to sort and to edit in place. */
export function CaseTables({ tab }: { tab: Tab }) {
  const cases = useCases(state => state.items)
  const kinds = useMemo(() => {
    const there = new Set(cases.map(one => one.kind))
    return [
      ...FIRST_KINDS.filter(kind => there.has(kind)),
      ...[...there].filter(kind => !FIRST_KINDS.includes(kind)).sort(),
    ]
  }, [cases])
  const kind = typeof tab.options?.['kind'] === 'string' ? tab.options['kind'] : (kinds[0] ?? 'site')
  const { answer, trouble } = useAnswer('case.table', { kind }, TABLES)
  const name = w.kinds[kind] ?? kind
  if (cases.length === 0) {
    return (
      <div className="case-none">
        <EmptyState title={w.empty(name)}>
          <p>{w.emptyHint}</p>
          <Button onClick={() => useTabs.getState().open({ kind: 'import' })}>{w.bringIn}</Button>
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="case-tables">
      <Toolbar label={w.all}>
        <Segments
          label={w.show}
          value={kind}
          choices={kinds.map(one => ({
            value: one,
            label: `${w.kinds[one] ?? one} ${w.count(cases.filter(item => item.kind === one).length)}`,
          }))}
          onChange={value => useTabs.getState().setOptions(tab.id, { kind: value })}
        />
        <Spacer />
        <span className="hint case-keys">
          {w.editKeys} <Keys of="F2" /> {w.fillDown} <Keys of="Mod+D" />
        </span>
      </Toolbar>
      {trouble ? <Trouble>{trouble}</Trouble> : null}
      {answer ? <CasesOfKind key={kind} kind={kind} name={name} table={answer} cases={cases} /> : null}
      {answer && kind === 'site' && answer.cases.length > 0 ? <Sampling sites={answer} /> : null}
    </div>
  )
}

function drawName({ item }: TableRow) {
  const key = keyBeside(item)
  return (
    <>
      {key === null ? null : <span className="key">{key}</span>} <b className="case-link">{item.name}</b>
    </>
  )
}

function drawValue(value: string | null, type: Attribute['type']) {
  if (value === null) return <span className="case-unknown">{w.noValue}</span>
  return type === 'date' ? dayInWords(value) : value
}

/** Sets a value; a refusal goes to the status bar and nothing changes. */
export function setValue(caseId: CaseId, attributeId: AttributeId, value: string): void {
  call('case.setValue', { caseId, attributeId, value: value.trim() === '' ? null : value.trim() }).catch(
    useStatus.getState().refuse,
  )
}

function CasesOfKind({
  kind,
  name,
  table,
  cases,
}: {
  kind: string
  name: string
  table: CaseTable
  cases: readonly CaseItem[]
}) {
  const focus = useFocus(state => state.focus)
  const rows = useMemo(
    () =>
      table.cases.map((item, at): TableRow => ({
        item,
        members: table.members[at] ?? [],
        values: table.values[at] ?? [],
      })),
    [table],
  )
  const columns = useMemo((): EditColumn<TableRow>[] => {
    const open = (row: TableRow) => openCase(row.item.id)
    const siteName = (id: string | null) => {
      const site = id === null ? undefined : cases.find(one => one.id === id)
      return site ? `${site.key ?? ''} ${site.name}`.trim() : ''
    }
    return [
      {
        id: 'name',
        head: w.name,
        width: kind === 'pair' ? '340px' : '270px',
        text: row => fullName(row.item),
        draw: drawName,
        open,
      },
      ...(kind === 'pair'
        ? [{ id: 'joins', head: w.joins, width: '96px', text: (row: TableRow) => row.members.join(', '), open }]
        : []),
      ...(kind === 'participant'
        ? [
            {
              id: 'within',
              head: w.within,
              width: '190px',
              text: (row: TableRow) => siteName(row.item.withinId),
              open: (row: TableRow) => (row.item.withinId ? openCase(row.item.withinId) : undefined),
            },
          ]
        : []),
      ...table.attributes.map((attribute, at): EditColumn<TableRow> => {
        const used = [
          ...new Set(table.values.map(line => line[at]).filter((value): value is string => value != null)),
        ].sort(compareNatural)
        return {
          id: attribute.id,
          head: attributeName(attribute.name),
          width: attribute.type === 'yes or no' || attribute.type === 'number' ? '110px' : '150px',
          numeric: attribute.type === 'number',
          ...(attribute.type === 'date' ? { type: 'date' as const } : {}),
          text: row => row.values[at] ?? '',
          draw: row => drawValue(row.values[at] ?? null, attribute.type),
          offer: (_row, typed) => offerFor(attribute, used, typed),
          write: (row, value) => setValue(row.item.id, attribute.id, value),
        }
      }),
      { id: 'sources', head: w.sources, width: '76px', numeric: true, text: row => w.count(row.item.sources) },
    ]
  }, [kind, table, cases])
  return (
    <EditTable
      label={w.table(name)}
      columns={columns}
      rows={rows}
      sortable
      firstStays
      compare={compareNatural}
      keyOf={row => row.item.id}
      onRow={row => focus({ kind: 'case', caseId: row.item.id })}
    />
  )
}
