import type { ListedRow, ListName } from '../../exchange/contract.ts'
import type { SearchHit } from '../../search/types.ts'
import { WrongUsage, type Command } from '../command.ts'
import { counted, table } from '../show.ts'
import { FILTER_OPTION, filterGiven } from './filter-option.ts'

const SPEAKERS = ['respondents', 'interviewers', 'all'] as const

/** What a person sees of a list; `--json` has everything. */
const COLUMNS: Readonly<Record<ListName, readonly string[]>> = {
  sources: ['kind', 'cases', 'participants', 'codings', 'codedBy'],
  speakers: ['source', 'role', 'participant'],
  codes: ['kind', 'parent', 'provenance', 'status', 'codings'],
  codings: ['source', 'coder', 'start', 'end', 'quote'],
  cases: ['kind', 'within', 'sources'],
  attributes: ['about', 'type', 'choices'],
  memos: ['about', 'subject', 'coder', 'changedAt'],
  propositions: ['status', 'codes'],
  evidence: ['source', 'coder', 'start', 'end', 'quote'],
  coders: ['initials', 'joinedTo'],
  changes: ['coder', 'begunAt', 'state', 'rows'],
  versions: ['savedOn', 'reason'],
  comments: ['about', 'coder', 'for', 'state', 'body'],
  proposals: ['coder', 'state', 'reason'],
  rounds: ['from', 'until', 'state', 'people', 'comments'],
  claims: ['proposition', 'count', 'of', 'unit', 'positions'],
}

const LISTS = Object.keys(COLUMNS) as ListName[]

/** Commands that only look. */
export const lookCommands: readonly Command[] = [
  {
    name: 'list',
    takes: ['P', 'WHAT'],
    says: 'Lists everything of one kind, never paged or filtered. What came from a sheet has its key there; offsets count UTF-16 units.',
    more: [`WHAT is one of ${LISTS.join(', ')}.`],
    options: {},
    opening: 'read',
    async run(given, calls) {
      const what = given.words[1] as ListName
      if (!LISTS.includes(what)) throw new WrongUsage(`“${what}” cannot be listed: say one of ${LISTS.join(', ')}.`)
      const rows = await calls.call('list.rows', { what })
      return { json: rows, text: listText(what, rows) }
    },
  },
  {
    name: 'search',
    takes: ['P', 'QUERY'],
    says: 'Searches the text of all sources: words (all of them in one paragraph), "a phrase" in quotation marks, begin* for a beginning.',
    more: ['Hits come in document order; the total counts every occurrence.'],
    options: {
      limit: { kind: 'value', value: 'N', says: 'how many hits to show; else 50' },
      speakers: {
        kind: 'value',
        oneOf: SPEAKERS,
        says: 'whose words to search; else all',
      },
      filter: FILTER_OPTION,
    },
    opening: 'read',
    async run(given, calls, shell) {
      const limit = Number(given.value('limit') ?? 50)
      if (!Number.isInteger(limit) || limit < 0)
        throw new WrongUsage(`“${given.value('limit')!}” is no number of hits.`)
      const filter = await filterGiven(given, calls, shell)
      const question = {
        words: given.words[1]!,
        speakers: given.choice('speakers', SPEAKERS) ?? ('all' as const),
        ...(filter === null ? {} : { filter }),
      }
      const hits: SearchHit[] = []
      let answer = await calls.call('search.text', { ...question, limit: Math.min(Math.max(limit, 1), 1000) })
      hits.push(...answer.hits)
      while (hits.length < limit && answer.hits.length > 0 && hits.length < answer.total) {
        answer = await calls.call('search.text', {
          ...question,
          from: hits.length,
          limit: Math.min(limit - hits.length, 1000),
        })
        hits.push(...answer.hits)
      }
      const { total, sources } = answer.exact ? answer : await calls.call('search.count', question)
      const shown = hits.slice(0, limit).map(({ sourceKey, sourceId, start, end, before, match, after, speaker }) => ({
        source: sourceKey ?? sourceId,
        start,
        end,
        before,
        match,
        after,
        ...(speaker === null ? {} : { speaker }),
      }))
      const said = filter === null ? null : await calls.call('filter.words', { filter, of: 'words' })
      const lines = shown.map(
        ({ source, before, match, after }) => `${source}: …${oneLine(before)}[${oneLine(match)}]${oneLine(after)}…\n`,
      )
      return {
        json: { total, sources, ...(said === null ? {} : { filter: said }), hits: shown },
        text: `${counted(total, 'occurrence')} in ${counted(sources, 'source')}.${said === null ? '' : ` ${said}`}\n${lines.join('')}`,
      }
    },
  },
]

function listText(what: ListName, rows: readonly ListedRow[]): string {
  const fields = COLUMNS[what]
  return table(
    ['key', 'name', ...fields],
    rows.map(row => [row.key ?? row.id.slice(0, 8), row.name, ...fields.map(field => row[field])]),
    what === 'codings' || what === 'evidence' ? 80 : 48,
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
