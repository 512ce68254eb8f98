// The editor of a summary: plain words, kept as they are written. In a cell of the grid, and on the page of a case.

import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { SummaryCell } from '../../../src/analysis/summaries/types.ts'
import type { SummaryId } from '../../../src/base/ids.ts'
import { call, sentenceOf, TroubleError } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { keepFieldKeys } from '../../components/field-keys.ts'
import { Trouble } from '../../components/field.tsx'
import { useStatus } from '../../state/status.ts'
import { sameCell, useWriting } from '../../state/writing.ts'
import { words } from '../../words/en.ts'
import { summariesWords as w } from '../../words/summaries.ts'
import { enterLinks } from './return-focus.ts'
import { SummaryWriter } from './writer.ts'

interface SummaryEditorProps {
  readonly cell: SummaryCell
  readonly begin: { readonly text: string; readonly summaryId: SummaryId | null; readonly stamp: string | null }
  readonly label: string
  /** What the status line calls it. */
  readonly name: string
  readonly className?: string
  readonly isFocused: boolean
  /** What was typed to begin with, in place of what is there. */
  readonly typed?: string
  /** The hands leave: by Esc, or with where to go next. */
  readonly onDone?: (to: 'here' | 'down' | 'right' | 'left' | 'away') => void
}

/** Ends a stretch of writing, and says what came of it. */
async function leave(writer: SummaryWriter, name: string): Promise<void> {
  const left = await writer.leave()
  const { say } = useStatus.getState()
  if (left.did === 'cleared') say(w.cleared(name))
  else if (left.did === 'kept') say(left.was ? w.draftAgain(name, left.was) : w.kept(name))
}

/** Writes one cell. */
export function SummaryEditor({ cell, begin, label, name, className, isFocused, typed, onDone }: SummaryEditorProps) {
  const [text, setText] = useState(typed ?? begin.text)
  const [trouble, setTrouble] = useState<{ said: string; conflict: boolean } | null>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const isOver = useRef(false)
  const [writer] = useState(() => {
    const made = new SummaryWriter(cell, begin, {
      keep: sending => call('summary.keep', sending),
      remove: summaryId => call('summary.remove', { summaryIds: [summaryId] }),
      isConflict: error => error instanceof TroubleError && error.trouble.code === 'summary-changed',
      trouble: (error, conflict) => setTrouble({ said: sentenceOf(error, words.frame.mistake), conflict }),
    })
    if (typed !== undefined) made.write(typed)
    return made
  })

  useLayoutEffect(() => {
    const element = area.current
    if (!element || !isFocused) return
    element.focus({ preventScroll: false })
    element.setSelectionRange(element.value.length, element.value.length)
    element.parentElement!.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isFocused])
  // As tall as its words.
  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])

  const tell = (value: string) => {
    const element = area.current
    const chosen =
      element && element.selectionEnd > element.selectionStart
        ? { start: element.selectionStart, end: element.selectionEnd }
        : null
    useWriting.getState().setWriting({
      cell,
      text: value,
      chosen,
      kept: async () => {
        await writer.flush()
        return writer.summaryId !== null && writer.stamp !== null
          ? { summaryId: writer.summaryId, stamp: writer.stamp }
          : null
      },
    })
  }
  useEffect(() => {
    const onSelect = () => {
      if (document.activeElement === area.current) tell(area.current!.value)
    }
    document.addEventListener('selectionchange', onSelect)
    return () => document.removeEventListener('selectionchange', onSelect)
  })
  // What is written is kept when the editor goes, and when the window does.
  useEffect(() => {
    const keep = () => void writer.flush()
    document.addEventListener('visibilitychange', keep)
    window.addEventListener('pagehide', keep)
    return () => {
      document.removeEventListener('visibilitychange', keep)
      window.removeEventListener('pagehide', keep)
      if (sameCell(useWriting.getState().writing?.cell, cell)) useWriting.getState().setWriting(null)
      void leave(writer, name)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- an editor is of one cell for its whole life
  }, [])

  const done = (to: 'here' | 'down' | 'right' | 'left' | 'away') => {
    if (isOver.current) return
    isOver.current = true
    onDone?.(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    keepFieldKeys(event)
    const control = event.ctrlKey || event.metaKey
    if (control && event.key.toLowerCase() === 'l') {
      event.preventDefault()
      tell(text)
      void writer.flush().then(() => enterLinks())
    } else if (event.key === 'Escape' && onDone) {
      event.preventDefault()
      done('here')
    } else if (event.key === 'Enter' && control && onDone) {
      event.preventDefault()
      done('down')
    } else if (event.key === 'Tab' && onDone) {
      event.preventDefault()
      done(event.shiftKey ? 'left' : 'right')
    }
  }
  const takeTheirs = async () => {
    writer.drop()
    setTrouble(null)
    const { summary } = await call('summary.cell', cell)
    writer.text = summary?.text ?? ''
    writer.summaryId = summary?.id ?? null
    setText(writer.text)
    await writer.keepMine(summary?.stamp ?? null)
  }
  const keepMine = async () => {
    setTrouble(null)
    const { summary } = await call('summary.cell', cell)
    writer.summaryId = summary?.id ?? null
    await writer.keepMine(summary?.stamp ?? null)
  }
  return (
    <div className={className ? `sm-editor ${className}` : 'sm-editor'}>
      <textarea
        ref={area}
        className="input"
        aria-label={label}
        placeholder={cell.codeId === null ? w.cases.hint : w.editorHint}
        value={text}
        maxLength={100_000}
        rows={3}
        onChange={event => {
          setText(event.target.value)
          writer.write(event.target.value)
          tell(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={event => {
          // The drawer and this editor belong together: words are linked over there. A dialog over the window gives the focus back.
          const next = event.relatedTarget
          void writer.flush()
          if (onDone && next && !next.closest('[data-summary-drawer], .sm-editor, [data-modal]')) done('away')
        }}
      />
      {trouble ? (
        <div className="sm-trouble">
          <Trouble>{trouble.said}</Trouble>
          {trouble.conflict ? (
            <p>
              <Button onClick={() => void takeTheirs()}>{w.conflict.theirs}</Button>
              <Button look="flat" onClick={() => void keepMine()}>
                {w.conflict.mine}
              </Button>
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
