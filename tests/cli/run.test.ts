// The command line before a door that only notes what it is asked.

import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/base/reply.ts'
import { run } from '../../src/cli/run.ts'
import { shellOf } from '../../src/cli/session.ts'

type Answers = Readonly<Record<string, Reply<unknown> | ((input: never) => unknown)>>
const INFO = {
  id: 'i',
  path: '/w/p.crosscase',
  name: 'p',
  coder: { name: 'Ana' },
  encrypted: false,
  recoveryKey: null,
  finished: null,
}

const no = (
  kind: 'refusal' | 'fault' | 'mistake' | 'invalid' | 'cancelled',
  code: string,
  message: string,
): Reply<never> => ({ ok: false, trouble: { kind, code, message } })

/** Runs one line; gives exit code, what was said where, and the calls made. */
async function line(words: string, answers: Answers = {}, env: Record<string, string> = {}) {
  const calls: [string, unknown][] = []
  const told = { out: '', error: '', closed: 0 }
  const door = {
    async call(name: string, input: unknown): Promise<Reply<unknown>> {
      calls.push([name, input])
      const answer = answers[name] ?? (name.startsWith('project.') ? () => INFO : () => null)
      return typeof answer === 'function' ? { ok: true, answer: answer(input as never) } : answer
    },
    close: async () => void told.closed++,
  }
  const exit = await run(words.split(' ').filter(Boolean), {
    door: async () => door,
    shell: shellOf(env, '/w', async () => {}),
    version: () => '1.2.3',
    out: text => void (told.out += text),
    error: text => void (told.error += text),
    onProgress: () => {},
    afterProgress: () => {},
    signal: new AbortController().signal,
  })
  return { exit, ...told, calls }
}

describe('exit codes', () => {
  const ends = (words: string, answers: Answers, exit: number, error: string) => async () =>
    expect(await line(words, answers)).toMatchObject({ exit, error, ...(exit === 0 ? {} : { out: '' }) })

  it('0 when done', ends('undo p', { 'project.undo': () => ({ label: 'Apply code' }) }, 0, ''))
  it(
    '1 when refused, with the sentence',
    ends('undo p', { 'project.undo': no('refusal', 'x', 'Later work builds on it.') }, 1, 'Later work builds on it.\n'),
  )
  it('1 when stopped', ends('check p', { 'project.check': no('cancelled', 'cancelled', 'Stopped.') }, 1, 'Stopped.\n'))
  it(
    '1 when the project cannot be opened',
    ends(
      'list p codes',
      { 'project.open': no('refusal', 'not-there', 'There is no file at p.') },
      1,
      'There is no file at p.\n',
    ),
  )
  it(
    '2 on wrong usage',
    ends('undo p many', {}, 2, '“many” is no number of acts: say 1 to 999. See crosscase undo --help.\n'),
  )
  it('2 for a command that is none', ends('tidy p', {}, 2, 'There is no command “tidy”. See crosscase --help.\n'))
  for (const [line, like] of [
    ['mrege p', 'merge'],
    ['rounds p', 'round'],
    ['case import p', 'cases import or import'],
    ['framework p', 'framework import or framework change or framework decide'],
  ] as const)
    it(`2 for “${line}”, with what may have been meant`, () =>
      ends(
        line,
        {},
        2,
        `There is no command “${line.split(' ')[0]!}”. Did you mean ${like}? See crosscase --help.\n`,
      )())
  it(
    '2 when the door does not understand',
    ends(
      'search p x',
      { 'search.text': no('invalid', 'invalid-input', 'words: expected text.') },
      2,
      'words: expected text.\n',
    ),
  )
  it(
    '3 when something failed',
    ends('check p', { 'project.check': no('fault', 'enospc', 'The disk is full.') }, 3, 'The disk is full.\n'),
  )
  it(
    '3 when it was our own mistake',
    ends(
      'check p',
      { 'project.check': no('mistake', 'mistake', 'Something went wrong.') },
      3,
      'Something went wrong.\n',
    ),
  )
  it('1 when a check finds something', async () => {
    const report = { checked: [], problems: ['Page 3 is damaged.'] }
    expect(await line('check p --json', { 'project.check': () => report })).toMatchObject({
      exit: 1,
      error: '',
      out: `${JSON.stringify({ clean: false, ...report }, null, 2)}\n`,
    })
  })
  it('the door is closed whatever happened', async () => {
    expect((await line('check p', { 'project.check': no('fault', 'x', 'No.') })).closed).toBe(1)
    expect(
      (
        await line('check p', {
          'project.check': () => {
            throw new Error('ours')
          },
        })
      ).closed,
    ).toBe(1)
  })
})

describe('without a command', () => {
  it('says its version', async () => expect(await line('--version')).toMatchObject({ exit: 0, out: '1.2.3\n' }))
  it('says its help, and that something was missing', async () =>
    expect(await line('')).toMatchObject({ exit: 2, out: expect.stringContaining('crosscase COMMAND') }))
})

describe('opening the project', () => {
  const opened = async (words: string, answers: Answers = {}, env = {}) =>
    (await line(words, answers, env)).calls.filter(([name]) => name === 'project.open').map(([, input]) => input)

  it('by its path from where the person is, as the coder named', async () =>
    expect(await opened('check p.crosscase --coder Ana')).toEqual([{ path: '/w/p.crosscase', coder: 'Ana' }]))
  it('to look, as nobody: a name makes no new coder', async () =>
    expect(await opened('list p codes --coder Zoe')).toEqual([{ path: '/w/p' }]))
  it('with the passphrase in a variable, never on the line', async () =>
    expect(await opened('check p --passphrase-env S', {}, { S: 'words' })).toEqual([
      { path: '/w/p', passphrase: 'words' },
    ]))
  it('with the recovery key instead', async () =>
    expect(await opened('check p --recovery-key-env K', {}, { K: 'AB-CD' })).toEqual([
      { path: '/w/p', recoveryKey: 'AB-CD' },
    ]))
  it('a variable that is not set is refused', async () =>
    expect(await line('check p --passphrase-env S')).toMatchObject({
      exit: 1,
      error: 'The environment variable S is not set.\n',
    }))
  it('what had been cut off and was finished is told, beside the answer', async () =>
    expect(
      await line('undo p', {
        'project.open': () => ({ ...INFO, finished: '2 backups were deleted.' }),
        'project.undo': () => ({ label: 'Apply code' }),
      }),
    ).toMatchObject({ exit: 0, error: '2 backups were deleted.\n' }))
  it('held by somebody, it is opened to look', async () => {
    const answers = { 'project.open': no('refusal', 'held', 'Held by Ben.') }
    expect(await opened('list p codes', answers)).toEqual([{ path: '/w/p' }, { path: '/w/p', readOnly: 1 }])
  })
  it('held by somebody, it is not opened to write', async () =>
    expect(await line('undo p', { 'project.open': no('refusal', 'held', 'Held by Ben.') })).toMatchObject({
      exit: 1,
      error: 'Held by Ben.\n',
    }))
})

describe('what is asked through the door', () => {
  const asks =
    (words: string, name: string, input: unknown, answers: Answers = {}, env = {}) =>
    async () =>
      expect((await line(words, answers, env)).calls).toContainEqual([name, input])
  const found = {
    'list.find': ({ what, names }: { what: string; names: string[] }) => names.map(one => `${what}:${one}`),
    'export.matrix': () => ({ path: 'm.xlsx', bytes: 1 }),
  }

  it(
    'new',
    asks('new p.crosscase --name Study --coder Ana', 'project.create', {
      path: '/w/p.crosscase',
      name: 'Study',
      coder: 'Ana',
    }),
  )
  it(
    'new, encrypted',
    asks(
      'new p.crosscase --coder Ana --passphrase-env S',
      'project.create',
      { path: '/w/p.crosscase', name: 'p', coder: 'Ana', passphrase: 'words' },
      {},
      { S: 'words' },
    ),
  )
  it(
    'matrix, plain',
    asks(
      'matrix p --to m.xlsx',
      'export.matrix',
      {
        rows: 'codes',
        columns: 'sites',
        measure: 'presence',
        where: [],
        codedBy: [],
        stance: null,
        rollUp: false,
        to: '/w/m.xlsx',
        format: 'xlsx',
      },
      found,
    ),
  )
  it(
    'matrix, with everything',
    asks(
      'matrix p --rows ADVICE,PLAYBOOK --columns sector --measure words --where role=exemplar --coded-by A --coded-by B --stance confirming --roll-up --to out/m.CSV',
      'export.matrix',
      {
        rows: ['codes:ADVICE', 'codes:PLAYBOOK'],
        columns: { attribute: 'sector' },
        measure: 'words',
        where: [{ attribute: 'role', value: 'exemplar' }],
        codedBy: ['coders:A', 'coders:B'],
        stance: 'confirming',
        rollUp: true,
        to: '/w/out/m.CSV',
        format: 'csv',
      },
      found,
    ),
  )
  it(
    'export of memos',
    asks(
      'export p m.docx --what memos',
      'export.memos',
      { to: '/w/m.docx', format: 'docx', order: 'oldest' },
      { 'export.memos': () => ({ path: '/w/m.docx', memos: 3 }) },
    ),
  )
  it(
    'export of quotes with a template, short forms and a limit',
    asks(
      'export p q.docx --what quotes --attribution {case.code} --label case.role:exemplar=GDE --per-person 2 --edits',
      'export.quotes',
      {
        to: '/w/q.docx',
        format: 'docx',
        audience: 'outside',
        withEdits: true,
        settings: {
          template: '{case.code}',
          labels: [{ field: 'case.role', value: 'exemplar', short: 'GDE' }],
          perPerson: 2,
        },
      },
      {
        'quote.basket': () => ({ total: 3 }),
        'export.quotes': () => ({ path: '/w/q.docx', quotes: 3, leftOut: [] }),
      },
    ),
  )
  it(
    'published codes by an attribute',
    asks(
      'cases publish p --by depth --codes in-depth=letters --codes others=AG',
      'case.drawCodes',
      {
        kind: 'site',
        by: 'the id',
        rules: [
          { value: 'in-depth', style: 'letters', prefix: '' },
          { value: null, style: 'numbers', prefix: 'AG' },
        ],
      },
      {
        'case.attributes': () => [{ id: 'the id', about: 'site', name: 'depth' }],
        'case.drawCodes': () => ({ drawn: 12, left: 0 }),
      },
    ),
  )
  it(
    'export of everything',
    asks(
      'export p all --what all',
      'export.everything',
      { to: '/w/all' },
      { 'export.everything': () => ({ path: '/w/all', names: ['a'], refused: [] }) },
    ),
  )
  it(
    'export of the framework matrix',
    asks(
      'export p m.xlsx --what framework-matrix --order sector --show sector --people --case-summaries',
      'export.frameworkMatrix',
      {
        rows: 'sites',
        people: true,
        caseIds: null,
        codeIds: null,
        show: 'all',
        attributes: ['sector'],
        order: { by: 'sector', down: false },
        retired: false,
        pages: true,
        to: '/w/m.xlsx',
        format: 'xlsx',
      },
      { 'export.frameworkMatrix': () => ({ path: '/w/m.xlsx', cells: 4 }) },
    ),
  )
  it(
    'export of case summaries',
    asks(
      'export p c.docx --what summaries --signed',
      'export.caseSummaries',
      { caseIds: null, signed: true, to: '/w/c.docx', format: 'docx' },
      { 'export.caseSummaries': () => ({ path: '/w/c.docx', cases: 4, unsigned: 0 }) },
    ),
  )
  it(
    'export of a checklist',
    asks(
      'export p c.docx --what coreq',
      'export.checklist',
      { name: 'COREQ', to: '/w/c.docx', format: 'docx' },
      { 'export.checklist': () => ({ path: '/w/c.docx', recorded: 14 }) },
    ),
  )
  it(
    'export of the audit trail',
    asks(
      'export p trail --what audit',
      'export.audit',
      { to: '/w/trail' },
      { 'export.audit': () => ({ path: '/w/trail', files: 30 }) },
    ),
  )
  it(
    'export of quotes',
    asks(
      'export p q.csv',
      'export.excerpts',
      { to: '/w/q.csv' },
      { 'export.excerpts': () => ({ path: '/w/q.csv', excerpts: 5 }) },
    ),
  )
  it('export of propositions and of excerpts under a saved filter', async () => {
    const filter = { is: 'source kind', kinds: ['interview'] }
    const saved = { 'filter.list': () => [{ id: 'f', name: 'Talk', filter }] }
    await asks(
      'export p q.csv --filter talk',
      'export.excerpts',
      { filter, to: '/w/q.csv' },
      { ...saved, 'export.excerpts': () => ({ path: '/w/q.csv', excerpts: 5 }) },
    )()
    await asks(
      'export p q.csv --what propositions --filter talk',
      'export.propositions',
      { filter, to: '/w/q.csv', format: 'csv' },
      { ...saved, 'export.propositions': () => ({ path: '/w/q.csv', propositions: 5 }) },
    )()
  })
  it('undo of several acts', asks('undo p 3', 'project.undo', {}, { 'project.undo': () => ({ label: null }) }))
  it(
    'rekey',
    asks(
      'rekey p --passphrase-env S --new-passphrase-env N',
      'project.rekey',
      { passphrase: 'new' },
      {
        'project.info': () => ({ ...INFO, encrypted: true }),
        'project.rekey': () => ({ recoveryKey: 'K', backupsLeft: [], noBackup: null }),
      },
      { S: 'old', N: 'new' },
    ),
  )
  it(
    'cases import, of some rows, with what was meant',
    asks(
      'cases import p sites.csv --kind site --key site_id --accept S01,S13 --as sector:acut=acute --dry-run',
      'import.cases',
      {
        path: '/w/sites.csv',
        kind: 'site',
        key: 'site_id',
        links: [],
        accept: [{ key: 'S01' }, { key: 'S13' }],
        same: [{ column: 'sector', written: 'acut', is: 'acute' }],
        dryRun: true,
      },
      { 'import.cases': () => ({ added: 1, changed: 1, skipped: 0, warnings: [] }) },
    ),
  )
  it('cases import, dry, says every change with what stood there', async () => {
    const field = {
      field: 'value sector',
      what: 'value',
      label: 'sector',
      before: 'acute',
      after: 'acut',
      outside: true,
    }
    const change = { row: 2, key: 'S01', name: 'Quillbrook', deed: 'changed', fields: [field] }
    const like = {
      what: 'value',
      column: 'sector',
      written: 'acut',
      rows: [2],
      suggestions: [{ is: 'acute', name: 'acute' }],
    }
    const report = { added: 0, changed: 1, skipped: 0, warnings: [], changes: [change], unmatched: [like] }
    const said = await line('cases import p s.csv --kind site --key k --dry-run', { 'import.cases': () => report })
    expect(said.out).toBe(
      'Would be: 0 new, 1 changed, 0 here already.\nChanges\n  S01 Quillbrook: sector: acute → acut (not in its list yet)\nNot matched\n  row 2, sector: “acut”; did you mean acute?\n',
    )
  })
  it(
    'cases export',
    asks(
      'cases export p out/sites.xlsx --kind site',
      'export.cases',
      { kind: 'site', codes: false, to: '/w/out/sites.xlsx', format: 'xlsx' },
      { 'export.cases': () => ({ path: 's', cases: 1 }) },
    ),
  )
  it(
    'sources export',
    asks(
      'sources export p out/sources.csv',
      'export.sources',
      { to: '/w/out/sources.csv', format: 'csv' },
      { 'export.sources': () => ({ path: 's', sources: 1 }) },
    ),
  )
  it(
    'cases sampling',
    asks(
      'cases sampling p s.docx --by role --waves year',
      'export.sampling',
      { kind: 'site', by: ['r'], waves: 'year', to: '/w/s.docx', format: 'docx' },
      {
        'case.attributes': () => [{ id: 'r', about: 'site', name: 'role' }],
        'export.sampling': () => ({ path: 's', rows: 1 }),
      },
    ),
  )
  it(
    'cases, with links',
    asks(
      'cases import p sites.csv --kind site --key site_id --members a,b --link merged_with=merged',
      'import.cases',
      {
        path: '/w/sites.csv',
        kind: 'site',
        key: 'site_id',
        members: ['a', 'b'],
        links: [{ column: 'merged_with', relation: 'merged' }],
      },
      { 'import.cases': () => ({ added: 1, changed: 0, skipped: 0, warnings: [] }) },
    ),
  )
})

describe('an import', () => {
  const file = (path: string, result: string, why: string | null = null) => ({
    token: path,
    path,
    result,
    why,
    name: path,
    kind: 'interview',
    date: null,
    caseKeys: ['S01'],
    participantKeys: [],
    losses: [],
  })
  const importing = (plan: unknown[], files: unknown[] = []) =>
    line('import p folder --json', { 'import.plan': () => plan, 'import.apply': () => ({ files }) })

  it('lists every file in the order found: imported, here already, refused and why', async () => {
    const { exit, out, calls } = await importing(
      [file('a.txt', 'refused', 'It is empty.'), file('b.txt', 'ready'), file('c.txt', 'duplicate', 'T01')],
      [{ path: 'b.txt', result: 'imported', source: 'T02', losses: [] }],
    )
    expect(exit).toBe(0)
    expect(JSON.parse(out).files).toEqual([
      { path: 'a.txt', result: 'refused', why: 'It is empty.', losses: [] },
      { path: 'b.txt', result: 'imported', source: 'T02', losses: [] },
      { path: 'c.txt', result: 'duplicate', why: 'T01', losses: [] },
    ])
    expect(calls.find(([name]) => name === 'import.apply')![1]).toEqual({
      files: [{ token: 'b.txt', name: 'b.txt', kind: 'interview', date: null, caseKeys: ['S01'], participantKeys: [] }],
    })
  })
  it('ends with 1 when every file was refused, its list on standard output', async () =>
    expect(await importing([file('a.txt', 'refused', 'It is empty.')])).toMatchObject({ exit: 1, error: '' }))
  it('ends with 0 when everything was here already', async () =>
    expect((await importing([file('a.txt', 'duplicate', 'T01')])).exit).toBe(0))
  it('ends with 1 when it was stopped, what went in listed', async () => {
    const files = [{ path: 'a.txt', result: 'imported', losses: [] }]
    const ended = await line('import p folder', {
      'import.plan': () => [file('a.txt', 'ready')],
      'import.apply': () => ({ files, cancelled: true }),
    })
    expect(ended).toMatchObject({ exit: 1, out: expect.stringContaining('Stopped before the end') })
  })
  it('on a dry run applies nothing', async () => {
    const { calls } = await line('import p folder --dry-run', { 'import.plan': () => [file('a.txt', 'ready')] })
    expect(calls.map(([name]) => name)).not.toContain('import.apply')
  })
})

describe('a search', () => {
  const hit = (start: number) => ({
    sourceKey: 'T01',
    sourceId: 'i',
    start,
    end: start + 4,
    before: 'so the ',
    match: 'word',
    after: ' was',
    speaker: null,
  })

  it('has as many hits as wanted, in document order, and the exact total', async () => {
    const answers = {
      'search.text': ({ from = 0, limit }: { from?: number; limit: number }) => ({
        hits: Array.from({ length: Math.min(limit, 1500 - from) }, (_, at) => hit(from + at)),
        total: 1500,
        sources: 3,
        exact: false,
      }),
      'search.count': () => ({ total: 4321, sources: 9 }),
    }
    const { out } = await line('search p word --limit 1200 --json', answers)
    const answer = JSON.parse(out)
    expect([answer.total, answer.sources, answer.hits.length, answer.hits[1199].start]).toEqual([4321, 9, 1200, 1199])
    expect(answer.hits[0]).toEqual({ source: 'T01', start: 0, end: 4, before: 'so the ', match: 'word', after: ' was' })
  })
})
