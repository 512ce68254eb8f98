// Things of the project found by key, name or id.

import type { CoderId } from '../base/ids.ts'
import type { Calls, Given } from './command.ts'
import { namesOf } from './pairs.ts'
import type { Input } from '../api/contract.ts'

/** What can be named on the command line. */
export type Found = Input<'list.find'>['what']

/** Their ids, in the order named. Refuses what is not there. */
export async function found<Kind extends string>(calls: Calls, what: Found, names: readonly string[]): Promise<Kind[]> {
  return names.length === 0 ? [] : ([...(await calls.call('list.find', { what, names: [...names] }))] as Kind[])
}

/** The id of one thing. Refuses what is not there. */
export async function foundOne<Kind extends string>(calls: Calls, what: Found, name: string): Promise<Kind> {
  return (await found<Kind>(calls, what, [name]))[0]!
}

/** The coder that stands for a name: of two names of one person the one that the other is joined to. */
export async function personOf(calls: Calls, coderId: string): Promise<CoderId> {
  return (await peopleOf(calls, [coderId]))[0]!
}

/** The same of several, in their order. */
export async function peopleOf(calls: Calls, coderIds: readonly string[]): Promise<CoderId[]> {
  if (coderIds.length === 0) return []
  const coders = await calls.call('list.rows', { what: 'coders' })
  return coderIds.map(id => {
    const joinedTo = coders.find(one => one.id === id)?.['joinedTo']
    return (coders.find(one => one.name === joinedTo)?.id ?? id) as CoderId
  })
}

/** The ids of what an option names that may be given several times, each with names between commas. */
export async function foundIn<Kind extends string>(
  given: Given,
  calls: Calls,
  option: string,
  what: Found,
): Promise<Kind[]> {
  return found<Kind>(calls, what, given.list(option).flatMap(namesOf))
}
