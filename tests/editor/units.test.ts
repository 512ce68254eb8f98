import { expect, it } from 'vitest'
import { sentencesOf, wordsOf } from '../../renderer/editor/units.ts'
import { aText } from './support/a-text.ts'

function sentences(written: string, ...expected: string[]) {
  return () => {
    const reading = aText(written)
    expect(sentencesOf(reading.rows[0]!).map(range => reading.words(range))).toEqual(expected)
  }
}

it('ends at a full stop before a capital', sentences('R1: Nine. I was asked.', 'Nine.', 'I was asked.'))
it(
  'goes on after a question inside a sentence',
  sentences('She said "is it? really" and left.', 'She said "is it? really" and left.'),
)
it('takes closing quotation marks along', sentences('He said "no." I left.', 'He said "no."', 'I left.'))
it('ends at an ellipsis before a capital', sentences('Well… Perhaps.', 'Well…', 'Perhaps.'))
it('does not end after a title', sentences('Dr. Hall came. Good.', 'Dr. Hall came.', 'Good.'))
it('does not end after an initial', sentences('It was J. Smith. Yes.', 'It was J. Smith.', 'Yes.'))
it('does not end in a number', sentences('It cost 3.5 million. Fine.', 'It cost 3.5 million.', 'Fine.'))
it('takes the rest of a paragraph without a full stop', sentences('[pause] I think so', '[pause] I think so'))
it('begins after the label', sentences('KO: How many?', 'How many?'))
it('finds words as runs of what is not white space', () => {
  const reading = aText("KO: You don't write “this is daft”.")
  expect(wordsOf(reading.rows[0]!).map(range => reading.words(range))).toEqual([
    'You',
    "don't",
    'write',
    '“this',
    'is',
    'daft”.',
  ])
})
