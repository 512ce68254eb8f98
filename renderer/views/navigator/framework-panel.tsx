import { useEffect, useMemo, useRef, useState } from 'react'
import type { CodeId } from '../../../src/base/ids.ts'
import { fold } from '../../../src/base/order.ts'
import type { Code } from '../../../src/framework/types.ts'
import { openQueue } from '../../actions/code-actions.ts'
import { moveNow, renameNow, showPlan } from '../../actions/code-deeds.ts'
import { inTurn } from '../../components/deeds.ts'
import { openCode } from '../../actions/go.ts'
import { registerActions } from '../../actions/registry.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CodeSign } from '../review/thing-sign.tsx'
import { Count } from '../../components/count.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RenameInput } from '../../components/rename-input.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { narrowed } from '../../components/tree-rows.ts'
import { Tree } from '../../components/tree.tsx'
import { codesAtHand, useChosenCodes } from '../../state/chosen-codes.ts'
import { useFocus } from '../../state/focus.ts'
import { keep, kept } from '../../state/keep.ts'
import { useCodes, useCodeSets } from '../../state/lists.ts'
import { useStatus } from '../../state/status.ts'
import { useOpenBranches, useUnfolded } from '../../state/unfolded.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { words } from '../../words/en.ts'
import { allIds } from './all-ids.ts'
import { codeBranches } from './code-branches.ts'
import { frameworkMenu } from './framework-menu.ts'
import { NewCodePopover } from './new-code.tsx'
import { PaneSection } from './pane-section.tsx'
import { RowMenu } from './row-menu.tsx'
import { goalOfDrop, goalOfKey, whyNot } from './tree-moves.ts'
import { useRename } from './use-rename.ts'
import '../../styles/restructure.css'

const { setOpen, setAll } = useUnfolded.getState()
const TREE = 'framework'
const { navigator: w, restructure } = words

/** The framework tree: groups and codes with their stripe in miniature and their codings; moved, marked and restructured here. */
export function FrameworkPanel() {
  const { items, loaded, byId } = useCodes()
  const focused = useFocus(state => state.focused)
  const marked = useChosenCodes(state => state.ids)
  const sets = useCodeSets(state => state.items)
  const versions = useAnswer('framework.versions', {}, ['framework_version']).answer
  const [retired, setRetired] = useState(() => kept('codes-retired', false))
  const [below, setBelow] = useState(() => kept('codes-below', true))
  const [setId, setSetId] = useState<string | null>(null)
  const [narrow, setNarrow] = useState('')
  const [pressed, setPressed] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ readonly at: HTMLElement; readonly code: Code } | null>(null)
  // A code focused elsewhere is the tree's too.
  const rowId = focused?.kind === 'code' ? focused.codeId : pressed
  const [making, setMaking] = useState<'beside' | 'below' | null>(null)
  const plus = useRef<HTMLButtonElement>(null)
  const rename = useRename()
  const opened = useOpenBranches(TREE)

  const set = sets.find(one => one.id === setId) ?? null
  const inSight = useMemo(() => {
    const members = set === null ? null : new Set<string>(set.codeIds)
    return (code: Code) => (retired || code.status !== 'retired') && (members === null || members.has(code.id))
  }, [retired, set])
  const all = useMemo(() => codeBranches(items, inSight), [items, inSight])
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
          run: () => setMaking('beside'),
        },
      ]),
    [],
  )

  const beginRename = (code: Code) => {
    rename.begin(code.id)
    useStatus.getState().hint(restructure.renameNote(code.codings))
  }
  const moveByKey = (codeId: CodeId, key: string) => {
    void inTurn(async () => {
      const { items: codes, byId: now } = useCodes.getState()
      const code = now.get(codeId)
      if (!code) return
      const ids = codesAtHand()
      const going = new Set<CodeId>(ids.includes(codeId) ? ids : [codeId])
      const goal = goalOfKey(codes, code, going, key, inSight)
      if (typeof goal === 'string') useStatus.getState().hint(goal)
      else if (goal) {
        if (goal.parentId !== null) fold1(goal.parentId, true)
        await moveNow([...going], goal.parentId, goal.beforeId)
      }
    })
  }

  const codes = items.filter(code => code.kind === 'code' && code.status !== 'retired').length
  const version = versions?.at(-1)?.label
  return (
    <PaneSection
      title={w.framework}
      detail={version ? `${version}, ${w.codesCount(codes)}` : w.codesCount(codes)}
      menu={{
        label: w.filterCodes,
        entries: frameworkMenu({
          retired,
          below,
          sets,
          setId: set?.id ?? null,
          onRetired: next => (setRetired(next), keep('codes-retired', next)),
          onBelow: next => (setBelow(next), keep('codes-below', next)),
          onSet: setSetId,
          onFold: isOpen => setAll(TREE, isOpen ? allIds(all) : []),
        }),
      }}
      acts={<IconButton icon="plus" label={w.newCode} ref={plus} onClick={() => setMaking('beside')} />}
      narrow={narrow}
      canNarrow={items.length > 0}
      onNarrow={setNarrow}
    >
      <NewCodePopover
        isOpen={making !== null}
        below={making === 'below'}
        anchor={plus}
        under={items.find(code => code.id === rowId) ?? null}
        onClose={() => setMaking(null)}
      />
      <Waiting />
      {set && (
        <p className="tree-note">
          {restructure.sets.only(set.name)}
          <Button look="link" onClick={() => setSetId(null)}>
            {restructure.tree.allSets}
          </Button>
        </p>
      )}
      {loaded && items.length === 0 && <EmptyState title={w.frameworkEmpty} />}
      {(narrow || set) && branches.length === 0 && <EmptyState title={w.nothingFits} />}
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
          if (event.key === 'F2') beginRename(row.item)
          else if (event.key === 'Delete') showPlan('retire', codesAtHand())
          else if (event.altKey && !event.ctrlKey && event.key.startsWith('Arrow')) moveByKey(row.item.id, event.key)
          else return false
          return true
        }}
        marks={{ ids: marked, onChange: ids => useChosenCodes.getState().choose(ids as CodeId[]) }}
        drag={{
          take: row => (marked.has(row.item.id) ? [...marked] : [row.id]),
          over(target) {
            if (!target) return false
            const going = new Set<CodeId>(target.held as CodeId[])
            const goal = goalOfDrop(items, target.row.item, target.place, going)
            const why = whyNot(byId, goal, going)
            const held = items.filter(code => going.has(code.id))
            const where = restructure.move[target.place](target.row.item.name)
            useStatus.getState().hint(
              why ??
                restructure.move.dragging(
                  held.map(code => code.name),
                  where,
                  held.reduce((sum, code) => sum + code.codingsBelow, 0),
                ),
            )
            return why === null
          },
          drop(row, place, held) {
            const going = new Set<CodeId>(held as CodeId[])
            const goal = goalOfDrop(items, row.item, place, going)
            if (whyNot(byId, goal, going) !== null) return
            if (place === 'into') fold1(row.id, true)
            void moveNow([...going], goal.parentId, goal.beforeId)
          },
        }}
        onMenu={(row, at) => {
          useFocus.getState().focus({ kind: 'code', codeId: row.item.id })
          setMenu({ at, code: row.item })
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
                onEnd={next => rename.end(next, name => renameNow(row.item.id, name))}
              />
            ) : (
              <span className="row-name" title={row.item.brief ? `${row.item.name}. ${row.item.brief}` : row.item.name}>
                {row.item.name}
              </span>
            )}
            {row.item.status !== 'active' && (
              <span className="row-state">{words.inspector.code.statuses[row.item.status]}</span>
            )}
            <CodeSign codeId={row.item.id} />
            <span title={restructure.tree.counts(row.item.codings, row.item.codingsBelow)}>
              <Count n={below ? row.item.codingsBelow : row.item.codings} says={w.unit.codings} />
            </span>
          </>
        )}
      </Tree>
      {menu && (
        <RowMenu
          at={menu.at}
          code={menu.code}
          onRename={() => beginRename(menu.code)}
          onNewBelow={() => setMaking('below')}
          onMove={key => moveByKey(menu.code.id, key)}
          onClose={() => setMenu(null)}
        />
      )}
    </PaneSection>
  )
}

/** What waits for somebody to look at it: proposed codes, codings to be decided, codings under an earlier definition. */
function Waiting() {
  const proposed = useCodes(state => state.items).filter(code => code.status === 'proposed').length
  const decide = useAnswer('framework.toDecide', { limit: 1 }, ['to_decide', 'framework_operation']).answer
  const earlier = useAnswer('framework.earlierDefinition', { limit: 1 }, ['coding', 'framework_operation']).answer
  const rows = [
    ['proposed', proposed, restructure.tree.proposedHead(proposed)],
    ['to-decide', decide?.total ?? 0, restructure.tree.toDecide(decide?.total ?? 0)],
    ['earlier', earlier?.total ?? 0, restructure.tree.earlier(earlier?.total ?? 0)],
  ] as const
  if (rows.every(([, n]) => n === 0)) return null
  return (
    <ul className="tree-waiting">
      {rows.map(
        ([which, n, says]) =>
          n > 0 && (
            <li key={which}>
              <Button look="link" onClick={() => openQueue(which)}>
                {says}
              </Button>
            </li>
          ),
      )}
    </ul>
  )
}
