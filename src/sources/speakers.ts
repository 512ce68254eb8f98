// Who speaks in a text, found from the labels before the turns. A label counts when it comes back, or when the header block
// names it: one "Note:" makes no speaker.

import { fold } from '../base/order.ts'
import { eachParagraph, isBlank } from './each-paragraph.ts'
import { peopleNamed, type NamedPerson } from './header-block.ts'
import type { HeaderField, PreparedSpeaker, PreparedTurn } from './prepared.ts'
import { labelReader, LABEL_REACH, type Label, type LabelShape } from './speaker-label.ts'
import type { ParagraphStyle } from './types.ts'

/** The speakers of a text in order of first turn, and every paragraph that belongs to one. */
export interface FoundSpeakers {
  readonly speakers: readonly PreparedSpeaker[]
  readonly turns: readonly PreparedTurn[]
}

interface Candidate extends Label {
  readonly paragraph: number
  readonly folded: string
}

interface Known {
  readonly label: string
  readonly shape: LabelShape
  readonly person: NamedPerson | null
  count: number
}

const NONE: FoundSpeakers = { speakers: [], turns: [] }
/** Of the paragraphs from the first label on, this share must be labelled before mere names count as speakers. */
const SHARE_FOR_NAMES = 0.2
const SHARE_FOR_KEYS = 0.1
/** An interviewer asks in at least this share of their turns, and clearly more often than the others. */
const QUESTION_SHARE = 0.4
const QUESTION_LEAD = 2

/** Finds the speakers and turns of a text. `header` is its header block; `styleOf` says what is known of each paragraph's style: headers, headings, remarks and notes are nobody's speech. */
export function findSpeakers(
  text: string,
  header: readonly HeaderField[] = [],
  styleOf: (paragraph: number) => ParagraphStyle = () => 'body',
): FoundSpeakers {
  const people = peopleNamed(header)
  const { candidates, paragraphs } = candidatesIn(text, styleOf)
  const chosen = choose(candidates, paragraphs, people)
  if (chosen.size === 0) return NONE
  return assemble(text, candidates, chosen, styleOf)
}

function silent(style: ParagraphStyle): boolean {
  return style === 'header' || style === 'heading' || style === 'remark' || style === 'footnote'
}

function candidatesIn(text: string, styleOf: (paragraph: number) => ParagraphStyle) {
  const candidates: Candidate[] = []
  const folds = new Map<string, string>()
  const read = labelReader()
  let paragraphs = 0
  eachParagraph(text, (paragraph, start, end) => {
    if (start === end || silent(styleOf(paragraph)) || isBlank(text, start, end)) return
    const label = read(text.slice(start, Math.min(end, start + 2 * LABEL_REACH)))
    if (label) {
      let folded = folds.get(label.label)
      if (folded === undefined) folds.set(label.label, (folded = fold(label.label)))
      candidates.push({ ...label, folded, paragraph })
    }
    if (candidates.length > 0) paragraphs++
  })
  return { candidates, paragraphs }
}

/** The labels that are speakers, by their folded form. */
function choose(
  candidates: readonly Candidate[],
  paragraphs: number,
  people: readonly NamedPerson[],
): Map<string, Known> {
  const seen = new Map<string, Known>()
  for (const { folded, label, shape } of candidates) {
    const known = seen.get(folded)
    if (known) known.count++
    else
      seen.set(folded, {
        label,
        shape,
        count: 1,
        person: people.find(person => person.aliases.includes(folded)) ?? null,
      })
  }
  const sure = (one: Known) => one.person !== null || one.shape === 'role'
  const share = (shapes: readonly LabelShape[]) =>
    candidates.filter(one => shapes.includes(one.shape) && seen.get(one.folded)!.count > 1).length /
    Math.max(1, paragraphs)
  const namesCount = share(['role', 'key', 'name']) >= SHARE_FOR_NAMES
  const keysCount = share(['role', 'key', 'name']) >= SHARE_FOR_KEYS
  const chosen = new Map<string, Known>()
  for (const [folded, one] of seen) {
    const recurs = one.count > 1
    if (sure(one) || (one.shape === 'key' && recurs && keysCount) || (one.shape === 'name' && recurs && namesCount))
      chosen.set(folded, one)
  }
  const turns = [...chosen.values()].reduce((sum, one) => sum + one.count, 0)
  const someoneKnown = [...chosen.values()].some(sure)
  const enough = chosen.size > 1 ? turns >= 2 && (someoneKnown || turns >= 4) : turns >= (someoneKnown ? 2 : 3)
  if (!enough) return new Map()
  // In what is clearly a conversation, a key that stands once is somebody who spoke once.
  if (chosen.size > 1) for (const [folded, one] of seen) if (one.shape === 'key') chosen.set(folded, one)
  return chosen
}

interface Tally {
  readonly label: string
  readonly known: Known
  turns: number
  questions: number
}

function assemble(
  text: string,
  candidates: readonly Candidate[],
  chosen: ReadonlyMap<string, Known>,
  styleOf: (paragraph: number) => ParagraphStyle,
): FoundSpeakers {
  const speakers = new Map<string, number>()
  const tallies: Tally[] = []
  const turns: PreparedTurn[] = []
  let next = 0
  let current = -1
  let asked = false
  const ask = (tally: Tally, start: number, end: number) => {
    if (asked || !text.slice(start, end).includes('?')) return
    asked = true
    tally.questions++
  }
  eachParagraph(text, (paragraph, start, end) => {
    if (start === end) return
    while (next < candidates.length && candidates[next]!.paragraph < paragraph) next++
    const candidate = candidates[next]?.paragraph === paragraph ? candidates[next]! : null
    const known = candidate && chosen.get(candidate.folded)
    if (candidate && known) {
      // Two labels of one named person ("Kate", "KO") are one speaker.
      const identity = known.person ? `person ${known.person.aliases[0]}` : candidate.folded
      let speaker = speakers.get(identity)
      if (speaker === undefined) {
        speaker = tallies.push({ label: known.label, known, turns: 0, questions: 0 }) - 1
        speakers.set(identity, speaker)
      }
      current = speaker
      const tally = tallies[speaker]!
      tally.turns++
      asked = false
      ask(tally, start, end)
      turns.push({ paragraph, speaker, speechStart: Math.min(candidate.speechStart, end - start) })
      return
    }
    const style = styleOf(paragraph)
    if (silent(style)) {
      current = -1
      return
    }
    // A paragraph wholly in brackets, "[Recording stops]", is the transcriber's, and the turn goes on after it.
    if (current < 0 || isBlank(text, start, end) || isAside(text, start, end)) return
    turns.push({ paragraph, speaker: current, speechStart: 0 })
    ask(tallies[current]!, start, end)
  })
  return { speakers: withRoles(tallies), turns }
}

function isAside(text: string, start: number, end: number): boolean {
  if (end - start > 200 || text.charCodeAt(end - 1) !== 0x5d) return false
  return /^\s*\[[^[\]]*\]\s*$/.test(text.slice(start, end))
}

function withRoles(tallies: readonly Tally[]): PreparedSpeaker[] {
  const roles = tallies.map(
    ({ known }) => known.person?.role ?? (known.shape === 'role' ? roleOfWord(known.label) : null),
  )
  if (!roles.includes('interviewer') && tallies.length > 1) {
    const asks = tallies.map((one, at) => (roles[at] === null ? one.questions / one.turns : 0))
    const most = asks.indexOf(Math.max(...asks))
    const others = Math.max(...asks.filter((_, at) => at !== most))
    if (asks[most]! >= QUESTION_SHARE && asks[most]! >= QUESTION_LEAD * others) roles[most] = 'interviewer'
  }
  return tallies.map(({ label }, at) => ({ label, role: roles[at] ?? 'respondent' }))
}

/** What a role word says of its speaker; null where it says nothing, as "Speaker 2" does. */
function roleOfWord(label: string): PreparedSpeaker['role'] | null {
  const word = label.toLowerCase().replace(/(?:[ -]?\d{1,3}|[ -][a-f])$/, '')
  if (/^(?:interviewer|moderator|facilitator|researcher|int|iv|ir|q|i)$/.test(word)) return 'interviewer'
  if (/^(?:interviewee|respondent|participant|informant|focus group member|patient|carer|ie|a|r|p)$/.test(word))
    return 'respondent'
  if (/^(?:speaker|chair|(?:fe)?male(?: voice| speaker)?)$/.test(word)) return null
  return 'other'
}
