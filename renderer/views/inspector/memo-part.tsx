import type { ReactNode } from 'react'
import { openMemo } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Icon } from '../../components/icon.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { kindOfLink, LINK_ICONS } from '../../editor/memo/link-context.ts'
import type { LinkTarget } from '../../../src/memos/types.ts'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { activeTab, useTabs } from '../../state/tabs.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { dayInWords, whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import { LinkedFrom } from '../memos/linked-from.tsx'
import { openLink } from '../memos/link-deeds.ts'
import { MEMO_TABLES, MemoRead } from '../memos/memo-read.tsx'
import type { FocusedOf } from '../../state/focus.ts'
import { Comments } from '../review/comments.tsx'
import { Part } from './part.tsx'

const { inspector: w, memos: m } = words

/** A memo: what it is about and links to, and what links to it. Its words too, where they are not open beside. */
export default function MemoPart({ focused }: { focused: FocusedOf<'memo'> }) {
  const memo = useMemos(state => state.byId.get(focused.memoId))
  const coder = useCoders(state => (memo ? state.byId.get(memo.coderId) : undefined))
  const you = useProject(state => state.info?.coder.id)
  const isOpen = useTabs(state => activeTab(state)?.kind === 'memos')
  const { answer } = useAnswer('memo.open', { memoId: focused.memoId }, MEMO_TABLES)
  if (!memo) return null
  const open = answer?.memo.id === memo.id ? answer : null
  const remove = async () => {
    if (await doAndSay(() => call('memo.remove', { memoId: memo.id }), m.removed(memo.title)))
      useFocus.getState().focus(null)
  }
  const subject = open?.subject ?? null
  return (
    <Part head={w.heads.memo}>
      <Section>
        <p className="inspect-title">{memo.title}</p>
        {!isOpen && <MemoRead memoId={memo.id} />}
      </Section>
      <Section>
        <Facts
          facts={[
            [
              w.memo.about,
              memo.journalOn !== null ? (
                m.journalOf(dayInWords(memo.journalOn))
              ) : subject === null ? (
                m.kindHeads.project
              ) : (
                <TargetButton key="about" target={subject} />
              ),
            ],
            coder && [
              w.memo.written,
              <span key="by" className="who">
                <CoderBadge coder={coder} isYou={coder.id === you} /> {whenInWords(memo.madeAt)}
              </span>,
            ],
            memo.changedAt !== memo.madeAt && [w.memo.changed, whenInWords(memo.changedAt)],
          ]}
        />
        <p className="inspect-acts">
          {!isOpen && (
            <Button look="link" onClick={() => openMemo(memo.id)}>
              {w.open}
            </Button>
          )}
          <Button look="link" onClick={() => void remove()}>
            {w.memo.remove}
          </Button>
        </p>
      </Section>
      {open !== null && open.targets.length > 0 && (
        <Section title={m.linksTo}>
          <ul className="linked-from">
            {open.targets.map(target => (
              <li key={`${target.kind} ${target.id}`}>
                <TargetButton target={target} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Comments thing={{ about: 'memo', id: memo.id as never }} name={memo.title} />
      <LinkedFrom kind="memo" id={memo.id} />
    </Part>
  )
}

function TargetButton({ target }: { target: LinkTarget }): ReactNode {
  const kind = kindOfLink({ type: 'link', to: target.kind, id: target.id, name: target.name })
  return (
    <Button
      look="link"
      className="memo-target"
      onClick={() => void openLink(target, target).catch(useStatus.getState().refuse)}
    >
      <Icon name={LINK_ICONS[kind]} /> {target.name}
    </Button>
  )
}
