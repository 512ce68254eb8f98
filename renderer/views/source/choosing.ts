// The list of codes at words, and what is chosen in it: applied, made, pinned, laid on a key.

import type { CodeId } from '../../../src/base/ids.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { sentencesOf } from '../../editor/units.ts'
import { useFocus } from '../../state/focus.ts'
import { useRound } from '../../state/round.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { changeCodeTo } from './coding-deeds.ts'
import type { Desk } from './desk.ts'
import type { Choice } from './desk-state.ts'
import { pinnedCodes, togglePin } from './pinned-codes.ts'
import { recentCodes, rememberCodes } from './recent-codes.ts'
import { extentInWords, placeInWords } from './say.ts'

let count = 0

/** Choosing codes at one desk. */
export class Choosing {
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Opens the list of codes for the words selected; without any, for the sentence at the caret. */
  readonly choose = (): void => {
    const range = this.#desk.reader.range() ?? this.sentenceAtCaret()
    const { reading } = this.#desk.reader
    if (range === null || reading === null) {
      useStatus.getState().hint(words.source.choose.selectFirst)
      return
    }
    this.#desk.reader.select({ anchor: range.start, focus: range.end })
    this.#desk.set({ choice: this.#choiceFor(range, null), trouble: null })
  }

  /** Opens the list of codes for the words selected and a free key of the round: what is chosen lies on it from now on. */
  readonly chooseForKey = (key: string): void => {
    this.choose()
    if (this.#desk.state.choice !== null)
      this.#desk.set({ choice: { ...this.#desk.state.choice, key, about: words.round.offer(key) } })
  }

  /** Opens the list of codes for another code of a coding. */
  readonly chooseInstead = (coding: Coding): void => {
    this.#desk.reader.keepInView(coding.end)
    const about = words.coding.changeCodeOf(this.#desk.nameOf(coding.codeId) ?? '')
    this.#desk.set({ choice: { ...this.#choiceFor(coding, null), about, coding }, trouble: null, edges: null })
  }

  /** Closes the list; the text has the keys again. */
  readonly closeChoice = (): void => {
    this.#desk.toText()
    this.#desk.set({ choice: null })
  }

  /** Closes the list because something else has the focus now. */
  readonly leaveChoice = (): void => {
    this.#desk.set({ choice: null })
  }

  /** The codes applied last. */
  readonly recentCodes = (): readonly CodeId[] => recentCodes(this.#desk.projectId())

  /** The codes that the coder at work pinned. */
  readonly pinnedCodes = (): readonly CodeId[] => pinnedCodes(this.#desk.projectId(), this.#desk.team.youId)

  /** Pins a code in the list, or takes its pin off. */
  readonly pin = (codeId: CodeId): void => {
    const { choice } = this.#desk.state
    if (choice === null) return
    const pinned = togglePin(this.#desk.projectId(), this.#desk.team.youId, codeId)
    const name = this.#desk.codes.get(codeId)?.name ?? ''
    const { pinnedNow, unpinnedNow } = words.source.choose
    this.#desk.set({
      choice: { ...choice, pinned },
      said: pinned.includes(codeId) ? pinnedNow(name) : unpinnedNow(name),
    })
  }

  /** Applies what was chosen in the list, as one act. */
  readonly applyChosen = (codeIds: readonly CodeId[]): void => {
    const range = this.#desk.state.choice?.range ?? this.#desk.reader.range()
    if (range === null) return
    const coding = this.#desk.state.choice?.coding ?? null
    if (coding !== null && codeIds.length > 1) {
      this.#desk.set({ choice: { ...this.#desk.state.choice!, trouble: words.coding.oneOnly } })
      return
    }
    const key = this.#desk.state.choice?.key ?? null
    if (key !== null) useRound.getState().bind(key, codeIds[0]!)
    // Focus first, while nothing on the page has changed: afterwards the browser would lay it out an extra time.
    this.#desk.toText()
    if (coding !== null) void changeCodeTo(this.#desk, coding, codeIds[0]!)
    else void this.#apply(codeIds, range, true)
    this.#desk.set({ choice: null, trouble: null, isDone: true })
  }

  /** Applies the last code to the words selected. */
  readonly repeat = (): void => {
    const last = useFocus.getState().lastCodeId ?? recentCodes(this.#desk.projectId())[0] ?? null
    if (this.#desk.reader.range() !== null && (last === null || !this.#desk.codes.has(last)))
      useStatus.getState().hint(words.source.choose.nothingToRepeat)
    else if (last !== null) this.applyNow(last)
    else useStatus.getState().hint(words.source.choose.selectFirst)
  }

  /** Applies a code to the words selected, at once and without the list. */
  readonly applyNow = (codeId: CodeId): void => {
    const range = this.#desk.reader.range()
    if (range === null) useStatus.getState().hint(words.source.choose.selectFirst)
    else {
      void this.#apply([codeId], range, false)
      this.#desk.set({ isDone: true, trouble: null })
    }
  }

  /** Makes a code of a name, founded on the words of the open list, and applies it to them or gives it to their coding: one act. */
  readonly makeCode = async (name: string): Promise<void> => {
    const { choice } = this.#desk.state
    if (choice === null) return
    const { range, coding } = choice
    const { session } = this.#desk.reader
    try {
      const { codeId, codingId } = await call('coding.applyNew', {
        name: name.slice(0, 200),
        sourceId: session.sourceId,
        range: { start: range.start, end: range.end },
        ...(coding === null ? {} : { codingId: coding.id }),
      })
      this.#desk.set({ choice: null, isDone: true })
      this.#desk.toText()
      rememberCodes(this.#desk.projectId(), [codeId])
      useFocus.getState().applied(codeId)
      await session.loadCodings()
      this.#desk.focusCoding(codingId)
      this.#desk.did(
        coding === null
          ? words.source.choose.made(name, extentInWords(this.#desk.reader, range))
          : words.coding.madeInstead(this.#desk.nameOf(coding.codeId) ?? '', name),
      )
    } catch (error) {
      this.#refused(error, range)
    }
  }

  #choiceFor(range: TextRange, trouble: string | null): Choice {
    const characters = this.#desk.reader.reading!.words(range).length
    return {
      n: ++count,
      range,
      about: words.source.choose.characters(characters, placeInWords(this.#desk.reader, range)),
      recent: this.recentCodes(),
      pinned: this.pinnedCodes(),
      trouble,
      coding: this.#desk.state.choice?.range === range ? this.#desk.state.choice.coding : null,
      key: this.#desk.state.choice?.range === range ? this.#desk.state.choice.key : null,
    }
  }

  /** The sentence in which the caret stands; null without one. */
  sentenceAtCaret(): TextRange | null {
    const { reading, selection } = this.#desk.reader
    if (reading === null || selection === null) return null
    const row = reading.rows[rowAt(reading.rows, selection.focus)]
    return row === undefined
      ? null
      : (sentencesOf(row).findLast(one => one.start <= selection.focus) ?? sentencesOf(row)[0] ?? null)
  }

  async #apply(codeIds: readonly CodeId[], range: TextRange, fromList: boolean): Promise<void> {
    const youId = this.#desk.team.youId
    if (youId === null) return
    const { session } = this.#desk.reader
    this.#unhide(codeIds)
    // At once: the key for the last code may come before the core's answer.
    rememberCodes(this.#desk.projectId(), codeIds)
    const last = codeIds.at(-1)
    if (last !== undefined) useFocus.getState().applied(last)
    try {
      const ids = await session.apply(codeIds, range, youId)
      if (ids[0] !== undefined) this.#desk.focusCoding(ids[0])
      const names = codeIds.map(id => this.#desk.codes.get(id)?.name ?? '').join(', ')
      const coder = this.#desk.team.coders.get(youId)?.name ?? ''
      this.#desk.set({ said: words.source.choose.applied(names, coder, extentInWords(this.#desk.reader, range)) })
    } catch (error) {
      if (fromList) this.#refused(error, range)
      else this.#desk.set({ trouble: sentenceOf(error, words.frame.mistake), isDone: false })
    }
  }

  /** What is applied is seen, whatever the filter shows. */
  #unhide(codeIds: readonly CodeId[]): void {
    const { codes } = this.#desk.state.showing
    if (codes === null || codeIds.every(id => codes.has(id))) return
    this.#desk.show({ ...this.#desk.state.showing, codes: new Set([...codes, ...codeIds]), named: null })
  }

  #refused(error: unknown, range: TextRange): void {
    this.#desk.set({ choice: this.#choiceFor(range, sentenceOf(error, words.frame.mistake)) })
  }
}
