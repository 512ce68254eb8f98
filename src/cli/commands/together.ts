import type { CoderId } from '../../base/ids.ts'
import type { Command } from '../command.ts'
import { formatOf } from '../format.ts'
import { foundIn } from '../found.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'
import { MATRIX_FORMATS, nearOf } from './matrix.ts'
import { AUDIENCE_OPTIONS, audienceOf } from './quotes.ts'

/** The command about codes that stand together. */
export const togetherCommands: readonly Command[] = [
  {
    name: 'codes-together',
    takes: ['P'],
    says: 'Writes to a file how many codings of each code stand together with each other code: what the picture *Codes together* is drawn from.',
    more: ['`matrix --columns near` is the same with every other choice of a matrix.'],
    options: {
      near: {
        kind: 'value',
        value: 'HOW',
        says: 'passage, overlapping (else), paragraph, turn, source, or a number of words',
      },
      codes: { kind: 'list', value: 'CODE,…', says: 'only these codes, on both sides; else all' },
      'coded-by': { kind: 'list', value: 'NAME', says: 'only what this coder coded' },
      filter: FILTER_OPTION,
      ...AUDIENCE_OPTIONS,
      to: { kind: 'value', value: `FILE.${MATRIX_FORMATS.join('|.')}`, isRequired: true, says: 'the file to write' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.required('to'))
      const format = formatOf(to, MATRIX_FORMATS)
      const near = nearOf(given.value('near') ?? 'overlapping')
      const ids = await foundIn<never>(given, calls, 'codes', 'codes')
      const filter = await filterGiven(given, calls, shell)
      const written = await calls.call('export.matrix', {
        rows: ids.length === 0 ? 'codes' : ids,
        columns: { of: 'codes near', ...near, ...(ids.length === 0 ? {} : { ids }) },
        measure: 'codings',
        where: [],
        codedBy: await foundIn<CoderId>(given, calls, 'coded-by', 'coders'),
        stance: null,
        rollUp: false,
        ...(filter === null ? {} : { filter }),
        ...audienceOf(given),
        to,
        format,
      })
      return { json: written, text: `Wrote ${written.path}\n` }
    },
  },
]
