// Positions and propositions as those outside may see them. Pure.

import type { Filter } from '../../analysis/filter/types.ts'
import { everyCondition } from '../../analysis/filter/words.ts'
import type { PositionCell, PositionMatrix } from '../../analysis/positions/types.ts'
import type { EvidenceExcerpt, PropositionSheet } from '../../analysis/types.ts'
import { compareNatural } from '../../base/order.ts'
import { Refusal } from '../../base/trouble.ts'
import type { OutsideNames } from './names.ts'

/** Refuses a filter that would tell readers outside something of every case that is shown. */
export function refuseTelling(filter: Filter | null): void {
  if (filter === null) return
  everyCondition(filter, ({ is }) => {
    if (is === 'cases' || is === 'sources' || is === 'attribute')
      throw new Refusal(
        'filter-tells',
        'A filter by cases, sources or attributes would tell readers outside something of every case under its published code. Write this for the team, or for outside under another filter.',
      )
  })
}

/** The matrix under published codes, in their order; propositions that stay with the team are left out. Refuses cases without a code. */
export function outsidePositions(matrix: PositionMatrix, names: OutsideNames): PositionMatrix {
  const codes = names.codesOf(matrix.cases.map(one => one.caseId))
  const order = matrix.cases
    .map((_, at) => at)
    .toSorted((a, b) => compareNatural(codes.get(matrix.cases[a]!.caseId)!, codes.get(matrix.cases[b]!.caseId)!))
  const kept = matrix.propositions.flatMap((one, at) => (names.settings.leftOut.includes(one.id) ? [] : [at]))
  return {
    ...matrix,
    cases: order.map(at => {
      const { caseId } = matrix.cases[at]!
      return { caseId, key: codes.get(caseId)!, name: codes.get(caseId)!, by: null }
    }),
    propositions: kept.map(at => {
      const one = matrix.propositions[at]!
      return { ...one, name: names.words(one.name), statement: names.words(one.statement) }
    }),
    cells: order.map(row => kept.map(at => outsideCell(matrix.cells[row]![at]!, names))),
    groups: null,
    totals: kept.map(at => matrix.totals[at]!),
    caption: names.words(matrix.caption),
    ...(matrix.narrowed === undefined ? {} : { narrowed: names.words(matrix.narrowed) }),
  }
}

function outsideCell<Cell extends PositionCell>(cell: Cell, names: OutsideNames): Cell {
  const { decided } = cell
  if (decided === null) return cell
  return {
    ...cell,
    decided: { ...decided, rationale: decided.rationale === null ? null : names.words(decided.rationale) },
  }
}

/** What a piece of evidence says outside: its words as they may be printed, and how they are attributed; null where consent does not allow it. */
export type PrintedEvidence = ReadonlyMap<string, { readonly words: string; readonly attribution: string } | null>

/** Sheets of propositions under published codes, with the words that may be printed. Those that stay with the team are left out. Refuses cases without a code. A slice for each; the list is empty in the end: with all their evidence both would be a lot of memory. */
export function* outsideSheets(
  sheets: PropositionSheet[],
  printed: PrintedEvidence,
  names: OutsideNames,
): Generator<void, PropositionSheet[]> {
  const shown: PropositionSheet[] = []
  for (let sheet = sheets.shift(); sheet !== undefined; sheet = sheets.shift()) {
    if (names.settings.leftOut.includes(sheet.proposition.id)) continue
    shown.push(outsideSheet(sheet))
    yield
  }
  return shown

  function outsideSheet(sheet: PropositionSheet): PropositionSheet {
    const codes = names.codesOf(sheet.cases.map(one => one.caseId))
    const byKey = new Map(sheet.cases.map(one => [one.key, codes.get(one.caseId)!]))
    const said = (words: string | null) => (words === null ? null : names.words(words))
    const { proposition } = sheet
    return {
      ...sheet,
      proposition: {
        ...proposition,
        statement: names.words(proposition.statement),
        shortName: said(proposition.shortName),
        origin: said(proposition.origin),
        confirmingMeans: said(proposition.confirmingMeans),
        disconfirmingMeans: said(proposition.disconfirmingMeans),
      },
      scope: said(sheet.scope),
      scopeInWords: said(sheet.scopeInWords),
      limitations: said(sheet.limitations),
      caption: names.words(sheet.caption),
      rivals: sheet.rivals.map(one => ({ ...one, statement: names.words(one.statement) })),
      cases: sheet.cases
        .map(one => ({ ...outsideCell(one, names), key: codes.get(one.caseId)!, name: codes.get(one.caseId)! }))
        .toSorted((a, b) => compareNatural(a.key, b.key)),
      wordings: sheet.wordings.map(one => ({
        ...one,
        statement: names.words(one.statement),
        confirmingMeans: said(one.confirmingMeans),
        disconfirmingMeans: said(one.disconfirmingMeans),
        scope: said(one.scope),
        reason: said(one.reason),
        caseKey: one.caseId === null ? null : names.codeOf(one.caseId),
      })),
      negativeCases: sheet.negativeCases.map(one => ({ ...one, explanation: said(one.explanation) })),
      searches: sheet.searches.map(one => ({
        ...one,
        lookedFor: names.words(one.lookedFor),
        lookedIn: names.words(one.lookedIn),
        note: said(one.note),
      })),
      evidence: sheet.evidence.flatMap((one): EvidenceExcerpt[] => {
        const its = printed.get(one.id)
        if (!its) return []
        return [
          {
            ...one,
            words: names.printed(its.words),
            attribution: its.attribution,
            sourceKey: null,
            sourceName: '',
            participants: [],
            caseKeys: one.caseKeys.flatMap(key => byKey.get(key) ?? []).toSorted(compareNatural),
            condition: said(one.condition),
            sameEvent: said(one.sameEvent),
            rationale: said(one.rationale),
          },
        ]
      }),
    }
  }
}
