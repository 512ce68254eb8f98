import type { VersionId } from '../../base/ids.ts'
import { WrongUsage, type Calls, type Command, type Given, type Said, type Shell } from '../command.ts'
import { formatOf } from '../format.ts'
import { deedOf } from '../pairs.ts'
import { counted, listed, table } from '../show.ts'

const DEEDS = ['save', 'list', 'diff'] as const
const FORMATS = ['docx', 'html', 'json'] as const

/** The command about saved versions of the framework. */
export const versionCommands: readonly Command[] = [
  {
    name: 'version',
    takes: ['P', DEEDS.join('|'), '[LABEL|A]', '[B]'],
    says: 'Saves the framework as a version, lists the versions, or says what changed between two of them.',
    more: [
      'list --others lists the versions of other projects that were brought in; they are called LABEL (PROJECT), as in diff "v2 (Ward)" present.',
      'save LABEL keeps the whole framework as it is. Where nothing changed since the last version it is refused, unless --even-unchanged.',
      'diff A B says what was added, removed, renamed, moved, merged, split, redefined and retired, with reasons and the codings concerned; “present” is the framework as it is now, and B may be left out for it. With --to it writes a file for the methods appendix.',
    ],
    options: {
      reason: { kind: 'value', value: 'WORDS', says: 'why the version is saved' },
      'even-unchanged': { kind: 'switch', says: 'save it although nothing changed' },
      others: { kind: 'switch', says: 'with list: those of other projects, instead of ours' },
      to: { kind: 'value', value: `FILE.${FORMATS.join('|.')}`, says: 'the file that diff writes' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const deed = deedOf(given.words[1]!, DEEDS)
      if (deed === 'save') return save(given, calls)
      if (deed === 'list') return list(given, calls)
      return diff(given, calls, shell)
    },
  },
]

async function save(given: Given, calls: Calls): Promise<Said> {
  const label = given.words[2]
  if (label === undefined) throw new WrongUsage('LABEL is missing: what the version is called.')
  if (given.words[3] !== undefined) throw new WrongUsage(`“${given.words[3]}” is too much.`)
  const id = await calls.call('version.save', {
    label,
    reason: given.value('reason') ?? null,
    evenUnchanged: given.has('even-unchanged'),
  })
  return { json: { id, label }, text: `Saved version ${label}.\n` }
}

async function list(given: Given, calls: Calls): Promise<Said> {
  if (given.words[2] !== undefined) throw new WrongUsage(`“${given.words[2]}” is too much.`)
  if (given.has('others')) return listOthers(calls)
  const { versions, isChanged } = await calls.call('version.list', {})
  const rows = versions.map(({ label, savedOn, by, counts, reason }) => [label, savedOn, by, counts?.codes, reason])
  return {
    json: versions,
    text:
      table(['version', 'saved', 'by', 'codes', 'reason'], rows) +
      (isChanged ? 'The framework changed since the last.\n' : ''),
  }
}

/** The versions of other projects, each with the name by which it is compared. */
async function listOthers(calls: Calls): Promise<Said> {
  const projects = await calls.call('version.others', {})
  const json = projects.flatMap(({ project, broughtAt, versions }) =>
    versions.map(version => ({ ...version, project, broughtAt })),
  )
  const rows = json.map(({ called, savedOn, by, counts, broughtAt, reason }) => [
    called,
    savedOn,
    by,
    counts?.codes,
    broughtAt.slice(0, 10),
    reason,
  ])
  return {
    json,
    text:
      rows.length === 0
        ? 'No versions of other projects.\n'
        : table(['version', 'saved', 'by', 'codes', 'brought in', 'reason'], rows),
  }
}

async function diff(given: Given, calls: Calls, shell: Shell): Promise<Said> {
  const [, , from, to = 'present'] = given.words
  if (from === undefined) throw new WrongUsage('A is missing: the version to compare.')
  const written = given.value('to')
  if (written !== undefined) {
    const file = shell.path(written)
    const format = formatOf(file, FORMATS)
    const ids = await Promise.all([from, to].map(name => calls.call('list.version', { name })))
    const [first, second] = ids[0] === null ? ids.toReversed() : ids
    if (first === null || first === undefined)
      throw new WrongUsage('Name a version: the framework as it is now does not differ from itself.')
    const answer = await calls.call('export.differences', {
      fromId: first,
      toId: second ?? null,
      to: file,
      format,
    })
    return { json: answer, text: `Wrote ${counted(answer.differences, 'difference')} to ${answer.path}\n` }
  }
  const json = await calls.call('list.differences', { from, to })
  return { json, text: differencesText(json) }
}

interface Listed {
  readonly code?: string
  readonly codes?: readonly string[]
  readonly name?: string
  readonly into?: string | readonly string[]
  readonly from?: string
  readonly to?: string
  readonly codings: number
  readonly reasons: readonly { readonly reason: string | null }[]
}

function differencesText(json: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(json).flatMap(([kind, entries]) =>
    Array.isArray(entries) && (kind === 'sets' || kind === 'questions')
      ? [listed(`${kind[0]!.toUpperCase()}${kind.slice(1)}`, (entries as ListedThing[]).map(lineOfThing))]
      : Array.isArray(entries)
        ? [listed(`${kind[0]!.toUpperCase()}${kind.slice(1)}`, (entries as Listed[]).map(lineOf))]
        : [],
  )
  const said = lines.join('')
  const note = typeof json['note'] === 'string' ? `${json['note']}\n` : ''
  return `${note}${said === '' ? 'Nothing changed between the two.\n' : said}`
}

interface ListedThing {
  readonly name: string
  readonly change: string
  readonly fields?: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  readonly joined?: readonly string[]
  readonly left?: readonly string[]
}

function lineOfThing({ name, change, fields = [], joined = [], left = [] }: ListedThing): string {
  const what = [
    ...fields.map(({ field, from, to }) => `${field}: ${from === '' ? '' : `“${from}” → `}“${to}”`),
    ...(joined.length > 0 ? [`codes that came: ${joined.join(', ')}`] : []),
    ...(left.length > 0 ? [`codes that went: ${left.join(', ')}`] : []),
  ]
  return `${name} ${change}${what.length > 0 ? `; ${what.join('; ')}` : ''}`
}

function lineOf({ code, codes = [], name, into, from, to, codings, reasons }: Listed): string {
  const what = [code ?? codes.join(', '), name && name !== code ? name : ''].filter(Boolean).join(' ')
  const became = into === undefined ? '' : ` → ${[into].flat().join(', ')}`
  const change = from !== undefined || to !== undefined ? ` (${[from, to].map(one => one ?? '?').join(' → ')})` : ''
  const why = reasons.flatMap(one => one.reason ?? []).join('; ')
  return `${what}${became}${change}, ${counted(codings, 'coding')}${why ? `: ${why}` : ''}`
}

/** The version of an option, by its id; undefined where none was named. */
export async function versionOption(given: Given, calls: Calls): Promise<VersionId | null> {
  const name = given.value('version')
  return name === undefined ? null : calls.call('list.version', { name })
}
