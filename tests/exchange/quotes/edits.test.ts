import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkedEdits,
  editedText,
  FILLERS,
  fillersIn,
  placedEdits,
  toldEdit,
  withEdit,
  type EditKind,
  type EditWish,
} from '../../../src/exchange/quotes/edits.ts'
import { tidied } from '../../../src/exchange/quotes/turns.ts'

/** An edit on the words between ⟦ and ⟧. */
const edited = (marked: string, kind: EditKind, text = '') => {
  const start = marked.indexOf('⟦')
  const words = marked.replace('⟦', '').replace('⟧', '')
  return editedText(words, withEdit(words, [], { start, end: marked.indexOf('⟧') - 1, kind, text }))
}
const says = (marked: string, kind: EditKind, text: string, said: string) => () =>
  expect(edited(marked, kind, text)).toBe(said)

describe('the marks of an editor', () => {
  it(
    'words left out leave an ellipsis, and the space around it',
    says('I did ⟦what they said⟧ And then', 'elide', '', 'I did … And then'),
  )
  it(
    'white space at the edges of a selection is left alone',
    says('I did⟦ what they said ⟧And then', 'elide', '', 'I did … And then'),
  )
  it(
    'other words stand in brackets',
    says('We rang ⟦Jean⟧ twice', 'substitute', 'the lead', 'We rang [the lead] twice'),
  )
  it(
    'what is meant stands behind',
    says('Our ⟦EPR⟧ failed', 'clarify', 'electronic patient record', 'Our EPR [electronic patient record] failed'),
  )
  it('a slip is corrected in brackets', says('the ⟦bored⟧ met', 'correct', 'board', 'the [board] met'))
})

describe('edits beside and over each other', () => {
  const words = 'one two three four five'
  const at = (word: string, kind: EditKind = 'elide', text = ''): EditWish => ({
    start: words.indexOf(word),
    end: words.indexOf(word) + word.length,
    kind,
    text,
  })
  const said = (...wishes: EditWish[]) =>
    editedText(
      words,
      wishes.reduce<EditWish[]>((edits, wish) => withEdit(words, edits, wish), []),
    )
  it('neighbours left out become one', () => expect(said(at('two'), at('three'))).toBe('one … four five'))
  it('what is left out takes edits inside along', () =>
    expect(said(at('three', 'substitute', '3'), at('two three four'))).toBe('one … five'))
  it('an edit over another is refused', () =>
    expect(() => said(at('two three', 'substitute', 'x'), at('three', 'correct', 'y'))).toThrow('edited already'))
  it('all of it left out is refused', () => expect(() => said(at(words))).toThrow('Nothing of the quote'))
  it('no words chosen is refused', () =>
    expect(() => withEdit(words, [], { start: 3, end: 4, kind: 'elide', text: '' })).toThrow('Select the words'))
  it('empty brackets are refused', () => expect(() => said(at('two', 'substitute', ' '))).toThrow('brackets'))
  it('half a character is refused', () =>
    expect(() => checkedEdits('a 😀 b', [{ start: 2, end: 3, kind: 'elide', text: '' }])).toThrow(
      'middle of a character',
    ))
})

describe('fillers', () => {
  const without = (words: string) => tidied(editedText(words, fillersIn(words, FILLERS)))
  it('at the beginning', () => expect(without('Um, we did')).toBe('we did'))
  it('between commas', () => expect(without('And, um, we did')).toBe('And, we did'))
  it('at the end', () => expect(without('we did, you know.')).toBe('we did.'))
  it('without commas', () => expect(without('we er did')).toBe('we did'))
  it('not inside words', () => expect(without('The err and the umbrella')).toBe('The err and the umbrella'))
  it('not where an edit is', () =>
    expect(fillersIn('we er did', FILLERS, [{ start: 0, end: 6, kind: 'elide', text: '' }])).toEqual([]))
})

describe('edits after the text was corrected', () => {
  const words = 'We rang the lead twice, and the lead rang back.'
  const edits = checkedEdits(words, [
    { start: 8, end: 16, kind: 'substitute', text: 'her' },
    { start: 41, end: 41, kind: 'clarify', text: 'by phone' },
  ])
  const after = (now: string) => {
    const { edits: placed, lost } = placedEdits(now, edits)
    return [editedText(now, placed), lost.length]
  }
  it('stay where nothing changed', () =>
    expect(after(words)).toEqual(['We rang [her] twice, and the lead rang [by phone] back.', 0]))
  it('go along with words put in before them', () =>
    expect(after('Then we rang the lead twice, and the lead rang back.')).toEqual([
      'Then we rang [her] twice, and the lead rang [by phone] back.',
      0,
    ]))
  it('wait for somebody to look where their words are gone', () =>
    expect(after('We rang her twice, and the lead rang back.')).toEqual([
      'We rang her twice, and the lead rang [by phone] back.',
      1,
    ]))
  it('wait where their words stand twice', () =>
    expect(
      placedEdits('no no', checkedEdits('Oh no', [{ start: 3, end: 5, kind: 'elide', text: '' }])).lost,
    ).toHaveLength(1))
})

it('never changes a word silently: what is said is the original with every edit taken back', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-c ,.é😀]{1,60}$/u),
      fc.array(
        fc.tuple(fc.nat(60), fc.nat(12), fc.constantFrom<EditKind>('elide', 'substitute', 'clarify', 'correct')),
        { maxLength: 5 },
      ),
      (some, wishes) => {
        const words = `word ${some}`
        let edits: EditWish[] = []
        for (const [start, length, kind] of wishes) {
          try {
            edits = withEdit(words, edits, { start, end: Math.min(words.length, start + length), kind, text: 'X' })
          } catch {
            // Refused: the edits are as they were.
          }
        }
        const kept = checkedEdits(words, edits)
        let back = ''
        let at = 0
        for (const edit of kept) {
          back += words.slice(at, edit.start) + edit.was
          at = edit.end
        }
        expect(back + words.slice(at)).toBe(words)
        expect(placedEdits(words, kept)).toEqual({ edits: kept, lost: [] })
        expect(kept.map(toldEdit)).toHaveLength(kept.length)
      },
    ),
  )
})
