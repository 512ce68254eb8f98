import { describe, expect, it } from 'vitest'
import { firstDraft, takenColumn, written } from '../../renderer/views/merge/answer-draft.ts'
import { answerInWords, resultOf } from '../../src/team/merge/field-answer.ts'
import { grouped, inOrder, nextOpen, subjectOf } from '../../renderer/views/merge/question-groups.ts'
import type { QuestionField, QuestionHead } from '../../src/team/merge/types.ts'

const brief: QuestionField = {
  field: 'brief_definition',
  label: 'Brief definition',
  base: 'Sharing what went wrong',
  ours: 'Sharing, or hiding, what went wrong',
  theirs: ['Sharing what did not work'],
}
const exclusion: QuestionField = {
  field: 'exclusion',
  label: 'When not to use',
  base: 'Complaints',
  ours: 'Complaints',
  theirs: ['Complaints', 'Complaints and praise'],
}
const question = (id: string, kind: QuestionHead['kind'], answer: string | null = null): QuestionHead => ({
  id,
  kind,
  object: { table: 'code', id, what: 'Code', name: id },
  copies: [0],
  options: ['ours', 'theirs'],
  answer,
  said: null,
  remembered: false,
})

describe('an answer field by field', () => {
  it('begins with ours, or with the copy that alone changed a field', () => {
    expect(firstDraft([brief, exclusion], null)).toEqual({
      brief_definition: { take: 'ours' },
      exclusion: { take: 'theirs:1' },
    })
  })
  it('begins as it was given before', () => {
    const given = { brief_definition: { text: 'Both' } }
    expect(firstDraft([brief], { question: 'q', choice: 'compose', values: given })).toEqual(given)
  })
  it('comes to the words of the column that is taken', () => {
    expect(resultOf(brief, { take: 'base' })).toBe('Sharing what went wrong')
    expect(resultOf(brief, { take: 'theirs:0' })).toBe('Sharing what did not work')
    expect(resultOf(brief, { text: null })).toBe('')
  })
  it('is told in the report as what each field came to, else as the answer that was chosen', () => {
    const told = (decision: object, label = 'Use this result') =>
      answerInWords([brief], { question: 'q', choice: 'c', ...decision }, [{ id: 'c', label }], id =>
        id === 'c0de' ? 'Visits' : undefined,
      )
    expect(told({ values: { [brief.field]: { text: 'Sharing' } } })).toBe(`${brief.label}: Sharing`)
    expect(told({ values: { [brief.field]: { text: null } } })).toBe(`${brief.label}: nothing`)
    expect(told({ text: 'Trust in others' }, 'Two codes, the second called …')).toBe(
      'Two codes, the second called “Trust in others”',
    )
    expect(told({ code: 'c0-de' }, 'Retire it, the codings go to …')).toBe('Retire it, the codings go to “Visits”')
    expect(told({}, 'Keep ours')).toBe('Keep ours')
  })
  it('words of one’s own take no column, until they are those of one', () => {
    expect(takenColumn(written(brief, 'Sharing'))).toBeNull()
    expect(written(brief, 'Sharing what did not work')).toEqual({ take: 'theirs:0' })
    expect(written(brief, 'Sharing what went wrong')).toEqual({ take: 'base' })
    expect(written(brief, '  ')).toEqual({ text: null })
  })
  it('a field that is empty on one side can be left so', () => {
    expect(written({ ...brief, ours: null }, '')).toEqual({ take: 'ours' })
  })
})

describe('the questions of a merge', () => {
  it('stand by subject, then by the number of their kind', () => {
    const groups = grouped([
      question('e', 'M40'),
      question('d', 'M31'),
      question('c', 'M22'),
      question('b', 'M16'),
      question('a', 'M2'),
      question('f', 'M51'),
    ])
    expect(groups.map(group => [group.subject, group.kinds.map(kind => kind.kind)])).toEqual([
      ['framework', ['M2', 'M16', 'M51']],
      ['codings', ['M22']],
      ['cases', ['M31']],
      ['judgements', ['M40']],
    ])
    expect(
      inOrder(groups)
        .map(one => one.id)
        .join(''),
    ).toBe('abfcde')
  })
  it('every kind of METHODS has a subject', () => {
    for (let n = 1; n <= 52; n++) expect(subjectOf(`M${String(n).padStart(2, '0')}`)).not.toBe('other')
    expect(subjectOf('changed')).toBe('other')
  })
  it('after an answer the next open one comes, from the front again at the end', () => {
    const all = [question('a', 'M01'), question('b', 'M01', 'ours'), question('c', 'M01')]
    expect(nextOpen(all, 'a')?.id).toBe('c')
    expect(nextOpen(all, 'c')?.id).toBe('a')
    expect(nextOpen([question('b', 'M01', 'ours')], 'b')).toBeNull()
  })
})
