// What an answer writes. Pure: the same when a plan is made, and later when a question that stayed open is answered.

import { isDate } from '../../cases/values.ts'
import { Refusal } from '../../base/trouble.ts'
import type { Decision, Joining, Patch, Question, Row } from './types.ts'

/** The part of a question that answering needs; it is kept with one that stays open. */
export type Answerable = Pick<Question, 'id' | 'kind' | 'object' | 'stored' | 'options' | 'standing' | 'needs'>

/** Whether a patch says how words of a text are to read: that is a correction of its own. */
export function isWording(patch: Patch): patch is Extract<Patch, { do: 'set' }> {
  return patch.table === 'paragraph' && patch.do === 'set'
}

/** What an answer writes, compared with the question left open. Refuses an answer that the question does not have, or that lacks what it takes. */
export function patchesOf(question: Answerable, decision: Decision): readonly Patch[] {
  return withNeeds(question, answered(question, decision))
}

/** The two sources that an answer makes one. */
export function joiningOf(question: Answerable, decision: Decision): Joining | undefined {
  return question.options.find(one => one.id === decision.choice)?.joins
}

/** Rows that an answer refers to and that nobody has come in with it. */
function withNeeds({ needs }: Answerable, patches: readonly Patch[]): readonly Patch[] {
  if (!needs || needs.length === 0) return patches
  const left = new Map(needs.map(need => [need.id, need]))
  const coming: Patch[] = []
  const look = (patch: Patch) => {
    if (patch.do === 'take') return
    for (const value of Object.values(patch.row)) {
      const need = typeof value === 'string' ? left.get(value) : undefined
      if (!need || need === patch) continue
      left.delete(need.id)
      look(need)
      coming.push(need)
    }
  }
  for (const patch of patches) look(patch)
  return coming.length === 0 ? patches : [...coming, ...patches]
}

/** Whether a row still says what a patch is meant for. */
export function isStillSo({ ifStill }: Extract<Patch, { do: 'set' }>, now: Row): boolean {
  return ifStill === undefined || Object.entries(ifStill).every(([column, value]) => now[column] === value)
}

function answered(question: Answerable, decision: Decision): readonly Patch[] {
  const option = question.options.find(one => one.id === decision.choice)
  if (!option) throw refused(question, 'It does not have this answer.')
  if (option.takes === 'fields') return fieldPatches(question, decision)
  if (option.takes === 'code') {
    const code = decision.code
    if (code === undefined) throw refused(question, 'Say which code the codings go to.')
    // The code to go to is written where the option has left its place.
    return option.patches.map(patch =>
      patch.do === 'take' ? patch : { ...patch, row: filled(patch.row, code.replaceAll('-', '')) },
    )
  }
  if (option.takes === 'text') {
    const text = decision.text?.trim()
    if (!text) throw refused(question, 'Say what it is to be called or to say.')
    if (question.kind === 'M36' && !isDate(text))
      throw refused(question, `“${text}” is no date such as 2024-05-14, 2024-05 or 2024.`)
    return option.patches.map(patch => (patch.do === 'take' ? patch : { ...patch, row: filled(patch.row, text) }))
  }
  return option.patches
}

/** Where an option leaves a place for what the answer says. */
export const GIVEN = '\u0000given'

function filled(row: Row, value: string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, one]) => [
      column,
      typeof one === 'string' ? one.replaceAll(GIVEN, () => value) : one,
    ]),
  )
}

function fieldPatches(question: Answerable, decision: Decision): readonly Patch[] {
  const columns: Record<string, string | number | null> = {}
  const values = decision.values ?? {}
  const unknown = Object.keys(values).find(field => !question.stored.some(one => one.field === field))
  if (unknown !== undefined) throw refused(question, `It does not ask about “${unknown}”.`)
  // In the order in which it asks: why something holds goes with it, unless it is said otherwise.
  for (const stored of question.stored) {
    const { field } = stored
    const answer = values[field]
    if (!answer) continue
    if ('text' in answer) {
      if (field.endsWith('_id') || typeof (stored.ours[field] ?? '') !== 'string')
        throw refused(question, 'Choose one of the columns for what is not words.')
      columns[field] = answer.text === null || answer.text.trim() === '' ? null : answer.text
      continue
    }
    const at = /^theirs:(\d+)$/.exec(answer.take)
    const row =
      answer.take === 'ours'
        ? stored.ours
        : answer.take === 'base'
          ? stored.base
          : at
            ? stored.theirs[Number(at[1])]
            : undefined
    if (!row) throw refused(question, 'It does not have this column.')
    Object.assign(columns, row)
  }
  return Object.keys(columns).length === 0
    ? []
    : [{ do: 'set', table: question.object.table, id: question.object.id, row: columns }]
}

function refused(question: Answerable, why: string): Refusal {
  return new Refusal(
    'answer-unfit',
    `The question about “${question.object.name}” (${question.kind}) cannot be answered so. ${why}`,
  )
}
