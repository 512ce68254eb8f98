import { expect, it } from 'vitest'
import { grow, moveSelection, rangeOf, shrink, toWords, trim, type Move } from '../../renderer/editor/moves.ts'
import { mark, marked } from './support/a-text.ts'

/** Moves a caret, or the right end of a selection. */
function moves(from: string, move: Move, to: string, { extend = false, backwards = false } = {}) {
  return () => {
    const { reading, start, end } = marked(from)
    const selection = backwards ? { anchor: end, focus: start } : { anchor: start, focus: end }
    const next = moveSelection(reading, selection, move, extend)
    expect(mark(reading, rangeOf(next) ?? { start: next.focus, end: next.focus })).toBe(to)
  }
}

const extend = { extend: true }
const leftwards = { extend: true, backwards: true }

it('goes to the next word', moves('I |was asked.', 'word-right', 'I was |asked.'))
it('goes to the word before', moves('I was |asked.', 'word-left', 'I |was asked.'))
it(
  'goes on in the next paragraph, past the label',
  moves('R1: |Nine.\n\nKO: How so?', 'word-right', 'R1: Nine.\n\nKO: |How so?'),
)
it(
  'goes back to the last word of the paragraph before',
  moves('R1: One two.\n\nKO: |How?', 'word-left', 'R1: One |two.\n\nKO: How?'),
)
it('stays at the end of the text', moves('R1: Nine|.', 'word-right', 'R1: Nine.|'))
it('stays at the beginning of the text', moves('R1: |Nine.', 'word-left', 'R1: |Nine.'))
it(
  'selects to the end of a word, without the space after it',
  moves('I |was asked.', 'word-right', 'I [[was]] asked.', extend),
)
it('selects one word more', moves('I [[was]] asked.', 'word-right', 'I [[was asked.]]', extend))
it('gives a word back without leaving its space', moves('I [[was asked]].', 'word-left', 'I [[was]] asked.', extend))
it('gives the last word back and is a caret again', moves('I [[was]] asked.', 'word-left', 'I |was asked.', extend))
it('selects to the left by beginnings of words', moves('I was |asked.', 'word-left', 'I [[was ]]asked.', extend))
it('gives a word back at the left', moves('I [[was asked]].', 'word-right', 'I was [[asked]].', leftwards))
it('selects across turns', moves('R1: [[Nine.]]\nKO: How so?', 'word-right', 'R1: [[Nine.\nKO: How]] so?', extend))
it('an arrow lets a selection go to its side', moves('I [[was asked]].', 'word-left', 'I |was asked.'))
it('goes by characters, never into half of one', moves('a|😀b', 'character-right', 'a😀|b'))
it('goes back by characters, never into half of one', moves('a😀|b', 'character-left', 'a|😀b'))
it(
  'goes to the beginning of a paragraph first, then to the one before',
  moves('R1: One.\nR2: Two |three.', 'paragraph-up', 'R1: One.\nR2: |Two three.'),
)
it('goes up a paragraph from its beginning', moves('R1: One.\nR2: |Two.', 'paragraph-up', 'R1: |One.\nR2: Two.'))
it(
  'selects to the end of the paragraph, then of the next',
  moves('R1: [[One]] two.\nR2: Three.', 'paragraph-down', 'R1: [[One two.]]\nR2: Three.', extend),
)
it(
  'selects the next paragraph too',
  moves('R1: [[One.]]\nR2: Three.', 'paragraph-down', 'R1: [[One.\nR2: Three.]]', extend),
)
it('goes to the next sentence', moves('R1: On|e. Two three. Four.', 'sentence-right', 'R1: One. |Two three. Four.'))
it('goes to the beginning of a sentence first', moves('One. Two th|ree.', 'sentence-left', 'One. |Two three.'))
it('goes to the sentence before', moves('R1: One.\nR2: |Two.', 'sentence-left', 'R1: |One.\nR2: Two.'))
it(
  'selects to the end of a sentence',
  moves('One. T|wo three. Four.', 'sentence-right', 'One. T[[wo three.]] Four.', extend),
)
it(
  'selects one sentence more',
  moves('One. [[Two.]]\nR2: Three four. Five.', 'sentence-right', 'One. [[Two.\nR2: Three four.]] Five.', extend),
)
it('gives a sentence back', moves('One. [[Two. Three.]]', 'sentence-left', 'One. [[Two.]] Three.', extend))
it('goes to the next turn', moves('R1: O|ne.\nMore.\nKO: Why?', 'turn-down', 'R1: One.\nMore.\nKO: |Why?'))
it('goes to the beginning of the turn first', moves('R1: One.\nMo|re.', 'turn-up', 'R1: |One.\nMore.'))
it('goes to the turn before', moves('R1: One.\nMore.\nKO: |Why?', 'turn-up', 'R1: |One.\nMore.\nKO: Why?'))
it(
  'selects to the end of the turn, then the next',
  moves('R1: O[[ne.\nMore.]]\nKO: Why?', 'turn-down', 'R1: O[[ne.\nMore.\nKO: Why?]]', extend),
)
it(
  'selects the rest of a turn',
  moves('R1: |One.\nMore.\nKO: Why?', 'turn-down', 'R1: [[One.\nMore.]]\nKO: Why?', extend),
)
it('stays in the last turn', moves('R1: One.\nKO: W|hy?', 'turn-down', 'R1: One.\nKO: Why?|'))
it('Home goes after the label', moves('R1: One |two.', 'paragraph-start', 'R1: |One two.'))
it('End goes to the end of the paragraph', moves('R1: |One two.', 'paragraph-end', 'R1: One two.|'))

function grows(...steps: string[]) {
  return () => {
    for (const [at, step] of steps.slice(0, -1).entries()) {
      const { reading, start, end } = marked(step)
      expect(mark(reading, grow(reading, { start, end }))).toBe(steps[at + 1])
    }
  }
}

it('grows from a caret to word, sentence, paragraph, turn, and no further', () =>
  grows(
    'R1: Nine. I w|as asked.\nMore.\nKO: Why?',
    'R1: Nine. I [[was]] asked.\nMore.\nKO: Why?',
    'R1: Nine. [[I was asked.]]\nMore.\nKO: Why?',
    'R1: [[Nine. I was asked.]]\nMore.\nKO: Why?',
    'R1: [[Nine. I was asked.\nMore.]]\nKO: Why?',
    'R1: [[Nine. I was asked.\nMore.]]\nKO: Why?',
  )())
it(
  'a turn of one paragraph is not larger than its paragraph',
  grows('R1: [[Nine. I was asked.]]\nKO: Why?', 'R1: [[Nine. I was asked.]]\nKO: Why?'),
)
it(
  'grows over what is selected in two paragraphs',
  grows(
    'R1: One. [[Two.\nR2: Three]]. Four.',
    'R1: One. [[Two.\nR2: Three.]] Four.',
    'R1: [[One. Two.\nR2: Three. Four.]]',
  ),
)

function shrinks(from: string, word: string, to: string) {
  return () => {
    const { reading, start, end } = marked(from)
    const at = reading.words({ start: 0, end: reading.length }).indexOf(word)
    expect(mark(reading, shrink(reading, { start, end }, at))).toBe(to)
  }
}

it(
  'shrinks from turn to paragraph',
  shrinks('R1: [[Nine. I was asked.\nMore.]]', 'was', 'R1: [[Nine. I was asked.]]\nMore.'),
)
it('shrinks from paragraph to sentence', shrinks('R1: [[Nine. I was asked.]]', 'was', 'R1: Nine. [[I was asked.]]'))
it('shrinks from sentence to word', shrinks('R1: Nine. [[I was asked.]]', 'was', 'R1: Nine. I [[was]] asked.'))
it('shrinks from word to caret', shrinks('R1: Nine. I [[was]] asked.', 'was', 'R1: Nine. I |was asked.'))

function trims(from: string, to: string | null) {
  return () => {
    const { reading, start, end } = marked(from)
    const range = trim(reading, { start, end })
    expect(range === null ? null : mark(reading, range)).toBe(to)
  }
}

it('trims white space at the edges', trims('R1: One[[ two ]]three.', 'R1: One [[two]] three.'))
it('trims a label in front', trims('[[R1: One]] two.', 'R1: [[One]] two.'))
it('trims an end that lies in the next label', trims('R1: One [[two.\nKO: ]]Why?', 'R1: One [[two.]]\nKO: Why?'))
it('trims to nothing when there are no words', trims('R1: One.[[\nKO: ]]Why?', null))

it('takes what is selected out to whole words', () => {
  const { reading, start, end } = marked('R1: wr[[ite "this is da]]ft".')
  expect(mark(reading, toWords(reading, { start, end }))).toBe('R1: [[write "this is daft".]]')
})
it('leaves the ends of long runs without spaces as they were drawn', () => {
  const run = '很'.repeat(60)
  const { reading, start, end } = marked(`${run}[[${run}]]${run}`)
  expect(toWords(reading, { start, end })).toEqual({ start, end })
})
