// The one writer of coders (besides the store, which adds the person at work when a project is made or they come in) and of
// the study's record.

import type { CoderId } from '../base/ids.ts'
import { Refusal } from '../base/trouble.ts'
import type { Change } from '../store/access.ts'
import { bytesOf, derivedId, idOf, sql } from '../store/sql.ts'
import { CODER_FIELDS, PROJECT_FIELDS, type FactField } from './fact-fields.ts'
import { initialsBeside } from './initials.ts'
import { listCoders } from './queries.ts'

/** The coder with exactly this name, found or added. Initials do not do: the “A” of a sheet is not Ana, unless somebody says so. */
export function ensureCoder(tx: Change, coder: { readonly name: string; readonly initials?: string }): CoderId {
  const here = listCoders(tx).find(one => one.name === coder.name)
  if (here) return here.id
  return tx.insert('coder', {
    id: derivedId(tx.projectId, 'coder', coder.name),
    name: coder.name,
    initials:
      coder.initials ??
      initialsBeside(
        coder.name,
        listCoders(tx).map(one => one.initials),
      ),
    madeAt: tx.now,
  }) as CoderId
}

/** Records something of the study that checklists ask for; null or nothing takes it back. Refuses a field that the record does not have. */
export function setProjectFact(tx: Change, fact: { readonly field: string; readonly value: string | null }): void {
  const { label } = fieldOf(PROJECT_FIELDS, fact.field)
  const value = fact.value?.trim() ?? ''
  const here = tx.get<{ id: Buffer }>(sql`SELECT id FROM project_fact WHERE field = ${fact.field}`)
  tx.describe(`${value ? 'Record' : 'Take back'} “${label}”`)
  if (here && value) tx.update('project_fact', idOf(here.id), { value })
  else if (here) tx.remove('project_fact', idOf(here.id))
  else if (value)
    tx.insert('project_fact', { id: derivedId(tx.projectId, 'project fact', fact.field), field: fact.field, value })
}

/** Records something of a coder that checklists ask for; null or nothing takes it back. Refuses a field that the record does not have. */
export function setCoderFact(
  tx: Change,
  fact: { readonly coderId: CoderId; readonly field: string; readonly value: string | null },
): void {
  const { label } = fieldOf(CODER_FIELDS, fact.field)
  const coder = listCoders(tx).find(one => one.id === fact.coderId)
  if (!coder) throw new Refusal('coder-gone', 'This coder is not in the project (any more).')
  const value = fact.value?.trim() ?? ''
  const here = tx.get<{ id: Buffer }>(
    sql`SELECT id FROM coder_fact WHERE coder_id = ${bytesOf(fact.coderId)} AND field = ${fact.field}`,
  )
  tx.describe(`${value ? 'Record' : 'Take back'} “${label}” of ${coder.name}`)
  if (here && value) tx.update('coder_fact', idOf(here.id), { value })
  else if (here) tx.remove('coder_fact', idOf(here.id))
  else if (value)
    tx.insert('coder_fact', {
      id: derivedId(tx.projectId, 'coder fact', `${fact.coderId} ${fact.field}`),
      coderId: fact.coderId,
      field: fact.field,
      value,
    })
}

function fieldOf(fields: readonly FactField[], field: string): FactField {
  const found = fields.find(one => one.field === field)
  if (!found) throw new Refusal('no-such-field', `The record of a study has no field “${field}”.`)
  return found
}
