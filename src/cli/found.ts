// Things of the project found by key, name or id.

import type { Calls } from './command.ts'

/** What can be named on the command line. */
export type Found = 'codes' | 'coders' | 'cases' | 'sources' | 'sets' | 'scales' | 'propositions' | 'versions'

/** Their ids, in the order named. Refuses what is not there. */
export async function found<Kind extends string>(calls: Calls, what: Found, names: readonly string[]): Promise<Kind[]> {
  return [...(await calls.call('list.find', { what, names: [...names] }))] as Kind[]
}
