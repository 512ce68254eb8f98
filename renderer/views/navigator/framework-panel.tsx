import { useEffect, useMemo, useRef, useState } from 'react'
import { fold } from '../../../src/base/order.ts'
import type { Code } from '../../../src/framework/types.ts'
import { openCode } from '../../actions/go.ts'
import { registerActions } from '../../actions/registry.ts'
import { call } from '../../client/client.ts'
import { IconButton } from '../../components/button.tsx'
import { Count } from '../../components/count.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import type { MenuEntry } from '../../components/menu.tsx'
import { RenameInput } from '../../components/rename-input.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { narrowed } from '../../components/tree-rows.ts'
import { Tree } from '../../components/tree.tsx'
import { useFocus } from '../../state/focus.ts'
import { keep, kept } from '../../state/keep.ts'
import { useCodes } from '../../state/lists.ts'
import { useOpenBranches, useUnfolded } from '../../state/unfolded.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { allIds } from './all-ids.ts'
import { codeBranches } from './code-branches.ts'
import { NewCodePopover } from './new-code.tsx'
import { PaneSection } from './pane-section.tsx'
import { useRename } from './use-rename.ts'

const { setOpen, setAll } = useUnfolded.getState()
const TREE = 'framework'
const { navigator: w } = words

/** The framework tree: groups and codes with their stripe in miniature and their codings. */
export function FrameworkPanel() {
  const { items, loaded } = useCodes()
  const focused = useFocus(state => state.focused)
  const versions = useAnswer('framework.versions', {}, ['framework_version']).answer
  const [retired, setRetired] = useState(() => kept('codes-retired', false))
  const [narrow, setNarrow] = useState('')
  const [pressed, setPressed] = useState<string | null>(null)
  // A code focused elsewhere is the tree's too.
  const rowId = focused?.kind === 'code' ? focused.codeId : pressed
  const [making, setMaking] = useState(false)
  const plus = useRef<HTMLButtonElement>(null)
  const rename = useRename()
  const opened = useOpenBranches(TREE)

  const all = useMemo(() => codeBranches(items, code => retired || code.status !== 'retired'), [items, retired])
  const branches = useMemo(
    () => (narrow ? narrowed(all, label => fold(label).includes(fold(narrow))) : all),
    [all, narrow],
  )
  const everything = useMemo(() => new Set(allIds(branches)), [branches])
  // A framework is small enough to be seen whole the first time.
  const open = opened ?? everything
  const fold1 = (id: string, isOpen: boolean) => {
    if (!opened) setAll(TREE, [...everything])
    setOpen(TREE, id, isOpen)
  }
  useEffect(
    () =>
      registerActions([
        {
          id: 'new-code',
          group: 'edit',
          label: w.newCode,
          shortcut: 'Shift+Mod+N',
          enabled: now => now.phase === 'open',
          run: () => setMaking(true),
        },
      ]),
    [],
  )

  const codes = items.filter(code => code.kind === 'code' && code.status !== 'retired').length
  const version = versions?.at(-1)?.label
  const entries: MenuEntry[] = [
    {
      id: 'retired',
      label: w.showRetired,
      checked: retired,
      run: () => {
        setRetired(!retired)
        keep('codes-retired', !retired)
      },
    },
    { line: true },
    { id: 'open', label: w.unfoldAll, run: () => setAll(TREE, allIds(all)) },
    { id: 'fold', label: w.foldAll, run: () => setAll(TREE, []) },
  ]
  return (
    <PaneSection
      title={w.framework}
      detail={version ? `${version}, ${w.codesCount(codes)}` : w.codesCount(codes)}
      menu={{ label: w.filterCodes, entries }}
      acts={<IconButton icon="plus" label={w.newCode} ref={plus} onClick={() => setMaking(true)} />}
      narrow={narrow}
      canNarrow={items.length > 0}
      onNarrow={setNarrow}
    >
      <NewCodePopover
        isOpen={making}
        anchor={plus}
        under={items.find(code => code.id === rowId) ?? null}
        onClose={() => setMaking(false)}
      />
      {loaded && items.length === 0 && <EmptyState title={w.frameworkEmpty} />}
      {narrow && branches.length === 0 && <EmptyState title={w.nothingFits} />}
      <Tree
        label={w.framework}
        branches={branches}
        open={narrow ? everything : open}
        selectedId={rowId}
        onOpenChange={fold1}
        onSelect={row => {
          setPressed(row.id)
          useFocus.getState().focus({ kind: 'code', codeId: row.item.id })
        }}
        onActivate={row => openCode(row.item.id)}
        onKey={(event, row) => {
          if (event.key !== 'F2') return false
          rename.begin(row.id)
          return true
        }}
        rowClass={row =>
          [row.item.kind === 'group' ? 'row-kind' : 'row-code', row.item.status === 'retired' && 'is-retired']
            .filter(Boolean)
            .join(' ')
        }
      >
        {row => (
          <>
            {row.item.kind === 'code' && <Swatch hue={row.item.hue} pattern={row.item.pattern} />}
            {rename.rowId === row.id ? (
              <RenameInput
                label={w.rename}
                name={row.item.name}
                onEnd={next => rename.end(next, name => call('code.change', { codeId: row.item.id, name }))}
              />
            ) : (
              <span className="row-name" title={row.item.brief ? `${row.item.name}. ${row.item.brief}` : row.item.name}>
                {row.item.name}
              </span>
            )}
            {(row.item.status === 'retired' || row.item.status === 'proposed') && (
              <span className="row-state">{w[row.item.status]}</span>
            )}
            <Count n={countOf(row.item, row.isOpen)} says={w.unit.codings} />
          </>
        )}
      </Tree>
    </PaneSection>
  )
}

/** A group always shows all below it; a code with children shows its own while they are in sight, and all while they are folded away. */
function countOf(code: Code, isOpen: boolean): number {
  return code.kind === 'group' || !isOpen ? code.codingsBelow : code.codings
}
