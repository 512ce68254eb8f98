import { openMemo } from '../../actions/go.ts'
import { call } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { doAndSay } from '../../components/deeds.ts'
import { Editable } from '../../components/editable.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { useFocus } from '../../state/focus.ts'
import { useCoders, useMemos } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'
import type { FocusedOf } from '../registry.ts'
import { Part } from './part.tsx'

const { inspector: w } = words

/** A memo, edited where it stands. */
export default function MemoPart({ focused }: { focused: FocusedOf<'memo'> }) {
  const memo = useMemos(state => state.byId.get(focused.memoId))
  const coder = useCoders(state => (memo ? state.byId.get(memo.coderId) : undefined))
  const you = useProject(state => state.info?.coder.id)
  if (!memo) return null
  const write = (change: { title?: string; body?: string }) =>
    doAndSay(
      () => call('memo.write', { memoId: memo.id, title: change.title ?? memo.title, body: change.body ?? memo.body }),
      w.memo.kept(change.title ?? memo.title),
    )
  const remove = async () => {
    if (await doAndSay(() => call('memo.remove', { memoId: memo.id }), w.memo.removed)) useFocus.getState().focus(null)
  }
  return (
    <Part head={w.heads.memo}>
      <Section>
        <Editable
          label={w.memo.title}
          className="inspect-title"
          value={memo.title}
          empty={words.common.none}
          onKeep={title => write({ title: title ?? '' })}
        />
        <Editable
          label={w.memo.body}
          multiline
          className="memo-body"
          value={memo.body}
          empty={w.nothingWritten}
          onKeep={body => write({ body: body ?? '' })}
        />
      </Section>
      <Section>
        <Facts
          facts={[
            [w.memo.about, memo.subjectName],
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
          <Button look="link" onClick={() => openMemo(memo.id)}>
            {w.open}
          </Button>
          <Button look="link" onClick={() => void remove()}>
            {w.memo.remove}
          </Button>
        </p>
      </Section>
    </Part>
  )
}
