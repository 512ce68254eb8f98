import type { Share } from '../../../src/analysis/matrix/types.ts'
import { IconButton } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { Segments } from '../../components/segments.tsx'
import { BarLine, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { useCodes } from '../../state/lists.ts'
import { matrixWords } from '../../words/matrix.ts'
import { sidesWords } from '../../words/sides.ts'
import { isCooccurrence, MEASURES, requestOf, transposed, type Look, type MatrixChoices } from './choices.ts'
import { checkEntries } from '../disclosure/outputs.ts'
import { EXPORT_FORMATS, type ExportFormat } from './export.ts'
import { SavedMatrices } from './saved-matrices.tsx'
import { SideChooser } from './side-chooser.tsx'

interface MatrixToolbarProps {
  readonly choices: MatrixChoices
  /** Every group that can be folded, by the name under which it is. */
  readonly foldable: readonly string[]
  readonly change: (choices: Partial<MatrixChoices>) => void
  readonly onCopy: () => void
  readonly onExport: (format: ExportFormat) => void
}

const SHARES: readonly (Share | null)[] = [null, 'row', 'column', 'eligible']
const LOOKS: readonly Look[] = ['table', 'heat', 'bars', 'graph']

/** What the matrix shows: rows, columns, measure; how; and copying and exporting it. In a narrow pane all but the choice of rows, columns and measure goes under "More". */
export function MatrixToolbar({ choices, foldable, change, onCopy, onExport }: MatrixToolbarProps) {
  const codes = useCodes(state => state.items)
  const together = isCooccurrence(choices)
  const measures: MenuEntry[] = [
    ...MEASURES.filter(measure => measure !== 'shared words' || together).map(measure => ({
      id: measure,
      label: matrixWords.measures[measure],
      detail: matrixWords.measureSays[measure],
      checked: choices.measure === measure,
      run: () => change({ measure, ...(measure === 'presence' || measure === 'coverage' ? { share: null } : {}) }),
    })),
    ...(choices.measure === 'presence' || choices.measure === 'coverage'
      ? []
      : [
          { head: matrixWords.shareHead },
          ...SHARES.map(share => ({
            id: `share ${share ?? 'none'}`,
            label: matrixWords.shares[share ?? 'none'],
            checked: choices.share === share,
            run: () => change({ share }),
          })),
        ]),
  ]
  const formats: MenuEntry[] = EXPORT_FORMATS.map(format => ({
    id: format,
    label: matrixWords.formats[format],
    run: () => onExport(format),
  }))
  formats.push(...checkEntries('matrix', { request: requestOf(choices) }))
  const groupsOfCodes = codes.filter(code => code.kind === 'group' && code.parentId === null).map(code => code.id)
  const arrange: MenuEntry[] = [
    {
      id: 'shade',
      label: matrixWords.shade,
      checked: choices.shade,
      among: 'alone',
      run: () => change({ shade: !choices.shade }),
    },
    {
      id: 'roll',
      label: matrixWords.rollUp,
      detail: matrixWords.rollUpSays,
      checked: choices.rollUp,
      among: 'alone',
      run: () => change({ rollUp: !choices.rollUp }),
    },
    { line: true },
    { id: 'transpose', label: sidesWords.transpose, run: () => change(transposed(choices)) },
    {
      id: 'fold',
      label: matrixWords.foldAll,
      run: () => change({ folded: [...groupsOfCodes, ...foldable] }),
    },
    { id: 'open', label: matrixWords.openAll, run: () => change({ folded: [] }) },
  ]
  const looks = LOOKS.filter(look => look !== 'graph' || together)
  const more: MenuEntry[] = [
    ...arrange,
    { head: sidesWords.looks.label },
    ...looks.map(look => ({
      id: `look ${look}`,
      label: sidesWords.looks[look],
      checked: choices.look === look,
      run: () => change({ look }),
    })),
    { line: true },
    { id: 'copy', label: matrixWords.copy, icon: 'copy', run: onCopy },
    { head: matrixWords.exportTo },
    ...formats,
  ]
  return (
    <Toolbar label={matrixWords.title}>
      <SideChooser side="rows" choices={choices} change={change} />
      <SideChooser side="columns" choices={choices} change={change} />
      <BarLine />
      <MenuButton entries={measures} menuLabel={matrixWords.measure}>
        <em>{matrixWords.measure}</em>{' '}
        <b className="mx-choice">
          {choices.share === null
            ? matrixWords.measures[choices.measure]
            : matrixWords.cornerShare(choices.share, matrixWords.measures[choices.measure])}
        </b>
        <Icon name="down" />
      </MenuButton>
      <span className="bar-wide">
        <MenuButton className="button button-flat" entries={arrange} menuLabel={matrixWords.arrange}>
          {matrixWords.arrange}
          <Icon name="down" />
        </MenuButton>
      </span>
      <SavedMatrices choices={choices} change={change} />
      <Spacer />
      <span className="bar-wide">
        <Segments
          label={sidesWords.looks.label}
          value={choices.look === 'graph' && !together ? 'table' : choices.look}
          choices={looks.map(look => ({ value: look, label: sidesWords.looks[look] }))}
          onChange={look => change({ look })}
        />
        <IconButton icon="copy" label={matrixWords.copy} onClick={onCopy} />
        <MenuButton className="button" placement="bottom end" entries={formats}>
          <Icon name="out" />
          {matrixWords.exportTo}
          <Icon name="down" />
        </MenuButton>
      </span>
      <span className="bar-narrow">
        <MenuButton className="button" label={matrixWords.more} placement="bottom end" entries={more}>
          {matrixWords.more}
          <Icon name="down" />
        </MenuButton>
      </span>
    </Toolbar>
  )
}
