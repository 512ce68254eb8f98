// What a framework sheet would change in the framework that is there. Pure: the plan is shown before anything is done.

import { fold } from '../../base/order.ts'
import type { CodeChange } from '../../framework/commands.ts'
import type { CodeEntry } from '../../framework/types.ts'
import { wordDifference } from '../../framework/versions/word-difference.ts'
import type { FrameworkChange } from '../types.ts'
import type { Notes } from '../csv-in/notes.ts'
import type { PlannedCode } from './plan.ts'

/** An entry that is there and what the sheet changes in it. */
export interface ChangedCode {
  readonly file: string
  readonly planned: PlannedCode
  readonly there: CodeEntry
  readonly change: CodeChange
  readonly told: FrameworkChange
}

/** The texts whose change is one of meaning. */
export const DEFINITIONS = ['full', 'inclusion', 'exclusion'] as const
const OTHERS = ['brief', 'typical', 'closeButNo'] as const
const DEEDS: Readonly<Record<string, FrameworkChange['deeds'][number]>> = {
  name: 'renamed',
  parent: 'moved',
  brief: 'redefined',
  full: 'redefined',
  inclusion: 'redefined',
  exclusion: 'redefined',
  typical: 'redefined',
  closeButNo: 'redefined',
}

/**
 * The changes that a sheet's entry makes to the code that is there; null if none. An empty cell says nothing: it never empties a
 * field, and a column that the sheet lacks says nothing either. A changed definition or criterion is a major change. `names` are
 * those of codes by key.
 */
export function changesTo(
  planned: PlannedCode,
  there: CodeEntry,
  parentOfThere: string | null,
  names: ReadonlyMap<string, string>,
  file: string,
  notes: Notes,
): ChangedCode | null {
  if (planned.kind !== there.kind && planned.says.kind)
    notes.add({
      file,
      row: planned.row,
      about: 'kind',
      says: `${planned.key} is a ${planned.kind} here and a ${there.kind} in the project, and stays one.`,
    })
  const change: { -readonly [Field in keyof CodeChange]: CodeChange[Field] } = {}
  const texts: { field: string; from: string; to: string }[] = []
  const differs = (field: keyof CodeChange, from: string | null, to: string | null) => {
    Object.assign(change, { [field]: to })
    texts.push({ field, from: from ?? '', to: to ?? '' })
  }
  if (planned.name !== planned.key && planned.name !== there.name) differs('name', there.name, planned.name)
  for (const field of [...DEFINITIONS, ...OTHERS]) {
    const written = planned[field]
    if (written !== null && written !== there[field]) differs(field, there[field], written)
  }
  if (planned.says.status && planned.status !== there.status) differs('status', there.status, planned.status)
  if (planned.valence !== null && planned.valence !== there.valence) differs('valence', there.valence, planned.valence)
  if (planned.says.provenance) {
    if (planned.provenance !== there.provenance) differs('provenance', there.provenance, planned.provenance)
    if (planned.provenanceKind !== null && planned.provenanceKind !== there.provenanceKind)
      differs('provenanceKind', there.provenanceKind, planned.provenanceKind)
    if (planned.provenanceNote !== null && planned.provenanceNote !== there.provenanceNote)
      differs('provenanceNote', there.provenanceNote, planned.provenanceNote)
  }
  const fields: string[] = Object.keys(change)
  const add = (field: string, from: string, to: string) => {
    fields.push(field)
    texts.push({ field, from, to })
  }
  if (planned.says.parent && planned.parent !== parentOfThere) {
    const called = (key: string | null) => (key === null ? '' : (names.get(key) ?? key))
    add('parent', called(parentOfThere), called(planned.parent))
  }
  const asked = there.questions.map(question => question.key)
  const questions = planned.questions.filter(key => !asked.includes(key))
  if (questions.length > 0) add('questions', asked.join(', '), [...asked, ...questions].join(', '))
  const replaced = there.replacedBy.map(code => code.name)
  const successors = planned.replacedBy.map(key => names.get(key) ?? key).filter(name => !replaced.includes(name))
  if (successors.length > 0) add('replacedBy', replaced.join(', '), [...replaced, ...successors].join(', '))
  if (fields.length === 0) return null
  const told: FrameworkChange = {
    row: planned.row,
    key: planned.key,
    name: there.name,
    deed: 'changed',
    deeds: [...new Set(fields.map(field => deedOf(field, planned, there)))],
    kind: there.kind,
    fields,
    texts: texts.map(({ field, from, to }) => ({ field, pieces: wordDifference(from, to) })),
    major: DEFINITIONS.some(field => fields.includes(field) && !onlySpacing(there[field], planned[field])),
    codings: there.codings,
  }
  return { file, planned, there, change, told }
}

/** What a new code would be. */
export function addedCode(planned: PlannedCode, names: ReadonlyMap<string, string>): FrameworkChange {
  const texts = (['brief', 'full', 'inclusion', 'exclusion'] as const).flatMap(field => {
    const words = planned[field]
    return words === null ? [] : [{ field, pieces: wordDifference('', words) }]
  })
  const parent = planned.parent === null ? '' : (names.get(planned.parent) ?? planned.parent)
  return {
    row: planned.row,
    key: planned.key,
    name: planned.name,
    deed: 'added',
    deeds: ['added'],
    kind: planned.kind,
    fields: [],
    texts: [...(parent ? [{ field: 'parent', pieces: wordDifference('', parent) }] : []), ...texts],
    major: false,
    codings: 0,
  }
}

function deedOf(field: string, planned: PlannedCode, there: CodeEntry): FrameworkChange['deeds'][number] {
  if (field !== 'status') return DEEDS[field] ?? 'changed'
  if (planned.status === 'retired') return 'retired'
  return there.status === 'retired' ? 'revived' : 'changed'
}

function onlySpacing(a: string | null, b: string | null): boolean {
  const plain = (text: string | null) => fold(text ?? '').replaceAll(/[\p{P}\s]+/gu, '')
  return plain(a) === plain(b)
}
