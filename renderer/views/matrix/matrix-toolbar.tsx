import type { ReactNode } from 'react'
import type { CaseTable } from '../../../src/cases/types.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCodes } from '../../state/lists.ts'
import { matrixWords } from '../../words/matrix.ts'
import { attributeName } from '../../words/names.ts'
import { groupingAttributes, MEASURES, type MatrixChoices } from './choices.ts'
import { EXPORT_FORMATS, type ExportFormat } from './export.ts'

interface MatrixToolbarProps {
  readonly choices: MatrixChoices
  readonly sites: CaseTable | null
  readonly version: string | null
  readonly change: (choices: Partial<MatrixChoices>) => void
  readonly onCopy: () => void
  readonly onExport: (format: ExportFormat) => void
}

const KINDS = ['sites', 'participants', 'pairs', 'sources', 'coders'] as const

/** What the matrix shows: rows, columns, measure; and copying and exporting it. In a narrow pane all but columns and measure goes under "More". */
export function MatrixToolbar({ choices, sites, version, change, onCopy, onExport }: MatrixToolbarProps) {
  const codes = useCodes(state => state.items)
  const attributes = groupingAttributes(sites)
  const branches = codes.filter(code => code.kind === 'group' && code.parentId === null)
  const rowIds = typeof choices.rows === 'string' || 'of' in choices.rows ? null : choices.rows
  const chosen = rowIds === null ? null : branches.find(group => group.id === rowIds[0])

  const branchOf = (groupId: string): string[] => {
    const ids = new Set([groupId])
    // A parent stands before its children, so one pass finds every descendant.
    for (const code of codes) if (code.parentId !== null && ids.has(code.parentId)) ids.add(code.id)
    return [...ids]
  }
  const rows: MenuEntry[] = [
    { id: 'all', label: matrixWords.allCodes, checked: choices.rows === 'codes', run: () => change({ rows: 'codes' }) },
    { head: matrixWords.only },
    ...branches.map(group => ({
      id: group.id,
      label: group.name,
      checked: chosen?.id === group.id,
      run: () => change({ rows: branchOf(group.id), folded: [] }),
    })),
    { line: true },
    { id: 'fold', label: matrixWords.foldAll, run: () => change({ folded: branches.map(group => group.id) }) },
    { id: 'open', label: matrixWords.openAll, run: () => change({ folded: [] }) },
  ]
  const columns: MenuEntry[] = [
    ...KINDS.map(kind => ({
      id: kind,
      label: matrixWords.columnKinds[kind],
      checked: choices.columns === kind,
      run: () => change({ columns: kind }),
    })),
    ...(attributes.length > 0
      ? [
          { head: matrixWords.groupedBy },
          {
            id: 'no-group',
            label: matrixWords.ungrouped,
            checked: choices.columns === 'sites' && choices.groupBy === null,
            run: () => change({ columns: 'sites', groupBy: null }),
          },
          ...attributes.map(name => ({
            id: `by ${name}`,
            label: attributeName(name),
            checked: choices.columns === 'sites' && choices.groupBy === name,
            run: () => change({ columns: 'sites', groupBy: name }),
          })),
          { head: matrixWords.together },
          ...attributes.map(name => ({
            id: `of ${name}`,
            label: attributeName(name),
            checked: typeof choices.columns === 'object' && choices.columns.attribute === name,
            run: () => change({ columns: { attribute: name } }),
          })),
        ]
      : []),
  ]
  const columnsAre =
    typeof choices.columns === 'object'
      ? matrixWords.valuesOf(attributeName(choices.columns.attribute))
      : choices.columns === 'sites' && choices.groupBy !== null
        ? matrixWords.columnsBy(matrixWords.columnKinds.sites, attributeName(choices.groupBy))
        : matrixWords.columnKinds[choices.columns]
  const measures: MenuEntry[] = MEASURES.map(measure => ({
    id: measure,
    label: matrixWords.measures[measure],
    detail: matrixWords.measureSays[measure],
    checked: choices.measure === measure,
    run: () => change({ measure }),
  }))
  const formats: MenuEntry[] = EXPORT_FORMATS.map(format => ({
    id: format,
    label: matrixWords.formats[format],
    run: () => onExport(format),
  }))
  const more: MenuEntry[] = [
    { id: 'shade', label: matrixWords.shade, checked: choices.shade, run: () => change({ shade: !choices.shade }) },
    { id: 'roll', label: matrixWords.rollUp, checked: choices.rollUp, run: () => change({ rollUp: !choices.rollUp }) },
    { id: 'copy', label: matrixWords.copy, icon: 'copy', run: onCopy },
    { head: matrixWords.rows },
    ...rows,
    { head: matrixWords.exportTo },
    ...formats,
  ]
  const choice = (label: string, value: string): ReactNode => (
    <>
      <em>{label}</em> <b className="mx-choice">{value}</b>
      <Icon name="down" />
    </>
  )
  return (
    <Toolbar label={matrixWords.title}>
      <span className="mx-wide">
        <MenuButton entries={rows}>
          {choice(matrixWords.rows, matrixWords.rowsAre(chosen?.name ?? null, version))}
        </MenuButton>
      </span>
      <MenuButton entries={columns}>{choice(matrixWords.columns, columnsAre)}</MenuButton>
      <BarLine />
      <MenuButton entries={measures}>{choice(matrixWords.measure, matrixWords.measures[choices.measure])}</MenuButton>
      <span className="mx-wide">
        <Button
          pressed={choices.shade}
          {...(choices.shade ? { icon: 'check' as const } : {})}
          onClick={() => change({ shade: !choices.shade })}
        >
          {matrixWords.shade}
        </Button>
        <Button
          pressed={choices.rollUp}
          {...(choices.rollUp ? { icon: 'check' as const } : {})}
          title={matrixWords.rollUpSays}
          onClick={() => change({ rollUp: !choices.rollUp })}
        >
          {matrixWords.rollUp}
        </Button>
      </span>
      <Spacer />
      <span className="mx-wide">
        <Button icon="copy" onClick={onCopy}>
          {matrixWords.copy}
        </Button>
        <MenuButton className="button" placement="bottom end" entries={formats}>
          <Icon name="out" />
          {matrixWords.exportTo}
          <Icon name="down" />
        </MenuButton>
      </span>
      <span className="mx-narrow">
        <MenuButton className="button" label={matrixWords.more} placement="bottom end" entries={more}>
          {matrixWords.more}
          <Icon name="down" />
        </MenuButton>
      </span>
    </Toolbar>
  )
}
