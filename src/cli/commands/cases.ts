import { WrongUsage, type Command } from '../command.ts'
import { formatOf } from '../format.ts'
import { namesOf } from '../pairs.ts'
import { counted } from '../show.ts'
import { AUDIENCE_OPTIONS, audienceOf } from './quotes.ts'

const WAVES = ['year', 'quarter', 'month'] as const
const SHEETS = ['csv', 'xlsx'] as const
const TABLES = ['xlsx', 'docx', 'html', 'csv'] as const

/** Commands that write tables of cases. */
export const caseCommands: readonly Command[] = [
  {
    name: 'cases export',
    takes: ['P', 'TO.csv|.xlsx'],
    says: 'Writes the cases of one kind with their places, members, links, values and consent to a sheet.',
    more: [
      '`crosscase cases import P TO --kind KIND --key key` brings it back unchanged; name the column “within” by --within, columns of members by --members, links by --link.',
    ],
    options: {
      kind: { kind: 'value', value: 'site|participant|pair|KIND', isRequired: true, says: 'the kind of case' },
      codes: { kind: 'switch', says: 'add the published codes; keep such a file as safe as the project' },
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.words[1]!)
      const format = formatOf(to, SHEETS)
      const written = await calls.call('export.cases', {
        kind: given.required('kind'),
        codes: given.has('codes'),
        to,
        format,
      })
      return { json: written, text: `Wrote ${counted(written.cases, 'case')} to ${written.path}\n` }
    },
  },
  {
    name: 'sources export',
    takes: ['P', 'TO.csv|.xlsx'],
    says: 'Writes every source with its filing and its attributes to a sheet, in the columns of a study folder’s sources.csv.',
    more: ['Put beside the files as sources.csv, `crosscase load` reads it.'],
    options: {},
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.words[1]!)
      const written = await calls.call('export.sources', { to, format: formatOf(to, SHEETS) })
      return { json: written, text: `Wrote ${counted(written.sources, 'source')} to ${written.path}\n` }
    },
  },
  {
    name: 'cases sampling',
    takes: ['P', 'TO.xlsx|.docx|.html|.csv'],
    says: 'Writes the sampling table: cases counted by their attributes, with people, sources by kind and by wave, and what was left out by reason.',
    options: {
      kind: { kind: 'value', value: 'site|pair|KIND', says: 'the kind of case; else site' },
      by: { kind: 'list', value: 'ATTRIBUTE,…', says: 'the attributes to count by' },
      waves: { kind: 'value', oneOf: WAVES, says: 'a column for each wave of data collection' },
      ...AUDIENCE_OPTIONS,
    },
    opening: 'read',
    async run(given, calls, shell) {
      const to = shell.path(given.words[1]!)
      const format = formatOf(to, TABLES)
      const kind = given.value('kind') ?? 'site'
      const attributes = (await calls.call('case.attributes', {})).filter(one => one.about === kind)
      const by = given
        .list('by')
        .flatMap(namesOf)
        .map(name => {
          const found = attributes.find(one => one.name === name || one.id === name)
          if (!found)
            throw new WrongUsage(
              `No attribute of ${kind} is called “${name}”. There are: ${attributes.map(one => one.name).join(', ')}.`,
            )
          return found.id
        })
      const waves = given.choice('waves', WAVES) ?? null
      const written = await calls.call('export.sampling', { kind, by, waves, to, format, ...audienceOf(given) })
      return { json: written, text: `Wrote ${counted(written.rows, 'row')} to ${written.path}\n` }
    },
  },
]
