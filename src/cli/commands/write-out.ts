import path from 'node:path'
import { WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import type { SourceId } from '../../base/ids.ts'
import { foundOne } from '../found.ts'
import { counted } from '../show.ts'
import { matrixCommand } from './matrix.ts'
import { exportPropositions } from './positions.ts'
import {
  asksForQuotes,
  AUDIENCE_OPTIONS,
  audienceOf,
  minGroupAlone,
  exportEverything,
  exportQuotes,
  QUOTE_OPTIONS,
  refuseAudience,
  refuseQuoteOptions,
} from './quotes.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'
import { exportCaseThemes, exportFrameworkMatrix, exportSummaries } from './summaries.ts'
import { versionOption } from './version.ts'

const QUOTES_FROM = ['basket', 'all', 'none'] as const

/** What can be written besides every excerpt. */
const WHAT = [
  'quotes',
  'themes',
  'theme-matrix',
  'pairings',
  'codebook',
  'appendix',
  'source',
  'propositions',
  'memos',
  'journal',
  'framework-matrix',
  'summaries',
  'coreq',
  'srqr',
  'methods',
  'comments',
  'proposals',
  'rounds',
  'merge',
  'audit',
  'all',
] as const

/** What is written under a filter where one is given, as every excerpt is. */
const FILTERED = ['themes', 'theme-matrix', 'propositions', 'framework-matrix', 'all'] as const

/** Commands that write files out of a project. */
export const writeOutCommands: readonly Command[] = [
  matrixCommand,
  {
    name: 'export',
    takes: ['P', 'TO.csv|.xlsx|.docx|.html|.md|.txt|DIR'],
    says: 'Writes a file out of the project: every coded passage, or with --what quotes, the codebook, matrices, memos, a review, a merge, the audit trail or everything.',
    more: [
      'The quotes of the basket (every coded passage where it is empty) with their attribution go to docx, xlsx, html or csv; every coding with its excerpt, people, sites and stances to a csv file; the theme matrices of the sites, the theme matrix of one case, the pairing table, the codebook, its appendix for a report, one source with its codes in the margin, and the propositions with their positions and the words on both sides to csv, xlsx, docx or html; memos and the research journal to docx, html, md, txt or csv; the framework matrix with its summaries to xlsx, docx, html or csv; the case summaries to docx or html; a checklist (COREQ, SRQR) to docx, html or csv; the methods paragraph to docx or html; comments, proposals and rounds of a review to csv, xlsx, docx or html; the report of the latest merge to docx, html, xlsx or json; the audit trail to a folder or a .zip; everything into a folder. Offsets count UTF-16 units; quotes are verbatim.',
      'The codebook holds every field of every code with its counts, in framework order, and says which version it is. Its csv, xlsx and docx are read back by `crosscase framework import`.',
      'Pictures (with `--what all`) are SVG. PNG is drawn by a window only: save them there, or turn the SVG into PNG with a program of yours.',
    ],
    options: {
      what: {
        kind: 'value',
        value: 'WHAT',
        oneOf: WHAT,
        says: `what to write: ${WHAT.join(', ')}; else every excerpt`,
      },
      version: { kind: 'value', value: 'LABEL', says: 'the codebook as it was in a saved version' },
      ...AUDIENCE_OPTIONS,
      ...QUOTE_OPTIONS,
      quotes: { kind: 'value', oneOf: QUOTES_FROM, says: 'which quotes go into theme matrices; else the basket' },
      order: { kind: 'value', value: 'ATTRIBUTE', says: 'the framework matrix ordered by an attribute of its cases' },
      filter: {
        ...FILTER_OPTION,
        says: `excerpts, or ${FILTERED.map(one => `--what ${one}`).join(', ')}: ${FILTER_OPTION.says}`,
      },
      case: { kind: 'value', value: 'CASE', says: 'with --what theme-matrix: of which case' },
      show: { kind: 'list', value: 'ATTRIBUTE', says: 'an attribute of cases as a column of the framework matrix' },
      people: { kind: 'switch', says: 'the framework matrix with the people of every site below it' },
      'case-summaries': {
        kind: 'switch',
        says: 'the framework matrix with the summary of each case in its row, once it is signed',
      },
      source: { kind: 'value', value: 'SOURCE', says: 'with --what source: which one' },
      signed: { kind: 'switch', says: 'only the case summaries that are signed' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.words[1]!)
      const what = given.value('what')
      refuseAudience(given, what)
      refuseFilter(given, what)
      if (what === 'memos' || what === 'journal') return exportMemos(what, given, calls, to)
      if (what === 'pairings') return exportPairings(given, calls, to)
      if (what === 'themes') return exportThemes(given, calls, shell, to)
      if (what === 'theme-matrix') return exportCaseThemes(given, calls, shell, to)
      if (what === 'propositions') return exportPropositions(given, calls, shell, to)
      if (what === 'codebook') return exportCodebook(given, calls, to)
      if (what === 'appendix') return exportAppendix(given, calls, to)
      if (what === 'source') return exportSource(given, calls, to)
      if (what === 'methods') return exportMethods(given, calls, to)
      if (what === 'coreq' || what === 'srqr') return exportChecklist(what, given, calls, to)
      if (what === 'comments' || what === 'proposals' || what === 'rounds') return exportReview(what, calls, to)
      if (what === 'merge') return exportMergeReport(calls, to)
      if (what === 'audit') return exportAudit(calls, to)
      if (what === 'framework-matrix') return exportFrameworkMatrix(given, calls, shell, to)
      if (what === 'summaries') return exportSummaries(given, calls, to)
      if (what === 'all') return exportEverything(given, calls, shell, to)
      refuseQuoteOptions(given, what)
      if (given.value('version') !== undefined) throw new WrongUsage('--version goes with --what codebook.')
      const isCsv = path.extname(to).toLowerCase() === '.csv'
      if (what === 'quotes' && (!isCsv || (await asksForQuotes(given, calls)))) return exportQuotes(given, calls, to)
      if (!isCsv)
        throw new WrongUsage(
          'Excerpts can only be written as .csv. `--what quotes` writes docx, xlsx and html too, `crosscase matrix` also json.',
        )
      const filter = await filterGiven(given, calls, shell)
      const written = await calls.call('export.excerpts', { ...(filter === null ? {} : { filter }), to })
      return { json: written, text: `Wrote ${counted(written.excerpts, 'excerpt')} to ${written.path}\n` }
    },
  },
]

const THEME_FORMATS = ['xlsx', 'docx', 'html', 'csv'] as const

/** Refuses a filter where what is written takes none: it would change nothing. */
function refuseFilter(given: Given, what: string | undefined): void {
  if (given.value('filter') !== undefined && what !== undefined && !FILTERED.some(one => one === what))
    throw new WrongUsage(`--filter goes with every excerpt, or with --what ${FILTERED.join(', ')}.`)
}

async function exportThemes(given: Given, calls: Calls, shell: Pick<Shell, 'path'>, to: string): Promise<Said> {
  const format = formatOf(to, THEME_FORMATS)
  const filter = await filterGiven(given, calls, shell)
  const written = await calls.call('export.themes', {
    to,
    format,
    audience: 'outside',
    ...audienceOf(given),
    quotes: given.choice('quotes', QUOTES_FROM) ?? 'basket',
    ...(filter === null ? {} : { filter }),
  })
  return {
    json: written,
    text: `Wrote ${counted(written.themes, 'theme')} at ${counted(written.sites, 'site')} with ${counted(written.quotes, 'quote')} to ${written.path}\n`,
  }
}

const PAIRING_FORMATS = ['docx', 'html', 'xlsx', 'csv'] as const

async function exportPairings(given: Given, calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, PAIRING_FORMATS)
  const written = await calls.call('export.pairings', { to, format, ...audienceOf(given) })
  return { json: written, text: `Wrote ${counted(written.pairs, 'pair')} to ${written.path}\n` }
}

const MEMO_FORMATS = ['docx', 'html', 'md', 'txt', 'csv'] as const

async function exportMemos(what: 'memos' | 'journal', given: Given, calls: Calls, to: string): Promise<Said> {
  if (given.value('version') !== undefined) throw new WrongUsage('--version goes with --what codebook.')
  const format = formatOf(to, MEMO_FORMATS)
  const written = await calls.call('export.memos', {
    to,
    format,
    ...audienceOf(given),
    ...(what === 'journal' ? { about: 'journal' as const } : { order: 'oldest' as const }),
  })
  const memos = what === 'journal' ? counted(written.memos, 'entry', 'entries') : counted(written.memos, 'memo')
  const counts = written.comments > 0 ? `${memos} and ${counted(written.comments, 'comment')} on codings` : memos
  return { json: written, text: `Wrote ${counts} to ${written.path}\n` }
}

const CHECKLIST_FORMATS = ['docx', 'html', 'csv'] as const

async function exportChecklist(what: 'coreq' | 'srqr', given: Given, calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, CHECKLIST_FORMATS)
  const name = what === 'coreq' ? 'COREQ' : 'SRQR'
  const written = await calls.call('export.checklist', { name, to, format, ...minGroupAlone(given) })
  return {
    json: written,
    text: `Wrote ${name} to ${written.path}: something is recorded for ${written.recorded} items\n`,
  }
}

const APPENDIX_FORMATS = ['docx', 'html', 'xlsx'] as const
const DOCUMENT_FORMATS = ['docx', 'html'] as const

async function exportAppendix(given: Given, calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, APPENDIX_FORMATS)
  const written = await calls.call('export.appendix', { to, format, ...minGroupAlone(given) })
  return { json: written, text: `Wrote ${counted(written.entries, 'entry', 'entries')} to ${written.path}\n` }
}

async function exportMethods(given: Given, calls: Calls, to: string): Promise<Said> {
  const written = await calls.call('export.methods', {
    to,
    format: formatOf(to, DOCUMENT_FORMATS),
    ...minGroupAlone(given),
  })
  return { json: written, text: `Wrote ${counted(written.sentences, 'sentence')} to ${written.path}\n` }
}

async function exportSource(given: Given, calls: Calls, to: string): Promise<Said> {
  const name = given.value('source')
  if (name === undefined) throw new WrongUsage('Say which source: --source NAME.')
  const sourceId = await foundOne<SourceId>(calls, 'sources', name)
  const written = await calls.call('export.annotated', {
    sourceId,
    audience: 'team',
    ...audienceOf(given),
    to,
    format: formatOf(to, DOCUMENT_FORMATS),
  })
  return { json: written, text: `Wrote ${counted(written.paragraphs, 'paragraph')} to ${written.path}\n` }
}

async function exportReview(what: 'comments' | 'proposals' | 'rounds', calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, CODEBOOK_FORMATS)
  const written = await calls.call('export.review', { what, to, format })
  return { json: written, text: `Wrote ${counted(written.rows, 'row')} to ${written.path}\n` }
}

const MERGE_FORMATS = ['docx', 'html', 'xlsx', 'json'] as const

async function exportMergeReport(calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, MERGE_FORMATS)
  const written = await calls.call('export.mergeReport', { to, format })
  return { json: written, text: `Wrote the report of ${counted(written.changes, 'change')} to ${written.path}\n` }
}

async function exportAudit(calls: Calls, to: string): Promise<Said> {
  const written = await calls.call('export.audit', { to })
  return { json: written, text: `Wrote ${counted(written.files, 'file')} to ${written.path}\n` }
}

const CODEBOOK_FORMATS = ['csv', 'xlsx', 'docx', 'html'] as const

async function exportCodebook(given: Given, calls: Calls, to: string): Promise<Said> {
  const format = formatOf(to, CODEBOOK_FORMATS)
  const written = await calls.call('export.codebook', { to, format, versionId: await versionOption(given, calls) })
  return { json: written, text: `Wrote ${counted(written.entries, 'entry', 'entries')} to ${written.path}\n` }
}
