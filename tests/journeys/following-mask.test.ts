// A masked table does not give back, together with an earlier one, what it hides; where no mask helps, the check says so.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'
import { matrixAsked } from '../support/requests.ts'

const study = new Journey()
beforeAll(async () => {
  await study.sample('study', 'A')
  await study.ask('disclosure.settle', { least: 3 })
})
afterAll(() => study.end())

const BY_ROLE = matrixAsked({ columns: { attribute: 'role' }, measure: 'cases' })
/** One site of each role less. */
const ACUTE = { is: 'attribute', about: 'site', name: 'sector', how: 'is not', values: ['specialist'] } as const
type Line = Readonly<Record<string, string>>

async function written(name: string, request: typeof BY_ROLE): Promise<ReadonlyMap<string, Line>> {
  const to = study.path(name)
  await study.ask('export.matrix', { ...request, audience: 'outside', to, format: 'csv' })
  const lines: Line[] = parse(readFileSync(to), { columns: true, bom: true })
  return new Map(lines.map(line => [line['code']!, line]))
}
const ROLES = ['exemplar', 'follower']

let whole: ReadonlyMap<string, Line> | undefined

it('what stands at a head is found, and it is said that no mask takes it away', async () => {
  whole = await written('by role.csv', BY_ROLE)
  const { findings } = await study.ask('disclosure.matrix', { request: { ...BY_ROLE, filter: ACUTE } })
  const apart = findings.filter(one => one.says.includes('by role.csv'))
  expect(apart.flatMap(one => one.places ?? [])).toEqual(expect.arrayContaining(ROLES.map(role => `Column ${role}`)))
  for (const one of apart) {
    expect(one.places!.every(place => place.startsWith('Column '))).toBe(true)
    expect(one.says).toContain('No mask takes this away')
  }
})

it('[84] of two masked tables, one without a site of each role, no cell stands in both that leaves one site over', async () => {
  const plain = await study.ask('matrix.compute', { ...BY_ROLE, filter: ACUTE })
  const part = await written('acute.csv', { ...BY_ROLE, filter: ACUTE })
  let hidden = 0
  for (const [code, line] of part)
    for (const role of ROLES) {
      const there = whole!.get(code)![role]!
      const row = plain.rows.findIndex(one => one.key === code)
      const count = plain.cells[row]?.[plain.columns.findIndex(one => one.key === role)] ?? 0
      if (line[role] === '' && count >= 3) hidden++
      // All or none says so of everybody already.
      if (there !== '' && line[role] !== '') expect(['0', '6']).toContain(there)
    }
  // More than small counts, and what they would follow from within the table.
  expect(hidden).toBeGreaterThan(0)
  expect(await written('acute again.csv', { ...BY_ROLE, filter: ACUTE })).toEqual(part)
})
