// Matrices of anything by anything at the reference size, through the door; co-occurrence beside plain SQL on the same file.

import { join } from 'node:path'
import type { Connection } from '../../src/store/driver.ts'
import { sql } from '../../src/store/sql.ts'
import { times, type Line } from './measure.ts'

type Ask = (name: string, input?: object) => Promise<any>

/** Measures matrices beyond codes × sites, co-occurrence of all codes, and the workbook of all sites. */
export async function benchMatrices(ask: Ask, plain: Connection, folder: string, isLarge: boolean): Promise<Line[]> {
  const budget = isLarge ? 150 : 20
  const lines: Line[] = []
  const codes = (await ask('code.list')) as { id: string; kind: string }[]
  const usable = codes.filter(code => code.kind === 'code').map(code => code.id)
  const request = {
    rows: 'codes',
    columns: 'sites',
    measure: 'presence',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
  }
  const site = { of: 'cases', kind: 'site' }
  const matrices: readonly (readonly [string, object])[] = [
    ['codes × sites: excerpts', { measure: 'excerpts' }],
    ['codes × sites: coverage', { measure: 'coverage' }],
    ['codes × sites: cases', { measure: 'cases' }],
    ['codes × kinds of source: codings', { columns: { of: 'source kinds' }, measure: 'codings' }],
    ['sites × months: people', { rows: site, columns: { of: 'dates', by: 'month' }, measure: 'participants' }],
    ['sites × coders: words', { rows: site, columns: 'coders', measure: 'words' }],
    [
      'codes × sites, in paragraphs with a code, not by one coder',
      {
        measure: 'codings',
        filter: {
          all: [
            { is: 'coded', codeIds: [usable[0]], below: true, how: 'same paragraph' },
            { not: { is: 'exemplar' } },
            { is: 'source kind', kinds: ['interview', 'document'] },
          ],
        },
      },
    ],
    [
      'codes × sites, both by likeness',
      { rowOrder: { by: 'similarity' }, columnOrder: { by: 'similarity' }, measure: 'sources' },
    ],
  ]
  for (const [what, more] of matrices)
    lines.push({
      what: `matrix ${what}`,
      spread: await times(10, () => ask('matrix.compute', { ...request, ...more })),
      budget,
    })
  const baseline = await times(1, () =>
    plain.all(
      sql`SELECT a.code_id, b.code_id, count(DISTINCT a.id) FROM coding AS a JOIN anchor AS x ON x.id = a.anchor_id
        JOIN anchor AS y ON y.source_id = x.source_id AND y.start_paragraph_id = x.start_paragraph_id JOIN coding AS b ON b.anchor_id = y.id GROUP BY 1, 2`,
    ),
  )
  for (const how of ['overlapping', 'same paragraph', 'same source'])
    lines.push({
      what: `co-occurrence of all codes: ${how}`,
      spread: await times(5, () =>
        ask('matrix.compute', { ...request, columns: { of: 'codes near', how }, measure: 'codings' }),
      ),
      budget: isLarge ? 3000 : 300,
      ...(how === 'same paragraph' ? { baseline } : {}),
    })
  lines.push({
    what: 'workbook of all sites, with every excerpt',
    spread: await times(1, () => ask('export.matrix', { ...request, to: join(folder, 'sites.xlsx'), format: 'xlsx' })),
    ...(isLarge ? {} : { budget: 5000 }),
  })
  return lines
}
