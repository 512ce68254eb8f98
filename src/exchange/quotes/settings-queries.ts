// Reads how outputs are made, and what attribution templates can say in this project.

import type { Naming } from '../../analysis/filter/types.ts'
import { DEFAULT_ATTRIBUTION, templateFields } from '../../coding/attribution.ts'
import { compareText } from '../../base/order.ts'
import { readAttributes, valuesInUse } from '../../cases/value-queries.ts'
import type { Read } from '../../store/access.ts'
import { sql } from '../../store/sql.ts'
import { FILLERS } from './edits.ts'
import { templateRoom } from './template-rooms.ts'
import type { OutputSettings } from './types.ts'

const UNSET: OutputSettings = { template: DEFAULT_ATTRIBUTION, labels: {}, fillers: FILLERS, perPerson: null }

/** How outputs of a kind are made: as was settled for them, else for all of the project ('' as kind), else as the program does. */
export function outputSettings(read: Read, output = ''): OutputSettings {
  const rows = read.all<{ settings: string }>(
    sql`SELECT settings FROM output_setting WHERE output IN ('', ${output}) ORDER BY output`,
  )
  // Written by us and parsed at the door.
  return rows.reduce((all, row) => ({ ...all, ...(JSON.parse(row.settings) as Partial<OutputSettings>) }), UNSET)
}

/** Whether outputs of a kind have a way of their own. */
export function hasOwnSettings(read: Read, output: string): boolean {
  return read.get(sql`SELECT 1 FROM output_setting WHERE output = ${output}`) !== undefined
}

/** The fields that templates may name in this project: every attribute of sites, participants, pairs and sources, published codes, kind, date and part in a pair. */
export function attributionFieldNames(read: Read): string[] {
  const rows = read.arrays<[string, string]>(sql`SELECT about, name FROM attribute ORDER BY about, place`)
  const attributes = rows
    .filter(([about]) => about !== 'outside')
    .map(([about, name]) => `${templateRoom(about)}.${name}`)
  return [
    ...new Set([
      'case.code',
      ...attributes.filter(one => one.startsWith('case.')),
      'person.code',
      ...attributes.filter(one => one.startsWith('person.')),
      'relation.role',
      'relation.partner',
      'pair.code',
      ...attributes.filter(one => one.startsWith('pair.')),
      'source.kind',
      ...attributes.filter(one => one.startsWith('source.')),
      'date',
      'date:year',
    ]),
  ]
}

/** The values that occur under a field, for short forms; the most usual first, at most 60. */
export function fieldValues(read: Read, field: string): string[] {
  const [room, name] = [field.slice(0, field.indexOf('.')), field.slice(field.indexOf('.') + 1)]
  const about = room === 'person' ? 'participant' : room === 'case' ? 'site' : room
  if (field === 'source.kind')
    return read.arrays<[string]>(sql`SELECT DISTINCT kind FROM source ORDER BY kind`).map(([kind]) => kind)
  return valuesInUse(read, about, name)
    .sort((a, b) => b.cases - a.cases || compareText(a.value, b.value))
    .slice(0, 60)
    .map(one => one.value)
}

/** Whether attribution templates say one of these attributes, by id; each by what it is for ('' is the project's own way). */
export function templatesNaming(read: Read, ids: readonly string[]): Naming[] {
  const wanted = new Set(ids)
  const fields = new Set(
    readAttributes(read).flatMap(one => (wanted.has(one.id) ? [`${templateRoom(one.about)}.${one.name}`] : [])),
  )
  if (fields.size === 0) return []
  const outputs = new Set(['', ...read.arrays<[string]>(sql`SELECT output FROM output_setting`).map(([one]) => one)])
  return [...outputs]
    .filter(output => templateFields(outputSettings(read, output).template).some(field => fields.has(field)))
    .map(name => ({ what: 'template' as const, name }))
}
