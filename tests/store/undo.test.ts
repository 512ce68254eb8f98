import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CoderId } from '../../src/base/ids.ts'
import { Project } from '../../src/store/project.ts'
import { idOf, sql } from '../../src/store/sql.ts'

let folder: string
let project: Project
let ana: CoderId
let minute = 0
const now = () => `2026-01-01T00:${String(minute++).padStart(2, '0')}:00.000Z`
const open = () => Project.open(join(folder, 'p.crosscase'), { now })

beforeEach(() => {
  minute = 0
  folder = mkdtempSync(join(tmpdir(), 'crosscase-undo-'))
  project = Project.create(join(folder, 'p.crosscase'), { name: 'Study', coder: 'Ana', initials: 'A' }, { now })
  ana = idOf<'coder'>(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM coder`)!.id)
})
afterEach(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

const question = (key: string, wording = key, coder = ana) =>
  project.change(`Ask ${key}`, coder, tx => tx.insert('question', { key, place: 1, wording }))
const reword = (id: string, wording: string, coder = ana) =>
  project.change(`Reword to ${wording}`, coder, tx => tx.update('question', id, { wording }))
const rows = () => project.read.all(sql`SELECT n, hex(id) AS id, key, place, wording FROM question ORDER BY n`)
const wordings = () =>
  project.read.all<{ wording: string }>(sql`SELECT wording FROM question ORDER BY n`).map(row => row.wording)

describe('undo and redo', () => {
  it('[U1] takes back the last act, then the one before, and brings them back in order', () => {
    question('one')
    question('two')
    expect(project.undoState(ana)).toEqual({ undo: 'Ask two', redo: null })
    expect(project.undo(ana)).toBe('Ask two')
    expect(project.undo(ana)).toBe('Ask one')
    expect(project.undo(ana)).toBe(null)
    expect(wordings()).toEqual([])
    expect(project.redo(ana)).toBe('Ask one')
    expect(project.redo(ana)).toBe('Ask two')
    expect(project.redo(ana)).toBe(null)
    expect(wordings()).toEqual(['one', 'two'])
  })

  it('[U1] counts across sessions', () => {
    question('one')
    project.close()
    project = open()
    expect(project.undo(ana)).toBe('Ask one')
    project.close()
    project = open()
    expect(project.redo(ana)).toBe('Ask one')
    expect(wordings()).toEqual(['one'])
  })

  it('[U2] a new act clears redo', () => {
    question('one')
    project.undo(ana)
    question('two')
    expect(project.undoState(ana).redo).toBe(null)
    project.undo(ana)
    expect(project.redo(ana)).toBe('Ask two')
  })

  it('[U3] undo refuses a row changed since by another coder, naming what came later', () => {
    const ben = project.addCoder('Ben', 'B')
    const id = question('one')
    reword(id, 'other', ben)
    expect(() => project.undo(ana)).toThrow('“Reword to other” (Ben) changed the same things since')
    expect(wordings()).toEqual(['other'])
    project.undo(ben)
    expect(project.undo(ana)).toBe('Ask one')
  })

  it('[U4] undo refuses what a later row refers to, and says which', () => {
    const ben = project.addCoder('Ben', 'B')
    const version = project.change('Save version', ana, tx =>
      tx.insert('framework_version', { label: 'v1', savedOn: '2026-01-01' }),
    )
    project.change('Note an entry', ben, tx =>
      tx.insert('framework_entry', { versionId: version, operation: 'create', codes: 'A' }),
    )
    expect(() => project.undo(ana)).toThrow('“Note an entry” (Ben) builds on it. Undo that first, working as Ben.')
    project.undo(ben)
    expect(project.undo(ana)).toBe('Save version')
  })

  it('[U5] brings back every id, time and row number', () => {
    const id = question('one')
    reword(id, 'better')
    project.change('Remove', ana, tx => tx.remove('question', id))
    const states = [rows()]
    for (let at = 0; at < 3; at++) {
      project.undo(ana)
      states.push(rows())
    }
    for (let at = 2; at >= 0; at--) {
      project.redo(ana)
      expect(rows()).toEqual(states[at])
    }
  })

  it('[U6] keeps no copy of rows that stand again', () => {
    project.change('Ask many', ana, tx => {
      for (let at = 0; at < 1200; at++)
        tx.insert('question', { key: `Q${at}`, place: at, wording: 'long words '.repeat(20) })
    })
    const size = () =>
      project.read.get<{ size: number | null }>(sql`SELECT sum(length(before)) AS size FROM change_row`)!.size ?? 0
    const before = rows()
    expect(size()).toBe(0)
    project.undo(ana)
    expect(size()).toBeGreaterThan(0)
    project.redo(ana)
    expect(size()).toBe(0)
    expect(rows()).toEqual(before)
    expect(project.read.get(sql`SELECT count(*) AS entries FROM change_row WHERE deed = 'insert'`)).toEqual({
      entries: 2,
    })
  })

  it('[U5] brings back odd words to the letter, of many rows as of few', () => {
    const odd = ['NUL \u0000 and \u0001', '“quotes” "and" \\ back', '🫶🏽 é e\u0301 שלום', 'line\nend\r\n', '\u2028', '']
    project.change('Ask many', ana, tx => {
      for (let at = 0; at < 3000; at++)
        tx.insert('question', { key: `Q${at}`, place: at, wording: odd[at % odd.length]! })
    })
    const before = rows()
    project.undo(ana)
    expect(wordings()).toEqual([])
    project.redo(ana)
    expect(rows()).toEqual(before)
  })

  it('[U5] keeps the order between tables whose rows came in turn, in runs', () => {
    const entries = () =>
      project.read.arrays(
        sql`SELECT table_name, deed, first_row, last_row FROM change_row WHERE change_n = (SELECT max(n) FROM change) ORDER BY n`,
      )
    const id = project.change('Ask and memo', ana, tx => {
      const first = tx.insert('question', { key: 'a', place: 1, wording: 'a' })
      tx.insert('framework_version', { label: 'v1', savedOn: '2026-01-01' })
      tx.insert('question', { key: 'b', place: 2, wording: 'b' })
      tx.update('question', first, { wording: 'better' })
      tx.insert('question', { key: 'c', place: 3, wording: 'c' })
      tx.insert('question', { key: 'd', place: 4, wording: 'd' })
      return first
    })
    expect(entries()).toEqual([
      ['question', 'insert', 1, 2],
      ['framework_version', 'insert', 1, 1],
      ['question', 'update', 1, 1],
      ['question', 'insert', 3, 4],
    ])
    project.undo(ana)
    project.redo(ana)
    expect(wordings()).toEqual(['better', 'b', 'c', 'd'])
    expect(id).toBe(idOf(project.read.get<{ id: Uint8Array }>(sql`SELECT id FROM question WHERE n = 1`)!.id))
  })

  it('takes back a deed of several kinds in one act, children and parents alike', () => {
    project.change('Found a framework', ana, tx => {
      const top = tx.insert('code', {
        kind: 'group',
        name: 'Top',
        place: 1,
        provenance: 'deductive',
        status: 'active',
        hue: 0,
        madeAt: tx.now,
      })
      const below = tx.insert('code', {
        kind: 'code',
        name: 'Below',
        parentId: top,
        place: 1,
        provenance: 'deductive',
        status: 'active',
        hue: 1,
        madeAt: tx.now,
      })
      tx.update('code', below, { name: 'Still below' })
      tx.insert('code', {
        kind: 'code',
        name: 'Deeper',
        parentId: below,
        place: 1,
        provenance: 'deductive',
        status: 'active',
        hue: 2,
        madeAt: tx.now,
      })
    })
    const before = project.read.all(sql`SELECT * FROM code ORDER BY n`)
    project.undo(ana)
    expect(project.read.all(sql`SELECT * FROM code`)).toEqual([])
    project.redo(ana)
    expect(project.read.all(sql`SELECT * FROM code ORDER BY n`)).toEqual(before)
  })

  it('logs nothing where nothing changed, and rolls back a change that fails', () => {
    const id = question('one')
    reword(id, 'one')
    expect(project.undoState(ana).undo).toBe('Ask one')
    const act = project.act('Two steps', ana)
    expect(() =>
      act.change('first', tx => {
        tx.insert('question', { key: 'x', place: 1, wording: 'x' })
        throw new Error('no')
      }),
    ).toThrow('no')
    act.change('second', tx => tx.insert('question', { key: 'y', place: 1, wording: 'y' }))
    expect(wordings()).toEqual(['one', 'y'])
    expect(project.undo(ana)).toBe('Two steps')
    expect(wordings()).toEqual(['one'])
  })
})
