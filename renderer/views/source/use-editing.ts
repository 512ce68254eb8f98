// A text under correction, kept in step with the core: what is typed goes there, what it tells comes into the document.

import { useCallback, useEffect, useRef, useState } from 'react'
import { stepBetween } from '../../../src/base/text-step.ts'
import type { EditOutcome } from '../../../src/sources/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { EditingDocument } from '../../editor/editing-document.ts'
import { linesOf } from '../../editor/editing-lines.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { Editing } from './editing.ts'
import type { ReadingSession, SessionChange } from './session.ts'

/** What the page of a text under correction shows, and how it is taken back or read anew. */
export interface TextUnderHand {
  readonly editing: Editing
  readonly document: EditingDocument
  /** Where the caret stands when the document is drawn. */
  readonly from: number
  /** Grows whenever codings were painted anew. */
  readonly drawn: number
  readonly text: string
  readonly turn: (name: 'project.undo' | 'project.redo') => Promise<void>
  readonly again: () => Promise<void>
  /** The next text that comes from the core is drawn as a whole: its marks changed, not only its words. */
  readonly drawWhole: () => void
}

/** A change beyond this many characters puts the text on screen anew, instead of line by line. */
const LARGE = 20_000
/** After so many milliseconds without a key the text is read again for whatever else shows it. */
const LONG_REST = 4000

/** Holds the document of a session while it is corrected, with the caret at `beginAt` at first. Whatever is typed is stored, also when the view, the tab or the window goes. */
export function useEditing(session: ReadingSession, beginAt: number): TextUnderHand {
  const w = words.editing
  const [editing] = useState(() => {
    const begun = new Editing(
      session.sourceId,
      session.source!.textState,
      { edit: input => call('source.edit', input) },
      error => sentenceOf(error, w.notStored),
    )
    begun.because(session.why)
    return begun
  })
  const [{ document, from }, setShown] = useState(() => ({ document: made(session), from: beginAt }))
  const [drawn, setDrawn] = useState(0)
  const [, setTold] = useState(0)
  const [text, setText] = useState(() => document.text)
  const drawsWhole = useRef(false)
  const drawWhole = useCallback(() => {
    drawsWhole.current = true
  }, [])

  const anew = useCallback(() => {
    const next = made(session)
    setShown({ document: next, from: document.selected()?.start ?? 0 })
    setText(next.text)
  }, [session, document])

  const washNow = useCallback(() => {
    // Codings of another state of the text stand on other words.
    if (session.codedState !== editing.state) return
    if (document.wash(session.codings)) setDrawn(n => n + 1)
  }, [session, editing, document])

  // What the core tells of the text: our own corrections are known, others are followed.
  useEffect(() => {
    const take = ({ text: isRead }: SessionChange) => {
      const source = session.source
      if (source === null || editing.isPending) return
      if (isRead && source.textState !== editing.state) {
        editing.broken(source.textState)
        if (drawsWhole.current) {
          drawsWhole.current = false
          anew()
          return
        }
        const now = source.paragraphs.map(one => one.text).join('\n')
        const step = stepBetween(document.text, now)
        if (step !== null && step.end - step.start + step.insert.length > LARGE) {
          anew()
          return
        }
        if (step !== null) document.follow(step, false)
      }
      washNow()
      setText(document.text)
    }
    return session.listen(take)
  }, [session, editing, document, anew, washNow])

  useEffect(() => {
    editing.listen((outcome: EditOutcome | null) => {
      setTold(n => n + 1)
      if (outcome === null) return
      if (!editing.isPending) washNow()
      const asked = askedAbout(outcome)
      if (asked !== null) useStatus.getState().hint(asked)
    })
  }, [editing, washNow])

  // What is stored from here need not be read again, until the hands rest or leave.
  useEffect(() => session.correctedBy(editing), [session, editing])
  useReadWhenResting(session, editing, text)

  // Nothing typed is left behind when the view, the tab or the window goes.
  useEffect(() => {
    const now = () => void editing.flush()
    window.addEventListener('pagehide', now)
    window.document.addEventListener('visibilitychange', now)
    return () => {
      window.removeEventListener('pagehide', now)
      window.document.removeEventListener('visibilitychange', now)
      void editing.flush().then(() => readAgain(session, editing))
    }
  }, [session, editing])

  const turn = useCallback(
    (name: 'project.undo' | 'project.redo') =>
      editing.inOrder(async () => {
        const isUndo = name === 'project.undo'
        if ((isUndo ? editing.stored : editing.undone) === 0) {
          useStatus.getState().hint(isUndo ? w.nothingToUndo : w.nothingToRedo)
          return
        }
        try {
          await call(name, {})
          editing.turned(isUndo ? 1 : -1)
          await session.load()
          useStatus.getState().hint(isUndo ? w.undone : w.redone)
        } catch (error) {
          useStatus.getState().refuse(error)
        }
      }),
    [editing, session, w],
  )
  useEffect(
    () =>
      document.listen({
        step: step => {
          editing.push(step)
          setText(document.text)
        },
        undo: () => void turn('project.undo'),
        redo: () => void turn('project.redo'),
      }),
    [document, editing, turn],
  )

  const again = async () => {
    try {
      await session.load()
      editing.broken(session.source!.textState)
      anew()
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }
  return { editing, document, from, drawn, text, turn, again, drawWhole }
}

/** What a correction leaves to be looked at, as a sentence; null where every coding stayed on its words. */
export function askedAbout({ carried: { cut, replaced, lost } }: Pick<EditOutcome, 'carried'>): string | null {
  return cut + replaced + lost > 0 ? words.editing.stored(cut, replaced, lost) : null
}

function made(session: ReadingSession): EditingDocument {
  const document = new EditingDocument(linesOf(session.source!))
  document.wash(session.codings)
  return document
}

function useReadWhenResting(session: ReadingSession, editing: Editing, text: string): void {
  useEffect(() => {
    const timer = setTimeout(() => readAgain(session, editing), LONG_REST)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each key begins the rest anew
  }, [session, editing, text])
}

function readAgain(session: ReadingSession, editing: Editing): void {
  if (!editing.isPending && session.source?.textState !== editing.state)
    session.load().catch(useStatus.getState().refuse)
}
