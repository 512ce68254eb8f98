import { useState, type ReactNode } from 'react'
import type { LinkTarget, Memo } from '../../../src/memos/types.ts'
import { call } from '../../client/client.ts'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { LINK_ICONS } from '../../editor/memo/link-context.ts'
import { recentThings } from '../../state/recent-things.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { today } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

const MOST = 8

/** Makes a memo one about another thing: the project, a day of the journal, or what was opened last. */
export function MoveMemo({ memo }: { memo: Memo }): ReactNode {
  // As they were when the memo was opened: the menu does not change under the hand.
  const [recent] = useState(() =>
    recentThings()
      .filter(thing => thing.kind !== 'memo')
      .slice(0, MOST)
      .map(({ kind, id }) => ({ kind, id })),
  )
  const { answer } = useAnswer('memo.targets', { links: recent }, ['source', 'code', 'case', 'proposition'])
  const move = (to: Parameters<typeof call<'memo.move'>>[1], name: string) =>
    void doAndSay(() => call('memo.move', to), w.moved(memo.title, name))
  const things = (answer ?? []).filter(
    (target): target is LinkTarget & { kind: 'source' | 'code' | 'case' | 'proposition' } =>
      ['source', 'code', 'case', 'proposition'].includes(target.kind),
  )
  const entries: MenuEntry[] = [
    { head: w.move },
    {
      id: 'project',
      label: w.toProject,
      checked: memo.about === 'project' && memo.journalOn === null,
      run: () => move({ memoId: memo.id, about: 'project' }, w.toProject),
    },
    {
      id: 'journal',
      label: w.toJournal,
      checked: memo.journalOn === today(),
      run: () => move({ memoId: memo.id, about: 'project', journalOn: today() }, w.toJournal),
    },
    ...things.map(target => ({
      id: target.id,
      label: target.name,
      icon: LINK_ICONS[target.kind],
      checked: memo.subjectId === target.id,
      run: () => move({ memoId: memo.id, about: target.kind, subjectId: target.id }, target.name),
    })),
  ]
  return (
    <MenuButton className="icon-button" label={w.move} entries={entries} placement="bottom end">
      <Icon name="more" />
    </MenuButton>
  )
}
