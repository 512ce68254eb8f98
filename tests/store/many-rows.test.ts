import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId } from '../../src/base/ids.ts'
import { shapeFrom } from '../../src/store/images.ts'
import { Project } from '../../src/store/project.ts'
import { imagesWhere, touchedRows } from '../../src/store/rewind.ts'
import { idOf, sql } from '../../src/store/sql.ts'

let folder: string
let project: Project

const CODES = 300

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-many-'))
  project = Project.create(join(folder, 'p.crosscase'), { name: 'Study', coder: 'Ana', initials: 'A' })
  const ana = idOf<'coder'>(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM coder`)!.id) as CoderId
  project.change('Codes', ana, tx => {
    let above: string | null = null
    for (let at = 0; at < CODES; at++) {
      const id: string = tx.insert('code', {
        kind: 'code',
        name: `“${at}”\n\u0001 ünï 🦊`,
        parentId: at % 3 === 0 ? above : null,
        place: at,
        provenance: 'inductive',
        fullDefinition: at === 7 ? 'long '.repeat(9000) : at % 2 === 0 ? '' : null,
        inclusion: at === 9 ? 'only here' : null,
        status: 'active',
        hue: at,
        ownerId: ana,
        madeAt: tx.now,
      })
      above ??= id
    }
  })
  project.change('One goes', ana, tx => {
    const row = tx.get<{ id: Uint8Array }>(sql`SELECT id FROM code WHERE place = 100`)!
    tx.remove('code', idOf(row.id))
  })
})
afterAll(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

describe('many rows read together', () => {
  it('are as each read by itself: ids that all, some or none have, numbers, words short and long, with a gap between', () => {
    const shape = shapeFrom(project.read, 'code')
    const together = [...touchedRows(project.read, shape, 0).values()].map(one => one.is)
    const alone = Array.from({ length: CODES }, (_, at) => imagesWhere(project.read, shape, 'n = ?', [at + 1])).flat()
    expect(alone).toHaveLength(CODES - 1)
    expect(together).toEqual(alone)
    expect(together.map(one => Object.keys(one!))).toEqual(alone.map(one => Object.keys(one)))
  })
})
