// What is written out, opened by another program: LibreOffice converts each file, and the words and numbers it finds are those
// of the data. Where there is no LibreOffice (Debian: libreoffice-writer, libreoffice-calc) this says that it was skipped. OFFICE_OUT keeps the files.

import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join, relative } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoderId } from '../../src/base/ids.ts'
import { Journey } from '../support/journey.ts'
import { frameworkAsked, matrixAsked } from '../support/requests.ts'

const hasOffice = spawnSync('soffice', ['--version']).status === 0
const study = new Journey()
const work = mkdtempSync(join(tmpdir(), 'crosscase-office-'))

/** Every file of a kind under a folder. */
const filesOf = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => extname(name) === ending)
    .map(name => join(folder, name))

/** What came of files, by the file and the name of what came of it. They are converted together: starting the program takes longest. */
const came = new Map<string, Map<string, string>>()

async function convert(files: readonly string[], to: string): Promise<void> {
  // Files of one name would overwrite each other: each kind of place has a folder of its own.
  const byPlace = Map.groupBy(files, file => join(file, '..'))
  for (const some of byPlace.values()) {
    const out = mkdtempSync(join(work, 'out-'))
    await new Promise<void>((done, failed) => {
      const program = spawn(
        'soffice',
        [`-env:UserInstallation=file://${work}/profile`, '--headless', '--convert-to', to, '--outdir', out, ...some],
        { stdio: 'ignore' },
      )
      program.on('error', failed)
      program.on('exit', () => done())
    })
    for (const file of some) {
      const stem = basename(file, extname(file))
      const its = readdirSync(out).filter(name => name === `${stem}.txt` || name.startsWith(`${stem}-`))
      came.set(file, new Map(its.map(name => [name, readFileSync(join(out, name), 'utf8')]))) // prettier-ignore
    }
  }
}

const text = (file: string) => [...came.get(file)!.values()][0]!
/** Every sheet of a workbook by its name. */
const sheets = (file: string) =>
  new Map(
    [...came.get(file)!].map(([name, csv]) => [
      name.slice(basename(file, '.xlsx').length + 1, -4),
      parse(csv, { relaxColumnCount: true }),
    ]),
  )
/** White space as programs lay it out says nothing. */
const plain = (words: string) => words.replaceAll(/\s+/g, ' ').trim()

describe.skipIf(!hasOffice)(`LibreOffice reads${hasOffice ? '' : ' (skipped: no LibreOffice here)'}`, () => {
  const all = join(study.folder, 'all')
  beforeAll(async () => {
    await study.sample('study', 'A')
    await study.ask('case.drawCodes', {
      kind: 'site',
      by: null,
      rules: [{ value: null, style: 'numbers', prefix: 'Q' }],
    })
    const codings = await study.ask('list.rows', { what: 'codings' })
    const chosen = codings.filter((_, at) => at % 20 === 0)
    for (const row of chosen) await study.ask('quote.add', { codingIds: [row.id as never] }).catch(() => undefined)
    const joint = await study.ask('quote.basket', {})
    const [first] = joint.sections.flatMap(section => section.quotes)
    const words = first!.words
    const at = words.indexOf(' ', 8) + 1
    await study.ask('quote.edit', {
      quoteId: first!.id,
      edits: [{ start: at, end: words.indexOf(' ', at), kind: 'substitute', text: 'other words' }],
    })
    // Something written and signed, so that everything is there.
    const caseId = (await study.ask('case.list', { kind: 'site' }))[0]!.id
    const codeId = (await study.ask('code.list', {})).find(code => code.kind === 'code')!.id
    const coderId = (await study.ask('project.info', {}))!.coder.id
    for (const [at, of] of [null, codeId].entries()) {
      const { summaryId } = await study.ask('summary.keep', { caseId, codeId: of, text: WRITTEN, stretch: `s ${at}` })
      await study.ask('summary.sign', { summaryId, coderId })
    }
    await study.ask('export.everything', { to: all })
    const sourceId = (await study.ask('source.list', {})).find(one => one.key === 'T10')!.id
    const to = (name: string) => join(all, name)
    mkdirSync(to('html'))
    for (const format of ['docx', 'html'] as const)
      await study.ask('export.annotated', { sourceId, audience: 'team', to: to(`${format === 'html' ? 'html/' : ''}T10.${format}`), format }) // prettier-ignore
    // Every kind of page, workbook and document that “everything” does not hold.
    const outside = { audience: 'outside' as const, format: 'html' as const }
    await study.ask('export.quotes', { ...outside, to: to('html/quotes.html') })
    await study.ask('export.positions', { ...outside, unit: 'sites', to: to('html/positions.html') })
    await study.ask('export.propositions', { ...outside, to: to('html/propositions.html') })
    await study.ask('export.propositions', { ...outside, format: 'xlsx', to: to('propositions.xlsx') })
    await study.ask('export.pairings', { ...outside, to: to('html/pairs.html') })
    await study.ask('export.pairings', { ...outside, format: 'xlsx', to: to('pairs.xlsx') })
    await study.ask('export.appendix', { format: 'html', to: to('html/appendix.html') })
    await study.ask('export.checklist', { name: 'COREQ', format: 'html', to: to('html/COREQ.html') })
    await study.ask('export.methods', { format: 'html', to: to('html/methods.html') })
    await study.ask('export.caseSummaries', { ...outside, caseIds: null, signed: true, to: to('html/summaries.html') })
    await study.ask('export.frameworkMatrix', { ...outside, ...frameworkAsked(), to: to('html/framework.html') })
    await study.ask('export.matrix', { ...matrixAsked(), ...outside, to: to('html/matrix.html') })
    await study.ask('export.memos', { format: 'docx', to: to('memos.docx') })
    await study.ask('export.codebook', { format: 'docx', to: to('codebook.docx') })
    await study.ask('export.sampling', { kind: 'site', by: [], waves: null, format: 'docx', to: to('sampling.docx') })
    await study.ask('export.differences', { ...(await lastVersions()), format: 'docx', to: to('differences.docx') })
    await study.ask('export.saturation', { by: 'sources', kinds: ['interview'], base: 4, run: 2, threshold: 5, format: 'xlsx', to: to('saturation.xlsx') }) // prettier-ignore
    const coderIds = [...(await study.ask('list.find', { what: 'coders', names: ['A', 'B'] }))] as CoderId[]
    for (const format of ['docx', 'xlsx'] as const)
      await study.ask('export.agreement', { request: { coderIds, unit: 'character', measures: ['percent', 'kappa'], intervals: true }, to: to(`agreement.${format}`), format }) // prettier-ignore
    if (process.env['OFFICE_OUT']) cpSync(all, process.env['OFFICE_OUT'], { recursive: true })
    mkdirSync(join(work, 'profile'), { recursive: true })
    await convert(filesOf(all, '.docx'), 'txt:Text (encoded):UTF8')
    await convert(filesOf(all, '.html'), 'txt:Text (encoded):UTF8')
    await convert(
      filesOf(all, '.xlsx'),
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
    )
  }, 600_000)
  afterAll(async () => {
    await study.end()
    rmSync(work, { recursive: true, force: true })
  })

  it('agreement: counts and coefficients, in the workbook and in the report', async () => {
    const [heads, ...lines] = sheets(join(all, 'agreement.xlsx')).get('Agreement')!
    const geog = lines.find(line => line[1] === 'GEOG')!
    expect([geog[heads!.indexOf('both')], Number(geog[heads!.indexOf('kappa')]).toFixed(4)]).toEqual(['1017', '0.7367'])
    expect(plain(text(join(all, 'agreement.docx')))).toMatch(/Distance 1,017 595 102 .* \.984 .* \.737 /)
  })

  it('the theme matrices as a workbook: every number on the first sheet, every excerpt on its site’s', async () => {
    const found = sheets(join(all, 'team/theme matrices.xlsx'))
    expect(found.size).toBe(13)
    const answer = await study.ask('matrix.compute', matrixAsked())
    const table = [...found.values()][0]!
    for (const [row, { name }] of answer.rows.entries()) {
      const line = table.find(cells => cells[0]!.trim() === name)!
      for (const [column, value] of answer.cells[row]!.entries())
        expect([name, column, Number(line[column + 2])]).toEqual([name, column, value])
    }
    const rows = (await study.ask('list.rows', { what: 'codings' })) as readonly Record<string, unknown>[]
    const sources = new Map(
      (await study.ask('list.rows', { what: 'sources' })).map(row => [row.key, row['sites'] as string[] | undefined]),
    )
    const said = plain([...found.values()].slice(1).flat(2).join('\n'))
    for (const row of rows)
      if ((sources.get(String(row['source'])) ?? []).length > 0) expect(said).toContain(plain(row['quote'] as string))
  }, 300_000)

  it('quotes as workbook, document and page: every quote and attribution', async () => {
    const quotes = (await study.ask('quote.basket', {})).sections
      .flatMap(section => section.quotes)
      .filter(quote => quote.bar === null)
    expect(quotes.length).toBeGreaterThan(10)
    const asSaid = (quote: (typeof quotes)[number]) =>
      quote.turns.flatMap(turn => turn.lines.map(line => plain(line.map(piece => piece.said).join(''))))
    const workbook = plain(sheets(join(all, 'outside/quotes.xlsx')).get('Quotes')!.flat().join('\n'))
    const document = plain(text(join(all, 'outside/quotes.docx')))
    const page = plain(text(join(all, 'html/quotes.html')))
    for (const quote of quotes) {
      for (const line of asSaid(quote)) for (const where of [workbook, document, page]) expect(where).toContain(line)
      for (const where of [workbook, document, page]) expect(where).toContain(quote.attribution)
    }
    expect(document).toContain('[other words]')
    expect(document).not.toMatch(/\b[SR]\d\d\b/)
  }, 300_000)

  it('the codebook appendix: every field of every code, versions and changes', async () => {
    const document = plain(text(join(all, 'outside/codebook.docx')))
    for (const code of await study.ask('code.list', {})) {
      const one = await study.ask('code.entry', { codeId: code.id })
      for (const words of [one.name, one.brief, one.full, one.inclusion, one.exclusion])
        if (words) expect(document).toContain(plain(words))
    }
    expect(document).toContain('The framework from v3 to v4')
    // Codes without a key by their names, never by the ids of the file.
    expect(document).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    expect(sheets(join(all, 'outside/codebook.xlsx')).get('Codebook')!).toHaveLength(35)
  }, 300_000)

  it('a source with its codes in the margin: every paragraph, every code', async () => {
    const sourceId = (await study.ask('source.list', {})).find(one => one.key === 'T10')!.id
    const opened = await study.ask('source.open', { sourceId })
    const names = new Map((await study.ask('code.list', {})).map(code => [code.id as string, code.name]))
    for (const file of ['T10.docx', 'html/T10.html']) {
      const said = plain(text(join(all, file)))
      for (const paragraph of opened.paragraphs)
        expect(said).toContain(plain(paragraph.text.slice(paragraph.speechStart)))
      for (const coding of opened.codings) expect(said).toContain(names.get(coding.codeId)!)
    }
  }, 300_000)

  it('theme matrices for outside: every quote and count, as workbook and document', async () => {
    const found = sheets(join(all, 'outside/themes by site.xlsx'))
    expect(found.size).toBe(14)
    const workbook = plain([...found.values()].flat(2).join('\n'))
    const document = plain(text(join(all, 'outside/themes by site.docx')))
    const quotes = (await study.ask('quote.basket', {})).sections
      .flatMap(section => section.quotes)
      .filter(quote => quote.bar === null && quote.codeId !== null && quote.sites.length > 0)
    for (const { turns } of quotes) {
      const said = plain(turns[0]!.lines[0]!.map(piece => piece.said).join(''))
      for (const where of [workbook, document]) expect(where).toContain(said)
    }
    const answer = await study.ask('matrix.compute', matrixAsked())
    for (const [at, row] of answer.rows.entries()) {
      if (row.kind !== 'code') continue
      const line = found.get('Across sites')!.find(cells => cells[0]!.trim() === row.name)!
      expect(line.at(-1)).toBe(`${answer.rowPresence[at]} of 12`)
      expect(document).toContain(row.name)
    }
    for (const where of [workbook, document]) expect(where).not.toMatch(/\b[SRTO]\d\d\b/)
  }, 300_000)

  it('the pairing table, positions and propositions for outside: every pair, every statement', async () => {
    const pairs = plain(text(join(all, 'team/pairing table.docx')))
    for (const pair of await study.ask('case.list', { kind: 'pair' })) expect(pairs).toContain(plain(pair.name))
    const positions = plain(text(join(all, 'outside/positions.docx')))
    const propositions = plain(text(join(all, 'outside/propositions.docx')))
    for (const { statement } of await study.ask('proposition.list', {}))
      for (const where of [positions, propositions]) expect(where).toContain(plain(statement))
    for (const where of [positions, propositions, plain(text(join(all, 'outside/pairing table.docx')))])
      expect(where).not.toMatch(/\b[SRTO]\d\d\b/)
  }, 300_000)

  it('every document, page and workbook opens, and holds words', () => {
    expect(came.size).toBeGreaterThan(40)
    for (const [file, its] of came) {
      const words = plain([...its.values()].join('\n'))
      expect([relative(all, file), words.length > 0]).toEqual([relative(all, file), true])
      if (/\/(outside|html)\//.test(file) && !/T10\.html$|SRQR/.test(file))
        expect([relative(all, file), words.match(/\b[SR]\d\d\b/)?.[0]]).toEqual([relative(all, file), undefined])
    }
  })

  it('what was written and signed: as a framework matrix and case by case, in every kind of file', () => {
    for (const file of [
      'outside/framework matrix.docx',
      'outside/case summaries.docx',
      'html/framework.html',
      'html/summaries.html',
    ])
      // prettier-ignore
      expect(plain(text(join(all, file)))).toContain(WRITTEN)
    expect(plain([...sheets(join(all, 'outside/framework matrix.xlsx')).values()].flat(2).join('\n'))).toContain(
      WRITTEN,
    )
  })

  it('checklists and the methods paragraph: every line that is recorded', async () => {
    const { groups } = await study.ask('report.checklist', { name: 'SRQR' })
    const said = plain(text(join(all, 'outside/SRQR.docx')))
    for (const item of groups.flatMap(group => group.items)) expect(said).toContain(plain(item.title))
    for (const { words } of await study.ask('report.methods', {}))
      expect(plain(text(join(all, 'outside/methods paragraph.docx')))).toContain(plain(words))
  })
})

const WRITTEN = 'They learned, and said so at length.'

async function lastVersions() {
  const { versions } = await study.ask('version.list', {})
  return { fromId: versions.at(-2)!.id, toId: versions.at(-1)!.id }
}
