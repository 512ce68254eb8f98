// What was done before a merge and is undone after it: where what came with the copy rests on it, that is said with the way out.

import { writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

it('an import that a copy has coded since: refused by the merge’s name and by whom, and undone once that is', async () => {
  const one = await cases.start()
  const { ours, journey } = one
  const file = journey.path('second.txt')
  writeFileSync(file, 'Respondent: Priya wrote the report alone.\n')
  const plan = await ours.ask('import.plan', { paths: [file] })
  await ours.ask('import.apply', {
    files: plan.map(({ token, name, kind, date }) => ({ token, name, kind, date, caseKeys: [], participantKeys: [] })),
  })
  // Somebody else than who imported it hands it out and brings it home: their own last act is the import.
  await ours.ask('project.workAs', { name: 'Cleo' })
  await one.handOut('Ben')
  await one.theirs('Ben', async hand => {
    const source = (await hand.ask('source.list', {})).find(each => each.name.startsWith('second'))!
    await hand.ask('coding.apply', {
      sourceId: source.id,
      codeIds: [await hand.codeId('Help')],
      range: { start: 12, end: 30 },
    })
  })
  await ours.ask('project.workAs', { name: 'Cleo' })
  await one.merge('Ben')
  await ours.ask('project.workAs', { name: 'Ana Lead' })
  const before = ours.rows('coding')
  expect(await journey.refused('project.undo', {})).toMatch(
    /^“Import .*” cannot be undone: “Merge the copy of Ben” \(Cleo\) builds on it\. Undo that first, working as Cleo\.$/,
  )
  expect(ours.rows('coding')).toEqual(before)

  await ours.ask('project.workAs', { name: 'Cleo' })
  await ours.ask('project.undo', {})
  await ours.ask('project.undo', {})
  await ours.ask('project.workAs', { name: 'Ana Lead' })
  await ours.ask('project.undo', {})
  expect((await ours.ask('source.list', {})).map(each => each.name)).toEqual(['interview'])
  expect((await ours.ask('project.check', {})).problems).toEqual([])

  // What comes with the copy now brings its source, words and all.
  await one.merge('Ben')
  const back = (await ours.ask('source.list', {})).find(each => each.name.startsWith('second'))!
  const open = await ours.ask('source.open', { sourceId: back.id })
  expect(open.paragraphs.map(each => each.text)[0]).toBe('Respondent: Priya wrote the report alone.')
  expect(open.codings).toHaveLength(1)
  expect((await ours.ask('project.check', {})).problems).toEqual([])
})

it('an undone import that a copy called otherwise: it comes back with its words, is asked about, and may go again', async () => {
  const one = await cases.start('Ben')
  const { ours } = one
  await one.theirs('Ben', async hand =>
    hand.ask('source.rename', { sourceId: await hand.sourceId(), name: 'First talk' }),
  )
  for (let acts = 0; (await ours.ask('source.list', {})).length > 0; acts++) {
    expect(acts).toBeLessThan(20)
    await ours.ask('project.undo', {})
  }
  const { asked } = await one.merge('Ben')
  expect(asked).toEqual(['M30 First talk'])
  expect(await ours.text()).toContain('trust went away')
  const [question] = await ours.ask('merge.open', {})
  await ours.ask('merge.answer', { decision: { question: question!.id, choice: 'remove' } })
  expect(await ours.ask('source.list', {})).toEqual([])
  expect((await ours.ask('project.check', {})).problems).toEqual([])
})

it('a text that was corrected twice there: its merge, undone and done again, asks and does what it did', async () => {
  const one = await cases.start('Ben')
  const { ours } = one
  await one.theirs('Ben', async hand => {
    await hand.correct('changed, and trust', 'changed')
    await hand.correct('for months', 'for weeks')
  })
  const { plan } = await one.merge('Ben')
  expect(plan.questions).toEqual([])
  const asked = ours.rows('anchor_question')
  expect(asked).toHaveLength(1)
  await ours.ask('project.undo', {})
  const again = await one.compare('Ben')
  expect([again.questions, again.deeds, again.lines]).toEqual([[], plan.deeds, plan.lines])
  await ours.ask('merge.apply', { planId: again.id })
  expect(ours.rows('anchor_question')).toEqual(asked)
})
