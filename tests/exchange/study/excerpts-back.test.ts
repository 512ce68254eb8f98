// The sheet of excerpts that Crosscase writes comes back: every coding with its judgements, strength, exemplar mark and comment.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Journey, SAMPLE } from '../../support/journey.ts'

let from: Journey
let to: Journey
beforeEach(async () => {
  from = new Journey()
  to = new Journey()
  await from.project()
  await to.project()
  await from.ask('study.load', { path: SAMPLE })
  const bare = to.path('bare')
  cpSync(SAMPLE, bare, { recursive: true })
  for (const name of ['coding.csv', 'coding-single.csv']) rmSync(`${bare}/${name}`)
  await to.ask('study.load', { path: bare })
})
afterEach(async () => {
  await from.end()
  await to.end()
})

const codings = async (journey: Journey) =>
  (await journey.ask('list.rows', { what: 'codings' })).map(row => ({ ...row, id: '', key: '' }))
const evidence = async (journey: Journey) =>
  (await journey.ask('list.rows', { what: 'evidence' })).map(row => ({ ...row, id: '' }))
const exported = async (journey: Journey) => {
  const path = journey.path(`excerpts-${Math.random()}.csv`)
  await journey.ask('export.excerpts', { to: path })
  return { path, csv: readFileSync(path, 'utf8') }
}

describe('excerpts that were exported here', () => {
  it('come back without loss, after a dry run that says so; a second time nothing is new', async () => {
    const rows = await from.ask('list.rows', { what: 'codings' })
    const ids = rows.map(row => row.id as never)
    await from.ask('coding.mark', { codingIds: [ids[0]!, ids[7]!], strength: 'strong' })
    await from.ask('coding.mark', { codingIds: [ids[3]!], exemplar: true, comment: 'Says it “plainly”,\nand 💊 twice' })
    // A coding without a key of its own is written under its id.
    const sourceId = (await from.ask('source.list', {}))[0]!.id
    const codeId = (await from.ask('code.list', {})).find(code => code.kind === 'code' && code.status !== 'retired')!.id
    const first = (await from.ask('source.open', { sourceId })).paragraphs.find(one => one.text.trim() !== '')!
    const [own] = await from.ask('coding.apply', {
      sourceId,
      codeIds: [codeId],
      range: { start: 0, end: first.text.length },
    })
    await from.ask('coding.mark', { codingIds: [own!], strength: 'weak', comment: 'By hand' })
    const { path, csv } = await exported(from)

    const dry = await to.ask('import.codings', { path, dryRun: true })
    expect(await codings(to)).toEqual([])
    const report = await to.ask('import.codings', { path })
    expect(report).toEqual(dry)
    expect(report).toMatchObject({ added: rows.length + 1, changed: 0, skipped: 0, warnings: [] })
    expect(await codings(to)).toEqual(await codings(from))
    expect((await evidence(to)).toSorted(byText)).toEqual((await evidence(from)).toSorted(byText))
    expect((await to.ask('list.rows', { what: 'codings' })).map(row => row.id)).toContain(own)
    expect((await exported(to)).csv).toBe(csv)
    expect(await to.ask('import.codings', { path })).toMatchObject({ added: 0, changed: 0, skipped: rows.length + 1 })
    expect(await from.ask('import.codings', { path })).toMatchObject({ added: 0, changed: 0, warnings: [] })
  })

  it('say of codings that are there what nobody said yet; what was said stands, and that is told', async () => {
    const rows = await from.ask('list.rows', { what: 'codings' })
    const { path, csv } = await exported(from)
    await from.ask('coding.mark', { codingIds: [rows[1]!.id as never], strength: 'weak' })
    const lines = csv.split('\r\n')
    writeFileSync(
      path,
      [
        lines[0],
        `${lines[1]!.slice(0, -2)}strong,yes,Look again`.replace(/,,strong/, ',strong'),
        `${lines[2]!.slice(0, -2)}strong,maybe,`.replace(/,,strong/, ',strong'),
        ...lines.slice(3),
      ].join('\r\n'),
    )
    const report = await from.ask('import.codings', { path })
    expect(report).toMatchObject({ added: 0, changed: 1 })
    expect(report.warnings.join('\n')).toMatch(/marked weak; that stands, not strong/)
    expect(report.warnings.join('\n')).toMatch(/“maybe” is neither yes nor no/)
    const [first, second] = await from.ask('list.rows', { what: 'codings' })
    expect(first).toMatchObject({ strength: 'strong', exemplar: true, comment: 'Look again' })
    expect(second).toMatchObject({ strength: 'weak' })
    await from.ask('project.undo', {})
    expect((await from.ask('list.rows', { what: 'codings' }))[0]).not.toHaveProperty('comment')
  })
})

const byText = (a: object, b: object) => JSON.stringify(a).localeCompare(JSON.stringify(b))
