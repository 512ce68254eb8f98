// The report of a merge as a document of tables (METHODS 5.4): who merged what, the counts, what was done without asking, what was answered and
// what is open. Pure.

import { plainCopies } from '../../team/merge/base-known.ts'
import { changesOf } from '../../team/merge/lines.ts'
import type { MergeCopy, MergeCounts, MergeReport, OpenQuestion, QuestionField } from '../../team/merge/types.ts'
import type { TabledDocument, TabledRow, TabledSheet } from '../documents/tabled.ts'
import { grouped } from '../tables/words.ts'

/** The report as a document. */
export function mergeDocument(report: MergeReport): TabledDocument {
  const { applied, answered, questions, suggestions } = report
  const changes = changesIn(report)
  return {
    title: `Merge of ${report.copies.map(nameOf).join(', ')}`,
    about: [
      `${report.mergedBy} merged ${counted(report.copies.length, 'copy', 'copies')} into “${report.project}” on ${day(report.mergedAt)}.`,
      `${counted(changes, 'change')} without asking; ${counted(answered.length, 'question')} answered, ${grouped(questions.length)} open.`,
      report.addsUp
        ? 'The counts add up: what stood in the project after the merge is what the merge said.'
        : 'The counts do not add up.',
    ],
    tables: [
      copiesTable(report),
      countsTable(report),
      {
        name: 'Done without asking',
        about: applied.length === 0 ? ['Nothing.'] : ['Each stands in the change log and was written as one act.'],
        heads: ['Kind', 'What', 'How many', 'From whom', 'Among them'],
        weights: [10, 44, 12, 30, 60],
        rows: applied.map((line): TabledRow => ({
          cells: [
            line.kind,
            line.says,
            line.count,
            line.by
              .map(({ copy, count }) => `${copy === null ? 'several' : nameOf(report.copies[copy]!)} ${grouped(count)}`)
              .join(', '),
            line.names.join('; '),
          ],
        })),
      },
      {
        name: 'Questions answered',
        about: answered.length === 0 ? ['None.'] : [],
        heads: ['Kind', 'About', 'Question', 'Base', 'Ours', 'Theirs', 'Answer', 'By', 'On'],
        weights: [9, 26, 40, 34, 34, 34, 34, 16, 14],
        rows: answered.map((one): TabledRow => ({
          cells: [...asked(one), one.answer, one.by, day(one.at)],
        })),
      },
      {
        name: 'Questions open',
        about:
          questions.length === 0
            ? ['None.']
            : ['What stands meanwhile is said with each; they can be answered at any time.'],
        heads: ['Kind', 'About', 'Question', 'Base', 'Ours', 'Theirs', 'Stands meanwhile'],
        weights: [9, 26, 40, 34, 34, 34, 34],
        rows: questions.map((one): TabledRow => ({ cells: [...asked(one), standing(one)] })),
      },
      {
        name: 'Suggestions',
        about: suggestions.length === 0 ? ['None.'] : ['Left as two, and perhaps one.'],
        heads: ['Kind', 'What', 'One', 'The other', 'Now'],
        weights: [10, 40, 50, 50, 20],
        rows: suggestions.map(({ kind, says, first, second, stands }): TabledRow => ({
          cells: [kind, says, first.name, second.name, stands ? 'still two' : 'settled since'],
        })),
      },
      ...(report.staysThere ? [staysTable(report.staysThere)] : []),
    ],
  }
}

/** How many changes a merge made without asking. */
export function changesIn({ applied }: MergeReport): number {
  return changesOf(applied)
}

function copiesTable({ copies }: MergeReport): TabledSheet {
  const plain = plainCopies(copies)
  return {
    name: 'Copies',
    about:
      plain.length === 0
        ? []
        : [
            `Not handed out: ${plain.map(nameOf).join(', ')}. Compared two ways, without a base: nothing was deleted, and what had been deleted here came in again.`,
          ],
    heads: ['Copy', 'File', 'Handed out', 'Framework version', 'Baseline', 'SHA-256 of the file'],
    weights: [20, 28, 16, 18, 22, 66],
    rows: copies.map((copy): TabledRow => ({
      cells: [
        nameOf(copy),
        copy.file,
        copy.handedOutAt === null ? 'not known' : day(copy.handedOutAt),
        copy.version ?? '',
        copy.handOutId === null ? 'none: compared two ways' : copy.isOlder ? 'an older one' : 'the latest',
        copy.digest,
      ],
    })),
  }
}

/** What of another project never comes along, and why. */
function staysTable(staysThere: NonNullable<MergeReport['staysThere']>): TabledSheet {
  return {
    name: 'Stays there',
    about: staysThere.length === 0 ? ['Nothing.'] : [],
    heads: ['What', 'How many', 'Why'],
    weights: [36, 12, 90],
    rows: staysThere.flatMap(({ what, count, why, things = [] }): TabledRow[] => [
      { cells: [what, count, why] },
      ...things.map(({ name, told }) => ({ cells: [name, '', told] })),
    ]),
  }
}

const COUNTED: readonly (readonly [keyof MergeCounts, string])[] = [
  ['sources', 'Sources'],
  ['codes', 'Codes'],
  ['codings', 'Codings'],
  ['evidence', 'Evidence'],
  ['memos', 'Memos'],
]

function countsTable({ counts, copies }: MergeReport): TabledSheet {
  const hasBase = copies.some(copy => copy.knowsBase)
  return {
    name: 'Counts',
    about: [`${hasBase ? 'Base: as it was handed out. ' : ''}Ours: here, before. Result: here, after.`],
    heads: ['', ...(hasBase ? ['Base'] : []), 'Ours', ...copies.map(nameOf), 'Result'],
    weights: [16, ...(hasBase ? [12] : []), 12, ...copies.map(() => 14), 12],
    rows: COUNTED.map(([thing, word]): TabledRow => ({
      cells: [
        word,
        ...(hasBase ? [counts.base[thing]] : []),
        counts.ours[thing],
        ...counts.theirs.map(theirs => theirs[thing]),
        counts.result[thing],
      ],
    })),
  }
}

type Asked = Pick<OpenQuestion, 'kind' | 'object' | 'says' | 'fields'>

function asked({ kind, object, says, fields }: Asked): string[] {
  return [
    kind,
    `${object.what} “${object.name}”`,
    says,
    each(fields, field => field.base),
    each(fields, field => field.ours),
    each(fields, field => [...new Set(field.theirs.filter(value => value !== null))].join(' / ') || null),
  ]
}

/** The values of fields; each with its name where there are several. */
function each(fields: readonly QuestionField[], of: (field: QuestionField) => string | null): string {
  return fields
    .map(field => (fields.length === 1 ? (of(field) ?? '') : `${field.label}: ${of(field) ?? '—'}`))
    .join('\n')
}

function standing({ options, standing: id }: OpenQuestion): string {
  return options.find(option => option.id === id)?.label ?? id
}

function nameOf(copy: MergeCopy): string {
  return copy.other?.name ?? copy.coder?.name ?? copy.file
}

function day(at: string): string {
  return at.slice(0, 10)
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`
}
