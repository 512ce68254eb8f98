// Find anything among 20,000 titles: more than any study has, so that its answer never keeps the hands waiting.

import { Finder } from '../../src/search/finder.ts'
import type { Kind, Thing } from '../../src/search/ranking.ts'
import { randomFrom } from './generate.ts'
import { spread, type Line } from './measure.ts'

const HOW_MANY: Readonly<Record<Kind, number>> = {
  source: 10_000,
  memo: 5_500,
  case: 3_000,
  code: 1_000,
  proposition: 500,
}
const WORDS =
  'culture sharing openness failure learning playbook ward trust digital network board vendor staff training merger regional exemplar follower nurse visit minutes return signed agreement clinic record messages calls lists audit referral pharmacy'.split(
    ' ',
  )
const QUESTIONS = [
  'p',
  'play',
  'playbook',
  'plabook',
  'culture sharing',
  'sharnig opnness',
  'S00432',
  'learning playbook ward',
  'zzzz',
  'nurse visit',
]

/** Answers to questions short, long, with slips, and with none; and after one title changed. */
export function titles(): Line[] {
  const random = randomFrom(20_000)
  const pick = () => WORDS[Math.floor(random() * WORDS.length)]!
  const name = () =>
    Array.from(
      { length: 2 + Math.floor(random() * 5) },
      () => pick() + (random() < 0.5 ? '' : pick().slice(0, 3)),
    ).join(' ')
  const things = Object.fromEntries(
    Object.entries(HOW_MANY).map(([kind, count]) => [
      kind,
      Array.from({ length: count }, (_, at): Thing => {
        const key = `${kind[0]!.toUpperCase()}${String(at + 1).padStart(5, '0')}`
        return { kind: kind as Kind, n: at + 1, id: `${kind}${at}`, key, name: name(), detail: kind }
      }),
    ]),
  ) as unknown as Record<Kind, Thing[]>
  const finder = new Finder((kind, { first, last }) => things[kind].slice(Math.max(0, first - 1), last))
  const began = performance.now()
  Array.from(finder.warm())
  const built = performance.now() - began
  const time = (work: () => unknown) => {
    const start = performance.now()
    work()
    return performance.now() - start
  }
  const rounds = Array.from({ length: 10 }, () => QUESTIONS.map(words => time(() => finder.find(words))))
  const changed = Array.from({ length: 20 }, (_, at) => {
    things.source[at * 450] = { ...things.source[at * 450]!, name: name() }
    finder.refreshRows('source', { first: at * 450 + 1, last: at * 450 + 1 })
    return time(() => finder.find('playbook'))
  })
  return [
    {
      what: `find anything among 20,000 titles (${QUESTIONS.length} questions)`,
      spread: spread(rounds.flat()),
      budget: 30,
      note: `indexed in ${Math.round(built)} ms, in slices, while nobody asks`,
    },
    { what: 'the same after one of them was renamed', spread: spread(changed), budget: 30 },
  ]
}
