import { useMemo, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import { openCase } from '../../actions/go.ts'
import { openSheet } from '../../actions/go-actions.ts'
import { call } from '../../client/client.ts'
import { Count } from '../../components/count.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { RenameInput } from '../../components/rename-input.tsx'
import { narrowed } from '../../components/tree-rows.ts'
import { Tree } from '../../components/tree.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCases } from '../../state/lists.ts'
import { useOpenBranches, useUnfolded } from '../../state/unfolded.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'
import { allIds } from './all-ids.ts'
import { caseBranches } from './case-branches.ts'
import { LeftOpenSign } from '../merge/left-open.tsx'
import { PaneSection } from './pane-section.tsx'
import { useRename } from './use-rename.ts'

const { setOpen, setAll } = useUnfolded.getState()
const TREE = 'cases'
const { navigator: w } = words
const ICONS: Readonly<Record<string, IconName>> = { site: 'cases', participant: 'participant', pair: 'pair' }

/** The cases: sites with their people under them, pairs, what lies outside the study. */
export function CasesPanel() {
  const { items, loaded } = useCases()
  const focused = useFocus(state => state.focused)
  const [narrow, setNarrow] = useState('')
  const [pressed, setPressed] = useState<string | null>(null)
  const rename = useRename()
  const opened = useOpenBranches(TREE)
  const all = useMemo(() => caseBranches(items), [items])
  const branches = useMemo(
    () => (narrow ? narrowed(all, label => fold(label).includes(fold(narrow))) : all),
    [all, narrow],
  )
  const everything = useMemo(() => new Set(allIds(branches)), [branches])
  const heads = useMemo(() => new Set(all.map(branch => branch.id)), [all])
  // A head is no case: it is marked as long as it was the last thing pressed.
  const rowId = pressed !== null && heads.has(pressed) ? pressed : focused?.kind === 'case' ? focused.caseId : pressed
  return (
    <PaneSection
      title={w.cases}
      detail={words.common.count(items.length)}
      menu={{
        label: w.unfoldAll,
        entries: [
          { id: 'table', label: words.settings.deeds.cases, run: () => openSheet('case') },
          { id: 'sheet', label: words.settings.deeds.caseSheet, run: () => openSheet('case-sheet') },
          { line: true },
          { id: 'open', label: w.unfoldAll, run: () => setAll(TREE, allIds(all)) },
          { id: 'fold', label: w.foldAll, run: () => setAll(TREE, []) },
        ],
      }}
      narrow={narrow}
      canNarrow={items.length > 0}
      onNarrow={setNarrow}
    >
      {loaded && items.length === 0 && <EmptyState title={w.casesEmpty} />}
      {narrow && branches.length === 0 && <EmptyState title={w.nothingFits} />}
      <Tree
        label={w.cases}
        branches={branches}
        open={narrow ? everything : (opened ?? heads)}
        selectedId={rowId}
        onOpenChange={(id, isOpen) => {
          if (!opened) setAll(TREE, [...heads])
          setOpen(TREE, id, isOpen)
        }}
        onSelect={row => {
          setPressed(row.id)
          if (row.item.kind === 'case') useFocus.getState().focus({ kind: 'case', caseId: row.item.one.id })
        }}
        onActivate={row => {
          if (row.item.kind === 'case') openCase(row.item.one.id)
          else setOpen(TREE, row.id, !row.isOpen)
        }}
        onKey={(event, row) => {
          if (event.key !== 'F2' || row.item.kind !== 'case') return false
          rename.begin(row.id)
          return true
        }}
        rowClass={row => (row.item.kind === 'head' ? 'row-kind' : row.item.one.kind === 'site' ? 'row-site' : '')}
      >
        {row => {
          const { item } = row
          if (item.kind === 'head') {
            return (
              <>
                <span className="row-name">{item.name}</span>
                <Count n={item.count} />
              </>
            )
          }
          const { one } = item
          return (
            <>
              <Icon name={ICONS[one.kind] ?? 'cases'} />
              {rename.rowId === row.id ? (
                <RenameInput
                  label={w.rename}
                  name={one.name}
                  onEnd={next => rename.end(next, name => call('case.rename', { caseId: one.id, name }))}
                />
              ) : (
                <span className="row-name" title={row.label}>
                  {keyBeside(one) && <span className="key">{one.key} </span>}
                  {one.name}
                </span>
              )}
              <LeftOpenSign about="case" id={one.id} besideId={null} />
              <Count n={one.sources} says={w.unit.sources} />
            </>
          )
        }}
      </Tree>
    </PaneSection>
  )
}
