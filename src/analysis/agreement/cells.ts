// One code in one source: the cell from which everything else is added up.

import { CODE, CODER, WIDTH, type SourceBlock } from '../coding-table.ts'
import type { Continuum } from './continuum.ts'
import { addStretch, layOver, type Ends } from './lay.ts'
import { countMatches } from './matching.ts'
import { characterPlaces, unitPlaces } from './places.ts'
import { addContinuum, Tally, tallyWidth, type Unitising } from './tally.ts'
import type { AgreementUnit, Match } from './types.ts'

/** What is wanted of cells. `coders`: by row number, the place of the coder compared (several names of one person have one place). `codes`: the place of each code compared. */
export interface CellWish {
  readonly coders: ReadonlyMap<number, number>
  readonly size: number
  readonly codes: ReadonlyMap<number, number>
  readonly unit: AgreementUnit
  readonly unitising: Unitising
  readonly match: Match
}

/** The cells of one source, by the place of their code: only those with a coding. */
export interface SourceCells {
  readonly source: number
  readonly units: number
  readonly cells: ReadonlyMap<number, Cell>
}

/** A cell with what each coder marked, in units. */
export interface Cell {
  readonly tally: Tally
  readonly ends: readonly Ends[]
}

/** What each coder made of one code in a source, as made: in units, and in characters. */
interface Gathered {
  readonly marks: number[][]
  readonly excerpts: number[][]
}

/** Works out the cells of a source. `stretches`: its sentences, or the excerpts given beforehand, in characters. */
export function cellsOf(block: SourceBlock, wish: CellWish, stretches?: Int32Array): SourceCells {
  const places = unitPlaces(block, wish.unit, stretches)
  const characters = wish.unit === 'character' ? null : characterPlaces(block)
  const found = new Map<number, Gathered>()
  const nobody = Array.from({ length: wish.size }, () => NOTHING)
  const { codings } = block
  for (let at = 0; at < codings.length; at += WIDTH) {
    const coder = wish.coders.get(codings[at + CODER]!)
    if (coder === undefined) continue
    const code = wish.codes.get(codings[at + CODE]!)
    if (code === undefined) continue
    let here = found.get(code)
    if (!here) {
      const marks = nobody.slice()
      found.set(code, (here = { marks, excerpts: characters ? nobody.slice() : marks }))
    }
    listOf(here.marks, coder).push(places.start(at), places.end(at))
    if (characters) listOf(here.excerpts, coder).push(characters.start(at), characters.end(at))
  }
  const cells = new Map<number, Cell>()
  // The tallies of a source lie behind one another in one list: a study has a hundred thousand of them.
  const width = tallyWidth(wish.size)
  const numbers = new Float64Array(found.size * width)
  for (const [code, { marks, excerpts }] of found) {
    const tally = new Tally(wish.size, numbers, cells.size * width)
    const ends = marks.map(joinedEnds)
    layOver(tally, ends)
    tally.setUnits(places.total)
    countMatches(tally, excerpts, wish.match)
    if (wish.unitising.family || wish.unitising.alphaU)
      addContinuum(tally, continuumOf(places.total, ends), wish.unitising)
    cells.set(code, { tally, ends })
  }
  return { source: block.source, units: places.total, cells }
}

/** What a coder who has nothing in a cell has: one list for all of them, since there are many more of these than of others. Never written to. */
const NOTHING: number[] = []

/** The list of a coder, made when it is first needed. */
function listOf(lists: number[][], coder: number): number[] {
  const list = lists[coder]!
  return list === NOTHING ? (lists[coder] = []) : list
}

/** Stretches as made, joined where they touch or overlap. One alone stays the list it is. */
function joinedEnds(marks: readonly number[]): Ends {
  if (marks.length === 0 || (marks.length === 2 && marks[0]! < marks[1]!)) return marks
  const ends: number[] = []
  for (let at = 0; at < marks.length; at += 2) addStretch(ends, marks[at]!, marks[at + 1]!)
  return ends
}

function continuumOf(length: number, coders: readonly Ends[]): Continuum {
  return {
    length,
    coders: coders.map(ends =>
      Array.from({ length: ends.length / 2 }, (_, at) => ({
        start: ends[at * 2]!,
        end: ends[at * 2 + 1]!,
        value: 0,
      })),
    ),
  }
}
