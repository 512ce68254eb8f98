// The core at the reference size, through the door, keyed or unkeyed; beside plain SQLite on the same data in the same run.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '../../src/store/driver.ts'
import { deriveKey, headOf } from '../../src/store/passphrase.ts'
import { sql } from '../../src/store/sql.ts'
import { plainImport } from './baseline.ts'
import { benchDisclosure } from './disclosure.ts'
import { generateCodings, generateStudy, randomFrom, type GeneratedStudy } from './generate.ts'
import { generateJudgements, PROPOSITIONS } from './judgements.ts'
import { report, spread, times, type Line } from './measure.ts'
import { CoreProcess } from './core-process.ts'
import { benchMatrices } from './matrices.ts'
import { MemoryWatch } from './memory.ts'
import { titles } from './titles.ts'

/** What is measured: how many codings, with a passphrase or without, and a part of the reference size for trying out. */
export interface CoreBench {
  readonly folder: string
  readonly codings: number
  readonly passphrase: string | undefined
  readonly scale: number
  /** How many times as many sources as the reference study has. */
  readonly times: number
}

type Ask = (
  name: string,
  input?: object,
  onProgress?: (progress: { done: number; doing: string }) => void,
) => Promise<any>

/** Measures the core and prints the table. Gives back the path of the project it made, closed. */
export async function benchCore(bench: CoreBench): Promise<{ path: string; study: GeneratedStudy }> {
  const folder = join(bench.folder, `${bench.codings}${bench.passphrase ? '-keyed' : ''}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const study = generateStudy(join(folder, 'study'), bench.scale * bench.times)
  const isLarge = bench.times > 1
  const sheet = join(folder, 'codings.csv')
  generateCodings(study, sheet, Math.round(bench.codings * bench.scale))
  const path = join(folder, 'reference.crosscase')
  const core = new CoreProcess(join(folder, 'home'))
  const ask: Ask = (name, input = {}, onProgress) => core.ask(name, input, onProgress)
  const lines: Line[] = []
  const memory = new MemoryWatch(core.pid)
  const title = `Core: ${study.sources.length} sources, ${(study.words / 1e6).toFixed(1)} million words, ${Math.round(bench.codings * bench.scale)} codings, 150 codes, 36 sites${bench.passphrase ? ', encrypted' : ''}`

  const baseline = plainImport(study, join(folder, 'plain.db'))
  const plainSpread = spread([baseline.duration])
  await ask('project.create', { path, name: 'Reference', coder: 'A', passphrase: bench.passphrase })

  // The texts by themselves: everything else of the study is loaded before.
  const sheets = join(folder, 'sheets')
  mkdirSync(sheets)
  for (const name of ['sites.csv', 'respondents.csv', 'codebook.csv'])
    renameSync(join(study.folder, name), join(sheets, name))
  let first = 0
  const start = performance.now()
  memory.step('import of the texts')
  await ask('study.load', { path: study.folder }, ({ done }) => {
    if (done > 0 && first === 0) first = performance.now() - start
  })
  lines.push({
    what: 'import of all texts: durable and searchable',
    spread: spread([performance.now() - start]),
    ...(isLarge ? {} : { budget: 5000 }),
    baseline: plainSpread,
  })
  lines.push({ what: 'first source readable', spread: spread([first]), budget: 200 })
  for (const name of readdirSync(sheets)) renameSync(join(sheets, name), join(study.folder, name))
  memory.step('the sheets')
  await ask('study.load', { path: study.folder })
  memory.step('import of the codings')
  const coding = performance.now()
  await ask('import.codings', { path: sheet })
  lines.push({
    what: `import of ${Math.round(bench.codings * bench.scale)} codings from a sheet`,
    spread: spread([performance.now() - coding]),
  })

  memory.step('opening')
  await ask('project.close')
  lines.push({
    what: `open the project${bench.passphrase ? ' (scrypt included)' : ''}`,
    spread: await times(5, async run => {
      if (run > 0) await ask('project.close')
      await ask('project.open', { path, passphrase: bench.passphrase })
    }),
    budget: 200,
  })
  lines.push({ what: 'list of sources', spread: await times(5, () => ask('source.list')) })
  lines.push({ what: 'framework with counts', spread: await times(5, () => ask('code.list')) })

  const list = (await ask('source.list')) as { id: string; codings: number; kind: string }[]
  lines.push({
    what: 'open a source, in the core',
    spread: await times(50, run => ask('source.open', { sourceId: list[(run * 37) % list.length]!.id })),
  })

  memory.step('coding')
  const random = randomFrom(3)
  const codes = (await ask('code.list')) as { id: string; kind: string }[]
  const usable = codes.filter(code => code.kind === 'code')
  lines.push({
    what: 'apply a code: stored',
    spread: await times(200, () => {
      const from = 400 + Math.floor(random() * 8000)
      return ask('coding.apply', {
        sourceId: list[Math.floor(random() * list.length)]!.id,
        codeIds: [usable[Math.floor(random() * usable.length)]!.id],
        range: { start: from, end: from + 100 + Math.floor(random() * 400) },
      })
    }),
    budget: 5,
  })
  lines.push({ what: 'undo it', spread: await times(50, () => ask('project.undo')) })

  memory.step('matrices')
  const request = {
    rows: 'codes',
    columns: 'sites',
    measure: 'presence',
    where: [],
    codedBy: [],
    stance: null,
    rollUp: false,
  }
  lines.push({
    what: 'first matrix after opening (codings read)',
    spread: await times(1, () => ask('matrix.compute', request)),
  })
  const matrixBudget = isLarge ? 150 : 20
  const plain = new Connection(path, {
    mustExist: true,
    readOnly: true,
    key: bench.passphrase === undefined ? undefined : (await deriveKey(bench.passphrase, headOf(path))).key,
  })
  const plainMatrix = await times(3, () =>
    plain.all(
      sql`SELECT code_id, case_id, count(*) FROM coding JOIN anchor ON anchor.id = anchor_id JOIN case_source ON case_source.source_id = anchor.source_id GROUP BY 1, 2`,
    ),
  )
  for (const measure of ['presence', 'sources', 'participants', 'codings', 'words']) {
    lines.push({
      what: `matrix codes × sites: ${measure}`,
      spread: await times(20, () => ask('matrix.compute', { ...request, measure })),
      budget: matrixBudget,
      ...(measure === 'codings' ? { baseline: plainMatrix } : {}),
    })
  }
  lines.push({
    what: 'matrix codes × sites: sources, rolled up, one coder',
    spread: await times(20, async () =>
      ask('matrix.compute', {
        ...request,
        measure: 'sources',
        rollUp: true,
        codedBy: [((await ask('project.coders')) as { id: string }[])[0]!.id],
      }),
    ),
    budget: matrixBudget,
  })
  lines.push(...(await benchMatrices(ask, plain, folder, isLarge)))
  plain.close()
  lines.push({
    what: 'matrix after one more coding',
    spread: await times(20, async () => {
      const from = 400 + Math.floor(random() * 8000)
      await ask('coding.apply', {
        sourceId: list[Math.floor(random() * list.length)]!.id,
        codeIds: [usable[0]!.id],
        range: { start: from, end: from + 333 },
      })
      const begin = performance.now()
      await ask('matrix.compute', request)
      return performance.now() - begin
    }),
    note: 'the coding included',
  })

  memory.step('positions')
  const sheetsOfJudgements = generateJudgements(folder, sheet)
  await ask('import.propositions', { path: sheetsOfJudgements.propositions })
  await ask('import.codings', { path: sheetsOfJudgements.judgements })
  lines.push({
    what: 'first matrix of positions (evidence read)',
    spread: await times(1, () => ask('position.matrix', { unit: 'sites' })),
  })
  lines.push({
    what: `matrix of positions: ${PROPOSITIONS} propositions × sites`,
    spread: await times(20, () => ask('position.matrix', { unit: 'sites' })),
    budget: 50,
  })
  const [{ id: propositionId }] = (await ask('proposition.list')) as [{ id: string }]
  lines.push({
    what: 'matrix of positions after one more judgement',
    spread: await times(10, async run => {
      const range = { start: 500 + run * 7, end: 640 + run * 7 }
      await ask('evidence.judge', {
        propositionId,
        sourceId: list[(run * 11) % list.length]!.id,
        range,
        stance: 'confirming',
      })
      return ask('position.matrix', { unit: 'sites' })
    }),
    note: 'the judgement included',
  })

  if (!isLarge) {
    memory.step('disclosure')
    lines.push(...(await benchDisclosure(ask, folder)))
  }

  memory.step('search')
  const words = ['the', 'that', 'bade', 'kilo', 'we to', '"the and"', '"of it"', 'mo*']
  const kinds = await Promise.all(
    words.map(async word => ({
      word,
      answer: (await ask('search.text', { words: word })) as { total: number; exact: boolean },
    })),
  )
  for (const { word, answer } of kinds) {
    lines.push({
      what: `first 50 hits: ${word}`,
      spread: await times(10, () => ask('search.text', { words: word, limit: 50 })),
      budget: 20,
      note: answer.exact ? `${answer.total} occurrences` : `more than ${answer.total} occurrences`,
    })
  }
  const most = (await ask('search.count', { words: 'the' })) as { total: number }
  lines.push({
    what: `exact count of ${most.total} occurrences`,
    spread: await times(3, () => ask('search.count', { words: 'the' })),
    budget: 1000,
  })
  lines.push({
    what: 'find anything, with a typo',
    spread: await times(50, () => ask('search.find', { words: 'Sorce T0123' })),
    budget: 30,
  })
  lines.push({
    what: 'find a code, with a typo',
    spread: await times(50, () => ask('search.codes', { words: 'badde' })),
    budget: 30,
  })

  lines.push(...titles())

  memory.step('excerpts to csv')
  lines.push({
    what: 'all excerpts to csv',
    spread: await times(3, run => ask('export.excerpts', { to: join(folder, `excerpts-${run}.csv`) })),
    ...(isLarge ? {} : { budget: 1000 }),
  })
  memory.step('check')
  lines.push({
    what: 'check the whole file',
    spread: await times(1, async () => {
      const { problems } = (await ask('project.check')) as { problems: string[] }
      if (problems.length > 0) throw new Error(problems.join('\n'))
    }),
  })
  memory.step('backup')
  lines.push({ what: 'verified backup', spread: await times(1, () => ask('project.backUp')) })
  memory.step('undo of everything')
  lines.push(...(await undoneAndRedone(ask)))
  memory.step('end')
  await core.close()
  report(title, lines)
  console.log(`\nproject file ${(statSync(path).size / 1e6).toFixed(1)} MB`)
  memory.report()
  return { path, study }
}

/** Takes back all that was done, act by act, and brings the large ones back: how long a bulk import holds the core while it is undone. */
async function undoneAndRedone(ask: Ask): Promise<Line[]> {
  const lines: Line[] = []
  const turned = async (direction: 'undo' | 'redo') => {
    for (;;) {
      const begin = performance.now()
      const { label } = (await ask(`project.${direction}`)) as { label: string | null }
      const took = performance.now() - begin
      if (label === null) return
      if (took > 500) lines.push({ what: `${direction}: ${label}`, spread: spread([took]) })
    }
  }
  await turned('undo')
  await turned('redo')
  return lines
}
