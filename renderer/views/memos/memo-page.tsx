import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { CaseId, CodeId, CodingId, MemoId, PropositionId, SourceId } from '../../../src/base/ids.ts'
import type { Memo } from '../../../src/memos/types.ts'
import { openCase, openCode, openCoding, openProposition, openSource } from '../../actions/go.ts'
import { isMac } from '../../actions/shortcut.ts'
import { call } from '../../client/client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CoderBadge } from '../../components/coder-badge.tsx'
import { Trouble } from '../../components/field.tsx'
import { Keys } from '../../components/kbd.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useFocus } from '../../state/focus.ts'
import { useCoders } from '../../state/lists.ts'
import { useProject } from '../../state/project.ts'
import { useStatus } from '../../state/status.ts'
import { whenInWords } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

/** Opens what a memo is about: its source, case, code or proposition, or the words it was written on. */
export async function openSubject(memo: Memo): Promise<void> {
  const id = memo.subjectId
  if (memo.about === 'source') openSource(id as SourceId)
  else if (memo.about === 'case') openCase(id as CaseId)
  else if (memo.about === 'code') openCode(id as CodeId)
  else if (memo.about === 'proposition') openProposition(id as PropositionId)
  else if (memo.about === 'coding') {
    const [excerpt] = (await call('coding.excerpts', { codingIds: [id as CodingId] })).excerpts
    if (excerpt) openCoding(excerpt.sourceId, excerpt.codingId, excerpt.range)
  }
}

/** What the inspector should speak of beside a memo's subject, or null. */
function focusOn(memo: Memo): void {
  const { focus } = useFocus.getState()
  if (memo.about === 'source') focus({ kind: 'source', sourceId: memo.subjectId as SourceId })
  else if (memo.about === 'case') focus({ kind: 'case', caseId: memo.subjectId as CaseId })
  else if (memo.about === 'code') focus({ kind: 'code', codeId: memo.subjectId as CodeId })
  else if (memo.about === 'proposition') focus({ kind: 'proposition', propositionId: memo.subjectId as PropositionId })
}

interface MemoPageProps {
  readonly memo: Memo | null
  readonly writing: boolean
  /** After keeping (with the id), or leaving (null). */
  readonly onDone: (id: MemoId | null) => void
}

/** One memo: read, and written where it stands. */
export function MemoPage({ memo, writing, onDone }: MemoPageProps) {
  const [editing, setEditing] = useState(writing)
  const done = (id: MemoId | null) => {
    setEditing(false)
    onDone(id)
  }
  if (editing) return <MemoForm memo={memo} onDone={done} />
  if (memo === null) return <p className="memo-page hint">{w.choose}</p>
  return <MemoRead memo={memo} onEdit={() => setEditing(true)} />
}

function MemoRead({ memo, onEdit }: { memo: Memo; onEdit: () => void }) {
  const coder = useCoders(state => state.byId.get(memo.coderId))
  const you = useProject(state => state.info?.coder.id)
  const remove = async () => {
    await call('memo.remove', { memoId: memo.id })
    useStatus.getState().say(w.removed(memo.title || w.untitled))
  }
  const about = memo.about === 'project' ? w.aboutProject : w.about(memo.subjectName)
  return (
    <article className="scroll memo-page">
      <header>
        <h1 className="title">{memo.title || w.untitled}</h1>
        <p className="memo-line">
          {coder ? <CoderBadge coder={coder} isYou={coder.id === you} /> : null}
          <span>
            {memo.changedAt === memo.madeAt
              ? w.written(whenInWords(memo.madeAt))
              : w.changed(whenInWords(memo.changedAt))}
          </span>
          {memo.subjectId === null || memo.about === 'anchor' ? (
            <span>{about}</span>
          ) : (
            <Button
              look="link"
              onFocus={() => focusOn(memo)}
              onClick={() => void openSubject(memo).catch(useStatus.getState().refuse)}
            >
              {about}
            </Button>
          )}
          <span className="spacer" />
          <IconButton icon="pencil" label={w.edit} onClick={onEdit} />
          <IconButton icon="bin" label={w.remove} onClick={() => void remove().catch(useStatus.getState().refuse)} />
        </p>
      </header>
      <div className="read memo-body">
        {memo.body.split(/\n{2,}/).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
    </article>
  )
}

function MemoForm({ memo, onDone }: { memo: Memo | null; onDone: (id: MemoId | null) => void }) {
  const [title, setTitle] = useState(memo?.title ?? '')
  const [body, setBody] = useState(memo?.body ?? '')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const deed = useDeed(async () => {
    const id = await call('memo.write', {
      ...(memo ? { memoId: memo.id } : { about: 'project' as const }),
      title: title.trim(),
      body,
    })
    useStatus.getState().say(w.kept(title.trim() || w.untitled))
    onDone(id)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (isMac() ? event.metaKey : event.ctrlKey)) {
      event.preventDefault()
      void deed.go()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      // Nothing written is lost by a slip of the finger.
      if (title === (memo?.title ?? '') && body === (memo?.body ?? '')) onDone(null)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter keeps from both fields
    <form
      className="memo-page memo-form"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        void deed.go()
      }}
    >
      <input
        ref={first}
        className="title memo-title"
        aria-label={w.titleField}
        placeholder={w.titleHint}
        value={title}
        onChange={event => setTitle(event.target.value)}
      />
      {memo && memo.about !== 'project' ? <p className="hint">{w.about(memo.subjectName)}</p> : null}
      <textarea
        className="read memo-write"
        aria-label={w.bodyField}
        placeholder={w.bodyHint}
        value={body}
        onChange={event => setBody(event.target.value)}
      />
      {deed.trouble ? <Trouble>{deed.trouble}</Trouble> : null}
      <div className="memo-foot">
        <span className="hint">
          {w.keepKeys} <Keys of="Mod+Enter" />
        </span>
        <span className="spacer" />
        <Button look="flat" onClick={() => onDone(null)}>
          {w.cancel}
        </Button>
        <Button
          look="primary"
          type="submit"
          disabled={deed.busy || (title.trim() === '' && body.trim() === '')}
          title={title.trim() === '' && body.trim() === '' ? w.emptyRefused : undefined}
        >
          {w.write}
        </Button>
      </div>
    </form>
  )
}
