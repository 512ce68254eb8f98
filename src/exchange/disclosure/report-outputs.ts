// What a report holds besides its tables, as the disclosure check reads it: the codebook, pairs, pictures, checklists, a printed source. Pure.

import type { PositionMatrix } from '../../analysis/positions/types.ts'
import type { AnnotatedSource } from '../annotated/annotated.ts'
import type { Pairings } from '../cases/pairing-queries.ts'
import type { CodebookAppendix } from '../codebook/appendix-queries.ts'
import { codebookEntryBlocks } from '../codebook/codebook-document.ts'
import type { Codebook } from '../codebook/codebook.ts'
import type { DocumentBlock } from '../documents/document.ts'
import type { QuotedWords } from '../quotes/types.ts'
import type { StudyFacts } from '../reporting/study-facts.ts'
import type { FilledChecklist, MethodsSentence } from '../reporting/types.ts'
import type { SiteThemes } from '../themes/themes.ts'
import { positionStatements, themesOutput } from './outputs.ts'
import type { CheckedOutput, CheckedText } from './text-checks-queries.ts'
import { FACT_UNITS, factCells } from './fact-cells.ts'
import type { CountTable, Population } from './types.ts'

/** The codebook appendix: every entry with its examples, each passage in the data, versions and changes. */
export function codebookOutput(codebook: Codebook, appendix: CodebookAppendix): CheckedOutput {
  const { versions, changes, examples, quotes } = appendix
  const told = [
    ...versions.map(one => one.reason),
    ...changes.flatMap(({ entries, sets, questions }) => [
      ...entries.flatMap(one => [
        ...[...one.codes, ...one.into].map(code => code.name),
        one.from,
        one.to,
        ...one.reasons.map(({ reason }) => reason),
        ...one.fields.map(({ pieces }) => pieces.map(piece => piece.words).join('')),
      ]),
      ...[...sets, ...questions].flatMap(one => [
        one.name,
        ...one.fields.map(({ pieces }) => pieces.map(piece => piece.words).join('')),
      ]),
    ]),
  ].filter(words => words !== null)
  return {
    kind: 'codebook',
    texts: [
      ...codebook.entries.flatMap((entry): CheckedText[] => [
        { where: entry.name, id: null, words: saidOrHeaded(codebookEntryBlocks(entry)) },
        ...(examples.get(entry.id) ?? []).map(({ anchorId, words }, at) => ({
          where: `${entry.name}, in the data ${at + 1}`,
          id: anchorId,
          words,
        })),
      ]),
      { where: 'Versions and changes', id: null, words: told.join('\n') },
    ],
    quotes,
  }
}

const saidOrHeaded = (blocks: readonly DocumentBlock[]) =>
  blocks
    .filter(block => block.kind !== 'facts')
    .map(block => block.runs.map(run => run.words).join(''))
    .join('\n')

/** The pairing table, with what it shows of each site and pair. */
export function pairingsOutput({ document, labels }: Pick<Pairings, 'document' | 'labels'>): CheckedOutput {
  return {
    kind: 'pairings',
    texts: document.tables.flatMap(table =>
      table.rows.map(({ cells }) => ({ where: String(cells[0]!), id: null, words: cells.join('\n') })),
    ),
    labels,
  }
}

/** The pictures of a report: themes at sites, at how many, and positions. */
export function picturesOutput(
  themes: SiteThemes,
  positions: PositionMatrix,
  population: Pick<Population, 'site'>,
): CheckedOutput {
  const { statements = [], labels = [] } = themesOutput(themes, [], { ...population, person: [] })
  return {
    kind: 'pictures',
    texts: [
      ...themes.themes.map(({ name }) => ({ where: `Theme ${name}`, id: null, words: name })),
      ...positions.propositions.map(one => ({
        where: one.key ?? one.name,
        id: one.id,
        words: [one.name, one.statement].join('\n'),
      })),
    ],
    labels,
    statements: [...statements, ...positionStatements(positions)],
  }
}

/** Reporting checklists and the methods paragraph, with how many cases have each value of their attributes. */
export function reportsOutput(
  facts: StudyFacts,
  filled: readonly FilledChecklist[],
  methods: readonly MethodsSentence[],
  population: Population,
): CheckedOutput {
  return {
    kind: 'reports',
    texts: [
      ...filled.flatMap(({ name, groups }) =>
        groups.flatMap(group =>
          group.items.map(item => ({
            where: `${name} ${item.no}. ${item.title}`,
            id: null,
            words: item.lines.join('\n'),
          })),
        ),
      ),
      { where: 'Methods paragraph', id: null, words: methods.map(one => one.words).join(' ') },
    ],
    tables: facts.values.flatMap(({ about, name, values }): CountTable[] =>
      FACT_UNITS[about] === undefined || values.length < 2 || values.length > 12
        ? []
        : [
            {
              where: `${FACT_UNITS[about]} by ${name.replaceAll('_', ' ')}`,
              rows: ['all'],
              columns: values.map(one => one.value),
              cells: [values.map(one => one.count)],
            },
          ],
    ),
    cells: factCells(facts, population),
  }
}

/** A source printed with its codes: every paragraph of it, under its attribution. */
export function sourceOutput(source: AnnotatedSource, told: QuotedWords): CheckedOutput {
  return {
    kind: 'source',
    texts: source.paragraphs.map(one => ({
      where: `Paragraph ${one.number}`,
      id: null,
      words: one.words.map(piece => piece.words).join(''),
    })),
    quotes: [told],
  }
}
