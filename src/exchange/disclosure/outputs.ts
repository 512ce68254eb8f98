// Outputs of texts as the disclosure check reads them: what stands where, under which labels. Pure.

import { POSITIONS, type PositionMatrix } from '../../analysis/positions/types.ts'
import type { FrameworkMatrix, FrameworkMatrixRequest } from '../../analysis/summaries/types.ts'
import { wordsOf } from '../../memos/rich.ts'
import type { DocumentBlock } from '../documents/document.ts'
import type { MemoBook } from '../memos/memo-book.ts'
import { frameworkLabels, pageLabels, type ShownPage } from '../outside/summaries-shown.ts'
import type { OutsideNames } from '../outside/names.ts'
import { calledOf, propositionDocument, type WrittenProposition } from '../propositions/proposition-files.ts'
import type { AttributedQuote } from '../quotes/types.ts'
import type { SiteThemes } from '../themes/themes.ts'
import { countedCases } from './counted-cases.ts'
import { quotesBelowSites, siteLabels } from './filter-labels.ts'
import { USUAL_MATRIX } from './kinds.ts'
import { propositionCounts } from './proposition-counts.ts'
import type { CheckedOutput, CheckedText } from './text-checks-queries.ts'
import { bandOf } from './small-cells.ts'
import type { CountedCell, Population, Statement } from './types.ts'

/** What stands in blocks, without the headings that are ours. */
const said = (blocks: Iterable<DocumentBlock>) =>
  [...blocks]
    .filter(block => block.kind !== 'heading' || block.level === 1)
    .map(block => block.runs.map(run => run.words).join(''))
    .join('\n')

/** How many cases hold each position on each proposition. */
export function positionStatements({ unit, cases, propositions, cells }: PositionMatrix): Statement[] {
  return propositions.flatMap((proposition, column) =>
    POSITIONS.map((position): Statement => ({
      where: `${proposition.key ?? proposition.name}, ${position}`,
      count: cells.filter(row => (row[column]!.decided?.value ?? row[column]!.suggested) === position).length,
      of: cases.length,
      what: unit === 'participants' ? 'people' : unit,
      about: `position ${proposition.id} ${position}`,
      cases: cases.map(one => one.caseId),
    })),
  )
}

/** Propositions with everything that stands on their sheets, and the counts of their positions, in the text too. */
export function propositionsOutput(
  sheets: readonly WrittenProposition[],
  quotes: readonly AttributedQuote[],
): CheckedOutput {
  return {
    kind: 'propositions',
    texts: sheets.map((sheet): CheckedText => ({
      where: calledOf(sheet),
      id: sheet.proposition.id,
      words: () => said(propositionDocument('', [sheet]).blocks),
    })),
    quotes,
    statements: sheets.flatMap(sheet => propositionCounts(sheet).map(one => one.statement)),
  }
}

/** Case summaries, with the attributes at their heads. */
export function summariesOutput(
  pages: readonly (ShownPage & { readonly summaryId: string; readonly text: string })[],
): CheckedOutput {
  return {
    kind: 'summaries',
    texts: pages.map(page => ({ where: `Summary of ${page.key}`, id: page.summaryId, words: page.text })),
    labels: pageLabels(pages),
  }
}

/** A framework matrix, with the attributes in its rows. */
export function frameworkOutput(
  matrix: FrameworkMatrix,
  request: FrameworkMatrixRequest,
  population: Population,
  names: OutsideNames,
): CheckedOutput {
  return {
    kind: 'framework matrix',
    texts: [
      ...matrix.rows.flatMap(({ key, page }) =>
        page ? [{ where: `Summary of ${key}`, id: page.id, words: page.text }] : [],
      ),
      ...matrix.summaries.map(one => ({
        where: `${matrix.rows[one.row]!.key}, ${matrix.columns[one.column]!.name}`,
        id: one.id,
        words: one.text,
      })),
    ],
    labels: frameworkLabels(matrix, request, population, names),
  }
}

/** Memos, each with its title and what it is about. */
export function memosOutput(book: MemoBook): CheckedOutput {
  return {
    kind: 'memos',
    texts: [...book.read()].map(memo => ({
      where: memo.title,
      id: memo.id,
      words: [memo.title, memo.about, wordsOf(memo.rich), ...memo.links, ...memo.linkedFrom].join('\n'),
    })),
  }
}

/** Theme matrices: what was written and quoted at each site, at how many sites each theme is, and what a filter tells of every site that passes it. */
export function themesOutput(
  themes: SiteThemes,
  quotes: readonly AttributedQuote[],
  population: Pick<Population, 'person' | 'site'> & Partial<Population>,
): CheckedOutput {
  const request = { ...USUAL_MATRIX, filter: themes.filter }
  const { by } = countedCases(request, population.site)
  return {
    kind: 'themes',
    labels: siteLabels(themes.sites, themes.filter, population),
    texts: themes.sites.flatMap(site =>
      themes.themes.flatMap((code, at): CheckedText[] => {
        const { summary, summaryId, quotes: lines } = site.themes[at]!
        const where = `${site.name}, ${code.name}`
        return [
          { where, id: summaryId, words: summary },
          { where: `${where}, quotes`, id: null, words: lines.join('\n') },
        ]
      }),
    ),
    quotes: quotesBelowSites(quotes, themes.sites, themes.filter, population),
    statements: themes.themes.flatMap((code, at): Statement[] =>
      code.isGroup
        ? []
        : [
            {
              where: `Theme ${code.name}`,
              count: themes.sites.filter(site => site.themes[at]!.sources > 0).length,
              of: themes.sites.length,
              what: 'sites',
              about: `present ${code.id}${by}`,
              cases: themes.sites.map(site => site.id),
            },
          ],
    ),
    tables: [
      {
        where: 'People on each theme at each site',
        rows: themes.themes.map(code => code.name),
        columns: themes.sites.map(site => site.name),
        cells: themes.themes.map((_, at) => themes.sites.map(site => site.themes[at]!.people)),
      },
    ],
    cells: peopleAtSites(themes, countedCases(request, population.person), population.person),
  }
}

/** How many people of each site speak of each theme. */
function peopleAtSites(
  themes: SiteThemes,
  { ids, by }: ReturnType<typeof countedCases>,
  person: Population['person'],
): CountedCell[] {
  const passing = new Set(ids)
  return themes.sites.flatMap(site =>
    peopleAt(
      site,
      themes,
      person.filter(one => one.withinId === site.id && passing.has(one.id)).map(one => one.id),
      by,
    ),
  )
}

/** How many people of a site speak of each theme, among those of it that are counted. */
function peopleAt(
  site: SiteThemes['sites'][number],
  { themes, least }: SiteThemes,
  cases: readonly string[],
  by: string,
): CountedCell[] {
  // Who is counted here is not known where people of other sites are among them.
  if (cases.length !== site.people) return []
  return themes.flatMap((code, at): CountedCell[] => {
    const count = site.themes[at]!.people
    const isHidden = least !== null && bandOf(count, cases.length, least) !== null
    return code.isGroup
      ? []
      : [
          {
            where: `${site.name}, ${code.name}`,
            about: `present ${code.id}${by}`,
            count,
            of: cases.length,
            what: 'people',
            cases,
            ...(isHidden ? { isHidden } : {}),
          },
        ]
  })
}
