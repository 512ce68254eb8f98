// What a person does at a text: choosing codes, repeating, walking through codings, removing, writing memos. The state of
// the desk is one value that React draws; every deed is a method here, used by keys, buttons and the palette alike.

import type { CodeId, CoderId, CodingId } from '../../../src/base/ids.ts'
import type { MemoMark } from '../../../src/memos/types.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Coding } from '../../../src/coding/types.ts'
import type { Code } from '../../../src/framework/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { caretAt, rangeOf } from '../../editor/moves.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { useFocus } from '../../state/focus.ts'
import { useProject } from '../../state/project.ts'
import { useRound } from '../../state/round.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { judgingWords } from '../../words/judging.ts'
import { sentencesOf } from '../../editor/units.ts'
import { changeCodeTo } from './coding-deeds.ts'
import { codableTurns, notCodedYet } from './coverage.ts'
import { CLEAR_DESK, type Choice, type DeskState } from './desk-state.ts'
import { placeBeside } from './place-beside.ts'
import type { Place } from './place-popover.ts'
import type { Reader, Showing } from './reader.ts'
import { pinnedCodes, togglePin } from './pinned-codes.ts'
import { recentCodes, rememberCodes } from './recent-codes.ts'
import { codedAlone, extentInWords, placeInWords, selectionInWords } from './say.ts'
import type { Team } from './team.ts'

let count = 0

/** One desk. */
export class Desk {
  readonly reader: Reader
  state: DeskState = CLEAR_DESK
  #codes: ReadonlyMap<string, Code> = new Map()
  #team: Team = { coders: new Map(), youId: null }
  #row = -1
  readonly #listeners = new Set<() => void>()

  constructor(reader: Reader) {
    this.reader = reader
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes in the framework and the team. */
  know(codes: ReadonlyMap<string, Code>, team: Team): void {
    this.#codes = codes
    this.#team = team
    useRound.getState().know(this.#projectId(), team.youId)
  }

  /** Shows other codings. */
  readonly show = (showing: Showing): void => {
    this.#set({ showing })
    this.reader.show(showing)
  }

  /** Takes in what is focused in the window. */
  focused(codingId: CodingId | null): void {
    if (codingId === this.state.focusedId) return
    // Edges in hand are the focused coding's.
    this.#set({ focusedId: codingId, edges: this.state.edges?.id === codingId ? this.state.edges : null })
    this.reader.focus(codingId)
  }

  /** After the selection moved: tells the window and the screen reader. */
  moved(): void {
    const { reader } = this
    const range = reader.range()
    const { sourceId } = reader.session
    useFocus.getState().select(range === null ? null : { sourceId, range })
    const { selection, reading } = reader
    const row = selection === null || reading === null ? -1 : rowAt(reading.rows, selection.focus)
    const said = selectionInWords(reader, this.#codes, this.#team, row !== this.#row)
    this.#row = row
    // Other words were selected: the list that was open is not about them.
    const stays =
      this.state.choice !== null &&
      range !== null &&
      range.start === this.state.choice.range.start &&
      range.end === this.state.choice.range.end
    this.#set({ said, trouble: null, isDone: false, choice: stays ? this.state.choice : null })
  }

  /** Opens the list of codes for the words selected; without any, for the sentence at the caret. */
  readonly choose = (): void => {
    const range = this.reader.range() ?? this.#sentenceAtCaret()
    const { reading } = this.reader
    if (range === null || reading === null) {
      useStatus.getState().hint(words.source.choose.selectFirst)
      return
    }
    this.reader.select({ anchor: range.start, focus: range.end })
    this.#set({ choice: this.#choiceFor(range, null), trouble: null })
  }

  /** Opens the list of codes for the words selected and a free key of the round: what is chosen lies on it from now on. */
  readonly chooseForKey = (key: string): void => {
    this.choose()
    if (this.state.choice !== null) this.#set({ choice: { ...this.state.choice, key, about: words.round.offer(key) } })
  }

  /** Opens the list of codes for another code of a coding. */
  readonly chooseInstead = (coding: Coding): void => {
    this.reader.keepInView(coding.end)
    const about = words.coding.changeCodeOf(this.nameOf(coding.codeId) ?? '')
    this.#set({ choice: { ...this.#choiceFor(coding, null), about, coding }, trouble: null, edges: null })
  }

  /** Closes the list; the text has the keys again. */
  readonly closeChoice = (): void => {
    this.#toText()
    this.#set({ choice: null })
  }

  /** Closes the list because something else has the focus now. */
  readonly leaveChoice = (): void => {
    this.#set({ choice: null })
  }

  /** The codes applied last. */
  readonly recentCodes = (): readonly CodeId[] => recentCodes(this.#projectId())

  /** The codes that the coder at work pinned. */
  readonly pinnedCodes = (): readonly CodeId[] => pinnedCodes(this.#projectId(), this.#team.youId)

  /** Pins a code in the list, or takes its pin off. */
  readonly pin = (codeId: CodeId): void => {
    const { choice } = this.state
    if (choice === null) return
    const pinned = togglePin(this.#projectId(), this.#team.youId, codeId)
    const name = this.#codes.get(codeId)?.name ?? ''
    const { pinnedNow, unpinnedNow } = words.source.choose
    this.#set({
      choice: { ...choice, pinned },
      said: pinned.includes(codeId) ? pinnedNow(name) : unpinnedNow(name),
    })
  }

  /** Applies what was chosen in the list, as one act. */
  readonly applyChosen = (codeIds: readonly CodeId[]): void => {
    const range = this.state.choice?.range ?? this.reader.range()
    if (range === null) return
    const coding = this.state.choice?.coding ?? null
    if (coding !== null && codeIds.length > 1) {
      this.#set({ choice: { ...this.state.choice!, trouble: words.coding.oneOnly } })
      return
    }
    const key = this.state.choice?.key ?? null
    if (key !== null) useRound.getState().bind(key, codeIds[0]!)
    // Focus first, while nothing on the page has changed: afterwards the browser would lay it out an extra time.
    this.#toText()
    if (coding !== null) void changeCodeTo(this, coding, codeIds[0]!)
    else void this.#apply(codeIds, range, true)
    this.#set({ choice: null, trouble: null, isDone: true })
  }

  /** Applies the last code to the words selected. */
  readonly repeat = (): void => {
    const last = useFocus.getState().lastCodeId ?? recentCodes(this.#projectId())[0] ?? null
    if (this.reader.range() !== null && (last === null || !this.#codes.has(last)))
      useStatus.getState().hint(words.source.choose.nothingToRepeat)
    else if (last !== null) this.applyNow(last)
    else useStatus.getState().hint(words.source.choose.selectFirst)
  }

  /** Opens the panel where keys are given to codes for a round. */
  readonly openKeys = (): void => this.#set({ isKeying: true, choice: null })

  /** Closes it; the text has the keys again. */
  readonly closeKeys = (): void => {
    this.#set({ isKeying: false })
    this.#toText()
  }

  /** Applies a code to the words selected, at once and without the list. */
  readonly applyNow = (codeId: CodeId): void => {
    const range = this.reader.range()
    if (range === null) useStatus.getState().hint(words.source.choose.selectFirst)
    else {
      void this.#apply([codeId], range, false)
      this.#set({ isDone: true, trouble: null })
    }
  }

  /** Tells a screen reader something. */
  readonly say = (said: string): void => this.#set({ said })

  /** The name of a code of the framework; null when it is not there. */
  readonly nameOf = (codeId: CodeId): string | null => this.#codes.get(codeId)?.name ?? null

  /** Makes a code of a name, founded on the words of the open list, and applies it to them or gives it to their coding: one act. */
  readonly makeCode = async (name: string): Promise<void> => {
    const { choice } = this.state
    if (choice === null) return
    const { range, coding } = choice
    const { session } = this.reader
    try {
      const { codeId, codingId } = await call('coding.applyNew', {
        name: name.slice(0, 200),
        sourceId: session.sourceId,
        range: { start: range.start, end: range.end },
        ...(coding === null ? {} : { codingId: coding.id }),
      })
      this.#set({ choice: null, isDone: true })
      this.#toText()
      rememberCodes(this.#projectId(), [codeId])
      useFocus.getState().applied(codeId)
      await session.loadCodings()
      this.focusCoding(codingId)
      this.did(
        coding === null
          ? words.source.choose.made(name, extentInWords(this.reader, range))
          : words.coding.madeInstead(this.nameOf(coding.codeId) ?? '', name),
      )
    } catch (error) {
      this.#refused(error, range, true)
    }
  }

  /** Changes what is shown. For the deeds in files of their own. */
  readonly set = (change: Partial<DeskState>): void => this.#set(change)

  /** Gives the text the keys. */
  readonly toText = (): void => this.#toText()

  /** Says that something was done: in the status bar, and to a screen reader. */
  readonly did = (said: string): void => {
    useStatus.getState().say(said)
    this.#set({ said })
  }

  /** Says how something is done that could not be done now. */
  readonly hint = (said: string): void => {
    useStatus.getState().hint(said)
    this.#set({ said })
  }

  /** Shows what was refused, at the words it is about. */
  readonly refused = (error: unknown, about: TextRange): void => {
    if (this.reader.range() === null) useStatus.getState().refuse(error)
    this.#refused(error, about, false)
  }

  /** The name of a coder. */
  readonly coderName = (coderId: CoderId): string => this.#team.coders.get(coderId)?.name ?? ''

  /** Makes a coding the focused one. */
  readonly focusCoding = (codingId: CodingId): void => {
    useFocus.getState().focus({ kind: 'coding', sourceId: this.reader.session.sourceId, codingId })
  }

  /** Makes a coding whose stripe was pressed the focused one; keys go on from its first words, unless words are selected. */
  readonly pressStripe = (codingId: CodingId): void => {
    const { reader } = this
    const coding = reader.codings.find(one => one.id === codingId)
    if (coding !== undefined && reader.reading !== null && reader.range() === null)
      reader.select(caretAt(reader.reading, coding.start))
    this.focusCoding(codingId)
  }

  /** Goes to the next or previous coding at the caret, the selection or the focused coding. */
  readonly walk = (step: 1 | -1): void => {
    const { reader } = this
    const place =
      rangeOf(reader.selection) ??
      (reader.selection === null ? reader.focused : { start: reader.selection.focus, end: reader.selection.focus })
    if (place === null) return
    const here = reader.codingsAt(place)
    if (here.length === 0) {
      this.#set({ said: words.source.notCodedHere })
      return
    }
    const at = here.findIndex(coding => coding.id === this.state.focusedId)
    const next = here[at === -1 ? (step === 1 ? 0 : here.length - 1) : (at + step + here.length) % here.length]!
    this.focusCoding(next.id)
    this.#set({
      said: words.source.walked(
        codedAlone(reader, next, this.#codes, this.#team),
        words.source.coding.here(here.indexOf(next) + 1, here.length),
      ),
    })
  }

  /** Lists the codings beside a row; without one, beside the paragraph of the caret. Null closes the list. */
  readonly list = (row?: number | null): void => {
    const { reading, selection, focused } = this.reader
    const at = row === undefined ? (selection?.focus ?? focused?.start ?? null) : null
    const listed = row ?? (at === null || reading === null ? null : rowAt(reading.rows, at))
    if (listed !== null && !this.reader.stripes.rows.has(listed)) this.#set({ said: words.source.notCodedHere })
    else this.#set({ listed })
    if (row === null) this.#toText()
  }

  /** Removes the focused coding. */
  readonly removeFocused = async (): Promise<void> => {
    const coding = this.reader.focused
    if (coding === null || this.reader.session.isComing(coding.id)) return
    useFocus.getState().focus(null)
    try {
      await this.reader.session.remove([coding.id])
      useStatus.getState().say(words.source.coding.removed(this.#codes.get(coding.codeId)?.name ?? ''))
    } catch (error) {
      this.focusCoding(coding.id)
      this.#refused(error, coding, false)
    }
  }

  /** Begins a memo on the focused coding, or on the words selected. */
  readonly writeMemo = (): void => {
    const coding = this.reader.focused
    const range = this.reader.range()
    if (range !== null && (coding === null || !(range.start >= coding.start && range.end <= coding.end))) {
      this.#set({
        memo: { n: ++count, codingId: null, range, title: words.source.memo.passage(placeInWords(this.reader, range)) },
      })
    } else if (coding !== null) {
      const code = this.#codes.get(coding.codeId)?.name ?? ''
      this.#set({
        memo: { n: ++count, codingId: coding.id, range: coding, title: words.source.coding.memoTitle(code) },
      })
      this.reader.keepInView(coding.end)
    } else useStatus.getState().hint(words.source.choose.selectFirst)
  }

  /** Goes on with a memo that stands on words of this source. */
  readonly openMemo = ({ memoId, range }: MemoMark): void => {
    void this.reader.reveal(range, false)
    const title = words.source.memo.passage(placeInWords(this.reader, range))
    this.#set({ memo: { n: ++count, codingId: null, range, title, memoId } })
  }

  /** Ends the memo being written. */
  /** Opens the propositions for the words selected; without any, for the focused coding's, else the sentence at the caret. */
  readonly judge = (): void => {
    const { reading } = this.reader
    const range = this.reader.range() ?? this.reader.focused ?? this.#sentenceAtCaret()
    if (range === null || reading === null) {
      useStatus.getState().hint(judgingWords.selectFirst)
      return
    }
    const { start, end } = range
    const title = reading.words({ start, end: Math.min(end, start + 80) }).replaceAll(/\s+/g, ' ')
    this.reader.keepInView(end)
    this.#set({
      judging: { n: ++count, range: { start, end }, title: end > start + 80 ? `${title}…` : title },
      choice: null,
    })
  }

  /** Closes them; the text has the keys again. */
  readonly closeJudging = (): void => {
    this.#set({ judging: null })
    this.#toText()
  }

  readonly closeMemo = (): void => {
    this.#set({ memo: null })
    this.#toText()
  }

  /** Shows the excerpts of a code beside the text; without one, of the focused coding's code. */
  readonly showExcerpts = (codeId?: CodeId): void => {
    const id = codeId ?? this.reader.focused?.codeId ?? null
    if (id !== null) this.#set({ excerptsOf: id, choice: null })
  }

  readonly closeExcerpts = (): void => {
    this.#set({ excerptsOf: null })
    this.#toText()
  }

  /** Goes to words of this source and makes their coding the focused one. */
  readonly reveal = (range: TextRange, codingId: CodingId | null): void => {
    if (codingId !== null) this.focusCoding(codingId)
    void this.reader.reveal(range, true)
  }

  /** Goes to the next or previous turn that the coder at work has not coded, from the caret and round the ends of the text. */
  readonly walkNotCoded = (step: 1 | -1, at = this.reader.selection?.focus ?? -1): void => {
    const { reading, session } = this.reader
    if (reading === null || this.#team.youId === null) return
    const open = notCodedYet(codableTurns(reading), session.codings, this.#team.youId)
    const turn =
      step === 1
        ? (open.find(one => one.start > at) ?? open[0])
        : (open.findLast(one => one.end < at) ?? open.findLast(one => one.start !== at))
    this.#toText()
    if (turn === undefined) {
      useStatus.getState().hint(words.source.nothingLeft)
      this.#set({ said: words.source.nothingLeft })
      return
    }
    // The whole paragraph is told, also where the caret stood in it before.
    this.#row = -1
    this.reader.select(caretAt(reading, turn.start))
    void this.reader.reveal({ start: turn.start, end: turn.start + 1 }, false)
  }

  /** Goes to the first turn not coded yet. */
  readonly firstNotCoded = (): void => this.walkNotCoded(1, -1)

  /** Goes to the next one. */
  readonly nextNotCoded = (): void => this.walkNotCoded(1)

  /** Puts the caret at the beginning of a row and gives the text the keys. */
  readonly goToRow = (index: number): void => {
    const row = this.reader.reading?.rows[index]
    if (row !== undefined) this.reader.select({ anchor: row.speech, focus: row.speech })
    this.#toText()
  }

  /** Marks the source as coded by the coder at work, or takes the mark back. */
  readonly markCoded = async (coded: boolean): Promise<void> => {
    try {
      await call('source.markCoded', { sourceId: this.reader.session.sourceId, coded })
    } catch (error) {
      useStatus.getState().refuse(error)
    }
  }

  /** Where a popover of a size goes beside words. */
  readonly placeBeside = (range: TextRange, size: { width: number; height: number }): Place =>
    placeBeside(this.reader.surface, this.reader.scroller, range, size)

  #choiceFor(range: TextRange, trouble: string | null): Choice {
    const characters = this.reader.reading!.words(range).length
    return {
      n: ++count,
      range,
      about: words.source.choose.characters(characters, placeInWords(this.reader, range)),
      recent: this.recentCodes(),
      pinned: this.pinnedCodes(),
      trouble,
      coding: this.state.choice?.range === range ? this.state.choice.coding : null,
      key: this.state.choice?.range === range ? this.state.choice.key : null,
    }
  }

  #sentenceAtCaret(): TextRange | null {
    const { reading, selection } = this.reader
    if (reading === null || selection === null) return null
    const row = reading.rows[rowAt(reading.rows, selection.focus)]
    return row === undefined
      ? null
      : (sentencesOf(row).findLast(one => one.start <= selection.focus) ?? sentencesOf(row)[0] ?? null)
  }

  async #apply(codeIds: readonly CodeId[], range: TextRange, fromList: boolean): Promise<void> {
    const youId = this.#team.youId
    if (youId === null) return
    const { session } = this.reader
    this.#unhide(codeIds)
    try {
      const ids = await session.apply(codeIds, range, youId)
      rememberCodes(this.#projectId(), codeIds)
      const last = codeIds.at(-1)
      if (last !== undefined) useFocus.getState().applied(last)
      if (ids[0] !== undefined) this.focusCoding(ids[0])
      const names = codeIds.map(id => this.#codes.get(id)?.name ?? '').join(', ')
      const coder = this.#team.coders.get(youId)?.name ?? ''
      this.#set({ said: words.source.choose.applied(names, coder, extentInWords(this.reader, range)) })
    } catch (error) {
      this.#refused(error, range, fromList)
    }
  }

  /** What is applied is seen, whatever the filter shows. */
  #unhide(codeIds: readonly CodeId[]): void {
    const { codes } = this.state.showing
    if (codes === null || codeIds.every(id => codes.has(id))) return
    this.show({ ...this.state.showing, codes: new Set([...codes, ...codeIds]), named: null })
  }

  #refused(error: unknown, range: TextRange, inList: boolean): void {
    const trouble = sentenceOf(error, words.frame.mistake)
    if (inList) this.#set({ choice: this.#choiceFor(range, trouble) })
    else this.#set({ trouble, isDone: false })
  }

  #projectId(): string | null {
    return useProject.getState().info?.id ?? null
  }

  #toText(): void {
    this.reader.surface?.root.focus({ preventScroll: true })
  }

  #set(change: Partial<DeskState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
