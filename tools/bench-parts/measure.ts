// Measures analysis and search on their own, on a generated study in memory: medians and 95th percentiles, never asserted.
// node tools/bench-parts/measure.ts [codings]

import { Finder, type Kind } from '../../src/search/finder.ts'
import { countText, searchText } from '../../src/search/queries.ts'
import { readHeads } from '../../src/analysis/head-queries.ts'
import { matrix, matrixCell } from '../../src/analysis/matrix.ts'
import { codingTable } from '../../src/analysis/table-queries.ts'
import type { MatrixRequest, Measure } from '../../src/analysis/types.ts'
import { generate, REFERENCE, word } from './generate.ts'

/** Runs work again and again and prints how long it took, in milliseconds. Gives back its last result. */
function measured<Result>(name: string, times: number, work: (turn: number) => Result): Result {
  const took: number[] = []
  let result!: Result
  for (let turn = 0; turn < times; turn++) {
    const begun = performance.now()
    result = work(turn)
    took.push(performance.now() - begun)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(1).padStart(8)
  console.log(`${name.padEnd(44)} median ${at(0.5)}   p95 ${at(0.95)} ms`)
  return result
}

/** Runs work cut in slices to its end, and prints its longest slice. */
function sliced<Result>(name: string, times: number, begin: () => Generator<unknown, Result>): Result {
  let longest = 0
  const result = measured(name, times, () => {
    const work = begin()
    for (;;) {
      const begun = performance.now()
      const slice = work.next()
      longest = Math.max(longest, performance.now() - begun)
      if (slice.done) return slice.value
    }
  })
  console.log(`${''.padEnd(44)} longest slice ${longest.toFixed(1)} ms`)
  return result
}

const codings = Number(process.argv[2] ?? REFERENCE.codings)
const db = generate({ ...REFERENCE, codings })
console.log(
  `${REFERENCE.sources} sources, 6 million words, ${codings} codings, ${REFERENCE.codes} codes, ${REFERENCE.sites} sites, in memory`,
)

const table = sliced('read the coding table', 3, () => codingTable(db))
const heads = measured('read the heads', 9, () => readHeads(db))
const request: MatrixRequest = {
  rows: 'codes',
  columns: 'sites',
  measure: 'presence',
  where: [],
  codedBy: [],
  stance: null,
  rollUp: false,
}
const measures: readonly Measure[] = ['presence', 'cases', 'sources', 'participants', 'codings', 'words']
for (const measure of measures) {
  for (const rollUp of [false, true]) {
    measured(`codes × sites, ${measure}${rollUp ? ', rolled up' : ''}`, 15, () =>
      matrix(table, heads, { ...request, measure, rollUp }),
    )
  }
}
for (const columns of ['participants', 'coders', 'sources'] as const) {
  measured(`codes × ${columns}, codings`, 9, () => matrix(table, heads, { ...request, columns, measure: 'codings' }))
}
const site = heads.cases.find(one => one.kind === 'site')!
measured('one cell, rolled up', 15, () =>
  matrixCell(table, heads, { ...request, rollUp: true, row: heads.codes[0].id, column: site.id }),
)

const searches: Readonly<Record<string, string>> = {
  'the commonest word': word(0),
  'a common word': word(50),
  'a word': word(500),
  'a rare word': word(9000),
  'a phrase of common words': `"${word(1)} ${word(2)}"`,
  'a phrase of three': `"${word(1)} ${word(2)} ${word(0)}"`,
  'two words': `${word(3)} ${word(40)}`,
  'a beginning': `${word(40).slice(0, 2)}*`,
}
for (const [name, words] of Object.entries(searches)) {
  measured(`search, first 50: ${name}`, 15, () => searchText(db, { words }))
}
for (const name of ['the commonest word', 'a common word', 'a phrase of common words']) {
  const answer = sliced(`search, counted to the end: ${name}`, 3, () => countText(db, { words: searches[name] }))
  console.log(`${''.padEnd(44)} ${answer.total} occurrences`)
}

const kinds: readonly Kind[] = ['source', 'code', 'case', 'memo', 'proposition']
const titles = new Map(
  kinds.map(kind => [
    kind,
    Array.from({ length: 4000 }, (_, at) => ({
      kind,
      n: at + 1,
      id: `${kind}${at}`,
      key: `${kind[0]}${at}`,
      name: `${word(300 + at)} ${word((at * 37) % 9000)}`,
      detail: '',
    })),
  ]),
)
let finder!: Finder
sliced('index 20,000 titles', 1, () => (finder = new Finder(kind => titles.get(kind)!)).warm())
measured('find one letter', 40, () => finder.find('l'))
measured('find a word', 40, turn => finder.find(word(300 + turn * 97)))
measured('find with a slip', 40, turn => finder.find(word(3000 + turn * 97).replace(/^(..)./, '$1x')))
measured('find two words', 40, turn => finder.find(titles.get('case')![turn * 90].name))
