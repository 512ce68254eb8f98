// What is done to words of a text under correction beyond typing: one thing replaced everywhere, a name redacted.

import type { TextRange } from '../../../src/base/text-range.ts'
import type { FindWords } from '../../../src/sources/find-in-text.ts'
import { call } from '../../client/client.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { given } from './editing.ts'
import type { RedactionWish } from './redact-bar.tsx'
import type { ReadingSession } from './session.ts'
import { askedAbout, type TextUnderHand } from './use-editing.ts'

const w = words.editing

/** Replaces what is found everywhere in the text, once all that was typed is stored. */
export function replaceEverywhere(
  session: ReadingSession,
  { editing }: TextUnderHand,
  what: FindWords,
  by: string,
): Promise<void> {
  return editing.inOrder(async () => {
    try {
      const outcome = await call('source.findReplace', {
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
      say(w.bar.replaced(outcome.count, what.words, by), askedAbout(outcome))
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  })
}

/** Puts a pseudonym in place of words. `onDone` once it is stored, before the text is read again. */
export function redactWords(
  session: ReadingSession,
  { editing, drawWhole }: TextUnderHand,
  range: TextRange,
  { by, kind, scope, reason }: RedactionWish,
  onDone: () => void,
): Promise<void> {
  return editing.inOrder(async () => {
    try {
      const outcome = await call('source.redact', {
        sourceId: session.sourceId,
        state: editing.state,
        range,
        scope,
        by,
        kind,
        ...given(reason),
      })
      onDone()
      editing.storedAlso()
      // What stands in place of words is marked: the lines are drawn anew.
      drawWhole()
      await session.load()
      say(w.redact.done(outcome.places, outcome.sources), askedAbout(outcome))
      focusText()
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  })
}

function say(done: string, asked: string | null): void {
  useStatus.getState().say(asked === null ? done : `${done}. ${asked}`)
}

/** Puts the focus into the text that is corrected. */
export function focusText(): void {
  window.document.querySelector<HTMLElement>('.editing')?.focus()
}
