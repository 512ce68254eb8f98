// One memo, written where it stands: title, words, what it is about and what links to it. There is no state in which it is
// not kept: what is written is kept a moment later, and at once when the hands leave.

import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { MemoId } from '../../../src/base/ids.ts'
import { richOf } from '../../../src/memos/rich.ts'
import type { OpenMemo } from '../../../src/memos/types.ts'
import { call, sentenceOf, TroubleError } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { MemoEditor, type MemoEditorHandle } from '../../editor/memo/memo-editor.tsx'
import { linkKey, wordsOfGiven } from '../../editor/memo/memo-value.ts'
import { heldLetters } from '../../state/held-letters.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { memosWords as w } from '../../words/memos.ts'
import { Keeper, type MemoPlace } from './keeper.ts'
import { findLinks } from './link-deeds.ts'
import { LinkedFrom } from './linked-from.tsx'
import { MemoHead } from './memo-head.tsx'
import { writingMemo } from './memo-desk.ts'
import { MEMO_TABLES } from './memo-read.tsx'
import { useMemoLinks } from './use-memo-links.ts'
import '../../styles/memo-editor.css'
import '../../styles/memos.css'

interface MemoSheetProps {
  /** The memo, or null for one that is begun. Another memo needs another sheet (`key`). */
  readonly memoId: MemoId | null
  /** What a new memo is about. */
  readonly place?: MemoPlace
  /** Whether the words have the focus at once. */
  readonly writing?: boolean
  /** A small sheet at a text or among others: no title of the page, fewer lines around. */
  readonly small?: boolean
  /** Without a title: it is called by its first words. */
  readonly bare?: boolean
  readonly onMade?: (memoId: MemoId) => void
  readonly onEscape?: () => void
}

/** A memo to read and to write. */
export function MemoSheet(props: MemoSheetProps): ReactNode {
  const [madeId, setMadeId] = useState<MemoId | null>(null)
  const [round, setRound] = useState(0)
  const id = props.memoId ?? madeId
  const { answer, trouble, busy } = useAnswer('memo.open', id === null ? null : { memoId: id }, MEMO_TABLES)
  const open = answer?.memo.id === id ? answer : null
  if (id !== null && trouble !== null && !busy) return <p className="memo-page hint">{w.goneHere}</p>
  if (props.memoId !== null && open === null) return <div className="memo-page" aria-busy="true" />
  return (
    <MemoWriting
      key={round}
      {...props}
      open={open}
      settled={!busy}
      onMade={memoId => {
        setMadeId(memoId)
        props.onMade?.(memoId)
      }}
      onAnew={() => setRound(n => n + 1)}
    />
  )
}

interface MemoWritingProps extends MemoSheetProps {
  readonly open: OpenMemo | null
  readonly settled: boolean
  readonly onMade: (memoId: MemoId) => void
  /** What is there now is not what is written here: read it again. */
  readonly onAnew: () => void
}

function MemoWriting({
  open,
  settled,
  place,
  writing,
  small,
  bare,
  onMade,
  onAnew,
  onEscape,
}: MemoWritingProps): ReactNode {
  const [begin] = useState(() => open)
  const [title, setTitle] = useState(begin?.isTitled ? begin.memo.title : '')
  const [state, setState] = useState<{ trouble: string | null; conflict: boolean }>({ trouble: null, conflict: false })
  const [targets, setTargets] = useState(begin?.targets ?? [])
  const [firstWords, setFirstWords] = useState('')
  const editor = useRef<MemoEditorHandle>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [keeper] = useState(() => keeperOf(begin, place ?? {}))
  useEffect(() => {
    keeper.tell({
      kept: kept => {
        setState({ trouble: null, conflict: false })
        setTargets(kept.targets)
        editor.current?.anchored(kept.anchored)
        onMade(kept.memoId)
      },
      trouble: (error, conflict) => setState({ trouble: sentenceOf(error, words.frame.mistake), conflict }),
    })
  })
  const isWriting = useRef(writing === true)
  const inTitle = useRef(writing === true && !small && begin === null)
  useEffect(() => {
    const early = isWriting.current ? heldLetters() : ''
    if (inTitle.current && field.current) typeEarly(field.current, editor.current, early)
    else if (early !== '') editor.current?.type(early)
  }, [])
  useTakenElsewhere(keeper, open, settled, onAnew)
  useKeptOnLeaving(keeper)
  useEffect(() => writingMemo(keeper, link => editor.current?.insert(link)), [keeper])

  const now = open?.targets ?? targets
  // A thing found a moment ago is not called gone before the core has been asked about it.
  const known = useCallback(
    (link: Parameters<typeof linkKey>[0]) =>
      open !== null &&
      open.rich.some(block => block.children.some(inline => !('text' in inline) && linkKey(inline) === linkKey(link))),
    [open],
  )
  const links = useMemoLinks(now, known)

  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) void leave(keeper)
  }
  const onTitleKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault()
      editor.current?.focus()
    } else if (event.key === 'Escape' && onEscape) {
      event.preventDefault()
      onEscape()
    }
  }
  const isEmptied = begin !== null && title.trim() === '' && wordsOfGiven(keeper.rich).trim() === ''
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears when the focus leaves its fields
    <article
      className={small ? 'memo-sheet is-small' : 'scroll memo-page memo-sheet'}
      aria-label={title || firstWords || begin?.memo.title || w.fresh}
      onBlur={onBlur}
    >
      {bare !== true && (
        // It wraps: a long title is read whole, and still is one line of words.
        <textarea
          ref={field}
          rows={1}
          className={small ? 'memo-title is-small' : 'title memo-title'}
          aria-label={w.titleField}
          placeholder={begin && !begin.isTitled ? begin.memo.title : w.titleHint}
          value={title}
          maxLength={300}
          onChange={event => {
            const line = event.target.value.replaceAll(/\s*\n\s*/g, ' ')
            setTitle(line)
            keeper.write({ title: line })
          }}
          onKeyDown={onTitleKey}
        />
      )}
      {bare !== true && <MemoHead open={open} place={place} keeper={keeper} small={small === true} />}
      {state.trouble !== null && (
        <div className="memo-conflict" role="alert">
          <p>{state.trouble}</p>
          {state.conflict && open !== null && (
            <>
              <Button
                onClick={() => {
                  keeper.drop()
                  onAnew()
                }}
              >
                {w.takeTheirs}
              </Button>
              <Button look="flat" onClick={() => void keeper.keepMine(open.stamp)}>
                {w.keepMine}
              </Button>
            </>
          )}
        </div>
      )}
      <MemoEditor
        initial={begin?.rich ?? richOf('')}
        label={w.bodyField}
        placeholder={w.bodyHint}
        links={links}
        findLinks={findLinks}
        onChange={rich => {
          keeper.write({ rich })
          setFirstWords(wordsOfGiven(rich).trim().split('\n')[0]!.slice(0, 80))
        }}
        {...(onEscape ? { onEscape } : {})}
        handle={editor}
        isFocused={writing === true && (small === true || begin !== null)}
      />
      {isEmptied && <p className="hint">{w.emptied}</p>}
      {!small && open !== null && <LinkedFrom kind="memo" id={open.memo.id} />}
    </article>
  )
}

/** A begun memo has the keys in its title. What was typed before it was there goes where it was meant: the first line is the title, what follows the words. */
function typeEarly(field: HTMLTextAreaElement, editor: MemoEditorHandle | null, early: string): void {
  field.focus()
  if (early === '') return
  const [title = '', ...lines] = early.split('\n')
  field.setRangeText(title, 0, 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  if (lines.length === 0) return
  editor?.focus()
  editor?.type(lines.join('\n'))
}

/** When what is there is not what was kept last here, and nothing is being written: it is read again. */
function useTakenElsewhere(keeper: Keeper, open: OpenMemo | null, settled: boolean, onAnew: () => void): void {
  const stamp = open?.stamp
  useEffect(() => {
    if (!settled || stamp === undefined) return
    // The answer to keeping and the answer to reading come in either order: what differs for longer was done elsewhere.
    const timer = setTimeout(() => {
      if (!keeper.isOpen && keeper.stamp !== stamp) {
        keeper.drop()
        onAnew()
      }
    }, 300)
    return () => clearTimeout(timer)
  }, [keeper, stamp, settled, onAnew])
}

/** What is written is kept when the sheet goes, and when the window does. */
function useKeptOnLeaving(keeper: Keeper): void {
  useEffect(() => {
    const keep = () => void keeper.flush()
    document.addEventListener('visibilitychange', keep)
    window.addEventListener('pagehide', keep)
    return () => {
      document.removeEventListener('visibilitychange', keep)
      window.removeEventListener('pagehide', keep)
      // Whoever showed the sheet has gone on: what is kept last is told in the status bar only.
      keeper.tell({ kept: () => {}, trouble: useStatus.getState().refuse })
      void leave(keeper)
    }
  }, [keeper])
}

/** Ends a stretch of writing, and says what was kept in it. */
async function leave(keeper: Keeper): Promise<void> {
  const first = wordsOfGiven(keeper.rich).trim().split('\n')[0]!.slice(0, 80)
  if (await keeper.leave()) useStatus.getState().say(w.kept(keeper.title.trim() || first || w.untitled))
}

function keeperOf(begin: OpenMemo | null, place: MemoPlace): Keeper {
  return new Keeper(
    {
      memoId: begin?.memo.id ?? null,
      stamp: begin?.stamp,
      title: begin?.isTitled ? begin.memo.title : '',
      rich: begin?.rich ?? richOf(''),
      place,
    },
    keeping => call('memo.keep', keeping as never),
    error => error instanceof TroubleError && error.trouble.code === 'memo-changed',
  )
}
