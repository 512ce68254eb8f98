// A checklist filled from what a study has recorded, through the door and as a file.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Journey } from '../support/journey.ts'

const study = new Journey()
beforeAll(async () => {
  await study.sample('study', 'A')
})
afterAll(() => study.end())

it('[86] a COREQ export has 32 items: 22 filled from the records, 8 drafted, 2 left to hand', async () => {
  const { groups } = await study.ask('report.checklist', { name: 'COREQ' })
  const items = groups.flatMap(group => group.items)
  const ways = ['filled', 'drafted', 'by hand'] as const
  expect(ways.map(how => items.filter(item => item.how === how).length)).toEqual([22, 8, 2])
  // What is left to hand has nothing in it, and what is filled stands on the records: 26 people, 38 sources, two coders.
  expect(items.filter(item => item.how === 'by hand').flatMap(item => item.lines)).toEqual([])
  const lines = (no: string) => items.find(item => item.no === no)!.lines.join(' ')
  expect(lines('12')).toContain('26 participants at 12 sites.')
  expect(lines('12')).toContain('38 sources')

  const page = study.path('coreq.html')
  await study.ask('export.checklist', { name: 'COREQ', to: page, format: 'html' })
  const html = readFileSync(page, 'utf8')
  expect(html).toContain('32 items: 22 filled from the records, 8 drafted, 2 left to hand.')
  for (const { no, title } of items) expect(html).toContain(`<h3>${no}. ${title}</h3>`)
  expect(html.match(/To be written by hand/g)).toHaveLength(2)

  const table = study.path('coreq.csv')
  await study.ask('export.checklist', { name: 'COREQ', to: table, format: 'csv' })
  const rows = parse<Record<string, string>>(readFileSync(table), { columns: true })
  expect(rows).toHaveLength(32)
})

it('[86] what is recorded is filled in: the coder’s credentials stand at their item', async () => {
  const { coder } = (await study.ask('project.info', {}))!
  const of = async () =>
    (await study.ask('report.checklist', { name: 'COREQ' })).groups
      .flatMap(group => group.items)
      .find(item => item.no === '2')!
  expect((await of()).lines).toEqual([])
  await study.ask('team.setCoderFact', { coderId: coder.id, field: 'credentials', value: 'MSc, PhD' })
  expect((await of()).lines.join(' ')).toContain('MSc, PhD')
  await study.ask('project.undo', {})
  expect((await of()).lines).toEqual([])
})
