// What things are called in lists, by their ids.

import type { Answer } from '../api/contract.ts'
import type { SourceId } from '../base/ids.ts'
import type { Calls } from './command.ts'

/** Gives the name of a thing by its id; the id where nobody knows it any more. */
export type NameOf = (id: string) => string

function by<Thing extends { readonly id: string }>(things: readonly Thing[], name: (thing: Thing) => string): NameOf {
  const names = new Map<string, string>(things.map(thing => [thing.id, name(thing)]))
  return id => names.get(id) ?? id
}

/** Coders by their names; of two names of one person both by the one that stands for them. */
export async function coderNames(calls: Calls): Promise<NameOf> {
  return by(
    await calls.call('list.rows', { what: 'coders' }),
    one => (one['joinedTo'] as string | undefined) ?? one.name,
  )
}

/** Codes by their keys, else by their names. */
export async function codeNames(calls: Calls): Promise<NameOf> {
  return by(await calls.call('code.list', {}), one => one.key ?? one.name)
}

/** So many sources can be asked for by their ids at once. */
const SOURCES = 1000

/** These sources by their keys, else by their names. */
export async function sourceNames(calls: Calls, sourceIds: Iterable<SourceId>): Promise<NameOf> {
  const wanted = [...new Set(sourceIds)]
  const sources: Answer<'source.some'>[number][] = []
  for (let from = 0; from < wanted.length; from += SOURCES)
    sources.push(...(await calls.call('source.some', { sourceIds: wanted.slice(from, from + SOURCES) })))
  return by(sources, one => one.key ?? one.name)
}
