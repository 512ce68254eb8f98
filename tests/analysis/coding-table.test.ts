import { beforeEach, describe, expect, it } from 'vitest'
import {
  CODE,
  END,
  END_WORD,
  EXEMPLAR,
  FIRST_PARAGRAPH,
  FIRST_TURN,
  FIRST_WORD,
  LAST_PARAGRAPH,
  LAST_TURN,
  MARKS,
  N,
  PERSON,
  ROLE_BITS,
  STANCES,
  START,
  STRENGTH_BITS,
  WIDTH,
  type CodingTable,
} from '../../src/analysis/coding-table.ts'
import { readHeads } from '../../src/analysis/head-queries.ts'
import { codingTable } from '../../src/analysis/table-queries.ts'
import { MemoryStudy } from '../support/memory-study.ts'

let study: MemoryStudy
beforeEach(() => {
  study = new MemoryStudy()
  for (const name of ['A', 'B']) study.coder(name)
  for (const key of ['S01', 'S02']) study.site(key)
  for (const key of ['R1', 'R2']) study.participant(key, 'S01')
  for (const key of ['TRUST', 'ADVICE']) study.code(key)
})

function read(): CodingTable {
  const reading = codingTable(study)
  for (;;) {
    const slice = reading.next()
    if (slice.done) return slice.value
  }
}
/** One field of every coding of a source, in document order. */
function field(source: string, which: number): number[] {
  const { codings } = read().block(rowOf('source', source))!
  return Array.from({ length: codings.length / WIDTH }, (_, at) => codings[at * WIDTH + which]!)
}
const rowOf = (table: string, key: string) =>
  study.get<{ n: number }>({ text: `SELECT n FROM "${table}" WHERE key = ?`, values: [key] })!.n
/** The participants at each coding of a source, by key. */
function people(source: string): string[][] {
  const table = read()
  const keys = new Map(readHeads(study).cases.map(one => [one.n, one.key!]))
  return field(source, PERSON).map(person => table.people(person).map(n => keys.get(n)!))
}

describe('who is behind a passage', () => {
  it('the person whose turn it is', () => {
    study.source('T1', 'KO: How was it?\nR1: Good.\nR2: Bad.')
    study.coding('T1', 'Good', 'TRUST', 'A')
    study.coding('T1', 'Bad', 'TRUST', 'A')
    expect(people('T1')).toEqual([['R1'], ['R2']])
  })
  it('both, when it goes over the turns of two', () => {
    study.source('T1', 'KO: How was it?\nR1: Good.\nR2: Bad.')
    study.coding('T1', 'Good.\nR2: Bad', 'TRUST', 'A')
    expect(people('T1')).toEqual([['R1', 'R2']])
  })
  it('nobody, when two are there and the interviewer speaks', () => {
    study.source('T1', 'KO: How was it?\nR1: Good.\nR2: Bad.')
    study.coding('T1', 'How was it', 'TRUST', 'A')
    expect(people('T1')).toEqual([[]])
  })
  it('not the next one, when it ends where the turn begins', () => {
    study.source('T1', 'R1: Good.\nR2: Bad.')
    study.coding('T1', 'Good.\n', 'TRUST', 'A')
    expect(people('T1')).toEqual([['R1']])
  })
  it('else the only participant: in the words of the interviewer, in a header', () => {
    study.source('T1', 'Interview T1\nKO: How was it?\nR1: Good.')
    study.coding('T1', 'How was it', 'TRUST', 'A')
    study.coding('T1', 'Interview', 'TRUST', 'A')
    expect(people('T1')).toEqual([['R1'], ['R1']])
  })
  it('the only one linked to a source in which nobody is known to speak', () => {
    study.source('O1', 'A visit.', { kind: 'observation', cases: ['S01', 'R2'] })
    study.coding('O1', 'visit', 'TRUST', 'A')
    expect(people('O1')).toEqual([['R2']])
  })
  it('nobody in a document', () => {
    study.source('D1', 'A plan.', { kind: 'document', cases: ['S01'] })
    study.coding('D1', 'plan', 'TRUST', 'A')
    expect(people('D1')).toEqual([[]])
  })
})

describe('words under a passage', () => {
  const words = (text: string, quote: string) => {
    study.source('D1', text)
    study.coding('D1', quote, 'TRUST', 'A')
    return [field('D1', FIRST_WORD)[0], field('D1', END_WORD)[0]]
  }
  it('whole words', () => expect(words('one two three four', 'two three')).toEqual([1, 3]))
  it('half a word is a word', () => expect(words('one two three four', 'wo thr')).toEqual([1, 3]))
  it('white space at the ends adds none', () => expect(words('one two three four', ' two ')).toEqual([1, 2]))
  it('over paragraphs, empty ones too', () => expect(words('one two\n\nthree four', 'two\n\nthree')).toEqual([1, 3]))
  it('white space only holds none', () => expect(words('one  two', '  ')).toEqual([1, 1]))
  it('the last word', () => expect(words('one two', 'two')).toEqual([1, 2]))
  it('the words of the whole source', () => {
    study.source('D1', 'one two\n\nthree')
    expect(read().block(1)!.words).toBe(3)
  })
})

it('codings stand in document order, whoever made them when', () => {
  study.source('D1', 'one two three')
  study.coding('D1', 'three', 'TRUST', 'A')
  study.coding('D1', 'one two', 'TRUST', 'A')
  study.coding('D1', 'one', 'ADVICE', 'B')
  expect(field('D1', N)).toEqual([3, 2, 1])
  expect(field('D1', CODE)).toEqual([2, 1, 1])
})

it('a stance is that of the coder of the coding, on the same anchor', () => {
  for (const key of ['P1', 'P2']) study.proposition(key)
  study.source('D1', 'one two three')
  study.coding('D1', 'one', 'TRUST', 'A')
  study.coding('D1', 'one', 'TRUST', 'B')
  study.coding('D1', 'two', 'TRUST', 'A')
  study.evidence('D1', 'one', 'P1', 'A', 'confirming')
  study.evidence('D1', 'one', 'P2', 'A', 'qualifying')
  expect(field('D1', STANCES)).toEqual([1 | 4, 0, 0])
})

it('a source without codings is there, with its words', () => {
  study.source('D1', 'one two')
  expect(read().block(1)).toMatchObject({ words: 2, codings: new Int32Array() })
})

it('the heads come in the order in which people see them', () => {
  for (const key of ['T10', 'T2', 't1']) study.source(key, 'text')
  study.code('ZOO')
  study.code('UNDER', { under: 'TRUST' })
  const heads = readHeads(study)
  expect(heads.sources.map(source => source.key)).toEqual(['t1', 'T2', 'T10'])
  expect(heads.codes.map(code => code.key)).toEqual(['TRUST', 'UNDER', 'ADVICE', 'ZOO'])
  expect(heads.codes[1]).toMatchObject({ depth: 1, parent: 1 })
})

describe('where a passage lies', () => {
  const TALK = 'KO: How was it?\nR1: Good.\n\nR1: Very good.\nR2: Bad.\nA note.'
  const lies = (quote: string, ...fields: number[]) => {
    study.source('T1', TALK)
    study.coding('T1', quote, 'TRUST', 'A')
    return fields.map(which => field('T1', which)[0])
  }
  it('in characters, line ends aside', () => expect(lies('Good.\n\nR1: Very', START, END)).toEqual([19, 32]))
  it('a character outside the basic plane is one', () => {
    study.source('D1', '🙂🙂 one')
    study.coding('D1', 'one', 'TRUST', 'A')
    expect([field('D1', START)[0], field('D1', END)[0]]).toEqual([3, 6])
  })
  it('in paragraphs, empty ones counted', () =>
    expect(lies('Good.\n\nR1: Very', FIRST_PARAGRAPH, LAST_PARAGRAPH)).toEqual([1, 3]))
  it('not in the next one, when it ends where that begins', () =>
    expect(lies('Very good.\n', FIRST_PARAGRAPH, LAST_PARAGRAPH)).toEqual([3, 3]))
  it('a turn goes on over an empty line', () =>
    expect(lies('Good.\n\nR1: Very', FIRST_TURN, LAST_TURN)).toEqual([1, 1]))
  it('over the turns of two', () => expect(lies('good.\nR2: Bad', FIRST_TURN, LAST_TURN)).toEqual([1, 2]))
  it('where nobody speaks a paragraph is its own turn', () =>
    expect(lies('note', FIRST_TURN, LAST_TURN)).toEqual([3, 3]))
  it('in whose role', () => {
    expect(lies('Bad.\nA', MARKS)).toEqual([ROLE_BITS.respondent | ROLE_BITS.nobody])
    expect(read().block(1)!.wordsByRole).toEqual([4, 7, 0, 2])
  })
  it('with what its coder says of it', () => {
    study.source('D1', 'one two')
    study.coding('D1', 'one', 'TRUST', 'A')
    study.write(`UPDATE coding SET strength = 'weak', exemplar = 1`)
    expect(field('D1', MARKS)).toEqual([ROLE_BITS.nobody | STRENGTH_BITS.weak | EXEMPLAR])
  })
})
