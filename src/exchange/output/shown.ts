// What outputs show of published codes, put together: whoever reads them all can join it. Pure.

import type { Label } from '../disclosure/types.ts'
import type { Shown } from './manifest.ts'

const ROOMS: Readonly<Record<string, string>> = { site: 'case', person: 'person', pair: 'pair' }

/** Fields of a code that are no attributes: what it is the code of, where that is no site; which codes it stands with, by part. */
export const IS = 'is'
/** Before the part that the code plays; alone for the site of a person. */
export const WITH = 'with'

/** What labels show, by published code and field; of codes that stand there alone, that they do. */
export function shownOf(labels: readonly Label[], codes: Iterable<string> = []): Shown {
  const all = new Map<string, Map<string, Set<string>>>()
  const of = (code: string) => {
    const fields = all.get(code) ?? new Map<string, Set<string>>()
    all.set(code, fields)
    return fields
  }
  for (const code of codes) of(code)
  for (const { code, unit, shows, with: together } of labels) {
    if (code === null) continue
    const fields = of(code)
    const put = (field: string, value: string) => fields.set(field, (fields.get(field) ?? new Set()).add(value))
    if (unit !== 'site') put(IS, unit)
    for (const one of together ?? []) put(one.part === null ? WITH : `${WITH} ${one.part}`, one.code)
    for (const [attribute, value] of shows) {
      const [room = '', name = ''] = attribute.split(/: (.*)/s)
      const field = `${ROOMS[room] ?? room}.${name}`
      put(field, value)
    }
  }
  return asShown(all)
}

/** Several outputs as one. */
export function mergedShown(outputs: readonly Shown[]): Shown {
  const all = new Map<string, Map<string, Set<string>>>()
  for (const shown of outputs)
    for (const [code, its] of Object.entries(shown)) {
      const fields = all.get(code) ?? new Map<string, Set<string>>()
      all.set(code, fields)
      for (const [field, values] of Object.entries(its))
        fields.set(field, new Set([...(fields.get(field) ?? []), ...values]))
    }
  return asShown(all)
}

function asShown(all: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>): Shown {
  const inOrder = <Value>(map: ReadonlyMap<string, Value>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    inOrder(all).map(([code, fields]) => [
      code,
      Object.fromEntries(inOrder(fields).map(([field, values]) => [field, [...values].toSorted()])),
    ]),
  )
}
