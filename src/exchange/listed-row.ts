// The shape of a listed row, and the few ways its fields come about.

import { idOfHex } from './reference-queries.ts'

/** What every listed row has, as SQL gives it. */
export interface Named {
  readonly hex: string
  readonly key?: string | null
  readonly name: string
}

/** The beginning of every listed row. */
export function named({ hex, key, name }: Named) {
  return { id: idOfHex(hex), ...field('key', key), name }
}

/** A field that is left out where nothing is known. */
export function field<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): Partial<Record<Name, Value>> {
  return value === null || value === undefined || value === '' ? {} : ({ [name]: value } as Record<Name, Value>)
}

/** Values by what they belong to. */
export function gather(
  rows: readonly (readonly [hex: string, value: string])[],
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  for (const [hex, value] of rows) lists.set(hex, [...(lists.get(hex) ?? []), value])
  return lists
}
