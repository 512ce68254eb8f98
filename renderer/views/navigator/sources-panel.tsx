import { useEffect, useMemo, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import { openCase, openSource } from '../../actions/go.ts'
import { enterMiddle } from '../../actions/pane-actions.ts'
import { runActionById } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { ThingSign } from '../review/thing-sign.tsx'
import { Count } from '../../components/count.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import type { MenuEntry } from '../../components/menu.tsx'
import { RenameInput } from '../../components/rename-input.tsx'
import { narrowed, type TreeRow } from '../../components/tree-rows.ts'
import { Tree } from '../../components/tree.tsx'
import { useFocus } from '../../state/focus.ts'
import { keep, kept } from '../../state/keep.ts'
import { useCases, useSources } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { activeTab, useTabs } from '../../state/tabs.ts'
import { useOpenBranches, useUnfolded } from '../../state/unfolded.ts'
import { words } from '../../words/en.ts'
import { keyBeside } from '../../words/names.ts'
import { allIds } from './all-ids.ts'
import { PaneSection } from './pane-section.tsx'
import { rowOfSource, sourceBranches, type SourceOrder, type SourceRow } from './source-branches.ts'
import { useRename } from './use-rename.ts'

const { setOpen, setAll } = useUnfolded.getState()
const TREE = 'sources'
const NONE: ReadonlySet<string> = new Set()
const { navigator: w } = words

/** The sources, by site and kind. */
export function SourcesPanel() {
  const { items, loaded } = useSources()
  const cases = useCases(state => state.items)
  const you = useProject(state => state.info?.coder)
  const front = useTabs(state => activeTab(state))
  const [order, setOrder] = useState<SourceOrder>(() => kept('source-order', 'site'))
  const [uncoded, setUncoded] = useState(false)
  const [narrow, setNarrow] = useState('')
  const [rowId, setRowId] = useState<string | null>(null)
  const rename = useRename()
  const open = useOpenBranches(TREE) ?? NONE

  const all = useMemo(() => {
    const wanted = uncoded && you ? items.filter(source => !source.codedBy.includes(you.id)) : items
    return sourceBranches(wanted, cases, order)
  }, [items, cases, order, uncoded, you])
  const branches = useMemo(
    () => (narrow ? narrowed(all, label => fold(label).includes(fold(narrow))) : all),
    [all, narrow],
  )
  const everything = useMemo(() => new Set(allIds(branches)), [branches])

  // The source in front is marked; its branch opens when it comes to the front from elsewhere.
  const frontId = front?.kind === 'source' ? front.about : null
  const frontRow = useMemo(() => rowOfSource(all, frontId), [all, frontId])
  useEffect(() => {
    if (!frontRow) return
    for (const id of frontRow.above) setOpen(TREE, id, true)
    setRowId(now => (now !== null && now.endsWith(frontId ?? ' ') ? now : frontRow.id))
    // oxlint-disable-next-line react/exhaustive-deps -- only when another source comes to the front
  }, [frontId, frontRow?.id])

  const choose = (row: TreeRow<SourceRow>) => {
    setRowId(row.id)
    const { item } = row
    if (item.kind === 'source') useFocus.getState().focus({ kind: 'source', sourceId: item.source.id })
    else if (item.kind === 'site' && item.site) useFocus.getState().focus({ kind: 'case', caseId: item.site.id })
  }
  const activate = (row: TreeRow<SourceRow>) => {
    if (row.item.kind === 'source') {
      openSource(row.item.source.id)
      enterMiddle()
    } else if (row.item.kind === 'site' && row.item.site) openCase(row.item.site.id)
    else setOpen(TREE, row.id, !row.isOpen)
  }
  const arrange = (next: SourceOrder) => {
    setOrder(next)
    keep('source-order', next)
  }
  const entries: MenuEntry[] = [
    ...(['site', 'kind', 'list'] as const).map(one => ({
      id: one,
      label: one === 'site' ? w.bySite : one === 'kind' ? w.byKind : w.asList,
      checked: order === one,
      run: () => arrange(one),
    })),
    { line: true },
    {
      id: 'uncoded',
      label: w.onlyUncoded(you?.name ?? ''),
      checked: uncoded,
      among: 'alone',
      run: () => setUncoded(!uncoded),
    },
    { line: true },
    { id: 'open', label: w.unfoldAll, run: () => setAll(TREE, allIds(all)) },
    { id: 'fold', label: w.foldAll, run: () => setAll(TREE, []) },
  ]
  return (
    <PaneSection
      title={w.sources}
      detail={words.common.count(items.length)}
      menu={{ label: w.filterSources, entries }}
      acts={<IconButton icon="plus" label={w.bringIn} onClick={() => runActionById('import-files')} />}
      narrow={narrow}
      canNarrow={items.length > 0}
      onNarrow={setNarrow}
    >
      {loaded && items.length === 0 && <EmptyState title={w.sourcesEmpty} />}
      {narrow && branches.length === 0 && <EmptyState title={w.nothingFits} />}
      <Tree
        label={w.sources}
        branches={branches}
        open={narrow ? everything : open}
        selectedId={rowId}
        onOpenChange={(id, isOpen) => setOpen(TREE, id, isOpen)}
        onSelect={choose}
        onPress={row => {
          choose(row)
          if (row.item.kind === 'source') openSource(row.item.source.id)
        }}
        onActivate={activate}
        onKey={(event, row) => {
          if (event.key !== 'F2' || row.item.kind !== 'source') return false
          rename.begin(row.id)
          return true
        }}
        rowClass={row => (row.item.kind === 'site' ? 'row-site' : row.item.kind === 'kind' ? 'row-kind' : 'row-source')}
      >
        {row => (
          <>
            {row.item.kind === 'source' && <KindIcon kind={row.item.source.kind} />}
            {rename.rowId === row.id && row.item.kind === 'source' ? (
              <RenameSource row={row.item} onEnd={rename.end} />
            ) : (
              <SourceName row={row} />
            )}
            {row.item.kind === 'source' && <ThingSign about="source" id={row.item.source.id} />}
            <Count n={row.item.count} says={row.item.kind === 'source' ? w.unit.codings : w.unit.sources} />
          </>
        )}
      </Tree>
    </PaneSection>
  )
}

function SourceName({ row }: { row: TreeRow<SourceRow> }) {
  const thing = row.item.kind === 'source' ? row.item.source : row.item.kind === 'site' ? row.item.site : null
  return (
    <span className="row-name" title={row.label}>
      {thing && keyBeside(thing) && <span className="key">{thing.key} </span>}
      {thing?.name ?? row.label}
    </span>
  )
}

function RenameSource({
  row,
  onEnd,
}: {
  row: Extract<SourceRow, { kind: 'source' }>
  onEnd: ReturnType<typeof useRename>['end']
}) {
  const { id, name } = row.source
  return (
    <RenameInput
      label={w.rename}
      name={name}
      onEnd={next => onEnd(next, to => call('source.rename', { sourceId: id, name: to }))}
    />
  )
}
