// Which stretches are about to be coded at once, as a person chose them: what a search finds, a section, a speaker's turns.

import type { Filter } from '../../../src/analysis/filter/types.ts'
import type { CaseId, SourceId, SpeakerId } from '../../../src/base/ids.ts'
import type { Input } from '../../../src/api/contract.ts'
import { rowAt } from '../../editor/reading-text.ts'
import { words } from '../../words/en.ts'
import type { Desk } from './desk.ts'

/** How much around each hit. */
export type Extent = 'word' | 'sentence' | 'paragraph' | 'turn'

/** Many stretches: of what kind, and what must be known to find them. */
export type ManyAbout =
  | {
      readonly kind: 'hits'
      readonly words: string
      readonly speakers: 'all' | 'respondents' | 'interviewers'
      readonly filter: Filter | null
    }
  | { readonly kind: 'section'; readonly sourceId: SourceId; readonly at: number; readonly row: number }
  | {
      readonly kind: 'turns'
      readonly sourceId: SourceId
      readonly speakerId: SpeakerId
      readonly label: string
      readonly participantId: CaseId | null
      readonly row: number
    }

/** What is chosen beside the code: how much around hits, or whether a person's turns everywhere are meant. */
export interface ManyChoice {
  readonly extent: Extent
  readonly everywhere: boolean
}

/** What the core is asked about these stretches. */
export function askedOf(about: ManyAbout, { extent, everywhere }: ManyChoice): Omit<Input<'coding.places'>, 'codeIds'> {
  if (about.kind === 'hits')
    return { hits: { words: about.words, speakers: about.speakers, filter: about.filter, extent } }
  if (about.kind === 'section') return { section: { sourceId: about.sourceId, at: about.at } }
  const { sourceId, speakerId, participantId } = about
  return everywhere && participantId !== null ? { participantId } : { turns: { sourceId, speakerId } }
}

/** Opens the coding of the section at the cursor. */
export function codeSection(desk: Desk): void {
  const place = placeOf(desk)
  if (place !== null) desk.set({ many: { kind: 'section', ...place }, choice: null, edges: null })
}

/** Opens the coding of the turns of whoever speaks at the cursor. */
export function codeTurns(desk: Desk): void {
  const place = placeOf(desk)
  if (place === null) return
  const speaker = desk.reader.reading?.rows[place.row]?.speaker ?? null
  if (speaker === null) {
    desk.hint(words.coding.many.nobodySpeaks)
    return
  }
  const { sourceId, row } = place
  const { id: speakerId, label, participantId } = speaker
  desk.set({
    many: { kind: 'turns', sourceId, speakerId, label, participantId, row },
    choice: null,
    edges: null,
  })
}

function placeOf(desk: Desk): { readonly sourceId: SourceId; readonly at: number; readonly row: number } | null {
  const { reader } = desk
  const at = reader.selection?.focus ?? reader.focused?.start
  if (at === undefined || reader.reading === null) {
    desk.hint(words.coding.many.openFirst)
    return null
  }
  return { sourceId: reader.session.sourceId, at, row: rowAt(reader.reading.rows, at) }
}
