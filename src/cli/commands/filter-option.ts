// `--filter`: the common filter out of a file, or a saved one by its name.

import type { Filter, SavedFilter } from '../../analysis/filter/types.ts'
import { WrongUsage, type Calls, type Given, type Shell } from '../command.ts'
import { found, type Found } from '../found.ts'
import { readJson } from '../read-json.ts'

/** The option, as every command with a filter has it. */
export const FILTER_OPTION = {
  kind: 'value',
  value: 'NAME|FILE.json',
  says: 'only what passes the common filter: a saved one by its name, or one in a file',
} as const

/** The filter asked for; null where none is. */
export async function filterGiven(given: Given, calls: Calls, shell: Pick<Shell, 'path'>): Promise<Filter | null> {
  const written = given.value('filter')
  if (written === undefined) return null
  if (written.toLowerCase().endsWith('.json')) return filterIn(shell.path(written), calls)
  return (await savedFilters([written], calls))[0]!.filter
}

/** Saved filters by their names. Refuses a name that none has. */
export async function savedFilters(names: readonly string[], calls: Calls): Promise<SavedFilter[]> {
  const saved = await calls.call('filter.list', {})
  return names.map(name => {
    const one = saved.find(filter => filter.name.toLowerCase() === name.toLowerCase())
    if (!one) throw new WrongUsage(`There is no saved filter “${name}”.`)
    return one
  })
}

const NAMED: Readonly<Record<string, Found>> = { sources: 'sources', cases: 'cases', coders: 'coders' }

/** The filter of a file, with what it names by key turned into ids. */
async function filterIn(file: string, calls: Calls): Promise<Filter> {
  const json = readJson(file)
  const lookUp = async (condition: Record<string, unknown>, field: string, what: Found) => {
    const names = condition[field]
    return Array.isArray(names) && names.every(name => typeof name === 'string')
      ? { ...condition, [field]: await found(calls, what, names) }
      : condition
  }
  const withIds = async (part: unknown, depth = 0): Promise<unknown> => {
    if (typeof part !== 'object' || part === null || depth > 20) return part
    if (Array.isArray(part)) return Promise.all(part.map(one => withIds(one, depth + 1)))
    const filter = part as Record<string, unknown>
    if ('all' in filter) return { ...filter, all: await withIds(filter['all'], depth + 1) }
    if ('any' in filter) return { ...filter, any: await withIds(filter['any'], depth + 1) }
    if ('not' in filter) return { ...filter, not: await withIds(filter['not'], depth + 1) }
    const is = filter['is']
    const named = typeof is === 'string' ? NAMED[is] : undefined
    if (named) return lookUp(filter, 'ids', named)
    if (is === 'coded') return lookUp(filter, 'codeIds', 'codes')
    if (is === 'stance') return lookUp(filter, 'propositionIds', 'propositions')
    if (is === 'version' && typeof filter['versionId'] === 'string')
      return { ...filter, versionId: (await found(calls, 'versions', [filter['versionId']]))[0] }
    return filter
  }
  // The door looks whether it is a filter.
  return (await withIds(json)) as Filter
}
