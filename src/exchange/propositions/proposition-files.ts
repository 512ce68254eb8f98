// The propositions of a project as documents and tables: positions, words on both sides, cases that do not fit, wordings. Pure.

import type { PositionCell } from '../../analysis/positions/types.ts'
import type { EvidenceExcerpt, PropositionSheet } from '../../analysis/types.ts'
import { plain, type DocumentBlock, type TextDocument } from '../documents/document.ts'
import { bandOf } from '../disclosure/small-cells.ts'
import { csvLine } from '../tables/csv.ts'
import type { PlainSheet } from '../tables/plain-xlsx.ts'
import { countBlocks, countSheet, type WrittenCount } from './counts-in-text.ts'
import { cellInWords, countsOf, heldPosition } from './position-files.ts'

/** A proposition as it is written out: its sheet, the counts in the text that rest on it, and the filter in words that its evidence passed, where there was one. */
export interface WrittenProposition extends PropositionSheet {
  readonly counts: readonly WrittenCount[]
  readonly narrowed: string | null
}

/** What a proposition is called in a list. */
export function calledOf({ proposition }: PropositionSheet): string {
  return proposition.key ?? proposition.shortName ?? proposition.statement
}

const SIDES = [
  ['confirming', 'Confirming'],
  ['disconfirming', 'Disconfirming'],
  ['qualifying', 'Qualifying'],
] as const

/** "Supported at 6 of 12 sites (2 under conditions), conditional at 0, mixed at 4, challenged at 2, silent at 0." With a least count, what is smaller or leaves fewer over is said in words. */
export function sumInWords(cells: readonly PositionCell[], unit: string, least: number | null = null): string {
  const count = (...values: readonly string[]) => cells.filter(cell => values.includes(heldPosition(cell))).length
  const of = (...values: readonly string[]) => {
    const n = count(...values)
    return (least === null ? null : bandOf(n, cells.length, least)) ?? n
  }
  const under = (value: string) => (count(value) > 0 ? ` (${of(value)} under conditions)` : '')
  return `Supported at ${of('supports', 'supports with conditions')} of ${cells.length} ${unit}${under('supports with conditions')}, conditional at ${of('conditional')}, mixed at ${of('mixed')}, challenged at ${of('challenges', 'challenges with conditions')}${under('challenges with conditions')}, silent at ${of('silent')}.`
}

/** All propositions as a text to be read. */
export function propositionDocument(
  project: string,
  sheets: readonly WrittenProposition[],
  least: number | null = null,
  more: readonly string[] = [],
): TextDocument {
  return {
    title: 'Propositions',
    about: [...(project === '' ? [] : [project]), ...(sheets[0] ? [sheets[0].caption] : []), ...more],
    // Laid out while it is written: there may be tens of thousands of excerpts.
    blocks: {
      *[Symbol.iterator]() {
        for (const sheet of sheets) yield* blocksOf(sheet, least)
      },
    },
  }
}

function* blocksOf(sheet: WrittenProposition, least: number | null): Generator<DocumentBlock, void> {
  const { proposition } = sheet
  const text = (label: string, words: string | null): DocumentBlock[] =>
    words === null || words === '' ? [] : [{ kind: 'text', label, runs: plain(words) }]
  const keyOf = new Map(sheet.cases.map(one => [one.caseId as string, one.key]))
  const keys = (ids: readonly string[]) => {
    const named = ids.flatMap(id => keyOf.get(id) ?? [])
    const more = sheet.narrowed === null ? 0 : ids.length - named.length
    return [...named, ...(more > 0 ? [`${more} that the filter leaves out`] : [])].join(', ')
  }
  yield* [
    {
      kind: 'heading',
      level: 1,
      runs: plain([proposition.key, proposition.statement].filter(Boolean).join(' ')),
    },
    {
      kind: 'facts',
      runs: plain(
        [
          proposition.shortName,
          proposition.status,
          proposition.origin === null ? null : `from ${proposition.origin}`,
          sheet.rivals.length === 0 ? null : `rivals: ${sheet.rivals.map(one => one.key ?? one.statement).join(', ')}`,
        ]
          .filter(Boolean)
          .join(' · '),
      ),
    },
    ...text('What counts for it', proposition.confirmingMeans),
    ...text('What counts against it', proposition.disconfirmingMeans),
    ...text('Scope', [sheet.scope, sheet.scopeInWords].filter(Boolean).join('; ')),
    ...text('Limitations', sheet.limitations),
    ...text('Formed on', keys(sheet.formedOn)),
    ...text('Tested on', keys(sheet.testedOn)),
    { kind: 'heading', level: 2, runs: plain(`Where the ${sheet.unit} stand`) },
    { kind: 'text', runs: plain(sumInWords(sheet.cases, sheet.unit, least)) },
    ...sheet.cases.map((one): DocumentBlock => ({
      kind: 'item',
      label: one.key,
      runs: plain(
        `${cellInWords(one, least !== null, sheet.narrowed !== null)}${one.decided?.rationale ? `. ${one.decided.rationale}` : ''}`,
      ),
    })),
  ] satisfies DocumentBlock[]
  for (const [stance, title] of SIDES) yield* sideOf(sheet, stance, title)
  yield* [
    ...negativeBlocks(sheet, least),
    ...countBlocks(sheet.counts, least),
    ...(sheet.searches.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 2, runs: plain('Looked for against it') },
          ...sheet.searches.map((one): DocumentBlock => ({
            kind: 'item',
            runs: plain(
              `${one.lookedFor}, in ${one.lookedIn}: ${one.found === 0 ? 'nothing found' : `${one.found} found`} among ${one.lookedAt} (${one.coder}, ${one.madeAt.slice(0, 10)})${one.note ? `. ${one.note}` : ''}`,
            ),
          })),
        ]),
    ...(sheet.wordings.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 2, runs: plain('Former wordings') },
          ...sheet.wordings.map((one): DocumentBlock => ({
            kind: 'item',
            runs: plain(
              `${one.statement} (until ${one.replacedAt.slice(0, 10)}, ${one.coder}${one.caseKey ? `, after ${one.caseKey}` : ''})${one.reason ? `. ${one.reason}` : ''}`,
            ),
          })),
        ]),
  ]
}

function* sideOf(
  sheet: PropositionSheet,
  stance: EvidenceExcerpt['stance'],
  title: string,
): Generator<DocumentBlock, void> {
  const all = eachOnce(sheet.evidence.filter(one => one.stance === stance))
  yield { kind: 'heading', level: 2, runs: plain(`${title} (${all.length})`) }
  if (all.length === 0) yield { kind: 'text', runs: plain('None so far.') }
  for (const one of all) {
    yield { kind: 'said', runs: plain(one.words) }
    yield { kind: 'facts', runs: plain(placeOf(one)) }
  }
}

function negativeBlocks(sheet: PropositionSheet, least: number | null): DocumentBlock[] {
  const all = negativeCases(sheet)
  if (all.length === 0) return []
  return [
    { kind: 'heading', level: 2, runs: plain('Cases that do not fit') },
    ...all.map(({ one, said }): DocumentBlock => ({
      kind: 'item',
      label: one.key,
      runs: plain(
        `${heldPosition(one)}${least === null ? ` ${countsOf(one)}` : ''}: ${said?.disposition ?? 'unexplained'}${said?.explanation ? `, ${said.explanation}` : ''}`,
      ),
    })),
  ]
}

/** Cases whose position is mixed or challenges, and those of which something was said, with what became of each. */
export function negativeCases(sheet: PropositionSheet) {
  const said = new Map(sheet.negativeCases.map(one => [one.caseId as string, one]))
  return sheet.cases
    .filter(one => /mixed|challenges/.test(heldPosition(one)) || said.has(one.caseId))
    .map(one => ({ one, said: said.get(one.caseId) ?? null }))
}

/** Each passage once, whoever judged it so. */
function eachOnce(evidence: readonly EvidenceExcerpt[]): EvidenceExcerpt[] {
  return [...new Map(evidence.map(one => [one.anchorId, one])).values()]
}

/** Where it stands; nothing where sources are not to be named. */
function sourceOf(one: EvidenceExcerpt): string {
  const name = one.sourceKey ?? one.sourceName
  return name === '' ? '' : `${name}, ¶${one.paragraph}`
}

function placeOf(one: EvidenceExcerpt): string {
  return [
    one.attribution === '' ? '' : `(${one.attribution})`,
    sourceOf(one),
    one.condition === null ? '' : `holds ${one.condition}`,
    one.directness ?? '',
    one.strength ?? '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A row for each proposition and case, with the words on each side. */
export function* writePropositionsCsv(
  sheets: readonly WrittenProposition[],
  hidesCounts = false,
): Generator<string, void, void> {
  const isNarrowed = sheets.some(sheet => sheet.narrowed !== null)
  yield csvLine([
    'proposition',
    'statement',
    'status',
    'case',
    'suggested',
    'confirming',
    'qualifying',
    'disconfirming',
    'position',
    'disposition',
    'explanation',
    'confirming_excerpts',
    'qualifying_excerpts',
    'disconfirming_excerpts',
    ...(isNarrowed ? ['filter'] : []),
  ])
  for (const sheet of sheets) {
    const said = new Map(sheet.negativeCases.map(one => [one.caseId as string, one]))
    for (const one of sheet.cases) {
      const words = (stance: string) =>
        eachOnce(sheet.evidence.filter(evidence => evidence.stance === stance && evidence.caseKeys.includes(one.key)))
          .map(evidence => {
            const place = sourceOf(evidence)
            if (place !== '') return `${evidence.words} [${place.replace(',', '')}]`
            return evidence.attribution === '' ? evidence.words : `${evidence.words} (${evidence.attribution})`
          })
          .join('\n')
      yield csvLine([
        sheet.proposition.key ?? sheet.proposition.id,
        sheet.proposition.statement,
        sheet.proposition.status,
        one.key,
        one.suggested,
        ...(hidesCounts ? ['', '', ''] : [one.confirming, one.qualifying, one.disconfirming]),
        one.decided?.value ?? '',
        said.get(one.caseId)?.disposition ?? '',
        said.get(one.caseId)?.explanation ?? '',
        words('confirming'),
        words('qualifying'),
        words('disconfirming'),
        ...(sheet.narrowed === null ? [] : [sheet.narrowed]),
      ])
    }
  }
}

/** The workbook: propositions, positions, evidence, cases that do not fit, counts in the text, wordings and searches, a sheet each. */
export function propositionSheets(sheets: readonly WrittenProposition[], least: number | null = null): PlainSheet[] {
  const each = <Row>(rows: (sheet: PropositionSheet, called: string) => readonly Row[]) =>
    sheets.flatMap(sheet => rows(sheet, calledOf(sheet)))
  return [
    {
      name: 'Propositions',
      heads: [
        'proposition',
        'statement',
        'status',
        'origin',
        'counts for it',
        'counts against it',
        'scope',
        'limitations',
        'rivals',
        'positions',
      ],
      widths: [12, 60, 12, 16, 40, 40, 30, 30, 14, 60],
      rows: sheets.map(sheet => [
        calledOf(sheet),
        sheet.proposition.statement,
        sheet.proposition.status,
        sheet.proposition.origin ?? '',
        sheet.proposition.confirmingMeans ?? '',
        sheet.proposition.disconfirmingMeans ?? '',
        [sheet.scope, sheet.scopeInWords].filter(Boolean).join('; '),
        sheet.limitations ?? '',
        sheet.rivals.map(one => one.key ?? one.statement).join(', '),
        sumInWords(sheet.cases, sheet.unit, least),
      ]),
    },
    {
      name: 'Positions',
      heads: [
        'proposition',
        'case',
        'name',
        'suggested',
        'why silent',
        'confirming',
        'qualifying',
        'disconfirming',
        'decided',
        'rationale',
        'evidence moved',
      ],
      widths: [12, 10, 26, 24, 18, 11, 11, 13, 24, 50, 14],
      rows: each((sheet, called) =>
        sheet.cases.map(one => [
          called,
          one.key,
          one.name,
          one.suggested,
          one.silentKind ?? '',
          ...(least === null ? [one.confirming, one.qualifying, one.disconfirming] : ['', '', '']),
          one.decided?.value ?? '',
          one.decided?.rationale ?? '',
          one.decided?.moved ? 'yes' : '',
        ]),
      ),
    },
    {
      name: 'Evidence',
      heads: [
        'proposition',
        'stance',
        'words',
        'source',
        'paragraph',
        'cases',
        'attribution',
        'condition',
        'directness',
        'strength',
        'same event',
        'rationale',
      ],
      widths: [12, 14, 80, 12, 10, 12, 40, 30, 16, 12, 16, 40],
      rows: each((sheet, called) =>
        sheet.evidence.map(one => [
          called,
          one.stance,
          one.words,
          one.sourceKey ?? one.sourceName,
          one.sourceName === '' && one.sourceKey === null ? '' : one.paragraph,
          one.caseKeys.join(', '),
          one.attribution,
          one.condition ?? '',
          one.directness ?? '',
          one.strength ?? '',
          one.sameEvent ?? '',
          one.rationale ?? '',
        ]),
      ),
    },
    {
      name: 'Cases that do not fit',
      heads: ['proposition', 'case', 'position', 'disposition', 'explanation'],
      widths: [12, 10, 26, 16, 70],
      rows: each((sheet, called) =>
        negativeCases(sheet).map(({ one, said }) => [
          called,
          one.key,
          heldPosition(one),
          said?.disposition ?? 'unexplained',
          said?.explanation ?? '',
        ]),
      ),
    },
    countSheet(
      sheets.flatMap(sheet => sheet.counts.map(one => ({ ...one, called: calledOf(sheet) }))),
      least,
    ),
    {
      name: 'Former wordings',
      heads: [
        'proposition',
        'statement',
        'counts for it',
        'counts against it',
        'scope',
        'until',
        'by',
        'after',
        'reason',
      ],
      widths: [12, 60, 40, 40, 30, 12, 14, 10, 50],
      rows: each((sheet, called) =>
        sheet.wordings.map(one => [
          called,
          one.statement,
          one.confirmingMeans ?? '',
          one.disconfirmingMeans ?? '',
          one.scope ?? '',
          one.replacedAt.slice(0, 10),
          one.coder,
          one.caseKey ?? '',
          one.reason ?? '',
        ]),
      ),
    },
    {
      name: 'Searches',
      heads: ['proposition', 'looked for', 'looked in', 'looked at', 'found', 'note', 'by', 'on'],
      widths: [12, 40, 40, 10, 8, 40, 14, 12],
      rows: each((sheet, called) =>
        sheet.searches.map(one => [
          called,
          one.lookedFor,
          one.lookedIn,
          one.lookedAt,
          one.found,
          one.note ?? '',
          one.coder,
          one.madeAt.slice(0, 10),
        ]),
      ),
    },
    ...(sheets[0] && sheets[0].narrowed !== null ? [{ name: 'Caption', heads: ['caption'], widths: [120], rows: [[sheets[0].caption]] }] : []), // prettier-ignore
  ]
}
