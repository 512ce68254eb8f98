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
import { stepBetween } from '../../../src/base/text-step.ts'
import type { FindWords } from '../../../src/sources/find-in-text.ts'
import type { EditOutcome } from '../../../src/sources/types.ts'
import { useActions } from '../../actions/registry.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Trouble } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { BarLine, BarMore, Spacer, Toolbar } from '../../components/toolbar.tsx'
import { EditingDocument } from '../../editor/editing-document.ts'
import { linesOf } from '../../editor/editing-lines.ts'
import { EditingSurface } from '../../editor/editing-surface.tsx'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { Editing, given } from './editing.ts'
import { EditingStripes } from './editing-stripes.tsx'
import { FindBar } from './find-bar.tsx'
import { RedactBar, type RedactionWish } from './redact-bar.tsx'
import { PlacesBadge } from './places-badge.tsx'
import { lanesFor, speakerColumn } from './reading-desk.tsx'
import type { ReadingSession, SessionChange } from './session.ts'
import { useFrameworkAndTeam } from './use-framework.ts'

interface EditingDeskProps {
  readonly session: ReadingSession
  /** Where the caret stands at first. */
  readonly beginAt: number
  /** Told where the caret stands when the view goes. */
  readonly onStand: (at: number) => void
  readonly onLeave: (at: number) => void
}

/** A change beyond this many characters puts the text on screen anew, instead of line by line. */
const LARGE = 20_000

/** One source being corrected. */
export function EditingDesk({ session, beginAt, onStand, onLeave }: EditingDeskProps): ReactNode {
  const w = words.editing
  const helpId = useId()
  const { framework, team, byId } = useFrameworkAndTeam()
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
  const hasLeft = useRef(false)
  const drawsAnew = useRef(false)
  const [, setTold] = useState(0)
  const [finding, setFinding] = useState<string | null>(null)
  const [redacting, setRedacting] = useState<TextRange | null>(() => session.takeRedaction())
  const [text, setText] = useState(() => document.text)

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
        if (drawsAnew.current) {
          drawsAnew.current = false
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
      const { cut, replaced, lost } = outcome.carried
      if (cut + replaced + lost > 0) useStatus.getState().hint(w.stored(cut, replaced, lost))
    })
  }, [editing, washNow, w])

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
  const redactNow = (range: TextRange, { by, kind, scope, reason }: RedactionWish) =>
    editing.inOrder(async () => {
      try {
        const { places, sources, carried } = await call('source.redact', {
          sourceId: session.sourceId,
          state: editing.state,
          range,
          scope,
          by,
          kind,
          ...given(reason),
        })
        setRedacting(null)
        editing.storedAlso()
        // What stands in place of words is marked: the lines are drawn anew.
        drawsAnew.current = true
        await session.load()
        const { cut, replaced, lost } = carried
        const asked = cut + replaced + lost > 0 ? `. ${w.stored(cut, replaced, lost)}` : ''
        useStatus.getState().say(`${w.redact.done(places, sources)}${asked}`)
        window.document.querySelector<HTMLElement>('.editing')?.focus()
      } catch (error) {
        useStatus.getState().refuse(error)
      }
    })
  const replaceAll = (what: FindWords, by: string) => editing.inOrder(() => replaceNow(what, by))
  const replaceNow = async (what: FindWords, by: string) => {
    try {
      const { count, carried } = await call('source.findReplace', {
        sourceId: session.sourceId,
        state: editing.state,
        words: what.words,
        matchCase: what.matchCase === true,
        wholeWords: what.wholeWords === true,
        by,
        ...given(editing.reason),
      })
      editing.storedAlso()
      await session.load()
      const { cut, replaced, lost } = carried
      const asked = cut + replaced + lost > 0 ? `. ${w.stored(cut, replaced, lost)}` : ''
      useStatus.getState().say(`${w.bar.replaced(count, what.words, by)}${asked}`)
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }

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
      <Toolbar label={w.mode}>
        <span className="editing-mode">
          <Icon name="pencil" />
          {w.mode}
        </span>
        <span className="editing-state hint">{editing.isPending ? w.saving : w.saved}</span>
        <BarLine />
        <Button
          look="flat"
          icon="find"
          pressed={finding !== null}
          onClick={() => (finding === null ? find() : setFinding(null))}
        >
          {w.find}
        </Button>
        <Button
          look="flat"
          icon="shield"
          title={w.redact.hint}
          pressed={redacting !== null}
          onClick={() => (redacting === null ? redact() : setRedacting(null))}
        >
          {w.redact.deed}
        </Button>
        <BarMore>
          <Button
            look="flat"
            icon="undo"
            onClick={() => void turn('project.undo')}
            disabled={editing.stored === 0 && !editing.isPending}
          >
            {w.undo}
          </Button>
          <Button look="flat" icon="redo" onClick={() => void turn('project.redo')} disabled={editing.undone === 0}>
            {w.redo}
          </Button>
        </BarMore>
        <Spacer />
        <Why editing={editing} session={session} />
        <PlacesBadge sourceId={session.sourceId} />
        <Button look="primary" onClick={() => void leave()}>
          {w.done}
        </Button>
      </Toolbar>
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
          onReplaceAll={(what, by) => void replaceAll(what, by)}
          onClose={() => {
            setFinding(null)
            window.document.querySelector<HTMLElement>('.editing')?.focus()
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
          onRedact={wish => void redactNow(redacting, wish)}
          onClose={() => {
            setRedacting(null)
            window.document.querySelector<HTMLElement>('.editing')?.focus()
          }}
        />
      )}
      {editing.trouble !== null && (
        <div className="editing-trouble">
          <Trouble>{`${editing.trouble} ${w.notStored}`}</Trouble>
          <Button
            onClick={() => {
              void again()
            }}
          >
            {words.source.again}
          </Button>
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

function made(session: ReadingSession): EditingDocument {
  const document = new EditingDocument(linesOf(session.source!))
  document.wash(session.codings)
  return document
}

/** After so many milliseconds without a key the text is read again for whatever else shows it. */
const LONG_REST = 4000

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

/** Why the text is corrected: goes into its history with whatever is stored from now on. */
function Why({ editing, session }: { editing: Editing; session: ReadingSession }): ReactNode {
  const w = words.editing
  const [reason, setReason] = useState(editing.reason)
  return (
    <label className="editing-why">
      <span>{w.why}</span>
      <input
        type="text"
        maxLength={2000}
        placeholder={w.whyHint}
        title={w.whyHint}
        value={reason}
        onChange={event => {
          setReason(event.target.value)
          editing.because(event.target.value)
          session.because(event.target.value)
        }}
      />
    </label>
  )
}
