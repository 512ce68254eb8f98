import type { CoderId } from '../../base/ids.ts'
import type { Command } from '../command.ts'
import { formatOf } from '../format.ts'
import { found } from '../found.ts'
import { namesOf } from '../pairs.ts'
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
      const codes = given.list('codes').flatMap(namesOf)
      const coders = given.list('coded-by').flatMap(namesOf)
      const filter = await filterGiven(given, calls, shell)
      const ids = codes.length === 0 ? null : await found<never>(calls, 'codes', codes)
      const written = await calls.call('export.matrix', {
        rows: ids === null ? 'codes' : ids,
        columns: { of: 'codes near', ...near, ...(ids === null ? {} : { ids }) },
        measure: 'codings',
        where: [],
        codedBy: coders.length === 0 ? [] : await found<CoderId>(calls, 'coders', coders),
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
