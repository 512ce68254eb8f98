// What a person does at a text. The state of the desk is one value that React draws; every deed is a method here, or of its choosing
// and its ways, or in a file of its own, used by keys, buttons and the palette alike.

import type { CodeId, CoderId, CodingId } from '../../../src/base/ids.ts'
import type { MemoMark } from '../../../src/memos/types.ts'
import type { TextRange } from '../../../src/base/text-range.ts'
import type { Code } from '../../../src/framework/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { useFocus } from '../../state/focus.ts'
import { useProject } from '../../state/project.ts'
import { useRound } from '../../state/round.ts'
import { useStatus } from '../../state/status.ts'
import { words } from '../../words/en.ts'
import { judgingWords } from '../../words/judging.ts'
import { Choosing } from './choosing.ts'
import { CLEAR_DESK, type DeskState } from './desk-state.ts'
import { placeBeside } from './place-beside.ts'
import type { Place } from './place-popover.ts'
import type { Reader, Showing } from './reader.ts'
import { placeInWords, selectionInWords } from './say.ts'
import type { Team } from './team.ts'
import { Way } from './way.ts'

let count = 0

/** One desk. */
export class Desk {
  readonly reader: Reader
  state: DeskState = CLEAR_DESK
  /** The framework, and the team. */
  codes: ReadonlyMap<string, Code> = new Map()
  team: Team = { coders: new Map(), youId: null }
  readonly choosing = new Choosing(this)
  readonly way = new Way(this)
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
    this.codes = codes
    this.team = team
    useRound.getState().know(this.projectId(), team.youId)
  }

  /** The whole paragraph is told next, also where the caret stood in it before. */
  tellWhole(): void {
    this.#row = -1
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
    const said = selectionInWords(reader, this.codes, this.team, row !== this.#row)
    this.#row = row
    // Other words were selected: the list that was open is not about them.
    const stays =
      this.state.choice !== null &&
      range !== null &&
      range.start === this.state.choice.range.start &&
      range.end === this.state.choice.range.end
    this.#set({ said, trouble: null, isDone: false, choice: stays ? this.state.choice : null })
  }

  /** Opens the panel where keys are given to codes for a round. */
  readonly openKeys = (): void => this.#set({ isKeying: true, choice: null })

  /** Closes it; the text has the keys again. */
  readonly closeKeys = (): void => {
    this.#set({ isKeying: false })
    this.#toText()
  }

  /** Tells a screen reader something. */
  readonly say = (said: string): void => this.#set({ said })

  /** The name of a code of the framework; null when it is not there. */
  readonly nameOf = (codeId: CodeId): string | null => this.codes.get(codeId)?.name ?? null

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
  readonly refused = (error: unknown): void => {
    if (this.reader.range() === null) useStatus.getState().refuse(error)
    this.set({ trouble: sentenceOf(error, words.frame.mistake), isDone: false })
  }

  /** The name of a coder. */
  readonly coderName = (coderId: CoderId): string => this.team.coders.get(coderId)?.name ?? ''

  /** Makes a coding the focused one. */
  readonly focusCoding = (codingId: CodingId): void => {
    useFocus.getState().focus({ kind: 'coding', sourceId: this.reader.session.sourceId, codingId })
  }

  /** Removes the focused coding. */
  readonly removeFocused = async (): Promise<void> => {
    const coding = this.reader.focused
    if (coding === null || this.reader.session.isComing(coding.id)) return
    useFocus.getState().focus(null)
    try {
      await this.reader.session.remove([coding.id])
      useStatus.getState().say(words.source.coding.removed(this.codes.get(coding.codeId)?.name ?? ''))
    } catch (error) {
      this.focusCoding(coding.id)
      this.refused(error)
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
      const code = this.codes.get(coding.codeId)?.name ?? ''
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

  /** Opens the propositions for the words selected; without any, for the focused coding's, else the sentence at the caret. */
  readonly judge = (): void => {
    const { reading } = this.reader
    const range = this.reader.range() ?? this.reader.focused ?? this.choosing.sentenceAtCaret()
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

  /** Ends the memo being written. */
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

  /** The open project's id. */
  projectId(): string | null {
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
