// Nothing of a source that is left out lies anywhere in the bytes of a copy, in whichever row somebody kept its words.

import { readFileSync, writeFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import type { Input } from '../../../src/api/contract.ts'
import { Connection } from '../../../src/store/driver.ts'
import { Journey } from '../../support/journey.ts'

const journey = new Journey()
afterAll(() => journey.end())

/** Words that stand in the source left out, or were written about it, and nowhere else. */
const PLANTED = ['zanzibar', 'quokka', 'xylophone', 'obsidian', 'kumquat', 'wombat', 'bassoon', 'tamarind']

/** Which planted words a file holds, as they are or deflated in a column. */
function plantedIn(path: string): string[] {
  const found = new Set<string>()
  const look = (words: string) => {
    for (const word of PLANTED) if (words.includes(word)) found.add(word)
  }
  look(readFileSync(path).toString('latin1'))
  const connection = new Connection(path, { mustExist: true, readOnly: true })
  for (const { name } of connection.all<{ name: string }>({
    text: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'paragraph_text%'",
    values: [],
  }))
    for (const row of connection.all<Record<string, unknown>>({ text: `SELECT * FROM "${name}"`, values: [] }))
      for (const value of Object.values(row)) {
        if (typeof value === 'string') look(value)
        if (!(value instanceof Uint8Array) || value.length < 20) continue
        try {
          look(inflateRawSync(value).toString('utf8'))
        } catch {
          // Not deflated: seen above.
        }
      }
  connection.close()
  return [...found].sort()
}

it('[M49] [5.1] planted words of a source left out are in no byte of the copy', async () => {
  await journey.project('study', 'Ana')
  const files = [
    ['kept.txt', 'Respondent: The plain words that everybody may read.\n'],
    ['zanzibar.txt', 'Respondent: We met in zanzibar and saw a quokka there.\n'],
  ].map(([name, text]) => {
    writeFileSync(journey.path(name!), text!)
    return journey.path(name!)
  })
  const plan = await journey.ask('import.plan', { paths: files })
  await journey.ask('import.apply', {
    files: plan.map(({ token, name, kind, date }) => ({ token, name, kind, date, caseKeys: [], participantKeys: [] })),
  })
  const sources = await journey.ask('source.list', {})
  const out = sources.find(one => one.name === 'zanzibar')!.id
  const kept = sources.find(one => one.name !== 'zanzibar')!.id
  const codeId = await journey.ask('code.create', { name: 'Travel' })
  const caseId = await journey.ask('case.create', { kind: 'site', name: 'North' })
  await journey.ask('case.fileSources', { caseIds: [caseId], sourceIds: [out, kept] })
  const range = { start: 22, end: 52 }
  const [codingId] = await journey.ask('coding.apply', { sourceId: out, codeIds: [codeId], range })
  await journey.ask('coding.apply', { sourceId: kept, codeIds: [codeId], range: { start: 12, end: 30 } })
  await journey.ask('coding.mark', { codingIds: [codingId!], comment: 'xylophone' })
  await journey.ask('memo.write', { about: 'coding', subjectId: codingId!, title: 'obsidian', body: 'obsidian' })
  await journey.ask('memo.write', {
    about: 'project',
    subjectId: null,
    title: 'Overview',
    rich: [
      {
        type: 'paragraph',
        children: [{ text: 'See ' }, { type: 'link', to: 'coding', id: codingId!, name: 'a quokka there' }],
      },
    ],
  } as unknown as Input<'memo.write'>)
  await journey.ask('comment.add', {
    thing: { about: 'coding', id: codingId! },
    body: 'kumquat',
  } as unknown as Input<'comment.add'>)
  await journey.ask('quote.add', { codingIds: [codingId!], paraphrase: 'wombat' })
  await journey.ask('summary.fill', { cells: [{ caseId, codeId }] })
  await journey.ask('disclosure.decide', {
    kind: 'quotes',
    rule: 'names',
    subject: 'bassoon',
    decision: 'keep',
    reason: null,
  } as unknown as Input<'disclosure.decide'>)
  await journey.ask('project.workAs', { name: 'Ben' })
  const [theirs] = await journey.ask('coding.apply', {
    sourceId: out,
    codeIds: [codeId],
    range: { start: 22, end: 40 },
  })
  for (const name of ['Ana', 'Ben']) {
    await journey.ask('project.workAs', { name })
    await journey.ask('source.markCoded', { sourceId: out, coded: true })
  }
  const coders = (await journey.ask('project.coders', {})).filter(one => ['Ana', 'Ben'].includes(one.name))
  await journey.ask('agreement.settle', {
    decision: 'none',
    codingIds: [codingId!, theirs!],
    reason: 'tamarind',
  })
  await journey.ask('agreement.keep', {
    label: 'First round',
    coderIds: coders.map(one => one.id),
    unit: 'character',
    measures: ['percent'],
  })

  expect(plantedIn(journey.path('study.crosscase')).length).toBeGreaterThanOrEqual(7)
  const to = journey.path('copy.crosscase')
  await journey.ask('team.handOut', {
    copies: [{ coder: 'Cleo', to }],
    blind: false,
    withoutSources: [out],
    originals: true,
  })
  expect(plantedIn(to)).toEqual([])

  // What was not withheld is there, and the file is sound.
  await journey.ask('project.open', { path: to })
  expect((await journey.ask('project.check', {})).problems).toEqual([])
  const cell = await journey.ask('summary.cell', { caseId, codeId })
  expect(JSON.stringify(cell)).toContain('plain words')
})
