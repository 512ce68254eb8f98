// What must hold of every correction, pure: run by the test with thousands, by the soak with a million.

import fc from 'fast-check'
import { expect } from 'vitest'
import { splitsCharacter } from '../../../src/base/text-range.ts'
import { applyStep, applySteps, joinSteps } from '../../../src/base/text-step.ts'
import { carry } from '../../../src/coding/carry.ts'
import { assignPlaces, planEdit, type EditRow } from '../../../src/sources/edit-plan.ts'
import { carryPlainly, randomEdits } from './random-edits.ts'

/** Looks at so many random corrections. */
export function carriesAsItMust(numRuns: number): void {
  fc.assert(
    fc.property(randomEdits, edit => {
      const plain = carryPlainly(edit)
      const after = applySteps(edit.text, edit.steps)
      if (after !== plain.text) throw new Error('the text after the steps is another one')
      edit.places.forEach((place, at) => {
        const carried = carry(after, place, edit.steps)
        if (JSON.stringify(carried) !== JSON.stringify(plain.places[at])) expect(carried).toEqual(plain.places[at])
        if (splitsCharacter(after, carried.range.start) || splitsCharacter(after, carried.range.end))
          throw new Error('a place ends inside a character')
        // Every place stands on words, or waits: it is never dropped and never blank.
        if (carried.outcome !== 'lost' && after.slice(carried.range.start, carried.range.end).trim() === '')
          throw new Error('a place that is not lost has no words')
      })
      goesOn(edit.text, edit.steps, edit.places)
      paragraphs(edit.text, edit.steps, after)
    }),
    { numRuns, seed: 2026 },
  )
}

/** [C7]: typing on, stored in two corrections, is what it is in one. */
function goesOn(
  text: string,
  [first]: Parameters<typeof applySteps>[1],
  places: readonly { start: number; end: number }[],
): void {
  if (!first || first.insert === '') return
  const at = first.start + first.insert.length
  const second = { start: at, end: at, insert: 'typed on' }
  const joined = joinSteps(first, second)!
  const whole = applyStep(text, joined)
  if (whole !== applySteps(text, [first, second])) throw new Error('joined steps lead elsewhere')
  for (const place of places) {
    const between = carry(applyStep(text, first), place, [first])
    if (between.outcome === 'lost') continue
    expect(carry(whole, between.range, [second], true).range).toEqual(carry(whole, place, [joined]).range)
  }
}

/** The paragraphs are those of the text; what no step touched is the very same; no id comes twice. */
function paragraphs(text: string, steps: Parameters<typeof applySteps>[1], after: string): void {
  const rows = text.split('\n').map((line, at): EditRow => ({
    id: `p${at}`,
    text: line,
    style: 'body',
    level: null,
    page: null,
    speaker: null,
    speechStart: 0,
    marks: line === '' ? [] : [[0, line.length, 'bold']],
  }))
  const planned = planEdit(rows, steps, () => null)
  if (planned.map(row => row.text).join('\n') !== after) throw new Error('the paragraphs are not those of the text')
  const ids = planned.flatMap(row => (row.id === null ? [] : [row.id]))
  if (new Set(ids).size !== ids.length) throw new Error('a paragraph is there twice')
  for (const row of planned)
    for (const [start, end] of row.marks)
      if (start < 0 || end > row.text.length || start >= end) throw new Error('a mark lies outside its paragraph')
  const places = assignPlaces(
    planned.map(row => (row.id === null ? null : (Number(row.id.slice(1)) + 1) * 2)),
    2,
  )
  if (places.some((place, at) => at > 0 && place <= places[at - 1]!)) throw new Error('paragraphs are out of order')
}
