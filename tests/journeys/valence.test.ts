// A code stands for what helps or for what gets in the way, and that is carried wherever codes are: lists, codebook, versions, restructuring.
// [54] enablers and barriers are kept apart. [29] versions tell sets and questions too.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CodeId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'

let study: Journey
let folder: string
beforeEach(async () => {
  study = new Journey()
  folder = mkdtempSync(join(tmpdir(), 'crosscase-valence-'))
  await study.project()
})
afterEach(async () => {
  await study.end()
  rmSync(folder, { recursive: true, force: true })
})

const code = (name: string, valence: 'enabler' | 'barrier' | null = null) => study.ask('code.create', { name, valence })
const valenceOf = async (id: CodeId) => (await study.ask('code.entry', { codeId: id })).valence
const listed = async (name: string) => (await study.ask('list.rows', { what: 'codes' })).find(row => row.name === name)!
const save = (label: string) => study.ask('version.save', { label, evenUnchanged: true })

describe('[54] what a code stands for', () => {
  it('is said, changed, taken off and undone; lists and the history of the code tell it', async () => {
    const trust = await code('Trust', 'enabler')
    await study.ask('code.change', { codeId: trust, valence: 'barrier' })
    expect(await listed('Trust')).toMatchObject({ valence: 'barrier' })
    await study.ask('code.change', { codeId: trust, valence: null })
    expect(await listed('Trust')).not.toHaveProperty('valence')
    await study.ask('project.undo', {})
    expect(await valenceOf(trust)).toBe('barrier')
    const told = (await study.ask('code.history', { codeId: trust })).flatMap(one => one.fields)
    expect(told).toEqual([
      {
        field: 'valence',
        pieces: [
          { kind: 'cut', words: 'enabler' },
          { kind: 'added', words: 'barrier' },
        ],
      },
    ])
  })

  it.each(['csv', 'xlsx', 'docx'] as const)('goes out in a codebook and comes back: %s', async format => {
    await code('Trust', 'enabler')
    await code('Turnover', 'barrier')
    await code('Rota')
    const to = join(folder, `codebook.${format}`)
    await study.ask('export.codebook', { to, format })
    const other = new Journey()
    try {
      await other.project()
      await other.ask('import.framework', { path: to })
      const rows = await other.ask('list.rows', { what: 'codes' })
      expect(rows.map(row => [row.name, row['valence'] ?? null])).toEqual([
        ['Trust', 'enabler'],
        ['Turnover', 'barrier'],
        ['Rota', null],
      ])
    } finally {
      await other.end()
    }
  })

  it('comes in by a sheet in the words people use; a word that means nothing is told', async () => {
    const path = join(folder, 'framework.csv')
    writeFileSync(path, 'code,label,valence\nA,Trust,Facilitator\nB,Turnover,barriers\nC,Rota,sometimes\n')
    const report = await study.ask('import.framework', { path })
    expect(report.warnings.join()).toContain('“sometimes” is neither enabler nor barrier')
    expect((await study.ask('code.list', {})).map(one => one.valence)).toEqual(['enabler', 'barrier', null])
    writeFileSync(path, 'code,label,valence\nA,Trust,barrier\nB,Turnover,\n')
    await study.ask('import.framework', { path })
    expect((await study.ask('code.list', {})).map(one => one.valence)).toEqual(['barrier', 'barrier', null])
  })

  it('is lost or kept in a merge, and the plan says so; new codes of a split keep it', async () => {
    const trust = await code('Trust', 'enabler')
    const turnover = await code('Turnover', 'barrier')
    const merge = { operation: 'merge', overlaps: 'apart', below: 'follow', reason: 'One thing' } as const
    const across = await study.ask('framework.plan', { ...merge, codeIds: [trust], intoId: turnover })
    expect(across.valence).toEqual({ lost: [{ id: trust, name: 'Trust' }], kept: 'barrier' })
    const split = {
      operation: 'split',
      codeId: turnover,
      into: [{ name: 'Leavers' }, { name: 'Vacancies' }],
      original: 'retire',
      rules: [],
      choices: [],
      rest: [],
      reason: 'Two things',
    } as const
    const plan = await study.ask('framework.plan', {
      ...split,
      into: [...split.into],
      rules: [],
      choices: [],
      rest: [],
    })
    expect(plan.valence).toEqual({ lost: [], kept: 'barrier' })
    await study.ask('framework.apply', {
      request: { ...split, into: [...split.into], rules: [], choices: [], rest: [] },
      seen: plan.seen,
    })
    expect(await listed('Leavers')).toMatchObject({ valence: 'barrier' })
  })
})

describe('[29] what changed between two versions', () => {
  it('tells what codes stand for, and sets and questions: new, worded otherwise, with the codes that came and went', async () => {
    const trust = await code('Trust')
    const rota = await code('Rota')
    const setId = await study.ask('codeSet.create', { name: 'People', codeIds: [trust] })
    const [first] = await study.ask('question.add', { wordings: ['What helped?'] })
    const v1 = await save('v1')
    await study.ask('code.change', { codeId: trust, valence: 'enabler' })
    await study.ask('codeSet.add', { setId, codeIds: [rota] })
    await study.ask('codeSet.take', { setId, codeIds: [trust] })
    await study.ask('question.change', { questionId: first!, wording: 'What helped you most?' })
    await study.ask('question.add', { wordings: ['What got in the way?'] })
    await save('v2')
    const answer = await study.ask('version.diff', { fromId: v1, toId: null })
    expect(answer.entries).toMatchObject([{ kind: 'changed', fields: [{ field: 'valence' }] }])
    expect(answer.sets).toMatchObject([
      { kind: 'changed', name: 'People', fields: [], joined: [{ name: 'Rota' }], left: [{ name: 'Trust' }] },
    ])
    expect(answer.questions).toMatchObject([
      { kind: 'added', fields: [{ field: 'wording' }] },
      { kind: 'changed', fields: [{ field: 'wording' }] },
    ])
    const to = join(folder, 'differences.html')
    expect(await study.ask('export.differences', { fromId: v1, toId: null, to, format: 'html' })).toMatchObject({
      differences: 4,
    })
    const html = readFileSync(to, 'utf8')
    for (const said of ['Sets of codes (1)', 'Questions of the topic guide (2)', 'Codes that came', 'Stands for'])
      expect(html).toContain(said)
    const json = await study.ask('list.differences', { from: 'v1', to: 'v2' })
    expect(json).toMatchObject({ sets: [{ name: 'People', change: 'changed', joined: [rota], left: [trust] }] })
    expect((await study.ask('version.list', {})).versions.map(one => one.counts?.codes)).toEqual([2, 2])
  })
})
