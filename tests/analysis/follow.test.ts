// The coding table follows the change log: after any changes, undone or redone, it is what reading all anew would give.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CodingTable } from '../../src/analysis/coding-table.ts'
import { readHeads } from '../../src/analysis/head-queries.ts'
import { Analysis } from '../../src/analysis/queries.ts'
import { codingTable, readSources, touchedSince } from '../../src/analysis/table-queries.ts'
import type { CoderId } from '../../src/base/ids.ts'
import type { Change } from '../../src/store/access.ts'
import { Project } from '../../src/store/project.ts'
import { bytesOf, idOf, sql } from '../../src/store/sql.ts'

let folder: string
let project: Project
let coder: CoderId
const now = '2026-01-01T00:00:00.000Z'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crosscase-follow-'))
  project = Project.create(join(folder, 'p.crosscase'), { name: 'Study', coder: 'Ana', initials: 'A' })
  coder = idOf<'coder'>(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM coder`)!.id)
})
afterEach(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

function readAll(): CodingTable {
  const reading = codingTable(project.read)
  for (;;) {
    const slice = reading.next()
    if (slice.done) return slice.value
  }
}
const sorted = (judgements: Int32Array) =>
  Array.from({ length: judgements.length / 4 }, (_, at) => judgements.subarray(at * 4, at * 4 + 4).join()).sort()
/** Everything that a table says, to compare two of them. Groups of people by who they are, not by their number. */
function said(table: CodingTable): unknown {
  return [...table.blocks()]
    .sort((a, b) => a.source - b.source)
    .map(block => ({
      ...block,
      codings: [...block.codings],
      judgements: sorted(block.judgements),
      evidence: [...block.evidence].sort((a, b) => a - b),
    }))
}
const pick = <Thing>(things: readonly Thing[], n: number) => things[n % things.length]!
const ids = (table: string) =>
  project.read
    .all<{ id: Uint8Array }>({ text: `SELECT id FROM "${table}" ORDER BY n`, values: [] })
    .map(row => idOf(row.id))

function addSource(tx: Change, people: readonly string[]): void {
  tx.keepBlob(new Uint8Array(32), 0, new Uint8Array())
  const sourceId = tx.insert('source', {
    name: 'A talk',
    kind: 'interview',
    path: '',
    format: 'txt',
    blobHash: new Uint8Array(32),
    textHash: new Uint8Array(32),
    importedAt: now,
  })
  const speakers = people.map(participantId =>
    tx.insert('speaker', { sourceId, label: 'R', role: 'respondent', participantId }),
  )
  for (let place = 1; place <= 4; place++) {
    tx.insert('paragraph', {
      sourceId,
      place,
      text: 'some words of a turn',
      style: 'body',
      speakerId: speakers[place % (speakers.length + 1)] ?? null,
      speechStart: 0,
    })
  }
}

function addCoding(tx: Change, n: number, length: number): void {
  const paragraphs = ids('paragraph')
  const startParagraphId = pick(paragraphs, n)
  const source = project.read.get<{ source_id: Uint8Array }>({
    text: 'SELECT source_id FROM paragraph WHERE id = ?',
    values: [Buffer.from(startParagraphId.replaceAll('-', ''), 'hex')],
  })!
  const anchorId = tx.insert('anchor', {
    sourceId: idOf(source.source_id),
    startParagraphId,
    startOffset: n % 10,
    endParagraphId: startParagraphId,
    endOffset: 10 + (length % 10),
    digest: new Uint8Array(8),
    words: 1,
  })
  tx.insert('coding', { anchorId, codeId: pick(ids('code'), length), coderId: coder, madeAt: now })
}

const deeds = {
  source: (n: number) => project.change('Import', coder, tx => addSource(tx, ids('case').slice(0, n % 3))),
  coding: (n: number, more: number) =>
    ids('paragraph').length > 0 && project.change('Code', coder, tx => addCoding(tx, n, more)),
  evidence: (n: number, more: number) => {
    if (ids('anchor').length === 0) return
    const [anchorId, propositionId] = [pick(ids('anchor'), n), pick(ids('proposition'), more)]
    if (
      project.read.get(
        sql`SELECT 1 FROM evidence WHERE anchor_id = ${bytesOf(anchorId)} AND proposition_id = ${bytesOf(propositionId)}`,
      )
    )
      return
    project.change('Judge', coder, tx =>
      tx.insert('evidence', { propositionId, anchorId, coderId: coder, stance: 'confirming', madeAt: now }),
    )
  },
  judge: (n: number) =>
    ids('evidence').length > 0 &&
    project.change('Change stance', coder, tx =>
      tx.update('evidence', pick(ids('evidence'), n), { stance: 'qualifying' }),
    ),
  unjudge: (n: number) =>
    ids('evidence').length > 0 &&
    project.change('Take back', coder, tx => tx.remove('evidence', pick(ids('evidence'), n))),
  uncode: (n: number) =>
    ids('coding').length > 0 &&
    project.change('Remove coding', coder, tx => tx.remove('coding', pick(ids('coding'), n))),
  recode: (n: number) =>
    ids('coding').length > 0 &&
    project.change('Recode', coder, tx =>
      tx.update('coding', pick(ids('coding'), n), { codeId: pick(ids('code'), n) }),
    ),
  move: (n: number) =>
    ids('anchor').length > 0 &&
    project.change('Move', coder, tx => tx.update('anchor', pick(ids('anchor'), n), { startOffset: 0 })),
  correct: (n: number) =>
    ids('paragraph').length > 0 &&
    project.change('Correct', coder, tx =>
      tx.update('paragraph', pick(ids('paragraph'), n), { text: 'a few other words of some turn here' }),
    ),
  speaker: (n: number) =>
    ids('speaker').length > 0 &&
    project.change('Correct speaker', coder, tx =>
      tx.update('speaker', pick(ids('speaker'), n), { participantId: null }),
    ),
  undo: () => project.undo(coder),
  redo: () => project.redo(coder),
}

it('equals reading anew, after any run of changes, undo and redo', () => {
  // By somebody else, so that undo does not reach it.
  project.change('Set up', project.addCoder('Lead', 'L'), tx => {
    for (const key of ['R1', 'R2']) tx.insert('case', { key, kind: 'participant', name: key })
    for (const key of ['P1', 'P2'])
      tx.insert('proposition', { key, statement: key, status: 'working', place: 1, madeAt: now })
    for (const name of ['TRUST', 'ADVICE'])
      tx.insert('code', {
        kind: 'code',
        name,
        place: 1,
        provenance: 'deductive',
        status: 'active',
        hue: 0,
        madeAt: now,
      })
  })
  const names = [
    ...(Object.keys(deeds) as (keyof typeof deeds)[]),
    'coding' as const,
    'coding' as const,
    'source' as const,
  ]
  const deed = fc.tuple(fc.constantFrom(...names), fc.nat(1000), fc.nat(1000), fc.integer({ min: 0, max: 3 }))
  let table = readAll()
  let followed = 0
  // The same run every time: a project on disk cannot be shrunk.
  for (const [name, n, more, look] of fc.sample(deed, { numRuns: 150, seed: 11 })) {
    try {
      deeds[name](n, more)
    } catch (error) {
      // Undo may refuse where later rows build on what it would take back.
      if ((error as Error).name !== 'Refusal') throw error
    }
    if (look === 0) continue
    const touched = touchedSince(project.read, table)
    if (touched === null) table = readAll()
    else {
      readSources(project.read, table, [...touched.sources])
      table.lastChange = touched.last
      followed++
    }
    expect(said(table), `after ${name} ${n} ${more}`).toEqual(said(readAll()))
  }
  // Not everything may be left to reading anew.
  expect(followed).toBeGreaterThan(60)
  expect(table.count).toBeGreaterThan(5)
})

it('tells whether the heads must be read anew, and reads no source for that', () => {
  const table = readAll()
  project.change('New code', coder, tx =>
    tx.insert('code', {
      kind: 'code',
      name: 'TRUST',
      place: 1,
      provenance: 'deductive',
      status: 'active',
      hue: 0,
      madeAt: now,
    }),
  )
  expect(touchedSince(project.read, table)).toEqual({ sources: new Set(), heads: true, last: 1 })
})

it('many sources at once are followed in slices', async () => {
  const analysis = new Analysis(project.read)
  await analysis.warm()
  project.change('Import', coder, tx => {
    for (let n = 0; n < 50; n++) addSource(tx, [])
  })
  const { table } = await analysis.state()
  expect(said(table)).toEqual(said(readAll()))
})

it('an analysis sees a coding, a new code and a new coder at the next question', async () => {
  const analysis = new Analysis(project.read)
  const request = {
    rows: 'codes',
    columns: 'coders',
    measure: 'codings',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
  } as const
  expect((await analysis.matrix(request)).total).toBe(0)
  project.change('Import', coder, tx => addSource(tx, []))
  project.change('New code', coder, tx =>
    tx.insert('code', {
      kind: 'code',
      name: 'TRUST',
      place: 1,
      provenance: 'deductive',
      status: 'active',
      hue: 0,
      madeAt: now,
    }),
  )
  project.change('Code', coder, tx => addCoding(tx, 0, 5))
  project.addCoder('Ben', 'B')
  const matrix = await analysis.matrix(request)
  expect(matrix.columns.map(column => column.key)).toEqual(['Ana', 'Ben'])
  expect(matrix.cells).toEqual([[1, 0]])
  const cell = await analysis.cell({ ...request, row: matrix.rows[0]!.id, column: matrix.columns[0]!.id })
  expect(cell.codingIds).toEqual(ids('coding'))
  project.undo(coder)
  expect((await analysis.matrix(request)).total).toBe(0)
})

it('many questions at once read once', async () => {
  project.change('Import', coder, tx => addSource(tx, []))
  const analysis = new Analysis(project.read)
  const states = await Promise.all([analysis.state(), analysis.state(), analysis.warm().then(() => analysis.state())])
  expect(new Set(states.map(state => state.table)).size).toBe(1)
  expect(readHeads(project.read)).toEqual(states[0].heads)
})

it('reading ahead stops when the project closes', async () => {
  const closing = new AbortController()
  project.change('Import', coder, tx => {
    for (let n = 0; n < 30; n++) addSource(tx, [])
  })
  const analysis = new Analysis(project.read, closing.signal)
  const reading = analysis.warm()
  closing.abort()
  await expect(reading).rejects.toThrow('aborted')
})

it('reads nothing ahead while long work goes on, unless somebody asks', async () => {
  for (let at = 0; at < 40; at++) project.change('Add', coder, tx => addSource(tx, []))
  const analysis = new Analysis(project.read)
  let isRead = false
  const ahead = analysis.warm().then(() => (isRead = true))
  await analysis.givingWay(async () => {
    for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve))
    expect(isRead).toBe(false)
    expect(said((await analysis.state()).table)).toEqual(said(readAll()))
  })
  await ahead
})

it('reads on ahead when the long work is done, or failed', async () => {
  for (let at = 0; at < 40; at++) project.change('Add', coder, tx => addSource(tx, []))
  const analysis = new Analysis(project.read)
  const ahead = analysis.warm()
  await expect(analysis.givingWay(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await ahead
  expect(said((await analysis.state()).table)).toEqual(said(readAll()))
})
