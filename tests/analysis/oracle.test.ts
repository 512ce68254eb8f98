// The matrix oracle: 500 random filters × rows × columns × measures on random small studies equal a plain recount from the
// listed codings, totals and denominators too, and every number opens exactly the codings it counts.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matrix } from '../../src/analysis/matrix.ts'
import { matrixCell } from '../../src/analysis/matrix/cell.ts'
import type { Axis } from '../../src/analysis/matrix/types.ts'
import type { Measure } from '../../src/analysis/types.ts'
import { Refusal } from '../../src/base/trouble.ts'
import { axes, filters, PAIRS, PEOPLE, REGIONS, SITES, studies } from './plain-arbitraries.ts'
import { asked, built } from './plain-study.ts'
import { Recount, type PlainView } from './oracle-recount.ts'

const MEASURES: readonly Measure[] = [
  'presence',
  'cases',
  'sources',
  'participants',
  'codings',
  'excerpts',
  'words',
  'coverage',
  'shared words',
]

it('500 matrices equal a plain recount, with totals, denominators and reasons, and open what they count', () => {
  let compared = 0
  fc.assert(
    fc.property(
      studies,
      fc.option(filters),
      axes,
      axes,
      fc.constantFrom(...MEASURES),
      fc.boolean(),
      (study, filter, rows, columns, measure, rollUp) => {
        const request = asked({ rows, columns, measure, rollUp, filter })
        const { table, heads } = built(study)
        let got
        try {
          got = matrix(table, heads, request)
        } catch (trouble) {
          // Words are shared by codes only; an attribute that nothing has is not there.
          if (
            trouble instanceof Refusal &&
            ['measure-misfit', 'no-such-attribute', 'filter-names-gone'].includes(trouble.code)
          )
            return
          throw trouble
        }
        compared++
        const recount = new Recount(study, request)
        const shown = { rows: got.rows.map(row => row.id), columns: got.columns.map(column => column.id) }
        const places = (list: readonly string[]) => [...list, null]
        const counts = new Map<string, number>()
        const count = (row: string | null, column: string | null) => {
          const name = JSON.stringify([row, column])
          let number = counts.get(name)
          if (number === undefined) counts.set(name, (number = recount.measure(measure, row, column, shown)))
          return number
        }
        const rowsThere = got.rows.filter(row => row.kind !== 'group')
        for (const [r, row] of places(shown.rows).entries()) {
          for (const [c, column] of places(shown.columns).entries()) {
            const isTotal = row === null || column === null
            const said =
              row === null
                ? column === null
                  ? got.total
                  : got.columnTotals[c]
                : column === null
                  ? got.rowTotals[r]
                  : got.cells[r]![c]
            const wanted =
              measure === 'presence' && isTotal
                ? row === null
                  ? rowsThere.filter(one => count(one.id, column) > 0).length
                  : shown.columns.filter(id => count(row, id) > 0).length
                : count(row, column)
            expect(said, `${measure} of ${row} × ${column}`).toBe(wanted)
            if (!isTotal) expect(got.empty[r]![c] === null || said === 0).toBe(true)
            if (!isTotal && said === 0)
              expect(got.empty[r]![c], `why ${row} × ${column}`).toBe(
                why(
                  recount,
                  row,
                  column,
                  shown,
                  got.rows[r]!.kind === 'group' || got.columns[c]!.code?.kind === 'group',
                ),
              )
            opensWhatItCounts(recount, row, column, shown)
          }
        }
        for (const [at, column] of got.columns.entries())
          sameDenominators(got.columns[at]!.denominators, recount, null, column.id, shown)
        for (const row of got.rows) sameDenominators(row.denominators!, recount, row.id, null, shown)
        sameDenominators(got.of!, recount, null, null, shown)
        // What is not shown holds nothing.
        const left = (axis: Axis, list: readonly string[]) =>
          (axis.of === 'cases' ? KEYS[axis.kind]! : axis.of === 'sources' ? Object.keys(study.sources) : []).filter(
            key => !list.includes(key) && !('ids' in axis),
          )
        for (const row of left(rows, shown.rows)) expect(recount.inCell(row, null, shown)).toEqual([])
        for (const column of left(columns, shown.columns)) expect(recount.inCell(null, column, shown)).toEqual([])

        function opensWhatItCounts(
          plain: Recount,
          row: string | null,
          column: string | null,
          items: { rows: readonly string[]; columns: readonly string[] },
        ) {
          const cell = matrixCell(table, heads, {
            ...request,
            ...(row === null ? {} : { row }),
            ...(column === null ? {} : { column }),
          })
          const there = plain.inCell(row, column, items).map(one => one.coding)
          const codings = cell.rows.map(n => study.codings[n - 1]!)
          const passage = (coding: (typeof there)[number]) =>
            JSON.stringify([coding.source, coding.words, coding.coder])
          if (plain.gathers(row, column)) {
            expect(codings.map(passage).sort()).toEqual([...new Set(there.map(passage))].sort())
            expect(codings.every(coding => there.includes(coding))).toBe(true)
          } else
            expect(codings.map(one => study.codings.indexOf(one)).sort((a, b) => a - b)).toEqual(
              there.map(one => study.codings.indexOf(one)).sort((a, b) => a - b),
            )
          expect(cell.codings).toBe(plain.measure('codings', row, column, items))
          expect(cell.sources).toBe(plain.measure('sources', row, column, items))
          expect(cell.participants).toBe(plain.measure('participants', row, column, items))
          expect(cell.cases).toBe(plain.measure('cases', row, column, items))
          expect(cell.words).toBe(plain.measure('words', row, column, items))
          expect(cell.excerpts).toBe(plain.measure('excerpts', row, column, items))
        }
      },
    ),
    { numRuns: 500 },
  )
  expect(compared).toBeGreaterThan(300)
})

const KEYS: Readonly<Record<string, readonly string[]>> = {
  site: SITES,
  pair: PAIRS,
  participant: PEOPLE,
  region: REGIONS,
}

type Items = { rows: readonly string[]; columns: readonly string[] }

function sameDenominators(
  said: { sources: number; participants: number; codings: number; words: number; cases: number; characters?: number },
  recount: Recount,
  row: string | null,
  column: string | null,
  items: Items,
): void {
  const views = recount.eligible(row, column, items)
  const distinct = (of: (view: PlainView) => string | null) => new Set(views.map(of).filter(one => one !== null)).size
  const codings = recount.study.codings.filter(
    coding =>
      !recount.isRetired(coding) &&
      recount
        .viewsOfCoding(coding)
        .some(
          view =>
            recount.holds(recount.filter, view, coding) === true &&
            (row !== null
              ? recount.inItem(recount.rows, row, view, coding)
              : recount.inPlace(recount.columns, column, items.columns, view, coding)),
        ),
  ).length
  expect(said).toEqual({
    sources: distinct(view => view.source),
    participants: distinct(view => view.person),
    cases: distinct(view => view.site),
    words: recount.characters(views),
    characters: recount.characters(views),
    codings,
  })
}

/** Why nothing is counted in a cell, by the rules of METHODS 2.4. */
function why(recount: Recount, row: string, column: string, items: Items, isGroup: boolean): string | null {
  if (isGroup && !recount.request.rollUp) return null
  if (recount.inCell(row, column, items).length > 0) return 'nobody named'
  const views = recount.eligible(row, column, items)
  const { rows, columns, study, filter } = recount
  const coders = (axis: Axis, id: string) =>
    axis.of === 'coders' ? [id] : axis.of === 'coder facts' ? recount.coders(axis.fact, id) : null
  const must = coders(rows, row) ?? coders(columns, column)
  if (views.length === 0) return must === null ? 'no source' : 'not coded'
  const isCoded = (source: string) =>
    views.some(
      view =>
        view.source === source &&
        study.sources[source]!.codedBy.some(
          coder => (must === null || must.includes(coder)) && recount.holds(filter, view, null, { coder }) !== false,
        ),
    )
  const sources = [...new Set(views.map(view => view.source))]
  if (!sources.every(isCoded)) return 'not coded'
  const isAsked = (axis: Axis, id: string) =>
    axis.of === 'code sets'
      ? study.sets![id]!.some(code => study.codes[code]!.asked)
      : (axis.of === 'codes' || axis.of === 'codes near') && study.codes[id]!.asked === true
  const asks = isAsked(rows, row) || isAsked(columns, column)
  return asks && sources.every(source => study.sources[source]!.kind !== 'interview') ? 'not asked' : 'nothing said'
}
