// What an earlier output showed of a published code, as labels again. Pure.

import { IS, WITH } from '../output/shown.ts'
import type { Label } from './types.ts'

type Fields = Readonly<Record<string, readonly string[]>>
const ROOMS = [
  ['case.', 'site: '],
  ['person.', 'person: '],
  ['pair.', 'pair: '],
] as const

/** The labels that an output shows under one code. */
export function labelsShown(where: string, code: string, fields: Fields): Label[] {
  const [is] = fields[IS] ?? []
  if (is === 'person' || is === 'pair') {
    const rooms = is === 'person' ? ROOMS.slice(0, 2) : ROOMS.slice(2)
    return [{ where, unit: is, code, caseId: '', shows: onlyValues(fields, rooms), with: togetherOf(fields) }]
  }
  const site: Label = { where, unit: 'site', code, caseId: '', shows: onlyValues(fields, ROOMS.slice(0, 1)) }
  const pair = onlyValues(fields, ROOMS.slice(2))
  return [
    site,
    ...peopleAt(fields).map((shows): Label => ({
      where,
      unit: 'person',
      code: null,
      caseId: '',
      shows,
      with: [{ code, part: null }],
    })),
    ...(pair.size === 0 ? [] : [{ where, unit: 'pair' as const, code, caseId: '', shows: pair }]),
  ]
}

/** Fields of some rooms as attributes. Several values say nothing of one: they were those of several. */
function onlyValues(fields: Fields, rooms: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map(
    rooms.flatMap(([room, called]) =>
      Object.entries(fields).flatMap(([field, values]): [string, string][] =>
        field.startsWith(room) && values.length === 1 ? [[`${called}${field.slice(room.length)}`, values[0]!]] : [],
      ),
    ),
  )
}

/** People who were spoken of under the code of their site: one where everything was said of one only, else one for each value that was said. */
function peopleAt(fields: Fields): ReadonlyMap<string, string>[] {
  const said = Object.entries(fields).filter(([field]) => field.startsWith('person.'))
  if (said.every(([, values]) => values.length === 1)) {
    const one = onlyValues(fields, ROOMS.slice(1, 2))
    return one.size === 0 ? [] : [one]
  }
  return said.flatMap(([field, values]) =>
    values.map(value => new Map([[`person: ${field.slice('person.'.length)}`, value]])),
  )
}

function togetherOf(fields: Fields): NonNullable<Label['with']> {
  return Object.entries(fields).flatMap(([field, codes]) =>
    field === WITH || field.startsWith(`${WITH} `)
      ? codes.map(code => ({ code, part: field === WITH ? null : field.slice(WITH.length + 1) }))
      : [],
  )
}
