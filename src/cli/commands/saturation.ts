import type { CodeId, CoderId } from '../../base/ids.ts'
import { WrongUsage, type Command, type Given } from '../command.ts'
import { formatOf } from '../format.ts'
import { foundIn } from '../found.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'

const FORMATS = ['csv', 'xlsx', 'svg'] as const
const OVER = ['interviews', 'sources', 'sites'] as const

/** The command about saturation of codes. */
export const saturationCommands: readonly Command[] = [
  {
    name: 'saturation',
    takes: ['P'],
    says: 'Writes saturation of codes (Guest, Namey and Chen 2020) to a file: new themes in each interview in order of analysis, with its runs, or the picture.',
    options: {
      over: { kind: 'value', oneOf: OVER, says: 'over what; else interviews' },
      codes: { kind: 'list', value: 'CODE,…', says: 'only these codes; else all in use' },
      'coded-by': { kind: 'list', value: 'NAME', says: 'only codings of this coder' },
      base: { kind: 'value', value: 'N', says: 'how many first ones the share is taken of; else 4' },
      run: { kind: 'value', value: 'N', says: 'how many in a row are looked at together; else 2' },
      threshold: { kind: 'value', value: 'N', says: 'the share in per cent at which it is reached; else 5' },
      filter: FILTER_OPTION,
      to: { kind: 'value', value: `FILE.${FORMATS.join('|.')}`, isRequired: true, says: 'the file to write' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.required('to'))
      const format = formatOf(to, FORMATS)
      const over = given.choice('over', OVER) ?? 'interviews'
      const codeIds = await foundIn<CodeId>(given, calls, 'codes', 'codes')
      const codedBy = await foundIn<CoderId>(given, calls, 'coded-by', 'coders')
      const filter = await filterGiven(given, calls, shell)
      const written = await calls.call('export.saturation', {
        by: over === 'sites' ? 'sites' : 'sources',
        kinds: over === 'interviews' ? ['interview'] : ['interview', 'observation', 'document'],
        base: numberOf(given, 'base', 4),
        run: numberOf(given, 'run', 2),
        threshold: numberOf(given, 'threshold', 5),
        ...(codeIds.length === 0 ? {} : { codeIds }),
        ...(codedBy.length === 0 ? {} : { codedBy }),
        ...(filter === null ? {} : { filter }),
        to,
        format,
      })
      return { json: written, text: `Wrote ${written.path}\n` }
    },
  },
]

function numberOf(given: Given, name: 'base' | 'run' | 'threshold', usual: number): number {
  const written = given.value(name)
  if (written === undefined) return usual
  if (!/^\d{1,3}$/.test(written)) throw new WrongUsage(`--${name} takes a whole number.`)
  return Number(written)
}
