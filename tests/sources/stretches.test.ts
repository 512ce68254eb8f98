import { describe, expect, it } from 'vitest'
import { readingText } from '../../renderer/editor/reading-text.ts'
import { Stretches, type Extent } from '../../src/sources/stretches.ts'
import type { Paragraph, ParagraphStyle, Speaker } from '../../src/sources/types.ts'

/** A text from lines: "# " begins a heading (more signs, lower level), "KO: " a turn under that label; other lines go on with who spoke. */
function aText(...lines: readonly string[]) {
  const paragraphs: Paragraph[] = []
  const speakers = new Map<string, Speaker>()
  let start = 0
  let number = 0
  let speakerId: Paragraph['speakerId'] = null
  for (const text of lines) {
    const heading = /^(#+) /.exec(text)
    const label = /^([A-Z0-9]+):\s*/.exec(text)
    if (heading) speakerId = null
    if (label) {
      speakerId = label[1] as NonNullable<Paragraph['speakerId']>
      speakers.set(speakerId, { id: speakerId, label: label[1]!, role: 'other', participantId: null })
    }
    const style: ParagraphStyle = heading ? 'heading' : 'body'
    const blank = text.trim() === ''
    paragraphs.push({
      id: `p${paragraphs.length}` as Paragraph['id'],
      number: blank ? null : ++number,
      start,
      text,
      style,
      level: heading ? heading[1]!.length : null,
      page: null,
      speakerId: blank ? null : speakerId,
      speechStart: label?.[0].length ?? 0,
      marks: [],
    })
    start += text.length + 1
  }
  const text = lines.join('\n')
  return { text, paragraphs, speakers: [...speakers.values()], stretches: new Stretches(paragraphs) }
}

const TALK = aText(
  'KO: Why?',
  '',
  'R1: It was late. We went. ',
  'And they stayed.',
  '',
  'KO:',
  'R2: Dr. No left.',
  'R2: Yes.',
)

describe('turns', () => {
  const turns = (...who: string[]) =>
    TALK.stretches.turnsOf(new Set(who) as never).map(range => TALK.text.slice(range.start, range.end))
  it('hold what a speaker says until another speaks', () =>
    expect(turns('R1')).toEqual(['It was late. We went. \nAnd they stayed.']))
  it('begin anew with every label', () => expect(turns('R2')).toEqual(['Dr. No left.', 'Yes.']))
  it('without words are none', () => expect(turns('KO')).toEqual(['Why?']))
  it('are those that one reads', () => {
    const { rows } = readingText(TALK)
    const read = new Map<number, { start: number; end: number }>()
    for (const row of rows) read.set(row.turn, { start: read.get(row.turn)?.start ?? row.speech, end: row.end })
    const all = TALK.stretches.turnsOf(new Set(TALK.speakers.map(one => one.id)))
    const words = (range: { start: number; end: number }) => TALK.text.slice(range.start, range.end).trim()
    expect(all.map(words)).toEqual([...read.values()].map(words).filter(Boolean))
  })
})

describe('around some words', () => {
  const around = (words: string, extent: Extent, wanted: string) => () => {
    const start = TALK.text.indexOf(words)
    const range = TALK.stretches.around({ start, end: start + words.length }, extent)
    expect(TALK.text.slice(range.start, range.end)).toBe(wanted)
  }
  it('the word', around('tay', 'word', 'stayed.'))
  it('the words from first to last', around('as la', 'word', 'was late.'))
  it('the sentence', around('late', 'sentence', 'It was late.'))
  it('the sentence, its short words read as such', around('No', 'sentence', 'Dr. No left.'))
  it('sentences from first to last', around('late. We', 'sentence', 'It was late. We went.'))
  it('the paragraph without label and blanks', around('late', 'paragraph', 'It was late. We went.'))
  it('the turn', around('late', 'turn', 'It was late. We went. \nAnd they stayed.'))
})

describe('sections', () => {
  const PLAN = aText('Before.', '# One', 'First.', '## Inner', 'Deep.', '', '# Two', '## Empty', '# Three', 'Last.')
  const section = (words: string) => {
    const found = PLAN.stretches.sectionAt(PLAN.text.indexOf(words))
    return found && `${found.heading}: ${PLAN.text.slice(found.range.start, found.range.end)}`
  }
  it('end at the next heading of their level, inner ones included', () =>
    expect(section('First')).toBe('One: First.\n## Inner\nDeep.'))
  it('end at a heading of a higher level', () => expect(section('Deep')).toBe('Inner: Deep.'))
  it('are those of the heading itself', () => expect(section('Three')).toBe('Three: Last.'))
  it('are none before the first heading', () => expect(section('Before')).toBeNull())
  it('are none where nothing stands under the heading', () => expect(section('Empty')).toBeNull())
})
