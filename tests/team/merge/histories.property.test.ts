// Whatever two coders and the lead did apart: a merge loses nothing, is the same in either order, is nothing the second time, and is
// undone whole. The same few histories each time; the soak tries others.

import { afterAll, it } from 'vitest'
import { ripeBase, studyBase } from './support/deeds.ts'
import { areAccountedFor, areAnsweredLater, broughtHome, holds, holdsFor } from './support/histories.ts'
import { Cases } from './support/merge-case.ts'

const cases = new Cases(studyBase)
const ripe = new Cases(ripeBase)
afterAll(async () => {
  await cases.end()
  await ripe.end()
})

it('[5.2] random histories come home whole', () => holds(ripe, 4, 1), 240_000)

it(
  '[5.2] every column that anybody changed, and every row that is gone, is in the result or named',
  () => areAccountedFor(ripe, 6, 11),
  240_000,
)

it('[5.2] questions are answered after more work, or refused in words', () => areAnsweredLater(ripe, 8, 5), 240_000)

it('[M35] a source that a part has already, of a case split in one copy and merged in another: gone to the part it is there once', () =>
  // The soak met it under seed 510565669: the store refused the answer.
  holdsFor(cases, {
    ours: [],
    copies: [[{ does: 'splitCase', at: [4, 0, 90, 32] }], [{ does: 'mergeCases', at: [8, 1, 85, 43] }]],
    answers: [4, 7, 2, 5],
  }))

it('[M49] two notes on a quote of a source that is sealed by now: asked about, and not shown', async () => {
  // The soak met it under seed 845666647: a line said that they were joined, and nobody was asked.
  await broughtHome(cases, {
    ours: [{ does: 'allocateBlind', at: [0, 9, 144, 50] }],
    copies: [[{ does: 'noteQuote', at: [9, 0, 90, 31] }], [{ does: 'noteQuote', at: [7, 9, 119, 48] }]],
    answers: [],
  })
})

it('[M44] a memo on a source that is sealed by now, its beginning cut by one and its end written on by another: joined, and told', async () => {
  await broughtHome(cases, {
    ours: [{ does: 'allocateBlind', at: [0, 6, 140, 56] }],
    copies: [[{ does: 'format', at: [1, 0, 0, 0] }], [{ does: 'rewrite', at: [1, 2, 20, 21] }]],
    answers: [],
  })
})

it('[M50] an adjudication of words of somebody who withdrew consent meanwhile stays out with its codings, and is told', async () => {
  // The soak met it under seed 1820720254.
  await broughtHome(cases, {
    ours: [],
    copies: [
      [{ does: 'speaker', at: [4, 8, 149, 12] }],
      [{ does: 'consent', at: [8, 8, 100, 60] }],
      [{ does: 'settleCodings', at: [6, 0, 96, 22] }],
    ],
    answers: [],
  })
})

it('[5.2] links of one proposition to two codes that are one by now are one link, and told as one', async () => {
  // The soak met it under seed -819582034: ours made one of two codes, a copy gave both to a proposition.
  await broughtHome(cases, {
    ours: [{ does: 'joinCodes', at: [3, 1, 0, 0] }],
    copies: [[{ does: 'codesOf', at: [0, 0, 3, 0] }]],
    answers: [],
  })
})

it('[5.2] [M49] a place that was lost on a source that is sealed by now waits, though not for whoever looks at the project', async () => {
  // The soak met it under seed 271801: the check of the project did not see the question.
  await broughtHome(cases, {
    ours: [{ does: 'redactEverywhere', at: [8, 2, 94, 7] }],
    copies: [[{ does: 'allocateBlind', at: [4, 4, 48, 32] }], [{ does: 'judge', at: [7, 10, 97, 45] }]],
    answers: [],
  })
})

it('[5.2] [M13] a code merged into one that another copy split into it: which survives is told', async () => {
  // The soak met it under seed 1356333545: what one copy retired was in use, and nothing said so.
  await broughtHome(cases, {
    ours: [],
    copies: [[{ does: 'merge', at: [3, 1, 0, 0] }], [{ does: 'divideCode', at: [1, 3, 0, 0] }]],
    answers: [],
  })
})

it('[5.2] [M13] codes that two copies merged into each other: which survives is told', async () => {
  await broughtHome(cases, {
    ours: [],
    copies: [[{ does: 'merge', at: [3, 1, 0, 0] }], [{ does: 'merge', at: [1, 3, 0, 0] }]],
    answers: [],
  })
})

it('[5.2] a coding that went to one code by two ways: what it was before is told', async () => {
  // The soak met it under seed 3037: one copy split its code, another gave it a code that it merged then.
  await broughtHome(cases, {
    ours: [],
    copies: [
      [{ does: 'divideCode', at: [10, 4, 118, 47] }],
      [
        { does: 'recode', at: [5, 7, 92, 35] },
        { does: 'joinCodes', at: [9, 8, 6, 35] },
      ],
    ],
    answers: [],
  })
})

it('[5.2] a summary written of a case that was merged meanwhile stands in that of the other', async () => {
  // The soak met it under seed 3051: that the two summaries are one was not told.
  await broughtHome(cases, {
    ours: [{ does: 'mergeCases', at: [1, 0, 34, 47] }],
    copies: [[{ does: 'summary', at: [1, 8, 92, 51] }]],
    answers: [],
  })
})

it('[5.2] a place that each of three sides left in turn is gone', async () => {
  // The soak met it under seed 6081: an answer might have needed it, and so it stood with nothing on it.
  await broughtHome(cases, {
    ours: [{ does: 'resize', at: [3, 6, 116, 34] }],
    copies: [
      [
        { does: 'unlinkSummary', at: [5, 1, 7, 8] },
        { does: 'resize', at: [3, 0, 81, 9] },
      ],
      [{ does: 'unquote', at: [9, 3, 37, 1] }],
    ],
    answers: [],
  })
})

it(
  '[M27] copies that redacted come again: what waits at a place says what it said',
  () =>
    // The soak met it under seed -1041535939: words that a copy had taken out were other words once ours had its corrections too.
    holdsFor(cases, {
      ours: [
        { does: 'quote', at: [8, 2, 144, 15] },
        { does: 'memo', at: [11, 9, 36, 4] },
        { does: 'redact', at: [4, 3, 0, 10] },
      ],
      copies: [
        [
          { does: 'correct', at: [0, 11, 0, 56] },
          { does: 'correct', at: [5, 1, 62, 43] },
          { does: 'make', at: [2, 5, 64, 5] },
          { does: 'redactEverywhere', at: [4, 1, 1, 56] },
        ],
        [
          { does: 'judge', at: [4, 0, 29, 60] },
          { does: 'redact', at: [10, 5, 131, 54] },
        ],
      ],
      answers: [5, 6, 6, 7],
    }),
  240_000,
)
