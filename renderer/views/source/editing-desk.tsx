// A text while it is corrected: the same page, with the caret in it. What is typed is stored as one goes; codings are
// painted where they are carried to.

import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import type { TextRange } from '../../../src/base/text-range.ts'
import { useActions } from '../../actions/registry.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import type { EditingDocument } from '../../editor/editing-document.ts'
import { EditingSurface } from '../../editor/editing-surface.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { focusText, redactWords, replaceEverywhere } from './editing-deeds.ts'
import { EditingStripes } from './editing-stripes.tsx'
import { EditingToolbar } from './editing-toolbar.tsx'
import { FindBar } from './find-bar.tsx'
import { RedactBar } from './redact-bar.tsx'
import { lanesFor, speakerColumn } from './reading-desk.tsx'
import type { ReadingSession } from './session.ts'
import { useEditing } from './use-editing.ts'
import { useFrameworkAndTeam } from './use-framework.ts'

interface EditingDeskProps {
  readonly session: ReadingSession
  /** Where the caret stands at first. */
  readonly beginAt: number
  /** Told where the caret stands when the view goes. */
  readonly onStand: (at: number) => void
  readonly onLeave: (at: number) => void
}

/** One source being corrected. */
export function EditingDesk({ session, beginAt, onStand, onLeave }: EditingDeskProps): ReactNode {
  const w = words.editing
  const helpId = useId()
  const { framework, team, byId } = useFrameworkAndTeam()
  const hand = useEditing(session, beginAt)
  const { editing, document, from, drawn, text, turn, again } = hand
  const hasLeft = useRef(false)
  const [finding, setFinding] = useState<string | null>(null)
  const [redacting, setRedacting] = useState<TextRange | null>(() => session.takeRedaction())

  // Folded into another column, or behind another tab: it is found again in this mode, at this place.
  const onGone = useEffectEvent(() => {
    if (!hasLeft.current) onStand(document.selected()?.start ?? 0)
  })
  useEffect(() => () => onGone(), [])

  useEffect(() => useStatus.getState().hint(w.begun), [w])

  const leave = useCallback(async () => {
    const at = document.selected()?.start ?? 0
    await editing.flush()
    await session.load()
    hasLeft.current = true
    session.because('')
    useStatus.getState().hint(w.left)
    onLeave(at)
  }, [document, editing, session, onLeave, w])

  const find = useCallback(() => {
    const range = document.selected()
    const chosen = range === null ? '' : document.text.slice(range.start, range.end)
    setFinding(chosen.includes('\n') ? '' : chosen)
  }, [document])
  const go = (range: TextRange) => {
    document.select(range)
    const { path } = document.pointOf(range.start)
    window.document.querySelectorAll('.editing [data-line]')[path[0]!]?.scrollIntoView({ block: 'center' })
  }
  const redact = useCallback(() => {
    const range = document.selected()
    if (range === null || document.text.slice(range.start, range.end).trim() === '') {
      useStatus.getState().hint(w.redact.select)
      return
    }
    setFinding(null)
    // What is typed is stored first: the words are counted in the text as the core has it.
    void editing.inOrder(async () => setRedacting(range))
  }, [document, editing, w])
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.target === event.currentTarget) document.catchUp()
      const mod = event.ctrlKey || event.metaKey
      if (event.key === 'Escape' || event.key === 'F2') {
        event.preventDefault()
        event.stopPropagation()
        void leave()
      } else if (mod && !event.altKey && event.key.toLowerCase() === 'z') {
        event.preventDefault()
        void turn(event.shiftKey ? 'project.redo' : 'project.undo')
      } else if (mod && event.key.toLowerCase() === 'y') {
        event.preventDefault()
        void turn('project.redo')
      } else if (mod && !event.shiftKey && (event.key.toLowerCase() === 'h' || event.key.toLowerCase() === 'f')) {
        event.preventDefault()
        find()
      } else if (mod && ['b', 'i', 'u'].includes(event.key.toLowerCase())) event.preventDefault()
    },
    [document, leave, turn, find],
  )
  useActions(
    useMemo(
      () => [
        {
          id: 'leave-editing',
          group: 'text',
          label: w.leaveAction,
          shortcut: 'F2',
          enabled: () => true,
          run: () => leave(),
        },
        { id: 'find-and-replace', group: 'text', label: w.find, shortcut: 'Mod+H', enabled: () => true, run: find },
        {
          id: 'redact-words',
          group: 'text',
          label: w.redact.action,
          shortcut: 'Shift+Mod+X',
          enabled: () => true,
          run: redact,
        },
      ],
      [leave, find, redact, w],
    ),
  )
  const onBlur = useCallback(() => void editing.flush(), [editing])
  const style = useMemo(
    () => ({ '--lanes': lanesFor(session.codings), '--speaker': speakerColumn(session.reading) }) as CSSProperties,
    [session],
  )
  const { source } = session
  const name = [source?.key, source?.name].filter(Boolean).join(' ')
  return (
    <div className="desk is-editing">
      <EditingToolbar
        session={session}
        hand={hand}
        isFinding={finding !== null}
        isRedacting={redacting !== null}
        onFind={() => (finding === null ? find() : setFinding(null))}
        onRedact={() => (redacting === null ? redact() : setRedacting(null))}
        onLeave={() => void leave()}
      />
      {finding !== null && (
        <FindBar
          text={text}
          selected={finding}
          caret={() => {
            const range = document.selected()
            return range === null ? 0 : range.end
          }}
          onGo={go}
          onReplace={(range, by) => document.follow({ ...range, insert: by }, true)}
          onReplaceAll={(what, by) => void replaceEverywhere(session, hand, what, by)}
          onClose={() => {
            setFinding(null)
            focusText()
          }}
        />
      )}
      {redacting !== null && (
        <RedactBar
          key={`${redacting.start} ${redacting.end}`}
          sourceId={session.sourceId}
          range={redacting}
          words={document.text.slice(redacting.start, redacting.end)}
          reason={editing.reason}
          onRedact={wish => void redactWords(session, hand, redacting, wish, () => setRedacting(null))}
          onClose={() => {
            setRedacting(null)
            focusText()
          }}
        />
      )}
      {editing.trouble !== null && (
        <div className="editing-trouble">
          <Trouble>{`${editing.trouble} ${w.notStored}`}</Trouble>
          <Button onClick={() => void again()}>{words.source.again}</Button>
        </div>
      )}
      <div className="desk-body">
        <div className="reading-scroll scroll" tabIndex={-1}>
          <div className="reading-page" style={style}>
            <EditingSurface
              key={keyOf(document)}
              document={document}
              drawn={drawn}
              hues={framework.hues}
              label={w.text(name)}
              describedBy={helpId}
              beginAt={from}
              onKeyDown={onKeyDown}
              onBlur={onBlur}
            />
            <EditingStripes
              key={`beside-${keyOf(document)}`}
              document={document}
              drawn={drawn}
              text={text}
              order={framework.order}
              codes={byId}
              team={team}
            />
          </div>
        </div>
      </div>
      <p id={helpId} className="visually-hidden">
        {w.help}
      </p>
    </div>
  )
}

let count = 0
const keys = new WeakMap<EditingDocument, number>()

function keyOf(document: EditingDocument): number {
  let key = keys.get(document)
  if (key === undefined) keys.set(document, (key = ++count))
  return key
}
